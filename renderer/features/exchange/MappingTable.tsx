import { useId, useState } from 'react';
import type { ImportKind } from '../../../shared/domain/import-fields';
import { useT } from '../../lib/i18n';
import { Control, type Option } from '../../ui/controls';
import { fieldKey } from './field-words';
import { fieldsOf, requiredOf, type SheetChoice, type StagedSheet, valuesOf } from './import-choices';

type Props = {
  readonly sheet: StagedSheet;
  readonly kind: ImportKind;
  readonly choice: SheetChoice;
  readonly header: readonly string[];
  readonly missingShown: boolean;
  readonly onChange: (choice: SheetChoice) => void;
};
const NOT_TAKEN = -1;

/** Field → column, with the first values beside it, so that a wrong column is seen before anything is checked. */
export function MappingTable({ sheet, kind, choice, header, missingShown, onChange }: Props) {
  const { t } = useT();
  const id = useId();
  const [whole, setWhole] = useState(false);
  const [first] = useState(choice.mapping);
  const required = requiredOf(kind);
  const given = (field: string) => required.includes(field) || (choice.mapping[field] ?? null) !== null || (first[field] ?? null) !== null;
  const silent = fieldsOf(kind).filter((field) => !given(field)).length;
  const widest = Math.max(header.length, ...sheet.sample.map(({ cells }) => cells.length));
  const columns: Option[] = Array.from({ length: widest }, (_, column) => ({ value: column, label: header[column] || t('exchange.columnName', { number: column + 1 }) }));
  return (
    <>
    <table className="mapping" aria-label={t('exchange.mapping', { sheet: sheet.name })}>
      <thead><tr><th scope="col">{t('exchange.fieldHead')}</th><th scope="col">{t('exchange.column')}</th><th scope="col">{t('exchange.values')}</th></tr></thead>
      <tbody>
        {fieldsOf(kind).filter((field) => whole || given(field)).map((field) => {
          const column = choice.mapping[field] ?? null;
          const needed = required.includes(field);
          const missing = missingShown && needed && column === null;
          const values = column === null ? [] : valuesOf(sheet, choice.headerRow, column);
          return (
            <tr key={field}>
              <th scope="row"><label htmlFor={`${id}-${field}`}>{t(fieldKey(kind, field))}</label>{needed && <span className="field-required" aria-hidden="true"> *</span>}</th>
              <td>
                <Control as={{ kind: 'select', options: [{ value: NOT_TAKEN, label: t('exchange.notTaken') }, ...columns] }} value={column ?? NOT_TAKEN}
                  aria={{ id: `${id}-${field}`, 'aria-invalid': missing, 'aria-describedby': `${id}-${field}-values`, 'aria-required': needed }}
                  onChange={(value) => onChange({ ...choice, mapping: { ...choice.mapping, [field]: typeof value === 'number' && value !== NOT_TAKEN ? value : null } })} />
              </td>
              <td id={`${id}-${field}-values`} className="mapping-values" title={values.join('\n')}>
                {missing ? <span className="field-error">{t('common.required')}</span> : values.length > 0 ? values.join(' · ') : column === null ? '' : t('exchange.noValues')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
    {silent > 0 && (
      <div>
        <button type="button" className="link-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>{whole ? t('exchange.fewerFields') : t('exchange.moreFields', { total: silent })}</button>
      </div>
    )}
    </>
  );
}
