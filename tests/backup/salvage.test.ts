import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eraseVolumes } from '../../electron/engine/archive/erase';
import { addTombstones, appendTombstone, readTombstones } from '../../electron/engine/backup/tombstones';
import { createPorterHere } from '../../electron/engine/porter/client';
import { inspectStore } from '../../electron/engine/store/copy';
import { migrate } from '../../electron/engine/store/migrate';
import { checkpoint, createStore, openAsIs } from '../../electron/engine/store/open';
import { generateKeyPair, signer } from '../../electron/engine/vault/keys';
import { DataKey, Secret } from '../../electron/engine/vault/secret';
import type { Unlocked } from '../../electron/engine/vault/unlocked';
import { AppFailure } from '../../shared/errors';
import { openSubjects } from '../archive/subject-harness';
import { temporaryFolder } from '../archive/engine-harness';

const CLIENTS = 5_000;
/** A store of 5,000 clients, closed; and the salvage of a copy with these pages spoiled. */
function prepare() {
  const folder = temporaryFolder();
  const key = DataKey.random();
  const path = join(folder.path, 'room-1.db');
  const db = createStore(path, key.hex());
  migrate(db);
  db.transaction(() => {
    const insert = db.prepare('INSERT INTO client (code, name, note) VALUES (?, ?, ?)');
    for (let n = 1; n <= CLIENTS; n += 1)
      insert.run([String(n).padStart(5, '0'), `客户 ${String(n)}`, '来函须先电话确认。'.repeat(2)]);
  })();
  checkpoint(db);
  db.close();
  const place = join(folder.path, 'salvaged');
  mkdirSync(place);
  const job = {
    key: key.expose(),
    storePath: path,
    place,
    name: '20260310T040000Z',
    vault: Buffer.from('{}'),
    tombstones: join(folder.path, 'tombstones.log'),
    attachments: join(folder.path, 'attachments.db'),
    facts: { vaultId: 'a'.repeat(32), dataKeyVersion: 1, appVersion: '0', madeAt: 0, reason: 'salvage' as const },
  };
  const spoil = (page: number): void => {
    const bytes = readFileSync(path);
    bytes.fill(0x55, (page - 1) * 4096 + 100, (page - 1) * 4096 + 200);
    writeFileSync(path, bytes);
  };
  return { folder, key, path, job, spoil, pages: readFileSync(path).length / 4096 };
}

describe('salvage', () => {
  it('reads more than 99 of 100 rows around a bad page into a proven file, names the rest, and leaves the damaged file alone', async () => {
    const { folder, key, path, job, spoil, pages } = prepare();
    spoil(Math.floor(pages * 0.7));
    // The only page of a table that never had a row.
    spoil(Math.floor(pages * 0.4));
    const damaged = readFileSync(path);
    const { manifest } = await createPorterHere().run('salvage', job);
    expect(readFileSync(path).equals(damaged)).toBe(true);
    const facts = inspectStore(join(job.place, job.name, 'room-1.db'), key.hex());
    const saved = facts.counts['client'] ?? 0;
    expect(saved).toBeGreaterThan(CLIENTS * 0.98);
    const named = manifest.lost
      .filter(({ table }) => table === 'client')
      .reduce((sum, { from, to }) => sum + (to ?? 0) - (from ?? 0) + 1, 0);
    expect(saved).toBeLessThan(CLIENTS);
    expect(saved + named).toBe(CLIENTS);
    folder.remove();
  });
  it('saves everything of a sound store, and nothing of one whose first page is gone', async () => {
    const sound = prepare();
    const { manifest } = await createPorterHere().run('salvage', sound.job);
    expect(manifest.lost).toEqual([]);
    expect(manifest.counts['client']).toBe(CLIENTS);
    const db = openAsIs(join(sound.job.place, sound.job.name, 'room-1.db'), sound.key.hex());
    const triggers = db.prepare(`SELECT count(*) AS n FROM sqlite_master WHERE type = 'trigger'`).get<{ n: number }>();
    expect(triggers?.n).toBeGreaterThan(5);
    db.close();
    sound.folder.remove();
    const gone = prepare();
    gone.spoil(1);
    const refused = await createPorterHere()
      .run('salvage', gone.job)
      .catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(AppFailure);
    expect(refused instanceof AppFailure && refused.appError).toMatchObject({
      code: 'backupFailed',
      reason: 'nothingReadable',
    });
    gone.folder.remove();
  });
});

