import { Select } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';
import { FieldFrame } from '../../ui/FieldFrame';
import { subjectWords } from './subject-words';

export type Thing = OutputOf<'audit.things'>[number];
type Props = { readonly onChoose: (thing: Thing) => void };

/** The one thing whose log is wanted, by number, code or name. What was chosen is said below the filter. */
export function ThingField({ onChoose }: Props) {
  const { t } = useT();
  const [text, setText] = useState('');
  const found = useQuery('audit.things', { text }, []);
  const things = found.status === 'ready' ? found.value : [];
  const choose = (subject: string | null) => {
    const thing = things.find((one) => one.subject === subject);
    setText('');
    if (thing !== undefined) onChoose(thing);
  };
  return (
    <FieldFrame label={t('audit.thing')}>
      {(aria) => (
        <Select
          {...aria}
          className="control-select"
          virtual={false}
          placeholder={t('audit.thingHint')}
          notFoundContent={text === '' ? null : t('audit.thingNone')}
          options={things.map(({ subject, label }) => ({ value: subject, label: subjectWords(subject, label, t) }))}
          showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
          value={null}
          onChange={choose}
        />
      )}
    </FieldFrame>
  );
}
