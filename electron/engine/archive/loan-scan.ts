import type { Borrower, DeskVolume, ScanAnswer } from '../../../shared/contract/loans';
import type { ParsedInputOf } from '../../../shared/contract/index';
import { loanState } from '../../../shared/domain/loan';
import { clauseOfBlock, decideScan } from '../../../shared/domain/loan-scan';
import { looksLikeMachineKey, parseMachineKey } from '../../../shared/domain/machine-key';
import { normaliseCode } from '../../../shared/domain/reference-code';
import { parseSeriesNumber } from '../../../shared/domain/series-number';
import { toHalfWidth } from '../../../shared/domain/text';
import type { ReadableDb } from '../store/open';
import type { Context } from './context';
import { borrowerByCode, borrowerOf } from './loan-people';
import { type Asking, eyesOf } from './loan-read';
import {
  holderRow,
  ON_LIST,
  queueOf,
  toDeskVolume,
  toHolder,
  VOLUME_COLUMNS,
  VOLUME_JOINS,
  type VolumeColumns,
} from './loan-volumes';
import type { SessionHandlers } from './subject';

type Scan = ParsedInputOf<'loans.scan'>;
type Found = VolumeColumns & { on_list: number };
const MOST = 20;

/** By key, 档号 or old number; above the clearance there is nothing. */
function volumesBy(db: ReadableDb, typed: string, clearance: number): Found[] {
  const code = normaliseCode(typed);
  return db
    .prepare(
      `SELECT ${VOLUME_COLUMNS}, ${ON_LIST} AS on_list FROM volume v ${VOLUME_JOINS}
      WHERE v.level <= :clearance AND (v.machine_key = :code OR v.reference_key = :code OR v.old_key = :code) ORDER BY v.id LIMIT ${String(MOST)}`,
    )
    .all<Found>({ clearance, code });
}

type Slip = {
  id: number;
  number: string | null;
  state: Parameters<typeof loanState>[0]['state'];
  lapseOn: string | null;
  dueOn: string | null;
  reservedLines: number;
  outLines: number;
};
function slipBy(db: ReadableDb, typed: string, { clearance, today }: Asking): ScanAnswer | null {
  const row = db
    .prepare(
      `SELECT id, number, state, lapse_on AS lapseOn, due_on AS dueOn, reserved_lines AS reservedLines, out_lines AS outLines FROM loan
      WHERE level <= :clearance AND (machine_key = :code OR number = :code)`,
    )
    .get<Slip>({ clearance, code: typed.toUpperCase() });
  return row === undefined ? null : { kind: 'slip', loanId: row.id, number: row.number, state: loanState(row, today) };
}

function placeBy(db: ReadableDb, typed: string): ScanAnswer | null {
  const row = db
    .prepare('SELECT code, kind FROM location WHERE machine_key = :code OR code = :code')
    .get<{ code: string; kind: string }>({ code: typed });
  return row === undefined ? null : { kind: 'notAVolume', what: row.kind === 'box' ? 'box' : 'shelf', code: row.code };
}

function ofVolume(db: ReadableDb, row: Found, input: Scan, asking: Asking): ScanAnswer {
  const { clearance, today } = asking;
  const volume: DeskVolume = toDeskVolume(row);
  const holder = holderRow(db, row.id, today);
  const person: Borrower | null = input.borrowerId === null ? null : borrowerOf(db, input.borrowerId, eyesOf(asking));
  const verdict = decideScan(
    {
      state: row.state,
      level: volume.level,
      onSubmittedList: row.on_list === 1,
      onSlip: input.onSlip.includes(row.id),
      holder: holder === null ? null : { personId: holder.person_id, state: holder.line_state },
    },
    person === null ? null : { personId: person.id, kind: person.kind, blocked: person.blocked.length > 0 },
    input.manner,
  );
  const queue = () => queueOf(db, row.id, clearance);
  switch (verdict.kind) {
    case 'alreadyOnSlip':
      return { kind: 'alreadyOnSlip', volume };
    case 'added':
      return { kind: 'added', volume, queue: queue() };
    case 'free':
      return { kind: 'free', volume, queue: queue() };
    case 'refused':
      return { kind: 'refused', volume, rule: verdict.rule, clause: clauseOfBlock(verdict.rule) };
    case 'borrowerBlocked':
      return person === null
        ? { kind: 'free', volume, queue: queue() }
        : { kind: 'borrowerBlocked', volume, borrower: person };
    case 'outElsewhere':
    case 'reserved':
    case 'returning':
    case 'handOver':
      break;
  }
  if (holder === null) throw new Error('held by nobody');
  const held = toHolder(holder, clearance, today);
  // A slip that holds something above the clearance is nobody's to touch here: the volume is simply elsewhere.
  if (held.loanId === null || verdict.kind === 'outElsewhere' || verdict.kind === 'reserved')
    return { kind: held.state === 'out' ? 'outElsewhere' : 'reserved', volume, holder: held, queue: queue() };
  const line = { loanId: holder.loan_id, loanVersion: holder.loan_version, lineId: holder.line_id };
  return verdict.kind === 'returning'
    ? { kind: 'returning', volume, holder: held, ours: verdict.ours, queue: queue(), ...line }
    : { kind: 'handOver', volume, number: holder.number, ...line };
}

/** One scan or typed code: person, slip, volume, place, or why it is none of them. */
export function scan(db: ReadableDb, tag: string, input: Scan, asking: Asking): ScanAnswer {
  const typed = toHalfWidth(input.code).trim();
  if (looksLikeMachineKey(typed)) {
    const key = parseMachineKey(typed);
    if (!key.ok) return { kind: 'misread' };
    if (key.value.tag !== tag) return { kind: 'otherArchive', tag: key.value.tag };
  }
  const code = typed.replace(/\s/gu, '');
  if (code === '') return { kind: 'unknown', typed: input.code };
  const volumes = volumesBy(db, typed, asking.clearance);
  const [only, second] = volumes;
  if (only !== undefined && second === undefined) return ofVolume(db, only, input, asking);
  if (volumes.length > 1) return { kind: 'several', volumes: volumes.map(toDeskVolume) };
  const slip = looksLikeMachineKey(code) || parseSeriesNumber('JY', code) !== null ? slipBy(db, code, asking) : null;
  if (slip !== null) return slip;
  const borrower = borrowerByCode(db, code, eyesOf(asking));
  if (borrower !== null) return { kind: 'borrower', borrower };
  return placeBy(db, code) ?? { kind: 'unknown', typed: input.code };
}

export function createLoanScan({ work, archiveTag, settings }: Context) {
  return {
    'loans.scan': (input, session) =>
      work.read((db) =>
        scan(db, archiveTag, input, { clearance: session.clearanceRank, today: work.now().day, settings: settings() }),
      ),
  } satisfies Pick<SessionHandlers, 'loans.scan'>;
}
