import { Checkbox } from 'antd';
import type { OutputOf } from '../../../../shared/contract/index';
import { type BulkField, bulkFields } from '../../../../shared/domain/bulk-change';
import { levels } from '../../../../shared/domain/level';
import { assertNever } from '../../../../shared/result';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { Control, type ControlKind } from '../../../ui/controls';
import { FieldFrame } from '../../../ui/FieldFrame';
import type { Wished } from './bulk-wish';

type Props = {
  readonly wished: Wished;
  readonly lists: OutputOf<'settings.lists'>;
  readonly onChange: (wished: Wished) => void;
};

/** Which fields are to change, and to what: a field that is not ticked is not touched. */
export function BulkFields({ wished, lists, onChange }: Props) {
  const { t } = useT();
  const tick = (field: BulkField, on: boolean) => {
    const { [field]: _dropped, ...rest } = wished;
    onChange(on ? { ...rest, [field]: beginning(field) } : rest);
  };
  return (
    <fieldset className="bulk-fields">
      <legend className="soft">{t('rearranging.bulk.choose')}</legend>
      {bulkFields.map((field) => (
        <div key={field} className="bulk-field">
          <Checkbox checked={field in wished} onChange={(event) => tick(field, event.target.checked)}>
            {t(`rearranging.bulk.field.${field}`)}
          </Checkbox>
          {field in wished && <NewValue field={field} wished={wished} lists={lists} onChange={onChange} />}
        </div>
      ))}
    </fieldset>
  );
}

/** A ticked field begins empty, except where an empty one is a value of its own. */
function beginning(field: BulkField): unknown {
  return field === 'level' ? { level: 'general', until: null } : null;
}
const idOrNull = (value: unknown): { readonly id: number } | null => (typeof value === 'number' ? { id: value } : null);

function NewValue({ field, wished, lists, onChange }: Props & { readonly field: BulkField }) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const set = (value: unknown) => onChange({ ...wished, [field]: value });
  const one = (label: string, as: ControlKind, value: unknown, write: (value: unknown) => void, hint?: string) => (
    <FieldFrame label={label} hint={hint}>
      {(aria) => <Control as={as} value={value} onChange={write} aria={aria} />}
    </FieldFrame>
  );
  const to = t('rearranging.bulk.to', { field: t(`rearranging.bulk.field.${field}`) });
  switch (field) {
    case 'series': {
      const options = lists.series.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }));
      return one(to, { kind: 'select', options }, wished.series?.id ?? null, (value) => set(idOrNull(value)));
    }
    case 'department': {
      const options = lists.departments.map(({ id, name }) => ({ value: id, label: name }));
      return one(to, { kind: 'select', options }, wished.department?.id ?? null, (value) => set(idOrNull(value)));
    }
    case 'level': {
      const now = wished.level ?? { level: 'general' as const, until: null };
      const options = levels.map((value) => ({ value, label: levelWord(value) }));
      return (
        <>
          {one(to, { kind: 'select', options }, now.level, (value) => set({ ...now, level: value }))}
          {now.level !== 'general' &&
            one(
              t('rearranging.bulk.until'),
              { kind: 'date' },
              now.until,
              (value) => set({ ...now, until: value }),
              t('rearranging.bulk.untilHint'),
            )}
        </>
      );
    }
    case 'retention':
      return one(to, { kind: 'retention' }, wished.retention ?? null, (value) => set(value));
    case 'home':
      return (
        <>
          {one(to, { kind: 'place', shown: null }, wished.home?.id ?? null, (value) =>
            set(typeof value === 'number' ? { id: value, moved: wished.home?.moved ?? false } : null),
          )}
          {wished.home !== null && wished.home !== undefined && (
            <Checkbox
              checked={wished.home.moved}
              onChange={(event) => set({ ...wished.home, moved: event.target.checked })}
            >
              {t('rearranging.bulk.moved')}
            </Checkbox>
          )}
        </>
      );
    case 'keeper':
      return one(to, { kind: 'namedPerson' }, wished.keeper ?? null, set, t('rearranging.bulk.keeperHint'));
    default:
      return assertNever(field);
  }
}
