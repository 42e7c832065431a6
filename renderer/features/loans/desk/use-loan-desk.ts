import { useCallback, useEffect, useRef, useState } from 'react';
import type { Borrower, DeskVolume, Loan, ScanAnswer } from '../../../../shared/contract/loans';
import { assertNever } from '../../../../shared/result';
import { useClient } from '../../../lib/client-context';
import { useSound } from '../../../lib/sounds';
import { useKept } from '../../../lib/use-kept';
import { answered, received, unanswered } from '../../../lib/scan-tray';
import { useScanQueue } from '../../../lib/use-scan-queue';
import { useSpoken } from './answer-words';
import {
  type Done,
  emptyTray,
  meantAgain,
  type Tray,
  type TrayLine,
  traySchema,
  withBorrower,
  withoutBorrower,
} from './tray';

/** One key for the one desk of this operator: the draft under which the tray is kept. */
export const TRAY = 'tray:loans';
/** A choice only a person can make: which of several borrowers or volumes is meant. */
export type Choice =
  | { readonly kind: 'persons'; readonly n: number; readonly rows: readonly Borrower[]; readonly more: boolean }
  | { readonly kind: 'volumes'; readonly n: number; readonly rows: readonly DeskVolume[] };

const nothing: Done = { kind: 'nothing' };
const line = (volume: DeskVolume): TrayLine => ({ volume, askedPages: '', askedCopies: null });

/**
 * The desk at work. A scan is in the kept tray before it is asked about; scans are answered one after another, each with
 * the borrower and the slip that the ones before it left; every answer has its words and its sound.
 */
export function useLoanDesk() {
  const client = useClient();
  const sound = useSound();
  const spoken = useSpoken();
  const { value: tray, now, change } = useKept(TRAY, traySchema, emptyTray);
  const [choice, showChoice] = useState<Choice | null>(null);
  const asked = useRef<Choice | null>(null);
  const setChoice = useCallback((next: Choice | null) => {
    asked.current = next;
    showChoice(next);
  }, []);

  const record = useCallback(
    (n: number, answer: ScanAnswer | null, done: Done) => {
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
  const queue = useScanQueue(answer);
  const { push } = queue;
  /** No choice made: the scan stays in the tray as what it was. */
  const chooseNone = useCallback(() => {
    const left = asked.current;
    setChoice(null);
    if (left?.kind !== 'persons') return;
    const typed = now().entries.find((one) => one.n === left.n)?.code ?? '';
    record(left.n, { kind: 'unknown', typed }, nothing);
  }, [now, record, setChoice]);
  const scan = useCallback(
    (code: string) => {
      chooseNone();
      change((before) => received(before, code, new Date().toISOString()));
      push(now().count);
    },
    [change, chooseNone, now, push],
  );
  // What a crash or a lock left without an answer is asked again, in its order.
  const resumed = useRef(false);
  useEffect(() => {
    if (tray === undefined || resumed.current) return;
    resumed.current = true;
    for (const entry of unanswered(tray)) push(entry.n);
  }, [tray, push]);

  const choose = (at: number) => {
    if (choice === null) return;
    setChoice(null);
    if (choice.kind === 'persons') {
      const borrower = choice.rows[at];
      if (borrower !== undefined) stand(choice.n, { kind: 'borrower', borrower }, borrower);
    } else {
      const volume = choice.rows[at];
      if (volume !== undefined) scan(volume.machineKey);
    }
  };
  const patch = (some: Partial<Tray>) => change((before) => ({ ...before, ...some }));
  const nextBorrower = () => change(withoutBorrower);
  const removeLine = (volumeId: number) =>
    change((before) => ({ ...before, lines: before.lines.filter(({ volume }) => volume.id !== volumeId) }));
  /** A return has been checked and booked; others of the same slip go on from its new version. */
  const returned = (lineId: number, loan: Loan) =>
    change((before) => ({
      ...before,
      borrower: before.borrower?.id === loan.borrower.id ? loan.borrower : before.borrower,
      returns: before.returns
        .filter((one) => one.lineId !== lineId)
        .map((one) => (one.loanId === loan.id ? { ...one, loanVersion: loan.version } : one)),
    }));
  const putOff = (lineId: number) =>
    change((before) => ({ ...before, returns: before.returns.filter((one) => one.lineId !== lineId) }));
  const clear = () => change((before) => ({ ...before, count: 0, entries: [] }));

  return {
    tray,
    waiting: queue.waiting,
    choice,
    scan,
    choose,
    chooseNone,
    patch,
    nextBorrower,
    removeLine,
    returned,
    putOff,
    clear,
    sound,
  };
}
export type LoanDeskState = ReturnType<typeof useLoanDesk>;
