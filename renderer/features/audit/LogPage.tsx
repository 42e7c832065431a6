import { useState } from 'react';
import type { AuditEntry } from '../../../shared/contract/audit';
import { useClient } from '../../lib/client-context';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { replace } from '../../lib/route';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page } from '../../ui/Page';
import { ExportButton, useExport } from './ExportLog';
import { EntryPanel } from './EntryPanel';
import { everything, isNarrowed, type LogFilter, questionOf } from './log-filter';
import { LogFilterBar } from './LogFilterBar';
import { PaperCheck } from './PaperCheck';
import { signersLine } from './signer-words';
import { subjectsLine } from './subject-words';
import type { Thing } from './ThingField';
import { LastVerified, LogWork, useVerify, VerifyAnswer, VerifyButton } from './VerifyChain';
import './audit.css';

type Props = {
  readonly subject: string | null;
  /** Came to check the code of a paper. */
  readonly checking?: boolean;
};
/** Log 日志: every deed, newest first, each with what was before and after; for one subject when the address says so. */
export function LogPage({ subject, checking = false }: Props) {
  const { t, code } = useT();
  const client = useClient();
  const [rest, setRest] = useState<Omit<LogFilter, 'subject'>>(everything);
  const [active, setActive] = useState<AuditEntry | null>(null);
  const [thing, setThing] = useState<Thing | null>(null);
  const verifying = useVerify();
  const filter: LogFilter = { ...rest, subject };
  const question = questionOf(filter);
  const exporting = useExport(filter);

  const onFilter = ({ subject: wanted, ...others }: LogFilter) => {
    setRest(others);
    setActive(null);
    if (wanted !== subject) replace(paths.audit(wanted === null ? {} : { subject: wanted }));
  };
  const columns: readonly Column<AuditEntry>[] = [
    { key: 'seq', head: t('audit.head.seq'), width: '4rem', align: 'right', fixed: true, cell: (entry) => entry.seq },
    { key: 'at', head: t('audit.head.at'), width: '8.5rem', fixed: true, cell: (entry) => instant(entry.at) },
    { key: 'operator', head: t('audit.head.operator'), width: '5.5rem', cell: (entry) => entry.operator },
    {
      key: 'deed',
      head: t('audit.head.deed'),
      width: 'minmax(8rem, 0.8fr)',
      cell: (entry) => code('deed', entry.deed),
      whole: (entry) => code('deed', entry.deed),
    },
    {
      key: 'subject',
      head: t('audit.head.subject'),
      width: 'minmax(10rem, 1fr)',
      cell: (entry) => subjectsLine(entry, t),
      whole: (entry) => subjectsLine(entry, t),
    },
    {
      key: 'reason',
      head: t('audit.head.reason'),
      width: '12rem',
      optional: true,
      cell: (entry) => entry.reason ?? '',
      whole: (entry) => entry.reason ?? '',
    },
    {
      key: 'signers',
      head: t('audit.head.signers'),
      width: '8rem',
      optional: true,
      cell: (entry) => signersLine(entry.signers, t),
      whole: (entry) => signersLine(entry.signers, t),
    },
  ];
  const chosen = thing?.subject === subject ? thing.label : null;
  const label = active?.details.find((detail) => detail.subject === subject)?.label ?? chosen;
  return (
    <Page
      title={t('audit.title')}
      line={t('audit.line')}
      fill
      actions={
        <>
          <ExportButton busy={exporting.busy} onExport={() => void exporting.run()} />
          <VerifyButton busy={verifying.busy} onVerify={() => void verifying.verify()} />
        </>
      }
    >
      <VerifyAnswer answer={verifying.answer} failure={verifying.failure} />
      {exporting.failure !== null && <FailureNotice error={exporting.failure} />}
      {(verifying.busy || exporting.busy) && (
        <LogWork words={t(verifying.busy ? 'audit.verifyWork' : 'audit.export.work')} />
      )}
      <LastVerified />
      <PaperCheck open={checking} />
      <LogFilterBar
        filter={filter}
        label={label}
        onFilter={onFilter}
        onThing={(wanted) => {
          setThing(wanted);
          onFilter({ ...filter, subject: wanted.subject });
        }}
      />
      <div className="log">
        <DataTable
          name="audit"
          label={t('audit.list')}
          columns={columns}
          rowKey={(entry) => entry.seq}
          question={JSON.stringify(question)}
          topics={['audit']}
          load={(page) => client.call('audit.list', { ...question, ...page })}
          onActive={setActive}
          onOpen={setActive}
          empty={
            isNarrowed(filter) ? (
              <EmptyState title={t('audit.emptyHere')} hint={t('audit.emptyHint')} />
            ) : (
              <EmptyState title={t('audit.empty')} />
            )
          }
        />
        <EntryPanel entry={active} onOnly={(wanted) => onFilter({ ...filter, subject: wanted })} />
      </div>
    </Page>
  );
}
