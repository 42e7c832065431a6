import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportChoices, Stage as StageAnswer } from '../../../shared/contract/exchange';
import { importFields, importKinds } from '../../../shared/domain/import-fields';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import { type Checked, checkStage, type Choices } from '../exchange/check-stage';
import { type Stage, stageFile } from '../exchange/stage';
import type { SessionHandlers, Surroundings } from './subject';
import type { Change } from '../store/log';
import type { ReadableDb } from '../store/open';
import { notFound } from '../store/work';
import { type Context, subjectOf } from './context';
import { createBatches, readBatch, takenBefore } from './import-batches';
import { rowsOf, takeIn } from './import-commit';
import { knownFacts } from './import-known';
import { savedIn } from './import-mappings';
import { type BatchRecord, recordsOf } from './import-record';

type Staged = {
  readonly id: string;
  readonly fileName: string;
  readonly stage: Stage;
  choices?: ImportChoices;
  checked?: Checked;
};
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
    ...createBatches(context),
  } satisfies Pick<
    SessionHandlers,
    `exchange.${'stage' | 'check' | 'issues' | 'commit' | 'discard' | 'batches' | 'undo'}`
  >;
}
