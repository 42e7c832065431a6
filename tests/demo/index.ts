import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { demoFonds, demoOperator, makeDemoArchive, makeDemoKeeping } from './archive';
import { writeForms } from './forms';
import { colleagues } from './people';
import { takeScreens } from './screens';

/**
 * `npm run demo -- --out DIR`: without a person and without a display, an archive from the sample ledgers, every form
 * as PDF and every screen as a picture in both languages. DIR must be new or empty: nothing is ever written over.
 */
function outFolder(argv: readonly string[]): string {
  const at = argv.indexOf('--out');
  const folder = at < 0 ? undefined : argv[at + 1];
  if (folder === undefined) throw new Error('usage: npm run demo -- --out DIR');
  const path = resolve(folder);
  if (existsSync(path) && readdirSync(path).length > 0) throw new Error(`${folder} is not empty`);
  mkdirSync(path, { recursive: true });
  return path;
}

const people = [{ ...demoOperator, role: 'archivist' }, ...colleagues];
const readme = (
  recoveryKey: string,
): string => `The demo archive: ${demoFonds.fondsNumber} ${demoFonds.fondsName} (invented, as are all its clients)

archive/   the encrypted archive. Start the program, choose "open an existing archive" and this folder.
forms/     every form, on every paper, filled and blank for the pen, in both languages
screens/   every screen, in both languages, at 1280 and 1920 points

Operators, each with clearance 绝密, and their passphrases

${people.map(({ login, fullName, role, passphrase }) => `${login.padEnd(10)}${fullName}  ${role.padEnd(16)}${passphrase}`).join('\n')}

Recovery key      ${recoveryKey}

Never use these for a real archive: they stand in this file.
`;

async function main(): Promise<void> {
  const out = outFolder(process.argv.slice(2));
  const root = process.cwd();
  const archive = join(out, 'archive');
  const made = await makeDemoArchive(archive, {
    engineScript: join(root, 'out/engine/index.js'),
    samples: join(root, 'build/samples'),
  });
  const { engine } = made;
  // The volume whose title holds 𠮷 shows what becomes of a character that no bundled font has.
  const rare = (await engine.get('catalogue.find', { text: '𠮷' })).hits.find((hit) => hit.kind === 'volume');
  const first = (await engine.get('catalogue.list', { filter: {}, limit: 1 })).rows[0];
  const volumeId = rare?.id ?? first?.id;
  if (volumeId === undefined || first === undefined) throw new Error('the demo archive came out empty');
  const heldClient = (await engine.get('catalogue.volume', { id: made.assembling })).clientId ?? 1;
  console.log('archive', JSON.stringify(await engine.get('desk.today', {})));
  const shown = {
    volumeId,
    assemblingId: made.assembling,
    clientId: heldClient,
    mergingId: made.mergingClient,
    loans: made.loans,
    holdId: made.holdId,
    shelf: made.shelf,
    disposal: made.disposal,
  };
  const several = await engine.get('catalogue.list', { filter: { state: 'filed' }, sort: 'changed', limit: 7 });
  const severalIds = [volumeId, ...several.rows.map(({ id }) => id)];
  const forms = await writeForms(engine, join(out, 'forms'), { ...shown, severalIds }, made.emergencySheets);
  console.log(`forms ${String(forms.length)}`);
  await makeDemoKeeping(engine);
  await engine.get('backup.make', {});
  await engine.close();
  const work = mkdtempSync(join(tmpdir(), 'guicang-demo-'));
  try {
    await takeScreens(join(out, 'screens'), work, archive, shown);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  console.log(`screens ${String(readdirSync(join(out, 'screens')).length)}`);
  writeFileSync(join(out, 'README.txt'), readme(made.recoveryKey));
}

main().catch((cause: unknown) => {
  console.log(cause instanceof Error ? cause.message : 'the demo failed');
  process.exitCode = 1;
});
