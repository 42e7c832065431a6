import { useState } from 'react';
import type { Sort } from '../ui/DataTable';

/**
 * The order a ledger is in, one of those its list knows: `by` and `descending` go into the question, `ledger` to the
 * ledger. It opens in the order of `begin`.
 */
export function useSort<Name extends string>(sorts: readonly Name[], begin: { by: Name; descending?: boolean }) {
  const [sort, setSort] = useState<Sort>({ key: begin.by, descending: begin.descending ?? false });
  const by = sorts.find((one) => one === sort.key) ?? begin.by;
  return { by, descending: sort.descending, ledger: { sort, onSort: setSort } };
}
