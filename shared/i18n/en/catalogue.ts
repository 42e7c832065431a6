import type { SameKeys } from '../shape';
import type { catalogue as source } from '../zh-CN/catalogue';

export const catalogue = {} satisfies SameKeys<typeof source>;
