import type { Fill, VolumeForm } from './facts';
import { levelMark, remark } from './figures';
import { fitWithin, heightOf, leadingOf } from './fit';
import { pageFoot, standardNote } from './foot';
import { settable } from './glyphs';
import { breakLines } from './line-break';
import { drawing, frame, penLines, rule, text, thick, type Drawing, type Page, type TextStyle } from './marks';
import { toPoints, type Box } from './mm';
import type { FormWords } from './words';

/** mm, rules-and-forms 1.7: frame 35–260, what is said of the volume down to 200, signatures 12 apart in the right half. */
const sheet = { x: 25, y: 35, width: 170, height: 225 };
const statementFoot = 200;
const statement: Box = { x: sheet.x + 8, y: 66, width: sheet.width - 16, height: statementFoot - 66 - 4 };
const penPitch = 12;
const signature = { x: 108, first: 208, pitch: 12, label: 30, width: 78 };

const heading: TextStyle = { face: 'songBold', sizes: [18], align: 'center', tracking: 0.15 };
const headLine: TextStyle = { face: 'song', sizes: [10, 9, 8, 7, 6] };
const label: TextStyle = { face: 'songBold', sizes: [12, 11, 10, 9], align: 'left', lines: 1 };
const prose: TextStyle = { face: 'song', sizes: [12, 11, 10.5, 10, 9], valign: 'top', leading: 1.6 };
const entry: TextStyle = { face: 'song', sizes: [12, 11, 10, 9, 8, 7], align: 'center', valign: 'bottom' };

/**
 * 卷内备考表 by GB/T 9705-2008: 档号, 互见号, 本卷共有 件, 共 页, what the volume's state is, 立卷人 and 检查人 with
 * their dates. A statement too long for the frame at 9 pt goes on on a further sheet; the signatures stand on the last.
 */
export function closingNote(facts: VolumeForm, words: FormWords, fill: Fill): Page[] {
  const isFilled = fill === 'filled';
  const parts = isFilled ? statementParts(facts.closingNote ?? '') : [''];
  return parts.map((part, index) => ({
    paper: 'a4',
    ...drawing(
      text({ x: sheet.x, y: 18.5, width: sheet.width, height: 9 }, words.closingNote.name, heading, 'heading'),
      codeLine(isFilled ? facts : null, words),
      frame(sheet, thick),
      rule(sheet.x, statementFoot, sheet.x + sheet.width, statementFoot),
      statementHead(isFilled ? facts : null, index > 0, words),
      part === ''
        ? penLines({ ...statement, y: statement.y - penPitch + 6, height: statement.height + 4 }, penPitch)
        : text(statement, part, prose, 'closingNote'),
      index === parts.length - 1 ? signatures(isFilled ? facts : null, words) : drawing(),
      parts.length > 1 ? pageFoot(index + 1, parts.length, words) : drawing(),
      standardNote('a4', words),
    ),
  }));
}

function codeLine(facts: VolumeForm | null, words: FormWords): Drawing {
  const crossReference = `${words.crossReference}${words.colon}${facts === null ? '　'.repeat(12) : (facts.crossReference ?? '')}`;
  return drawing(
    text(
      { x: sheet.x, y: 29, width: 84, height: 5 },
      remark(
        [
          `${words.referenceCode}${words.colon}${facts?.referenceCode ?? ''}`,
          facts === null ? null : levelMark(facts.level, facts.levelLabels),
        ],
        '　',
      ),
      headLine,
      'referenceCode',
    ),
    text(
      { x: sheet.x + 86, y: 29, width: sheet.width - 86, height: 5 },
      crossReference,
      { ...headLine, align: 'right' },
      'crossReference',
    ),
  );
}

function statementHead(facts: VolumeForm | null, isContinued: boolean, words: FormWords): Drawing {
  const { statement: name, continued, total } = words.closingNote;
  const counts = total(facts?.itemCount ?? null, facts?.pages ?? null);
  return drawing(
    text(
      { x: statement.x, y: 40, width: statement.width, height: 8 },
      `${name}${isContinued ? continued : ''}${words.colon.trimEnd()}`,
      label,
      'statement.label',
    ),
    isContinued
      ? drawing()
      : text(
          { x: statement.x, y: 52, width: statement.width, height: 8 },
          counts,
          { ...prose, valign: 'middle' },
          'total',
        ),
  );
}

/** The statement as it falls on sheets: whole on one if a size from 12 down to 9 pt allows, else in sheets full of 9 pt lines. */
function statementParts(wording: string): string[] {
  if (fitWithin(settable(wording, prose.face), prose, statement.width, statement.height)) return [wording];
  const size = prose.sizes.at(-1) ?? 9;
  const { lines } = breakLines(wording, prose.face, toPoints(statement.width) / size);
  const perSheet = Math.floor(statement.height / heightOf(1, size, leadingOf(prose)));
  return Array.from({ length: Math.ceil(lines.length / perSheet) }, (_, i) =>
    lines.slice(i * perSheet, (i + 1) * perSheet).join('\n'),
  );
}

function signatures(facts: VolumeForm | null, words: FormWords): Drawing {
  const { compiledBy, checkedBy, date } = words.closingNote;
  const rows = [
    [compiledBy, facts?.compiledBy ?? '', 'compiledBy'],
    [date, words.day(facts?.compiledOn ?? null), 'compiledOn'],
    [checkedBy, facts?.checkedBy ?? '', 'checkedBy'],
    [date, words.day(facts?.checkedOn ?? null), 'checkedOn'],
  ] as const;
  return drawing(
    ...rows.flatMap(([name, value, where], index) => {
      const y = signature.first + index * signature.pitch;
      const room = { x: signature.x + signature.label, y, width: signature.width - signature.label, height: 8 };
      return [
        text(
          { x: signature.x, y, width: signature.label - 2, height: 8 },
          name,
          { ...label, align: 'right', valign: 'bottom' },
          `${where}.label`,
        ),
        text(room, value, entry, where),
        rule(room.x, y + 8.4, room.x + room.width, y + 8.4),
      ];
    }),
  );
}
