import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Places } from '../demo/archive';
import { growth, measureCatalogue } from './catalogue';
import { measureCataloguePage } from './catalogue-page';
import { measureDurability } from './durability';
import { measureImport, measureOpen, measureUnlock } from './engine';
import { measureLedgers } from './ledgers';
import { measureDisposal } from './disposal';
import { measureLoans } from './loans';
import type { Line } from './measure';
import { measurePage } from './page';
import { measureRegister } from './register';
import { measureHostile } from './workbooks';

type Say = (lines: readonly Line[]) => void;

async function measureSizes(places: Places, work: string, sizes: readonly number[], say: Say): Promise<void> {
  const all: (readonly Line[])[] = [];
  for (const volumes of sizes) {
    const { archive, lines } = await measureCatalogue(places, work, volumes);
    say(lines);
    const page = await measureCataloguePage(work, archive, volumes);
    say(page);
    all.push([...lines, ...page]);
    rmSync(archive, { recursive: true, force: true });
  }
  say(growth(all));
  say(await measureLedgers(places, work));
}

/**
 * `npm run bench`: one JSON line a measure, on an archive of 1,547 volumes from the sample ledger. `npm run bench -- --loans`
 * measures the loan desk instead, on 1,000,000 volumes and 100,000 slips (or `--loans 50000 5000`); to fill it takes minutes.
 * `--volumes 10000 100000 1000000` measures the catalogue at each size beside an unencrypted file, the page and the imports
 * of 100,000 rows, and how each figure grows.
 * `--ledgers` measures only those imports.
 * `--durability` measures only what witness, log and backups cost.
 * `--register 10000` prints a destruction register of so many rows.
 * `--disposal 1000000 10000`: the due list over so many volumes, and a list of so many rows carried out.
 */
async function main(): Promise<void> {
  const root = process.cwd();
  const places = { engineScript: join(root, 'out/engine/index.js'), samples: join(root, 'build/samples') };
  const work = mkdtempSync(join(tmpdir(), 'guicang-bench-'));
  const say: Say = (lines) => {
    for (const line of lines) console.log(JSON.stringify(line));
  };
  try {
    const [what, ...numbers] = process.argv.slice(2);
    if (what === '--durability') {
      say(await measureDurability(places, work));
      return;
    }
    const [volumes = '1000000', second] = numbers;
    if (what === '--volumes') {
      await measureSizes(places, work, numbers.length === 0 ? [10_000, 100_000, 1_000_000] : numbers.map(Number), say);
      return;
    }
    if (what === '--ledgers') {
      say(await measureLedgers(places, work));
      return;
    }
    if (what === '--loans') {
      say(await measureLoans(places, work, { volumes: Number(volumes), loans: Number(second ?? '100000') }));
      return;
    }
    if (what === '--disposal') {
      say(await measureDisposal(work, { volumes: Number(volumes), rows: Number(second ?? '10000') }));
      return;
    }
    if (what === '--register') {
      say(await measureRegister(join(root, 'out/engine/press.js'), Number(process.argv[3] ?? '10000')));
      return;
    }
    say(await measureHostile());
    say(await measureDurability(places, work));
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
