import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { type ImportChoices, importCounts, type Stage as StageAnswer } from '../../../shared/contract/exchange';
import type { OutputOf } from '../../../shared/contract/index';
import { importFields, importKinds } from '../../../shared/domain/import-fields';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { KnownFacts } from '../exchange/candidates';
import { personKey } from '../exchange/check-persons';
import { type Checked, checkStage, type Choices } from '../exchange/check-stage';
import { type Stage, stageFile } from '../exchange/stage';
import type { SessionHandlers, Surroundings } from './subject';
import type { Change } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound } from '../store/work';
import { type Context, isoMoment, subjectOf } from './context';
import { rowsOf, takeIn } from './import-commit';
import { savedIn } from './import-mappings';
import { type BatchRecord, recordsOf } from './import-record';
import { rowsStanding, takeBack, undoBlock } from './import-undo';
import { givenOrNone } from './paging';

type Batch = OutputOf<'exchange.undo'>;
type Staged = {
  readonly id: string;
  readonly fileName: string;
  readonly stage: Stage;
  choices?: ImportChoices;
  checked?: Checked;
};
type BatchRow = {
  id: number;
  at: number;
  by: string;
  file_name: string;
  counts: string;
  refused_rows: number;
  undone_at: number | null;
};
const BATCH = `SELECT b.id, b.at, p.name AS by, b.file_name, b.counts, b.refused_rows, b.undone_at FROM import_batch b JOIN operator o ON o.id = b.operator_id JOIN person p ON p.id = o.person_id`;

/**
 * What the checks must know of the archive, as far as this reader may know it. A number borne by a volume above the
 * clearance must not be refused as taken, for that says that the volume exists; nor can it be given twice. It stands
 * among all codes that were given once and that no volume in sight bears (of a batch taken back after printing, of a
 * gap after a restore): the row comes in assembling, its number is kept as old number, and the sentence is the same for
 * all of them. Old numbers need not be unique, so of volumes out of sight they are simply not known.
 */
function knownFacts(db: ReadableDb, clearance: number): KnownFacts {
  const column = (sql: string, given: Record<string, number> = {}): Set<string> =>
    new Set(
      db
        .prepare(sql)
        .all<{ value: string }>(givenOrNone(given))
        .map((row) => row.value),
    );
  const pairs = (sql: string): Map<string, string> =>
    new Map(
      db
        .prepare(sql)
        .all<{ key: string; value: string }>()
        .map((row) => [row.key, row.value]),
    );
  return {
    referenceCodes: column(
      'SELECT reference_code AS value FROM volume WHERE reference_code IS NOT NULL AND level <= :clearance',
      { clearance },
    ),
    spentCodes: column(
      `SELECT s.reference_code AS value FROM spent_code s
       WHERE NOT EXISTS (SELECT 1 FROM volume v WHERE v.reference_code = s.reference_code AND v.level <= :clearance)`,
      { clearance },
    ),
    oldNumbers: column('SELECT old_number AS value FROM volume WHERE old_number IS NOT NULL AND level <= :clearance', {
      clearance,
    }),
    clients: pairs('SELECT code AS key, name AS value FROM client'),
    staffCodes: column('SELECT staff_code AS value FROM person WHERE staff_code IS NOT NULL'),
    persons: new Set(
      db
        .prepare(
          `SELECT p.name, d.name AS department, p.organisation FROM person p LEFT JOIN department d ON d.id = p.department_id WHERE p.staff_code IS NULL`,
        )
        .all<{ name: string; department: string | null; organisation: string | null }>()
        .map(personKey),
    ),
    series: column('SELECT DISTINCT code AS value FROM series'),
    machineKeys: {
      has: (key) =>
        db.prepare('SELECT 1 FROM volume WHERE machine_key = :key AND level <= :clearance').get({ key, clearance }) !==
        undefined,
    },
    locations: column('SELECT code AS value FROM location'),
    documentTypes: pairs('SELECT name AS key, code AS value FROM document_type'),
  };
}

/** A batch counts only what its reader may see of it: volumes that stand above the clearance by now are left out. */
function countsInSight(db: ReadableDb, row: BatchRow, clearance: number): Batch['counts'] {
  const counts = importCounts.parse(JSON.parse(row.counts));
  const hidden = db
    .prepare(
      `SELECT count(*) AS volumes, coalesce(sum(state = 'assembling'), 0) AS assembling, coalesce(sum(item_count), 0) AS items
       FROM volume WHERE batch_id = ? AND level > ?`,
    )
    .get<{ volumes: number; assembling: number; items: number }>([row.id, clearance]);
  if (hidden === undefined || hidden.volumes === 0) return counts;
  const less = (all: number, out: number): number => Math.max(0, all - out);
  return {
    ...counts,
    volumes: less(counts.volumes, hidden.volumes),
    assembling: less(counts.assembling, hidden.assembling),
    filed: less(counts.filed, hidden.volumes - hidden.assembling),
    items: less(counts.items, hidden.items),
  };
}

