import { Button, Input } from 'antd';
import { useState } from 'react';
import { type Person, personSorts } from '../../../shared/contract/persons';
import { useClient } from '../../lib/client-context';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { useMay } from '../../lib/session';
import { useSort } from '../../lib/use-sort';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { useListExport } from '../../ui/use-export';
import { PersonForm } from './PersonForm';
import './settings.css';

/** People 人员: staff with a code, outsiders with organisation and paper. Everyone named anywhere points here. */
export function Persons() {
  const { t } = useT();
  const client = useClient();
  const mayWrite = useMay('persons.write');
  const [text, setText] = useState('');
  const { by, descending, ledger } = useSort(personSorts, { by: 'name' });
  const [open, setOpen] = useState<Person | 'new' | null>(null);
  const taking = useListExport(t('persons.title'), { of: 'persons', text, sort: by, descending });
  useHotkey('new', () => setOpen('new'), mayWrite && open === null);
  const columns: readonly Column<Person>[] = [
    {
      key: 'staffCode',
      sort: 'staffCode',
      head: t('persons.staffCode'),
      width: '8rem',
      cell: (row) => row.staffCode,
      fixed: true,
    },
    {
      key: 'name',
      sort: 'name',
      head: t('persons.name'),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => row.name,
      whole: (row) => row.name,
    },
    {
      key: 'department',
      sort: 'department',
      head: t('persons.department'),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => row.department,
    },
    {
      key: 'organisation',
      sort: 'organisation',
      head: t('persons.organisation'),
      width: 'minmax(8rem, 1fr)',
      cell: (row) => row.organisation,
      whole: (row) => row.organisation ?? '',
    },
    { key: 'phone', sort: 'phone', head: t('persons.phone'), width: '9rem', cell: (row) => row.phone },
    { key: 'leftOn', sort: 'leftOn', head: t('persons.leftOn'), width: '8rem', cell: (row) => row.leftOn },
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
        load={(page) => client.call('persons.list', { text, sort: by, descending, ...page })}
        question={JSON.stringify([text, ledger.sort])}
        {...ledger}
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
