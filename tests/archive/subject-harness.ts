import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Context } from '../../electron/engine/archive/context';
import { createHoldings } from '../../electron/engine/archive/holdings';
import { watchHoldings } from '../../electron/engine/archive/holdings/watch';
import type { Surroundings } from '../../electron/engine/archive/subject';
import { readSettings } from '../../electron/engine/archive/settings';
import { keepReady } from '../../electron/engine/archive/volume-ready';
import { migrate } from '../../electron/engine/store/migrate';
import { createStore, openReader } from '../../electron/engine/store/open';
import { createWork, type Session } from '../../electron/engine/store/work';
import { levels, type Level } from '../../shared/domain/level';
import { NOON, temporaryFolder } from './engine-harness';

/** A real encrypted store with two archivists of different clearance, and the subjects of the archive without a process around them. */
export function openSubjects() {
  const folder = temporaryFolder();
  const path = join(folder.path, 'room-1.db');
  const key = randomBytes(32).toString('hex');
  const writer = createStore(path, key);
  migrate(writer);
  writer.exec(`INSERT INTO archive (one, archive_id, tag, created_at) VALUES (1, 'a', '37', 0);
    INSERT INTO fonds (number, name) VALUES ('HX01', '云岭金石商贸有限公司');
    INSERT INTO series (fonds_id, code, name) VALUES (1, 'KH', '客户档案');
    INSERT INTO department (name) VALUES ('客户服务部');
    INSERT INTO client (code, name) VALUES ('0001', '高静梅');
    INSERT INTO person (name, machine_key) VALUES ('李文', '1'), ('何青', '2');
    INSERT INTO operator (vault_slot, login, person_id, clearance) VALUES ('s1', 'liwen', 1, 3), ('s2', 'heqing', 2, 0);
    INSERT INTO public_key (operator_id, vault_slot, key, introduced_at) VALUES (1, 's1', 'k1', 0), (2, 's2', 'k2', 0);`);
  const reader = openReader(path, key);
  const work = createWork(writer, reader, () => ({ at: NOON, day: '2026-03-10' }), {
    afterCommit: () => {
      holdings.afterCommit();
    },
    follow: keepReady,
  });
  const holdings = createHoldings((run) => work.read(run), levels.length - 1, watchHoldings(writer));
  const context: Context = { work, archiveTag: '37', settings: () => readSettings(reader), holdings };
  const session = (id: 1 | 2, clearance: Level): Session => ({
    operatorId: id,
    personId: id,
    login: id === 1 ? 'liwen' : 'heqing',
    fullName: id === 1 ? '李文' : '何青',
    roles: ['archivist'],
    clearance,
    clearanceRank: levels.indexOf(clearance),
    signer: { keyId: id, personId: id, capacity: 'operator', sign: (bytes) => bytes },
  });
  const paths = new Map<string, string>();
  const around: Surroundings = {
    pathOf: (ticket) => paths.get(ticket) ?? '',
    progress: () => undefined,
    cancelled: () => false,
    signal: new AbortController().signal,
    hand: () => undefined,
  };
  return {
    context,
    writer,
    around,
    folder: folder.path,
    grant: (ticket: string, file: string) => void paths.set(ticket, file),
    /** May see everything. */
    high: session(1, 'topSecret'),
    /** What is marked does not exist for this one. */
    low: session(2, 'general'),
    close: () => {
      reader.close();
      writer.close();
      folder.remove();
    },
  };
}
export type Subjects = ReturnType<typeof openSubjects>;
