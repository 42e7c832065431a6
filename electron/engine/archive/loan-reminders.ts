import type { ParsedInputOf } from '../../../shared/contract/index';
import type { ReminderRow } from '../../../shared/contract/loans';
import type { Settings } from '../../../shared/contract/settings';
import {
  parseRhythm,
  remindedSince,
  type ReminderRhythm,
  type ReminderStage,
  stageReached,
} from '../../../shared/domain/loan-reminders';
import { addDays, daysBetween } from '../../../shared/domain/office-day';
import { ruleBroken } from '../../../shared/errors';
import type { ReadableDb } from '../store/open';
import { notFound, type Session } from '../store/work';
import { type Context, subjectOf } from './context';
import type { Asking } from './loan-read';
import { loanRow } from './loan-rows';
import { readCursor, writeCursor } from './paging';

type Due = { id: number; due_on: string; reminded_on: string | null; borrower_id: number; stage: ReminderStage };

export const rhythmOf = ({ reminderDays, reminderEvery }: Settings): ReminderRhythm => ({
  days: parseRhythm(reminderDays) ?? [],
  every: reminderEvery,
});

/** Slips to act on today, the oldest due day first. One walk over the index of what is out; nothing is stored. */
export function dueReminders(db: ReadableDb, { clearance, today, settings }: Asking): Due[] {
  const rhythm = rhythmOf(settings);
  const stages = new Map<string, ReminderStage | null>();
  const until = addDays(today, Math.max(0, -(rhythm.days[0] ?? 0)));
  return db
    .prepare(
      'SELECT id, due_on, reminded_on, borrower_id FROM loan WHERE out_lines > 0 AND due_on <= :until AND level <= :clearance ORDER BY due_on, id',
    )
    .all<Omit<Due, 'stage'>>({ until, clearance })
    .flatMap((row) => {
      // Thousands of slips share a few due days: the calendar is asked once a day, not once a slip.
      const reached = stages.get(row.due_on) ?? stageReached(row.due_on, today, rhythm);
      stages.set(row.due_on, reached);
      return reached === null || remindedSince(reached, row.reminded_on) ? [] : [{ ...row, stage: reached }];
    });
}

/** How many borrowers that is: the same rule, asked once for each due day and counted where the slips are. */
export function remindersDue(db: ReadableDb, { clearance, today, settings }: Asking): number {
  const rhythm = rhythmOf(settings);
  const until = addDays(today, Math.max(0, -(rhythm.days[0] ?? 0)));
  const stages = db
    .prepare('SELECT DISTINCT due_on AS day FROM loan INDEXED BY loan_out WHERE out_lines > 0 AND due_on <= :until')
    .all<{ day: string }>({ until })
    .flatMap(({ day }) => {
      const reached = stageReached(day, today, rhythm);
      return reached === null ? [] : [{ day, since: reached.on }];
    });
  const counted = db
    .prepare(
      `SELECT count(DISTINCT l.borrower_id) AS n FROM json_each(:stages) s CROSS JOIN loan l INDEXED BY loan_out
       ON l.out_lines > 0 AND l.due_on = s.value ->> 'day' WHERE l.level <= :clearance AND (l.reminded_on IS NULL OR l.reminded_on < s.value ->> 'since')`,
    )
    .get<{ n: number }>({ stages: JSON.stringify(stages), clearance });
  return counted?.n ?? 0;
}

type Person = { name: string; department: string | null; phone: string | null };
type Facts = { number: string | null; issued_on: string | null; times: number; promised: string | null };

function loanOf(db: ReadableDb, due: Due, today: string): ReminderRow['loans'][number] {
  const facts = db
    .prepare(
      `SELECT number, issued_on, (SELECT count(*) FROM reminder WHERE loan_id = loan.id) AS times,
      (SELECT promised_on FROM reminder WHERE loan_id = loan.id ORDER BY id DESC LIMIT 1) AS promised FROM loan WHERE id = ?`,
    )
    .get<Facts>([due.id]);
  return {
    loanId: due.id,
    number: facts?.number ?? null,
    issuedOn: facts?.issued_on ?? null,
    dueOn: due.due_on,
    overdueDays: Math.max(0, daysBetween(due.due_on, today)),
    stage: due.stage.stage,
    remindedOn: due.reminded_on,
    times: facts?.times ?? 0,
    promisedOn: facts?.promised ?? null,
    volumes: db
      .prepare(
        `SELECT v.id AS volumeId, coalesce(v.reference_code, v.old_number, '') AS code, v.title FROM loan_line x INDEXED BY loan_line_loan JOIN volume v ON v.id = x.volume_id
        WHERE x.loan_id = ? AND x.state = 'out' ORDER BY x.id`,
      )
      .all<{ volumeId: number; code: string; title: string }>([due.id]),
  };
}

function addTo(groups: Map<number, Due[]>, due: Due): void {
  const group = groups.get(due.borrower_id);
  if (group === undefined) groups.set(due.borrower_id, [due]);
  else group.push(due);
}

/** One row a borrower, so that there is one notice a borrower (G7). */
export function reminderPage(db: ReadableDb, after: string | null, limit: number, asking: Asking) {
  const byBorrower = new Map<number, Due[]>();
  for (const due of dueReminders(db, asking)) addTo(byBorrower, due);
  const all = [...byBorrower];
  const cursor = readCursor(after);
  const begin = cursor === null ? 0 : all.findIndex(([id]) => id === cursor[1]) + 1;
  const shown = all.slice(begin, begin + limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(([borrowerId, dues]): ReminderRow => {
      const person = db
        .prepare(
          'SELECT p.name, d.name AS department, p.phone FROM person p LEFT JOIN department d ON d.id = p.department_id WHERE p.id = ?',
        )
        .get<Person>([borrowerId]);
      return {
        borrowerId,
        borrower: person?.name ?? '',
        department: person?.department ?? null,
        phone: person?.phone ?? null,
        loans: dues.map((due) => loanOf(db, due, asking.today)),
      };
    }),
    next: last !== undefined && begin + limit < all.length ? writeCursor(0, last[0]) : null,
    total: all.length,
  };
}

/** Notes that somebody was reminded: manner, who answered, what was promised. */
export function remind(
  context: Context,
  input: ParsedInputOf<'loans.remind'>,
  session: Session,
): Record<string, never> {
  return context.work.write(session, (db, moment) => {
    const rhythm = rhythmOf(context.settings());
    const changes = [...new Set(input.loanIds)].map((id) => {
      const row = loanRow(db, id, session.clearanceRank);
      if (row.out_lines === 0 || row.due_on === null) throw ruleBroken('lineNotOut', { state: row.state });
      if (input.promisedOn !== null && input.promisedOn < moment.day) throw ruleBroken('promiseInPast');
      const stage = stageReached(row.due_on, moment.day, rhythm)?.stage ?? 'early';
      db.prepare(
        'INSERT INTO reminder (loan_id, at, stage, manner, answered_by, promised_on) VALUES (?, ?, ?, ?, ?, ?)',
      ).run([id, moment.at, stage, input.manner, input.answeredBy, input.promisedOn]);
      db.prepare('UPDATE loan SET reminded_on = ? WHERE id = ?').run([moment.day, id]);
      const { manner, answeredBy, promisedOn } = input;
      const after = { number: row.number, stage, manner, answeredBy, promisedOn };
      return { subject: subjectOf('loan', id), level: row.level, before: null, after };
    });
    if (changes.length === 0) throw notFound('loan', '');
    return { value: {}, deeds: [{ deed: 'loan.reminded', changes }] };
  });
}
