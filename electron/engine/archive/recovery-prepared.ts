import { settingDefinitions } from '../../../shared/contract/settings';
import { officeDay } from '../../../shared/domain/office-day';
import { AppFailure } from '../../../shared/errors';
import { vaultNameOf } from '../vault/facts';
import { compareRecoveryKey, RecoveryKey } from '../vault/recovery-key';
import { freshId } from '../vault/slot';
import { newToken, type Press } from './forms';
import type { OpenHandlers } from './subject';
import type { Clock } from './unlock';

/** A recovery key shown and not yet in force; `reissued`: backups made before today do not open with it. */
export type Prepared = { readonly key: RecoveryKey; readonly vaultId: string; readonly reissued: boolean };
export type PreparedKey = { readonly demand: () => Prepared; readonly put: (prepared: Prepared | null) => void };

/** The recovery key that is shown, printed and typed back before it comes into force: the engine holds one at a time. */
export function createRecoveryPrepared(press: Press, clock: Clock, demandLocked: () => void) {
  let held: Prepared | null = null;
  const prepared: PreparedKey = {
    demand: () => {
      if (held === null) throw new AppFailure({ code: 'notFound', entity: 'recoveryKey', id: '' });
      return held;
    },
    put: (next) => {
      held = next;
    },
  };
  const handlers = {
    'operators.prepareRecovery': () => {
      demandLocked();
      const { key, vaultId } = (held = { key: RecoveryKey.generate(), vaultId: freshId(), reissued: false });
      return { recoveryKey: key.printed(), vaultName: vaultNameOf(vaultId) };
    },
    'operators.emergencySheet': async ({ fondsNumber, fondsName, language }, around) => {
      const { key, vaultId, reissued } = prepared.demand();
      const madeOn = officeDay(clock(), settingDefinitions.timeZone.default);
      const facts = {
        fondsNumber,
        fondsName,
        vaultId: vaultNameOf(vaultId),
        recoveryKey: key.printed(),
        opensNothingBefore: reissued ? madeOn : null,
        madeOn,
      };
      const drawn = await press.draw({
        form: 'emergencySheet',
        paper: 'a4',
        language,
        withoutGlyph: 'leaveBlank',
        madeAt: clock(),
        fill: 'filled',
        sheets: [{ facts, mark: { kind: 'unnumbered' } }],
      });
      const token = newToken();
      around.hand({ token, pdf: drawn.pdf });
      return { token };
    },
    'operators.checkRecoveryKey': ({ typed }) => compareRecoveryKey(typed, prepared.demand().key),
  } satisfies Pick<
    OpenHandlers,
    'operators.prepareRecovery' | 'operators.emergencySheet' | 'operators.checkRecoveryKey'
  >;
  return { prepared, handlers };
}
