import { toHalfWidth } from './text';

/** Reference code 档号 (DA/T 13): `-` between levels, `·` inside one. Given when a volume is first filed, frozen then. */
export const codeParts = ['fonds', 'series', 'year', 'period', 'client', 'volume'] as const;
export type CodePart = (typeof codeParts)[number];
export const defaultMask = '{fonds}-{series}·{year}-{period}-{client}-{volume}';

/** A mask must name the volume number, use known parts only, and nothing but letters, digits, `-` and `·` between them. */
export function isMask(mask: string): boolean {
  const names = [...mask.matchAll(/\{([a-z]+)\}/g)].map((m) => m[1] ?? '');
  const rest = mask.replace(/\{[a-z]+\}/g, '');
  return names.includes('volume') && names.every((n) => codeParts.some((p) => p === n)) && new Set(names).size === names.length && /^[A-Z0-9\-·]*$/.test(rest);
}

/** The code of one volume; `volume` is its running number and is padded to three digits. */
export function formatReferenceCode(mask: string, parts: Readonly<Record<Exclude<CodePart, 'volume'>, string>> & { readonly volume: number }): string {
  return mask.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    if (name === 'volume') return String(parts.volume).padStart(3, '0');
    return Object.hasOwn(parts, name) ? String(parts[name as CodePart]) : whole;
  });
}

/** `…-0005`: the fifth item of a volume. */
export const itemCode = (volumeCode: string, sequence: number): string => `${volumeCode}-${String(sequence).padStart(4, '0')}`;

/** `JY-2026-0001`, `XH-2026-001`: numbers without gaps per year. */
export const seriesNumber = (prefix: string, year: number, running: number, digits: number): string =>
  `${prefix}-${String(year)}-${String(running).padStart(digits, '0')}`;

/** A code as people type it, brought to the shape it is compared in: half-width, upper case, one kind of dash and dot. */
export function normaliseCode(text: string): string {
  return toHalfWidth(text).normalize('NFC').trim().toUpperCase().replace(/[‐-―－]/g, '-').replace(/[・•∙⋅]/g, '·').replace(/\s+/g, '');
}
