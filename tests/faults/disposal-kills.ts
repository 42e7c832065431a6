import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { tombstonesPath } from '../../electron/engine/archive/folder';
import { readTombstones } from '../../electron/engine/backup/tombstones';
import { openStore } from '../../electron/engine/store/open';
import { connectEngine, type EngineClient } from '../../electron/engine-client';
import type { ApprovalBy } from '../../shared/contract/approvals';
import type { DisposalList } from '../../shared/contract/disposal-list';
import { blankItem, blankVolume } from '../archive/samples';
import {
  appraiseAll,
  at,
  type Deciders,
  drawUp,
  execute,
  recheckAll,
  setApartAll,
  submitted,
} from '../demo/disposal-path';
import { seeded } from '../fixtures/seeded';
import { engineScript } from './engine';
import type { Outcome } from './report';
import { credentials, type Subject } from './subject';

const VOLUMES = 8;
const ITEMS = 12;
/** Milliseconds after the engine said that it destroys now, within which it is killed. */
const WITHIN = 40;

/**
 * kill -9 in the middle of a destruction: it happened to every volume of the list or to none, the tombstone outside the
 * store says the same, the log holds, and what did not happen can be done afterwards. Control: a store in which one volume
 * of the list is destroyed and the others are not, which the same look must find.
 */
export async function disposalKills(subject: Subject, runs: number): Promise<Outcome> {
  const random = seeded(31);
  const base = subject.copy();
  const { list, who } = await makeReady(base);
  const faults: string[] = [];
  const came = { all: 0, none: 0 };
  for (let run = 0; run < runs; run += 1) {
    const folder = subject.folder();
    cpSync(base, folder, { recursive: true });
    await killed(folder, list, who, random(WITHIN));
    const found = await lookAt(subject, folder, list);
    if (found.fault !== null) faults.push(`run ${String(run)}: ${found.fault}`);
    else came[found.destroyed ? 'all' : 'none'] += 1;
    if (found.fault !== null || found.destroyed) continue;
    const again = await unlocked(folder);
    const done = await perform(again, await again.get('disposal.get', { id: list.id }), who);
    await again.close();
    if (done.state !== 'destroyed') faults.push(`run ${String(run)}: it cannot be done afterwards`);
  }
  const halved = subject.folder();
  cpSync(base, halved, { recursive: true });
  const store = openStore(join(halved, 'room-1.db'), subject.unlocked.dataKey.hex());
  store.exec(`UPDATE volume SET state = 'destroyed' WHERE id = (SELECT min(volume_id) FROM disposal_row)`);
  store.close();
  const control = await lookAt(subject, halved, list);
  return {
    fault: 'kill -9 in the middle of a destruction',
    runs,
    of: `${String(VOLUMES)} volumes; destroyed: all ${String(came.all)} times, none ${String(came.none)} times`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    control: { what: 'one volume of the list destroyed and the others not', losses: control.fault === null ? 0 : 1 },
  };
}

async function unlocked(folder: string, onProgress?: Parameters<typeof connectEngine>[2]): Promise<EngineClient> {
  const engine = connectEngine(engineScript, folder, onProgress);
  await engine.get('operators.unlock', credentials);
  return engine;
}

/** An hour that is over, on the day the list may be destroyed on. */
function perform(engine: EngineClient, list: DisposalList, who: Deciders): Promise<DisposalList> {
  const [startedAt, endedAt] = [Date.now() - 2000, Date.now() - 1000].map((time) => new Date(time).toISOString());
  return execute(engine, list, who, { place: '碎纸间', startedAt: startedAt ?? '', endedAt: endedAt ?? '' });
}

/** Asks for the destruction and kills the engine some milliseconds after it said that it begins to write. */
async function killed(folder: string, list: DisposalList, who: Deciders, after: number): Promise<void> {
  let begun: () => void = () => undefined;
  const destroying = new Promise<void>((done) => (begun = done));
  const engine = await unlocked(folder, ({ step }) => {
    if (step === 'destroy') begun();
  });
  const asked = perform(engine, list, who).then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([destroying, asked]);
  await new Promise((done) => setTimeout(done, after));
  process.kill(engine.pid, 'SIGKILL');
  await asked;
}

