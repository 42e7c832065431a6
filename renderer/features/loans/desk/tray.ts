import { z } from 'zod';
import {
  type Borrower,
  borrowerSchema,
  deskVolumeSchema,
  holderSchema,
  loanManner,
  scanAnswerSchema,
  waitingSchema,
} from '../../../../shared/contract/loans';
import { appErrorSchema } from '../../../../shared/errors';

/** What the desk did of itself after an answer; the words depend on it. */
const doneSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing') }),
  /** Put on the slip; `waits` behind others, `override` needs the manager. */
  z.strictObject({ kind: z.literal('listed'), how: z.enum(['plain', 'waits', 'override']), count: z.int() }),
  z.strictObject({ kind: z.literal('check'), again: z.boolean() }),
  z.strictObject({
    kind: z.literal('handedOver'),
    number: z.string(),
    dueOn: z.string().nullable(),
    sameDay: z.boolean(),
    left: z.int(),
  }),
  z.strictObject({ kind: z.literal('slipOpened'), toFetch: z.int() }),
  /** Another borrower's slip is still open at the desk. */
  z.strictObject({ kind: z.literal('othersSlip'), name: z.string(), count: z.int() }),
  z.strictObject({ kind: z.literal('failed'), error: appErrorSchema }),
]);
export type Done = z.infer<typeof doneSchema>;

const entrySchema = z.strictObject({
  n: z.int(),
  at: z.string(),
  code: z.string(),
  /** Null until the engine has answered: such a scan is asked again after a crash. */
  answer: scanAnswerSchema.nullable(),
  done: doneSchema,
});
export type TrayEntry = z.infer<typeof entrySchema>;

const lineSchema = z.strictObject({
  volume: deskVolumeSchema,
  askedPages: z.string(),
  askedCopies: z.int().nullable(),
});
export type TrayLine = z.infer<typeof lineSchema>;

/** A volume brought back that nobody has counted yet. */
const pendingSchema = z.strictObject({
  lineId: z.int(),
  loanId: z.int(),
  loanVersion: z.int(),
  volume: deskVolumeSchema,
  holder: holderSchema,
  queue: z.array(waitingSchema),
});
export type Pending = z.infer<typeof pendingSchema>;

/** Everything the desk is in the middle of: kept so that a crash of the page or a lock loses no scan. */
export const traySchema = z.strictObject({
  borrower: borrowerSchema.nullable(),
  manner: loanManner,
  purpose: z.string(),
  letter: z.string(),
  report: z.string(),
  days: z.int().nullable(),
  lines: z.array(lineSchema),
  /** The slip these lines were saved as, when submitting it failed afterwards. */
  draft: z.strictObject({ id: z.int(), version: z.int() }).nullable(),
  returns: z.array(pendingSchema),
  /** How many scans in all; `entries` keeps the newest. */
  count: z.int(),
  entries: z.array(entrySchema),
});
export type Tray = z.infer<typeof traySchema>;

export const emptyTray: Tray = {
  borrower: null,
  manner: 'takeOut',
  purpose: '',
  letter: '',
  report: '',
  days: null,
  lines: [],
  draft: null,
  returns: [],
  count: 0,
  entries: [],
};

/** The borrower goes, and with them what was to be their slip; returns and the record of scans stay. */
export const withoutBorrower = (tray: Tray): Tray => ({
  ...emptyTray,
  returns: tray.returns,
  count: tray.count,
  entries: tray.entries,
});
export const withBorrower = (tray: Tray, borrower: Borrower): Tray =>
  tray.borrower?.id === borrower.id ? { ...tray, borrower } : { ...withoutBorrower(tray), borrower };

/** Whether the scan before this one asked for the same volume and was told it waits: then it is meant. */
export function meantAgain(tray: Tray, n: number, volumeId: number): boolean {
  const before = tray.entries.find((entry) => entry.n === n - 1);
  const answer = before?.answer ?? null;
  if (answer === null || before?.done.kind !== 'nothing') return false;
  const asks = answer.kind === 'outElsewhere' || answer.kind === 'reserved' || answer.kind === 'borrowerBlocked';
  return asks && answer.volume.id === volumeId;
}
