import { z } from 'zod';
import { approvalSteps, borrowerKinds, lineStates, loanManners, loanStates, returnResults } from '../domain/loan';
import { lineLists, slipLists } from '../domain/loan-lists';
import { scanBlocks } from '../domain/loan-scan';
import { binding, level, line, rowId, version, volumeState } from './primitives';

/** The loan desk: who stands at it, what a volume is there, and what one scan came to. */
export const loanManner = z.enum(loanManners);
export const loanState = z.enum(loanStates);
export const lineState = z.enum(lineStates);
export const returnResult = z.enum(returnResults);
export const approvalStep = z.enum(approvalSteps);
export const slipList = z.enum(slipLists);
export const lineList = z.enum(lineLists);
export const isoDay = z.iso.date();

/** What narrows a list of slips: on the screen, on paper and in a file alike. */
export const slipFilter = {
  list: slipList,
  /** toApprove: only what the operator in session may sign now. */
  mine: z.boolean().default(false),
  /** Only slips whose next signature is this one. */
  step: approvalStep.nullable().default(null),
  /** A number, or the beginning of a borrower's name. */
  text: line(40).default(''),
};

/** Why a person gets nothing new: left the company, has a volume overdue (DA-13.5). */
export const blockReason = z.enum(['left', 'overdue']);
export const borrowerSchema = z.strictObject({
  id: rowId,
  name: z.string(),
  staffCode: z.string().nullable(),
  department: z.string().nullable(),
  organisation: z.string().nullable(),
  phone: z.string().nullable(),
  kind: z.enum(borrowerKinds),
  leftOn: isoDay.nullable(),
  blocked: z.array(blockReason),
  out: z.int(),
  overdue: z.int(),
  reserved: z.int(),
  /** The oldest due day among what is overdue. */
  overdueSince: isoDay.nullable(),
});
export type Borrower = z.infer<typeof borrowerSchema>;

/** A volume as the desk shows it. `expected` is what the return check counts: pages when bound, items when loose. */
export const deskVolumeSchema = z.strictObject({
  id: rowId,
  /** 档号, or the old number of a volume without one. */
  code: z.string(),
  oldNumber: z.string().nullable(),
  machineKey: z.string(),
  title: z.string(),
  clientName: z.string().nullable(),
  level,
  state: volumeState,
  home: z.string().nullable(),
  current: z.string().nullable(),
  binding,
  pages: z.int().nullable(),
  itemCount: z.int(),
  expected: z.int().nullable(),
});
export type DeskVolume = z.infer<typeof deskVolumeSchema>;

/** Who has it, or for whom it is kept. `loanId` and `number` are null where the slip holds something above the clearance. */
export const holderSchema = z.strictObject({
  personId: rowId,
  name: z.string(),
  department: z.string().nullable(),
  phone: z.string().nullable(),
  loanId: rowId.nullable(),
  number: z.string().nullable(),
  manner: loanManner,
  state: z.enum(['reserved', 'out']),
  /** Day of hand-over; null while reserved. */
  since: isoDay.nullable(),
  /** Due back; while reserved the last day to fetch it. */
  until: isoDay.nullable(),
  overdueDays: z.int(),
});
export type Holder = z.infer<typeof holderSchema>;

/** One who waits: submitted slips with this volume in the order they came. */
export const waitingSchema = z.strictObject({
  position: z.int().positive(),
  personId: rowId,
  name: z.string(),
  loanId: rowId.nullable(),
  number: z.string().nullable(),
  submittedOn: isoDay,
  /** All approvals given: it is reserved for them the moment it comes back. */
  approved: z.boolean(),
});
export type Waiting = z.infer<typeof waitingSchema>;

const volume = deskVolumeSchema;
/** What one scan came to: a closed list, each with what the sentence needs. The screen decides words, colour and sound by `kind`. */
export const scanAnswerSchema = z.discriminatedUnion('kind', [
  /** A person's card: the borrower from now on. */
  z.strictObject({ kind: z.literal('borrower'), borrower: borrowerSchema }),
  /** A slip's barcode or number. */
  z.strictObject({ kind: z.literal('slip'), loanId: rowId, number: z.string().nullable(), state: loanState }),
  /** At home and free: put it on the slip. `queue`: who asked for it before, with a slip that is still to be approved. */
  z.strictObject({ kind: z.literal('added'), volume, queue: z.array(waitingSchema) }),
  z.strictObject({ kind: z.literal('alreadyOnSlip'), volume }),
  /** Out, and brought back: the return check begins. `ours`: the borrower at the desk has it. */
  z.strictObject({
    kind: z.literal('returning'),
    volume,
    holder: holderSchema,
    loanId: rowId,
    loanVersion: version,
    lineId: rowId,
    ours: z.boolean(),
    queue: z.array(waitingSchema),
  }),
  /** Reserved for the borrower at the desk: hand it over. */
  z.strictObject({
    kind: z.literal('handOver'),
    volume,
    loanId: rowId,
    loanVersion: version,
    number: z.string().nullable(),
    lineId: rowId,
  }),
  /** Somebody else has it: it may be put on the slip all the same and waits in the queue. */
  z.strictObject({
    kind: z.literal('outElsewhere'),
    volume,
    holder: holderSchema,
    queue: z.array(waitingSchema),
  }),
  z.strictObject({ kind: z.literal('reserved'), volume, holder: holderSchema, queue: z.array(waitingSchema) }),
  /** Refused, with the rule and its clause (DA-14.2, XX-27.4 …). */
  z.strictObject({
    kind: z.literal('refused'),
    volume,
    rule: z.enum(scanBlocks),
    clause: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('borrowerBlocked'), volume, borrower: borrowerSchema }),
  /** At home, and nobody stands at the desk: it belongs there. */
  z.strictObject({ kind: z.literal('free'), volume, queue: z.array(waitingSchema) }),
  /** An old number that several volumes carry: choose. */
  z.strictObject({ kind: z.literal('several'), volumes: z.array(volume) }),
  z.strictObject({ kind: z.literal('otherArchive'), tag: z.string() }),
  /** 13 digits of which one was read or typed wrong. */
  z.strictObject({ kind: z.literal('misread') }),
  z.strictObject({ kind: z.literal('notAVolume'), what: z.enum(['shelf', 'box']), code: z.string() }),
  z.strictObject({ kind: z.literal('unknown'), typed: z.string() }),
]);
export type ScanAnswer = z.infer<typeof scanAnswerSchema>;
