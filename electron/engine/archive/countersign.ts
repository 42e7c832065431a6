import type { ParsedApprovalBy } from '../../../shared/contract/approvals';
import type { ApprovalManner } from '../../../shared/domain/loan';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { Deed, Signer } from '../store/log';
import { notFound, type Session } from '../store/work';
import type { Throttle } from '../vault/attempts-file';
import type { Unlocked } from '../vault/unlocked';
import { openVault } from '../vault/vault';
import { type Context, isoMoment, subjectOf } from './context';
import { sessionOf } from './session';
import type { FailedTry } from './unlock-log';
import { type Keys, readVault } from './vault-change';

/** One person's signature at the one PC, for as long as `sign` runs. Which step it may fill is for the rules to say. */
export type Signature = {
  readonly personId: number;
  readonly manner: ApprovalManner;
  readonly paperNumber: string | null;
  readonly paperDate: string | null;
  /** The key's signers for these capacities; none on paper. */
  readonly signers: (capacities: readonly string[]) => Signer[];
  /** What the log notes beside the deed: wrong passphrases typed before this one. */
  readonly deeds: readonly Deed[];
};
export type Sign = <T>(
  by: ParsedApprovalBy,
  session: Session,
  run: (signature: Signature) => T | Promise<T>,
) => Promise<T>;

/**
 * Countersigning (domain.md "Approvals at one PC"). The approver's passphrase opens their slot for this one signature:
 * wrong ones count and wait as at the unlock, and the keys are wiped when `run` is over, whether it went well or not.
 * Throws wrongPassphrase, throttled; `paperInFuture`, `signerLeft` for paper.
 */
export function createSign(context: Context, keys: Keys, throttle: () => Promise<Throttle>): Sign {
  return async (by, session, run) => {
    if (by.way === 'session') return run(ofSession(session));
    if (by.way === 'paper') return run(onPaper(context, by));
    const tries = await throttle();
    const started = await tries.begin(by.login, context.work.now().at);
    if (!started.ok) throw new AppFailure(started.error);
    const opened = await openVault(await readVault(keys.folder), by);
    if (!opened.ok) throw new AppFailure(opened.error);
    try {
      await tries.succeeded(by.login);
      // Awaited here: the keys may not go while another signature is still being asked for.
      return await run(ofOpened(context, opened.value, started.value.failedBefore));
    } finally {
      wipe(opened.value);
    }
  };
}

const inCapacity = (signer: Signer) => (capacities: readonly string[]) =>
  capacities.map((capacity) => ({ ...signer, capacity }));

function ofSession({ personId, signer }: Session): Signature {
  return {
    personId,
    manner: 'session',
    paperNumber: null,
    paperDate: null,
    signers: inCapacity(signer),
    deeds: [],
  };
}

function ofOpened({ work }: Context, opened: Unlocked, failed: readonly FailedTry[]): Signature {
  const { personId, operatorId, signer } = work.read((db) => sessionOf(db, opened));
  const first = failed[0];
  const noted: Deed[] =
    first === undefined
      ? []
      : [
          {
            deed: 'session.failedAttempts',
            changes: [
              {
                subject: subjectOf('operator', operatorId),
                level: 0,
                before: null,
                after: { failed: failed.length, first: isoMoment(first.at) },
              },
            ],
          },
        ];
  return {
    personId,
    manner: 'countersign',
    paperNumber: null,
    paperDate: null,
    signers: inCapacity(signer),
    deeds: noted,
  };
}

function onPaper({ work }: Context, by: Extract<ParsedApprovalBy, { way: 'paper' }>): Signature {
  const { day } = work.now();
  if (by.paperDate > day) throw ruleBroken('paperInFuture');
  const person = work.read((db) =>
    db.prepare('SELECT left_on FROM person WHERE id = ?').get<{ left_on: string | null }>([by.personId]),
  );
  if (person === undefined) throw notFound('person', by.personId);
  if (person.left_on !== null && person.left_on <= by.paperDate) throw ruleBroken('signerLeft');
  return {
    personId: by.personId,
    manner: 'paper',
    paperNumber: by.paperNumber,
    paperDate: by.paperDate,
    signers: () => [],
    deeds: [],
  };
}

/** The session has its own copies of what all operators share; these are the approver's. */
function wipe({ dataKey, groupSecret, identity }: Unlocked): void {
  for (const secret of [dataKey, groupSecret, identity.encryption.privateKey, identity.signing.privateKey])
    secret.wipe();
}