function toBatch(db: ReadableDb, row: BatchRow, clearance: number): Batch {
  return {
    id: row.id,
    at: isoMoment(row.at),
    by: row.by,
    fileName: row.file_name,
    counts: countsInSight(db, row, clearance),
    refusedRows: row.refused_rows,
    undoneAt: row.undone_at === null ? null : isoMoment(row.undone_at),
    undoBlocked: undoBlock(db, row.id, clearance),
  };
}

function readBatch(db: ReadableDb, id: number, clearance: number): Batch {
  const row = db.prepare(`${BATCH} WHERE b.id = ?`).get<BatchRow>([id]);
  if (row === undefined) throw notFound('batch', id);
  return toBatch(db, row, clearance);
}

function nameOf(
  db: ReadableDb,
  table: 'department' | 'series',
  column: 'name' | 'code',
  id: number | null,
): string | null {
  if (id === null) return null;
  const row = db.prepare(`SELECT ${column} AS value FROM ${table} WHERE id = ?`).get<{ value: string }>([id]);
  if (row === undefined) throw notFound(table, id);
  return row.value;
}

const fields = Object.fromEntries(
  importKinds.map((kind) => [
    kind,
    [
      ...importFields[kind].required.map((field) => ({ field, required: true })),
      ...importFields[kind].optional.map((field) => ({ field, required: false })),
    ],
  ]),
) as StageAnswer['fields'];

/** What the sheets hold, empty ones left out; only those that are taken, where given. */
const contentsOf = (stage: Stage, taken?: ReadonlySet<string>): string[] =>
  stage.sheets.filter(({ name, rows }) => rows > 0 && taken?.has(name) !== false).map(({ content }) => content);

const progressOf = (around: Surroundings, step: string) => ({
  onProgress: (done: number, of: number | null) => {
    around.progress(step, done, of ?? 0);
  },
  isCancelled: around.cancelled,
});

function* broughtBy(db: ReadableDb, batch: number, whole: BatchRecord): Generator<Change> {
  const change = ({ facts, ...rest }: BatchRecord): Change => ({ ...rest, before: null, after: facts });
  yield change(whole);
  for (const record of recordsOf(db, batch)) yield change(record);
}

/** The rows leave the archive while these are read: the log writes them as they go. */
function* takenBy(db: WritableDb, { id, fileName, counts }: Batch): Generator<Change> {
  yield { subject: subjectOf('batch', id), level: 0, before: { fileName, ...counts }, after: null };
  for (const { facts, ...rest } of takeBack(db, id)) yield { ...rest, before: facts, after: null };
}

