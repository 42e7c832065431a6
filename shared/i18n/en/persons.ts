import type { SameKeys } from '../shape';
import type { persons as source } from '../zh-CN/persons';

export const persons = {} satisfies SameKeys<typeof source>;
