import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/errors';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { FailureNotice } from '../../ui/FailureNotice';

type Props = {
  readonly title: string;
  readonly failure: AppError | undefined;
  readonly saving: boolean;
  readonly submit: () => Promise<void>;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
};

/** Fields of an account with save and cancel; nothing typed here is kept as a draft, since passphrases are among it. */
export function AccountForm({ title, failure, saving, submit, onCancel, children }: Props) {
  const { t } = useT();
  useHotkey('save', () => void submit());
  return (
    <form
      className="stack operators-form"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      {failure !== undefined && <FailureNotice error={failure} />}
      <p className="row">
        <Button type="primary" htmlType="submit" loading={saving}>
          {t('common.save')}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
      </p>
    </form>
  );
}
