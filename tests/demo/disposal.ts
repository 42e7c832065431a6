import type { EngineClient } from '../../electron/engine-client';
import type { ApprovalBy } from '../../shared/contract/approvals';
import type { DisposalList } from '../../shared/contract/disposal-list';
import type { Opinion } from '../../shared/domain/disposal';
import { appraiseAll, at, type Deciders, drawUp, execute, recheckAll, setApartAll, submitted } from './disposal-path';
import { countersign } from './people';

/** How long ago the demo's first list was set apart, and how long ago it was destroyed: more than half a year lies between. */
export const LISTS_AGO = 230;
export const DESTROYED_AGO = 40;
const MADE_DUE = 48;

/** Lists in every state that an archive has beside each other. */
export type DemoDisposal = {
  readonly draft: number;
  readonly appraisal: number;
  readonly appraised: number;
  readonly approved: number;
  readonly held: number;
  readonly rechecked: number;
  readonly destroyed: number;
  /** A volume of which only the stub is left. */
  readonly stub: number;
};
export type PastDisposal = {
  readonly who: Deciders;
  readonly placeId: number;
  readonly first: DisposalList;
  readonly second: DisposalList;
  /** Due, and on no list yet. */
  readonly due: readonly number[];
};

/** Nothing in the sample ledger is over yet: the oldest ten-year volumes are shortened by hand, with a reason that is kept. */
async function shorten(engine: EngineClient): Promise<number[]> {
  const { rows } = await engine.get('catalogue.list', {
    filter: { state: 'filed', retention: 'D10', work: 'dueWithinYear' },
    sort: 'due',
    limit: 200,
  });
  // Those that the loans of the demo take stay as they are, and so does the one whose cover shows a character no font has.
  const lent = new Set(
    (await engine.get('catalogue.list', { filter: { state: 'filed', level: 'general' }, limit: 60 })).rows.map(
      ({ id }) => id,
    ),
  );
  const chosen = rows.filter(({ id, title }) => !lent.has(id) && !title.includes('𠮷')).slice(0, MADE_DUE);
  for (const { id } of chosen) {
    const volume = await engine.get('catalogue.volume', { id });
    await engine.get('disposal.setRetention', {
      volumeId: id,
      version: volume.version,
      retention: { kind: 'years', years: 8, asWritten: null },
      basis: volume.retentionBasis,
      basisDate: volume.basisDate,
      reason: '按 2026 年修订的保管期限表改为 8 年',
    });
  }
  return chosen.map(({ id }) => id);
}

/** Who decides: the director holds no login here and signs on paper. */
async function deciders(engine: EngineClient, paperDate: string): Promise<Deciders> {
  const person = async (staffCode: string, name: string) =>
    (
      await engine.get('persons.save', {
        id: null,
        version: 0,
        staffCode,
        name,
        departmentId: null,
        organisation: null,
        identityPaper: null,
        phone: null,
        leftOn: null,
      })
    ).id;
  const director = await person('Z01', '陈致远');
  await engine.get('persons.saveOffice', { personId: director, roles: ['director'] });
  const onPaper = (personId: number, paperNumber: string): ApprovalBy => ({
    way: 'paper',
    personId,
    paperNumber,
    paperDate,
  });
  return {
    manager: countersign('zhoulan'),
    head: countersign('heping'),
    director: (date) => ({ ...onPaper(director, '总监批 2026-07'), paperDate: date }),
    supervisors: [countersign('sunyue'), countersign('heyuan')],
    executorId: await person('G2001', '罗志强'),
  };
}

