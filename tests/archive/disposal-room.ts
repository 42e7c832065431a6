import { expect } from 'vitest';
import type { ApprovalBy } from '../../shared/contract/approvals';
import type { Volume, VolumeInput } from '../../shared/contract/catalogue';
import type { DisposalList } from '../../shared/contract/disposal-list';
import type { InputOf } from '../../shared/contract/index';
import { addColleague, type Engine } from './engine-harness';
import { by, type Desk, openDesk } from './loan-desk';

/** A desk where much is due: the day is in 2049. 林 is director; 钱 and 赵 supervise destructions on paper. */
export const LIN = '柳絮 风铃 陶罐 书签 浮桥 麦穗';
export const byDirector: ApprovalBy = { way: 'countersign', login: 'lin', passphrase: LIN };
export const onPaper = (personId: number, paperDate = '2049-03-10'): ApprovalBy => ({
  way: 'paper',
  personId,
  paperNumber: `ZM-${String(personId)}`,
  paperDate,
});

export type DisposalRoom = Desk & {
  readonly free: number[];
  readonly placeId: number;
  readonly qian: number;
  readonly wu: number;
};
export async function openDisposalRoom(folder: string, clock: () => number): Promise<DisposalRoom> {
  const desk = await openDesk(folder, clock);
  const { engine } = desk;
  await addColleague(engine, { login: 'lin', fullName: '林总监', roles: ['director'], passphrase: LIN });
  const person = async (name: string) =>
    (
      await engine.get('persons.save', {
        id: null,
        version: 0,
        staffCode: `J-${name}`,
        name,
        departmentId: null,
        organisation: null,
        identityPaper: null,
        phone: null,
        leftOn: null,
      })
    ).id;
  const { rows } = await engine.get('disposal.due', { filter: { free: true }, limit: 100 });
  const [place] = await engine.get('locations.children', { parentId: null });
  return {
    ...desk,
    free: rows.map(({ volumeId }) => volumeId),
    placeId: place?.id ?? 0,
    qian: await person('钱工'),
    wu: await person('吴工'),
  };
}

export const at = ({ id, version }: { readonly id: number; readonly version: number }) => ({ id, version });

export async function drawn({ engine }: DisposalRoom, volumeIds: readonly number[]): Promise<DisposalList> {
  const draft = await engine.get('disposal.save', { id: null, version: 0, title: '期满案卷', note: null });
  const { list } = await engine.get('disposal.addRows', {
    ...at(draft),
    add: { from: 'volumes', volumeIds: [...volumeIds] },
  });
  return engine.get('disposal.submit', at(list));
}
const rowIds = async (engine: Engine, list: DisposalList) =>
  (await engine.get('disposal.rows', { id: list.id, rowState: 'listed', limit: 500 })).rows.map(({ id }) => id);

/**
 * Both opinions on every row: the manager's, and the head's by whoever the list says may give it. All are to be destroyed
 * but the rows at the places `keep` (the first is 0), which the head wants to keep for 40 years more.
 */
export async function appraised(
  { engine }: DisposalRoom,
  list: DisposalList,
  keep: readonly number[] = [],
): Promise<DisposalList> {
  const opinions = (await rowIds(engine, list)).map((rowId) => ({
    rowId,
    opinion: { kind: 'destroy' as const },
    reason: '保管期满，无继续保存价值',
  }));
  const first = await engine.get('disposal.appraise', { ...at(list), capacity: 'manager', opinions, by: by('zhou') });
  const second = await engine.get('disposal.appraise', {
    ...at(first),
    capacity: 'departmentHead',
    opinions: opinions.map((one, place) =>
      keep.includes(place) ? { ...one, opinion: { kind: 'keepYears' as const, years: 40 }, reason: '仍有往来' } : one,
    ),
    by: headOf(first),
  });
  return engine.get('disposal.conclude', at(second));
}
export function headOf(list: DisposalList): ApprovalBy {
  const login = list.appraisers.find(({ capacity }) => capacity === 'departmentHead')?.signers[0]?.login;
  if (login !== 'sun' && login !== 'he') expect.fail(`nobody of ours heads it: ${JSON.stringify(list.appraisers)}`);
  return by(login);
}
export async function held(room: DisposalRoom, list: DisposalList, keep?: readonly number[]): Promise<DisposalList> {
  const { engine, placeId } = room;
  const approved = await engine.get('disposal.approve', {
    ...at(await appraised(room, list, keep)),
    by: byDirector,
  });
  return engine.get('disposal.setApartRows', { ...at(approved), rowIds: await rowIds(engine, approved), placeId });
}
export async function counted({ engine }: DisposalRoom, list: DisposalList): Promise<DisposalList> {
  const ids = await rowIds(engine, list);
  const checked = await engine.get('disposal.recheck', { ...at(list), rowIds: ids, by: { way: 'session' } });
  return engine.get('disposal.countRows', { ...at(checked), rowIds: ids });
}

export const act = (
  { qian, wu, people }: DisposalRoom,
  list: DisposalList,
  day: string,
  more: Partial<InputOf<'disposal.execute'>> = {},
): InputOf<'disposal.execute'> => ({
  ...at(list),
  number: list.number ?? '',
  place: '云岭市碎纸厂',
  method: 'shredding',
  startedAt: `${day}T01:00:00Z`,
  endedAt: `${day}T03:30:00Z`,
  executorId: people.clerk,
  supervisors: [onPaper(qian, day), onPaper(wu, day)],
  ...more,
});

/** What stands in the form of a volume, so that a test can change a field of it. */
export const inputOf = (volume: Volume): VolumeInput => ({
  id: volume.id,
  version: volume.version,
  clientId: volume.clientId,
  seriesId: volume.seriesId,
  title: volume.title,
  year: volume.year,
  firstMonth: volume.firstMonth,
  lastMonth: volume.lastMonth,
  retention: volume.retention,
  retentionBasis: volume.retentionBasis,
  basisDate: volume.basisDate,
  ownLevel: volume.ownLevel,
  levelTermUntil: volume.levelTermUntil,
  oldNumber: volume.oldNumber,
  filingNumber: volume.filingNumber,
  crossReference: volume.crossReference,
  formingDepartmentId: volume.formingDepartmentId,
  binding: volume.binding,
  pages: volume.pages,
  compiledBy: volume.compiledBy,
  checkedBy: volume.checkedBy,
  compiledOn: volume.compiledOn,
  checkedOn: volume.checkedOn,
  closingNote: volume.closingNote,
  note: volume.note,
  homeId: volume.homeId,
});
