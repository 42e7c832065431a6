import type { SameKeys } from '../shape';
import type { settings as source } from '../zh-CN/settings';

export const settings = {} satisfies SameKeys<typeof source>;
