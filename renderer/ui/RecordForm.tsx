import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useHotkey } from '../lib/hotkeys';
import { useT } from '../lib/i18n';
import type { ContractForm } from '../lib/use-contract-form';
import { DraftNotice } from './DraftNotice';
import { FailureNotice } from './FailureNotice';

type Props<V extends FieldValues, O> = {
  /** What `useContractForm` gave. */
  readonly form: ContractForm<V, O>;
  readonly label: string;
  readonly save?: string;
  readonly className: string;
  readonly onCancel: () => void;
  /** The fields, in rows of `columns`. */
  readonly children: ReactNode;
};

/** A record as a page of fields: the draft it began with, what failed, save (Enter, Ctrl+S) and cancel at its foot. */
export function RecordForm<V extends FieldValues, O>({
  form,
  label,
  save,
  className,
  onCancel,
  children,
}: Props<V, O>) {
  const { t } = useT();
  const { submit, failure, dirty, saving, draft } = form;
  useHotkey('save', () => void submit());
  return (
    <form
      className={`stack ${className}`}
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DraftNotice draft={draft} />
      {children}
      {failure !== undefined && <FailureNotice error={failure} />}
      <p className="row">
        <Button type="primary" htmlType="submit" loading={saving} title="Ctrl+S">
          {save ?? t('common.save')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        {dirty && <span className="soft">{t('common.unsaved')}</span>}
      </p>
    </form>
  );
}
