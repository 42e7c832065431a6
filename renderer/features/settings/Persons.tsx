import { Button, Input } from 'antd';
import { useCallback, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import { useClient } from '../../lib/client-context';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { useMay } from '../../lib/session';
import type { LoadPage } from '../../lib/use-rows';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { useListExport } from '../../ui/use-export';
import { PersonForm } from './PersonForm';
import './settings.css';

type Person = OutputOf<'persons.list'>['rows'][number];

/** People 人员: staff with a code, outsiders with organisation and paper. Everyone named anywhere points here. */
export function Persons() {
  const { t } = useT();
  const client = useClient();
  const mayWrite = useMay('persons.write');
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Person | 'new' | null>(null);
  const taking = useListExport(t('persons.title'), { of: 'persons', text });
  const load: LoadPage<Person> = useCallback((page) => client.call('persons.list', { text, ...page }), [client, text]);
  useHotkey('new', () => setOpen('new'), mayWrite && open === null);
  const columns: readonly Column<Person>[] = [
    { key: 'staffCode', head: t('persons.staffCode'), width: '8rem', cell: (row) => row.staffCode, fixed: true },
    {
      key: 'name',
      head: t('persons.name'),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => row.name,
      whole: (row) => row.name,
    },
    { key: 'department', head: t('persons.department'), width: 'minmax(8rem, 1fr)', cell: (row) => row.department },
    {
      key: 'organisation',
      head: t('persons.organisation'),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => row.organisation,
      whole: (row) => row.organisation ?? '',
    },
    { key: 'phone', head: t('persons.phone'), width: '9rem', cell: (row) => row.phone },
    { key: 'leftOn', head: t('persons.leftOn'), width: '8rem', cell: (row) => row.leftOn },
  ];
  return (
    <Page
      fill
      title={t('persons.title')}
      actions={mayWrite && open === null && <Button onClick={() => setOpen('new')}>{t('persons.add')}</Button>}
    >
      {taking.panel}
      {open !== null && (
        <div className="list-form">
          <PersonForm
            key={open === 'new' ? 'new' : open.id}
            person={open === 'new' ? null : open}
            onDone={() => setOpen(null)}
          />
        </div>
      )}
      <DataTable
        name="persons"
        label={t('persons.title')}
        columns={columns}
        rowKey={(row) => row.id}
        load={load}
        question={text}
        topics={['persons']}
        {...(mayWrite ? { onOpen: setOpen } : {})}
        empty={<EmptyState title={text === '' ? t('persons.none') : t('persons.noHit')} />}
        tools={
          <>
            <Input.Search
              className="persons-search"
              allowClear
              aria-label={t('persons.search')}
              placeholder={t('common.person.placeholder')}
              onSearch={setText}
            />
            {taking.tool}
          </>
        }
      />
    </Page>
  );
}
