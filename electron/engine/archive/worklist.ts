import { mostListed, type WorklistScanAnswer } from '../../../shared/contract/worklist';
import { looksLikeMachineKey, parseMachineKey } from '../../../shared/domain/machine-key';
import { normaliseCode } from '../../../shared/domain/reference-code';
import { toHalfWidth } from '../../../shared/domain/text';
import { ruleBroken } from '../../../shared/errors';
import type { ReadableDb, WritableDb } from '../store/open';
import type { Session } from '../store/work';
import type { Context } from './context';
import type { SessionHandlers } from './subject';
import type { VolumeSelection } from './volume-selection';

const SEEN = `working_list w JOIN volume v ON v.id = w.volume_id WHERE w.operator_id = :operator AND v.level <= :clearance`;
type Eyes = { readonly operator: number; readonly clearance: number };
const eyesOf = ({ operatorId, clearanceRank }: Session): Eyes => ({ operator: operatorId, clearance: clearanceRank });

const total = (db: ReadableDb, eyes: Eyes): number =>
  db.prepare(`SELECT count(*) AS n FROM ${SEEN}`).get<{ n: number }>(eyes)?.n ?? 0;

/** Puts volumes on the list, in the order given; what is above the clearance, gone or there already is passed over. */
function put(db: WritableDb, ids: readonly number[], eyes: Eyes, at: number) {
  const before = total(db, eyes);
  const { changes } = db
    .prepare(
      `INSERT OR IGNORE INTO working_list (operator_id, volume_id, added_at)
       SELECT :operator, v.id, :at FROM json_each(:ids) j JOIN volume v ON v.id = j.value WHERE v.level <= :clearance ORDER BY j.key`,
    )
    .run({ ...eyes, at, ids: JSON.stringify(ids) });
  const now = before + changes;
  if (now > mostListed) throw ruleBroken('worklistFull', { most: String(mostListed) });
  return { added: changes, now };
}

type Found = { id: number; code: string; title: string };
function scan(db: WritableDb, typed: string, tag: string, eyes: Eyes, at: number): WorklistScanAnswer {
  const text = toHalfWidth(typed).trim();
  const key = parseMachineKey(text, { tag });
  if (looksLikeMachineKey(text) && !key.ok && key.error === 'badCheck') return { kind: 'misread' };
  const volumes = db
    .prepare(
      `SELECT v.id, coalesce(v.reference_code, v.old_number, '') AS code, v.title FROM volume v
       WHERE v.level <= :clearance AND (v.machine_key = :code OR v.reference_key = :code OR v.old_key = :code) ORDER BY v.id LIMIT 20`,
    )
    .all<Found>({ clearance: eyes.clearance, code: normaliseCode(text) });
  const [volume] = volumes;
  if (volumes.length > 1) return { kind: 'several', count: volumes.length };
  if (volume !== undefined) {
    const { added } = put(db, [volume.id], eyes, at);
    return { kind: added === 1 ? 'added' : 'already', volumeId: volume.id, code: volume.code, title: volume.title };
  }
  const place = db
    .prepare('SELECT id, code FROM location WHERE machine_key = :text OR code = :text')
    .get<{ id: number; code: string }>({ text });
  if (place !== undefined) {
    const ids = within(db, place.id, eyes.clearance);
    const { added } = put(db, ids, eyes, at);
    return { kind: 'place', code: place.code, added, already: ids.length - added };
  }
  if (!key.ok && key.error === 'otherArchive') return { kind: 'otherArchive' };
  return { kind: 'unknown', typed: text.slice(0, 100) };
}

/** All that stands at a place or within it, in shelf order. */
const within = (db: ReadableDb, placeId: number, clearance: number): number[] =>
  db
    .prepare(
      `WITH RECURSIVE inside (id) AS (SELECT :placeId UNION ALL SELECT l.id FROM location l JOIN inside ON l.parent_id = inside.id)
       SELECT v.id FROM inside JOIN location l ON l.id = inside.id JOIN volume v ON v.current_id = inside.id AND v.level <= :clearance
       ORDER BY l.sort_key, v.reference_code, v.id`,
      { pluck: true },
    )
    .all<number>({ placeId, clearance });

/** Working list 工作清单 of the operator in session: kept, never logged. */
export function createWorklist({ work, archiveTag }: Context, selection: VolumeSelection) {
  const add = (ids: readonly number[], session: Session) =>
    work.keep((db, { at }) => {
      const { added, now } = put(db, ids, eyesOf(session), at);
      return { added, already: ids.length - added, total: now };
    });
  return {
    'worklist.count': (_input, session) => work.read((db) => ({ total: total(db, eyesOf(session)) })),
    'worklist.ids': (_input, session) =>
      work.read((db) => ({
        ids: db.prepare(`SELECT v.id FROM ${SEEN} ORDER BY w.id`, { pluck: true }).all<number>(eyesOf(session)),
      })),
    'worklist.add': ({ ids }, session) => add([...new Set(ids)], session),
    'worklist.addAll': async ({ filter, sort }, session) =>
      add(await selection.ids({ filter, sort, descending: false }, session), session),
    'worklist.scan': ({ text }, session) => work.keep((db, { at }) => scan(db, text, archiveTag, eyesOf(session), at)),
    'worklist.remove': ({ ids }, session) =>
      work.keep((db) => {
        const eyes = eyesOf(session);
        const { changes } = db
          .prepare('DELETE FROM working_list WHERE operator_id = ? AND volume_id IN (SELECT value FROM json_each(?))')
          .run([eyes.operator, JSON.stringify(ids)]);
        return { removed: changes, total: total(db, eyes) };
      }),
    'worklist.clear': (_input, session) =>
      work.keep((db) => {
        const eyes = eyesOf(session);
        const removed = total(db, eyes);
        db.prepare('DELETE FROM working_list WHERE operator_id = ?').run([eyes.operator]);
        return { removed };
      }),
  } satisfies Pick<SessionHandlers, Extract<keyof SessionHandlers, `worklist.${string}`>>;
}
