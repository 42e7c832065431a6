import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { may } from '../../../shared/domain/permissions';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import { backupFailed, syncFolder, syncFile } from '../backup/disk';
import { type Manifest, readManifest } from '../backup/manifest';
import { stampOf } from '../backup/names';
import { addTombstones } from '../backup/tombstones';
import { provenManifest, vaultOf } from '../backup/verify';
import type { Porter } from '../porter/client';
import { openAsIs } from '../store/open';
import { witnessKey } from '../store/watch';
import { openWitness, readWitness, type Testimony } from '../store/witness';
import { vaultFacts, vaultNameOf } from '../vault/facts';
import { readVaultFile, replaceFile } from '../vault/file';
import { parseRecoveryKey } from '../vault/recovery-key';
import { pointVaultAt, reopenVault } from '../vault/reopen';
import type { Unlocked } from '../vault/unlocked';
import { openVault, openWithRecovery } from '../vault/vault';
import { folderOfSource } from './backup';
import { foldersOf, toBackup } from './backup-list';
import { jobOf } from './backup-make';
import {
  attachmentsPath,
  demandRoomForArchive,
  lookAt,
  ownBackupsPath,
  salvagePath,
  tombstonesPath,
  vaultPath,
  witnessPath,
} from './folder';
import type { OpenHandlers, Surroundings } from './subject';
import { type Clock, type OpenArchive, sessionOf } from './unlock';

/** What a restore must know and may change of the engine that runs it. */
export type Premises = {
  readonly folder: () => string | null;
  readonly opened: () => OpenArchive | undefined;
  /** Right passphrase, but the store behind it did not open; its name in the folder. */
  readonly stuck: () => { readonly unlocked: Unlocked; readonly store: string } | null;
  /** Takes the lock of the folder, which is the engine's from now on. */
  readonly settleIn: (folder: string) => void;
  /** Closes the archive; whoever goes on must unlock again. */
  readonly leave: () => void;
};
type Wanted = Pick<ParsedInputOf<'backup.restore'>, 'source' | 'access' | 'into'>;
type Found = {
  readonly folder: string;
  /** Folder of the archive that is to be. */
  readonly target: string;
  readonly manifest: Manifest;
  readonly vault: Buffer;
  readonly unlocked: Unlocked;
};

