import { createHash } from 'node:crypto';
import { bech32m } from '@scure/base';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paperCode, readPaperCode } from '../../shared/domain/paper-code';

const ALPHABET = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
const hash = fc.string({ minLength: 1 }).map((text) => createHash('sha256').update(text).digest('hex'));
const plain = (code: string) => code.replaceAll('-', '');

it('is six groups of five, and the same Bech32m that another library writes', () => {
  fc.assert(
    fc.property(hash, (one) => {
      const code = paperCode(one);
      expect(code).toMatch(/^([QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{5}-){5}[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{5}$/);
      const words = bech32m.toWords(Buffer.from(one.slice(0, 30), 'hex'));
      expect(plain(code).toLowerCase()).toBe(bech32m.encode('lc', words).slice('lc1'.length));
    }),
  );
});

it('reads back what it printed, however a person types it', () => {
  fc.assert(
    fc.property(hash, fc.constantFrom(' ', '－', '', '.', '—'), (one, dash) => {
      const code = paperCode(one);
      for (const typed of [
        code,
        code.toLowerCase().replaceAll('-', dash),
        ` ${code} `,
        code.replaceAll('0', 'O').replaceAll('L', '1'),
      ])
        expect(readPaperCode(typed)).toEqual({ kind: 'code', start: one.slice(0, 30) });
    }),
  );
});

it('notices one to four wrong symbols, every time, and names the group of a single one', () => {
  fc.assert(
    fc.property(
      hash,
      fc.uniqueArray(fc.record({ place: fc.nat(29), by: fc.integer({ min: 1, max: 31 }) }), {
        minLength: 1,
        maxLength: 4,
        selector: ({ place }) => place,
      }),
      (one, errors) => {
        const letters = [...plain(paperCode(one))];
        for (const { place, by } of errors)
          letters[place] = ALPHABET.charAt((ALPHABET.indexOf(letters[place] ?? '') + by) % 32);
        const read = readPaperCode(letters.join(''));
        expect(read.kind).toBe('mistyped');
        const [only] = errors;
        if (errors.length === 1 && only !== undefined)
          expect(read).toEqual({ kind: 'mistyped', group: Math.floor(only.place / 5) + 1 });
      },
    ),
    { numRuns: 300 },
  );
});

it('names the group that is too short or holds an impossible letter, and takes no recovery key', () => {
  const code = paperCode('00'.repeat(32));
  const groups = code.split('-');
  expect(readPaperCode(groups.map((group, at) => (at === 2 ? group.slice(1) : group)).join('-'))).toEqual({
    kind: 'mistyped',
    group: 3,
  });
  expect(readPaperCode(groups.map((group, at) => (at === 4 ? `${group.slice(1)}?` : group)).join('-'))).toEqual({
    kind: 'mistyped',
    group: 5,
  });
  expect(readPaperCode('')).toEqual({ kind: 'mistyped', group: null });
  const words = bech32m.toWords(Buffer.alloc(15, 7));
  expect(readPaperCode(bech32m.encode('rk', words).slice(3)).kind).toBe('mistyped');
});
