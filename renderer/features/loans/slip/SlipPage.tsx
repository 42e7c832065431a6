import { useState } from 'react';
import type { Loan } from '../../../../shared/contract/loans';
import { clauseName } from '../../../../shared/i18n/clauses';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { useQuery } from '../../../lib/use-query';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page, Section } from '../../../ui/Page';
import { Tag } from '../../../ui/StateTag';
import { IssuedList } from '../../../ui/print/IssuedList';
import { LoanNav } from '../LoanNav';
import { LoanTag } from '../LoanTag';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import { ApprovalPart } from './ApprovalPart';
import { ReminderPart } from './ReminderPart';
import { SlipActions } from './SlipActions';
import { SlipDialogs, type SlipDialog } from './SlipDialogs';
import { SlipFacts } from './SlipFacts';
import { SlipLines } from './SlipLines';
import './slip.css';

/** The record page of a slip 借阅单: state, who approved and who is next, volumes line by line. */
export function SlipPage({ id }: { readonly id: number }) {
  const { t } = useT();
  const asked = useQuery('loans.get', { id }, ['loans', 'catalogue', 'persons', 'settings']);
  if (asked.status === 'loading')
    return (
      <Page title={t('loans.slip.title')} actions={<LoanNav />}>
        <p role="status" aria-busy="true">
          {t('loans.slip.loading')}
        </p>
      </Page>
    );
  if (asked.status === 'failed')
    return (
      <Page title={t('loans.slip.title')} actions={<LoanNav />}>
        <FailureNotice error={asked.error} />
      </Page>
    );
  return <Slip loan={asked.value} />;
}

function Slip({ loan }: { readonly loan: Loan }) {
  const { t, language } = useT();
  const levelWord = useLevelWords();
  const [dialog, setDialog] = useState<SlipDialog>({ kind: 'none' });
  // Nothing of a draft is printed: it has no number yet. A copy has its own form of approval (BM-7(8)).
  const print = usePrintPanel(
    { of: 'loan', id: loan.id },
    loan.number ?? t('loans.slip.draftTitle'),
    loan.manner === 'copy'
      ? ['copyApproval']
      : loan.manner === 'read'
        ? ['readingApplication', 'loanSlip', 'outCard']
        : ['loanSlip', 'outCard', 'readingApplication'],
  );
  const due =
    loan.dueOn === null
      ? []
      : [t('loans.slip.dueLine', { due: loan.dueOn, clause: clauseName(loan.dueClause, language) })];
  return (
    <Page
      title={loan.number === null ? t('loans.slip.draftTitle') : t('loans.slip.title')}
      code={loan.number ?? undefined}
      mark={
        <>
          <LoanTag state={loan.state} waiting={loan.waiting} />{' '}
          {loan.overdueDays > 0 && <Tag tone="bad">{t('loans.slip.late', { days: loan.overdueDays })}</Tag>}
        </>
      }
      line={
        <>
          <a href={`#${paths.borrower(loan.borrower.id)}`}>{loan.borrower.name}</a>
          {' · '}
          {[
            t(`loans.manner.${loan.manner}`),
            t('loans.slip.volumes', { count: loan.lines.length }),
            levelWord(loan.level),
            ...due,
          ].join(' · ')}
        </>
      }
      actions={<LoanNav />}
    >
      <SlipActions loan={loan} onDialog={setDialog} print={print.button} />
      {print.panel}
      <Section title={t('loans.slip.facts')}>
        <SlipFacts loan={loan} />
      </Section>
      <Section title={t('loans.slip.approvals')}>
        <ApprovalPart loan={loan} />
      </Section>
      <Section title={t('loans.slip.lines')}>
        <SlipLines loan={loan} onDialog={setDialog} />
      </Section>
      {(loan.state === 'issued' || loan.reminders.length > 0) && (
        <Section title={t('loans.slip.reminders')}>
          <ReminderPart loan={loan} />
        </Section>
      )}
      {loan.number !== null && (
        <Section title={t('catalogue.volume.printed')}>
          <IssuedList of="loan" id={loan.id} />
        </Section>
      )}
      <SlipDialogs open={dialog} loan={loan} onClose={() => setDialog({ kind: 'none' })} />
    </Page>
  );
}
