import { useCallback } from 'react';
import type { Borrower, DeskVolume, ScanAnswer } from '../../../../shared/contract/loans';
import { assertNever } from '../../../../shared/result';
import { useClient } from '../../../lib/client-context';
import { answered } from '../../../lib/scan-tray';
import type { useSound } from '../../../lib/sounds';
import { useSpoken } from './answer-words';
import { type Done, meantAgain, type Tray, type TrayLine, withBorrower } from './tray';

/** A choice only a person can make: which of several borrowers or volumes is meant. */
export type Choice =
  | { readonly kind: 'persons'; readonly n: number; readonly rows: readonly Borrower[]; readonly more: boolean }
  | { readonly kind: 'volumes'; readonly n: number; readonly rows: readonly DeskVolume[] };

const nothing: Done = { kind: 'nothing' };
const line = (volume: DeskVolume): TrayLine => ({ volume, askedPages: '', askedCopies: null });
type Desk = {
  /** The tray at this moment: an answer may come after other scans have changed it. */
  readonly now: () => Tray;
  readonly change: (next: (before: Tray) => Tray) => void;
  readonly setChoice: (choice: Choice | null) => void;
  readonly sound: ReturnType<typeof useSound>;
};

/** Asks what a scan in the tray means and does what follows from it; every answer has its words and its sound. */
export function useScanAnswer({ now, change, setChoice, sound }: Desk) {
  const client = useClient();
  const spoken = useSpoken();
  const record = useCallback(
    (n: number, answer: ScanAnswer | null, done: Done = nothing) => {
      change((before) => answered(before, n, answer, done));
      const entry = now().entries.find((one) => one.n === n);
      if (entry !== undefined) sound(spoken(entry).tone);
    },
    [change, now, sound, spoken],
  );
  const stand = useCallback(
    (n: number, answer: ScanAnswer, borrower: Borrower, done: Done = nothing) => {
      const here = now();
      const open = here.borrower !== null && here.borrower.id !== borrower.id && here.lines.length > 0;
      if (open)
        return record(n, answer, { kind: 'othersSlip', name: here.borrower?.name ?? '', count: here.lines.length });
      change((before) => withBorrower(before, borrower));
      return record(n, answer, done);
    },
    [change, now, record],
  );
  const list = useCallback(
    (n: number, answer: ScanAnswer & { volume: DeskVolume }, how: 'plain' | 'waits' | 'override') => {
      change((before) => ({ ...before, lines: [...before.lines, line(answer.volume)] }));
      record(n, answer, { kind: 'listed', how, count: now().lines.length });
    },
    [change, now, record],
  );
  const handOver = useCallback(
    async (n: number, answer: ScanAnswer & { kind: 'handOver' }) => {
      const issued = await client.call('loans.issue', {
        id: answer.loanId,
        version: answer.loanVersion,
        lineIds: [answer.lineId],
      });
      if (!issued.ok) return record(n, answer, { kind: 'failed', error: issued.error });
      const { number, dueOn, manner, lines, borrower } = issued.value;
      change((before) => (before.borrower?.id === borrower.id ? { ...before, borrower } : before));
      return record(n, answer, {
        kind: 'handedOver',
        number: number ?? '',
        dueOn,
        sameDay: manner !== 'takeOut',
        left: lines.filter(({ state }) => state === 'reserved').length,
      });
    },
    [change, client, record],
  );
  const openSlip = useCallback(
    async (n: number, answer: ScanAnswer & { kind: 'slip' }) => {
      const loan = await client.call('loans.get', { id: answer.loanId });
      if (!loan.ok) return record(n, answer, { kind: 'failed', error: loan.error });
      const toFetch = loan.value.lines.filter(({ state }) => state === 'reserved').length;
      return stand(n, answer, loan.value.borrower, { kind: 'slipOpened', toFetch });
    },
    [client, record, stand],
  );
  /** What was typed is no number: perhaps it is somebody's name. */
  const asName = useCallback(
    async (n: number, answer: ScanAnswer & { kind: 'unknown' }) => {
      const found = await client.call('loans.borrowers', { text: answer.typed.slice(0, 40) });
      if (!found.ok) return record(n, answer, { kind: 'failed', error: found.error });
      const [only] = found.value.rows;
      if (only === undefined) return record(n, answer, nothing);
      if (found.value.rows.length === 1 && !found.value.more)
        return stand(n, { kind: 'borrower', borrower: only }, only);
      setChoice({ kind: 'persons', n, rows: found.value.rows, more: found.value.more });
      return undefined;
    },
    [client, record, setChoice, stand],
  );

  const answer = useCallback(
    async (n: number) => {
      const here = now();
      const entry = here.entries.find((one) => one.n === n);
      if (entry === undefined) return;
      const heard = await client.call('loans.scan', {
        code: entry.code.slice(0, 60),
        borrowerId: here.borrower?.id ?? null,
        manner: here.manner,
        onSlip: here.lines.map(({ volume }) => volume.id),
      });
      if (!heard.ok) return record(n, null, { kind: 'failed', error: heard.error });
      const said = heard.value;
      switch (said.kind) {
        case 'borrower':
          return stand(n, said, said.borrower);
        case 'slip':
          return openSlip(n, said);
        case 'added':
          return list(n, said, 'plain');
        case 'handOver':
          return handOver(n, said);
        case 'returning': {
          const again = now().returns.some(({ lineId }) => lineId === said.lineId);
          const { lineId, loanId, loanVersion, volume, holder, queue } = said;
          if (!again)
            change((before) => ({
              ...before,
              returns: [...before.returns, { lineId, loanId, loanVersion, volume, holder, queue }],
            }));
          return record(n, said, { kind: 'check', again });
        }
        case 'outElsewhere':
        case 'reserved':
        case 'borrowerBlocked':
          return meantAgain(here, n, said.volume.id)
            ? list(n, said, said.kind === 'borrowerBlocked' ? 'override' : 'waits')
            : record(n, said, nothing);
        case 'several':
          record(n, said, nothing);
          return setChoice({ kind: 'volumes', n, rows: said.volumes });
        case 'unknown':
          return asName(n, said);
        case 'alreadyOnSlip':
        case 'refused':
        case 'free':
        case 'otherArchive':
        case 'misread':
        case 'notAVolume':
          return record(n, said, nothing);
        default:
          return assertNever(said);
      }
    },
    [asName, change, client, handOver, list, now, openSlip, record, setChoice, stand],
  );
  return { answer, record, stand };
}
