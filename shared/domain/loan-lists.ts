/**
 * Work lists of the loan desk. Of slips: drafts 拟办 · toApprove 待审批 (renewals too) · waiting 已批待还卷 (approved by
 * all, a volume is not back) · approved 待取 · issued 借出中 · lapsed 逾期未取 · all.
 */
export const slipLists = ['drafts', 'toApprove', 'waiting', 'approved', 'issued', 'lapsed', 'all'] as const;
export type SlipList = (typeof slipLists)[number];

/**
 * Of volumes: toFetch 待取卷, in shelf order · reserved 预留 · out 借出 · dueSoon 今明到期 · overdue 逾期 · queue 排队 ·
 * papersToList 退卷新增文件待补目录.
 */
export const lineLists = ['toFetch', 'reserved', 'out', 'dueSoon', 'overdue', 'queue', 'papersToList'] as const;
export type LineList = (typeof lineLists)[number];
