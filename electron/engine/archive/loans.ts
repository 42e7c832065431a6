import type { ParsedInputOf } from '../../../shared/contract/index';
import { ruleBroken } from '../../../shared/errors';
import type { ReadableDb } from '../store/open';
import { notFound, type Session } from '../store/work';
import { type Context, subjectOf } from './context';
import type { Sign } from './countersign';
import { createLoanDesk, insertBreach } from './loan-desk';
import { linePage, linesOfClient } from './loan-lines';
import { createLoanPath } from './loan-path';
import { borrowerByCode, borrowerOf, borrowersLike } from './loan-people';
import { type Asking, eyesOf, readLoan, reportsWhere } from './loan-read';
import { borrowerFile, breachesWhere, copies, ofVolume, outstanding, register, reports } from './loan-records';
import { remind, reminderPage } from './loan-reminders';
import { loanRow } from './loan-rows';
import { createLoanScan } from './loan-scan';
import { slipPage } from './loan-slips';
import { loanCounts } from './loan-today';
import { createUndo } from './loan-undo';
import { currentLoan, demand, doing, loanDeed, touchLoan } from './loan-write';
import type { SessionHandlers } from './subject';

function logCopy(context: Context, input: ParsedInputOf<'loans.logCopy'>, session: Session) {
  return context.work.write(session, (db, moment) => {
    const now = doing(context, db, session, moment);
    const gathered = currentLoan(now, input);
    demand(gathered, { type: 'logCopy', lineId: input.lineId });
    // 3.1: who copies and who watches are two people.
    if (input.madeById === input.supervisedById) throw ruleBroken('copySamePerson');
    for (const id of [input.madeById, input.supervisedById])
      if (db.prepare('SELECT 1 FROM person WHERE id = ?').get([id]) === undefined) throw notFound('person', id);
    db.prepare(
      'INSERT INTO copy_log (loan_line_id, on_day, manner, pages, copies, destination, made_by, supervised_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run([
      input.lineId,
      moment.day,
      input.manner,
      input.pages,
      input.copies,
      input.destination,
      input.madeById,
      input.supervisedById,
    ]);
    const before = readLoan(db, input.id, now.asking);
    touchLoan(db, gathered.row, {});
    const after = readLoan(db, input.id, now.asking);
    const { manner, pages, copies: made, destination } = input;
    return {
      value: after,
      deeds: [
        loanDeed('loan.copied', before, after, { extra: { copied: { manner, pages, copies: made, destination } } }),
      ],
    };
  });
}

function recordBreach(context: Context, input: ParsedInputOf<'loans.recordBreach'>, session: Session) {
  return context.work.write(session, (db, moment) => {
    const now = doing(context, db, session, moment);
    borrowerOf(db, input.borrowerId, eyesOf(now.asking));
    const line =
      input.lineId === null
        ? undefined
        : db.prepare('SELECT loan_id FROM loan_line WHERE id = ?').get<{ loan_id: number }>([input.lineId]);
    if (input.lineId !== null && line === undefined) throw notFound('loanLine', input.lineId);
    const slip = line === undefined ? null : loanRow(db, line.loan_id, session.clearanceRank);
    const id = insertBreach(now, input.borrowerId, input.lineId, slip?.id ?? null, input);
    const [breach] = breachesWhere(db, 'b.id = :id', { id, clearance: session.clearanceRank });
    if (breach === undefined) throw notFound('breach', id);
    const after = { number: breach.number, code: breach.code, what: breach.what, sanction: breach.sanction };
    const change = { subject: subjectOf('person', input.borrowerId), level: slip?.level ?? 0, before: null, after };
    return { value: breach, deeds: [{ deed: 'breach.recorded' as const, changes: [change] }] };
  });
}

