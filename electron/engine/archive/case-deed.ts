import type { DeedCode } from '../../../shared/domain/deeds';
import type { Level } from '../../../shared/domain/level';
import type { Change, Deed, Signer } from '../store/log';
import { rankOf, subjectOf } from './context';

type More = {
  readonly reason?: string | null;
  readonly signers?: readonly Signer[];
  /** Of what else the deed changed, e.g. the volumes of a list. */
  readonly also?: readonly Change[];
  /** What the record of the case itself does not hold. */
  readonly extra?: Record<string, unknown>;
};
type Case = { readonly id: number; readonly level: Level };

/**
 * How the log writes deeds on one kind of case (a slip, a disposal list): before and after as `recorded`, at the higher
 * of the two levels, so that whoever could not read the one does not read it in the other.
 */
export const caseDeeds =
  <T extends Case>(kind: 'loan' | 'disposal', recorded: (one: T) => Record<string, unknown>) =>
  (deed: DeedCode, before: T | null, after: T, more: More = {}): Deed => ({
    deed,
    reason: more.reason ?? null,
    signers: more.signers ?? [],
    changes: [
      {
        subject: subjectOf(kind, after.id),
        level: Math.max(rankOf(before?.level ?? 'general'), rankOf(after.level)),
        before: before === null ? null : recorded(before),
        after: { ...recorded(after), ...more.extra },
      },
      ...(more.also ?? []),
    ],
  });
