import { useId } from 'react';
import { useT } from '../../lib/i18n';
import { Control, type Option } from '../../ui/controls';

const NOT_TAKEN = -1;
type Props = {
  readonly label: string;
  readonly needed: boolean;
  readonly column: number | null;
  readonly columns: readonly Option[];
  readonly values: readonly string[];
  /** Complained of here: required, without a column, and the person has tried to go on. */
  readonly missing: boolean;
  readonly onColumn: (column: number | null) => void;
};

/** One field: the column it is taken from, and the first values there. */
export function MappingRow({ label, needed, column, columns, values, missing, onColumn }: Props) {
  const { t } = useT();
  const id = useId();
  const valuesId = `${id}-values`;
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id}>{label}</label>
        {needed && (
          <span className="field-required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </th>
      <td>
        <Control
          as={{ kind: 'select', options: [{ value: NOT_TAKEN, label: t('exchange.notTaken') }, ...columns] }}
          value={column ?? NOT_TAKEN}
          aria={{ id, 'aria-invalid': missing, 'aria-describedby': valuesId, 'aria-required': needed }}
          onChange={(value) => onColumn(typeof value === 'number' && value !== NOT_TAKEN ? value : null)}
        />
      </td>
      <td id={valuesId} className="mapping-values" title={values.join('\n')}>
        {missing ? (
          <span className="field-error">{t('common.required')}</span>
        ) : values.length > 0 ? (
          values.join(' · ')
        ) : column === null ? (
          ''
        ) : (
          t('exchange.noValues')
        )}
      </td>
    </tr>
  );
}
