import { z } from 'zod';
import {
  approvalManners,
  approvalSteps,
  borrowerKinds,
  dueClauses,
  lineStates,
  loanManners,
  loanStates,
  returnResults,
} from '../domain/loan';
import { loanActions } from '../domain/loan-rules';
import { lineLists, slipLists } from '../domain/loan-lists';
import { reminderManners } from '../domain/loan-reminders';
import { returnReportKinds } from '../domain/loan-return';
import { scanBlocks } from '../domain/loan-scan';
import type { Command } from './command';
import { approvalBy } from './approvals';
import {
  binding,
  day,
  level,
  line,
  nothing,
  optionalLine,
  optionalText,
  page,
  pageRequest,
  requiredLine,
  rowId,
  version,
  volumeState,
} from './primitives';

/** Loan 借阅: the desk, the path of a slip 借阅单, its work lists, the return check, reminders, copies, the register. */
export const loanManner = z.enum(loanManners);
export const loanState = z.enum(loanStates);
export const lineState = z.enum(lineStates);
export const returnResult = z.enum(returnResults);
export const approvalStep = z.enum(approvalSteps);
export const slipList = z.enum(slipLists);
export const lineList = z.enum(lineLists);
const isoDay = z.iso.date();

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
  /** At home and free: put it on the slip. */
  z.strictObject({ kind: z.literal('added'), volume }),
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

export const copySchema = z.strictObject({
  id: rowId,
  lineId: rowId,
  loanId: rowId,
  number: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  pages: z.string(),
  copies: z.int(),
  manner: z.enum(['copy', 'extract']),
  destination: z.string(),
  madeBy: z.string(),
  supervisedBy: z.string(),
  on: isoDay,
  borrower: z.string(),
});
export type CopyMade = z.infer<typeof copySchema>;

/** A repair order, a note of missing pages, a loss report: drawn at the return check, open until settled. */
export const returnReportSchema = z.strictObject({
  id: rowId,
  kind: z.enum(returnReportKinds),
  loanId: rowId,
  lineId: rowId,
  number: z.string().nullable(),
  volumeId: rowId,
  code: z.string(),
  title: z.string(),
  borrower: z.string(),
  on: isoDay,
  what: z.string(),
  settledOn: isoDay.nullable(),
  outcome: z.string().nullable(),
});
export type ReturnReport = z.infer<typeof returnReportSchema>;

export const breachSchema = z.strictObject({
  id: rowId,
  on: isoDay,
  loanId: rowId.nullable(),
  number: z.string().nullable(),
  code: z.string().nullable(),
  what: z.string(),
  sanction: z.string().nullable(),
});
export type Breach = z.infer<typeof breachSchema>;

export const loanLineSchema = z.strictObject({
  id: rowId,
  volume: deskVolumeSchema,
  state: lineState,
  /** Copy requests: which pages, how many copies. */
  askedPages: z.string().nullable(),
  askedCopies: z.int().nullable(),
  /** Put ready at the desk by the pick list. */
  fetchedOn: isoDay.nullable(),
  returnedOn: isoDay.nullable(),
  pagesCounted: z.int().nullable(),
  condition: z.string().nullable(),
  marks: z.string().nullable(),
  missingPages: z.string().nullable(),
  remark: z.string().nullable(),
  /** While it waits: who holds it, and the place in the queue. */
  holder: holderSchema.nullable(),
  position: z.int().nullable(),
  copies: z.array(copySchema),
  report: returnReportSchema.nullable(),
});
export type LoanLine = z.infer<typeof loanLineSchema>;

