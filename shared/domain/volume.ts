import { assertNever, err, ok, type Result } from '../result';
import type { Finding, MissingCode } from './volume-checks';
import type { VolumeState } from './volume-facts';

/**
 * assembling ──file──▶ filed ─┬─ lend ─▶ out ───┬─ giveBack ─▶ filed
 *      ▲                │     ├─ read ─▶ inRoom ─┘   └ notGivenBack ─▶ missing ─ find ─▶ filed
 *      └─ reopen(reason)┘     ├─ notFound ─▶ missing
 *                             └─ setApart ─▶ setApart ─┬─ destroy ─▶ destroyed
 *                                                      └─ pullBack ─▶ filed
 * The place is never derived from the state: movements say it.
 */
export const volumeCommands = ['file', 'reopen', 'discard', 'lend', 'read', 'giveBack', 'notGivenBack', 'notFound', 'find', 'setApart', 'pullBack', 'destroy'] as const;
export type VolumeCommand = (typeof volumeCommands)[number];
export type VolumeRule = 'wrongState' | 'notReadyToFile' | 'everCoded';

/** What the rule needs to know of the world; the caller gathers it. */
export type VolumeRuleFacts = { readonly missing: readonly Finding<MissingCode>[]; readonly everCoded: boolean };

const FROM: Readonly<Record<VolumeCommand, readonly VolumeState[]>> = {
  file: ['assembling'], reopen: ['filed'], discard: ['assembling'],
  lend: ['filed'], read: ['filed'], giveBack: ['out', 'inRoom'], notGivenBack: ['out', 'inRoom'],
  notFound: ['filed'], find: ['missing'], setApart: ['filed'], pullBack: ['setApart'], destroy: ['setApart'],
};

/** The state after a command, `gone` for a discarded beginning; or which rule says no. */
export function decideVolume(state: VolumeState, command: VolumeCommand, facts: VolumeRuleFacts): Result<VolumeState | 'gone', VolumeRule> {
  if (!FROM[command].includes(state)) return err('wrongState');
  switch (command) {
    case 'file': return facts.missing.length === 0 ? ok('filed') : err('notReadyToFile');
    case 'reopen': return ok('assembling');
    case 'discard': return facts.everCoded ? err('everCoded') : ok('gone');
    case 'lend': return ok('out');
    case 'read': return ok('inRoom');
    case 'giveBack': case 'find': case 'pullBack': return ok('filed');
    case 'notGivenBack': case 'notFound': return ok('missing');
    case 'setApart': return ok('setApart');
    case 'destroy': return ok('destroyed');
    default: return assertNever(command);
  }
}

/** Facts of a volume may be changed by hand only while it is assembling (domain.md: `reopen` needs a reason). */
export const mayBeEdited = (state: VolumeState): boolean => state === 'assembling';
