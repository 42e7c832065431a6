/** How a number's cell format shows it, as far as a ledger's meaning depends on it. */
export type NumberStyle =
  | { readonly kind: 'plain' }
  /** Format `0000`: the zeros in front belong to the number on the shelf. */
  | { readonly kind: 'padded'; readonly digits: number }
  /** Format `0.00`: a zero at the end is shown too, and tells 2016.10 from 2016.1. */
  | { readonly kind: 'decimals'; readonly digits: number }
  | { readonly kind: 'year' | 'month' | 'day' | 'time' | 'moment' };

export const plainStyle: NumberStyle = { kind: 'plain' };

/** Built-in formats without a code of their own (ECMA-376 part 1, 18.8.30), with those of Chinese Excel. */
const builtIn = new Map<number, 'day' | 'month' | 'time' | 'moment'>([
  ...[14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, 'day'] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, 'month'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
  [22, 'moment'],
]);
/** Built-in 2, the same as the code `0.00`. */
const twoDecimals = 2;

/** `code` is the format's own text, where the workbook defines one. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) {
    const kind = builtIn.get(id);
    if (id === twoDecimals) return { kind: 'decimals', digits: 2 };
    return kind === undefined ? plainStyle : { kind };
  }
  if (/^0{2,}$/.test(code)) return { kind: 'padded', digits: code.length };
  const decimals = /^0\.(0+)(?:_ )?$/.exec(code)?.[1];
  if (decimals !== undefined) return { kind: 'decimals', digits: decimals.length };
  // Only letters outside quotes, escapes, colours and locale marks are date fields; [h] counts hours.
  const fields = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]|AM\/PM|A\/P|上午\/下午|General/gi, '');
  const has = (letter: string): boolean => fields.toLowerCase().includes(letter);
  const clock = has('h') || has('s');
  if (has('d')) return { kind: clock ? 'moment' : 'day' };
  if (has('y')) return { kind: clock ? 'moment' : has('m') ? 'month' : 'year' };
  if (clock) return { kind: 'time' };
  return has('m') ? { kind: 'month' } : plainStyle;
}

/**
 * A number as a person reads it in the cell: no float noise (Excel keeps 15 digits), no exponent,
 * dates as ISO `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, times `HH:MM:SS`. What is no number comes back as written.
 */
export function numberText(written: string, style: NumberStyle, date1904: boolean): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  switch (style.kind) {
    case 'plain':
      return decimal(value);
    case 'padded':
      return value < 0 ? decimal(value) : decimal(value).padStart(style.digits, '0');
    case 'decimals':
      return withDecimals(decimal(value), style.digits);
    case 'year':
    case 'month':
    case 'day':
    case 'time':
    case 'moment':
      return serialText(value, style.kind, date1904) ?? decimal(value);
  }
}

function serialText(
  serial: number,
  kind: 'year' | 'month' | 'day' | 'time' | 'moment',
  date1904: boolean,
): string | null {
  if (serial < 0 || serial >= 2_958_466) return null;
  const seconds = Math.round(serial * 86_400);
  const day = isoDay(Math.floor(seconds / 86_400), date1904);
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19);
  switch (kind) {
    case 'year':
      return day.slice(0, 4);
    case 'month':
      return day.slice(0, 7);
    case 'day':
      return day;
    case 'time':
      return time;
    case 'moment':
      return time === '00:00:00' ? day : `${day}T${time}`;
  }
}

/** Excel's first calendar has a 29 February 1900 that never was: days before it lie one nearer to its start. */
function isoDay(days: number, date1904: boolean): string {
  if (!date1904 && days === 60) return '1900-02-29';
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(start + days * 86_400_000).toISOString().slice(0, 10);
}

/** A broken number keeps the zeros its format shows (2016.10); a whole one is a count and keeps none. */
function withDecimals(text: string, digits: number): string {
  const [whole = '', fraction] = text.split('.');
  return fraction === undefined ? text : `${whole}.${fraction.padEnd(digits, '0')}`;
}

function decimal(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', first = '', rest = '', exponent = ''] = parts;
  const shift = Number(exponent);
  return shift < 0 ? `${sign}0.${'0'.repeat(-shift - 1)}${first}${rest}` : `${sign}${first}${rest.padEnd(shift, '0')}`;
}
