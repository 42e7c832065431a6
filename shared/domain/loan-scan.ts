import type { BorrowerKind, LoanManner } from './loan';
import { isMarked, type Level } from './level';
import type { VolumeState } from './volume-facts';

/** Why a volume can be put on no slip, or not on this one. */
export const scanBlocks = [
  'markedStays',
  'outsiderTakesOut',
  'outsiderCopies',
  'volumeMissing',
  'volumeSetApart',
  'volumeDestroyed',
  'volumeNotFiled',
  'volumeOnDisposalList',
] as const;
export type ScanBlock = (typeof scanBlocks)[number];

const clauses: Readonly<Record<ScanBlock, string | null>> = {
  markedStays: 'DA-14.2',
  outsiderTakesOut: 'XX-27.4',
  outsiderCopies: 'XX-33',
  volumeMissing: null,
  volumeSetApart: null,
  volumeDestroyed: null,
  volumeNotFiled: 'DA-6.4',
  volumeOnDisposalList: null,
};
export const clauseOfBlock = (block: ScanBlock): string | null => clauses[block];

/** What stands in the way of lending a volume at all, whoever asks. A hold is none: it forbids destroying, not reading. */
export function volumeBlock(state: VolumeState, onSubmittedList: boolean): ScanBlock | null {
  switch (state) {
    case 'missing':
      return 'volumeMissing';
    case 'setApart':
      return 'volumeSetApart';
    case 'destroyed':
      return 'volumeDestroyed';
    case 'assembling':
      return 'volumeNotFiled';
    case 'filed':
    case 'out':
    case 'inRoom':
      return onSubmittedList ? 'volumeOnDisposalList' : null;
  }
}

export type ScannedVolume = {
  readonly state: VolumeState;
  readonly level: Level;
  readonly onSubmittedList: boolean;
  readonly onSlip: boolean;
  /** The one reserved or out line there may be. */
  readonly holder: { readonly personId: number; readonly state: 'reserved' | 'out' } | null;
};
export type AtTheDesk = { readonly personId: number; readonly kind: BorrowerKind; readonly blocked: boolean } | null;
export type ScanVerdict =
  | { readonly kind: 'alreadyOnSlip' | 'handOver' | 'outElsewhere' | 'reserved' | 'borrowerBlocked' | 'added' | 'free' }
  | { readonly kind: 'returning'; readonly ours: boolean }
  | { readonly kind: 'refused'; readonly rule: ScanBlock };

/** What the scan of a volume means with this person at the desk, who wants it in this manner. */
export function decideScan(volume: ScannedVolume, person: AtTheDesk, manner: LoanManner): ScanVerdict {
  if (volume.onSlip) return { kind: 'alreadyOnSlip' };
  const { holder } = volume;
  if (holder !== null) {
    const ours = holder.personId === person?.personId;
    if (holder.state === 'out') return person === null || ours ? { kind: 'returning', ours } : { kind: 'outElsewhere' };
    return { kind: ours ? 'handOver' : 'reserved' };
  }
  const block = volumeBlock(volume.state, volume.onSubmittedList);
  if (block !== null) return { kind: 'refused', rule: block };
  if (person === null) return { kind: 'free' };
  const forbidden = mannerBlock(volume.level, person.kind, manner);
  if (forbidden !== null) return { kind: 'refused', rule: forbidden };
  return { kind: person.blocked ? 'borrowerBlocked' : 'added' };
}

/** The rows "nobody" of the table: marked or outsider out of the room, copies for outsiders. */
function mannerBlock(level: Level, kind: BorrowerKind, manner: LoanManner): ScanBlock | null {
  if (manner === 'takeOut' && isMarked(level)) return 'markedStays';
  if (kind === 'staff' || manner === 'read') return null;
  return manner === 'takeOut' ? 'outsiderTakesOut' : 'outsiderCopies';
}
