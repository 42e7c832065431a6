import { useCallback, useEffect, useRef, useState } from 'react';
import type { Loan } from '../../../../shared/contract/loans';
import { received, unanswered } from '../../../lib/scan-tray';
import { useSound } from '../../../lib/sounds';
import { useKept } from '../../../lib/use-kept';
import { useScanQueue } from '../../../lib/use-scan-queue';
import { emptyTray, type Tray, traySchema, withoutBorrower } from './tray';
import { type Choice, useScanAnswer } from './use-scan-answer';

/** One key for the one desk of this operator: the draft under which the tray is kept. */
export const TRAY = 'tray:loans';

/**
 * The desk at work. A scan is in the kept tray before it is asked about; scans are answered one after another
 * (use-scan-answer), each with the borrower and the slip that the ones before it left.
 */
export function useLoanDesk() {
  const sound = useSound();
  const { value: tray, now, change } = useKept(TRAY, traySchema, emptyTray);
  const [choice, showChoice] = useState<Choice | null>(null);
  const asked = useRef<Choice | null>(null);
  const setChoice = useCallback((next: Choice | null) => {
    asked.current = next;
    showChoice(next);
  }, []);
  const { answer, record, stand } = useScanAnswer({ now, change, setChoice, sound });
  const queue = useScanQueue(answer);
  const { push } = queue;
  /** No choice made: the scan stays in the tray as what it was. */
  const chooseNone = useCallback(() => {
    const left = asked.current;
    setChoice(null);
    if (left?.kind !== 'persons') return;
    const typed = now().entries.find((one) => one.n === left.n)?.code ?? '';
    record(left.n, { kind: 'unknown', typed });
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
