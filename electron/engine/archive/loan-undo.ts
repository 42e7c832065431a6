import type { OutputOf } from '../../../shared/contract/index';
import { ruleBroken } from '../../../shared/errors';
import type { Change } from '../store/log';
import type { WritableDb } from '../store/open';
import { type Context, isoMoment, subjectOf } from './context';
import { readLoan } from './loan-read';
import { doing, type Doing, loanDeed } from './loan-write';
import type { SessionHandlers } from './subject';
import { recordMovement } from './volume-insert';

type What = NonNullable<OutputOf<'loans.undoable'>>['what'];
type Cells = Record<string, string | number | null>;
type Table = 'loan' | 'loan_line' | 'volume';
/** A row as it stood before the action, and its version right after it. */
type Image = { readonly table: Table; readonly id: number; readonly cells: Cells; version: number };
type Done = {
  readonly what: What;
  readonly loanId: number;
  readonly at: number;
  readonly images: readonly Image[];
  readonly made: readonly Made[];
};
/** What the action drew up: it stays, struck out. */
type Made = { readonly table: 'return_report' | 'breach'; readonly id: number };

/** What an action at the desk may have changed, column by column. */
const COLUMNS: Readonly<Record<Table, readonly string[]>> = {
  loan: [
    'state',
    'approved_on',
    'lapse_on',
    'issued_on',
    'due_on',
    'closed_on',
    'next_step',
    'awaits_volume',
    'reserved_lines',
    'out_lines',
    'renewal_id',
    'renewal_days',
  ],
  loan_line: [
    'state',
    'fetched_on',
    'handed_on',
    'returned_on',
    'pages_counted',
    'condition',
    'marks',
    'missing_pages',
    'remark',
  ],
  volume: ['state', 'current_id', 'checked_by_id', 'checked_by', 'checked_on'],
};

/** Marks what an action touches, before it does. */
export type Keep = {
  readonly volume: (id: number) => void;
  readonly line: (id: number) => void;
  /** A slip that the action brought out of the queue: it goes back there. */
  readonly promoted: (loanId: number) => void;
  readonly made: (table: Made['table'], id: number) => void;
  readonly done: () => void;
};
export type Undo = {
  readonly begin: (work: Doing, what: What, loanId: number) => Keep;
  /** The action counts as done once its transaction is committed. */
  readonly after: <T>(write: () => T) => T;
  readonly handlers: Pick<SessionHandlers, 'loans.undoable' | 'loans.undo'>;
};

const versionOf = (db: WritableDb, table: Table, id: number): number =>
  db.prepare(`SELECT version FROM ${table} WHERE id = ?`).get<{ version: number }>([id])?.version ?? -1;

function imageOf(db: WritableDb, table: Table, id: number): Image {
  const cells = db.prepare(`SELECT ${COLUMNS[table].join(', ')} FROM ${table} WHERE id = ?`).get<Cells>([id]);
  if (cells === undefined) throw new Error('an action on nothing');
  return { table, id, cells, version: -1 };
}

/** What a slip from the queue looked like a moment ago: submitted, all its lines asked for. */
function queuedImages(db: WritableDb, loanId: number): Image[] {
  const slip = imageOf(db, 'loan', loanId);
  const before = { state: 'submitted', approved_on: null, lapse_on: null, awaits_volume: 1, reserved_lines: 0 };
  const lines = db
    .prepare(`SELECT id FROM loan_line WHERE loan_id = ? AND state = 'reserved'`)
    .all<{ id: number }>([loanId])
    .map(({ id }) => {
      const line = imageOf(db, 'loan_line', id);
      return { ...line, cells: { ...line.cells, state: 'asked' } };
    });
  return [{ ...slip, cells: { ...slip.cells, ...before } }, ...lines];
}

