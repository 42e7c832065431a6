import { Button } from 'antd';
import { useState } from 'react';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { useMay } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page, Section } from '../../ui/Page';
import { AddOperator } from './AddOperator';
import { ChangePowers } from './ChangePowers';
import { OperatorDialogs } from './OperatorDialogs';
import type { Opened } from './operator-values';
import { OperatorTable } from './OperatorTable';
import { RecoveryKeys } from './RecoveryKeys';
import { RoleTable } from './RoleTable';
import './operators.css';

/** Operators 操作人: who may open the archive, with which powers, and what opens it when every passphrase is lost. */
export function OperatorsPage() {
  const { t } = useT();
  const mayWrite = useMay('operators.write');
  const list = useQuery('operators.list', {}, ['operators']);
  const [opened, setOpened] = useState<Opened>({ kind: 'nothing' });
  const close = () => setOpened({ kind: 'nothing' });
  const idle = mayWrite && opened.kind === 'nothing';
  return (
    <Page
      title={t('operators.page.title')}
      line={
        <>
          {t('operators.page.line')} <a href={`#${paths.me()}`}>{t('operators.me.title')}</a>
        </>
      }
      actions={idle && <Button onClick={() => setOpened({ kind: 'add' })}>{t('operators.page.add')}</Button>}
    >
      {opened.kind === 'add' && <AddOperator onDone={close} />}
      {opened.kind === 'change' && <ChangePowers key={opened.operator.id} operator={opened.operator} onDone={close} />}
      {list.status === 'loading' && <p role="status">{t('common.loading')}</p>}
      {list.status === 'failed' && <FailureNotice error={list.error} />}
      {list.status === 'ready' && (
        <>
          <OperatorTable operators={list.value.operators} mayChange={idle} onOpen={setOpened} />
          <RecoveryKeys recovery={list.value.recovery} opened={opened} mayChange={mayWrite} onOpen={setOpened} />
        </>
      )}
      {mayWrite && (
        <Section title={t('operators.dataKey.title')}>
          <p className="operators-text">{t('operators.dataKey.line')}</p>
          <Button disabled={!idle} onClick={() => setOpened({ kind: 'renewKey' })}>
            {t('operators.dataKey.renew')}
          </Button>
        </Section>
      )}
      <RoleTable />
      <OperatorDialogs opened={opened} onClose={close} />
    </Page>
  );
}
