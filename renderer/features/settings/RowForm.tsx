import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import type { ContractForm } from '../../lib/use-contract-form';
import { DraftNotice } from '../../ui/DraftNotice';
import { FailureNotice } from '../../ui/FailureNotice';

type Props<V extends FieldValues, O> = {
  readonly form: ContractForm<V, O>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** Fields of one row with save and cancel; cancelling throws its draft away. */
export function RowForm<V extends FieldValues, O>({ form, onCancel, children }: Props<V, O>) {
  const { t } = useT();
  useHotkey('save', () => void form.submit());
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <DraftNotice draft={form.draft} />
      <div className="columns">{children}</div>
      {form.failure !== undefined && <FailureNotice error={form.failure} />}
      <p className="row">
        <Button type="primary" htmlType="submit" loading={form.saving}>
          {t('common.save')}
        </Button>
        <Button
          onClick={() => {
            form.draft.discard();
            onCancel();
          }}
        >
          {t('common.cancel')}
        </Button>
        {form.dirty && <span className="soft">{t('common.unsaved')}</span>}
      </p>
    </form>
  );
}
