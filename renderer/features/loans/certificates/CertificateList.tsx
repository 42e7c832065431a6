import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../shared/contract/index';
import { certificateStates } from '../../../../shared/domain/certificate';
import { useClient } from '../../../lib/client-context';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go, type Params, replace } from '../../../lib/route';
import { useMay, useSession } from '../../../lib/session';
import { useQuery } from '../../../lib/use-query';
import { type Column, DataTable } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { FilterText } from '../../../ui/FilterText';
import { Page } from '../../../ui/Page';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import { useListExport } from '../../../ui/use-export';
import { LoanNav } from '../LoanNav';
import { Period, thisYear } from '../registers/Period';
import { CertificateTag } from './CertificateTag';
import '../../../ui/chips.css';
import '../people/people.css';

type Row = OutputOf<'certificates.list'>['rows'][number];

/** The numbered register of archive certificates 档案证明 (DA-13.4); void ones keep their number and their line. */
export function CertificateList({ query }: { readonly query: Params }) {
  const { t } = useT();
  const client = useClient();
  const mayWrite = useMay('certificates.write');
  const state = certificateStates.find((one) => one === query['state']) ?? null;
  const text = query['text'] ?? '';
  const show = (next: { state?: string | null; text?: string }) => {
    const wanted = { state, text, ...next };
    replace(paths.certificates({ text: wanted.text, ...(wanted.state === null ? {} : { state: wanted.state }) }));
  };
  const all = useQuery('certificates.list', { limit: 1 }, ['certificates']);
  const countOf = (one: Row['state'] | null): number | null => {
    if (all.status !== 'ready') return null;
    const { counts } = all.value;
    return one === null ? certificateStates.reduce((sum, name) => sum + counts[name], 0) : counts[one];
  };
  const chipWords = (one: Row['state'] | null): string => {
    const name = one === null ? t('certificates.all') : t(`certificates.state.${one}`);
    const count = countOf(one);
    return count === null ? name : t('loans.lists.chip', { name, count });
  };
  const { today } = useSession();
  const [period, setPeriod] = useState(thisYear(today));
  const print = usePrintPanel({ of: 'period', ...period }, `${period.from} – ${period.to}`, ['certificateRegister']);
  const taking = useListExport(t('certificates.title'), { of: 'certificates', state, text });
  const begin = () => go(paths.newCertificate());
  useHotkey('new', begin, mayWrite);
  const columns: Column<Row>[] = [
    {
      key: 'number',
      head: t('certificates.field.number'),
      width: '8rem',
      fixed: true,
      cell: (row) => row.number ?? <span className="soft">{t('certificates.unnumbered')}</span>,
    },
    {
      key: 'state',
      head: t('certificates.field.state'),
      width: '7.5rem',
      cell: (row) => <CertificateTag state={row.state} />,
    },
    { key: 'on', head: t('certificates.field.on'), width: '7rem', cell: (row) => row.on ?? '' },
    {
      key: 'applicant',
      head: t('certificates.field.applicant'),
      width: '12rem',
      cell: (row) => row.applicant,
      whole: (row) => row.applicant,
    },
    {
      key: 'question',
      head: t('certificates.field.question'),
      width: 'minmax(14rem, 1fr)',
      cell: (row) => row.question,
      whole: (row) => row.question,
    },
    {
      key: 'finding',
      head: t('certificates.field.finding'),
      width: '7rem',
      cell: (row) => t(`certificates.finding.${row.finding}`),
    },
    { key: 'copies', head: t('certificates.field.copies'), width: '4rem', align: 'right', cell: (row) => row.copies },
  ];
  const create = mayWrite && (
    <Button type="primary" title="Ctrl+N" onClick={begin}>
      {t('certificates.create')}
    </Button>
  );
  return (
    <Page fill title={t('certificates.title')} line={t('certificates.line')} actions={<LoanNav />}>
      <div className="list-chips" role="group" aria-label={t('certificates.field.state')}>
        {[null, ...certificateStates].map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            className={one === state ? 'list-chip list-chip-on' : 'list-chip'}
            aria-pressed={one === state}
            onClick={() => show({ state: one })}
          >
            {chipWords(one)}
          </button>
        ))}
      </div>
      {/* The register is printed for a period; the list on the screen is not narrowed by it. */}
      {print.panel !== false && <Period value={period} onChange={setPeriod} />}
      {print.panel}
      {taking.panel}
      <DataTable
        name="certificates"
        label={t('certificates.title')}
        columns={columns}
        rowKey={(row) => row.id}
        load={({ after, limit }) => client.call('certificates.list', { state, text, after, limit })}
        question={JSON.stringify([state, text])}
        topics={['certificates']}
        onOpen={(row) => go(paths.certificate(row.id))}
        empty={
          state === null && text === '' ? (
            <EmptyState title={t('certificates.empty')} hint={t('certificates.emptyHint')} actions={create} />
          ) : (
            <EmptyState title={t('certificates.noneFit')} />
          )
        }
        tools={
          <>
            <FilterText
              label={t('certificates.text')}
              value={text}
              onChange={(next) => show({ text: next.slice(0, 40) })}
            />
            {taking.tool}
            {print.button}
            {create}
          </>
        }
      />
    </Page>
  );
}
