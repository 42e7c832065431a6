import { useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract/index';
import { retentionBases, type Retention, type RetentionBasis } from '../../shared/domain/volume-facts';
import { useClient } from '../lib/client-context';
import { useT } from '../lib/i18n';
import { useDeed } from '../lib/use-deed';
import { useSay } from './Answers';
import { Control, type ControlKind } from './controls';
import { Dialog } from './Dialog';
import { FailureNotice } from './FailureNotice';
import { FieldFrame } from './FieldFrame';

type Change = OutputOf<'disposal.setRetention'>;
type Props = {
  readonly volume: {
    readonly id: number;
    readonly version: number;
    readonly code: string;
    readonly retention: Retention | null;
    readonly basis: RetentionBasis;
    readonly basisDate: string | null;
  };
  readonly onDone: (change: Change) => void;
  readonly onClose: () => void;
};

/** Changes retention or basis date of a filed volume by hand: never without a reason, and the old value is kept. */
export function RetentionDialog({ volume, onDone, onClose }: Props) {
  const { t, code } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [retention, setRetention] = useState<Retention | null>(volume.retention);
  const [basis, setBasis] = useState<RetentionBasis>(volume.basis);
  const [date, setDate] = useState<string | null>(volume.basisDate);
  const [reason, setReason] = useState('');
  const same =
    JSON.stringify([retention, basis, date]) === JSON.stringify([volume.retention, volume.basis, volume.basisDate]);
  const field = (
    label: string,
    as: ControlKind,
    value: unknown,
    onChange: (value: unknown) => void,
    required = false,
    error?: string,
  ) => (
    <FieldFrame label={label} required={required} error={error}>
      {(aria) => <Control as={as} value={value} onChange={onChange} aria={aria} />}
    </FieldFrame>
  );
  const wrong = failure?.code === 'invalidInput' ? failure.fields : {};
  const said = (name: keyof InputOf<'disposal.setRetention'>) => {
    const [first] = wrong[name] ?? [];
    return first === undefined ? undefined : code('invalid', first);
  };
  return (
    <Dialog
      title={t('disposal.setRetention.title')}
      ok={t('disposal.setRetention.ok')}
      busy={busy}
      canGoOn={retention !== null && reason.trim() !== '' && !same}
      onCancel={onClose}
      onOk={() =>
        retention !== null &&
        void run(
          client.call('disposal.setRetention', {
            volumeId: volume.id,
            version: volume.version,
            retention,
            basis,
            basisDate: date,
            reason: reason.trim(),
          }),
          (change) => {
            say('good', t('disposal.setRetention.done', { code: volume.code }));
            onDone(change);
          },
        )
      }
    >
      <div className="stack">
        <p>{t('disposal.setRetention.body', { code: volume.code })}</p>
        {field(t('disposal.field.retention'), { kind: 'retention' }, retention, (value) =>
          setRetention(value as Retention | null),
        )}
        <div className="columns">
          {field(
            t('disposal.field.basis'),
            {
              kind: 'select',
              options: retentionBases.map((value) => ({ value, label: t(`catalogue.basis.${value}`) })),
            },
            basis,
            (value) => setBasis(retentionBases.find((one) => one === value) ?? basis),
          )}
          {field(
            t('disposal.field.basisDate'),
            { kind: 'date' },
            date,
            (value) => setDate(typeof value === 'string' ? value : null),
            false,
            said('basisDate'),
          )}
        </div>
        {field(
          t('common.reason'),
          { kind: 'area', rows: 2 },
          reason,
          (value) => setReason(typeof value === 'string' ? value : ''),
          true,
          said('reason'),
        )}
        {same && reason.trim() !== '' && <p className="soft">{t('disposal.setRetention.unchanged')}</p>}
        {failure !== null && failure.code !== 'invalidInput' && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
