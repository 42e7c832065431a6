import { Button, Radio } from 'antd';
import { useState } from 'react';
import { type FormFill, type FormPaper, type PrintedForm, printedForms } from '../../../shared/domain/printed-forms';
import { useT } from '../../lib/i18n';
import { useMay } from '../../lib/session';
import { useProgress } from '../../lib/use-progress';
import { FailureNotice } from '../FailureNotice';
import { Section } from '../Page';
import { ProgressBar } from '../ProgressBar';
import { FormOptions } from './FormOptions';
import { formsFor, type PrintOptions, type PrintSubject, requestFor } from './print-subject';
import { usePrinting } from './use-printing';
import './print.css';

type Props = {
  readonly subject: PrintSubject;
  /** What the preview window is called after the form's name: a code, a number, a name. */
  readonly name: string;
  /** Only these of the subject's forms, where not all of them make sense; the first is chosen at first. */
  readonly only?: readonly PrintedForm[];
  readonly onClose: () => void;
};
type Choice<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
};

/** What to print of the subject, on what, filled or for the pen (Ctrl+P): preview, or 出件 Print that makes it final. */
export function PrintPanel({ subject, name, only, onClose }: Props) {
  const { t } = useT();
  const mayIssue = useMay('forms.print');
  const own = formsFor(subject);
  const offered = only === undefined ? own : only.filter((one) => own.includes(one));
  const [chosen, setForm] = useState<PrintedForm | null>(null);
  const [wished, setPaper] = useState<FormPaper | null>(null);
  const [wishedFill, setFill] = useState<FormFill>('filled');
  const { working, error, print, leaveBlank } = usePrinting((asked) =>
    `${t(`forms.name.${asked.form}`)} ${name}`.trim(),
  );
  const progress = useProgress(working);
  const [options, setOptions] = useState<PrintOptions>({ spineWidth: 20, startAt: 1 });
  const form = offered.find((one) => one === chosen) ?? offered[0];
  if (form === undefined) return null;
  const { papers, fills }: { papers: readonly FormPaper[]; fills: readonly FormFill[] } = printedForms[form];
  // What another form was chosen for does not hold for this one: only the cover is drawn for the hard cover.
  const paper = papers.find((one) => one === wished) ?? papers[0] ?? 'a4';
  const fill = fills.find((one) => one === wishedFill) ?? 'filled';
  const request = requestFor(subject, form, paper, fill, options);

  return (
    <Section
      title={t('forms.title')}
      actions={
        <button type="button" className="link-button" onClick={onClose}>
          {t('forms.closePanel')}
        </button>
      }
    >
      <div className="print-choices">
        {offered.length > 1 && (
          <Choices
            label={t('forms.form')}
            value={form}
            onChange={setForm}
            options={offered.map((value) => ({ value, label: t(`forms.name.${value}`) }))}
          />
        )}
        {papers.length > 1 && (
          <Choices
            label={t('forms.paper')}
            value={paper}
            onChange={setPaper}
            options={papers.map((value) => ({ value, label: t(`forms.sheet.${value}`) }))}
          />
        )}
        {fills.length > 1 && (
          <Choices
            label={t('forms.fill')}
            value={fill}
            onChange={setFill}
            options={fills.map((value) => ({ value, label: t(`forms.${value}`) }))}
          />
        )}
        <FormOptions form={form} paper={paper} options={options} onChange={setOptions} />
        {paper === 'hard' && <p className="soft">{t('forms.hardHint')}</p>}
      </div>
      {error?.code === 'notPrintable' ? (
        <div role="alert" className="notice notice-warn">
          <p className="notice-what">{t('forms.noGlyph', { characters: error.characters.join(' ') })}</p>
          <p>{t('forms.noGlyphSafe')}</p>
          <Button size="small" onClick={leaveBlank}>
            {t('forms.leaveBlank')}
          </Button>
        </div>
      ) : (
        error !== null && <FailureNotice error={error} />
      )}
      {working && progress !== null && <ProgressBar progress={progress} stepWords={() => t('forms.drawing')} />}
      <div className="row print-deeds">
        <Button loading={working} onClick={() => void print('preview', request)}>
          {t('forms.preview')}
        </Button>
        {mayIssue && (
          <Button type="primary" loading={working} onClick={() => void print('issue', request)}>
            {t('forms.issue')}
          </Button>
        )}
        <span className="soft">{t('forms.issueHint')}</span>
      </div>
    </Section>
  );
}

function Choices<V extends string>({ label, value, options, onChange }: Choice<V>) {
  return (
    <fieldset className="print-choice">
      <legend>{label}</legend>
      <Radio.Group
        value={value}
        onChange={(event) => onChange(options.find((one) => one.value === event.target.value)?.value ?? value)}
        options={[...options]}
      />
    </fieldset>
  );
}
