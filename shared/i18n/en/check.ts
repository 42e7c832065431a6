import type { SameKeys } from '../shape';
import type { check as source } from '../zh-CN/check';

export const check = {} satisfies SameKeys<typeof source>;
