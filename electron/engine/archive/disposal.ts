import { notFound, type Session } from '../store/work';
import type { Context } from './context';
import { blocksOf } from './disposal-blocks';
import { addRows, removeRows, save, submit } from './disposal-draft';
import { createDue } from './disposal-due';
import { listsOfVolume, listSummaries, readList } from './disposal-read';
import { listRow, readRows } from './disposal-rows';
import { type Doing, doing, type Written } from './disposal-write';
import { retentionChanges, setRetention } from './retention-change';
import type { SessionHandlers } from './subject';

/** Disposal 销毁: the due list, lists on their path, retention changed by hand. */
export function createDisposal(context: Context) {
  const { work } = context;
  const due = createDue(context);
  const write = <T>(session: Session, run: (now: Doing) => Written<T>): T =>
    work.write(session, (db, moment) => run(doing(context, db, session, moment)));
  const eyes = (session: Session) => ({ clearance: session.clearanceRank, today: work.now().day });
  return {
    ...due.handlers,
    'disposal.lists': (asked, session) => work.read((db) => listSummaries(db, asked, session.clearanceRank)),
    'disposal.get': ({ id }, session) =>
      work.read((db) =>
        readList(db, id, { clearance: session.clearanceRank, moment: work.now(), settings: context.settings() }),
      ),
    'disposal.rows': ({ id, ...asked }, session) =>
      work.read((db) => readRows(db, listRow(db, id, session.clearanceRank), asked, eyes(session))),
    'disposal.ofVolume': ({ volumeId }, session) =>
      work.read((db) => {
        const seen = db.prepare('SELECT 1 FROM volume WHERE id = ? AND level <= ?');
        if (seen.get([volumeId, session.clearanceRank]) === undefined) throw notFound('volume', volumeId);
        return {
          lists: listsOfVolume(db, volumeId, session.clearanceRank),
          blocks: blocksOf(db, [volumeId], eyes(session)).get(volumeId) ?? [],
          retentionChanges: retentionChanges(db, volumeId, session.clearanceRank),
        };
      }),
    'disposal.save': (input, session) => write(session, (now) => save(now, input)),
    'disposal.addRows': async (input, session) => {
      const ids =
        input.add.from === 'volumes' ? input.add.volumeIds : await due.idsOf({ ...input.add.filter, free: true });
      return write(session, (now) => addRows(now, input, ids));
    },
    'disposal.removeRows': (input, session) => write(session, (now) => removeRows(now, input, input.rowIds)),
    'disposal.submit': (input, session) => write(session, (now) => submit(now, input)),
    'disposal.setRetention': (input, session) =>
      work.write(session, (db, moment) => setRetention(db, input, session, moment)),
  } satisfies Pick<
    SessionHandlers,
    `disposal.${'due' | 'dueFacets' | 'lists' | 'get' | 'rows' | 'ofVolume' | 'save' | 'addRows' | 'removeRows' | 'submit' | 'setRetention'}`
  >;
}
