import { signLine } from './desk-blocks';
import { remarksOf, spanOf } from './holding-cells';
import type { CaseList, HoldingFacts } from './holding-facts';
import type { LedgerRow, LedgerShape } from './ledger';
import { drawing, frame, rule, text, thick, type Page, type TextStyle } from './marks';
import { report, sourceNote } from './report';
import { namedLine } from './cover-blocks';
import type { FormWords } from './words';

/** 案卷目录: a book of its own, with cover, table and closing note (GB/T 9705; rules-and-forms 1.2). */

type Column = 'number' | 'title' | 'span' | 'items' | 'pages' | 'retention' | 'note';
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'number', width: 42, kind: 'figure' },
    { name: 'title', width: 54, kind: 'prose' },
    { name: 'span', width: 22, kind: 'code' },
    { name: 'items', width: 9, kind: 'figure' },
    { name: 'pages', width: 10, kind: 'figure' },
    { name: 'retention', width: 15, kind: 'code' },
    { name: 'note', width: 18, kind: 'prose' },
  ],
  rowHeight: 12,
  headHeight: 10,
  isReadWhole: true,
};

const bigLabel: TextStyle = { face: 'songBold', sizes: [12, 11, 10], align: 'left', lines: 1 };
const bigEntry: TextStyle = { face: 'song', sizes: [14, 13, 12, 11, 10, 9, 8], align: 'left', lines: 1 };

export function caseList(facts: CaseList, words: FormWords): Page[] {
  const { holdings } = words;
  const said = holdings.caseList;
  return [
    coverPage(facts, words),
    ...report(
      {
        paper: 'a4',
        name: said.name,
        left: `${facts.fondsNumber} ${facts.fondsName}`,
        right: holdings.volumeCount(facts.volumes.length),
        shape,
        labels: {
          number: words.referenceCode,
          title: holdings.title,
          span: holdings.span,
          items: holdings.items,
          pages: holdings.pages,
          retention: holdings.retention,
          note: holdings.note,
        },
        rows: facts.volumes.map((volume): LedgerRow<Column> => ({
          cells: {
            number: volume.referenceCode ?? '',
            title: volume.title,
            span: spanOf(volume),
            items: String(volume.itemCount),
            pages: volume.pages === null ? '' : String(volume.pages),
            retention: volume.retention === null ? '' : words.retention(volume.retention),
            note: remarksOf(volume, facts.levelLabels, words),
          },
          isStruck: volume.state === 'destroyed',
        })),
        isRuled: true,
        source: words.standard,
      },
      words,
    ),
    closingPage(facts, words),
  ];
}

const sumOf = (volumes: readonly HoldingFacts[], of: (volume: HoldingFacts) => number | null): number =>
  volumes.reduce((sum, volume) => sum + (of(volume) ?? 0), 0);

function yearsOf(volumes: readonly HoldingFacts[]): string {
  const years = volumes.flatMap(({ year }) => (year === null ? [] : [year]));
  if (years.length === 0) return '';
  const [first, last] = years.reduce(([a, b], year) => [Math.min(a, year), Math.max(b, year)], [9999, 0]);
  return first === last ? String(first) : `${String(first)} – ${String(last)}`;
}

function coverPage(facts: CaseList, words: FormWords): Page {
  const { holdings } = words;
  const said = holdings.caseList;
  const codes = facts.volumes.flatMap(({ referenceCode }) => (referenceCode === null ? [] : [referenceCode]));
  const rows: readonly (readonly [name: string, value: string, where: string])[] = [
    [holdings.fondsNumber, facts.fondsNumber, 'fondsNumber'],
    [holdings.years, yearsOf(facts.volumes), 'years'],
    [said.from, codes[0] ?? '', 'from'],
    [said.to, codes.at(-1) ?? '', 'to'],
    [said.extent, holdings.volumeCount(facts.volumes.length), 'extent'],
    [holdings.madeOn, words.day(facts.madeOn), 'madeOn'],
  ];
  return {
    paper: 'a4',
    ...drawing(
      frame({ x: 25, y: 20, width: 170, height: 255 }, thick),
      namedLine(
        { x: 45, y: 48, width: 130, height: 19 },
        facts.fondsName,
        {
          face: 'songBold',
          sizes: [28, 26, 24, 22, 20, 18, 16, 14, 12],
          align: 'center',
          valign: 'bottom',
          balanced: true,
          leading: 1.2,
        },
        holdings.fondsName,
        'fondsName',
      ),
      text(
        { x: 35, y: 100, width: 150, height: 24 },
        said.name,
        { face: 'songBold', sizes: [42, 38, 34, 30, 26], align: 'center', tracking: 0.4, lines: 1 },
        'heading',
      ),
      ...rows.map(([name, value, where], index) => {
        const y = 155 + index * 15;
        return drawing(
          text({ x: 55, y, width: 30, height: 9 }, name, bigLabel, `${where}.label`),
          text({ x: 88, y, width: 80, height: 9 }, value, bigEntry, where),
          rule(86, y + 9, 168, y + 9),
        );
      }),
      sourceNote('a4', words.standard),
    ),
  };
}

/** Closing note: how many volumes, items and pages when it was made, what has gone since is written below by hand. */
function closingPage(facts: CaseList, words: FormWords): Page {
  const { holdings } = words;
  const said = holdings.caseList;
  const destroyed = facts.volumes.filter(({ state }) => state === 'destroyed').length;
  const room = { x: 25, y: 35, width: 170, height: 225 };
  return {
    paper: 'a4',
    ...drawing(
      text(
        { x: 25, y: 18.5, width: 170, height: 9 },
        said.closingName,
        { face: 'songBold', sizes: [18, 16], align: 'center', tracking: 0.15 },
        'heading',
      ),
      frame(room, thick),
      text(
        { x: 33, y: 44, width: 154, height: 24 },
        said.closing(
          facts.volumes.length,
          sumOf(facts.volumes, ({ itemCount }) => itemCount),
          sumOf(facts.volumes, ({ pages }) => pages),
          destroyed,
        ),
        { face: 'song', sizes: [12, 11, 10], leading: 1.6, valign: 'top' },
        'closing',
      ),
      text({ x: 33, y: 74, width: 154, height: 7 }, said.changes, bigLabel, 'changes.label'),
      ...Array.from({ length: 9 }, (_, i) => rule(33, 93 + i * 12, 187, 93 + i * 12)),
      signLine({ x: 100, y: 222, width: 84, height: 7 }, holdings.madeBy, facts.madeBy, 'madeBy', 24),
      signLine({ x: 100, y: 236, width: 84, height: 7 }, holdings.madeOn, words.day(facts.madeOn), 'madeOn', 24),
      sourceNote('a4', words.standard),
    ),
  };
}
