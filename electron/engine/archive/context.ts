import type { Settings } from '../../../shared/contract/settings';
import type { Level } from '../../../shared/domain/level';
import { levels } from '../../../shared/domain/level';
import type { ReadableDb, WritableDb } from '../store/open';
import type { Session, Work } from '../store/work';
import type { Holdings } from './holdings';

/** What every subject of the archive works with, made once at unlock. */
export type Context = {
  readonly work: Work;
  /** Two digits that tell this archive's barcodes from another's. */
  readonly archiveTag: string;
  readonly settings: () => Settings;
  readonly holdings: Holdings;
};
export type { ReadableDb, Session, WritableDb };

/** Level ↔ the rank that the SQL compares with a clearance. */
export const rankOf = (level: Level): number => levels.indexOf(level);
export function levelAt(rank: number): Level {
  const level = levels[rank];
  if (level === undefined) throw new Error('a level the store should not hold');
  return level;
}

export const subjectOf = (kind: string, id: number): string => `${kind}:${String(id)}`;
export const isoMoment = (at: number): string => new Date(at).toISOString();
