import { useState } from 'react';
import type { DisposalRow } from '../../../shared/contract/disposal-list';
import type { InputOf } from '../../../shared/contract/index';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';

const MOST = 500;

/** All rows of a list that fit, page after page: for what is done to the rest at once. Null when a page failed. */
export function useAllRows() {
  const client = useClient();
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const load = async (filter: InputOf<'disposal.rows'>): Promise<readonly DisposalRow[] | null> => {
    setLoading(true);
    setFailure(null);
    const rows: DisposalRow[] = [];
    for (;;) {
      const answer = await client.call('disposal.rows', { ...filter, offset: rows.length, limit: MOST });
      if (!answer.ok) {
        setLoading(false);
        setFailure(answer.error);
        return null;
      }
      rows.push(...answer.value.rows);
      if (answer.value.rows.length === 0 || rows.length >= answer.value.total) break;
    }
    setLoading(false);
    return rows;
  };
  return { load, loading, failure };
}
