import type { SameKeys } from '../shape';
import type { clients as source } from '../zh-CN/clients';

export const clients = {} satisfies SameKeys<typeof source>;
