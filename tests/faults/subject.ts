import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookAt, vaultPath } from '../../electron/engine/archive/folder';
import { verifyStored } from '../../electron/engine/archive/session';
import { openArchive } from '../../electron/engine/archive/unlock';
import { head } from '../../electron/engine/store/log';
import { createPorterHere } from '../../electron/engine/porter/client';
import { verifyLog } from '../../electron/engine/store/log-verify';
import type { ReadableDb } from '../../electron/engine/store/open';
import type { Unlocked } from '../../electron/engine/vault/unlocked';
import { openVault } from '../../electron/engine/vault/vault';
import type { InputOf } from '../../shared/contract/index';
import { AppFailure, type AppError } from '../../shared/errors';
import { blankVolume } from '../archive/samples';
import { beginArchive, demoOperator } from '../demo/archive';
import { engineScript, startVictim, type Surroundings, type Victim } from './engine';

/** The archive the faults are done to, and what is looked at afterwards. */
export const credentials = { login: demoOperator.login, passphrase: demoOperator.passphrase };
export type Subject = {
  /** A closed archive that is only ever copied. */
  readonly base: string;
  readonly recoveryKey: string;
  /** Its keys, so that a thousand damaged copies are opened with one derivation. */
  readonly unlocked: Unlocked;
  /** A fresh folder of its own for a run. */
  readonly folder: () => string;
  readonly copy: () => string;
  readonly remove: () => void;
};

/** In memory where there is room: what a disk does is the recorder's business here, and a real one only makes it slow. */
function workPlace(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 2 ** 30 ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

export async function makeSubject(): Promise<Subject> {
  const work = mkdtempSync(join(workPlace(), 'guicang-faults-'));
  const base = join(work, 'base');
  const { engine, recoveryKey } = await beginArchive(base, engineScript);
  for (let n = 1; n <= 20; n += 1) await engine.get('clients.save', aClient(`B${String(n)}`));
  await engine.close();
  const opened = await openVault(readFileSync(vaultPath(base)), credentials);
  if (!opened.ok) throw new Error(`the vault just made does not open: ${opened.error.code}`);
  let folders = 0;
  const folder = (): string => {
    const path = join(work, `run-${String((folders += 1))}`);
    mkdirSync(path);
    return path;
  };
  return {
    base,
    recoveryKey,
    unlocked: opened.value,
    folder,
    copy: () => {
      const path = folder();
      cpSync(base, path, { recursive: true });
      return path;
    },
    remove: () => {
      rmSync(work, { recursive: true, force: true });
    },
  };
}

/** A copy of `folder` as it stands at one moment: an engine that goes on meanwhile would change what is copied last. */
export function frozen(subject: Subject, folder: string, { pid }: Victim): string {
  const copy = subject.folder();
  process.kill(pid, 'SIGSTOP');
  try {
    cpSync(folder, copy, { recursive: true });
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  return copy;
}

/** The engine on `folder`, the operator signed in. */
export async function unlockVictim(folder: string, surroundings: Surroundings = {}): Promise<Victim> {
  const victim = startVictim(folder, surroundings);
  await victim.get('operators.unlock', credentials);
  return victim;
}

/** Something to save: one row, its log entry and its lines in the index of words. Longer with every third. */
export function aClient(code: string): InputOf<'clients.save'> {
  return {
    id: null,
    version: 0,
    code,
    name: `客户 ${code}`,
    kind: null,
    keeperId: null,
    keeper: null,
    openedOn: null,
    contacts: [],
    note: code.endsWith('3') ? '借阅频繁，来函须先电话确认。'.repeat(30) : null,
  };
}

/** A new volume and a scan beside it, so that attachments.db is there. The volume's id. */
export async function aScan(victim: Victim, from: string, bytes: Uint8Array, of?: number): Promise<number> {
  const path = join(from, 'scan.pdf');
  writeFileSync(path, Buffer.concat([Buffer.from('%PDF-1.4\n'), bytes, Buffer.from('\n%%EOF\n')]));
  victim.grant('scan', path);
  const { series } = (await victim.get('settings.lists', {})) as { series: { id: number }[] };
  const { id } =
    of === undefined
      ? ((await victim.get('catalogue.saveVolume', blankVolume(series[0]?.id ?? 0, { title: '往来' }))) as {
          id: number;
        })
      : { id: of };
  await victim.get('attachments.add', { of: 'volume', id, file: 'scan', note: '签字页' });
  return id;
}

const TAIL = 400;
export type Findings = {
  /** Codes that were answered "saved" and are not there. */
  readonly missing: readonly string[];
  /** A row that was saved without its log entry, or the other way round. */
  readonly half: number;
  /** Codes that are there. */
  readonly saved: number;
  /** What the archive says by itself at its opening. */
  readonly warnings: readonly AppError[];
};
export type Verdict = Findings | { readonly refused: AppError };

/**
 * Opens `folder` as the engine does after a passphrase was right, and compares with what was answered "saved". A failure
 * without a code of the closed list is thrown on: no fault may lead to one.
 */
export async function examine(
  { unlocked }: Subject,
  folder: string,
  acknowledged: Iterable<string>,
  look: (db: ReadableDb) => void = () => undefined,
): Promise<Verdict> {
  const seen = await lookAt(folder);
  if (!seen.ok) return { refused: seen.error };
  try {
    const archive = await openArchive(
      folder,
      seen.value.facts.store,
      unlocked,
      [],
      () => Date.now(),
      createPorterHere(),
    );
    try {
      return archive.context.work.read((db) => {
        look(db);
        const whole = db.pragma('integrity_check', { simple: true });
        if (whole !== 'ok') throw new Error(`a store that opens and is not whole: ${String(whole)}`);
        // The newest entries: older ones were looked at in the runs before.
        if (verifyLog(db, verifyStored, Math.max(1, head(db).seq - TAIL)).firstBroken !== null)
          throw new Error('the log does not hold');
        const codes = new Set(
          db
            .prepare('SELECT code FROM client')
            .all<{ code: string }>()
            .map(({ code }) => code),
        );
        return {
          missing: [...acknowledged].filter((code) => !codes.has(code)),
          half: halves(db),
          saved: codes.size,
          warnings: archive.warnings(),
        };
      });
    } finally {
      archive.close();
    }
  } catch (cause) {
    if (cause instanceof AppFailure) return { refused: cause.appError };
    throw cause;
  }
}

function halves(db: ReadableDb): number {
  const subjects = `SELECT d.subject FROM log_detail d JOIN log_entry e ON e.seq = d.seq WHERE e.deed = 'client.saved'`;
  const row = db
    .prepare(
      `SELECT (SELECT count(*) FROM client c WHERE c.batch_id IS NULL AND 'client:' || c.id NOT IN (${subjects}))
      + (SELECT count(*) FROM (${subjects}) s WHERE s.subject NOT IN (SELECT 'client:' || id FROM client)) AS n`,
    )
    .get<{ n: number }>();
  return row?.n ?? 0;
}
