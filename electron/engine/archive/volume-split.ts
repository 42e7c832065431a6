import type { Volume } from '../../../shared/contract/catalogue';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { decideUnfiled } from '../../../shared/domain/volume';
import { renumberSplit, splitItems } from '../../../shared/domain/volume-parts';
import { ruleBroken } from '../../../shared/errors';
import type { WritableDb } from '../store/open';
import { type Moment, notFound, type Session } from '../store/work';
import { keepChange } from './catalogue-changes';
import { type Context, rankOf, subjectOf } from './context';
import { imageOf } from './volume-images';
import { insertVolume, recordMovement, replaceItems, type VolumeFields } from './volume-insert';
import { reindexVolume } from './volume-index';
import { readVolume } from './volume-read';
import { recorded } from './volume-record';
import { blocksOf, current, touch } from './volume-deeds';

/** First and last month of the dates of these items that are known to the month. */
function monthsOf(items: Volume['items'], kept: Volume): { firstMonth: string | null; lastMonth: string | null } {
  const months = items.flatMap(({ date }) => (date !== null && date.length >= 7 ? [date.slice(0, 7)] : [])).sort();
  return { firstMonth: months[0] ?? kept.firstMonth, lastMonth: months.at(-1) ?? kept.lastMonth };
}

/** The new volume: of the same client, class, year and term, made by whoever splits; nobody has checked it yet (DA-6.4). */
function fieldsOf(
  from: Volume,
  title: string,
  items: Volume['items'],
  pages: number | null,
  by: Session,
): VolumeFields {
  return {
    clientId: from.clientId,
    seriesId: from.seriesId,
    title,
    year: from.year,
    ...monthsOf(items, from),
    retention: from.retention,
    retentionBasis: from.retentionBasis,
    basisDate: from.basisDate,
    ownLevel: from.ownLevel,
    levelTermUntil: from.levelTermUntil,
    oldNumber: null,
    filingNumber: null,
    crossReference: null,
    formingDepartmentId: from.formingDepartmentId,
    binding: from.binding,
    pages,
    compiledBy: { personId: by.personId, name: by.fullName },
    checkedBy: null,
    compiledOn: null,
    checkedOn: null,
    closingNote: null,
    note: null,
    homeId: from.homeId,
  };
}

/** Splits chosen items off into a new volume. Refused by a rule: filed before, on hold, a volume left empty, a group torn. */
export function splitVolume(
  db: WritableDb,
  context: Context,
  input: ParsedInputOf<'catalogue.split'>,
  session: Session,
  moment: Moment,
) {
  const before = current(db, input, session);
  const unfiled = decideUnfiled({ state: before.state, filedBefore: before.filedOn !== null }, session.roles);
  if (!unfiled.ok) throw ruleBroken(unfiled.error, { state: before.state });
  if (blocksOf(db, before).onHold) throw ruleBroken('onHold');
  const wanted = new Set(input.items);
  const own = new Set(before.items.map(({ id }) => id));
  for (const id of wanted) if (!own.has(id)) throw notFound('item', id);
  const places = splitItems(before.items, new Set(before.items.flatMap(({ id }, at) => (wanted.has(id) ? [at] : []))));
  if (!places.ok) throw ruleBroken(places.error);
  const pick = (of: readonly number[]) => of.flatMap((at) => before.items[at] ?? []);
  const { stay, go } = input.renumber
    ? renumberSplit(before.items, places.value, before.pages)
    : { stay: { items: pick(places.value.stay), pages: null }, go: { items: pick(places.value.go), pages: null } };

  const image = imageOf(db, before.id);
  touch(db, before, moment.at, { pages: before.binding === 'bound' ? stay.pages : before.pages });
  replaceItems(db, before.id, stay.items);
  const fields = fieldsOf(before, input.title, [...go.items], before.binding === 'bound' ? go.pages : null, session);
  const madeId = insertVolume(db, context.archiveTag, before.fondsId, { ...fields, compiledOn: moment.day }, moment.at);
  if (before.homeId !== null) recordMovement(db, madeId, session.operatorId, moment.at, null, before.homeId, 'created');
  replaceItems(db, madeId, go.items);
  reindexVolume(db, madeId);

  const left = readVolume(db, before.id, session.clearanceRank);
  const made = readVolume(db, madeId, session.clearanceRank);
  const change = keepChange(db, session, moment, 'split', 2, [
    { subject: subjectOf('volume', left.id), version: left.version, before: [image] },
    { subject: subjectOf('volume', made.id), version: made.version, before: null },
  ]);
  const full = (volume: Volume) => ({ ...recorded(volume), items: volume.items });
  return {
    value: { left, made, change },
    deeds: [
      {
        deed: 'volume.split' as const,
        changes: [
          {
            subject: subjectOf('volume', left.id),
            level: rankOf(before.level),
            before: full(before),
            after: full(left),
          },
          { subject: subjectOf('volume', made.id), level: rankOf(made.level), before: null, after: full(made) },
        ],
      },
    ],
  };
}
