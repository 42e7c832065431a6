import { notFound, type Session } from '../store/work';
import type { Context } from './context';
import type { Sign, Signature } from './countersign';
import { blocksOf } from './disposal-blocks';
import { addRows, removeRows, save, submit } from './disposal-draft';
import type { Due } from './disposal-due';
import { execute } from './disposal-execute';
import { appraise, cancel, conclude, pullBack } from './disposal-path';
import { approve, sendBack } from './disposal-verdict';
import { listCounts, listsOfVolume, listSummaries, readList } from './disposal-read';
import { listRow, readRows } from './disposal-rows';
import { countRows, findRow, NothingDone, recheck, scanApart, scanCount, setApartRows } from './disposal-shelf';
import { type Doing, doing, type Written } from './disposal-write';
import { retentionChanges, setRetention } from './retention-change';
import type { SessionHandlers } from './subject';
import type { Keys } from './vault-change';

export type DisposalParts = {
  readonly due: Due;
  readonly keys: Keys;
  readonly sign: Sign;
  /** The backup before a destruction. */
  readonly backUp: (signal: AbortSignal) => Promise<void>;
  /** Takes what was erased out of every page of the file; how many lists waited for it, null where nothing did. */
  readonly compact: (session: Session) => Promise<number | null>;
};

/** Disposal 销毁: the due list, lists on their path, retention changed by hand. */
export function createDisposal(context: Context, { due, keys, sign, backUp, compact }: DisposalParts) {
  const { work } = context;
  const write = <T>(session: Session, run: (now: Doing) => Written<T>): T =>
    work.write(session, (db, moment) => run(doing(context, db, session, moment)));
  const signed = <T>(
    input: { readonly by: Parameters<Sign>[0] },
    session: Session,
    run: (now: Doing, signature: Signature) => Written<T>,
  ): Promise<T> => sign(input.by, session, (signature) => write(session, (now) => run(now, signature)));
  /** A scan that changes nothing is an answer all the same, and no entry. */
  const scanned = (session: Session, run: (now: Doing) => ReturnType<typeof scanApart>) => {
    try {
      return write(session, run);
    } catch (cause) {
      if (cause instanceof NothingDone) return cause.said;
      throw cause;
    }
  };
  const eyes = (session: Session) => ({ clearance: session.clearanceRank, today: work.now().day });
  const read = (session: Session, id: number) =>
    work.read((db) =>
      readList(db, id, { clearance: session.clearanceRank, moment: work.now(), settings: context.settings() }),
    );
  return {
    ...due.handlers,
    'disposal.lists': (asked, session) => work.read((db) => listSummaries(db, asked, session.clearanceRank)),
    'disposal.counts': (_input, session) => work.read((db) => listCounts(db, eyes(session))),
    'disposal.get': ({ id }, session) => read(session, id),
    'disposal.rows': ({ id, ...asked }, session) =>
      work.read((db) => readRows(db, listRow(db, id, session.clearanceRank), asked, eyes(session))),
    'disposal.findRow': ({ id, code }, session) =>
      work.read((db) => findRow(db, listRow(db, id, session.clearanceRank), context.archiveTag, code, eyes(session))),
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
        input.add.from === 'volumes'
          ? input.add.volumeIds
          : await due.idsOf({ filter: { ...input.add.filter, free: true }, sort: 'due', descending: false });
      return write(session, (now) => addRows(now, input, ids));
    },
    'disposal.removeRows': (input, session) => write(session, (now) => removeRows(now, input, input.rowIds)),
    'disposal.submit': (input, session) => write(session, (now) => submit(now, input)),
    'disposal.appraise': (input, session) => signed(input, session, (now, by) => appraise(now, input, by)),
    'disposal.conclude': (input, session) => write(session, (now) => conclude(now, input)),
    'disposal.approve': (input, session) => signed(input, session, (now, by) => approve(now, input, by, input.remark)),
    'disposal.sendBack': (input, session) =>
      signed(input, session, (now, by) => sendBack(now, input, by, input.reason)),
    'disposal.setApart': (input, session) => scanned(session, (now) => scanApart(now, context.archiveTag, input)),
    'disposal.setApartRows': (input, session) => write(session, (now) => setApartRows(now, input)),
    'disposal.recheck': (input, session) => signed(input, session, (now, by) => recheck(now, input, by)),
    'disposal.count': (input, session) => scanned(session, (now) => scanCount(now, context.archiveTag, input)),
    'disposal.countRows': (input, session) => write(session, (now) => countRows(now, input)),
    'disposal.pullBack': (input, session) => write(session, (now) => pullBack(now, input, input.rowIds, input.reason)),
    'disposal.cancel': (input, session) => write(session, (now) => cancel(now, input, input.reason)),
    'disposal.execute': async (input, session, around) => {
      await execute({ context, keys, sign, backUp, compact }, input, session, around);
      return read(session, input.id);
    },
    'disposal.compact': async (_input, session) => ({ lists: (await compact(session)) ?? 0 }),
    'disposal.setRetention': (input, session) =>
      work.write(session, (db, moment) => setRetention(db, input, session, moment)),
  } satisfies Pick<
    SessionHandlers,
    `disposal.${'due' | 'dueFacets' | 'lists' | 'get' | 'counts' | 'findRow' | 'rows' | 'ofVolume' | 'save' | 'addRows' | 'removeRows' | 'submit' | 'setRetention' | 'appraise' | 'conclude' | 'approve' | 'sendBack' | 'setApart' | 'setApartRows' | 'recheck' | 'count' | 'countRows' | 'pullBack' | 'cancel' | 'execute' | 'compact'}`
  >;
}
