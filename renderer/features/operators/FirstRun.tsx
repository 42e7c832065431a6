import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useT } from '../../lib/i18n';
import { OpenOther } from './OpenOther';
import { Sheet } from './Sheet';
import { Wizard } from './Wizard';

/** No archive is known on this PC: make one, or open a folder that holds one. */
export function FirstRun({ restore }: { readonly restore?: ReactNode }) {
  const { t } = useT();
  const [creating, setCreating] = useState(false);
  if (creating) return <Wizard onLeave={() => setCreating(false)} />;
  return (
    <Sheet title={t('operators.first.title')} line={t('operators.first.line')}>
      <section className="choice">
        <h2>{t('operators.first.create')}</h2>
        <p>{t('operators.first.createLine')}</p>
        <Button type="primary" onClick={() => setCreating(true)}>
          {t('operators.first.createGo')}
        </Button>
      </section>
      <section className="choice">
        <h2>{t('operators.first.open')}</h2>
        <p>{t('operators.first.openLine')}</p>
        <OpenOther words={t('operators.first.openGo')} />
      </section>
      {restore !== undefined && (
        <section className="choice-more">
          <h2>{t('backup.restoring.newPc')}</h2>
          {restore}
        </section>
      )}
    </Sheet>
  );
}
