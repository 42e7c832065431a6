import { Button, Select } from 'antd';
import { useState } from 'react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { Certificate, CertificateInput, certificateInput } from '../../../../shared/contract/certificates';
import { useT } from '../../../lib/i18n';
import { useQuery } from '../../../lib/use-query';
import { Field } from '../../../ui/Field';
import { FieldFrame } from '../../../ui/FieldFrame';

type Props = {
  readonly form: UseFormReturn<CertificateInput, unknown, z.output<typeof certificateInput>>;
  readonly shown: Certificate['sources'];
};

/** Where it is recorded: volume and page (DA-13.4); a volume is found by number or title. */
export function Sources({ form, shown }: Props) {
  const { t } = useT();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'sources' });
  const [text, setText] = useState('');
  const [names, setNames] = useState<ReadonlyMap<number, string>>(
    new Map(shown.map(({ volumeId, code, title }) => [volumeId, `${code} ${title}`])),
  );
  const found = useQuery('catalogue.find', { text }, ['catalogue']);
  const options =
    found.status === 'ready'
      ? found.value.hits
          .filter((hit) => hit.kind === 'volume')
          .map((hit) => ({ value: hit.id, label: `${hit.code ?? ''} ${hit.title}`.trim() }))
      : [];
  return (
    <section className="sources" aria-label={t('certificates.field.sources')}>
      <h3>{t('certificates.field.sources')}</h3>
      <FieldFrame label={t('certificates.addSource')}>
        {(aria) => (
          <Select
            {...aria}
            className="control-select"
            virtual={false}
            placeholder={t('certificates.sourcePlaceholder')}
            options={options}
            showSearch={{ filterOption: false, onSearch: setText }}
            value={null as number | null}
            onChange={(volumeId: number | null) => {
              const label = options.find(({ value }) => value === volumeId)?.label;
              if (volumeId === null || label === undefined) return;
              setNames(new Map([...names, [volumeId, label]]));
              append({ volumeId, itemId: null, page: '' });
            }}
          />
        )}
      </FieldFrame>
      <ol>
        {fields.map((field, index) => (
          <li key={field.id}>
            <span className="figures">{names.get(field.volumeId) ?? field.volumeId}</span>
            <Field
              control={form.control}
              name={`sources.${index}.page`}
              label={t('certificates.field.page')}
              required
            />
            <Button size="small" onClick={() => remove(index)}>
              {t('common.remove')}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
