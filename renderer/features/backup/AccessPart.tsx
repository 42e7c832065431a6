import { Button } from 'antd';
import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/index';
import { useT } from '../../lib/i18n';
import { Control, type Option } from '../../ui/controls';
import { FieldFrame } from '../../ui/FieldFrame';
import type { Chosen } from './Restore';

type Access = InputOf<'backup.restore'>['access'];
type Props = {
  readonly chosen: Chosen;
  readonly present: boolean;
  readonly busy: boolean;
  readonly onOpen: (access: Access) => void;
};

/** By what the backup is opened: whoever is there already, or the passphrase or recovery key of that day. */
export function AccessPart({ chosen, present, busy, onOpen }: Props) {
  const { t } = useT();
  const logins = chosen.logins ?? [];
  const [by, setBy] = useState<'passphrase' | 'recoveryKey'>('passphrase');
  const [login, setLogin] = useState(logins[0] ?? '');
  const [secret, setSecret] = useState('');
  if (present)
    return (
      <div>
        <Button type="primary" disabled={busy} onClick={() => onOpen({ by: 'present' })}>
          {t('backup.restoring.examine')}
        </Button>
      </div>
    );
  const submit = () => {
    if (busy || secret === '') return;
    onOpen(by === 'passphrase' ? { by, login, passphrase: secret } : { by, recoveryKey: secret });
  };
  const ways: Option[] = [
    { value: 'passphrase', label: t('backup.restoring.byPassphrase') },
    { value: 'recoveryKey', label: t('backup.restoring.byKey') },
  ];
  return (
    <form
      className="stack"
      aria-label={t('backup.restoring.access')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="soft">{t('backup.restoring.accessLine')}</p>
      <FieldFrame label={t('backup.restoring.access')}>
        {(aria) => (
          <Control
            as={{ kind: 'select', options: ways }}
            value={by}
            onChange={(value) => {
              setBy(value === 'recoveryKey' ? 'recoveryKey' : 'passphrase');
              setSecret('');
            }}
            aria={aria}
          />
        )}
      </FieldFrame>
      {by === 'passphrase' && (
        <FieldFrame label={t('backup.restoring.login')}>
          {(aria) => (
            <Control
              as={{ kind: 'select', options: logins.map((one) => ({ value: one, label: one })) }}
              value={login}
              onChange={(value) => setLogin(String(value))}
              aria={aria}
            />
          )}
        </FieldFrame>
      )}
      <FieldFrame label={by === 'passphrase' ? t('backup.restoring.passphrase') : t('backup.restoring.key')} required>
        {(aria) => (
          <Control
            as={{ kind: by === 'passphrase' ? 'password' : 'text' }}
            value={secret}
            onChange={(value) => setSecret(String(value))}
            aria={aria}
          />
        )}
      </FieldFrame>
      <div>
        <Button type="primary" htmlType="submit" disabled={busy || secret === ''}>
          {t('backup.restoring.examine')}
        </Button>
      </div>
    </form>
  );
}
