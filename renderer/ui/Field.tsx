import { type Control as FormControl, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useT } from '../lib/i18n';
import { Control, type ControlKind } from './controls';
import { FieldFrame } from './FieldFrame';

type Props<V extends FieldValues, O> = {
  readonly control: FormControl<V, unknown, O>;
  readonly name: FieldPath<V>;
  readonly label: string;
  readonly as?: ControlKind;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly wide?: boolean;
};

/** A labelled control bound to one field of a form; the form's zod message is a key of i18n `invalid`. */
export function Field<V extends FieldValues, O>({
  control,
  name,
  label,
  as = { kind: 'text' },
  hint,
  required,
  disabled,
  wide,
}: Props<V, O>) {
  const { code } = useT();
  const { field, fieldState } = useController({ control, name });
  const message = fieldState.error?.message;
  return (
    <FieldFrame
      label={label}
      hint={hint}
      required={required}
      wide={wide}
      error={fieldState.error === undefined ? undefined : code('invalid', message ?? 'invalid')}
    >
      {(aria) => (
        <Control
          as={as}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          disabled={disabled}
          aria={aria}
        />
      )}
    </FieldFrame>
  );
}
