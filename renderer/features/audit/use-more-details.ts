import { useState } from 'react';
import type { AuditDetail, AuditEntry } from '../../../shared/contract/audit';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';

const PAGE = 100;

/** The subjects of an entry as far as they were asked for: those that came with it, then the others in their order. */
export function useMoreDetails({ seq, details: first, subjects }: AuditEntry) {
  const client = useClient();
  const [read, setRead] = useState<readonly AuditDetail[]>([]);
  const [after, setAfter] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const came = new Set(first.map(({ subject }) => subject));
  const details = [...first, ...read.filter(({ subject }) => !came.has(subject))];

  const more = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await client.call('audit.details', { seq, after, limit: PAGE });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.error);
    setRead([...read, ...answer.value.rows]);
    setAfter(answer.value.next);
  };
  return { details, left: Math.max(0, subjects - details.length), busy, failure, more };
}
