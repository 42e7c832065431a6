import type { ParsedInputOf } from '../../../shared/contract/index';
import { leavesRoom } from '../../../shared/domain/loan';
import {
  checkReturn,
  checkReturnDay,
  expectedCount,
  reportOf,
  type ReturnReportKind,
} from '../../../shared/domain/loan-return';
import { decideVolume, type VolumeCommand } from '../../../shared/domain/volume';
import type { Result } from '../../../shared/result';
import { ruleBroken } from '../../../shared/errors';
import type { Change, Deed } from '../store/log';
import { notFound, stale } from '../store/work';
import { levelAt, subjectOf, type Context } from './context';
import type { Gathered } from './loan-facts';
import { endRenewal } from './loan-verdict';
import { readLoan } from './loan-read';
import type { LineRow } from './loan-rows';
import type { Keep, Undo } from './loan-undo';
import { carryOut, currentLoan, demand, doing, type Doing, freeLapsed, loanDeed, settleQueue } from './loan-write';
import type { SessionHandlers } from './subject';
import { recordMovement } from './volume-insert';

type GiveBack = ParsedInputOf<'loans.giveBack'>;
type Check = GiveBack['lines'][number];

function demandOk(answer: Result<unknown, string>, code: string): void {
  if (!answer.ok) throw ruleBroken(answer.error, { code });
}

const lineOf = ({ lines }: Gathered, id: number): LineRow => {
  const line = lines.find(({ line_id: one }) => one === id);
  if (line === undefined) throw notFound('loanLine', id);
  return line;
};

