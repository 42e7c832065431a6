import { InputNumber, Select } from 'antd';
import type { Retention } from '../../shared/domain/volume-facts';
import { useT } from '../lib/i18n';
import type { ControlAria } from './FieldFrame';

type Props = ControlAria & {
  readonly disabled: boolean;
  readonly value: unknown;
  readonly onChange: (retention: Retention | null) => void;
};
const isRetention = (value: unknown): value is Retention =>
  typeof value === 'object' && value !== null && 'kind' in value;
const USUAL_YEARS = 10;

/** Retention 保管期限: permanent, or N years, or not set yet. Words of an old ledger are dropped once a person decides anew. */
export function RetentionPicker({ value, onChange, disabled, ...aria }: Props) {
  const { t } = useT();
  const retention = isRetention(value) ? value : null;
  const choose = (kind: string) =>
    onChange(
      kind === 'permanent'
        ? { kind, asWritten: null }
        : kind === 'years'
          ? { kind, years: USUAL_YEARS, asWritten: null }
          : null,
    );
  return (
    <div className="control-pair">
      <Select
        {...aria}
        disabled={disabled}
        virtual={false}
        value={retention?.kind ?? 'none'}
        onChange={choose}
        options={[
          { value: 'none', label: t('common.none') },
          { value: 'permanent', label: t('common.permanent') },
          { value: 'years', label: t('common.forYears') },
        ]}
      />
      {retention?.kind === 'years' && (
        <InputNumber
          aria-label={t('common.yearsCount')}
          disabled={disabled}
          controls={false}
          precision={0}
          min={1}
          max={500}
          value={retention.years}
          onChange={(years) => years !== null && onChange({ kind: 'years', years, asWritten: null })}
        />
      )}
      {retention !== null && retention.asWritten !== null && (
        <span className="soft">{t('common.writtenAs', { written: retention.asWritten })}</span>
      )}
    </div>
  );
}
