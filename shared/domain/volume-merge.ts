import { err, ok, type Result } from '../result';
import { highestLevel, type Level } from './level';
import { maxPage } from './item-pages';
import type { Role } from './permissions';
import { decideUnfiled, type VolumeRule } from './volume';
import type { Month, Retention, RetentionBasis, VolumeState } from './volume-facts';
import { mostItems } from './volume-parts';

/** Merging volumes that are still being assembled (domain.md "Volume"). */
export type MergeFacts = {
  readonly state: VolumeState;
  readonly filedBefore: boolean;
  readonly onHold: boolean;
  readonly referenceCode: string | null;
  readonly clientId: number | null;
  readonly seriesId: number;
  readonly year: number | null;
  readonly retention: Retention | null;
  readonly retentionBasis: RetentionBasis;
  readonly basisDate: string | null;
  readonly firstMonth: Month | null;
  readonly lastMonth: Month | null;
  readonly ownLevel: Level;
  readonly levelTermUntil: string | null;
  readonly pages: number | null;
  readonly itemCount: number;
};

export const mergeRules = [
  'mergeAlone',
  'mergeClients',
  'mergeSeries',
  'mergeYears',
  'mergeRetention',
  'mergeCoded',
  'mergeTooMany',
  'mergePages',
] as const;
export type MergeRule =
  (typeof mergeRules)[number] | Extract<VolumeRule, 'notArchivist' | 'wrongState' | 'codeGiven' | 'onHold'>;

/** What the volume that stays has afterwards; the rest of its facts stay its own. */
export type Merged = Pick<
  MergeFacts,
  'firstMonth' | 'lastMonth' | 'ownLevel' | 'levelTermUntil' | 'basisDate' | 'pages'
>;

const sameTerm = (a: Retention | null, b: Retention | null): boolean =>
  a?.kind === b?.kind && (a?.kind === 'years' ? a.years : 0) === (b?.kind === 'years' ? b.years : 0);
const earliest = (days: readonly (string | null)[]): string | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;
const latest = (days: readonly (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;

/**
 * Whether `others` may go into `into`: all unfiled, none on hold, of one client (DA-6.1), one class, one year (DA-6.2),
 * one retention value with one basis (DA-6.5). One that already bears a 档号 cannot vanish into another.
 */
export function decideMerge(
  into: MergeFacts,
  others: readonly MergeFacts[],
  roles: readonly Role[],
): Result<Merged, MergeRule> {
  const all = [into, ...others];
  if (others.length === 0) return err('mergeAlone');
  for (const volume of all) {
    const unfiled = decideUnfiled(volume, roles);
    if (!unfiled.ok) return err(unfiled.error as MergeRule);
    if (volume.onHold) return err('onHold');
  }
  const differs = (test: (volume: MergeFacts) => boolean) => others.some((volume) => !test(volume));
  if (into.clientId === null || differs(({ clientId }) => clientId === into.clientId)) return err('mergeClients');
  if (differs(({ seriesId }) => seriesId === into.seriesId)) return err('mergeSeries');
  if (differs(({ year }) => year === into.year)) return err('mergeYears');
  if (differs((one) => sameTerm(one.retention, into.retention) && one.retentionBasis === into.retentionBasis))
    return err('mergeRetention');
  if (others.some(({ referenceCode }) => referenceCode !== null)) return err('mergeCoded');
  if (all.reduce((sum, { itemCount }) => sum + itemCount, 0) > mostItems) return err('mergeTooMany');
  const counted = all.map(({ pages }) => pages);
  const pages = counted.some((count) => count === null)
    ? null
    : counted.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if ((pages ?? 0) > maxPage) return err('mergePages');
  const ownLevel = highestLevel(all.map((volume) => volume.ownLevel));
  const terms = all.filter((volume) => volume.ownLevel === ownLevel).map(({ levelTermUntil }) => levelTermUntil);
  return ok({
    firstMonth: earliest(all.map(({ firstMonth }) => firstMonth)),
    lastMonth: latest(all.map(({ lastMonth }) => lastMonth)),
    basisDate: latest(all.map(({ basisDate }) => basisDate)),
    ownLevel,
    // A level without a term outlasts every term.
    levelTermUntil: terms.includes(null) ? null : latest(terms),
    pages,
  });
}
