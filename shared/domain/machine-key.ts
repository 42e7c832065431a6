import { err, ok, type Result } from '../result';

/** First digit of a key: what it is stuck on. */
export const machineKeyKinds = { volume: '1', box: '2', shelf: '3', person: '4', slip: '5' } as const;
export type MachineKeyKind = keyof typeof machineKeyKinds;
export type MachineKeyProblem = 'notAKey' | 'badCheckDigit' | 'otherArchive' | 'unknownKind';

/** Damm's quasigroup: catches every single wrong digit and every swap of neighbours, and adds no eleventh symbol. */
const DAMM = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790'];
const checkDigit = (digits: string): string => [...digits].reduce((row, digit) => DAMM[Number(row)]?.[Number(digit)] ?? '0', '0');

/** 13 digits: kind (1) · archive tag (2) · random (9) · check (1). Digits only: an open input method swallows letters. */
export function makeMachineKey(kind: MachineKeyKind, tag: string, nineDigits: string): string {
  const body = `${machineKeyKinds[kind]}${tag}${nineDigits}`;
  if (!/^\d{12}$/.test(body)) throw new Error('a machine key is made of digits');
  return body + checkDigit(body);
}

/** What a scan says, for the archive with this tag. */
export function readMachineKey(text: string, tag: string): Result<{ readonly kind: MachineKeyKind; readonly key: string }, MachineKeyProblem> {
  const key = text.trim();
  if (!/^\d{13}$/.test(key)) return err('notAKey');
  if (checkDigit(key) !== '0') return err('badCheckDigit');
  const kind = (Object.keys(machineKeyKinds) as MachineKeyKind[]).find((k) => machineKeyKinds[k] === key[0]);
  if (kind === undefined) return err('unknownKind');
  return key.slice(1, 3) === tag ? ok({ kind, key }) : err('otherArchive');
}
