import type { IssueReason } from '../../../shared/domain/import-fields';

/** What is said of a single row before anything is written. */
export type Issue = {
  readonly sheet: string;
  /** As the person's spreadsheet or editor counts. */
  readonly row: number;
  /** The column's header; null where the whole row is meant. */
  readonly column: string | null;
  /** The cell as written, cut to a length a table can show. */
  readonly value: string;
  readonly severity: 'error' | 'warning';
  readonly reason: IssueReason;
};

const shownCharacters = 120;

export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= shownCharacters
    ? line
    : `${Array.from(line)
        .slice(0, shownCharacters - 1)
        .join('')}…`;
}
