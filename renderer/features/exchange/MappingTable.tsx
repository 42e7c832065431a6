import { useState } from 'react';
import type { ImportKind } from '../../../shared/domain/import-fields';
import { useT } from '../../lib/i18n';
import type { Option } from '../../ui/controls';
import { fieldKey } from './field-words';
import { fieldsOf, requiredOf, type SheetChoice, type StagedSheet, valuesOf } from './import-choices';
import { MappingRow } from './MappingRow';

type Props = {
  readonly sheet: StagedSheet;
  readonly kind: ImportKind;
  readonly choice: SheetChoice;
  readonly header: readonly string[];
  readonly missingShown: boolean;
  readonly onChange: (choice: SheetChoice) => void;
};

/**
 * Field → column, with the first values beside it, so that a wrong column is seen before anything is checked. Fields
 * that no column gave when the sheet was read wait behind a button, unless they are required.
 */
export function MappingTable({ sheet, kind, choice, header, missingShown, onChange }: Props) {
  const { t } = useT();
  const [whole, setWhole] = useState(false);
  const [first] = useState(choice.mapping);
  const required = requiredOf(kind);
  const columnOf = (field: string): number | null => choice.mapping[field] ?? null;
  const isShown = (field: string): boolean =>
    required.includes(field) || columnOf(field) !== null || (first[field] ?? null) !== null;
  const waiting = fieldsOf(kind).filter((field) => !isShown(field)).length;
  const widest = Math.max(header.length, ...sheet.sample.map(({ cells }) => cells.length));
  const columns: readonly Option[] = Array.from({ length: widest }, (_, column) => ({
    value: column,
    label: header[column] || t('exchange.columnName', { number: column + 1 }),
  }));
  return (
    <div>
      <table className="mapping" aria-label={t('exchange.mapping', { sheet: sheet.name })}>
        <thead>
          <tr>
            <th scope="col">{t('exchange.fieldHead')}</th>
            <th scope="col">{t('exchange.column')}</th>
            <th scope="col">{t('exchange.values')}</th>
          </tr>
        </thead>
        <tbody>
          {fieldsOf(kind)
            .filter((field) => whole || isShown(field))
            .map((field) => {
              const column = columnOf(field);
              const needed = required.includes(field);
              return (
                <MappingRow
                  key={field}
                  label={t(fieldKey(kind, field))}
                  needed={needed}
                  column={column}
                  columns={columns}
                  missing={missingShown && needed && column === null}
                  values={column === null ? [] : valuesOf(sheet, choice.headerRow, column)}
                  onColumn={(next) => onChange({ ...choice, mapping: { ...choice.mapping, [field]: next } })}
                />
              );
            })}
        </tbody>
      </table>
      {waiting > 0 && (
        <button type="button" className="link-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('exchange.fewerFields') : t('exchange.moreFields', { total: waiting })}
        </button>
      )}
    </div>
  );
}
