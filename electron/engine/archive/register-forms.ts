import { assertNever } from '../../../shared/result';
import type { CertificateRegister, CopyLog, LoanRegister } from '../forms/loan-facts';
import { certificateRegister } from './certificate-list';
import { rankOf, subjectOf } from './context';
import { askingOf, deskOf } from './desk-facts';
import { type Ask, fondsOf, oneSheet, type Prepared, type Request } from './form-sources';
import { everyRow } from './loan-list-forms';
import { copies, register } from './loan-records';

/** Registers of the loan desk from one day to another: what was lent, what was copied, what was certified. */

const PAGE = 500;
type Period = Request<'period'>;
type Heads = Pick<LoanRegister, 'fondsName' | 'levelLabels' | 'from' | 'to' | 'madeOn'>;
type Levelled = { readonly level: Parameters<typeof rankOf>[0] };

export function preparePeriod(ask: Ask, request: Period): Prepared {
  switch (request.form) {
    case 'loanRegister':
      return prepareRegister(ask, request);
    case 'copyLog':
      return prepareCopyLog(ask, request);
    case 'certificateRegister':
      return prepareCertificates(ask, request);
    default:
      return assertNever(request.form);
  }
}

const headsOf = (ask: Ask, { from, to }: Period): Heads => ({ ...deskOf(ask), from, to, madeOn: ask.moment.day });
/** One sheet of the whole archive, as secret as the highest row in it. */
const sheetOf = (ask: Ask, { from, to }: Period, rows: readonly Levelled[]): Prepared['sheets'] => [
  {
    subject: `period:${from}/${to}`,
    logSubject: subjectOf('fonds', fondsOf(ask.db).id),
    level: Math.max(0, ...rows.map(({ level }) => rankOf(level))),
    codedVolumes: [],
  },
];

function prepareRegister(ask: Ask, request: Period): Prepared {
  const { from, to } = request;
  const found = everyRow((after) => register(ask.db, { from, to, after, limit: PAGE }, askingOf(ask)));
  const rows: LoanRegister['rows'] = found.map((row) => ({
    loanNumber: row.number === '' ? null : row.number,
    issuedOn: row.issuedOn,
    borrower: row.borrower,
    department: row.department,
    referenceCode: row.code === '' ? null : row.code,
    title: row.title,
    level: row.level,
    count: row.count,
    binding: row.binding,
    reason: row.purpose,
    manner: row.manner,
    dueOn: row.dueOn,
    returnedOn: row.returnedOn,
    note: row.remark,
  }));
  const facts = { ...headsOf(ask, request), rows };
  return {
    sheets: sheetOf(ask, request, found),
    job: oneSheet(ask, request, 'loanRegister', 'a4Landscape', facts),
  };
}

function prepareCopyLog(ask: Ask, request: Period): Prepared {
  const { from, to } = request;
  const found = everyRow((after) => copies(ask.db, { from, to, after, limit: PAGE }, askingOf(ask)));
  const rows: CopyLog['rows'] = found.map((row) => ({
    on: row.on,
    loanNumber: row.number,
    referenceCode: row.code === '' ? null : row.code,
    title: row.title,
    level: row.level,
    pages: row.pages,
    copies: row.copies,
    manner: row.manner,
    borrower: row.borrower,
    destination: row.destination,
    madeBy: row.madeBy,
    supervisedBy: row.supervisedBy,
  }));
  const facts = { ...headsOf(ask, request), rows };
  return {
    sheets: sheetOf(ask, request, found),
    job: oneSheet(ask, request, 'copyLog', 'a4Landscape', facts),
  };
}

function prepareCertificates(ask: Ask, request: Period): Prepared {
  const { from, to } = request;
  const clearance = ask.session.clearanceRank;
  const found = everyRow((after) => certificateRegister(ask.db, { from, to, after, limit: PAGE }, clearance));
  const rows: CertificateRegister['rows'] = found.map(({ number, on, state, id: _id, ...row }) => ({
    ...row,
    number: number ?? '',
    on: on ?? '',
    isVoid: state === 'void',
  }));
  const facts = { ...headsOf(ask, request), rows };
  return {
    sheets: sheetOf(ask, request, found),
    job: oneSheet(ask, request, 'certificateRegister', 'a4Landscape', facts),
  };
}
