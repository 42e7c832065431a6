import { randomInt } from 'node:crypto';
import { makeMachineKey, type MachineKeyKind } from '../../../shared/domain/machine-key';
import type { WritableDb } from '../store/open';

const TABLES = ['volume', 'location', 'person', 'loan'] as const;

const TAKEN = `SELECT ${TABLES.map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE machine_key = :key)`).join(' OR ')} AS taken`;

/** A machine key nobody has yet (domain.md "Numbers"): random, never sequential, never a row id. */
export function newMachineKey(db: WritableDb, tag: string, kind: MachineKeyKind): string {
  for (;;) {
    const key = makeMachineKey(kind, tag, String(randomInt(0, 1_000_000_000)).padStart(9, '0'));
    if (db.prepare(TAKEN).get<{ taken: number }>({ key })?.taken === 0) return key;
  }
}
