import { assertNever } from '../result';
import { isMarked, type Level, levelRank } from './level';
import type { NamedPerson, Retention, VolumeState } from './volume-facts';

/**
 * One change for many volumes at once. What becomes of each volume is said per field before anything is done: it
 * changes, it is so already, or it is refused and why. A 档号 is frozen: it stays what it is when series or retention
 * change (domain.md "Numbers").
 */
export const bulkFields = ['series', 'level', 'retention', 'department', 'home', 'keeper'] as const;
export type BulkField = (typeof bulkFields)[number];

/** At most so many volumes are selected, and changed, at once. */
export const mostSelected = 20_000;

/** What is wished for; a field that is left out is not touched. */
export type BulkWish = {
  readonly series?: { readonly id: number; readonly fondsId: number };
  readonly level?: { readonly level: Level; readonly until: string | null };
  readonly retention?: Retention;
  /** The forming department. */
  readonly department?: { readonly id: number };
  /** Where they belong. `moved`: and they were carried there, those that stood at their old home. */
  readonly home?: { readonly id: number; readonly moved: boolean };
  /** The keeper of their clients. */
  readonly keeper?: NamedPerson;
};

export type BulkVolume = {
  readonly state: VolumeState;
  readonly onSubmittedList: boolean;
  readonly referenceCode: string | null;
  readonly seriesId: number;
  readonly fondsId: number;
  readonly ownLevel: Level;
  readonly levelTermUntil: string | null;
  /** Highest of its items. */
  readonly itemsLevel: Level;
  readonly retention: Retention | null;
  readonly departmentId: number | null;
  readonly homeId: number | null;
  readonly currentId: number | null;
  readonly client: { readonly keeper: NamedPerson | null } | null;
};

export const bulkRefusals = [
  'volumeDestroyed',
  'volumeSetApart',
  'volumeOnDisposalList',
  'otherFonds',
  'itemsHigher',
  'markedOut',
  'noClient',
] as const;
export type BulkRefusal = (typeof bulkRefusals)[number];
export type Verdict = 'change' | 'stay' | BulkRefusal;

/** What becomes of a volume in one field of the wish; null where nothing is wished for it. */
export function bulkVerdict(volume: BulkVolume, wish: BulkWish, field: BulkField): Verdict | null {
  if (wish[field] === undefined) return null;
  if (volume.state === 'destroyed') return 'volumeDestroyed';
  if (isSo(volume, wish, field)) return 'stay';
  return refusalOf(volume, wish, field) ?? 'change';
}

function isSo(volume: BulkVolume, wish: BulkWish, field: BulkField): boolean {
  switch (field) {
    case 'series':
      return volume.seriesId === wish.series?.id;
    case 'level':
      return volume.ownLevel === wish.level?.level && volume.levelTermUntil === wish.level.until;
    case 'retention':
      return sameRetention(volume.retention, wish.retention ?? null);
    case 'department':
      return volume.departmentId === wish.department?.id;
    case 'home':
      return volume.homeId === wish.home?.id;
    case 'keeper':
      return samePerson(volume.client?.keeper ?? null, wish.keeper ?? null);
    default:
      return assertNever(field);
  }
}
/** Words of an old ledger stand on the volume until its term itself changes: 长期 is 30 years already. */
const sameRetention = (a: Retention | null, b: Retention | null): boolean =>
  a?.kind === b?.kind && (a?.kind !== 'years' || b?.kind !== 'years' || a.years === b.years);
const samePerson = (a: NamedPerson | null, b: NamedPerson | null): boolean =>
  a?.personId === b?.personId && a?.name === b?.name;

function refusalOf(volume: BulkVolume, wish: BulkWish, field: BulkField): BulkRefusal | null {
  switch (field) {
    case 'series':
      return volume.fondsId === wish.series?.fondsId ? onTheWayOut(volume) : 'otherFonds';
    case 'retention':
    case 'department':
      return onTheWayOut(volume);
    case 'level': {
      const level = wish.level?.level ?? 'general';
      if (levelRank(volume.itemsLevel) > levelRank(level)) return 'itemsHigher';
      // DA-14.2: what is marked never leaves the room, so it comes back first and is marked then.
      return volume.state === 'out' && isMarked(level) ? 'markedOut' : onTheWayOut(volume);
    }
    case 'home':
      return null;
    case 'keeper':
      return volume.client === null ? 'noClient' : null;
    default:
      return assertNever(field);
  }
}

/** What is being appraised or waits for its destruction keeps the facts that were judged. */
function onTheWayOut({ state, onSubmittedList }: BulkVolume): BulkRefusal | null {
  if (state === 'setApart') return 'volumeSetApart';
  return onSubmittedList ? 'volumeOnDisposalList' : null;
}

/** A volume once filed is changed only for a reason; its place, and who looks after its client, are no facts of the record. */
export const needsReason = ({ state }: Pick<BulkVolume, 'state'>, field: BulkField): boolean =>
  state !== 'assembling' && field !== 'home' && field !== 'keeper';

/** Whether the change of home goes with a movement: while it is assembled a volume stands at its home. */
export const movesToo = ({ state, homeId, currentId }: BulkVolume, moved: boolean): boolean =>
  state === 'assembling' ? true : moved && state === 'filed' && currentId === homeId;
