import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { may } from '../../../shared/domain/permissions';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import { backupFailed } from '../backup/disk';
import { type Manifest, readManifest } from '../backup/manifest';
import { provenManifest, vaultOf } from '../backup/verify';
import type { Porter } from '../porter/client';
import { openAsIs } from '../store/open';
import { witnessKey } from '../store/watch';
import { readWitness, type Testimony } from '../store/witness';
import { vaultFacts } from '../vault/facts';
import { readVaultFile } from '../vault/file';
import { parseRecoveryKey } from '../vault/recovery-key';
import { reopenVault } from '../vault/reopen';
import type { Unlocked } from '../vault/unlocked';
import { openVault, openWithRecovery } from '../vault/vault';
import { toBackup } from './backup-list';
import { loginsOf, lookForBackups } from './backup-look';
import { jobOf } from './backup-make';
import { folderOfSource } from './backup-source';
import { demandRoomForArchive, lookAt, salvagePath, vaultPath, witnessPath } from './folder';
import { bring, type Found } from './restore-bring';
import type { OpenHandlers, Surroundings } from './subject';
import { sessionOf } from './session';
import type { Clock, OpenArchive } from './unlock';

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
    'backup.look': ({ folder }, { pathOf }) => lookForBackups(premises.folder(), folder, pathOf),
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
      const settle = (): void => {
        premises.settleIn(found.target);
        premises.leave();
      };
      const setAside = await bring(found, { porter, at: clock(), around, said, numbers: known, settle });
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
