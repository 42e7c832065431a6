import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { type Control, useController } from 'react-hook-form';
import type { z } from 'zod';
import type { volumeInput, VolumeInput } from '../../../../shared/contract/catalogue';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useQuery } from '../../../lib/use-query';
import { FieldFrame } from '../../../ui/FieldFrame';

type Props = {
  readonly control: Control<VolumeInput, unknown, z.output<typeof volumeInput>>;
  readonly shown: string | null;
};

/** What a client is called that no list on the page names: it came with the address, or with a draft. */
function useClientName(id: number | null): string | null {
  const client = useClient();
  const [known, setKnown] = useState<{ readonly id: number; readonly name: string } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let current = true;
    void client.call('clients.get', { id }).then((answer) => {
      if (current && answer.ok) setKnown({ id, name: `${answer.value.code} ${answer.value.name}` });
    });
    return () => {
      current = false;
    };
  }, [client, id]);
  return known !== null && known.id === id ? known.name : null;
}

/** The client of the volume (DA-6.1: one), found by code or name; the value is its id. */
export function ClientField({ control, shown }: Props) {
  const { t, code } = useT();
  const [text, setText] = useState('');
  const { field, fieldState } = useController({ control, name: 'clientId' });
  const found = useQuery('clients.list', { text, limit: 20 }, ['clients']);
  const options = (found.status === 'ready' ? found.value.rows : []).map((client) => ({
    value: client.id,
    label: `${client.code} ${client.name}`,
  }));
  const isFound = options.some((option) => option.value === field.value);
  const name = useClientName(found.status === 'ready' && shown === null && !isFound ? field.value : null) ?? shown;
  if (field.value !== null && name !== null && !isFound) options.unshift({ value: field.value, label: name });
  return (
    <FieldFrame
      label={t('catalogue.field.client')}
      error={fieldState.error === undefined ? undefined : code('invalid', fieldState.error.message ?? 'invalid')}
    >
      {(aria) => (
        <Select
          {...aria}
          className="control-select"
          virtual={false}
          allowClear
          placeholder={t('catalogue.volume.clientPlaceholder')}
          notFoundContent={t('catalogue.volume.clientNone')}
          options={options}
          showSearch={{ filterOption: false, onSearch: setText }}
          value={field.value}
          onBlur={field.onBlur}
          onChange={(id: number | undefined) => field.onChange(id ?? null)}
        />
      )}
    </FieldFrame>
  );
}
