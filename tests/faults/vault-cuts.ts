import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { vaultPath } from '../../electron/engine/archive/folder';
import { vaultFacts } from '../../electron/engine/vault/facts';
import { seeded } from '../fixtures/seeded';
import { compileRecorder, createRecorder, type Recorded } from './recorder';
import { createDisk, remains } from './replay';
import type { Outcome } from './report';
import { credentials, type Subject, unlockVictim } from './subject';

/** vault.json as it was once somebody had been told so, and the moment they were. */
type Version = { readonly bytes: Buffer; readonly at: number };
const SOON = 6;
type Tally = { damaged: number; missing: number; older: number };

/**
 * Power cuts around the replacing of vault.json, by passphrases that are changed: whatever the disk kept, there is a whole
 * key file, and none older than the last one that was answered. Control: the same calls without their syncs.
 */
export async function vaultCuts(subject: Subject, images: number, changes: number): Promise<Outcome> {
  const fault = 'power loss while vault.json is replaced';
  const library = compileRecorder(resolve('tests/faults/recorder.c'), subject.folder());
  if (library === undefined) return { fault, runs: 0, of: '', losses: 0, skipped: 'needs Linux and gcc' };
  const folder = subject.copy();
  const recorder = createRecorder(library, folder, subject.folder());
  const victim = await unlockVictim(folder, { env: recorder.env });
  const versions: Version[] = [{ bytes: readFileSync(vaultPath(folder)), at: recorder.moment() }];
  const { login: _login, passphrase } = credentials;
  for (let n = 0; n < changes; n += 1) {
    await victim.get('operators.changePassphrase', { current: passphrase, passphrase });
    versions.push({ bytes: readFileSync(vaultPath(folder)), at: recorder.moment() });
  }
  await victim.close();

  const operations = recorder.operations();
  const synced = cutAt(subject, folder, operations, versions, images);
  const unsynced = operations.filter(
    ({ kind, path }) => kind !== 'folderSynced' && !(kind === 'synced' && path.startsWith(vaultPath(folder))),
  );
  const control = cutAt(subject, folder, unsynced, versions, images);
  const words = ({ damaged, missing, older }: Tally): string =>
    `${String(damaged)} damaged, ${String(missing)} missing, ${String(older)} older`;
  return {
    fault,
    runs: images,
    of: `images around ${String(changes)} changes of a passphrase: ${words(synced)}`,
    losses: sum(synced),
    control: { what: `without the syncs: ${words(control)}`, losses: sum(control) },
  };
}

const sum = ({ damaged, missing, older }: Tally): number => damaged + missing + older;

function cutAt(
  subject: Subject,
  folder: string,
  operations: readonly Recorded[],
  versions: readonly Version[],
  images: number,
): Tally {
  const random = seeded(700);
  const vault = vaultPath(folder);
  const near = (operation: Recorded): boolean =>
    operation.path.startsWith(vault) || operation.path === folder || ('to' in operation && operation.to === vault);
  // Around the replacing itself, and right after somebody was told of it.
  const told = versions.slice(1).map(({ at }) => operations.findIndex(({ end }) => end > at));
  const soonAfter = (n: number): boolean => told.some((first) => first !== -1 && n >= first && n < first + SOON);
  const places = operations.flatMap((operation, n) => (near(operation) || soonAfter(n) ? [n] : []));
  const perPlace = Math.ceil(images / places.length);
  const disk = createDisk(subject.base, folder);
  const tally: Tally = { damaged: 0, missing: 0, older: 0 };
  let applied = 0;
  let made = 0;
  for (const place of places) {
    for (; applied <= place; applied += 1) {
      const operation = operations[applied];
      if (operation !== undefined) disk.apply(operation);
    }
    const moment = operations[place]?.end ?? 0;
    const answered = versions.filter(({ at }) => at <= moment).length - 1;
    for (let n = 0; n < perPlace && made < images; n += 1, made += 1) {
      const image = join(folder, '..', 'image');
      mkdirSync(image);
      disk.image(image, remains[n % remains.length] ?? 'dropped', random);
      const kind = verdict(vaultPath(image), versions, Math.max(0, answered));
      if (kind !== 'whole') tally[kind] += 1;
      rmSync(image, { recursive: true });
    }
  }
  if (made < images) throw new Error(`only ${String(made)} images were made`);
  return tally;
}

function verdict(path: string, versions: readonly Version[], answered: number): keyof Tally | 'whole' {
  if (!existsSync(path)) return 'missing';
  const bytes = readFileSync(path);
  const found = versions.findIndex((version) => version.bytes.equals(bytes));
  if (found === -1 || !vaultFacts(bytes).ok) return 'damaged';
  return found < answered ? 'older' : 'whole';
}