type Found = { readonly destroyed: boolean; readonly fault: string | null };
/** What the archive says after its next unlock. */
async function lookAt({ unlocked: keys }: Subject, folder: string, { id, number }: DisposalList): Promise<Found> {
  const engine = await unlocked(folder);
  try {
    const list = await engine.get('disposal.get', { id });
    const { rows } = await engine.get('disposal.rows', { id, limit: 500 });
    const volumes = await Promise.all(rows.map(({ volumeId }) => engine.get('catalogue.volume', { id: volumeId })));
    const destroyed = list.state === 'destroyed';
    const { tombstones } = readTombstones(tombstonesPath(folder), keys.groupSecret);
    const { firstBroken } = await engine.get('audit.verify', {});
    const wrong = [
      ...volumes.filter(({ state }) => (state === 'destroyed') !== destroyed).map(({ title }) => `${title} is half`),
      ...volumes
        .filter(({ items }) => items.length !== (destroyed ? 0 : ITEMS))
        .map(({ title }) => `${title} has other items`),
      ...(tombstones.some((stone) => stone.list === number) === destroyed ? [] : ['the tombstone says otherwise']),
      ...(firstBroken === null ? [] : ['the log does not hold']),
      ...(list.state === 'destroyed' || list.state === 'rechecked' ? [] : [`the list is ${list.state}`]),
    ];
    return { destroyed, fault: wrong[0] ?? null };
  } finally {
    await engine.close();
  }
}

/** A list with everything in order for its destruction, in `folder`; everybody signs on paper, so that no passphrase is tried. */
async function makeReady(folder: string): Promise<{ list: DisposalList; who: Deciders }> {
  const engine = await unlocked(folder);
  const today = new Date().toISOString().slice(0, 10);
  const person = async (name: string, roles: readonly ('manager' | 'director' | 'supervisor')[] = []) => {
    const { id } = await engine.get('persons.save', {
      id: null,
      version: 0,
      staffCode: name,
      name,
      departmentId: null,
      organisation: null,
      identityPaper: null,
      phone: null,
      leftOn: null,
    });
    if (roles.length > 0) await engine.get('persons.saveOffice', { personId: id, roles: [...roles] });
    return id;
  };
  const onPaper = (personId: number, paperDate = today): ApprovalBy => ({
    way: 'paper',
    personId,
    paperNumber: `K-${String(personId)}`,
    paperDate,
  });
  const director = await person('director', ['director']);
  const headId = await person('head');
  const who: Deciders = {
    manager: onPaper(await person('manager', ['manager'])),
    head: onPaper(headId),
    director: (day) => onPaper(director, day),
    supervisors: [onPaper(await person('one')), onPaper(await person('two'))],
    executorId: await person('executor'),
  };
  await engine.get('settings.set', { key: 'setApartMonths', value: 0 });
  const { departments, series } = await engine.get('settings.lists', {});
  const department = departments[0];
  if (department === undefined) throw new Error('no department');
  const { id: departmentId, version, name } = department;
  await engine.get('settings.saveDepartment', { id: departmentId, version, name, headId, deputyId: null });
  const client = (await engine.get('clients.list', { text: '' })).rows[0];
  await engine.get('locations.makeRange', {
    parentId: null,
    levels: [{ prefix: '', from: 1, to: 1, width: 1 }],
    shelfCapacityMm: null,
    boxCapacityMm: null,
  });
  const place = (await engine.get('locations.children', { parentId: null }))[0]?.id ?? 0;
  const ids: number[] = [];
  for (let n = 0; n < VOLUMES; n += 1)
    ids.push(await aVolume(engine, n, client?.id ?? 0, series[0]?.id ?? 0, departmentId, headId));
  const draft = await submitted(engine, await drawUp(engine, '到期', ids));
  const appraised = await appraiseAll(engine, draft, who);
  const approved = await engine.get('disposal.approve', { ...at(appraised), by: who.director(today) });
  const list = await recheckAll(engine, await setApartAll(engine, approved, place));
  await engine.close();
  return { list, who };
}

async function aVolume(
  engine: EngineClient,
  n: number,
  clientId: number,
  seriesId: number,
  formingDepartmentId: number,
  checker: number,
): Promise<number> {
  const volume = await engine.get(
    'catalogue.saveVolume',
    blankVolume(seriesId, {
      clientId,
      title: `第 ${String(n + 1)} 卷`,
      year: 2016,
      firstMonth: '2016-01',
      lastMonth: '2016-12',
      retention: { kind: 'years', years: 1, asWritten: null },
      formingDepartmentId,
      pages: ITEMS,
      compiledBy: { personId: null, name: '李文' },
      checkedBy: { personId: checker, name: 'head' },
      compiledOn: '2017-01-05',
      checkedOn: '2017-01-06',
    }),
  );
  const items = Array.from({ length: ITEMS }, (_, at) =>
    blankItem(`来函 ${String(n + 1)}-${String(at + 1)}`, {
      documentNumber: `函 ${String(at + 1)}`,
      date: '2016-12',
      pageFrom: at + 1,
      pageTo: at + 1,
    }),
  );
  const { id, version } = await engine.get('catalogue.saveItems', { id: volume.id, version: volume.version, items });
  await engine.get('catalogue.file', { id, version });
  return id;
}
