import type { EngineClient } from '../../electron/engine-client';
import type { ApprovalBy } from '../../shared/contract/approvals';
import type { DisposalList } from '../../shared/contract/disposal-list';
import type { Opinion } from '../../shared/domain/disposal';

/** The path of a disposal list as people walk it, for the demo and for the faults: each deed through the engine. */
export type Deciders = {
  readonly manager: ApprovalBy;
  readonly head: ApprovalBy;
  /** On a paper of this day. */
  readonly director: (paperDate: string) => ApprovalBy;
  readonly supervisors: readonly ApprovalBy[];
  readonly executorId: number;
};
type Engine = Pick<EngineClient, 'get'>;
export const at = ({ id, version }: Pick<DisposalList, 'id' | 'version'>) => ({ id, version });

export async function drawUp(engine: Engine, title: string, volumeIds: readonly number[]): Promise<DisposalList> {
  const draft = await engine.get('disposal.save', { id: null, version: 0, title, note: null });
  const { list } = await engine.get('disposal.addRows', {
    ...at(draft),
    add: { from: 'volumes', volumeIds: [...volumeIds] },
  });
  return list;
}
export const submitted = (engine: Engine, list: DisposalList): Promise<DisposalList> =>
  engine.get('disposal.submit', at(list));

const listedRows = async (engine: Engine, { id }: DisposalList): Promise<number[]> =>
  (await engine.get('disposal.rows', { id, rowState: 'listed', limit: 500 })).rows.map((row) => row.id);

/** Both opinions on every row, and the end of the appraisal; `others`: what the head says otherwise, by place from 0. */
export async function appraiseAll(
  engine: Engine,
  list: DisposalList,
  { manager, head }: Deciders,
  others: Readonly<Record<number, Opinion>> = {},
): Promise<DisposalList> {
  const reason = '保管期满，无继续保存价值';
  const destroyed = (await listedRows(engine, list)).map((rowId) => ({
    rowId,
    opinion: { kind: 'destroy' as const },
    reason,
  }));
  const first = await engine.get('disposal.appraise', {
    ...at(list),
    capacity: 'manager',
    opinions: destroyed,
    by: manager,
  });
  const second = await engine.get('disposal.appraise', {
    ...at(first),
    capacity: 'departmentHead',
    opinions: destroyed.map((one, place) => {
      const other = others[place];
      return other === undefined ? one : { ...one, opinion: other, reason: '仍有往来，尚需查考' };
    }),
    by: head,
  });
  return engine.get('disposal.conclude', at(second));
}

export async function setApartAll(engine: Engine, list: DisposalList, placeId: number): Promise<DisposalList> {
  return engine.get('disposal.setApartRows', { ...at(list), rowIds: await listedRows(engine, list), placeId });
}

/** Rechecked by the operator in session, and counted: nothing is wanting for the destruction. */
export async function recheckAll(engine: Engine, list: DisposalList): Promise<DisposalList> {
  const rowIds = await listedRows(engine, list);
  const rechecked = await engine.get('disposal.recheck', { ...at(list), rowIds, by: { way: 'session' } });
  return engine.get('disposal.countRows', { ...at(rechecked), rowIds });
}

export type Act = { readonly place: string; readonly startedAt: string; readonly endedAt: string };
export const execute = (
  engine: Engine,
  list: DisposalList,
  { supervisors, executorId }: Deciders,
  act: Act,
): Promise<DisposalList> =>
  engine.get('disposal.execute', {
    ...at(list),
    number: list.number ?? '',
    method: 'shredding',
    executorId,
    supervisors: [...supervisors],
    ...act,
  });