/** Restores and what a locked engine says of backups. Nothing is ever written over: what stands is set aside. */
export function createRestores(premises: Premises, porter: Porter, clock: Clock) {
  const present = (): Unlocked | null => premises.opened()?.keys.unlocked ?? premises.stuck()?.unlocked ?? null;

  /** Who may: a signed-in keeper of backups, or, where nobody can sign in any more, whoever opens the backup's own vault. */
  async function demandReason(): Promise<void> {
    const open = premises.opened();
    if (open !== undefined) {
      if (!may(open.session.roles, 'backup.write'))
        throw new AppFailure({ code: 'forbidden', permission: 'backup.write' });
      return;
    }
    const folder = premises.folder();
    if (folder === null || premises.stuck() !== null) return;
    const seen = await lookAt(folder);
    if (seen.ok) throw ruleBroken('unlockFirst');
    const lost = ['vaultMissing', 'vaultDamaged', 'vaultTampered', 'storeMissing'];
    if (!lost.includes(seen.error.code)) throw new AppFailure(seen.error);
  }

  async function open(vault: Buffer, access: Wanted['access']): Promise<Unlocked> {
    const opened = await (async () => {
      switch (access.by) {
        case 'present': {
          const now = present();
          if (now === null) throw new AppFailure({ code: 'locked' });
          return reopenVault(vault, now);
        }
        case 'passphrase':
          return openVault(vault, access);
        case 'recoveryKey': {
          const key = parseRecoveryKey(access.recoveryKey);
          if (!key.ok) throw new AppFailure({ code: 'invalidInput', fields: { recoveryKey: ['recoveryKeyDiffers'] } });
          return openWithRecovery(vault, key.value);
        }
      }
    })();
    if (!opened.ok) throw new AppFailure(opened.error);
    return opened.value;
  }

  async function find({ source, access, into }: Wanted, around: Surroundings): Promise<Found> {
    await demandReason();
    const archive = premises.folder();
    const db = premises.opened();
    const folder =
      db === undefined
        ? folderOfSource(source, archive, around.pathOf, null)
        : db.context.work.read((reader) => folderOfSource(source, archive, around.pathOf, reader));
    if (readManifest(folder) === null) throw backupFailed(existsSync(folder) ? 'notABackup' : 'folderMissing');
    const vault = vaultOf(folder);
    const unlocked = await open(vault, access);
    const manifest = provenManifest(folder, unlocked.dataKey);
    if (manifest.vaultId !== unlocked.vaultId) throw backupFailed('manifestForged');
    if (archive !== null && into !== null) throw ruleBroken('unlockFirst');
    const target = archive ?? (into === null ? null : around.pathOf(into));
    if (target === null) throw new AppFailure({ code: 'folderMissing' });
    if (archive === null) demandRoomForArchive(target);
    else await demandSameArchive(target, manifest);
    return { folder, target, manifest, vault, unlocked };
  }

  /** The witness beside the present store, by any key that may have sealed it. */
  function testimonyOf({ target, unlocked }: Pick<Found, 'target' | 'unlocked'>): Testimony | null {
    for (const keys of [present(), unlocked]) {
      if (keys === null) continue;
      const read = readWitness(witnessPath(target), witnessKey(keys.dataKey));
      if (read.kind === 'found') return read.testimony;
    }
    return null;
  }

  /** Only an operator who may make backups brings one back; the recovery key stands for the archive itself. */
  function demandKeeper({ folder, manifest, unlocked }: Found): void {
    if (unlocked.recovery) return;
    const db = openAsIs(join(folder, manifest.store), unlocked.dataKey.hex());
    try {
      if (!may(sessionOf(db, unlocked).roles, 'backup.write'))
        throw new AppFailure({ code: 'forbidden', permission: 'backup.write' });
    } finally {
      db.close();
    }
  }

  const handlers = {
    'backup.look': ({ folder: ticket }, around) => {
      const archive = premises.folder();
      const picked = ticket === null ? null : around.pathOf(ticket);
      const places =
        picked !== null
          ? [{ place: picked, at: 'picked' as const }]
          : archive === null
            ? []
            : [
                { place: salvagePath(archive), at: 'salvaged' as const },
                { place: ownBackupsPath(archive), at: 'own' as const },
              ];
      const itself = picked === null ? null : readManifest(picked);
      const listed =
        picked !== null && ticket !== null && itself !== null
          ? [
              {
                source: { at: 'picked' as const, folder: ticket, name: null },
                folder: picked,
                name: basename(picked),
                manifest: itself,
              },
            ]
          : places.flatMap(({ place, at }) =>
              foldersOf(place).map(({ name, folder, manifest }) => ({
                source: at === 'picked' ? { at, folder: ticket ?? '', name } : { at, name },
                folder,
                name,
                manifest,
              })),
            );
      const first = listed[0];
      return {
        vaultName: first === undefined ? null : vaultNameOf(first.manifest.vaultId),
        backups: listed.map(({ source, folder, name, manifest }) => ({
          source,
          backup: toBackup(name, manifest, 'unknown'),
          logins: loginsOf(folder),
        })),
      };
    },
    'backup.examine': async (wanted, around) => {
      const found = await find(wanted, around);
      const { folder, target, manifest, unlocked } = found;
      await porter.run('verify', { key: unlocked.dataKey.expose(), folder }, around);
      demandKeeper(found);
      const said = testimonyOf(found);
      const series = [...new Set([...Object.keys(manifest.numbers), ...Object.keys(said?.numbers ?? {})])].sort();
      const today = await vaultLogins(target);
      return {
        backup: toBackup(basename(folder), manifest, 'sealed'),
        numbers: series.map((one) => ({
          series: one,
          last: manifest.numbers[one] ?? 0,
          known: said?.numbers[one] ?? null,
        })),
        witnessed: said !== null,
        later: said === null ? null : Math.max(0, said.seq - manifest.head.seq),
        returning: today === null ? [] : loginsOf(folder).filter((login) => !today.includes(login)),
        lost: manifest.lost,
      };
    },
    'backup.restore': async ({ numbers, ...wanted }, around) => {
      const found = await find(wanted, around);
      demandKeeper(found);
      const said = testimonyOf(found);
      const known = { ...said?.numbers };
      for (const { series, last } of numbers) known[series] = Math.max(known[series] ?? 0, last);
      const at = clock();
      const setAside = await bring(found, at, around);
      const { manifest, target, unlocked } = found;
      const witness = openWitness(witnessPath(target), witnessKey(unlocked.dataKey), { fresh: true });
      witness.record({
        seq: manifest.head.seq,
        head: manifest.head.hash,
        numbers: manifest.numbers,
        pages: null,
        restored: {
          backup: basename(found.folder),
          at,
          madeAt: manifest.madeAt,
          setAside: said?.seq ?? null,
          salvaged: manifest.reason === 'salvage',
          numbers: known,
        },
      });
      witness.close();
      return { setAside };
    },
    'backup.salvage': async (_input, around) => {
      const stuck = premises.stuck();
      const folder = premises.folder();
      if (stuck === null || folder === null) throw new AppFailure({ code: 'locked' });
      const parts = {
        keys: { folder, unlocked: stuck.unlocked },
        storePath: join(folder, stuck.store),
        porter,
        at: clock(),
      };
      const place = salvagePath(folder);
      const job = await jobOf(parts, place, 'salvage');
      const { manifest, rows } = await porter.run('salvage', job, around);
      return { name: job.name, rows, lost: manifest.lost };
    },
  } satisfies Pick<OpenHandlers, `backup.${'look' | 'examine' | 'restore' | 'salvage'}`>;

  /** Copies, proves, and only then switches; vault.json replaced is the one commit. True when something was set aside. */
  async function bring(found: Found, at: number, around: Surroundings): Promise<boolean> {
    const { folder, target, manifest, vault, unlocked } = found;
    const aside = `before-restore-${stampOf(at)}`;
    const store = nextStore(target);
    const attachments = `${attachmentsPath(target)}.restoring`;
    const tombstones = `${tombstonesPath(target)}.restoring`;
    for (const left of [attachments, tombstones]) rmSync(left, { force: true });
    await porter.run(
      'bring',
      {
        key: unlocked.dataKey.expose(),
        folder,
        to: { [manifest.store]: join(target, store), 'attachments.db': attachments, 'tombstones.log': tombstones },
      },
      around,
    );
    const pointed = pointVaultAt(vault, unlocked, store);
    if (!pointed.ok) throw new AppFailure(pointed.error);
    premises.settleIn(target);
    premises.leave();
    const old = oldStores(target, store);
    const hadVault = existsSync(vaultPath(target));
    if (hadVault) {
      copyFileSync(vaultPath(target), `${vaultPath(target)}.${aside}`);
      syncFile(`${vaultPath(target)}.${aside}`);
    }
    if (existsSync(witnessPath(target))) renameSync(witnessPath(target), `${witnessPath(target)}.${aside}`);
    const written = await replaceFile(vaultPath(target), pointed.value);
    if (!written.ok) throw new AppFailure(written.error);
    for (const name of old) setAside(join(target, name), join(target, name.replace(/\.db/, `.${aside}.db`)));
    if (existsSync(attachments)) {
      if (existsSync(attachmentsPath(target)))
        renameSync(attachmentsPath(target), `${attachmentsPath(target)}.${aside}`);
      renameSync(attachments, attachmentsPath(target));
    }
    if (existsSync(tombstones)) {
      addTombstones(tombstonesPath(target), tombstones);
      rmSync(tombstones);
    }
    syncFolder(target);
    return old.length > 0 || hadVault;
  }

  return { handlers };
}

