import type { SameKeys } from '../shape';
import type { forms as source } from '../zh-CN/forms';

export const forms = {} satisfies SameKeys<typeof source>;
