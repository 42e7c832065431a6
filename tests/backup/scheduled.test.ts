import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connect, runCommandLine } from '../../electron/command-line';
import { newArchive, NOON, PASSPHRASE, startEngine, temporaryFolder } from '../archive/engine-harness';

/** A backup that the system's own scheduler makes at night, as the README says it: the command line at the real gate. */
const outer = temporaryFolder();
const archive = join(outer.path, 'archive');
const drive = join(outer.path, 'drive');
const passphraseFile = join(outer.path, 'passphrase');
const said = { out: '', err: '' };
let now = NOON;
const connect: Connect = (folder) => {
  const engine = startEngine(folder, () => (now += 60_000));
  return {
    ask: async (name, input) => ({ result: await engine.ask(name as 'operators.me', input as never), document: null }),
    grant: (ticket, path) => {
      engine.receive({ kind: 'grant', ticket, path });
    },
    close: () => {
      engine.close();
      return Promise.resolve();
    },
  };
};
const asked = (...words: string[]) => runCommandLine(words, connect);
const signedIn = ['--archive', archive, '--operator', 'liwen', '--passphrase-file', passphraseFile];

beforeAll(async () => {
  mkdirSync(archive);
  mkdirSync(drive);
  writeFileSync(passphraseFile, `${PASSPHRASE}\n`);
  (await newArchive(archive)).close();
});
beforeEach(() => {
  Object.assign(said, { out: '', err: '' });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(`${said.out}${said.err}`).not.toContain(PASSPHRASE);
});
afterAll(() => {
  outer.remove();
});

describe('from the command line', () => {
  it('a backup goes to the archive’s own folder, and is answered in one line', async () => {
    expect(await asked('call', 'backup.make', '{}', ...signedIn)).toBe(0);
    const { name } = JSON.parse(said.out) as { name: string };
    expect(said.out.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(join(archive, 'backups'))).toEqual([name]);
  });
  it('or to a drive that the line names', async () => {
    expect(await asked('call', 'backup.make', '{"folder":"drive"}', '--file', `drive=${drive}`, ...signedIn)).toBe(0);
    const { name } = JSON.parse(said.out) as { name: string };
    expect(readdirSync(drive)).toEqual([name]);
    expect(readdirSync(join(drive, name))).toContain('backup.json');
  });
  it('a drive that is not there is refused by name, and nothing is made', async () => {
    const gone = join(outer.path, 'gone');
    expect(await asked('call', 'backup.make', '{"folder":"drive"}', '--file', `drive=${gone}`, ...signedIn)).toBe(1);
    expect(JSON.parse(said.err)).toMatchObject({ code: 'backupFailed', reason: 'folderMissing' });
    expect(readdirSync(outer.path)).not.toContain('gone');
  });
  it('a wrong passphrase is refused, and counted', async () => {
    const wrong = join(outer.path, 'wrong');
    writeFileSync(wrong, 'not this one\n');
    const words = [...signedIn.slice(0, -1), wrong];
    expect([await asked('call', 'backup.make', '{}', ...words), said.out]).toEqual([1, '']);
    expect(JSON.parse(said.err)).toEqual({ code: 'wrongPassphrase' });
    expect(JSON.parse(readFileSync(join(archive, 'attempts.json'), 'utf8'))).toMatchObject({
      failures: { liwen: { count: 1 } },
    });
  });
  it('a passphrase that lies beside the vault is not taken, nor an option that nobody knows', async () => {
    const beside = join(archive, 'passphrase');
    writeFileSync(beside, PASSPHRASE);
    expect(await asked('call', 'backup.make', '{}', ...signedIn.slice(0, -1), beside)).toBe(2);
    expect(said.err).toContain('may not lie beside the vault');
    expect(await asked('call', 'backup.make', '{}', '--now', 'yes', ...signedIn)).toBe(2);
    expect(await asked('call', 'backup.make', 'yes', ...signedIn)).toBe(2);
  });
});
