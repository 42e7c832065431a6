import type { SameKeys } from '../shape';
import type { rule as source } from '../zh-CN/rule';

export const rule = {} satisfies SameKeys<typeof source>;
