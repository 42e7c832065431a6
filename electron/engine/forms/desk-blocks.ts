import type { Level } from '../../../shared/domain/level';
import type { Day } from '../../../shared/domain/volume-facts';
import type { ApprovalFacts, DeskFacts, PersonFacts } from './loan-facts';
import { levelMark, remark } from './figures';
import type { Cell } from './grid';
import { drawing, frame, rule, text, type Drawing, type TextStyle } from './marks';
import type { Box } from './mm';
import type { FormWords } from './words';

/** What the forms of the loan desk have in common. */

export const deskLabel: TextStyle = { face: 'songBold', sizes: [10, 9, 8, 7], align: 'center', leading: 1.15 };
export const deskEntry: TextStyle = { face: 'song', sizes: [10.5, 10, 9, 8, 7], leading: 1.2 };
export const deskHeading: TextStyle = {
  face: 'songBold',
  sizes: [18, 16, 14],
  align: 'center',
  tracking: 0.15,
  lines: 1,
};
export const smallPrint: TextStyle = { face: 'song', sizes: [8, 7.5, 7, 6.5], leading: 1.25 };

export const labelCell = (share: number, wording: string, where: string): Cell => ({
  share,
  text: wording,
  style: deskLabel,
  where: `${where}.label`,
});
export const entryCell = (share: number, wording: string, where: string, style: Partial<TextStyle> = {}): Cell => ({
  share,
  text: wording,
  style: { ...deskEntry, align: 'center', ...style },
  where,
});
export const leftCell = (share: number, wording: string, where: string): Cell =>
  entryCell(share, wording, where, { align: 'left' });

/** Where a person belongs: the department, or the organisation of an outsider. */
export const belongsTo = (person: PersonFacts): string => person.department ?? person.organisation ?? '';

/** Why: purpose, and the reason where one was given. */
export const why = (facts: { readonly purpose: string; readonly reason: string | null }, words: FormWords): string =>
  remark([facts.purpose, facts.reason], words.separator);

/** 备注 of a listed volume: its level first where it is marked (XX-31), then what was noted. */
export const noteOf = (level: Level, facts: DeskFacts, words: FormWords, ...more: readonly (string | null)[]): string =>
  remark([levelMark(level, facts.levelLabels), ...more], words.separator);

/** A day in tables: 2026-03-02. */
export const shortDay = (day: Day | null): string => day ?? '';

/** `经理　李四（据纸质审批 12）` for every step that was given, one after the other. */
export const approvalLine = (approvals: readonly ApprovalFacts[], words: FormWords): string =>
  approvals
    .flatMap((one) =>
      one.state === 'given'
        ? [`${words.loans.step[one.step]} ${words.loans.given(one.name, one.manner === 'paper', one.paperNumber)}`]
        : [],
    )
    .join(words.separator);

/**
 * One box a step, side by side: who, and below it either the given approval with its day, or the room for the pen.
 * The department's box has room for its stamp (XX-27.2, XX-28.3).
 */
export function approvalBoxes(box: Box, approvals: readonly ApprovalFacts[], words: FormWords): Drawing {
  const width = box.width / Math.max(1, approvals.length);
  const { loans } = words;
  return drawing(
    frame(box),
    ...approvals.map((one, index) => {
      const x = box.x + index * width;
      const signed =
        one.state === 'given' ? loans.given(one.name, one.manner === 'paper', one.paperNumber) : loans.signature;
      return drawing(
        index === 0 ? drawing() : rule(x, box.y, x, box.y + box.height),
        text({ x, y: box.y + 0.5, width, height: 6 }, loans.step[one.step], deskLabel, 'approvals.label'),
        rule(x, box.y + 7, x + width, box.y + 7),
        one.state === 'given'
          ? text({ x, y: box.y + 8, width, height: 6 }, loans.agreed, { ...deskEntry, align: 'center' }, 'approvals')
          : one.step === 'departmentHead'
            ? text({ x, y: box.y + 8, width, height: 6 }, loans.seal, { ...smallPrint, align: 'center' }, 'approvals')
            : drawing(),
        text(
          { x: x + 1.5, y: box.y + box.height - 15, width: width - 3, height: 8 },
          signed,
          { ...deskEntry, align: one.state === 'given' ? 'center' : 'left' },
          'approvals',
        ),
        text(
          { x: x + 1.5, y: box.y + box.height - 7, width: width - 3, height: 6 },
          words.day(one.state === 'given' ? one.on : null),
          { ...deskEntry, sizes: [9, 8, 7], align: 'right' },
          'approvals',
        ),
      );
    }),
  );
}

/** `name ________`: a place for the pen, or for what is known already. */
export const signLine = (box: Box, name: string, value: string, where: string, nameWidth: number): Drawing =>
  drawing(
    text(
      // The word does not touch the line for the pen.
      { ...box, width: nameWidth - 1.2 },
      name,
      { ...deskLabel, align: 'left', valign: 'bottom', lines: 1 },
      `${where}.label`,
    ),
    text(
      { ...box, x: box.x + nameWidth, width: box.width - nameWidth },
      value,
      { ...deskEntry, align: 'center', valign: 'bottom', lines: 1 },
      where,
    ),
    rule(box.x + nameWidth, box.y + box.height + 0.4, box.x + box.width, box.y + box.height + 0.4),
  );

/** 作废 in a frame beside the heading: the number of a refused or withdrawn slip stays, and says so. */
export const voidStamp = (box: Box, isVoid: boolean, words: FormWords): Drawing =>
  isVoid
    ? drawing(
        frame(box, 1.1),
        text(box, words.loans.void, { face: 'heiBold', sizes: [16, 14, 12, 10], align: 'center' }, 'void'),
      )
    : drawing();
