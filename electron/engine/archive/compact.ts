import type { ReadableDb, WritableDb } from '../store/open';
import type { Session, Work } from '../store/work';
import { subjectOf } from './context';
import type { TextIndex } from './search-text';

const INDEXES: readonly TextIndex[] = ['volume_text', 'client_text', 'item_text', 'code_text'];
/** Pages of an index merged between two turns of the event loop: some milliseconds. */
const PAGES = 256;
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/**
 * Merges a search index until nothing deleted is left in it. A contentless index only marks what was deleted; its words go
 * when the segment that holds them is merged, and the store overwrites the pages that come free (secure_delete).
 */
async function mergeIndex(work: Work, index: TextIndex): Promise<void> {
  for (;;) {
    const changed = work.keep((db) => mergeSome(db, index));
    if (changed < 2) return;
    await turn();
  }
}
function mergeSome(db: WritableDb, index: TextIndex): number {
  const changes = (): number => db.prepare('SELECT total_changes()', { pluck: true }).get<number>() ?? 0;
  const before = changes();
  // Negative: all segments together, also a single one that has something deleted in it.
  db.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`).run([-PAGES]);
  return changes() - before;
}

type Waiting = { id: number; number: string; level: number };
/** Lists destroyed since the last compaction. */
const LISTS = `SELECT id, number, level FROM disposal_list WHERE state = 'destroyed' AND compacted_on IS NULL ORDER BY id`;
/** What a restore destroyed again may stand on no list that the backup knew. */
const ERASED_AGAIN = `SELECT 1 FROM log_entry WHERE deed = 'volume.erasedAgain' AND seq > coalesce((SELECT max(seq) FROM log_entry WHERE deed = 'disposal.compacted'), 0) LIMIT 1`;
const waitingIn = (db: ReadableDb): Waiting[] | null => {
  const lists = db.prepare(LISTS).all<Waiting>();
  return lists.length === 0 && db.prepare(ERASED_AGAIN).get() === undefined ? null : lists;
};

/**
 * Takes what destructions have erased out of every page of the file: the search indexes are merged, and the write-ahead
 * log is moved into the file. Lists that waited for it are marked. Reading and writing go on between the steps. Nothing
 * happens where nothing waits; answers null then, else how many lists waited.
 */
export async function compact(work: Work, session: Session, checkpoint: () => void): Promise<number | null> {
  if (work.read(waitingIn) === null) return null;
  for (const index of INDEXES) await mergeIndex(work, index);
  const lists = work.write(session, (db, moment) => {
    const waiting = db.prepare(LISTS).all<Waiting>();
    const mark = db.prepare('UPDATE disposal_list SET compacted_on = ? WHERE id = ?');
    for (const { id } of waiting) mark.run([moment.day, id]);
    const marked = waiting.map(({ id, number, level }) => ({
      subject: subjectOf('disposal', id),
      level,
      before: null,
      after: { number },
    }));
    const changes = marked.length > 0 ? marked : [{ subject: 'archive:1', level: 0, before: null, after: null }];
    return { value: waiting.length, deeds: [{ deed: 'disposal.compacted' as const, changes }] };
  });
  checkpoint();
  return lists;
}
