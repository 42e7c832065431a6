import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { Volume } from '../../../../shared/contract/catalogue';
import { volumeForms } from '../../../../shared/contract/forms';
import { useT } from '../../../lib/i18n';
import { useMay } from '../../../lib/session';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Section } from '../../../ui/Page';
import { type PrintRequest, usePrinting } from './use-printing';
import './print.css';

type Props = { readonly volume: Volume; readonly onClose: () => void };
type Choice<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
};

/** What to print of this volume, on what, filled or for the pen (Ctrl+P): preview, or 出件 Print that makes it final. */
export function PrintPanel({ volume, onClose }: Props) {
  const { t } = useT();
  const mayIssue = useMay('forms.print');
  const [form, setForm] = useState<PrintRequest['form']>('cover');
  const [paper, setPaper] = useState<PrintRequest['paper']>('a4');
  const [fill, setFill] = useState<PrintRequest['fill']>('filled');
  const { working, error, print, leaveBlank } = usePrinting(
    (asked) => `${t(`forms.${asked.form}`)} ${volume.referenceCode ?? volume.title}`,
  );
  // Only the cover is drawn for the hard cover (rules-and-forms 1.2); lists and notes are A4 sheets.
  const request: PrintRequest = { form, volumeId: volume.id, paper: form === 'cover' ? paper : 'a4', fill };

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
        <Choices
          label={t('forms.form')}
          value={form}
          onChange={setForm}
          options={volumeForms.map((value) => ({ value, label: t(`forms.${value}`) }))}
        />
        {form === 'cover' && (
          <Choices
            label={t('forms.paper')}
            value={paper}
            onChange={setPaper}
            options={[
              { value: 'a4', label: t('forms.a4') },
              { value: 'hard', label: t('forms.hard') },
            ]}
          />
        )}
        <Choices
          label={t('forms.fill')}
          value={fill}
          onChange={setFill}
          options={[
            { value: 'filled', label: t('forms.filled') },
            { value: 'blank', label: t('forms.blank') },
          ]}
        />
        {request.paper === 'hard' && <p className="soft">{t('forms.hardHint')}</p>}
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