/** Import: staged in the engine's memory, checked, committed as one batch, undone as one (domain.md "import batch"). */
export function createExchange(
  context: Context,
  before: (around: Surroundings) => Promise<void> = async () => undefined,
) {
  const { work } = context;
  // One ledger at a time is on the desk; a second one takes its place.
  let staged: Staged | null = null;
  const find = (id: string): Staged => {
    if (staged?.id !== id) throw notFound('stage', id);
    return staged;
  };
  const drop = (): void => {
    staged?.stage.source.close();
    staged = null;
  };
  /** By its bytes, or by what the sheets hold: a ledger saved again, or as another format, is the same ledger. */
  const takenBefore = (db: ReadableDb, sha256: string, sheets: readonly string[]): StageAnswer['takenBefore'] => {
    const row = db
      .prepare(
        `SELECT id, at, undone_at FROM import_batch b WHERE sha256 = :sha256 OR (:n > 0 AND
           (SELECT count(*) FROM import_sheet s WHERE s.batch_id = b.id AND s.sha256 IN (SELECT value FROM json_each(:sheets))) = :n)
         ORDER BY undone_at IS NOT NULL, id DESC LIMIT 1`,
      )
      .get<{ id: number; at: number; undone_at: number | null }>({
        sha256,
        sheets: JSON.stringify(sheets),
        n: new Set(sheets).size,
      });
    return row === undefined ? null : { batchId: row.id, at: isoMoment(row.at), undone: row.undone_at !== null };
  };

  return {
    'exchange.stage': async ({ file, encoding }, _session, around) => {
      const path = around.pathOf(file);
      const stage = await stageFile(path, { name: basename(path), encoding, ...progressOf(around, 'read') });
      drop();
      staged = { id: randomBytes(8).toString('hex'), fileName: basename(path), stage };
      const sheets = stage.sheets.map(({ content: _own, ...sheet }) => ({
        ...sheet,
        saved: work.read((db) => savedIn(db, sheet)),
        header: [...sheet.header],
        sample: sheet.sample.map(({ row, cells }) => ({ row, cells: [...cells] })),
        mapping: { ...sheet.mapping },
      }));
      return {
        stage: staged.id,
        fileName: staged.fileName,
        fingerprint: stage.sha256.slice(0, 32),
        encoding: stage.encoding,
        takenBefore: work.read((db) => takenBefore(db, stage.sha256, contentsOf(stage))),
        sheets,
        fields,
      };
    },
    'exchange.check': async ({ stage: id, choices }, session, around) => {
      const mine = find(id);
      const { longTermYears, shortTermYears } = context.settings();
      const { known, options } = work.read((db) => ({
        known: knownFacts(db, session.clearanceRank),
        options: {
          sheets: choices.sheets,
          numbersAre: choices.numbersAre,
          retentionWords: { 长期: longTermYears, 短期: shortTermYears },
          defaults: {
            formingDepartment: nameOf(db, 'department', 'name', choices.defaults.formingDepartmentId),
            seriesCode: nameOf(db, 'series', 'code', choices.defaults.seriesId),
            binding: choices.defaults.binding,
          },
        } satisfies Choices,
      }));
      const checked = await checkStage(mine.stage, options, known, progressOf(around, 'check'));
      mine.choices = choices;
      mine.checked = checked;
      const { rows, refusedRows, warnedRows, counts, reasons } = checked;
      return {
        stage: id,
        rows,
        refusedRows,
        warnedRows,
        counts: { ...counts },
        reasons: reasons.map((reason) => ({ ...reason })),
      };
    },
    'exchange.issues': ({ stage: id, severity, reason, after, limit }) => {
      const asked = (find(id).checked?.issues ?? []).filter(
        (issue) => (severity === null || issue.severity === severity) && (reason === null || issue.reason === reason),
      );
      // What is refused is looked for first, and would stand far below the warnings of the first rows.
      const all = [
        ...asked.filter((issue) => issue.severity === 'error'),
        ...asked.filter((issue) => issue.severity !== 'error'),
      ];
      const start = after === null ? 0 : Number(after);
      const rows = all.slice(start, start + limit);
      return {
        rows: rows.map((issue) => ({ ...issue })),
        next: start + limit < all.length ? String(start + limit) : null,
        total: all.length,
      };
    },
    'exchange.commit': async ({ stage: id }, session, around) => {
      const { checked, choices, stage, fileName } = find(id);
      if (checked === undefined || choices === undefined) throw ruleBroken('notChecked');
      await before(around);
      const batchId = await work.writeLong(session, async (db, moment) => {
        const contents = contentsOf(stage, new Set(choices.sheets.map(({ name }) => name)));
        const before = takenBefore(db, stage.sha256, contents);
        if (before !== null && !before.undone) throw ruleBroken('takenBefore', { at: before.at });
        const batch = db
          .prepare(
            'INSERT INTO import_batch (at, operator_id, file_name, sha256, counts, refused_rows) VALUES (?, ?, ?, ?, ?, ?)',
          )
          .run([moment.at, session.operatorId, fileName, stage.sha256, '{}', checked.refusedRows]).lastInsertRowid;
        for (const content of new Set(contents))
          db.prepare('INSERT INTO import_sheet (batch_id, sha256) VALUES (?, ?)').run([batch, content]);
        const counts = await takeIn(db, context, batch, checked.candidates, choices.defaults, session, moment, around);
        db.prepare('UPDATE import_batch SET counts = ? WHERE id = ?').run([JSON.stringify(counts), batch]);
        const whole = {
          subject: subjectOf('batch', batch),
          level: 0,
          facts: { fileName, sha256: stage.sha256, refusedRows: checked.refusedRows, ...counts },
        };
        const half = rowsOf(checked.candidates);
        const onLogged = (written: number): void => {
          around.progress('commit', half + Math.min(written, half), 2 * half);
          if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
        };
        return { value: batch, deeds: [{ deed: 'import.committed', changes: broughtBy(db, batch, whole) }], onLogged };
      });
      drop();
      return work.read((db) => readBatch(db, batchId, session.clearanceRank));
    },
    'exchange.discard': ({ stage: id }) => {
      find(id);
      drop();
      return {};
    },
    'exchange.batches': (_input, session) =>
      work.read((db) =>
        db
          .prepare(`${BATCH} ORDER BY b.id DESC LIMIT 200`)
          .all<BatchRow>()
          .map((row) => toBatch(db, row, session.clearanceRank)),
      ),
    'exchange.undo': async ({ batchId, reason }, session, around) => {
      await work.writeLong(session, async (db, moment) => {
        const standing = readBatch(db, batchId, session.clearanceRank);
        if (standing.undoBlocked !== null) throw ruleBroken('undoBlocked', { reason: standing.undoBlocked });
        const all = rowsStanding(db, batchId);
        db.prepare('UPDATE import_batch SET undone_at = ?, undone_by = ? WHERE id = ?').run([
          moment.at,
          session.operatorId,
          batchId,
        ]);
        const onLogged = (written: number): void => {
          around.progress('undo', Math.min(written, all), all);
          if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
        };
        return { value: batchId, deeds: [{ deed: 'import.undone', reason, changes: takenBy(db, standing) }], onLogged };
      });
      return work.read((db) => readBatch(db, batchId, session.clearanceRank));
    },
  } satisfies Pick<
    SessionHandlers,
    `exchange.${'stage' | 'check' | 'issues' | 'commit' | 'discard' | 'batches' | 'undo'}`
  >;
}
