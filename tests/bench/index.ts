import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureImport, measureOpen, measureUnlock } from './engine';
import { measureLoans } from './loans';
import type { Line } from './measure';
import { measurePage } from './page';
import { measureHostile } from './workbooks';

/**
 * `npm run bench`: one JSON line a measure, on an archive of 1,547 volumes from the sample ledger. `npm run bench -- --loans`
 * measures the loan desk instead, on 1,000,000 volumes and 100,000 slips (or `--loans 50000 5000`); to fill it takes minutes.
 */
async function main(): Promise<void> {
  const root = process.cwd();
  const places = { engineScript: join(root, 'out/engine/index.js'), samples: join(root, 'build/samples') };
  const work = mkdtempSync(join(tmpdir(), 'guicang-bench-'));
  const say = (lines: readonly Line[]): void => {
    for (const line of lines) console.log(JSON.stringify(line));
  };
  try {
    const [what, volumes = '1000000', loans = '100000'] = process.argv.slice(2);
    if (what === '--loans') {
      say(await measureLoans(places, work, { volumes: Number(volumes), loans: Number(loans) }));
      return;
    }
    say(await measureHostile());
    const { archive, lines } = await measureImport(places, work);
    say(lines);
    say(await measureUnlock(places, archive));
    say(await measureOpen(places, archive));
    say(await measurePage(work, archive));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : 'the bench failed');
  process.exitCode = 1;
});