describe('tombstones', () => {
  const pair = generateKeyPair('Ed25519');
  const groupSecret = new Secret(randomBytes(32));
  const by = { groupSecret, signPublicKey: pair.publicKey, sign: signer(pair.privateKey) } as unknown as Unlocked;
  const stone = {
    at: 1,
    list: 'XH-2026-001',
    volumes: [{ id: 3, machineKey: '1000000000017' }],
    hidePrivateNames: true,
    head: { seq: 0, hash: '' },
  };
  it('are read back by whoever shares the secret, and no changed line is one', () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'tombstones.log');
    appendTombstone(path, by, stone);
    appendTombstone(path, by, { ...stone, list: 'XH-2026-002' });
    expect(readTombstones(path, groupSecret)).toEqual({
      tombstones: [stone, { ...stone, list: 'XH-2026-002' }],
      unreadable: 0,
    });
    expect(readTombstones(path, new Secret(randomBytes(32)))).toEqual({ tombstones: [], unreadable: 2 });
    expect(readFileSync(path, 'utf8')).not.toContain('XH-2026');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, `${text.slice(0, 30)}${text[30] === 'A' ? 'B' : 'A'}${text.slice(31)}`);
    expect(readTombstones(path, groupSecret)).toMatchObject({ unreadable: 1 });
    folder.remove();
  });
  it.each([
    [
      'the next destruction',
      (path: string) => {
        appendTombstone(path, by, { ...stone, list: 'XH-2026-002' });
      },
    ],
    [
      'a restore that brings them along',
      (path: string) => {
        addTombstones(path, `${path}.brought`);
      },
    ],
  ])('are not swallowed by a line that a full disk left half written: %s', (_what, next) => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'tombstones.log');
    appendTombstone(`${path}.brought`, by, { ...stone, list: 'XH-2026-002' });
    appendTombstone(path, by, stone);
    const whole = readFileSync(path, 'utf8');
    appendTombstone(path, by, { ...stone, list: 'XH-2026-009' });
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, whole.length + 50));
    next(path);
    expect(readTombstones(path, groupSecret)).toMatchObject({
      tombstones: [{ list: 'XH-2026-001' }, { list: 'XH-2026-002' }],
      unreadable: 1,
    });
    folder.remove();
  });
  it('erase items, notes and log details of a volume, and keep what the paper register keeps', () => {
    const at = openSubjects();
    at.writer.exec(`INSERT INTO client (id, code, name, kind) VALUES (77, '0077', '张三', '个人会员');
      INSERT INTO client_contact (client_id, position, name) VALUES (77, 1, '张三');
      INSERT INTO volume (id, machine_key, fonds_id, series_id, client_id, state, reference_code, title, retention_basis, own_level, level, binding, changed_at, note, item_count)
        VALUES (9, '1000000000017', 1, 1, 77, 'setApart', 'HX01-KH·2014-D10-0077-001', '张三会员资料', 'lastDocument', 0, 0, 'bound', 0, '私人备注', 1);
      INSERT INTO item (volume_id, sequence, title, carrier, level) VALUES (9, 1, '身份证复印件', 'paper', 0);`);
    expect(eraseVolumes(at.writer, { volumeIds: [9], list: 'XH-2026-001', hidePrivateNames: true })).toEqual([9]);
    expect(
      at.writer.prepare('SELECT state, reference_code, title, note, item_count FROM volume WHERE id = 9').get(),
    ).toEqual({
      state: 'destroyed',
      reference_code: 'HX01-KH·2014-D10-0077-001',
      title: '0077会员资料',
      note: null,
      item_count: 1,
    });
    for (const table of ['item', 'client_contact'])
      expect(at.writer.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toEqual({ n: 0 });
    expect(eraseVolumes(at.writer, { volumeIds: [9], list: 'XH-2026-001', hidePrivateNames: true })).toEqual([]);
    at.writer.close();
  });
});
