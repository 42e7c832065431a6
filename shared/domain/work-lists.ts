/**
 * What wants doing about volumes, as lists with a number on the start screen: readyToFile 齐全可归档 · overdue 借出逾期
 * (counted there by the loan desk) · undated 无起算日期 · due 期满 (domain.md "Retention": due from the day after the last
 * day kept) · dueWithinYear 一年内期满.
 */
export const workLists = ['readyToFile', 'overdue', 'undated', 'due', 'dueWithinYear'] as const;
export type WorkList = (typeof workLists)[number];
