import { AppFailure } from '../../shared/errors';
import type { KnownFacts } from '../../electron/engine/exchange/candidates';
import type { Choices } from '../../electron/engine/exchange/check-stage';
import type { Stage } from '../../electron/engine/exchange/stage';
import type { SourceRow, SourceSheet } from '../../electron/engine/exchange/source';

export async function allRows(sheet: SourceSheet): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const row of sheet.rows()) rows.push(row);
  return rows;
}

export async function texts(sheet: SourceSheet): Promise<string[][]> {
  return (await allRows(sheet)).map((row) => row.cells.map(({ text }) => text));
}

/** The reason (and facts) a file was refused with; fails when it was taken. */
export async function refusal(work: () => unknown): Promise<{ reason: string; facts: Record<string, string> }> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppFailure && error.appError.code === 'fileRefused') {
      return { reason: error.appError.reason, facts: error.appError.facts };
    }
    throw error;
  }
  throw new Error('the file was taken');
}

export const nothingKnown: KnownFacts = {
  referenceCodes: new Set(),
  spentCodes: new Set(),
  oldNumbers: new Set(),
  clients: new Map(),
  staffCodes: new Set(),
  locations: new Set(),
  closedLocations: new Set(),
  persons: new Set(),
  series: new Set(['KH']),
  machineKeys: new Set(),
  documentTypes: new Map(),
};

/** What a person confirms who changes nothing. */
export function asGuessed(stage: Stage, change: Partial<Choices> = {}): Choices {
  return {
    sheets: stage.sheets.map(({ name, kind, headerRow, mapping }) => {
      if (kind === null || headerRow === null) throw new Error(`${name}: no header was found`);
      return { name, kind, headerRow, mapping };
    }),
    numbersAre: 'referenceCode',
    defaults: { formingDepartment: '客户服务部', seriesCode: 'KH', binding: 'bound' },
    ...change,
  };
}