/** A backup of another archive never takes this one's place. A vault that cannot be read says nothing against it. */
async function demandSameArchive(folder: string, manifest: Manifest): Promise<void> {
  const bytes = await readVaultFile(vaultPath(folder));
  const facts = bytes.ok ? vaultFacts(bytes.value) : bytes;
  if (facts.ok && facts.value.vaultId !== manifest.vaultId) throw ruleBroken('otherArchive');
}

async function vaultLogins(folder: string): Promise<readonly string[] | null> {
  const bytes = await readVaultFile(vaultPath(folder));
  const facts = bytes.ok ? vaultFacts(bytes.value) : bytes;
  return facts.ok ? facts.value.logins : null;
}

/** Whom a backup lets in, as its vault says without a passphrase; none where it cannot be read. */
function loginsOf(folder: string): string[] {
  if (!existsSync(join(folder, 'vault.json'))) return [];
  const facts = vaultFacts(vaultOf(folder));
  return facts.ok ? [...facts.value.logins] : [];
}

/** A damaged store may still be held by the connection that found the damage; where that forbids renaming, it is copied. */
function setAside(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    copyFileSync(from, to);
    syncFile(to);
  }
}

const STORE = /^room-(\d+)\.db(-wal|-shm)?$/;
const storesIn = (folder: string): string[] => readdirSync(folder).filter((name) => STORE.test(name));
const nextStore = (folder: string): string =>
  `room-${String(Math.max(0, ...readdirSync(folder).map((name) => Number(/^room-(\d+)\./.exec(name)?.[1] ?? 0))) + 1)}.db`;
const oldStores = (folder: string, living: string): string[] =>
  storesIn(folder).filter((name) => !name.startsWith(living));
