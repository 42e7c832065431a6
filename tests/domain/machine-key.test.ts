import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  looksLikeMachineKey,
  machineKeyKinds,
  makeMachineKey,
  parseMachineKey,
  type MachineKeyKind,
} from '../../shared/domain/machine-key';
import { seeded } from './samples';

const kinds = Object.keys(machineKeyKinds) as MachineKeyKind[];
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });
const keys = fc.tuple(fc.constantFrom(...kinds), digits(2), digits(9));

test.each(kinds)('a key of a %s is read back', (kind) => {
  const key = makeMachineKey(kind, '07', '000000123');
  expect(key).toMatch(/^\d{13}$/u);
  expect(key.startsWith(`${machineKeyKinds[kind]}07000000123`)).toBe(true);
  expect(parseMachineKey(key)).toEqual({ ok: true, value: { kind, tag: '07', random: '000000123' } });
});
test('the check digit stays what printed labels carry', () => {
  expect(makeMachineKey('volume', '07', '000000123')).toBe('1070000001233');
});
it('finds every single wrong digit and every swap of neighbours', () => {
  fc.assert(
    fc.property(keys, ([kind, tag, random]) => {
      const key = [...makeMachineKey(kind, tag, random)];
      key.forEach((digit, at) => {
        for (const other of '0123456789')
          if (other !== digit)
            expect(parseMachineKey([...key.slice(0, at), other, ...key.slice(at + 1)].join('')).ok).toBe(false);
        const next = key[at + 1];
        if (next !== undefined && next !== digit)
          expect(parseMachineKey([...key.slice(0, at), next, digit, ...key.slice(at + 2)].join('')).ok).toBe(false);
      });
    }),
    { ...seeded, numRuns: 200 },
  );
});
describe('refused keys', () => {
  const key = makeMachineKey('volume', '07', '123456789');
  test.each(['', '123', `${key}0`, key.replace('1', 'A'), '9074567891234', '0000000000000'])('%j is no key', (text) => {
    expect(parseMachineKey(text)).toEqual({ ok: false, error: 'notAKey' });
  });
  test('a digit read wrong', () =>
    expect(parseMachineKey(`${key.slice(0, 12)}${(Number(key[12]) + 1) % 10}`)).toEqual({
      ok: false,
      error: 'badCheck',
    }));
  test("another archive's label", () =>
    expect(parseMachineKey(key, { tag: '08' })).toEqual({ ok: false, error: 'otherArchive' }));
  test('not the kind asked for', () =>
    expect(parseMachineKey(key, { tag: '07', kind: 'box' })).toEqual({ ok: false, error: 'wrongKind' }));
  test('the right archive and kind', () => expect(parseMachineKey(key, { tag: '07', kind: 'volume' }).ok).toBe(true));
});
it('forgives spaces and full width, as an open input method sends them', () => {
  const key = makeMachineKey('slip', '42', '987654321');
  const wide = [...key].map((digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)).join('');
  expect(parseMachineKey(` ${wide}\n`).ok).toBe(true);
  expect([looksLikeMachineKey(wide), looksLikeMachineKey('HX01-KH'), looksLikeMachineKey(key.slice(1))]).toEqual([
    true,
    false,
    false,
  ]);
});
it('takes only digits of the right number', () => {
  expect(() => makeMachineKey('volume', '7', '123456789')).toThrow(RangeError);
  expect(() => makeMachineKey('volume', '07', '12345678')).toThrow(RangeError);
});
