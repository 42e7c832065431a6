import { Button } from 'antd';
import { useState } from 'react';
import type { Client } from '../../../shared/contract/clients';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { go } from '../../lib/route';
import { useMay } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/FailureNotice';
import { HistoryList } from '../../ui/HistoryList';
import { Page, Section } from '../../ui/Page';
import { HoldNotice } from '../../ui/HoldNotice';
import { IssuedList } from '../../ui/print/IssuedList';
import { PrintPanel } from '../../ui/print/PrintPanel';
import { ClientFacts } from './ClientFacts';
import { ClientForm } from './ClientForm';
import { valuesOf } from './client-values';
import { ClientLoans } from './ClientLoans';
import { ContactsMade } from './ContactsMade';
import { ClientVolumes } from './ClientVolumes';
import './clients.css';

/** The record page of a client: facts and contacts, its volumes by year, who changed what. */
export function ClientPage({ id }: { readonly id: number }) {
  const { t } = useT();
  const asked = useQuery('clients.get', { id }, ['clients', 'catalogue', 'persons']);
  const lists = useQuery('settings.lists', {}, ['settings', 'clients']);
  const [saved, setSaved] = useState<Client | null>(null);
  if (asked.status === 'failed')
    return (
      <Page title={t('clients.title')}>
        <FailureNotice error={asked.error} />
      </Page>
    );
  if (lists.status === 'failed')
    return (
      <Page title={t('clients.title')}>
        <FailureNotice error={lists.error} />
      </Page>
    );
  if (asked.status === 'loading' || lists.status === 'loading')
    return (
      <Page title={t('clients.title')}>
        <p role="status" aria-busy="true">
          {t('clients.loading')}
        </p>
      </Page>
    );
  const client = saved !== null && saved.version > asked.value.version ? saved : asked.value;
  return <ClientRecord client={client} kinds={lists.value.clientKinds} onSaved={setSaved} />;
}

type Props = { readonly client: Client; readonly kinds: readonly string[]; readonly onSaved: (client: Client) => void };
function ClientRecord({ client, kinds, onSaved }: Props) {
  const { t } = useT();
  const mayWrite = useMay('catalogue.write');
  const [editing, setEditing] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [printing, setPrinting] = useState(false);
  useHotkey('print', () => setPrinting(true), !editing);
  useHotkey('edit', () => setEditing(true), mayWrite && !editing);
  useHotkey('new', () => go(paths.newVolume({ clientId: client.id })), mayWrite && !editing);
  const holds = useQuery('holds.ofClient', { clientId: client.id }, ['holds']);
  const { firstYear: first, lastYear: last, volumes } = client;
  const line =
    first === null || last === null ? t('clients.holdingsNone') : t('clients.holdings', { volumes, first, last });
  return (
    <Page
      title={client.name}
      code={client.code}
      line={line}
      actions={
        !editing && (
          <>
            <Button title="Ctrl+P" onClick={() => setPrinting(true)}>
              {t('forms.title')}
            </Button>
            {mayWrite && (
              <>
                <Button title="E" onClick={() => setEditing(true)}>
                  {t('clients.editKey')}
                </Button>
                <Button type="primary" title="Ctrl+N" onClick={() => go(paths.newVolume({ clientId: client.id }))}>
                  {t('clients.newVolume')}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      {printing && (
        <PrintPanel
          subject={{ of: 'client', id: client.id }}
          name={`${client.code} ${client.name}`}
          onClose={() => setPrinting(false)}
        />
      )}
      {holds.status === 'ready' && <HoldNotice {...holds.value} />}
      <Section title={t('clients.facts')}>
        {editing ? (
          <ClientForm
            client={client}
            values={valuesOf(client)}
            kinds={kinds}
            onCancel={(dirty) => (dirty ? setLeaving(true) : setEditing(false))}
            onSaved={(now) => {
              onSaved(now);
              setEditing(false);
            }}
          />
        ) : (
          <ClientFacts client={client} />
        )}
      </Section>
      <Section title={t('clients.contactsMade')}>
        <ContactsMade clientId={client.id} />
      </Section>
      <Section title={t('clients.openLoans')}>
        <ClientLoans clientId={client.id} />
      </Section>
      <Section title={t('clients.volumes')}>
        <ClientVolumes clientId={client.id} />
      </Section>
      <Section title={t('forms.list')}>
        <IssuedList of="client" id={client.id} />
      </Section>
      <Section title={t('clients.history')}>
        <HistoryList subject={`client:${client.id}`} />
      </Section>
      {leaving && (
        <Dialog
          title={t('common.draft.leaveTitle')}
          ok={t('common.draft.leave')}
          cancel={t('common.draft.stay')}
          onCancel={() => setLeaving(false)}
          onOk={() => {
            setLeaving(false);
            setEditing(false);
          }}
        >
          <p>{t('common.draft.leaveBody')}</p>
        </Dialog>
      )}
    </Page>
  );
}
