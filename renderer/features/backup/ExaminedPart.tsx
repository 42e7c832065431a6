import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import { count, instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { Control } from '../../ui/controls';
import { FieldFrame } from '../../ui/FieldFrame';
import { TextField } from '../../ui/TextField';
import { lostLine } from './backup-words';

type Found = OutputOf<'backup.examine'>;
type Props = { readonly found: Found; readonly busy: boolean; readonly onGo: (numbers: Found['numbers']) => void };

/** What a restore would bring and what it would leave behind; without a witness, the numbers on the last papers. */
export function ExaminedPart({ found, busy, onGo }: Props) {
  const { t, language } = useT();
  const [numbers, setNumbers] = useState<Found['numbers']>(found.numbers);
  const [fresh, setFresh] = useState('');
  const { backup, later, returning, lost, witnessed } = found;
  const add = () => {
    const series = fresh.trim().toUpperCase();
    if (!/^[A-Z]{1,8}-\d{4}$/.test(series) || numbers.some((one) => one.series === series)) return;
    setNumbers([...numbers, { series, last: 0, known: null }]);
    setFresh('');
  };
  return (
    <section className="stack" aria-label={t('backup.restoring.examine')}>
      <p role="status" className="notice notice-good">
        {t('backup.restoring.sound', {
          at: instant(backup.madeAt),
          entries: count(backup.entries, language),
          volumes: count(backup.volumes, language),
        })}
      </p>
      {later === null && <p>{t('backup.restoring.laterUnknown')}</p>}
      {later !== null && later > 0 && <p className="notice notice-warn">{t('backup.restoring.later', { later })}</p>}
      {returning.length > 0 && (
        <p className="notice notice-warn">
          {t('backup.restoring.returning', { logins: returning.join(t('common.listSeparator')) })}
        </p>
      )}
      {lost.length > 0 && (
        <>
          <h3>{t('backup.restoring.lost')}</h3>
          <ul className="backup-lost">
            {lost.map((run) => (
              <li key={`${run.table}-${String(run.from)}-${String(run.to)}`}>{lostLine(run, t)}</li>
            ))}
          </ul>
        </>
      )}
      {witnessed ? (
        <p className="soft">{t('backup.restoring.numbersKnown')}</p>
      ) : (
        <fieldset className="stack">
          <legend>{t('backup.restoring.numbers')}</legend>
          <p className="soft">{t('backup.restoring.numbersLine')}</p>
          {numbers.map(({ series, last }, index) => (
            <FieldFrame
              key={series}
              label={t('backup.restoring.numberOf', { series, last: found.numbers[index]?.last ?? 0 })}
            >
              {(aria) => (
                <Control
                  as={{ kind: 'number' }}
                  value={last}
                  onChange={(value) =>
                    setNumbers(
                      numbers.map((one) => (one.series === series ? { ...one, last: Number(value ?? 0) } : one)),
                    )
                  }
                  aria={aria}
                />
              )}
            </FieldFrame>
          ))}
          <div className="row">
            <TextField
              label={t('backup.restoring.seriesNew')}
              as={{ kind: 'text', placeholder: t('backup.restoring.seriesHint') }}
              value={fresh}
              onChange={setFresh}
            />
            <Button onClick={add}>{t('backup.restoring.series')}</Button>
          </div>
        </fieldset>
      )}
      <div>
        <Button type="primary" danger disabled={busy} onClick={() => onGo(witnessed ? [] : numbers)}>
          {t('backup.restoring.go')}
        </Button>
      </div>
    </section>
  );
}
