import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from './scenes';

const LINES = 40;
/** Faults of the kinds that old ledgers have, each put into one line; the text is not decoded, so only ASCII is touched. */
const spoil: readonly ((line: string) => string)[] = [
  (line) => line.replace(/,(\d{4}),\d{6},/, ',$1,20O513,'),
  (line) => line.replace(/,\d+,([^,]*),([^,]*)$/, ',-4,$1,$2'),
  (line) => line.replace(/^[^,]*/, ''),
  (line) => line.replace(/,\d{4},(\d{6}),/, ',20l0,$1,'),
];

/** A part of the old sample ledger with faults in it: another part for each language, since no file is taken in twice. */
export function spoiledLedger(samples: string, folder: string, part: number): string {
  const [head = '', ...lines] = readFileSync(join(samples, 'old-ledger-gb18030.csv'), 'latin1').split('\n');
  const some = lines.slice(part * LINES, (part + 1) * LINES);
  const spoiled = some.map((line, at) => spoil[at - 6]?.(line) ?? line);
  const path = join(folder, `old-ledger-${String(part + 1)}.csv`);
  writeFileSync(path, [head, ...spoiled, some[0] ?? '', ''].join('\n'), 'latin1');
  return path;
}

/** The import from the file to the batch, each step where the one before left it. */
export function importScenes(ledger: string): readonly Scene[] {
  const step = (
    name: string,
    button: (w: Parameters<Scene['act']>[1]) => string,
    shows: string,
    before?: Scene['act'],
  ) => ({
    name,
    address: '/exchange',
    act: async (launched: Parameters<Scene['act']>[0], w: Parameters<Scene['act']>[1]) => {
      await before?.(launched, w);
      await launched.page
        .getByRole('button', { name: new RegExp(`^${button(w).replace(/ ?\{\{.*$/, '')}`) })
        .first()
        .click();
      await launched.page.locator(shows).first().waitFor();
    },
  });
  return [
    step(
      'import-columns',
      (w) => w.exchange.choose,
      '.mapping',
      ({ pick }) => pick(ledger),
    ),
    step(
      'import-check',
      (w) => w.exchange.check,
      '.import-issues',
      async ({ page }, w) => {
        // What the ledger does not say and must be decided.
        await page.getByRole('combobox', { name: w.exchange.formingDepartment }).click();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
      },
    ),
    step('import-done', (w) => w.exchange.commit, '.notice-good'),
  ];
}
