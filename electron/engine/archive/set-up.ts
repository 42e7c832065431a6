import { randomBytes, randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { builtInDocumentTypes } from '../../../shared/domain/document-types';
import { firstOperatorLacks } from '../../../shared/domain/operators';
import { officeDay } from '../../../shared/domain/office-day';
import { settingDefinitions } from '../../../shared/contract/settings';
import { AppFailure } from '../../../shared/errors';
import { append, type Deed } from '../store/log';
import { migrate } from '../store/migrate';
import { createStore, type WritableDb } from '../store/open';
import { checkpoint } from '../store/open';
import { testify, witnessKey } from '../store/watch';
import { openWitness } from '../store/witness';
import { replaceFile } from '../vault/file';
import type { RecoveryKey } from '../vault/recovery-key';
import { createVault } from '../vault/vault';
import type { Unlocked } from '../vault/unlocked';
import { rankOf, subjectOf } from './context';
import { insertOperator, introduceKey } from './operator-rows';
import { demandRoomForArchive, vaultPath, witnessPath } from './folder';
import { insertPerson } from './persons';
import { toJson } from './retention-columns';
import { writeSetting } from './settings';
import { publicKeyText, sessionOf } from './session';
import type { Clock } from './unlock';

type SetUp = ParsedInputOf<'operators.setUp'>;
export const FIRST_STORE = 'room-1.db';

/** The first class of a client archive; its own code (rules and forms, 1.5). */
const FIRST_SERIES = { code: 'KH', name: '客户档案' };
/** The departments of DA-2; the first keeps the client archives and so forms their volumes. */
const FIRST_DEPARTMENTS = ['客户服务部', '市场部', '销售部', '财务部'] as const;

/**
 * Makes a new archive in an empty folder. The store is complete on disk before vault.json is written: until that one
 * file is there, nothing claims to be an archive. Whatever this call itself made is taken away again when it fails.
 */
export async function setUpArchive(
  folder: string,
  input: SetUp,
  recoveryKey: RecoveryKey,
  vaultId: string,
  clock: Clock,
): Promise<Unlocked> {
  demandRoomForArchive(folder);
  demandWholeOperator(input.operator);
  const { login, passphrase } = input.operator;
  const { file, unlocked } = await createVault({ login, passphrase, recoveryKey, now: clock(), vaultId });
  const store = join(folder, FIRST_STORE);
  try {
    const db = createStore(store, unlocked.dataKey.hex());
    try {
      migrate(db);
      db.transaction(() => {
        fill(db, input, unlocked, clock());
      })();
      checkpoint(db);
      const witness = openWitness(witnessPath(folder), witnessKey(unlocked.dataKey), { fresh: true });
      witness.record(testify(db, null));
      witness.close();
    } finally {
      db.close();
    }
    const written = await replaceFile(vaultPath(folder), file);
    if (!written.ok) throw new AppFailure(written.error);
    return unlocked;
  } catch (cause) {
    for (const made of [store, `${store}-wal`, `${store}-shm`, witnessPath(folder), vaultPath(folder)])
      rmSync(made, { force: true });
    throw cause;
  }
}

/** Throws `invalidInput` with what the first operator lacks (shared/domain/operators.ts). */
function demandWholeOperator(operator: SetUp['operator']): void {
  const lacks = Object.entries(firstOperatorLacks(operator)).map(([field, key]): [string, string[]] => [
    `operator.${field}`,
    [key],
  ]);
  if (lacks.length > 0) throw new AppFailure({ code: 'invalidInput', fields: Object.fromEntries(lacks) });
}

function fill(db: WritableDb, input: SetUp, unlocked: Unlocked, at: number): void {
  const tag = String(randomInt(0, 100)).padStart(2, '0');
  db.prepare('INSERT INTO archive (one, archive_id, tag, created_at) VALUES (1, ?, ?, ?)').run([
    randomBytes(16).toString('hex'),
    tag,
    at,
  ]);
  writeSetting(db, 'formLanguage', input.language);
  const fonds = db
    .prepare('INSERT INTO fonds (number, name) VALUES (?, ?)')
    .run([input.fondsNumber, input.fondsName]).lastInsertRowid;
  db.prepare('INSERT INTO series (fonds_id, code, name, level) VALUES (?, ?, ?, 0)').run([
    fonds,
    FIRST_SERIES.code,
    FIRST_SERIES.name,
  ]);
  const departments = new Map(
    FIRST_DEPARTMENTS.map((name): [string, number] => [
      name,
      db.prepare('INSERT INTO department (name) VALUES (?)').run([name]).lastInsertRowid,
    ]),
  );
  for (const { code, name, sourceDepartment, retention } of builtInDocumentTypes) {
    const level = input.typeLevels[code];
    // BM-6, DA-14.2: the person decides for each type; set-up without an answer is not finished.
    if (level === undefined) throw new AppFailure({ code: 'invalidInput', fields: { typeLevels: ['required'] } });
    db.prepare(
      'INSERT INTO document_type (code, name, source_department_id, retention, level) VALUES (?, ?, ?, ?, ?)',
    ).run([code, name[input.language], departments.get(sourceDepartment) ?? null, toJson(retention), rankOf(level)]);
  }
  const operatorId = firstOperator(db, tag, input, unlocked, departments.get(FIRST_DEPARTMENTS[0]) ?? null, at);
  const moment = { at, day: officeDay(at, settingDefinitions.timeZone.default) };
  const { signer } = sessionOf(db, unlocked);
  const made: Deed = {
    deed: 'archive.created',
    changes: [
      {
        subject: subjectOf('fonds', fonds),
        level: 0,
        before: null,
        after: { number: input.fondsNumber, name: input.fondsName, typeLevels: input.typeLevels },
      },
    ],
  };
  const introduced: Deed = {
    deed: 'key.introduced',
    changes: [
      {
        subject: subjectOf('operator', operatorId),
        level: 0,
        before: null,
        after: {
          login: input.operator.login,
          publicKey: publicKeyText(unlocked.signPublicKey),
          roles: input.operator.roles,
          clearance: input.operator.clearance,
        },
      },
    ],
  };
  for (const deed of [made, introduced]) append(db, operatorId, moment, deed, [signer]);
}

function firstOperator(
  db: WritableDb,
  tag: string,
  { operator }: SetUp,
  unlocked: Unlocked,
  departmentId: number | null,
  at: number,
): number {
  const personId = insertPerson(db, tag, {
    staffCode: operator.staffCode,
    name: operator.fullName,
    departmentId,
    organisation: null,
    identityPaper: null,
    phone: null,
    leftOn: null,
  });
  const { login, roles, clearance } = operator;
  const id = insertOperator(db, { vaultSlot: unlocked.operatorId, login, personId, roles, clearance });
  introduceKey(db, id, unlocked.operatorId, publicKeyText(unlocked.signPublicKey), at);
  return id;
}
