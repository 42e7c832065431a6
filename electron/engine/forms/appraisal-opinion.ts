import { entryCell, labelCell, leftCell, noteOf, voidStamp } from './desk-blocks';
import {
  appraiserSigners,
  headCells,
  opinionWords,
  signerBoxes,
  spanWords,
  volumeCells,
  volumeLabels,
} from './disposal-blocks';
import type { AppraisalOpinion } from './disposal-facts';
import { grid } from './grid';
import type { LedgerShape } from './ledger';
import { drawing, text, type Drawing, type Step } from './marks';
import { reportLeft, reportSteps, reportWidth } from './report';
import type { FormWords } from './words';

type Column =
  | 'sequence'
  | 'referenceCode'
  | 'title'
  | 'year'
  | 'pages'
  | 'retention'
  | 'manager'
  | 'managerReason'
  | 'head'
  | 'headReason'
  | 'outcome'
  | 'note';
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'sequence', width: 10, kind: 'figure' },
    { name: 'referenceCode', width: 37, kind: 'figure' },
    { name: 'title', width: 50, kind: 'prose' },
    { name: 'year', width: 11, kind: 'figure' },
    { name: 'pages', width: 10, kind: 'figure' },
    { name: 'retention', width: 13, kind: 'code' },
    { name: 'manager', width: 15, kind: 'code' },
    { name: 'managerReason', width: 30, kind: 'prose' },
    { name: 'head', width: 15, kind: 'code' },
    { name: 'headReason', width: 30, kind: 'prose' },
    { name: 'outcome', width: 15, kind: 'code' },
    { name: 'note', width: 21, kind: 'prose' },
  ],
  rowHeight: 10,
  headHeight: 10,
};
const paper = 'a4Landscape';
const width = reportWidth(paper);
const signersHeight = 34;

/** 档案鉴定意见书 (DA-15.1): the opinions of both appraisers on every volume with their reasons, side by side, what came of them, and the director's word. */
export function appraisalOpinion(facts: AppraisalOpinion, words: FormWords): Generator<Step> {
  const { disposal } = words;
  const said = disposal.opinionForm;
  return reportSteps(
    {
      paper,
      name: said.name,
      // Every sheet says whose it is: they come apart on a desk.
      left: `${facts.fondsName}　${disposal.number}${words.colon}${facts.number ?? ''}`,
      right: `${disposal.drawnOn}${words.colon}${words.day(facts.drawnOn)}`,
      shape,
      labels: {
        ...volumeLabels(words),
        year: said.year,
        pages: disposal.pages,
        retention: disposal.retention,
        manager: said.managerOpinion,
        managerReason: said.reason,
        head: said.headOpinion,
        headReason: said.reason,
        outcome: said.outcome,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          ...volumeCells(row, index, facts, words),
          year: row.year === null ? '' : String(row.year),
          pages: row.pages === null ? '' : String(row.pages),
          retention: row.retention === null ? '' : words.retention(row.retention),
          manager: opinionWords(row.manager?.opinion ?? null, words),
          managerReason: row.manager?.reason ?? '',
          head: opinionWords(row.departmentHead?.opinion ?? null, words),
          headReason: row.departmentHead?.reason ?? '',
          outcome: row.leftReason === null ? opinionWords(row.outcome, words) : '',
          ...(row.leftReason === null ? {} : { note: noteOf(row.level, facts, words, said.left(row.leftReason)) }),
        },
        isStruck: row.leftReason !== null,
      })),
      isRuled: false,
      source: disposal.register.source,
      opening: { height: 30, draw: (y) => summary(facts, words, y) },
      closing: {
        height: 4 + signersHeight + 6,
        draw: (y) =>
          drawing(
            signerBoxes({ x: reportLeft, y: y + 4, width, height: signersHeight }, signersOf(facts, words), words),
            text(
              { x: reportLeft, y: y + 4 + signersHeight + 0.6, width, height: 5 },
              said.rule,
              { face: 'song', sizes: [8, 7.5, 7], lines: 1 },
              'rule',
            ),
          ),
      },
    },
    words,
  );
}

const signersOf = (facts: AppraisalOpinion, words: FormWords) => {
  const { disposal } = words;
  return [
    ...appraiserSigners(facts.appraisers, resultOf(facts, words), words),
    { who: disposal.capacity.director, says: disposal.register.approvedWords, signed: facts.approved },
  ];
};

function resultOf({ rows }: AppraisalOpinion, { disposal }: FormWords): string {
  const kept = rows.filter(({ leftReason }) => leftReason === null);
  const of = (kind: 'destroy' | 'keepYears' | 'permanent') =>
    kept.filter(({ outcome }) => outcome?.kind === kind).length;
  const open = kept.filter(({ outcome }) => outcome === null).length;
  return disposal.opinionForm.resultWords(kept.length, of('destroy'), of('keepYears'), of('permanent'), open);
}

function summary(facts: AppraisalOpinion, words: FormWords, y: number): Drawing {
  const { disposal } = words;
  return drawing(
    voidStamp({ x: reportLeft + width - 24, y: 17, width: 24, height: 9 }, facts.isVoid, words),
    grid({ x: reportLeft, y, width, height: 27 }, [
      ...headCells(facts, words).map((cells) => ({ share: 1, cells })),
      {
        share: 1,
        cells: [
          labelCell(24, disposal.drawnBy, 'drawnBy'),
          entryCell(36, facts.drawnBy, 'drawnBy'),
          labelCell(24, disposal.years, 'years'),
          entryCell(36, spanWords(facts.years, words), 'years'),
          labelCell(24, disposal.opinionForm.result, 'result'),
          leftCell(112, resultOf(facts, words), 'result'),
        ],
      },
    ]),
  );
}
