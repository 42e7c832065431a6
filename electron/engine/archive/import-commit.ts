import { setImmediate } from 'node:timers/promises';
import type { ImportChoices } from '../../../shared/contract/exchange';
import { levelRank } from '../../../shared/domain/level';
import type { ItemFacts } from '../../../shared/domain/volume-facts';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import { countCandidates, type ImportCounts } from '../exchange/counts';
import type { ClientCandidate, LocationCandidate, PersonCandidate, VolumeCandidate } from '../exchange/candidates';
import type { Candidates } from '../exchange/intake';
import type { Surroundings } from './subject';
import type { WritableDb } from '../store/open';
import { countPlacesLater } from '../store/place-use';
import type { Moment, Session } from '../store/work';
import { insertClient } from './clients';
import type { Context } from './context';
import { noteLater } from './holdings/watch';
import { isPlace, placeOf } from './locations';
import { insertPerson } from './persons';
import { nextReferenceCode, scopeOf, spendCode } from './volume-codes';
import { reindexVolume } from './volume-index';
import { insertItems, insertVolume, noteMovement } from './volume-insert';

type Defaults = ImportChoices['defaults'];
type Series = { readonly id: number; readonly fonds_id: number; readonly fonds_number: string; readonly code: string };
const PER_TURN = 100;

/** How many records a ledger brings, as the bar of progress counts them. */
export const rowsOf = ({ locations, clients, persons, volumes }: Candidates): number =>
  locations.length + clients.length + persons.length + volumes.length;

/**
 * Writes the checked rows of one ledger inside the caller's transaction, all of them under one batch. Stops between
 * turns when cancelled; the transaction then takes everything back. What came of it, import-record.ts reads from the store.
 */
export async function takeIn(
  db: WritableDb,
  context: Context,
  batchId: number,
  candidates: Candidates,
  defaults: Defaults,
  session: Session,
  moment: Moment,
  around: Surroundings,
): Promise<ImportCounts> {
  const above = candidates.volumes.some(
    (v) => Math.max(levelRank(v.facts.level), ...v.facts.items.map((i) => levelRank(i.level))) > session.clearanceRank,
  );
  if (above) throw ruleBroken('aboveClearance');
  const counts = countCandidates(candidates, (code) => isPlace(db, code));
  const lookups = createLookups(db, context.archiveTag, batchId, defaults);
  // Each row is written once into the records and once into the log: half of the way each.
  const all = 2 * rowsOf(candidates);
  let done = 0;
  const turn = async (): Promise<void> => {
    done += 1;
    if (done % PER_TURN !== 0) return;
    around.progress('commit', done, all);
    await setImmediate();
    if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
  };
  for (const place of candidates.locations) {
    takePlace(db, batchId, place, lookups);
    await turn();
  }
  for (const person of candidates.persons) {
    takePerson(db, context.archiveTag, batchId, person, lookups);
    await turn();
  }
  for (const client of candidates.clients) {
    takeClient(db, batchId, client);
    await turn();
  }
  const settle = [countPlacesLater(db, batchId), noteLater(db, batchId)];
  for (const volume of candidates.volumes) {
    takeVolume(db, context, batchId, volume, lookups, session, moment);
    await turn();
  }
  for (const settled of settle) settled();
  return counts;
}

/** Names of a ledger → rows of the archive; departments and places come into being where they are new. */
function createLookups(db: WritableDb, tag: string, batchId: number, defaults: Defaults) {
  const places = new Map<string, number | null>();
  const clients = new Map<string, number>();
  const series = db
    .prepare(
      'SELECT s.id, s.fonds_id, f.number AS fonds_number, s.code FROM series s JOIN fonds f ON f.id = s.fonds_id ORDER BY s.id',
    )
    .all<Series>();
  const departments = new Map<string, number>();
  const department = (name: string | null): number | null => {
    if (name === null) return null;
    const id =
      departments.get(name) ??
      db.prepare('SELECT id FROM department WHERE name = ?').get<{ id: number }>([name])?.id ??
      db.prepare('INSERT INTO department (name, batch_id) VALUES (?, ?)').run([name, batchId]).lastInsertRowid;
    departments.set(name, id);
    return id;
  };
  return {
    department,
    series: (code: string | null) => {
      const found = series.find((s) => s.code === code) ?? series.find((s) => s.id === defaults.seriesId) ?? series[0];
      if (found === undefined) throw new Error('an archive without a series');
      return found;
    },
    client: (code: string | null): number | null => {
      if (code === null) return null;
      const id =
        clients.get(code) ?? db.prepare('SELECT id FROM client WHERE code = ?').get<{ id: number }>([code])?.id;
      if (id !== undefined) clients.set(code, id);
      return id ?? null;
    },
    place: (code: string | null): number | null => {
      if (code === null) return null;
      if (!places.has(code)) places.set(code, placeOf(db, tag, code, batchId));
      return places.get(code) ?? null;
    },
  };
}
type Lookups = ReturnType<typeof createLookups>;