/** The one action that can be undone, kept in the memory of this session and in no file (domain.md "Loan"). */
export function createUndo(context: Context): Undo {
  const { work } = context;
  let last: Done | null = null;
  /** What a transaction has done, until it is committed. */
  const pending: Done[] = [];

  const begin = (now: Doing, what: What, loanId: number): Keep => {
    const images: Image[] = [imageOf(now.db, 'loan', loanId)];
    const made: Made[] = [];
    return {
      volume: (id) => images.push(imageOf(now.db, 'volume', id)),
      line: (id) => images.push(imageOf(now.db, 'loan_line', id)),
      promoted: (id) => images.push(...queuedImages(now.db, id)),
      made: (table, id) => made.push({ table, id }),
      done: () => {
        for (const image of images) image.version = versionOf(now.db, image.table, image.id);
        pending.push({ what, loanId, at: now.moment.at, images, made });
      },
    };
  };
  const after = <T>(write: () => T): T => {
    pending.length = 0;
    const value = write();
    last = pending.at(-1) ?? last;
    return value;
  };
  const untouched = (db: WritableDb, { images }: Done): boolean =>
    images.every(({ table, id, version }) => versionOf(db, table, id) === version);

  const handlers: Undo['handlers'] = {
    'loans.undoable': () => {
      const done = last;
      if (done === null) return null;
      return work.read((db) => {
        if (!untouched(db as WritableDb, done)) return null;
        const number = db.prepare('SELECT number FROM loan WHERE id = ?').get<{ number: string | null }>([done.loanId]);
        const lines = done.images.filter(({ table, cells }) => table === 'loan_line' && cells['state'] !== 'asked');
        return {
          what: done.what,
          loanId: done.loanId,
          number: number?.number ?? null,
          volumes: lines.length,
          at: isoMoment(done.at),
        };
      });
    },
    'loans.undo': ({ reason }, session) => {
      const done = last;
      if (done === null) throw ruleBroken('nothingToUndo');
      const undone = work.write(session, (db, moment) => {
        if (!untouched(db, done)) throw ruleBroken('undoTooLate');
        const now = doing(context, db, session, moment);
        const before = readLoan(db, done.loanId, now.asking);
        const also = restore(now, done);
        const loan = readLoan(db, done.loanId, now.asking);
        return {
          value: loan,
          deeds: [loanDeed('loan.undone', before, loan, { reason, also, extra: { undone: done.what } })],
        };
      });
      last = null;
      return undone;
    },
  };
  return { begin, after, handlers };
}

/** Puts every row back, the last touched first: the place in the queue before the volume that took it. */
function restore(now: Doing, done: Done): Change[] {
  const { db, moment } = now;
  const changes: Change[] = [];
  const number = db.prepare('SELECT number FROM loan WHERE id = ?').get<{ number: string | null }>([done.loanId]);
  for (const image of [...done.images].reverse()) {
    if (image.table === 'volume') changes.push(putVolumeBack(now, image, number?.number ?? ''));
    const names = Object.keys(image.cells).filter((name) => name !== 'current_id');
    db.prepare(
      `UPDATE ${image.table} SET ${names.map((name) => `${name} = ?, `).join('')}version = version + 1 WHERE id = ?`,
    ).run([...names.map((name) => image.cells[name] ?? null), image.id]);
  }
  for (const { table, id } of done.made)
    db.prepare(`UPDATE ${table} SET voided_on = ? WHERE id = ?`).run([moment.day, id]);
  const renewal = done.images.find(({ table, id }) => table === 'loan' && id === done.loanId)?.cells['renewal_id'];
  if (typeof renewal === 'number')
    db.prepare(`UPDATE loan_renewal SET state = 'asked', decided_on = NULL WHERE id = ?`).run([renewal]);
  return changes;
}

type VolumeNow = { state: string; current_id: number | null; level: number; code: string | null; title: string };
function putVolumeBack({ db, session, moment }: Doing, { id, cells }: Image, number: string): Change {
  const now = db
    .prepare('SELECT state, current_id, level, reference_code AS code, title FROM volume WHERE id = ?')
    .get<VolumeNow>([id]);
  if (now === undefined) throw new Error('a volume that is gone');
  const place = typeof cells['current_id'] === 'number' ? cells['current_id'] : null;
  if (place !== now.current_id)
    recordMovement(db, id, session.operatorId, moment.at, now.current_id, place, 'undone', number);
  const named = { referenceCode: now.code, title: now.title };
  return {
    subject: subjectOf('volume', id),
    level: now.level,
    before: { ...named, state: now.state },
    after: { ...named, state: cells['state'], loan: number },
  };
}
