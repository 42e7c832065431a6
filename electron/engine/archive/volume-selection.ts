import type { ParsedInputOf } from '../../../shared/contract/index';
import type { ReadableDb } from '../store/open';
import type { Session } from '../store/work';
import type { Context } from './context';
import type { Snapshot } from './holdings';
import { type Filter, questionOf } from './holdings/question';
import { fitting as fits, type Fitting as Found, walk, type Walk } from './holdings/select';
import { worklistMark } from './worklist-rows';

export type Selecting = Pick<ParsedInputOf<'catalogue.list'>, 'filter' | 'sort' | 'descending'>;
/** A slip that is renewed changes what is overdue and touches no volume; the last entry of the log stands for all of them. */
export const lastDeed = (db: ReadableDb): number =>
  db.prepare('SELECT max(seq) FROM log_entry', { pluck: true }).get<number | null>() ?? 0;

type Fitting = { readonly now: Snapshot; readonly walk: Walk; readonly capped: boolean };

/** Which volumes fit a filter, in their order: asked by the list, by what goes out of it, and by the working list. */
export type VolumeSelection = {
  readonly fitting: (asked: Selecting, session: Session) => Promise<Fitting>;
  /** The ids of all that fit. */
  readonly ids: (asked: Selecting, session: Session) => Promise<number[]>;
};

export function createVolumeSelection({ work, holdings }: Context): VolumeSelection {
  let kept: { readonly question: string; readonly found: Found; readonly capped: boolean } | null = null;
  let walked: { readonly found: Found; readonly sorted: string; readonly walk: Walk } | null = null;

  /** What fits, in no order; kept until something changes, so that another sorting looks at nothing again. */
  function found(now: Snapshot, filter: Filter, session: Session) {
    const { day: today } = work.now();
    return work.read((db) => {
      const marks = [
        filter.listed ? worklistMark(db, session.operatorId) : null,
        filter.work === 'overdue' ? lastDeed(db) : null,
      ];
      const question = JSON.stringify([now.version, today, filter, marks]);
      if (kept?.question !== question) {
        const asking = { today, operatorId: session.operatorId, clearance: session.clearanceRank };
        const { masks, work: listed, facets, capped } = questionOf(db, now, filter, asking);
        kept = { question, found: fits(now.columns, [...masks, listed], Object.values(facets)), capped };
      }
      return kept;
    });
  }

  async function fitting({ filter, sort, descending }: Selecting, session: Session): Promise<Fitting> {
    const { now, order } = await holdings.inOrder(sort);
    const { found: all, capped } = found(now, filter, session);
    const sorted = `${String(now.version)} ${sort} ${String(descending)}`;
    if (walked?.found !== all || walked.sorted !== sorted)
      walked = { found: all, sorted, walk: walk(all, order, descending) };
    return { now, walk: walked.walk, capped };
  }
  return {
    fitting,
    ids: async (asked, session) => {
      const { now, walk } = await fitting(asked, session);
      return Array.from(walk.slots(0, walk.total), (slot) => now.columns.id[slot] ?? 0);
    },
  };
}
