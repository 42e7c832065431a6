/** Level 密级 (BM-5, DA-14.2). `general` 一般 is every unmarked client file; the other three are marked and never leave the room. */
export const levels = ['general', 'secret', 'confidential', 'topSecret'] as const;
/** general 一般 · secret 秘密 · confidential 机密 · topSecret 绝密: in Chinese order, lowest first. */
export type Level = (typeof levels)[number];
