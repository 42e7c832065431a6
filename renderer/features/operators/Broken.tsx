import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { FailureNotice } from '../../ui/FailureNotice';
import { OpenOther } from './OpenOther';
import { Sheet } from './Sheet';

/** The archive cannot be opened: why, what is safe, and the two things that can be done without harm. */
export function Broken({ error, rescue }: { readonly error: AppError; readonly rescue?: ReactNode }) {
  const { t } = useT();
  const client = useClient();
  return (
    <Sheet title={t('operators.broken.title')}>
      <FailureNotice error={error} />
      {rescue}
      <div className="sheet-actions">
        <span className="first">
          <OpenOther />
        </span>
        <Button type="primary" onClick={() => void client.call('shell.lock', {})}>
          {t('operators.broken.again')}
        </Button>
      </div>
    </Sheet>
  );
}
