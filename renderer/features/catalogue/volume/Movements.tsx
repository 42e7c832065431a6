import type { Volume } from '../../../../shared/contract/catalogue';
import { instant } from '../../../lib/format';
import { useT } from '../../../lib/i18n';

/** Where the volume is, in one sentence; the place comes from movements, never from the state (domain.md "Volume"). */
export function usePlaceSentence(): (volume: Volume) => string {
  const { t } = useT();
  return ({ state, home, current, movements }) => {
    const place =
      current === null
        ? t(state === 'destroyed' ? 'catalogue.volume.placeGone' : 'catalogue.volume.placeNone')
        : home !== null && home !== current
          ? t('catalogue.volume.placeAway', { current, home })
          : t('catalogue.volume.place', { place: current });
    const last = movements[0];
    return last === undefined
      ? place
      : `${place} · ${t('catalogue.volume.lastMove', { at: instant(last.at), by: last.by })}`;
  };
}

/** Every change of place, newest first, with what caused it. */
export function Movements({ movements }: { readonly movements: Volume['movements'] }) {
  const { t } = useT();
  if (movements.length === 0) return <p className="soft">{t('catalogue.volume.noMovements')}</p>;
  return (
    <table className="plain-table movements figures">
      <thead>
        <tr>
          {(['at', 'by', 'from', 'to', 'cause'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`catalogue.volume.movement.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {movements.map((move, index) => (
          <tr key={movements.length - index}>
            <td>{instant(move.at)}</td>
            <td>{move.by}</td>
            <td>{move.from ?? t('catalogue.nothing')}</td>
            <td>{move.to ?? t('catalogue.nothing')}</td>
            <td>{[t(`catalogue.volume.cause.${move.cause}`), move.document].filter(Boolean).join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
