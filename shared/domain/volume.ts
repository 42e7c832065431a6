import { assertNever, err, ok, type Result } from '../result';
import { isMarked, type Level } from './level';
import type { Role } from './permissions';
import type { VolumeState } from './volume-facts';

/**
 * ```
 * assembling ──file──▶ filed ─┬─ lend ─▶ out ────┬─ giveBack ─▶ filed
 *     ▲                │      ├─ read ─▶ inRoom ─┘  └ notFound ─▶ missing ─ found ─▶ filed
 *     └─ reopen(reason)┘      ├─ notFound ─▶ missing
 *                             └─ setApart ─▶ setApart ─┬─ destroy ─▶ destroyed (stub for ever)
 *                                                      └─ pullBack(reason) ─▶ filed
 * ```
 * Place is never derived from the state: movements say it.
 */
export type VolumeCommand =
  /** `referenceCode` is the code to give; a volume filed before keeps its own. */
  | { readonly type: 'file'; readonly referenceCode: string }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'lend' }
  | { readonly type: 'read' }
  | { readonly type: 'giveBack'; readonly papersAdded: boolean }
  | { readonly type: 'notFound' }
  | { readonly type: 'found' }
  | { readonly type: 'setApart' }
  | { readonly type: 'pullBack'; readonly reason: string }
  | { readonly type: 'destroy' };

export type Volume = { readonly state: VolumeState; readonly referenceCode: string | null; readonly level: Level };

/** What the rule needs of the world; the caller gathers it in the same transaction. */
export type VolumeCircumstances = {
  /** Roles of the person who asks: only the archivist changes holdings (DA-3.1). */
  readonly roles: readonly Role[];
  /** Whether `fileChecks` found nothing hard. */
  readonly complete: boolean;
  readonly onHold: boolean;
  /** On a disposal list that has been submitted: neither lent nor opened. */
  readonly onSubmittedList: boolean;
};

/** The volume afterwards, and what follows for the caller to do. */
export type VolumeDecision = {
  readonly state: VolumeState;
  readonly referenceCode: string | null;
  /** Filed again it needs a new check by another person, so the old one is cleared. */
  readonly clearChecker: boolean;
  /** Papers came back with it: a task to list them. */
  readonly listPapers: boolean;
};

export const volumeRules = [
  'notArchivist',
  'wrongState',
  'incomplete',
  'codeMissing',
  'reasonMissing',
  'markedStays',
  'onHold',
  'onDisposalList',
  'codeGiven',
] as const;
export type VolumeRule = (typeof volumeRules)[number];

/** The states a command starts from, and the one it ends in. */
const moves: Readonly<
  Record<VolumeCommand['type'], { readonly from: readonly VolumeState[]; readonly to: VolumeState }>
> = {
  file: { from: ['assembling'], to: 'filed' },
  reopen: { from: ['filed'], to: 'assembling' },
  lend: { from: ['filed'], to: 'out' },
  read: { from: ['filed'], to: 'inRoom' },
  giveBack: { from: ['out', 'inRoom'], to: 'filed' },
  notFound: { from: ['filed', 'out', 'inRoom'], to: 'missing' },
  found: { from: ['missing'], to: 'filed' },
  setApart: { from: ['filed'], to: 'setApart' },
  pullBack: { from: ['setApart'], to: 'filed' },
  destroy: { from: ['setApart'], to: 'destroyed' },
};

/** The commands a screen may offer in this state; whether each is granted, `decideVolume` says. */
export function commandsIn(state: VolumeState): VolumeCommand['type'][] {
  const types = Object.keys(moves) as VolumeCommand['type'][];
  return types.filter((type) => moves[type].from.includes(state));
}

/** Decides a command on a volume: the person, then the state, then what the command itself asks for. */
export function decideVolume(
  volume: Volume,
  command: VolumeCommand,
  now: VolumeCircumstances,
): Result<VolumeDecision, VolumeRule> {
  if (!now.roles.includes('archivist')) return err('notArchivist');
  const move = moves[command.type];
  if (!move.from.includes(volume.state)) return err('wrongState');
  const refusal = refusalOf(volume, command, now);
  if (refusal !== null) return err(refusal);
  return ok({
    state: move.to,
    referenceCode: command.type === 'file' ? (volume.referenceCode ?? command.referenceCode) : volume.referenceCode,
    clearChecker: command.type === 'reopen',
    listPapers: command.type === 'giveBack' && command.papersAdded,
  });
}

function refusalOf(volume: Volume, command: VolumeCommand, now: VolumeCircumstances): VolumeRule | null {
  switch (command.type) {
    case 'file':
      if (!now.complete) return 'incomplete';
      return volume.referenceCode === null && command.referenceCode === '' ? 'codeMissing' : null;
    case 'reopen':
      if (command.reason.trim() === '') return 'reasonMissing';
      return now.onSubmittedList ? 'onDisposalList' : null;
    case 'lend':
      // DA-14.2: marked files are read in the room only.
      if (isMarked(volume.level)) return 'markedStays';
      return now.onSubmittedList ? 'onDisposalList' : null;
    case 'read':
      return now.onSubmittedList ? 'onDisposalList' : null;
    case 'setApart':
    case 'destroy':
      return now.onHold ? 'onHold' : null;
    case 'pullBack':
      return command.reason.trim() === '' ? 'reasonMissing' : null;
    case 'giveBack':
    case 'notFound':
    case 'found':
      return null;
    default:
      return assertNever(command);
  }
}

/**
 * Discarding, splitting and merging: only while assembling and never filed before. A 档号 alone does not bind: a ledger's
 * number stands on a volume that is still incomplete (domain.md "Numbers").
 */
export function decideUnfiled(
  volume: { readonly state: VolumeState; readonly filedBefore: boolean },
  roles: readonly Role[],
): Result<null, VolumeRule> {
  if (!roles.includes('archivist')) return err('notArchivist');
  if (volume.state !== 'assembling') return err('wrongState');
  return volume.filedBefore ? err('codeGiven') : ok(null);
}