const dayOf = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** More than half a year ago: the first list, as far as its volumes standing apart. */
export async function makeOldList(engine: EngineClient): Promise<PastDisposal> {
  const due = await shorten(engine);
  const who = await deciders(engine, dayOf(LISTS_AGO));
  const [room] = await engine.get('locations.children', { parentId: null });
  const placeId = room?.id ?? 0;
  const apart = async (title: string, ids: readonly number[]) => {
    const appraised = await appraiseAll(engine, await submitted(engine, await drawUp(engine, title, ids)), who);
    const approved = await engine.get('disposal.approve', { ...at(appraised), by: who.director(dayOf(LISTS_AGO)) });
    return setApartAll(engine, approved, placeId);
  };
  const first = await apart('保管期满案卷（第一批）', due.slice(0, 6));
  const second = await apart('保管期满案卷（第二批）', due.slice(6, 10));
  return { who, placeId, first, second, due: due.slice(10) };
}

/** The half year is over: the first list is destroyed, the second still to be counted. */
export async function destroyOldList(engine: EngineClient, { who, first, second }: PastDisposal): Promise<void> {
  // Both hours are over for the engine, whose clock stands as far back.
  const before = (minutes: number) =>
    new Date(Date.now() - DESTROYED_AGO * 86_400_000 - minutes * 60_000).toISOString();
  await execute(engine, await recheckAll(engine, await engine.get('disposal.get', { id: first.id })), who, {
    place: '云岭市城南碎纸厂',
    startedAt: before(3),
    endedAt: before(1),
  });
  const ready = await recheckAll(engine, await engine.get('disposal.get', { id: second.id }));
  const rowIds = (await engine.get('disposal.rows', { id: ready.id, limit: 3 })).rows.map((row) => row.id);
  await engine.get('disposal.countRows', { ...at(ready), rowIds, counted: false });
}

/** Today: a list in each of the other states, and some volumes due that are on none. */
export async function makeDemoLists(
  engine: EngineClient,
  { who, placeId, first, second, due }: PastDisposal,
): Promise<DemoDisposal> {
  const left = [...due];
  const take = (howMany: number) => left.splice(0, howMany);
  const list = async (title: string, howMany: number) => submitted(engine, await drawUp(engine, title, take(howMany)));
  const approve = async (appraised: DisposalList) =>
    engine.get('disposal.approve', { ...at(appraised), by: who.director(dayOf(0)) });

  const held = await setApartAll(
    engine,
    await approve(await appraiseAll(engine, await list('保管期满案卷（第三批）', 6), who)),
    placeId,
  );
  const approved = await approve(await appraiseAll(engine, await list('保管期满案卷（第四批）', 5), who));
  const someRows = (await engine.get('disposal.rows', { id: approved.id, limit: 2 })).rows.map(({ id }) => id);
  const begun = await engine.get('disposal.setApartRows', { ...at(approved), rowIds: someRows, placeId });
  const keep: Opinion = { kind: 'keepYears', years: 10 };
  const appraised = await appraiseAll(engine, await list('保管期满案卷（第五批）', 5), who, { 1: keep });
  const open = await list('保管期满案卷（第六批）', 10);
  const rows = (await engine.get('disposal.rows', { id: open.id, limit: 50 })).rows;
  const said = (opinion: Opinion, reason: string) => (row: { readonly id: number }) => ({
    rowId: row.id,
    opinion,
    reason,
  });
  const destroyed = said({ kind: 'destroy' }, '保管期满，无继续保存价值');
  const manager = await engine.get('disposal.appraise', {
    ...at(open),
    capacity: 'manager',
    opinions: rows.slice(0, 7).map(destroyed),
    by: who.manager,
  });
  await engine.get('disposal.appraise', {
    ...at(manager),
    capacity: 'departmentHead',
    opinions: [...rows.slice(0, 3).map(destroyed), ...rows.slice(3, 4).map(said(keep, '仍有往来，尚需查考'))],
    by: who.head,
  });
  const draft = await drawUp(engine, '年底清册', take(3));
  const gone = (await engine.get('disposal.rows', { id: first.id, limit: 1 })).rows[0];
  return {
    draft: draft.id,
    appraisal: open.id,
    appraised: appraised.id,
    approved: begun.id,
    held: held.id,
    rechecked: second.id,
    destroyed: first.id,
    stub: gone?.volumeId ?? 0,
  };
}
