import type { SameKeys } from '../shape';
import type { passphrase as source } from '../zh-CN/passphrase';

export const passphrase = {} satisfies SameKeys<typeof source>;
