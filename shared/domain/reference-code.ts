import { err, ok, type Result } from '../result';
import { cleanText, toHalfWidth } from './text';

/** 档号 (DA/T 13-2022): `-` between levels, `·` inside one. Given when the volume is first filed and frozen then. */
export const defaultReferenceMask = '{fonds}-{series}·{year}-{period}-{client}-{volume}';

export const referenceParts = ['fonds', 'series', 'year', 'period', 'client', 'volume'] as const;
export type ReferencePart = (typeof referenceParts)[number];
/** All that stands before the volume's own number; `period` is `retentionCode` (Y, D30, D10, D{n}). */
export type ReferenceScope = {
  readonly fonds: string;
  readonly series: string;
  readonly year: number;
  readonly period: string;
  readonly client: string;
};

export type MaskProblem =
  | 'braceOpen'
  | 'placeholderUnknown'
  | 'placeholderTwice'
  | 'placeholdersTouch'
  | 'volumeMissing'
  | 'characterNotAllowed';

const placeholder = /\{([^{}]*)\}/gu;
const isPart = (name: string): name is ReferencePart => (referenceParts as readonly string[]).includes(name);

/** Whether a mask gives codes that can be told apart and typed: known parts, each once, `{volume}` among them, a sign between any two. */
export function checkReferenceMask(mask: string): Result<string, MaskProblem> {
  const names = [...mask.matchAll(placeholder)].map(([, name = '']) => name);
  const signs = mask.replace(placeholder, '\u0000');
  if (/[{}]/u.test(signs)) return err('braceOpen');
  if (!names.every(isPart)) return err('placeholderUnknown');
  if (new Set(names).size < names.length) return err('placeholderTwice');
  if (signs.includes('\u0000\u0000')) return err('placeholdersTouch');
  if (!names.includes('volume')) return err('volumeMissing');
  if (!/^[A-Za-z0-9\-·./_\u0000]*$/u.test(signs)) return err('characterNotAllowed');
  return ok(mask);
}

const volumeDigits = 3;
const itemDigits = 4;
const padded = (number: number, width: number): string => String(number).padStart(width, '0');

/** The 档号 of a volume: `HX01-KH·2024-D30-0137-002`. The mask must have passed `checkReferenceMask`. */
export function formatReferenceCode(mask: string, scope: ReferenceScope, volume: number): string {
  const parts: Readonly<Record<ReferencePart, string>> = {
    ...scope,
    year: String(scope.year),
    volume: padded(volume, volumeDigits),
  };
  return mask.replace(placeholder, (whole, name: string) => (isPart(name) ? parts[name] : whole));
}

/** The 档号 of an item in its volume: `…-0005`. */
export const itemReferenceCode = (volumeCode: string, sequence: number): string =>
  `${volumeCode}-${padded(sequence, itemDigits)}`;

/**
 * What may be the 档号 of an item, or its beginning, taken apart: its volume's code, and the digits after it. `key` as
 * `normaliseCode` leaves it; null where it ends in no number of an item.
 */
export function readItemCode(key: string): { readonly volume: string; readonly digits: string } | null {
  const [, volume, digits] = /^(.+)-(\d{0,5})$/u.exec(key) ?? [];
  return volume === undefined || digits === undefined ? null : { volume, digits };
}

/** The text before and after the volume's number: every code of the same (fonds, series, year, period, client) has both. */
export function referenceFrame(
  mask: string,
  scope: ReferenceScope,
): { readonly before: string; readonly after: string } {
  const [head = '', tail = ''] = mask.split('{volume}');
  return { before: formatReferenceCode(head, scope, 0), after: formatReferenceCode(tail, scope, 0) };
}

/**
 * The number after the highest that the scope ever had: `codes` are all 档号 ever given (spent ones too), others than
 * the scope's are passed over. Gaps are not filled, since a code is never used again.
 */
export function nextVolumeNumber(mask: string, scope: ReferenceScope, codes: readonly string[]): number {
  const { before, after } = referenceFrame(mask, scope);
  const numbers = codes
    .filter((code) => code.length > before.length + after.length && code.startsWith(before) && code.endsWith(after))
    .map((code) => code.slice(before.length, code.length - after.length))
    .filter((digits) => /^\d{1,9}$/u.test(digits))
    .map(Number);
  return numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1;
}

/**
 * A key for comparing codes as people type them, never for showing: upper case, half width, no spaces, one kind of
 * dash, and one sign for the `·` that many keyboards lack and people type as a full stop.
 */
export function normaliseCode(text: string): string {
  return toHalfWidth(cleanText(text).replace(/[·•・･‧∙⋅。．]/gu, '.'))
    .replace(/[‐‑‒–—―−─ー]/gu, '-')
    .replace(/\s/gu, '')
    .toUpperCase()
    .normalize('NFC');
}