export const approvalSchema = z.strictObject({
  step: approvalStep,
  personId: rowId,
  person: z.string(),
  manner: z.enum(approvalManners),
  paperNumber: z.string().nullable(),
  paperDate: isoDay.nullable(),
  verdict: z.enum(['approved', 'refused']),
  reason: z.string().nullable(),
  on: isoDay,
  /** The renewal this belongs to; null for the loan itself. */
  renewalId: rowId.nullable(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** Who may sign the next step. `login` is null for one who is no operator: paper only. */
export const signerSchema = z.strictObject({
  step: approvalStep,
  personId: rowId,
  name: z.string(),
  login: z.string().nullable(),
  /** Stands in because the borrower holds the step, or because it is vacant. */
  standsIn: z.boolean(),
  ways: z.array(z.enum(approvalManners)),
});
export type Signer = z.infer<typeof signerSchema>;

export const loanSchema = z.strictObject({
  id: rowId,
  /** JY-2026-0001; null while a draft. */
  number: z.string().nullable(),
  machineKey: z.string(),
  state: loanState,
  manner: loanManner,
  level,
  borrower: borrowerSchema,
  purpose: z.string(),
  /** XX-27: an outsider's letter or pass, and the reading report (whom, what for, why, who reads). */
  letter: z.string().nullable(),
  report: z.string().nullable(),
  days: z.int(),
  /** Why it was refused, withdrawn. */
  reason: z.string().nullable(),
  submittedOn: isoDay.nullable(),
  approvedOn: isoDay.nullable(),
  lapseOn: isoDay.nullable(),
  issuedOn: isoDay.nullable(),
  dueOn: isoDay.nullable(),
  dueClause: z.enum(dueClauses),
  overdueDays: z.int(),
  closedOn: isoDay.nullable(),
  /** The whole chain in order, and what of it is still open. */
  steps: z.array(approvalStep),
  nextStep: approvalStep.nullable(),
  signers: z.array(signerSchema),
  /** All approvals given, but a volume is not back yet. */
  waiting: z.boolean(),
  approvals: z.array(approvalSchema),
  renewals: z.int(),
  renewal: z.strictObject({ id: rowId, days: z.int(), askedOn: isoDay, dueOn: isoDay }).nullable(),
  /** The last day renewals can reach (DA-13.5); null unless out of the room. */
  latestDue: isoDay.nullable(),
  override: z.strictObject({ by: z.string(), reason: z.string(), on: isoDay }).nullable(),
  reminders: z.array(
    z.strictObject({
      on: isoDay,
      stage: z.string(),
      manner: z.enum(reminderManners),
      answeredBy: z.string().nullable(),
      promisedOn: isoDay.nullable(),
    }),
  ),
  lines: z.array(loanLineSchema),
  /** What may be done now, so that a screen offers nothing that would be refused for the state it is in. */
  actions: z.array(z.enum(loanActions)),
  version,
});
export type Loan = z.infer<typeof loanSchema>;

export const slipRowSchema = z.strictObject({
  id: rowId,
  number: z.string().nullable(),
  state: loanState,
  manner: loanManner,
  level,
  borrowerId: rowId,
  borrower: z.string(),
  department: z.string().nullable(),
  purpose: z.string(),
  volumes: z.int(),
  /** The first volume on the slip. */
  firstCode: z.string(),
  firstTitle: z.string(),
  submittedOn: isoDay.nullable(),
  approvedOn: isoDay.nullable(),
  lapseOn: isoDay.nullable(),
  issuedOn: isoDay.nullable(),
  dueOn: isoDay.nullable(),
  out: z.int(),
  overdueDays: z.int(),
  nextStep: approvalStep.nullable(),
  /** Days asked for, where it is a renewal that wants signing. */
  renewalDays: z.int().nullable(),
  version,
});
export type SlipRow = z.infer<typeof slipRowSchema>;

export const lineRowSchema = z.strictObject({
  lineId: rowId,
  loanId: rowId,
  loanVersion: version,
  number: z.string().nullable(),
  manner: loanManner,
  state: lineState,
  volumeId: rowId,
  code: z.string(),
  title: z.string(),
  level,
  home: z.string().nullable(),
  current: z.string().nullable(),
  borrowerId: rowId,
  borrower: z.string(),
  department: z.string().nullable(),
  phone: z.string().nullable(),
  issuedOn: isoDay.nullable(),
  dueOn: isoDay.nullable(),
  overdueDays: z.int(),
  lapseOn: isoDay.nullable(),
  fetchedOn: isoDay.nullable(),
  remindedOn: isoDay.nullable(),
  /** How many wait for this volume; in the queue list, the place of this line. */
  waiting: z.int(),
  position: z.int().nullable(),
  /** Queue only: who has it now. */
  holder: z.string().nullable(),
});
export type LineRow = z.infer<typeof lineRowSchema>;

export const returnInput = z.strictObject({
  lineId: rowId,
  result: returnResult,
  /** Pages of a bound volume, items of a loose one; null only where nobody knows how many there should be, or when lost. */
  pagesCounted: z.int().min(0).max(99_999).nullable(),
  condition: optionalLine(200),
  marks: optionalLine(200),
  missingPages: optionalLine(200),
  remark: optionalLine(400),
  /** DA-13.3: what was done wrong, and what follows from it. */
  breach: z.strictObject({ what: requiredLine(200), sanction: optionalLine(200) }).nullable(),
});
export type ReturnInput = z.input<typeof returnInput>;

/** A reminder that is due: one a borrower, all that person has out and due (G7). */
export const reminderRowSchema = z.strictObject({
  borrowerId: rowId,
  borrower: z.string(),
  department: z.string().nullable(),
  phone: z.string().nullable(),
  loans: z.array(
    z.strictObject({
      loanId: rowId,
      number: z.string().nullable(),
      issuedOn: isoDay.nullable(),
      dueOn: isoDay,
      overdueDays: z.int(),
      stage: z.string(),
      remindedOn: isoDay.nullable(),
      times: z.int(),
      promisedOn: isoDay.nullable(),
      volumes: z.array(z.strictObject({ volumeId: rowId, code: z.string(), title: z.string() })),
    }),
  ),
});
export type ReminderRow = z.infer<typeof reminderRowSchema>;

/** The register 借阅登记簿, one row a volume (XX-28.5: time, name of the papers, copies, reason, signature). */
export const registerRowSchema = z.strictObject({
  lineId: rowId,
  number: z.string(),
  manner: loanManner,
  issuedOn: isoDay,
  borrower: z.string(),
  department: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  level,
  /** 份数: pages of a bound volume, items of a loose one. */
  count: z.int().nullable(),
  binding,
  purpose: z.string(),
  approvedBy: z.array(z.string()),
  dueOn: isoDay.nullable(),
  returnedOn: isoDay.nullable(),
  state: lineState,
  remark: z.string().nullable(),
});
export type RegisterRow = z.infer<typeof registerRowSchema>;

const target = { id: rowId, version };
const reason = requiredLine(200);
export const loanInput = z.strictObject({
  id: rowId.nullable(),
  version,
  borrowerId: rowId,
  manner: loanManner,
  purpose: requiredLine(200),
  letter: optionalLine(120),
  report: optionalText(1000),
  /** Days asked for; null takes the setting. */
  days: z.int().min(1).max(60).nullable(),
  lines: z
    .array(
      z.strictObject({
        volumeId: rowId,
        askedPages: optionalLine(200).default(null),
        askedCopies: z.int().min(1).max(200).nullable().default(null),
      }),
    )
    .min(1, 'required')
    .max(100),
});
export type LoanInput = z.input<typeof loanInput>;

const write = { may: 'loans.write', changes: ['loans', 'catalogue', 'desk', 'audit'] } as const;
const read = { may: 'read', changes: [] } as const;

export const loanCommands = {
  /** One scan or one typed code. Reads only: the tray is the page's, the slip is made by `loans.save`. */
  'loans.scan': {
    input: z.strictObject({
      code: line(60),
      borrowerId: rowId.nullable().default(null),
      manner: loanManner.default('takeOut'),
      onSlip: z.array(rowId).max(200).default([]),
    }),
    output: scanAnswerSchema,
    ...read,
  },
  'loans.borrower': { input: z.strictObject({ id: rowId }), output: borrowerSchema, ...read },
  /** By staff code, card or the beginning of a name: who may stand at the desk. */
  'loans.borrowers': {
    input: z.strictObject({ text: line(40) }),
    output: z.strictObject({ rows: z.array(borrowerSchema), more: z.boolean() }),
    ...read,
  },
  'loans.get': { input: z.strictObject({ id: rowId }), output: loanSchema, ...read },
  /** A draft: new (`id` null) or changed. Its lines are replaced as a whole. */
  'loans.save': { input: loanInput, output: loanSchema, ...write },
  /** Takes the number JY-… in its transaction. */
  'loans.submit': { input: z.strictObject(target), output: loanSchema, ...write },
  /** The next open step, and the steps beside it that the same person holds; also of a renewal. */
  'loans.approve': {
    input: z.strictObject({ ...target, by: approvalBy, remark: optionalLine(200).default(null) }),
    output: loanSchema,
    may: 'loans.approve',
    changes: ['loans', 'catalogue', 'desk', 'audit'],
  },
  'loans.refuse': {
    input: z.strictObject({ ...target, by: approvalBy, reason }),
    output: loanSchema,
    may: 'loans.approve',
    changes: ['loans', 'catalogue', 'desk', 'audit'],
  },
  'loans.withdraw': { input: z.strictObject({ ...target, reason }), output: loanSchema, ...write },
  /** The manager lets a borrower with an overdue volume have this slip (domain.md "Loan"). */
  'loans.override': {
    input: z.strictObject({ ...target, by: approvalBy, reason }),
    output: loanSchema,
    ...write,
  },
  /** A volume leaves a slip that is not issued yet. */
  'loans.dropLine': { input: z.strictObject({ ...target, lineId: rowId, reason }), output: loanSchema, ...write },
  /** Pick list: what has been taken from the shelf and lies ready. */
  'loans.fetch': {
    input: z.strictObject({ ...target, lineIds: z.array(rowId).min(1).max(100), fetched: z.boolean().default(true) }),
    output: loanSchema,
    ...write,
  },
  /** Hands over reserved lines; without `lineIds` all of them. */
  'loans.issue': {
    input: z.strictObject({ ...target, lineIds: z.array(rowId).min(1).max(100).nullable().default(null) }),
    output: loanSchema,
    ...write,
  },
  /** Takes lines back, each with its check. `on` null is today. */
  'loans.giveBack': {
    input: z.strictObject({ ...target, on: day.nullable().default(null), lines: z.array(returnInput).min(1).max(100) }),
    output: z.strictObject({
      loan: loanSchema,
      /** Slips whose volume came back by this, reserved now: tell these people. */
      reservedFor: z.array(z.strictObject({ loanId: rowId, number: z.string().nullable(), name: z.string() })),
    }),
    ...write,
  },
  'loans.askRenewal': {
    input: z.strictObject({ ...target, days: z.int().min(1).max(60) }),
    output: loanSchema,
    ...write,
  },
  'loans.slips': {
    input: z.strictObject({
      list: slipList,
      /** toApprove: only what the operator in session may sign now. */
      mine: z.boolean().default(false),
      borrowerId: rowId.nullable().default(null),
      /** A number, or the beginning of a borrower's name. */
      text: line(40).default(''),
      ...pageRequest,
    }),
    output: page(slipRowSchema),
    ...read,
  },
  'loans.lines': {
    input: z.strictObject({ list: lineList, ...pageRequest }),
    output: page(lineRowSchema),
    ...read,
  },
  /** The number of each list, for the rail and the desk. */
  'loans.counts': {
    input: nothing,
    output: z.strictObject({
      drafts: z.int(),
      toApprove: z.int(),
      toApproveMine: z.int(),
      waiting: z.int(),
      toFetch: z.int(),
      reserved: z.int(),
      out: z.int(),
      dueSoon: z.int(),
      overdue: z.int(),
      lapsed: z.int(),
      queue: z.int(),
      papersToList: z.int(),
      reminders: z.int(),
      reports: z.int(),
    }),
    ...read,
  },
  /** Where is it, where does it belong, who had it. */
  'loans.ofVolume': {
    input: z.strictObject({ volumeId: rowId }),
    output: z.strictObject({
      volume: deskVolumeSchema,
      holder: holderSchema.nullable(),
      queue: z.array(waitingSchema),
      /** Newest first. */
      history: z.array(
        z.strictObject({
          loanId: rowId.nullable(),
          number: z.string().nullable(),
          manner: loanManner,
          personId: rowId,
          name: z.string(),
          department: z.string().nullable(),
          issuedOn: isoDay.nullable(),
          dueOn: isoDay.nullable(),
          returnedOn: isoDay.nullable(),
          state: lineState,
        }),
      ),
      copies: z.array(copySchema),
    }),
    ...read,
  },
  /** All that a borrower ever had, and what went wrong. */
  'loans.ofBorrower': {
    input: z.strictObject({ borrowerId: rowId, ...pageRequest }),
    output: z.strictObject({
      borrower: borrowerSchema,
      slips: page(slipRowSchema),
      breaches: z.array(breachSchema),
    }),
    ...read,
  },
  'loans.recordBreach': {
    input: z.strictObject({
      borrowerId: rowId,
      lineId: rowId.nullable(),
      what: requiredLine(200),
      sanction: optionalLine(200),
    }),
    output: breachSchema,
    ...write,
  },
  /** Who is to be reminded today, by the rhythm of the settings. */
  'loans.reminders': {
    input: z.strictObject({ ...pageRequest }),
    output: page(reminderRowSchema),
    ...read,
  },
  'loans.remind': {
    input: z.strictObject({
      loanIds: z.array(rowId).min(1).max(200),
      manner: z.enum(reminderManners),
      answeredBy: optionalLine(40),
      promisedOn: day.nullable(),
    }),
    output: nothing,
    may: 'loans.write',
    changes: ['loans', 'desk', 'audit'],
  },
  /** The monthly list: everything out, by department and borrower. */
  'loans.outstanding': {
    input: z.strictObject({ ...pageRequest }),
    output: page(
      z.strictObject({
        borrowerId: rowId,
        borrower: z.string(),
        department: z.string().nullable(),
        phone: z.string().nullable(),
        lines: z.array(lineRowSchema),
      }),
    ),
    ...read,
  },
  'loans.register': {
    input: z.strictObject({ from: day, to: day, ...pageRequest }),
    output: page(registerRowSchema),
    ...read,
  },
  'loans.reports': {
    input: z.strictObject({ open: z.boolean().default(true), ...pageRequest }),
    output: page(returnReportSchema),
    ...read,
  },
  'loans.settleReport': {
    input: z.strictObject({ id: rowId, outcome: requiredLine(200) }),
    output: returnReportSchema,
    ...write,
  },
  /** Copies and extracts made of an issued copy slip: who, when, pages, copies, where to (3.1, BM-7(8)). */
  'loans.logCopy': {
    input: z.strictObject({
      ...target,
      lineId: rowId,
      manner: z.enum(['copy', 'extract']),
      pages: requiredLine(200),
      copies: z.int().min(1).max(200),
      destination: requiredLine(120),
      madeById: rowId,
      supervisedById: rowId,
    }),
    output: loanSchema,
    ...write,
  },
  'loans.copies': {
    input: z.strictObject({ from: day, to: day, ...pageRequest }),
    output: page(copySchema),
    ...read,
  },
  /** The last thing done at the desk in this session, while nothing has touched it since. */
  'loans.undoable': {
    input: nothing,
    output: z
      .strictObject({
        what: z.enum(['issue', 'giveBack', 'fetch']),
        loanId: rowId,
        number: z.string().nullable(),
        volumes: z.int(),
        at: z.string(),
      })
      .nullable(),
    ...read,
  },
  'loans.undo': { input: z.strictObject({ reason }), output: loanSchema, ...write },
} as const satisfies Record<string, Command>;
