import { Button } from 'antd';
import type { RecoverySlot } from '../../../shared/contract/operators';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { Section } from '../../ui/Page';
import type { Opened } from './operator-values';
import { Reissue } from './Reissue';

type Props = {
  readonly recovery: readonly RecoverySlot[];
  readonly opened: Opened;
  readonly mayChange: boolean;
  readonly onOpen: (opened: Opened) => void;
};
const MOST = 2;

/** The printed keys: one in the safe, one at a second site; replaced, never looked at again. */
export function RecoveryKeys({ recovery, opened, mayChange, onOpen }: Props) {
  const { t } = useT();
  const idle = mayChange && opened.kind === 'nothing';
  return (
    <Section title={t('operators.keys.title')}>
      <p className="operators-text">{t('operators.keys.line')}</p>
      <table className="operators-table" aria-label={t('operators.keys.title')}>
        <tbody>
          {recovery.map(({ id, place, since }) => (
            <tr key={id}>
              <th scope="row">{t('operators.keys.one', { place })}</th>
              <td className="figures">{t('operators.keys.since', { at: instant(since) })}</td>
              <td className="operators-actions">
                {idle && (
                  <button
                    type="button"
                    className="link-button"
                    aria-label={t('operators.keys.replaceOne', { place })}
                    onClick={() => onOpen({ kind: 'reissue', replaces: id })}
                  >
                    {t('operators.keys.replace')}
                  </button>
                )}
                {idle && recovery.length > 1 && (
                  <button
                    type="button"
                    className="link-button"
                    aria-label={t('operators.keys.dropOne', { place })}
                    onClick={() => onOpen({ kind: 'drop', slot: id, place })}
                  >
                    {t('operators.keys.drop')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened.kind === 'reissue' ? (
        <Reissue replaces={opened.replaces} onDone={() => onOpen({ kind: 'nothing' })} />
      ) : (
        mayChange &&
        recovery.length < MOST && (
          <Button disabled={!idle} onClick={() => onOpen({ kind: 'reissue', replaces: null })}>
            {t('operators.keys.second')}
          </Button>
        )
      )}
    </Section>
  );
}
