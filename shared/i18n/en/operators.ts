import type { SameKeys } from '../shape';
import type { operators as source } from '../zh-CN/operators';

export const operators = {} satisfies SameKeys<typeof source>;
