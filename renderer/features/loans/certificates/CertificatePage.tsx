import { Button } from 'antd';
import { useState } from 'react';
import type { Certificate } from '../../../../shared/contract/certificates';
import type { CertificateAction } from '../../../../shared/domain/certificate';
import { useClient } from '../../../lib/client-context';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useMay } from '../../../lib/session';
import { useQuery } from '../../../lib/use-query';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Page, Section } from '../../../ui/Page';
import { LoanNav } from '../LoanNav';
import { useDeed } from '../../../lib/use-deed';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import { CertificateDialogs, type CertificateDialog } from './CertificateDialogs';
import { CertificateForm } from './CertificateForm';
import { CertificateTag } from './CertificateTag';
import { valuesOf } from './certificate-values';
import './certificates.css';

/** One certificate: the question, what is recorded and where, and the three people who put their names to it. */
export function CertificatePage({ id }: { readonly id: number }) {
  const { t } = useT();
  const asked = useQuery('certificates.get', { id }, ['certificates', 'catalogue']);
  if (asked.status === 'loading')
    return (
      <Page title={t('certificates.one')} actions={<LoanNav />}>
        <p role="status" aria-busy="true">
          {t('common.loading')}
        </p>
      </Page>
    );
  if (asked.status === 'failed')
    return (
      <Page title={t('certificates.one')} actions={<LoanNav />}>
        <FailureNotice error={asked.error} />
      </Page>
    );
  return <Record certificate={asked.value} />;
}

function Record({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const mayWrite = useMay('certificates.write');
  const { busy, failure, run } = useDeed();
  const [editing, setEditing] = useState(false);
  const [dialog, setDialog] = useState<CertificateDialog>('none');
  const { id, version, number, state, finding, sources } = certificate;
  const print = usePrintPanel({ of: 'certificate', id }, number ?? t('certificates.one'));
  const may = (action: CertificateAction) => mayWrite && certificate.actions.includes(action);
  useHotkey('edit', () => setEditing(true), may('save') && !editing);
  const facts: readonly (readonly [string, string | null])[] = [
    [t('certificates.field.applicant'), certificate.applicant],
    [t('certificates.field.purpose'), certificate.purpose],
    [t('certificates.field.question'), certificate.question],
    [t('certificates.field.finding'), t(`certificates.finding.${finding}`)],
    [t('certificates.field.extract'), certificate.extract],
    [t('certificates.field.searched'), certificate.searched],
    [t('certificates.field.copies'), String(certificate.copies)],
    [t('common.reason'), certificate.reason],
  ];
  const people = [
    [t('certificates.draftedBy'), certificate.draftedBy] as const,
    [t('certificates.proofreadBy'), certificate.proofreadBy] as const,
    [t('certificates.checkedBy'), certificate.checkedBy] as const,
  ];
  return (
    <Page
      title={t('certificates.one')}
      code={number ?? undefined}
      mark={<CertificateTag state={state} />}
      actions={<LoanNav />}
    >
      {!editing && (
        <div className="certificate-actions row">
          {may('save') && (
            <Button title="E" onClick={() => setEditing(true)}>
              {t('certificates.action.save')}
            </Button>
          )}
          {may('submit') && (
            <Button
              type="primary"
              loading={busy}
              onClick={() =>
                void run(client.call('certificates.submit', { id, version }), (done) =>
                  say('good', t('certificates.submitted', { number: done.number ?? '' })),
                )
              }
            >
              {t('certificates.action.submit')}
            </Button>
          )}
          {state === 'issued' && print.button}
          {(['proofread', 'check', 'sendBack', 'void'] as const).filter(may).map((action) => (
            <Button
              key={action}
              {...(action === 'proofread' || action === 'check' ? { type: 'primary' as const } : {})}
              {...(action === 'void' ? { danger: true } : {})}
              onClick={() => setDialog(action)}
            >
              {t(`certificates.action.${action}`)}
            </Button>
          ))}
        </div>
      )}
      {failure !== null && <FailureNotice error={failure} />}
      {state === 'issued' && print.panel}
      {editing ? (
        <CertificateForm
          values={valuesOf(certificate)}
          shown={sources}
          onSaved={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Section title={t('certificates.facts')}>
          <dl className="certificate-facts">
            {facts.map(([name, value]) =>
              value === null ? null : (
                <div key={name} className="fact">
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
            )}
          </dl>
        </Section>
      )}
      {!editing && (
        <Section title={t('certificates.field.sources')}>
          {sources.length === 0 ? (
            <p className="soft">{t('certificates.noSources')}</p>
          ) : (
            <ul className="figures">
              {sources.map((one) => (
                <li key={`${one.volumeId}-${one.itemId ?? 0}-${one.page}`}>
                  <a href={`#${paths.volume(one.volumeId)}`}>{one.code}</a> {one.title}
                  {one.sequence !== null &&
                    ` · ${t('certificates.sourceItem', { sequence: one.sequence, title: one.itemTitle ?? '' })}`}
                  {` · ${t('certificates.sourcePage', { page: one.page })}`}
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      <Section title={t('certificates.people')}>
        <dl className="certificate-facts figures">
          {people.map(([name, signed]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>
                {signed === null ? (
                  <span className="soft">{t('loans.slip.open')}</span>
                ) : (
                  t('loans.slip.signed', { name: signed.name, on: signed.on, by: t(`loans.by.${signed.manner}`) })
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <CertificateDialogs open={dialog} certificate={certificate} onClose={() => setDialog('none')} />
    </Page>
  );
}
