import type { RefusalReason } from '../../../shared/domain/import-fields';
import { AppFailure } from '../../../shared/errors';

/** Limits are said in sizes a person knows from the list of files. */
export const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/**
 * The failure to throw where a whole file is not taken in: nothing of it is read further and nothing is written.
 * The facts (line, cell, row, limit, header, part) never hold a client's data; numbers are written as text.
 */
export function refused(reason: RefusalReason, facts: Record<string, string | number> = {}): AppFailure {
  const safe = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, String(value)]));
  return new AppFailure({ code: 'fileRefused', reason, facts: safe });
}
