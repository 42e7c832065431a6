import type { Loan } from '../../../shared/contract/loans';
import { ruleBroken } from '../../../shared/errors';
import type { ApprovalFacts, CopyForm, LoanForm, LoanLineFacts } from '../forms/loan-facts';
import { rankOf, subjectOf } from './context';
import { askingOf, deskOf, personOf } from './desk-facts';
import { type Ask, oneSheet, type Prepared, type Request } from './form-sources';
import { readLoan } from './loan-read';

/** Forms of one slip: what the store knows of it, as facts for the press. */

/** Every step of the chain in its order; a paper counts from the day that stands on it. */
const approvalsOf = (loan: Loan): ApprovalFacts[] =>
  loan.steps.map((step): ApprovalFacts => {
    const given = loan.approvals.find(
      (one) => one.step === step && one.verdict === 'approved' && one.renewalId === null,
    );
    if (given === undefined) return { step, state: 'open' };
    const isPaper = given.manner === 'paper';
    return {
      step,
      state: 'given',
      name: given.person,
      manner: isPaper ? 'paper' : 'countersign',
      paperNumber: given.paperNumber,
      on: isPaper ? (given.paperDate ?? given.on) : given.on,
    };
  });

const isVoid = ({ state }: Loan): boolean => state === 'refused' || state === 'withdrawn';
const linesOf = (loan: Loan): LoanLineFacts[] =>
  loan.lines
    .filter(({ state }) => state !== 'released')
    .map(({ volume, remark }) => ({
      referenceCode: volume.code === '' ? null : volume.code,
      title: volume.title,
      pages: volume.pages,
      level: volume.level,
      home: volume.home,
      machineKey: volume.machineKey,
      note: remark,
    }));

/** 经手人: who handed it out, as the log has it, whoever prints it again. */
const handedOutBy = ({ db }: Ask, id: number): string | null =>
  db
    .prepare(
      `SELECT p.name FROM log_detail x JOIN log_entry e ON e.seq = x.seq AND e.deed = 'loan.issued' JOIN operator o ON o.id = e.operator_id
      JOIN person p ON p.id = o.person_id WHERE x.subject = ? ORDER BY x.seq DESC LIMIT 1`,
    )
    .get<{ name: string }>([subjectOf('loan', id)])?.name ?? null;

function loanForm(ask: Ask, loan: Loan): LoanForm {
  return {
    ...deskOf(ask),
    number: loan.number,
    machineKey: loan.machineKey,
    isVoid: isVoid(loan),
    manner: loan.manner,
    borrower: personOf(ask, loan.borrower.id),
    purpose: loan.purpose,
    reason: loan.report,
    letter: loan.letter,
    submittedOn: loan.submittedOn,
    issuedOn: loan.issuedOn,
    dueOn: loan.dueOn,
    term: { days: loan.manner === 'takeOut' ? loan.days : null, clause: loan.dueClause },
    approvals: approvalsOf(loan),
    issuedBy: loan.issuedOn === null ? null : handedOutBy(ask, loan.id),
    lines: linesOf(loan),
  };
}

/** A card for every gap: what is out; before the hand-over, what is kept for it. */
function outCards(ask: Ask, loan: Loan) {
  const { number: loanNumber, manner, issuedOn, dueOn } = loan;
  const gone = loan.lines.filter(({ state }) => state === 'out');
  const lines = linesOf({
    ...loan,
    lines: gone.length > 0 ? gone : loan.lines.filter(({ state }) => state === 'reserved'),
  });
  if (lines.length === 0) throw ruleBroken('nothingToPrint');
  const common = { ...deskOf(ask), loanNumber, manner, borrower: personOf(ask, loan.borrower.id), issuedOn, dueOn };
  return { cards: lines.map((line) => ({ ...common, line })) };
}

function copyForm(ask: Ask, loan: Loan): CopyForm {
  if (loan.manner !== 'copy') throw ruleBroken('onlyForCopies');
  const made = loan.lines.flatMap(({ copies }) => copies);
  const [first] = made;
  return {
    ...deskOf(ask),
    number: loan.number,
    machineKey: loan.machineKey,
    isVoid: isVoid(loan),
    requester: personOf(ask, loan.borrower.id),
    submittedOn: loan.submittedOn,
    purpose: loan.purpose,
    reason: loan.report,
    destination: made.length === 0 ? null : [...new Set(made.map(({ destination }) => destination))].join('；'),
    rows: loan.lines.map(({ volume, askedPages, askedCopies }) => ({
      referenceCode: volume.code === '' ? null : volume.code,
      title: volume.title,
      level: volume.level,
      pages: askedPages,
      copies: askedCopies,
    })),
    approvals: approvalsOf(loan),
    copiedBy: first?.madeBy ?? null,
    copiedOn: first?.on ?? null,
    supervisedBy: first?.supervisedBy ?? null,
  };
}

export function prepareLoan(ask: Ask, request: Request<'loan'>): Prepared {
  const loan = readLoan(ask.db, request.id, askingOf(ask));
  const subject = subjectOf('loan', loan.id);
  const sheets = [
    {
      subject,
      logSubject: subject,
      level: rankOf(loan.level),
      codedVolumes: loan.lines.map(({ volume }) => volume.id),
    },
  ];
  switch (request.form) {
    case 'loanSlip':
    case 'readingApplication': {
      return { sheets, job: oneSheet(ask, request, request.form, 'a4', loanForm(ask, loan)) };
    }
    case 'outCard': {
      return { sheets, job: oneSheet(ask, request, 'outCard', 'a4', outCards(ask, loan)) };
    }
    case 'copyApproval': {
      return { sheets, job: oneSheet(ask, request, 'copyApproval', 'a4', copyForm(ask, loan)) };
    }
  }
}
