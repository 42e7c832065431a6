import { AutoComplete, Select } from 'antd';
import { useState } from 'react';
import type { InputOf } from '../../shared/contract/index';
import { useT } from '../lib/i18n';
import { useQuery } from '../lib/use-query';
import type { ControlAria } from './FieldFrame';

type NamedPerson = NonNullable<InputOf<'catalogue.saveVolume'>['compiledBy']>;
type Common = ControlAria & { readonly disabled: boolean; readonly onBlur?: () => void };

function useFound(text: string) {
  const found = useQuery('persons.list', { text, limit: 20 }, ['persons']);
  return found.status === 'ready' ? found.value.rows : [];
}
const describe = (person: { name: string; staffCode: string | null; department: string | null }) =>
  [person.name, person.staffCode, person.department].filter((part) => part !== null).join(' · ');

/** A person of the staff list by name or code; the value is the person's id. */
export function PersonPicker({
  shown,
  value,
  onChange,
  ...rest
}: Common & {
  readonly shown: string | null;
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
}) {
  const { t } = useT();
  const [text, setText] = useState('');
  const options = useFound(text).map((person) => ({ value: person.id, label: describe(person) }));
  if (value !== null && shown !== null && !options.some((option) => option.value === value))
    options.unshift({ value, label: shown });
  return (
    <Select
      {...rest}
      className="control-select"
      virtual={false}
      allowClear
      placeholder={t('common.person.placeholder')}
      options={options}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value}
      onChange={(id: number | undefined) => onChange(id ?? null)}
    />
  );
}

const isNamed = (value: unknown): value is NamedPerson =>
  typeof value === 'object' && value !== null && 'name' in value;

/** A person of the list, or a name as an old ledger wrote it (domain.md "person"): the value is `{ personId, name }` or null. */
export function NamedPersonPicker({
  value,
  onChange,
  ...rest
}: Common & { readonly value: unknown; readonly onChange: (person: NamedPerson | null) => void }) {
  const { t } = useT();
  const [text, setText] = useState('');
  const found = useFound(text);
  const name = isNamed(value) ? value.name : '';
  return (
    <AutoComplete
      {...rest}
      className="control-select"
      virtual={false}
      allowClear
      placeholder={t('common.person.placeholder')}
      notFoundContent={name === '' ? null : t('common.person.nobody')}
      value={name}
      options={found.map((person) => ({ value: String(person.id), label: describe(person) }))}
      showSearch={{ filterOption: false, onSearch: setText }}
      onSelect={(id: string | undefined) => {
        const person = found.find((one) => String(one.id) === id);
        if (person !== undefined) onChange({ personId: person.id, name: person.name });
      }}
      onChange={(typed: string | undefined) => {
        if (found.some((one) => String(one.id) === typed)) return;
        onChange(typed === undefined || typed === '' ? null : { personId: null, name: typed });
      }}
    />
  );
}
