import { AppFailure } from '../../shared/errors';
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
