import type { MovableVolume, MoveScan } from '../../../shared/contract/locations';
import { parseLocationCode } from '../../../shared/domain/location-code';
import { decidePlaceScan, putBlock } from '../../../shared/domain/location-rules';
import { looksLikeMachineKey, parseMachineKey } from '../../../shared/domain/machine-key';
import { normaliseCode } from '../../../shared/domain/reference-code';
import { toHalfWidth } from '../../../shared/domain/text';
import type { VolumeState } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import type { Context } from './context';
import { atPlace, isClosed, pathTo, placeFacts } from './location-rows';
import type { SessionHandlers } from './subject';

type Row = { id: number; code: string; title: string; state: VolumeState; home: string | null; current: string | null };
const MOST = 20;

/** By key, 档号 or old number; above the clearance there is nothing. */
function volumesBy(db: ReadableDb, typed: string, clearance: number): MovableVolume[] {
  return db
    .prepare(
      `SELECT v.id, coalesce(v.reference_code, v.old_number, '') AS code, v.title, v.state, h.code AS home, u.code AS current
      FROM volume v LEFT JOIN location h ON h.id = v.home_id LEFT JOIN location u ON u.id = v.current_id
      WHERE v.level <= :clearance AND (v.machine_key = :code OR v.reference_key = :code OR v.old_key = :code) ORDER BY v.id LIMIT ${String(MOST)}`,
    )
    .all<Row>({ clearance, code: normaliseCode(typed) });
}

function placeBy(db: ReadableDb, typed: string): number | null {
  const parsed = parseLocationCode(typed);
  const code = parsed.ok ? (parsed.value.at(-1)?.code ?? typed) : typed;
  return (
    db
      .prepare('SELECT id FROM location WHERE machine_key = :typed OR code = :code', { pluck: true })
      .get<number>({ typed, code }) ?? null
  );
}

function ofPlace(db: ReadableDb, id: number, openId: number | null, clearance: number): MoveScan {
  const facts = placeFacts(db, id);
  if (isClosed(pathTo(db, id))) return { kind: 'closed', code: facts.code };
  const place = atPlace(db, id, clearance);
  const open = openId === null ? null : placeFacts(db, openId);
  return decidePlaceScan({ kind: facts.kind, parentId: facts.parent_id }, open) === 'carry'
    ? { kind: 'carry', box: place, version: facts.version }
    : { kind: 'open', place };
}

/** What a scan means while volumes are moved: a place to open, a box to carry, a volume to put, or why it is none of them. */
export function moveScan(
  db: ReadableDb,
  tag: string,
  input: { readonly code: string; readonly placeId: number | null },
  clearance: number,
): MoveScan {
  const typed = toHalfWidth(input.code).trim();
  if (looksLikeMachineKey(typed)) {
    const key = parseMachineKey(typed);
    if (!key.ok) return { kind: 'misread' };
    if (key.value.tag !== tag) return { kind: 'otherArchive', tag: key.value.tag };
    if (key.value.kind === 'person' || key.value.kind === 'slip') return { kind: 'notHere', what: key.value.kind };
  }
  const code = typed.replace(/\s/gu, '');
  if (code === '') return { kind: 'unknown', typed: input.code };
  const placeId = placeBy(db, code);
  if (placeId !== null) return ofPlace(db, placeId, input.placeId, clearance);
  const volumes = volumesBy(db, code, clearance);
  const [volume, second] = volumes;
  if (volume === undefined) return { kind: 'unknown', typed: input.code };
  if (second !== undefined) return { kind: 'several', volumes };
  const rule = putBlock(volume.state);
  if (rule !== null) return { kind: 'refused', volume, rule };
  return { kind: input.placeId === null ? 'whereabouts' : 'volume', volume };
}

export function createLocationScan({ work, archiveTag }: Context) {
  return {
    'locations.scan': (input, session) => work.read((db) => moveScan(db, archiveTag, input, session.clearanceRank)),
  } satisfies Pick<SessionHandlers, 'locations.scan'>;
}
