import { InputNumber, Radio } from 'antd';
import { type FormPaper, labelPlaces, type PrintedForm, spineWidths } from '../../../shared/domain/printed-forms';
import { useT } from '../../lib/i18n';
import type { PrintOptions } from './print-subject';

type Props = {
  readonly form: PrintedForm;
  readonly paper: FormPaper;
  readonly options: PrintOptions;
  readonly onChange: (options: PrintOptions) => void;
};

/** What only this form asks for: the width of a spine, the first free place on a sheet of labels begun before. */
export function FormOptions({ form, paper, options, onChange }: Props) {
  const { t } = useT();
  if (form === 'spines')
    return (
      <fieldset className="print-choice">
        <legend>{t('forms.spineWidth')}</legend>
        <Radio.Group
          value={options.spineWidth}
          onChange={(event) => onChange({ ...options, spineWidth: Number(event.target.value) })}
          options={spineWidths.map((width) => ({ value: width, label: t('forms.millimetres', { width }) }))}
        />
      </fieldset>
    );
  if (form !== 'volumeLabels' || paper !== 'a4') return null;
  return (
    <label className="print-choice">
      <span className="soft">{t('forms.startAt')}</span>
      <span className="row">
        <InputNumber
          aria-label={t('forms.startAt')}
          min={1}
          max={labelPlaces}
          precision={0}
          value={options.startAt}
          onChange={(value) => onChange({ ...options, startAt: value ?? 1 })}
        />
        <span className="soft">{t('forms.startAtHint')}</span>
      </span>
    </label>
  );
}