function settleReport(context: Context, input: ParsedInputOf<'loans.settleReport'>, session: Session) {
  return context.work.write(session, (db, moment) => {
    const seen = { id: input.id, clearance: session.clearanceRank };
    const [before] = reportsWhere(db, 'r.id = :id', seen);
    if (before === undefined) throw notFound('returnReport', input.id);
    if (before.settledOn !== null) throw ruleBroken('reportSettled');
    db.prepare('UPDATE return_report SET settled_on = ?, outcome = ? WHERE id = ?').run([
      moment.day,
      input.outcome,
      input.id,
    ]);
    const [after] = reportsWhere(db, 'r.id = :id', seen);
    if (after === undefined) throw notFound('returnReport', input.id);
    const { level } = loanRow(db, after.loanId, session.clearanceRank);
    const facts = ({ kind, number, code, what, settledOn, outcome }: typeof after) => ({
      kind,
      number,
      code,
      what,
      settledOn,
      outcome,
    });
    const change = { subject: subjectOf('returnReport', input.id), level, before: facts(before), after: facts(after) };
    return { value: after, deeds: [{ deed: 'returnReport.settled' as const, changes: [change] }] };
  });
}

/** Loans 借阅: the desk, the path of a slip, its lists and records. */
export function createLoans(context: Context, sign: Sign) {
  const { work } = context;
  const undo = createUndo(context);
  const asking = (session: Session): Asking => ({
    clearance: session.clearanceRank,
    today: work.now().day,
    settings: context.settings(),
  });
  const ask = <T>(session: Session, question: (db: ReadableDb, now: Asking) => T): T =>
    work.read((db) => question(db, asking(session)));
  return {
    ...createLoanScan(context),
    ...createLoanPath(context, sign),
    ...createLoanDesk(context, undo),
    ...undo.handlers,
    'loans.borrower': ({ id }, session) => ask(session, (db, now) => borrowerOf(db, id, eyesOf(now))),
    'loans.borrowers': ({ text }, session) =>
      ask(session, (db, now) => {
        const exact = text === '' ? null : borrowerByCode(db, text, eyesOf(now));
        const rows = exact === null ? borrowersLike(db, text, 31, eyesOf(now)) : [exact];
        return { rows: rows.slice(0, 30), more: rows.length > 30 };
      }),
    'loans.slips': (input, session) => ask(session, (db, now) => slipPage(db, input, session, now)),
    'loans.ofClient': ({ clientId }, session) => ask(session, (db, now) => linesOfClient(db, clientId, now)),
    'loans.lines': ({ list, after, limit }, session) =>
      ask(session, (db, now) => linePage(db, list, after, limit, now)),
    'loans.counts': (_input, session) => ask(session, (db, now) => loanCounts(db, session, now)),
    'loans.ofVolume': ({ volumeId }, session) => ask(session, (db, now) => ofVolume(db, volumeId, now)),
    'loans.ofBorrower': ({ borrowerId, after, limit }, session) =>
      ask(session, (db, now) => ({
        ...borrowerFile(db, borrowerId, now),
        slips: slipPage(db, { list: 'all', mine: false, step: null, borrowerId, text: '', after, limit }, session, now),
      })),
    'loans.recordBreach': (input, session) => recordBreach(context, input, session),
    'loans.reminders': ({ after, limit }, session) => ask(session, (db, now) => reminderPage(db, after, limit, now)),
    'loans.remind': (input, session) => remind(context, input, session),
    'loans.outstanding': (input, session) => ask(session, (db, now) => outstanding(db, input, now)),
    'loans.register': (input, session) => ask(session, (db, now) => register(db, input, now)),
    'loans.reports': (input, session) => ask(session, (db, now) => reports(db, input.open, input, now)),
    'loans.settleReport': (input, session) => settleReport(context, input, session),
    'loans.logCopy': (input, session) => logCopy(context, input, session),
    'loans.copies': (input, session) => ask(session, (db, now) => copies(db, input, now)),
  } satisfies Partial<SessionHandlers>;
}
