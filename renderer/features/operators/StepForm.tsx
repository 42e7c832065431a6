import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../lib/i18n';

type Props = {
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly next?: string;
  readonly canGoOn?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
};

/** One step: what is asked, back and on. */
export function StepForm({ onBack, onNext, next, canGoOn = true, busy = false, children }: Props) {
  const { t } = useT();
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (canGoOn) onNext();
      }}
    >
      {children}
      <div className="sheet-actions">
        <span className="first">
          <Button onClick={onBack}>{t('common.back')}</Button>
        </span>
        <Button type="primary" htmlType="submit" disabled={!canGoOn} loading={busy}>
          {next ?? t('common.next')}
        </Button>
      </div>
    </form>
  );
}
