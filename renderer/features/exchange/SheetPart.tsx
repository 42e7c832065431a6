import { importKinds, type ImportKind } from '../../../shared/domain/import-fields';
import { useT } from '../../lib/i18n';
import { Control } from '../../ui/controls';
import { FieldFrame } from '../../ui/FieldFrame';
import { Section } from '../../ui/Page';
import {
  columnsUsedTwice,
  headerOf,
  remapped,
  type SheetChoice,
  type StagedSheet,
  unusedColumns,
} from './import-choices';
import { MappingOffer } from './MappingOffer';
import { MappingTable } from './MappingTable';

const SKIP = 'skip';
const isKind = (value: unknown): value is ImportKind => importKinds.some((kind) => kind === value);
type Props = {
  readonly sheet: StagedSheet;
  readonly choice: SheetChoice;
  readonly alone: boolean;
  /** Whether required fields without a column are complained of at their place. */
  readonly missingShown: boolean;
  readonly onChange: (choice: SheetChoice) => void;
};

/** One sheet: what it lists, which row is its header, and its columns. */
export function SheetPart({ sheet, choice, alone, missingShown, onChange }: Props) {
  const { t } = useT();
  const header = headerOf(sheet, choice.headerRow);
  const unused = unusedColumns(header, choice.mapping);
  const twice = columnsUsedTwice(header, choice.mapping);
  const kinds = [
    ...importKinds.map((kind) => ({ value: kind, label: t(`exchange.kinds.${kind}`) })),
    ...(alone ? [] : [{ value: SKIP, label: t('exchange.skipSheet') }]),
  ];
  const rows = sheet.sample.map(({ row, cells }) => ({
    value: row,
    label: t('exchange.headerOption', {
      row,
      cells: cells
        .filter((cell) => cell.trim() !== '')
        .slice(0, 5)
        .join(' | ')
        .slice(0, 60),
    }),
  }));
  const separator = t('common.listSeparator');
  return (
    <Section title={sheet.name}>
      <div className="stack">
        <div className="columns import-sheet">
          <FieldFrame label={t('exchange.kind')}>
            {(aria) => (
              <Control
                as={{ kind: 'select', options: kinds }}
                value={choice.kind ?? SKIP}
                aria={aria}
                onChange={(kind) => onChange(remapped(sheet, isKind(kind) ? kind : null, choice.headerRow))}
              />
            )}
          </FieldFrame>
          {choice.kind !== null && (
            <FieldFrame
              label={t('exchange.headerRow')}
              error={choice.headerRow === null ? t('exchange.headerUnknown') : undefined}
              required
            >
              {(aria) => (
                <Control
                  as={{ kind: 'select', options: rows }}
                  value={choice.headerRow}
                  aria={aria}
                  onChange={(row) => onChange(remapped(sheet, choice.kind, typeof row === 'number' ? row : null))}
                />
              )}
            </FieldFrame>
          )}
        </div>
        <MappingOffer sheet={sheet} choice={choice} onChange={onChange} />
        {choice.kind !== null && choice.headerRow !== null && (
          <>
            <MappingTable
              key={`${choice.kind} ${choice.headerRow}`}
              sheet={sheet}
              kind={choice.kind}
              choice={choice}
              header={header}
              missingShown={missingShown}
              onChange={onChange}
            />
            {twice.length > 0 && (
              <p className="notice notice-warn" role="status">
                {t('exchange.usedTwice', { columns: twice.join(separator) })}
              </p>
            )}
            {unused.length > 0 && (
              <p className="soft">{t('exchange.unusedColumns', { columns: unused.join(separator) })}</p>
            )}
          </>
        )}
      </div>
    </Section>
  );
}
