import type { ErrorReason, IssueReason, WarningReason } from '../../../shared/domain/import-fields';
import { cleanText, forbiddenCharacter } from '../../../shared/domain/text';
import type { Mapping } from './header';
import { shown, type Issue } from './issues';
import { emptyCell, type Cell, type SourceRow } from './source';
import type { Read } from './values';

export type SheetReader = {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly report: (issue: Issue) => void;
};

/**
 * The cells of one row by field. Every fault is reported with its column and value, and the row goes on being read,
 * so that a person sees all that is wrong with it at once; `refused` says whether any of it was an error.
 */
export class RowReader<Field extends string> {
  #errors = 0;
  readonly #formulas = new Set<number>();

  constructor(
    private readonly at: SheetReader,
    private readonly row: SourceRow,
  ) {}

  get refused(): boolean {
    return this.#errors > 0;
  }

  get number(): number {
    return this.row.number;
  }

  /** The field as written, but for spaces; nothing is reported. */
  peek(field: Field): string {
    return cleanText(this.#cellAt(field)?.text ?? '');
  }

  /**
   * Says where a number may have lost a zero: Excel keeps 2016.10 as 2016.1 unless the cell is text or shows two decimals,
   * and which month was typed the file no longer knows.
   */
  warnOfLostZero(field: Field): void {
    if (this.#cellAt(field)?.plainNumber === true && /^\d{4}\.1$/.test(this.peek(field)))
      this.warn(field, 'monthAmbiguous');
  }

  /** The field as one clean line; null where it is empty, not mapped, or unfit (which is reported). `max` in characters. */
  line(field: Field, max: number): string | null {
    const cell = this.#cell(field);
    if (cell.error) return this.refuse(field, 'errorCell');
    const text = cleanText(cell.text);
    if (text === '') return null;
    if (forbiddenCharacter(text) !== null) return this.refuse(field, 'forbiddenCharacter');
    return text.length > max ? this.refuse(field, 'tooLong') : text;
  }

  /** As `line`, but line breaks stay where they are: for the few fields that hold several lines. */
  text(field: Field, max: number): string | null {
    const cell = this.#cell(field);
    if (cell.error) return this.refuse(field, 'errorCell');
    const text = cell.text
      .split(/\r\n?|\n/u)
      .map(cleanText)
      .join('\n')
      .trim();
    if (text === '') return null;
    if (forbiddenCharacter(text.replaceAll('\n', '')) !== null) return this.refuse(field, 'forbiddenCharacter');
    return text.length > max ? this.refuse(field, 'tooLong') : text;
  }

  /** The field through a rule of the domain: null where it is empty; what the rule cannot read refuses the row. */
  parsed<T>(field: Field, parse: (text: string) => Read<T>): T | null {
    const text = this.line(field, 400);
    if (text === null) return null;
    const value = parse(text);
    return value.ok ? value.value : this.refuse(field, value.error);
  }

  /** As `line`, and an empty field refuses the row with `reason`. */
  requiredLine(field: Field, max: number, reason: ErrorReason): string | null {
    return this.#required(field, reason, () => this.line(field, max));
  }

  /** As `parsed`, and an empty field refuses the row with `missing`. */
  requiredParsed<T>(field: Field, parse: (text: string) => Read<T>, missing: ErrorReason): T | null {
    return this.#required(field, missing, () => this.parsed(field, parse));
  }

  #required<T>(field: Field, missing: ErrorReason, read: () => T | null): T | null {
    const before = this.#errors;
    const value = read();
    return value === null && this.#errors === before ? this.refuse(field, missing) : value;
  }

  /** Reports an error of the field, or of the whole row. */
  refuse(field: Field | null, reason: ErrorReason): null {
    this.#errors += 1;
    this.#report(field, reason, 'error');
    return null;
  }

  /** `value` where the cell itself does not say what is meant. */
  warn(field: Field | null, reason: WarningReason | `check.${string}`, value?: string): void {
    this.#report(field, reason, 'warning', value);
  }

  #cell(field: Field): Cell {
    const column = this.at.mapping[field] ?? null;
    const cell = this.#cellAt(field) ?? emptyCell;
    if (cell.formula && column !== null && !this.#formulas.has(column)) {
      this.#formulas.add(column);
      this.#report(field, 'formula', 'warning');
    }
    return cell;
  }

  #cellAt(field: Field): Cell | undefined {
    const column = this.at.mapping[field] ?? null;
    return column === null ? undefined : this.row.cells[column];
  }

  #report(field: Field | null, reason: IssueReason, severity: Issue['severity'], value?: string): void {
    const column = field === null ? null : (this.at.mapping[field] ?? null);
    this.at.report({
      sheet: this.at.sheet,
      row: this.row.number,
      column: column === null ? null : (this.at.header[column] ?? null),
      value: shown(value ?? (column === null ? '' : (this.row.cells[column]?.text ?? ''))),
      severity,
      reason,
    });
  }
}