function takePlace(
  db: WritableDb,
  batchId: number,
  { code, capacityMm, purpose, closedOn }: LocationCandidate,
  lookups: Lookups,
): void {
  const id = lookups.place(code);
  // A place that came into being above another row's is of this batch too; one of anybody else's stays as it is.
  db.prepare('UPDATE location SET capacity_mm = ?, purpose = ?, closed_on = ? WHERE id = ? AND batch_id = ?').run([
    capacityMm,
    purpose,
    closedOn,
    id,
    batchId,
  ]);
}

function takePerson(db: WritableDb, tag: string, batchId: number, p: PersonCandidate, { department }: Lookups): void {
  insertPerson(
    db,
    tag,
    {
      staffCode: p.staffCode,
      name: p.name,
      departmentId: department(p.department),
      organisation: p.organisation,
      identityPaper: p.identityPaper,
      phone: p.phone,
      leftOn: p.leftOn,
    },
    batchId,
  );
}

function takeClient(db: WritableDb, batchId: number, c: ClientCandidate): void {
  const keeper = c.keeper === null ? undefined : soleBearer(db, c.keeper);
  insertClient(
    db,
    {
      code: c.code,
      name: c.name,
      kind: c.kind,
      keeperId: keeper?.id ?? null,
      keeper: c.keeper,
      openedOn: c.openedOn,
      note: c.note,
      contacts: c.contacts.map((contact) => ({ ...contact })),
    },
    batchId,
  );
}

/** A name points at a person only where exactly one bears it; otherwise it stays as written. */
function soleBearer(db: WritableDb, name: string): { id: number } | undefined {
  const found = db.prepare('SELECT id FROM person WHERE name = ? LIMIT 2').all<{ id: number }>([name]);
  return found.length === 1 ? found[0] : undefined;
}

const itemRow = (item: ItemFacts, department: Lookups['department']) => ({
  id: null,
  sourceDepartmentId: department(item.sourceDepartment),
  ...item,
});

function takeVolume(
  db: WritableDb,
  context: Context,
  batchId: number,
  v: VolumeCandidate,
  lookups: Lookups,
  session: Session,
  { at, day }: Moment,
): void {
  const { facts } = v;
  const series = lookups.series(v.seriesCode);
  const homeId = lookups.place(v.locationCode);
  const currentId = lookups.place(v.currentCode) ?? homeId;
  const items = facts.items.map((item) => itemRow(item, lookups.department));
  const referenceCode = codeFor(db, context, v, series);
  const id = insertVolume(
    db,
    context.archiveTag,
    series.fonds_id,
    {
      clientId: lookups.client(facts.clientCode),
      seriesId: series.id,
      title: facts.title,
      year: facts.year,
      firstMonth: facts.firstMonth,
      lastMonth: facts.lastMonth,
      retention: facts.retention,
      retentionBasis: v.retentionBasis,
      basisDate: v.basisDate,
      ownLevel: facts.level,
      levelTermUntil: v.levelTermUntil,
      oldNumber: v.oldNumber,
      filingNumber: v.filingNumber,
      crossReference: v.crossReference,
      formingDepartmentId: lookups.department(facts.formingDepartment),
      binding: facts.binding,
      pages: facts.pages,
      compiledBy: facts.compiledBy,
      checkedBy: facts.checkedBy,
      compiledOn: v.compiledOn,
      checkedOn: v.checkedOn,
      closingNote: v.closingNote,
      note: v.note,
      homeId,
    },
    at,
    {
      batchId,
      state: facts.state === 'filed' ? 'filed' : 'assembling',
      referenceCode,
      filedOn: facts.state === 'filed' ? day : null,
      currentId,
      thicknessMm: v.thicknessMm,
      items,
    },
  );
  insertItems(db, id, items);
  if (homeId !== null) noteMovement(db, id, session.operatorId, at, null, homeId, 'imported');
  if (currentId !== homeId) noteMovement(db, id, session.operatorId, at, homeId, currentId, 'imported');
  if (referenceCode !== null) spendCode(db, referenceCode, at);
  reindexVolume(db, id);
}

/**
 * The ledger's 档号 stands on the shelf, so a volume that is not complete yet bears it too and keeps it when it is filed;
 * only a filed one that has none is given the next of its series.
 */
function codeFor(
  db: WritableDb,
  context: Context,
  { facts, referenceCode }: VolumeCandidate,
  { fonds_number, code }: Series,
): string | null {
  if (referenceCode !== null || facts.state !== 'filed') return referenceCode;
  const scope = scopeOf({ ...facts, fondsNumber: fonds_number, seriesCode: code });
  return nextReferenceCode(db, context.settings().referenceMask, scope);
}
