import { Control, type ControlKind } from './controls';
import { FieldFrame } from './FieldFrame';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  /** Characters it takes; what is typed or pasted beyond them is left off. */
  readonly most?: number;
  readonly as?: Extract<ControlKind, { readonly kind: 'text' | 'area' }>;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
};

/** A labelled text that its dialog or panel keeps by itself; a field of a form is a `Field`. */
export function TextField({ value, onChange, most, as = { kind: 'text' }, disabled, ...frame }: Props) {
  return (
    <FieldFrame {...frame}>
      {(aria) => (
        <Control
          as={as}
          value={value}
          onChange={(typed) => onChange(String(typed).slice(0, most))}
          disabled={disabled}
          aria={aria}
        />
      )}
    </FieldFrame>
  );
}
