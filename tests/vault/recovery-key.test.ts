import { bech32m } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { compareRecoveryKey, parseRecoveryKey, RecoveryKey } from '../../electron/engine/vault/recovery-key';
import { nth, seeded } from './fixtures';

const ALPHABET = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
/** A fixed key, made once by this program: the format on paper can never change. */
const PRINTED = 'RK-QPV7V-D333M-PMGYE-PSRRR-E4XZP-3FLMP-UZUT9-5CHW4';

/** Replaces symbols (0 to 39) in the printed text. */
function withSymbols(printed: string, changes: ReadonlyMap<number, string>): string {
  const symbols = [...printed.slice(3).replaceAll('-', '')].map((symbol, place) => changes.get(place) ?? symbol);
  return symbols.join('');
}
const other = (symbol: string, random: (below: number) => number): string =>
  nth([...ALPHABET.replace(symbol, '')], random(31));

describe('a recovery key', () => {
  it('prints as RK and eight groups of five, and reads back', () => {
    const key = RecoveryKey.generate();
    expect(key.printed()).toMatch(
      /^RK-QP[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{3}(-[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{5}){7}$/,
    );
    const read = parseRecoveryKey(key.printed());
    expect(read.ok && read.value.equals(key)).toBe(true);
    expect(RecoveryKey.generate().equals(key)).toBe(false);
  });

  it('reads the key of an old sheet', () => {
    const read = parseRecoveryKey(PRINTED);
    expect(read.ok && read.value.printed()).toBe(PRINTED);
    expect(read.ok && read.value.secretText()).toBe('qpv7vd333mpmgyepsrrre4xzp3flmpuzut95chw4');
  });

  it.each<[string, (printed: string) => string]>([
    ['in small letters', (text) => text.toLowerCase()],
    ['with spaces', (text) => `  ${text.replaceAll('-', ' ')} `],
    ['with ideographic spaces', (text) => text.replaceAll('-', '\u3000')],
    ['with long dashes and minus signs', (text) => text.replaceAll('-', '—').replace('—', '−')],
    ['without the prefix', (text) => text.slice(3)],
    ['without any dash', (text) => text.replaceAll('-', '')],
    [
      'in groups of four',
      (text) =>
        text
          .slice(3)
          .replaceAll('-', '')
          .replace(/(.{4})/g, '$1 '),
    ],
    [
      'in full-width letters',
      (text) => text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
    ],
    ['over two lines, with the prefix and a colon', (text) => text.replace('RK-', 'RK: ').replace('-', '\n')],
  ])('is read %s', (_name, change) => {
    for (let round = 0; round < 50; round += 1) {
      const key = RecoveryKey.generate();
      const read = parseRecoveryKey(change(key.printed()));
      expect(read.ok && read.value.equals(key)).toBe(true);
    }
  });

  it('takes O for 0, I and 1 for L, B for 8, as the eye does', () => {
    const lookalikes: readonly (readonly [string, string])[] = [
      ['0', 'O'],
      ['L', 'I'],
      ['L', '1'],
      ['8', 'B'],
      ['0', 'o'],
      ['L', 'i'],
      ['8', 'b'],
    ];
    let replacedOnce = 0;
    for (let round = 0; round < 40; round += 1) {
      const key = RecoveryKey.generate();
      for (const [real, typed] of lookalikes) {
        const text = key.printed().replaceAll(real, typed);
        if (text !== key.printed()) replacedOnce += 1;
        const read = parseRecoveryKey(text);
        expect(read.ok && read.value.equals(key)).toBe(true);
      }
    }
    expect(replacedOnce).toBeGreaterThan(100);
  });
});

describe('typing errors', () => {
  it('accepts none of 8,000 keys with one to four wrong symbols, and names the first wrong group for one and two', () => {
    const random = seeded(40);
    const silent: string[] = [];
    for (let round = 0; round < 8_000; round += 1) {
      const count = 1 + (round % 4);
      const changes = new Map<number, string>();
      while (changes.size < count) {
        const place = random(40);
        changes.set(place, other(nth([...PRINTED.slice(3).replaceAll('-', '')], place), random));
      }
      const typed = withSymbols(PRINTED, changes);
      const read = parseRecoveryKey(typed);
      if (read.ok) silent.push(typed);
      else if (count <= 2)
        expect(read.error).toEqual({ reason: 'checksum', group: Math.floor(Math.min(...changes.keys()) / 5) + 1 });
    }
    expect(silent).toEqual([]);
  });

  it('notices every swap of two neighbours and names its group', () => {
    const symbols = PRINTED.slice(3).replaceAll('-', '');
    let swaps = 0;
    for (let place = 0; place + 1 < 40; place += 1) {
      const [left, right] = [nth([...symbols], place), nth([...symbols], place + 1)];
      if (left === right) continue;
      swaps += 1;
      const read = parseRecoveryKey(
        withSymbols(
          PRINTED,
          new Map([
            [place, right],
            [place + 1, left],
          ]),
        ),
      );
      expect(read).toEqual({ ok: false, error: { reason: 'checksum', group: Math.floor(place / 5) + 1 } });
    }
    expect(swaps).toBeGreaterThan(30);
  });

  it('accepts none of 5,000 random texts of the right length', () => {
    const random = seeded(7);
    for (let round = 0; round < 5_000; round += 1) {
      const text = Array.from({ length: 40 }, () => nth(Array.from(ALPHABET), random(32))).join('');
      expect(parseRecoveryKey(text).ok).toBe(false);
    }
  });

  it.each<[string, string, string, number | null]>([
    ['a symbol left out of group 3', PRINTED.replace('PMGYE', 'PMGE'), 'length', 3],
    ['a symbol too many in group 8', `${PRINTED}Q`, 'length', 8],
    ['a group left out', PRINTED.replace('-PMGYE', ''), 'length', null],
    ['nothing', '', 'length', null],
    ['a Chinese character in group 2', PRINTED.replace('D333M', 'D333密'), 'symbol', 2],
    ['a letter beyond the alphabet of this world', PRINTED.replace('5CHW4', '5CHW𠮷'), 'symbol', 8],
  ])('names what is wrong with %s', (_name, typed, reason, group) => {
    expect(parseRecoveryKey(typed)).toEqual({ ok: false, error: { reason, group } });
  });

  it('refuses a key of another version although its checksum is right', () => {
    const words = (version: number) =>
      bech32m.encode('rk', [0, version, ...Array.from({ length: 32 }, (_, place) => place)]).slice(3);
    expect(parseRecoveryKey(words(1)).ok).toBe(true);
    expect(parseRecoveryKey(words(2))).toEqual({ ok: false, error: { reason: 'checksum', group: null } });
  });
});

describe('typing it back', () => {
  it('matches the key shown, and names the exact group otherwise', () => {
    const shown = RecoveryKey.generate();
    const symbols = [...shown.printed().slice(3).replaceAll('-', '')];
    expect(compareRecoveryKey(shown.printed().toLowerCase(), shown)).toEqual({ matches: true, wrongGroup: null });
    for (let group = 1; group <= 8; group += 1) {
      const place = (group - 1) * 5 + 2;
      const wrong = withSymbols(shown.printed(), new Map([[place, nth(symbols, place) === 'Q' ? 'P' : 'Q']]));
      expect(compareRecoveryKey(wrong, shown)).toEqual({ matches: false, wrongGroup: group });
      expect(compareRecoveryKey(shown.printed().slice(0, 3 + (group - 1) * 6), shown)).toEqual({
        matches: false,
        wrongGroup: group,
      });
    }
  });

  it('does not take another right key for the one shown', () => {
    expect(compareRecoveryKey(PRINTED, RecoveryKey.generate()).matches).toBe(false);
  });
});
