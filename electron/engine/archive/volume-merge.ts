import type { Volume } from '../../../shared/contract/catalogue';
import type { ParsedInputOf } from '../../../shared/contract/index';
import type { MergePreview } from '../../../shared/contract/rearranging';
import { highestLevel } from '../../../shared/domain/level';
import { nextPage } from '../../../shared/domain/item-pages';
import { decideMerge, type Merged, type MergeFacts, type MergeRule } from '../../../shared/domain/volume-merge';
import { mergeItems } from '../../../shared/domain/volume-parts';
import { err, type Result } from '../../../shared/result';
import { ruleBroken } from '../../../shared/errors';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Moment, notFound, type Session } from '../store/work';
import { keepChange } from './catalogue-changes';
import { rankOf, subjectOf } from './context';
import { imageOf, removeVolume } from './volume-images';
import { keyOf, replaceItems } from './volume-insert';
import { reindexVolume } from './volume-index';
import { periodOf, readVolume } from './volume-read';
import { recorded } from './volume-record';
import { blocksOf, current, isNamed, touch } from './volume-deeds';

const factsOf = (db: ReadableDb, volume: Volume): MergeFacts => ({
  ...volume,
  filedBefore: volume.filedOn !== null,
  onHold: blocksOf(db, volume).onHold,
});

const decided = (
  db: ReadableDb,
  into: Volume,
  from: readonly Volume[],
  { roles }: Session,
): Result<Merged, MergeRule | 'volumeNamed'> => {
  const answer = decideMerge(
    factsOf(db, into),
    from.map((volume) => factsOf(db, volume)),
    roles,
  );
  return answer.ok && from.some(({ id }) => isNamed(db, id)) ? err('volumeNamed') : answer;
};

/** By how much the pages of each volume are raised so that they go on after those before it; a loose one counts items. */
function shiftsOf(volumes: readonly Volume[], renumber: boolean): number[] {
  let reached = 0;
  return volumes.map(({ items, pages, binding }) => {
    const shift = renumber && binding === 'bound' ? reached : 0;
    reached += Math.max(pages ?? 0, nextPage(items) - 1);
    return shift;
  });
}

const withoutTwins = (ids: readonly number[], into: number): number[] => [...new Set(ids)].filter((id) => id !== into);

/** What merging would make of these volumes, or why not; nothing is changed. */
export function previewMerge(
  db: ReadableDb,
  { into, from }: ParsedInputOf<'catalogue.mergePreview'>,
  session: Session,
): MergePreview {
  const read = (id: number) => readVolume(db, id, session.clearanceRank);
  const [first, others] = [read(into), withoutTwins(from, into).map(read)];
  const all = [first, ...others];
  const answer = decided(db, first, others, session);
  return {
    refusal: answer.ok ? null : answer.error,
    volumes: all.map((volume) => {
      const alone = volume === first ? null : decided(db, first, [volume], session);
      return {
        id: volume.id,
        version: volume.version,
        referenceCode: volume.referenceCode,
        oldNumber: volume.oldNumber,
        title: volume.title,
        items: volume.items.length,
        pages: volume.pages,
        refusal: alone === null || alone.ok ? null : alone.error,
      };
    }),
    merged: answer.ok
      ? {
          items: all.reduce((sum, { items }) => sum + items.length, 0),
          pages: answer.value.pages,
          firstMonth: answer.value.firstMonth,
          lastMonth: answer.value.lastMonth,
          level: highestLevel(all.map(({ level }) => level)),
        }
      : null,
  };
}

/** The old numbers of volumes that are no more go on being found at the one that holds their papers. */
function keptNumbers(into: Volume, from: readonly Volume[]): { old_number?: string; note?: string | null } {
  const [first, ...rest] = from.flatMap(({ oldNumber }) => oldNumber ?? []);
  if (first === undefined) return {};
  const noted = into.oldNumber === null ? rest : [first, ...rest];
  const line = noted.length === 0 ? null : `旧案卷号 ${noted.join('、')}`;
  const note = [into.note, line].filter((part) => part !== null).join('\n');
  if (note.length > 1000) throw ruleBroken('mergeNote');
  return { ...(into.oldNumber === null ? { old_number: first } : {}), ...(line === null ? {} : { note }) };
}

/** Puts the items of `from` behind those of `into`; the volumes they were in are no more. Refusals are `MergeRule`, or `volumeNamed`. */
export function mergeVolumes(
  db: WritableDb,
  input: ParsedInputOf<'catalogue.merge'>,
  session: Session,
  moment: Moment,
) {
  const into = current(db, input.into, session);
  const ids = withoutTwins(
    input.from.map(({ id }) => id),
    into.id,
  );
  const from = ids.map((id) => {
    const target = input.from.find((one) => one.id === id);
    if (target === undefined) throw notFound('volume', id);
    return current(db, target, session);
  });
  const answer = decided(db, into, from, session);
  if (!answer.ok) throw ruleBroken(answer.error);
  const all = [into, ...from];
  const shifts = shiftsOf(all, input.renumber);
  const items = mergeItems(all.map((volume, at) => ({ items: volume.items, shift: shifts[at] ?? 0 })));
  if (items === null) throw ruleBroken('mergePages');

  const images = all.map(({ id }) => imageOf(db, id));
  for (const { id } of from) {
    // Scans go where the papers go.
    db.prepare('UPDATE attachment SET subject = ? WHERE subject = ?').run([
      subjectOf('volume', into.id),
      subjectOf('volume', id),
    ]);
    removeVolume(db, id);
  }
  const { old_number: oldNumber, ...numbers } = keptNumbers(into, from);
  const { firstMonth, lastMonth, basisDate, ownLevel, levelTermUntil, pages } = answer.value;
  touch(db, into, moment.at, {
    ...numbers,
    ...(oldNumber === undefined ? {} : { old_number: oldNumber, old_key: keyOf(oldNumber) }),
    first_month: firstMonth,
    last_month: lastMonth,
    basis_date: basisDate,
    due_from: periodOf(into.retention, into.retentionBasis, basisDate, lastMonth)?.dueFrom ?? null,
    own_level: rankOf(ownLevel),
    level_term_until: levelTermUntil,
    pages,
  });
  replaceItems(db, into.id, items);
  reindexVolume(db, into.id);

  const volume = readVolume(db, into.id, session.clearanceRank);
  const change = keepChange(db, session, moment, 'merge', all.length, [
    { subject: subjectOf('volume', volume.id), version: volume.version, before: images },
  ]);
  const full = (one: Volume) => ({ ...recorded(one), items: one.items });
  return {
    value: { volume, change },
    deeds: [
      {
        deed: 'volumes.merged' as const,
        changes: [
          {
            subject: subjectOf('volume', into.id),
            level: rankOf(volume.level),
            before: full(into),
            after: full(volume),
          },
          ...from.map((one) => ({
            subject: subjectOf('volume', one.id),
            level: rankOf(one.level),
            before: full(one),
            after: { mergedInto: volume.title },
          })),
        ],
      },
    ],
  };
}