/** Moves a volume by the rule of volumes and notes before and after under its own subject and level. */
function moveVolume(
  { db, session, moment }: Doing,
  line: LineRow,
  command: VolumeCommand,
  columns: Record<string, string | null>,
  facts: Record<string, unknown>,
): Change {
  const volume = db
    .prepare('SELECT state, reference_code AS referenceCode, level, version FROM volume WHERE id = ?')
    .get<{ state: LineRow['state']; referenceCode: string | null; level: number; version: number }>([line.id]);
  if (volume === undefined) throw notFound('volume', line.id);
  const answer = decideVolume({ ...volume, level: levelAt(volume.level) }, command, {
    roles: session.roles,
    complete: true,
    onHold: false,
    onSubmittedList: line.on_list === 1,
  });
  if (!answer.ok) throw ruleBroken(answer.error, { state: volume.state, code: line.code });
  const names = Object.keys(columns);
  const { changes } = db
    .prepare(
      `UPDATE volume SET state = ?, ${names.map((name) => `${name} = ?, `).join('')}changed_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
    )
    .run([answer.value.state, ...Object.values(columns), moment.at, line.id, volume.version]);
  if (changes !== 1) throw stale('volume', line.id);
  const named = { referenceCode: line.code, title: line.title };
  return {
    subject: subjectOf('volume', line.id),
    level: volume.level,
    before: { ...named, state: volume.state },
    after: { ...named, state: answer.value.state, ...facts },
  };
}

type Places = { home_id: number | null; current_id: number | null };
const placesOf = ({ db }: Doing, volumeId: number): Places =>
  db.prepare('SELECT home_id, current_id FROM volume WHERE id = ?').get<Places>([volumeId]) ?? {
    home_id: null,
    current_id: null,
  };

function issue(work: Doing, input: ParsedInputOf<'loans.issue'>, undo: Undo) {
  const { db, asking, session, moment } = work;
  const freed = freeLapsed(work);
  const gathered = currentLoan(work, input);
  const lineIds =
    input.lineIds ?? gathered.lines.filter(({ line_state: s }) => s === 'reserved').map(({ line_id: id }) => id);
  const decision = demand(gathered, { type: 'issue', lineIds });
  if (lineIds.length === 0) throw ruleBroken('lineNotReserved', { state: gathered.facts.state });
  const before = readLoan(db, input.id, asking);
  const keep = undo.begin(work, 'issue', input.id);
  const number = gathered.row.number ?? '';
  const also = lineIds.map((id) => {
    const line = lineOf(gathered, id);
    keep.volume(line.id);
    keep.line(id);
    db.prepare('UPDATE loan_line SET handed_on = ? WHERE id = ?').run([moment.day, id]);
    recordMovement(
      db,
      line.id,
      session.operatorId,
      moment.at,
      placesOf(work, line.id).current_id,
      null,
      'lent',
      number,
    );
    const command = leavesRoom(gathered.row.manner) ? 'lend' : 'read';
    return moveVolume(work, line, { type: command }, {}, { loan: number, dueOn: decision.dueOn });
  });
  carryOut(work, gathered, decision, { issued_on: gathered.row.issued_on ?? moment.day });
  keep.done();
  const after = readLoan(db, input.id, asking);
  return { value: after, deeds: [...freed, loanDeed('loan.issued', before, after, { also })] };
}

/** A line comes back: the check, what the volume becomes, the report and the breach that follow. */
function takeBack(work: Doing, gathered: Gathered, check: Check, on: string, keep: Keep): Change[] {
  const { db, moment, session } = work;
  const line = lineOf(gathered, check.lineId);
  demandOk(checkReturn(expectedCount(line.binding, line.pages, line.item_count), check), line.code);
  demandOk(checkReturnDay(line.handed_on ?? on, on, moment.day), line.code);
  const number = gathered.row.number ?? '';
  db.prepare(
    `UPDATE loan_line SET state = ?, returned_on = ?, pages_counted = ?, condition = ?, marks = ?, missing_pages = ?, remark = ?, version = version + 1 WHERE id = ?`,
  ).run([
    check.result,
    on,
    check.pagesCounted,
    check.condition,
    check.marks,
    check.missingPages,
    check.remark,
    check.lineId,
  ]);
  const report = reportOf(check.result);
  const what = [check.condition, check.missingPages, check.remark].filter((text) => text !== null).join(' · ');
  if (report !== null) keep.made('return_report', insertReport(work, report, check.lineId, on, what));
  if (check.breach !== null)
    keep.made('breach', insertBreach(work, gathered.row.borrower_id, check.lineId, gathered.row.id, check.breach));
  const facts = { loan: number, result: check.result, pagesCounted: check.pagesCounted, breach: check.breach };
  if (check.result === 'lost') return [moveVolume(work, line, { type: 'notFound' }, {}, facts)];
  const { home_id: home, current_id: current } = placesOf(work, line.id);
  recordMovement(db, line.id, session.operatorId, moment.at, current, home, 'givenBack', number);
  const papersAdded = check.result === 'papersAdded';
  const back = moveVolume(work, line, { type: 'giveBack', papersAdded }, {}, facts);
  if (!papersAdded) return [back];
  // The list no longer tells what the volume holds: it is opened for it, and filed again by another pair of eyes (DA-6.4).
  const opened = moveVolume(work, line, { type: 'reopen', reason: number }, noChecker, facts);
  return [{ ...back, after: opened.after }];
}
const noChecker = { checked_by_id: null, checked_by: null, checked_on: null };

const insertReport = ({ db }: Doing, kind: ReturnReportKind, lineId: number, on: string, what: string): number =>
  db
    .prepare('INSERT INTO return_report (kind, loan_line_id, on_day, what) VALUES (?, ?, ?, ?)')
    .run([kind, lineId, on, what]).lastInsertRowid;

export function insertBreach(
  { db, moment }: Doing,
  personId: number,
  lineId: number | null,
  loanId: number | null,
  breach: { readonly what: string; readonly sanction: string | null },
): number {
  return db
    .prepare(
      'INSERT INTO breach (person_id, loan_line_id, loan_id, at, on_day, what, sanction) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run([personId, lineId, loanId, moment.at, moment.day, breach.what, breach.sanction]).lastInsertRowid;
}

function giveBack(work: Doing, input: GiveBack, undo: Undo) {
  const { db, asking, moment } = work;
  const freed = freeLapsed(work);
  const gathered = currentLoan(work, input);
  const lineIds = input.lines.map(({ lineId }) => lineId);
  if (new Set(lineIds).size !== lineIds.length) throw ruleBroken('lineNotOut', { state: gathered.facts.state });
  const decision = demand(gathered, { type: 'giveBack', lineIds });
  const before = readLoan(db, input.id, asking);
  const keep = undo.begin(work, 'giveBack', input.id);
  const also: Change[] = [];
  for (const check of input.lines) {
    keep.volume(lineOf(gathered, check.lineId).id);
    keep.line(check.lineId);
    also.push(...takeBack(work, gathered, check, input.on ?? moment.day, keep));
  }
  const stillOut = gathered.lines.some((line) => line.line_state === 'out' && !lineIds.includes(line.line_id));
  const ended = stillOut ? {} : { next_step: null, ...endRenewal(work, gathered, 'dropped', null) };
  carryOut(work, gathered, decision, ended);
  const settled = settleQueue(
    work,
    also.map(({ subject }) => Number(subject.slice('volume:'.length))),
  );
  for (const { loanId } of settled.reserved) keep.promoted(loanId);
  keep.done();
  const after = readLoan(db, input.id, asking);
  const deeds: Deed[] = [...freed, loanDeed('loan.returned', before, after, { also }), ...settled.deeds];
  const seen = settled.reserved.filter(({ level }) => level <= asking.clearance);
  return { value: { loan: after, reservedFor: seen.map(({ level: _level, ...one }) => one) }, deeds };
}

function fetch(work: Doing, input: ParsedInputOf<'loans.fetch'>, undo: Undo) {
  const { db, asking, moment } = work;
  const gathered = currentLoan(work, input);
  const decision = demand(gathered, { type: 'fetch', lineIds: input.lineIds });
  const before = readLoan(db, input.id, asking);
  const keep = undo.begin(work, 'fetch', input.id);
  const set = db.prepare('UPDATE loan_line SET fetched_on = ?, version = version + 1 WHERE id = ?');
  for (const id of input.lineIds) {
    keep.line(id);
    set.run([input.fetched ? moment.day : null, id]);
  }
  carryOut(work, gathered, decision);
  keep.done();
  const after = readLoan(db, input.id, asking);
  return { value: after, deeds: [loanDeed('loan.fetched', before, after, { extra: { fetched: input.fetched } })] };
}

/** Hand-over and return, each of which can be undone while nothing has touched it since. */
export function createLoanDesk(context: Context, undo: Undo) {
  const { work } = context;
  return {
    'loans.fetch': (input, session) =>
      undo.after(() => work.write(session, (db, moment) => fetch(doing(context, db, session, moment), input, undo))),
    'loans.issue': (input, session) =>
      undo.after(() => work.write(session, (db, moment) => issue(doing(context, db, session, moment), input, undo))),
    'loans.giveBack': (input, session) =>
      undo.after(() => work.write(session, (db, moment) => giveBack(doing(context, db, session, moment), input, undo))),
  } satisfies Pick<SessionHandlers, `loans.${'fetch' | 'issue' | 'giveBack'}`>;
}
