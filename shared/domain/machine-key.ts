import { err, ok, type Result } from '../result';
import { toHalfWidth } from './text';

/** What carries a barcode, with the first digit of its key. */
export const machineKeyKinds = { volume: '1', box: '2', shelf: '3', person: '4', slip: '5' } as const;
export type MachineKeyKind = keyof typeof machineKeyKinds;

/** 13 digits: `kind (1) · archive tag (2) · random (9) · check (1)`. Digits only: an open Chinese input method swallows letters. */
export type MachineKey = { readonly kind: MachineKeyKind; readonly tag: string; readonly random: string };
/** `notAKey`: not 13 digits, or of no kind · `badCheck`: a digit was read or typed wrong. */
export type MachineKeyProblem = 'notAKey' | 'badCheck' | 'otherArchive' | 'wrongKind';

/**
 * Damm's quasigroup of order 10: its check digit finds every single wrong digit and every swap of two neighbours.
 * Luhn lets 09 and 90 pass for each other; ISO 7064 needs an X that such an input method would swallow.
 */
const damm: readonly string[] = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];
const checkDigit = (digits: string): string =>
  [...digits].reduce((interim, digit) => damm[Number(interim)]?.[Number(digit)] ?? '', '0');

/** `tag` is two digits, `random` nine, from the caller: never sequential, never a row id. Anything else is a mistake in the program. */
export function makeMachineKey(kind: MachineKeyKind, tag: string, random: string): string {
  if (!/^\d{2}$/u.test(tag) || !/^\d{9}$/u.test(random))
    throw new RangeError('A machine key takes a tag of 2 digits and 9 random digits');
  const digits = machineKeyKinds[kind] + tag + random;
  return digits + checkDigit(digits);
}

/** What was scanned or typed: full-width digits and spaces are forgiven. */
const scanned = (text: string): string => toHalfWidth(text).replace(/\s/gu, '');
/** Whether a search text may be a key at all, so that other numbers go on to the other searches. */
export const looksLikeMachineKey = (text: string): boolean => /^\d{13}$/u.test(scanned(text));

/** Reads a key; with `expect`, also says that it is of another archive's labels or not the kind of thing asked for. */
export function parseMachineKey(
  text: string,
  expect: { readonly tag?: string; readonly kind?: MachineKeyKind } = {},
): Result<MachineKey, MachineKeyProblem> {
  const digits = scanned(text);
  const kind = kindOf(digits.slice(0, 1));
  if (!looksLikeMachineKey(digits) || kind === null) return err('notAKey');
  if (checkDigit(digits) !== '0') return err('badCheck');
  const tag = digits.slice(1, 3);
  if (expect.tag !== undefined && expect.tag !== tag) return err('otherArchive');
  if (expect.kind !== undefined && expect.kind !== kind) return err('wrongKind');
  return ok({ kind, tag, random: digits.slice(3, 12) });
}

function kindOf(digit: string): MachineKeyKind | null {
  const kinds = Object.keys(machineKeyKinds) as MachineKeyKind[];
  return kinds.find((kind) => machineKeyKinds[kind] === digit) ?? null;
}
