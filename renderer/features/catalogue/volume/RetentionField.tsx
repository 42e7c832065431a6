import { InputNumber, Select } from 'antd';
import { type Control, useController, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import type { volumeInput, VolumeInput } from '../../../../shared/contract/catalogue';
import { basisOf, maxRetentionYears, retentionPeriod } from '../../../../shared/domain/retention';
import { useT } from '../../../lib/i18n';
import { FieldFrame } from '../../../ui/FieldFrame';

type FormControl = Control<VolumeInput, unknown, z.output<typeof volumeInput>>;
const DEFAULT_YEARS = 10;

/** Permanent or N years; words of an old ledger stand beside it and are never rewritten (domain.md "Retention"). */
export function RetentionField({ control }: { readonly control: FormControl }) {
  const { t, code } = useT();
  const { field, fieldState } = useController({ control, name: 'retention' });
  const { value } = field;
  const asWritten = value?.asWritten ?? null;
  const pick = (kind: 'permanent' | 'years' | null) => {
    if (kind === null) field.onChange(null);
    else
      field.onChange(
        kind === 'permanent'
          ? { kind, asWritten }
          : { kind, years: value?.kind === 'years' ? value.years : DEFAULT_YEARS, asWritten },
      );
  };
  const kinds = [
    { value: 'permanent' as const, label: t('catalogue.volume.retentionPermanent') },
    { value: 'years' as const, label: t('catalogue.volume.retentionTerm') },
  ];
  return (
    <FieldFrame
      label={t('catalogue.field.retention')}
      hint={asWritten === null ? undefined : t('catalogue.volume.writtenAs', { written: asWritten })}
      error={fieldState.error === undefined ? undefined : code('invalid', fieldState.error.message ?? 'invalid')}
    >
      {(aria) => (
        <div className="retention">
          <Select
            {...aria}
            className="control-select"
            virtual={false}
            allowClear
            placeholder={t('catalogue.volume.retentionUndecided')}
            options={kinds}
            value={value?.kind ?? null}
            onBlur={field.onBlur}
            onChange={(kind: 'permanent' | 'years' | undefined) => pick(kind ?? null)}
          />
          {value?.kind === 'years' && (
            <InputNumber
              aria-label={t('catalogue.volume.retentionYears')}
              className="control-number"
              controls={false}
              precision={0}
              min={1}
              max={maxRetentionYears}
              value={value.years}
              onChange={(years) => field.onChange({ kind: 'years', years: years ?? DEFAULT_YEARS, asWritten })}
            />
          )}
        </div>
      )}
    </FieldFrame>
  );
}

/** First and last day kept as they follow from what stands in the form now. */
export function PeriodLine({ control }: { readonly control: FormControl }) {
  const { t } = useT();
  const [retention, basis, basisDate, lastMonth] = useWatch({
    control,
    name: ['retention', 'retentionBasis', 'basisDate', 'lastMonth'],
  });
  const period = retention === null ? null : retentionPeriod(retention, basisOf(basis, basisDate, lastMonth));
  const words =
    retention === null
      ? t('common.none')
      : retention.kind === 'permanent'
        ? t('catalogue.volume.periodPermanent')
        : period === null
          ? t('catalogue.volume.periodNone')
          : t('catalogue.volume.periodText', period);
  return (
    <p className="field-wide soft figures" role="status" aria-label={t('catalogue.field.period')}>
      {t('catalogue.labelled', { label: t('catalogue.field.period'), value: words })}
    </p>
  );
}
