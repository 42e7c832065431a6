import { useQuery } from '../lib/use-query';
import type { Approver } from './CountersignDialog';

/** Everyone who has a passphrase of this archive; nobody where the operator in session may not see that list. */
export function useSigners(): readonly Approver[] {
  const operators = useQuery('operators.list', {}, ['session', 'persons']);
  return operators.status === 'ready'
    ? operators.value.operators.flatMap(({ personId, fullName, login, removedAt }) =>
        removedAt === null ? [{ personId, name: fullName, login }] : [],
      )
    : [];
}
