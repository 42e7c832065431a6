import type { OutputOf } from '../../../shared/contract/index';
import { ruleBroken } from '../../../shared/errors';
import type { ReadableDb } from '../store/open';
import { type Context, isoMoment } from './context';
import { measure, NothingMoved, put, putBack, type WasAt } from './location-put';
import { pageOf, placeFacts } from './location-rows';
import { hang } from './location-tree';
import type { SessionHandlers } from './subject';

type Said = { readonly count: number; readonly to: string; readonly at: number; readonly document: string };
/** A move that can be taken back: kept in the memory of this session and in no file. */
type Move = Said &
  (
    | { readonly what: 'put'; readonly was: readonly WasAt[] }
    | {
        readonly what: 'carry';
        readonly id: number;
        readonly version: number;
        readonly parentId: number | null;
        readonly part: string;
      }
  );
/** So many moves of a session can be taken back, the last first. */
const KEPT = 50;

/**
 * An earlier move of what has just been put back: things are as that move left them, two versions later (there and back),
 * so that it can be taken back next.
 */
function caughtUp(earlier: Move, undone: Move): Move {
  if (earlier.what === 'put' && undone.what === 'put') {
    const since = new Map(undone.was.map(({ id, version }) => [id, version]));
    const was = earlier.was.map((one) =>
      since.get(one.id) === one.version + 1 ? { ...one, version: one.version + 2 } : one,
    );
    return { ...earlier, was };
  }
  if (
    earlier.what === 'carry' &&
    undone.what === 'carry' &&
    earlier.id === undone.id &&
    earlier.version + 1 === undone.version
  )
    return { ...earlier, version: earlier.version + 2 };
  return earlier;
}

/** Moves of volumes and of whole boxes, each with its document, and the way back (Ctrl+Z). */
export function createLocationMoves({ work }: Context) {
  const moves: Move[] = [];
  const remember = (move: Move) => {
    moves.push(move);
    if (moves.length > KEPT) moves.shift();
  };
  const said = ({ what, count, to, at }: Move): OutputOf<'locations.undo'> => ({ what, count, to, at: isoMoment(at) });
  const untouched = (db: ReadableDb, move: Move): boolean => {
    const version = (table: string, id: number) =>
      db.prepare(`SELECT version FROM ${table} WHERE id = ?`, { pluck: true }).get<number>([id]);
    return move.what === 'put'
      ? move.was.every(({ id, version: then }) => version('volume', id) === then)
      : version('location', move.id) === move.version;
  };

  return {
    'locations.put': (input, session) => {
      try {
        const { done, at } = work.write(session, (db, moment) => {
          const done = put(db, input, session, moment);
          if (done.was.length === 0) throw new NothingMoved(done.answer);
          const deed = { deed: 'volume.moved' as const, reason: input.document, changes: done.changes };
          return { value: { done, at: moment.at }, deeds: [deed] };
        });
        const { code: to } = done.answer.place;
        remember({ what: 'put', was: done.was, count: done.was.length, to, at, document: input.document });
        return done.answer;
      } catch (cause) {
        if (cause instanceof NothingMoved) return cause.answer;
        throw cause;
      }
    },
    'locations.move': (input, session) => {
      const { answer, move } = work.write(session, (db, moment) => {
        const { from, code, renumbered, deed } = hang(db, input, session, moment);
        const place = pageOf(db, input.id, session.clearanceRank);
        const back = { id: from.id, parentId: from.parent_id, part: from.code.slice(from.code.lastIndexOf('-') + 1) };
        const move: Move = {
          what: 'carry',
          ...back,
          version: place.version,
          count: renumbered + 1,
          to: code,
          at: moment.at,
          document: input.document,
        };
        return { value: { answer: { place, from: from.code, renumbered }, move }, deeds: [deed] };
      });
      remember(move);
      return answer;
    },
    'locations.measure': (input, session) => {
      const known = work.read((db) =>
        input.volumeIds.some(
          (id) =>
            db.prepare('SELECT thickness_mm FROM volume WHERE id = ?', { pluck: true }).get<number | null>([id]) !==
            input.thicknessMm,
        ),
      );
      if (!known) return { measured: 0 };
      return work.write(session, (db, moment) => {
        const changes = measure(db, input, session, moment);
        return { value: { measured: changes.length }, deeds: [{ deed: 'volume.saved', changes }] };
      });
    },
    'locations.undoable': () => {
      const last = moves.at(-1);
      return last === undefined || !work.read((db) => untouched(db, last)) ? null : said(last);
    },
    'locations.undo': (_input, session) => {
      const last = moves.at(-1);
      if (last === undefined) throw ruleBroken('nothingToUndo');
      work.write(session, (db, moment) => {
        if (!untouched(db, last)) throw ruleBroken('undoTooLate');
        const { document } = last;
        if (last.what === 'put') {
          const changes = putBack(db, last.was, document, session, moment);
          return { value: null, deeds: [{ deed: 'volume.moveUndone' as const, reason: document, changes }] };
        }
        const { id, parentId, part } = last;
        const { version } = placeFacts(db, id);
        return {
          value: null,
          deeds: [hang(db, { id, version, parentId, part, document }, session, moment, 'undone').deed],
        };
      });
      moves.pop();
      moves.forEach((move, at) => (moves[at] = caughtUp(move, last)));
      return said(last);
    },
  } satisfies Pick<SessionHandlers, `locations.${'put' | 'move' | 'measure' | 'undoable' | 'undo'}`>;
}
