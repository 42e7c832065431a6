import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import type { SchemaForm } from '../../lib/use-schema-form';
import { Control as Input } from '../../ui/controls';
import { FailureNotice } from '../../ui/FailureNotice';
import { FieldFrame } from '../../ui/FieldFrame';
import { Section } from '../../ui/Page';

type Props<V extends FieldValues, O> = {
  readonly title: string;
  readonly ok: string;
  readonly form: Pick<SchemaForm<V, O>, 'submit' | 'failure' | 'saving'>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** A small form over a page of places: Ctrl+S or Enter does it, cancel leaves things as they are. */
export function PlaceForm<V extends FieldValues, O>({ title, ok, form, onCancel, children }: Props<V, O>) {
  const { t } = useT();
  useHotkey('save', () => void form.submit());
  return (
    <Section title={title}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <div className="columns">{children}</div>
        {form.failure !== undefined && <FailureNotice error={form.failure} />}
        <p className="row">
          <Button type="primary" htmlType="submit" loading={form.saving}>
            {ok}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </p>
      </form>
    </Section>
  );
}

type CmProps<V extends FieldValues, O> = {
  readonly control: Control<V, unknown, O>;
  readonly name: FieldPath<V>;
  readonly label: string;
};
/** A length typed in centimetres and kept in millimetres. */
export function CmField<V extends FieldValues, O>({ control, name, label }: CmProps<V, O>) {
  const { code } = useT();
  const { field, fieldState } = useController({ control, name });
  const value: unknown = field.value;
  return (
    <FieldFrame
      label={label}
      error={fieldState.error === undefined ? undefined : code('invalid', fieldState.error.message ?? 'invalid')}
    >
      {(aria) => (
        <Input
          as={{ kind: 'number', min: 1, max: 10_000 }}
          value={typeof value === 'number' ? value / 10 : null}
          onChange={(cm) => field.onChange(typeof cm === 'number' ? Math.round(cm * 10) : null)}
          onBlur={field.onBlur}
          aria={aria}
        />
      )}
    </FieldFrame>
  );
}
