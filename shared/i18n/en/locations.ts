import type { SameKeys } from '../shape';
import type { locations as source } from '../zh-CN/locations';

export const locations = {} satisfies SameKeys<typeof source>;
