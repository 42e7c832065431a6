import type { DisposalList, ListSigner } from '../../../../shared/contract/disposal-list';
import { type AppraiserCapacity, appraiserCapacities } from '../../../../shared/domain/disposal';

/** Rows that the same people appraise in the same capacity: what one person can write through and sign at once. */
export type Part = {
  readonly key: string;
  readonly capacity: AppraiserCapacity;
  /** Null: the rows of all departments. */
  readonly departmentId: number | null;
  readonly department: string | null;
  readonly rows: number;
  readonly open: number;
  readonly signers: readonly ListSigner[];
};
const whoOf = (signers: readonly ListSigner[]): string =>
  signers
    .map(({ personId }) => personId)
    .sort((a, b) => a - b)
    .join(' ');

/** One part for a capacity where the same people sign for every department, else one for each. */
export function partsOf({ appraisers }: Pick<DisposalList, 'appraisers'>): readonly Part[] {
  return appraiserCapacities.flatMap((capacity) => {
    const own = appraisers.filter((part) => part.capacity === capacity);
    const [first] = own;
    if (first === undefined) return [];
    if (new Set(own.map(({ signers }) => whoOf(signers))).size > 1)
      return own.map((part) => ({ ...part, key: `${capacity}:${part.departmentId ?? 0}` }));
    const sum = (of: 'rows' | 'open') => own.reduce((total, part) => total + part[of], 0);
    const only = own.length === 1 ? first : null;
    return [
      {
        key: `${capacity}:0`,
        capacity,
        departmentId: null,
        department: only?.department ?? null,
        rows: sum('rows'),
        open: sum('open'),
        signers: first.signers,
      },
    ];
  });
}
