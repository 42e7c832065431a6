import { assertNever, err, ok, type Result } from '../result';
import type { ReturnResult } from './loan';
import type { Binding, Day } from './volume-facts';

/** Drawn up by the return check: repair 修复单 · missingPages 缺页说明 · loss 遗失报告. */
export const returnReportKinds = ['repair', 'missingPages', 'loss'] as const;
export type ReturnReportKind = (typeof returnReportKinds)[number];

export type ReturnCheck = {
  readonly result: ReturnResult;
  readonly pagesCounted: number | null;
  readonly condition: string | null;
  readonly missingPages: string | null;
  readonly remark: string | null;
};
export const returnRules = [
  'countMissing',
  'pagesFewer',
  'pagesMore',
  'pagesAgree',
  'conditionMissing',
  'missingPagesUnnamed',
  'lossUnexplained',
  'returnBeforeIssue',
  'returnInFuture',
] as const;
export type ReturnRule = (typeof returnRules)[number];

/** What the check counts against: the pages of a bound volume, the items of a loose one; null when nobody ever counted. */
export const expectedCount = (binding: Binding, pages: number | null, itemCount: number): number | null =>
  binding === 'bound' ? pages : itemCount;

/** Whether what was counted and what was said fit together (DA-13.3): a short count can never pass as plainly returned. */
export function checkReturn(expected: number | null, check: ReturnCheck): Result<null, ReturnRule> {
  if (check.result === 'lost') return check.remark === null ? err('lossUnexplained') : ok(null);
  const counted = check.pagesCounted;
  if (counted === null && expected !== null) return err('countMissing');
  const difference = counted === null || expected === null ? null : counted - expected;
  switch (check.result) {
    case 'returned':
      return sameCount(difference);
    case 'damaged':
      return check.condition === null ? err('conditionMissing') : sameCount(difference);
    case 'incomplete':
      if (check.missingPages === null) return err('missingPagesUnnamed');
      return difference !== null && difference >= 0 ? err('pagesAgree') : ok(null);
    case 'papersAdded':
      return difference !== null && difference <= 0 ? err('pagesAgree') : ok(null);
    default:
      return assertNever(check.result);
  }
}

function sameCount(difference: number | null): Result<null, ReturnRule> {
  if (difference === null || difference === 0) return ok(null);
  return err(difference < 0 ? 'pagesFewer' : 'pagesMore');
}

/** A return is of a day between the hand-over and today. */
export function checkReturnDay(issuedOn: Day, on: Day, today: Day): Result<null, ReturnRule> {
  if (on < issuedOn) return err('returnBeforeIssue');
  return on > today ? err('returnInFuture') : ok(null);
}

/** Which report the result asks for, if any. */
export function reportOf(result: ReturnResult): ReturnReportKind | null {
  switch (result) {
    case 'damaged':
      return 'repair';
    case 'incomplete':
      return 'missingPages';
    case 'lost':
      return 'loss';
    case 'returned':
    case 'papersAdded':
      return null;
    default:
      return assertNever(result);
  }
}
