import { importFields, type ImportKind } from '../../../shared/domain/import-fields';
import type { ImportOptions, KnownFacts } from './candidates';
import { countCandidates, type ImportCounts } from './counts';
import { guardHeader, headerTexts, type Mapping } from './header';
import { type Candidates, Intake } from './intake';
import type { Issue } from './issues';
import { refused } from './refusals';
import type { SheetReader } from './row-reader';
import type { SourceRow, SourceSheet } from './source';
import type { Stage } from './stage';
import { tally, type Tally } from './tally';
import { breathe, type Progress } from './turns';

/** What the person confirmed: which sheets, what each is, where its header stands, which column gives which field. */
export type SheetChoice = {
  readonly name: string;
  readonly kind: ImportKind;
  readonly headerRow: number;
  readonly mapping: Mapping;
};
export type Choices = ImportOptions & { readonly sheets: readonly SheetChoice[] };

export type CheckedSheet = { readonly name: string; readonly kind: ImportKind; readonly rows: number } & Omit<
  Tally,
  'reasons'
>;
export type Checked = Tally & {
  readonly rows: number;
  readonly counts: ImportCounts;
  readonly sheets: readonly CheckedSheet[];
  readonly candidates: Candidates;
  /** In the order of sheets and rows. */
  readonly issues: readonly Issue[];
};

/** Items look for volumes, volumes for clients: so they are read after them, whatever the order of the sheets. */
const readingOrder: readonly ImportKind[] = ['locations', 'clients', 'persons', 'volumes', 'items'];

/**
 * Checks every row of the chosen sheets. Nothing is written and nothing is lost: each row is a candidate, joined into one,
 * or named in `issues` with an error. Throws `fileRefused` where the choices do not fit the file, and `cancelled`.
 */
export async function checkStage(
  stage: Stage,
  choices: Choices,
  known: KnownFacts,
  progress: Progress = {},
): Promise<Checked> {
  const intake = new Intake(
    choices,
    known,
    choices.sheets.some(({ kind }) => kind === 'items'),
  );
  const sorted = [...choices.sheets].sort((a, b) => readingOrder.indexOf(a.kind) - readingOrder.indexOf(b.kind));
  const of = sorted.reduce((sum, choice) => sum + stagedRows(stage, choice.name), 0);
  const read = new Map<SheetChoice, number>();
  let done = 0;
  for (const choice of sorted) {
    guardMapping(choice, choices);
    const start = done;
    for await (const { at, row } of bodyRows(sheetOf(stage, choice.name), choice, intake.issues)) {
      intake.take(choice.kind, at, row);
      done += 1;
      await breathe(done, of, progress);
    }
    read.set(choice, done - start);
  }
  const candidates = intake.finish();
  const issues = inOrder(intake.issues, stage);
  const sheets = choices.sheets.map((choice) => {
    const { refusedRows, warnedRows } = tally(issues.filter(({ sheet }) => sheet === choice.name));
    return { name: choice.name, kind: choice.kind, rows: read.get(choice) ?? 0, refusedRows, warnedRows };
  });
  return {
    ...tally(issues),
    rows: done,
    counts: countCandidates(candidates, (code) => known.locations.has(code)),
    sheets,
    candidates,
    issues,
  };
}

async function* bodyRows(
  sheet: SourceSheet,
  { kind, headerRow, mapping }: SheetChoice,
  issues: Issue[],
): AsyncGenerator<{ readonly at: SheetReader; readonly row: SourceRow }> {
  let at: (SheetReader & { readonly heading: string }) | null = null;
  for await (const row of sheet.rows()) {
    if (row.number < headerRow) continue;
    const heading = headerTexts(row).join('\t');
    if (row.number === headerRow) {
      const header = headerTexts(row);
      guardHeader(header, headerRow, new Set(Object.values(mapping).filter((column) => column !== null)));
      at = {
        sheet: sheet.name,
        header,
        mapping: fieldsOnly(kind, mapping),
        report: (issue) => issues.push(issue),
        heading,
      };
    } else if (at === null) {
      throw refused('headerMissing', { sheet: sheet.name, row: headerRow });
    } else if (heading !== at.heading) {
      // Printed ledgers repeat their header on every page.
      yield { at, row };
    }
  }
  if (at === null) throw refused('headerMissing', { sheet: sheet.name, row: headerRow });
}

function guardMapping({ name, kind, mapping }: SheetChoice, { numbersAre }: ImportOptions): void {
  for (const field of importFields[kind].required) {
    const free = field === 'number' && numbersAre === 'oldNumber';
    if (!free && (mapping[field] ?? null) === null) throw refused('columnMissing', { sheet: name, field });
  }
}

/** Only the fields of the kind; what else a mapping may hold is not ours. */
function fieldsOnly(kind: ImportKind, mapping: Mapping): Mapping {
  const { required, optional } = importFields[kind];
  return Object.fromEntries([...required, ...optional].map((field) => [field, mapping[field] ?? null]));
}

function sheetOf(stage: Stage, name: string): SourceSheet {
  const sheet = stage.source.sheets.find((candidate) => candidate.name === name);
  if (sheet === undefined) throw refused('sheetMissing', { sheet: name });
  return sheet;
}

const stagedRows = (stage: Stage, name: string): number => stage.sheets.find((sheet) => sheet.name === name)?.rows ?? 0;

function inOrder(issues: readonly Issue[], stage: Stage): Issue[] {
  const place = new Map(stage.sheets.map(({ name }, index) => [name, index]));
  return [...issues].sort((a, b) => (place.get(a.sheet) ?? 0) - (place.get(b.sheet) ?? 0) || a.row - b.row);
}
