import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code128Modules, code128Values, code128Widths } from '../../electron/engine/forms/code128';
import { barModule } from '../../electron/engine/forms/key-marks';
import { draw } from '../../electron/engine/forms/draw';
import { jobOf } from './facts';
import { loan } from './loan-facts';
import { picture, scan } from './scan';

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 20 }).map((each) => each.join(''));

describe('Code 128 of digits', () => {
  it('is start C, pairs, the odd digit in set B, check, stop', () => {
    expect(code128Values('1234567')).toEqual([105, 12, 34, 56, 100, 23, (105 + 12 + 68 + 168 + 400 + 115) % 103, 106]);
    expect(code128Values('123456')).toEqual([105, 12, 34, 56, (105 + 12 + 68 + 168) % 103, 106]);
  });
  it('has characters of 11 modules, three bars of an even sum, and a stop of 13', () => {
    fc.assert(
      fc.property(digits, (text) => {
        const widths = code128Widths(text);
        const characters = code128Values(text).length - 1;
        expect(code128Modules(text)).toBe(characters * 11 + 13);
        for (let i = 0; i < characters; i += 1) {
          const one = widths.slice(i * 6, i * 6 + 6);
          expect(one.reduce((sum, width) => sum + width, 0)).toBe(11);
          expect(((one[0] ?? 0) + (one[2] ?? 0) + (one[4] ?? 0)) % 2).toBe(0);
        }
      }),
      { seed: 128, numRuns: 300 },
    );
  });
  it('takes digits only', () => {
    for (const text of ['', '1', '12A', '１２', '12 3']) expect(() => code128Widths(text)).toThrow();
  });
  it('makes a machine key 123 modules of a quarter millimetre, 30.75 mm', () => {
    expect(code128Modules('1428830157264') * barModule).toBe(30.75);
  });
  it('can be read from the printed slip, on both copies', async () => {
    for (const machineKey of ['1421112345678', '1009876543210']) {
      const seen = picture((await draw(jobOf('loanSlip', 'a4', loan({ machineKey })))).pdf);
      for (const y of [125, 148.5 + 125]) expect(scan(seen, y, 25, 62)).toBe(machineKey);
    }
  });
});
