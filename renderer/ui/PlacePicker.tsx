import { Select } from 'antd';
import { useState } from 'react';
import { useT } from '../lib/i18n';
import { useSpaceWords } from '../lib/space-words';
import { useQuery } from '../lib/use-query';
import type { ControlAria } from './FieldFrame';

type Props = ControlAria & {
  readonly disabled: boolean;
  readonly onBlur?: () => void;
  readonly shown: string | null;
  /** Whether something is to be put there: then a place newly chosen says how much room it has. */
  readonly room?: boolean | undefined;
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
};

/** A place by its code (库房-架-列-层-盒); the value is its id. */
export function PlacePicker({ shown, room = false, value, onChange, ...rest }: Props) {
  const { t } = useT();
  const [first] = useState(value);
  const [text, setText] = useState('');
  const found = useQuery('locations.find', { text }, ['locations']);
  const options = (found.status === 'ready' ? found.value.places : []).map((place) => ({
    value: place.id,
    label: place.code,
  }));
  if (value !== null && shown !== null && !options.some((option) => option.value === value))
    options.unshift({ value, label: shown });
  const more = found.status === 'ready' && found.value.more;
  return (
    <>
      <Select
        {...rest}
        className="control-select"
        virtual={false}
        allowClear
        placeholder={t('common.place.placeholder')}
        notFoundContent={t('common.place.none')}
        options={options}
        popupRender={(list) => (
          <>
            {list}
            {more && <p className="picker-more soft">{t('common.place.more')}</p>}
          </>
        )}
        showSearch={{ filterOption: false, onSearch: setText }}
        value={value}
        onChange={(id: number | undefined) => onChange(id ?? null)}
      />
      {room && value !== null && value !== first && <Room id={value} />}
    </>
  );
}

/** Warns before anything is put into a place that is full; nothing where nobody measured it. */
function Room({ id }: { readonly id: number }) {
  const words = useSpaceWords();
  const place = useQuery('locations.page', { id }, ['locations']);
  if (place.status !== 'ready') return null;
  const said = words.free(place.value);
  return said === '' ? null : (
    <p role="status" className={place.value.over > 0 ? 'field-error' : 'field-hint'}>
      {said}
    </p>
  );
}
