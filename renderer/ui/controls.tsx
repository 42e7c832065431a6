import { Input, InputNumber, Select } from 'antd';
import { type DatePrecision, readDate } from '../lib/format';
import { assertNever } from '../../shared/result';
import type { ControlAria } from './FieldFrame';
import { useT } from '../lib/i18n';
import { NamedPersonPicker, PersonPicker } from './PersonPicker';
import { PlacePicker } from './PlacePicker';
import { RetentionPicker } from './RetentionPicker';

export type Option = { readonly value: string | number; readonly label: string };
/** The controls a field may hold, as data. `shown` is how the present value reads before anything was looked up. */
export type ControlKind =
  | { readonly kind: 'text'; readonly placeholder?: string; readonly focus?: boolean }
  | { readonly kind: 'password'; /** Chosen now, not remembered. */ readonly fresh?: boolean; readonly focus?: boolean }
  | { readonly kind: 'area'; readonly rows?: number }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'date'; readonly precision?: DatePrecision }
  | {
      readonly kind: 'select';
      readonly options: readonly Option[];
      readonly clearable?: boolean;
      readonly multiple?: boolean;
    }
  | { readonly kind: 'person'; readonly shown: string | null }
  | { readonly kind: 'namedPerson' }
  | { readonly kind: 'retention' }
  /** `room`: the free length of a place that is chosen stands below it, or by how much it is too full. */
  | { readonly kind: 'place'; readonly shown: string | null; readonly room?: boolean };

type Props = {
  readonly as: ControlKind;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly disabled?: boolean | undefined;
  readonly aria: ControlAria;
};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** One control of the given kind; texts are `string`, an emptied number, date, choice or person is `null`. */
export function Control({ as, value, onChange, onBlur, disabled, aria }: Props) {
  const { t } = useT();
  const common = { ...aria, disabled: disabled ?? false, ...(onBlur === undefined ? {} : { onBlur }) };
  switch (as.kind) {
    case 'text':
      return (
        <Input
          {...common}
          placeholder={as.placeholder ?? ''}
          autoFocus={as.focus ?? false}
          value={text(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'password':
      return (
        <Input.Password
          {...common}
          autoFocus={as.focus ?? false}
          autoComplete={as.fresh === true ? 'new-password' : 'current-password'}
          value={text(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'area':
      return (
        <Input.TextArea
          {...common}
          rows={as.rows ?? 3}
          value={text(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'number':
      return (
        <InputNumber
          {...common}
          className="control-number"
          controls={false}
          precision={0}
          min={as.min ?? 0}
          {...(as.max === undefined ? {} : { max: as.max })}
          value={numberOrNull(value)}
          onChange={(next) => onChange(next)}
        />
      );
    case 'date': {
      const precision = as.precision ?? 'day';
      const read = (typed: string) => {
        if (typed !== '') onChange(readDate(typed, precision));
      };
      return (
        <Input
          {...common}
          className="control-date"
          placeholder={t(`common.datePlaceholder.${precision}`)}
          value={text(value)}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          onKeyDown={(event) => {
            // Enter and Ctrl+S save the form while the date still has the focus.
            if (event.key === 'Enter' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's'))
              read(event.currentTarget.value);
          }}
          onBlur={(event) => {
            read(event.target.value);
            onBlur?.();
          }}
        />
      );
    }
    case 'select':
      return (
        <Select
          {...common}
          className="control-select"
          virtual={false}
          options={[...as.options]}
          allowClear={as.clearable ?? false}
          {...(as.multiple === true ? { mode: 'multiple' as const } : {})}
          showSearch={{ optionFilterProp: 'label' }}
          value={value ?? null}
          onChange={(next: unknown) => onChange(next ?? null)}
        />
      );
    case 'person':
      return <PersonPicker {...common} shown={as.shown} value={numberOrNull(value)} onChange={onChange} />;
    case 'namedPerson':
      return <NamedPersonPicker {...common} value={value} onChange={onChange} />;
    case 'retention':
      return <RetentionPicker {...aria} disabled={disabled ?? false} value={value} onChange={onChange} />;
    case 'place':
      return (
        <PlacePicker {...common} shown={as.shown} room={as.room} value={numberOrNull(value)} onChange={onChange} />
      );
    default:
      return assertNever(as);
  }
}
