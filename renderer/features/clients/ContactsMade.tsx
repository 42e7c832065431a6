import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { contactInput } from '../../../shared/contract/clients';
import { contactManners } from '../../../shared/domain/first-contact';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useMay, useSession } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { useSchemaForm } from '../../lib/use-schema-form';
import { useSay } from '../../ui/Answers';
import { FailureNotice } from '../../ui/FailureNotice';
import { Field } from '../../ui/Field';

/** Contacts made with a client; the first is due within a week of opening (ZZ-1.3), and a note fulfils it. */
export function ContactsMade({ clientId }: { readonly clientId: number }) {
  const { t } = useT();
  const mayWrite = useMay('catalogue.write');
  const [noting, setNoting] = useState(false);
  const part = useRef<HTMLDivElement>(null);
  const done = () => {
    setNoting(false);
    part.current?.focus();
  };
  const asked = useQuery('clients.contacts', { id: clientId }, ['clients']);
  if (asked.status === 'failed') return <FailureNotice error={asked.error} />;
  if (asked.status === 'loading') return <p role="status">{t('common.loading')}</p>;
  const { first, rows } = asked.value;
  return (
    <div ref={part} tabIndex={-1} role="group" aria-label={t('clients.contactsMade')} className="stack">
      {(first.kind === 'open' || first.kind === 'late') && (
        <p className={first.kind === 'late' ? 'notice notice-bad' : 'notice notice-warn'} role="status">
          {t(`clients.firstContact.${first.kind}`, { day: first.dueOn })}
        </p>
      )}
      {rows.length === 0 ? (
        <p className="soft">{t('clients.noContactsMade')}</p>
      ) : (
        <ul className="contact-list">
          {rows.map((row) => (
            <li key={row.id}>
              {[row.onDay, t(`clients.contactManner.${row.manner}`), row.by, row.note]
                .filter((part) => part !== null)
                .join(' · ')}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && !noting && (
        <div className="row">
          <Button size="small" onClick={() => setNoting(true)}>
            {t('clients.noteContact')}
          </Button>
        </div>
      )}
      {noting && <ContactForm clientId={clientId} onDone={done} />}
    </div>
  );
}

function ContactForm({ clientId, onDone }: { readonly clientId: number; readonly onDone: () => void }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { today, personId, fullName } = useSession();
  const [values] = useState<z.input<typeof contactInput>>({
    id: clientId,
    onDay: today,
    manner: 'telephone',
    byId: personId,
    note: '',
  });
  const { control, submit, failure, saving } = useSchemaForm({
    schema: contactInput,
    values,
    save: (parsed) => client.call('clients.recordContact', parsed),
    onSaved: () => {
      say('good', t('clients.contactNoted'));
      onDone();
    },
  });
  return (
    <form
      className="client-form"
      noValidate
      aria-label={t('clients.noteContact')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onDone()}
    >
      {failure !== undefined && <FailureNotice error={failure} />}
      <div className="columns">
        <Field control={control} name="onDay" label={t('clients.contactDay')} as={{ kind: 'date' }} required />
        <Field
          control={control}
          name="manner"
          label={t('clients.contactMannerLabel')}
          as={{
            kind: 'select',
            options: contactManners.map((manner) => ({ value: manner, label: t(`clients.contactManner.${manner}`) })),
          }}
        />
        <Field
          control={control}
          name="byId"
          label={t('clients.contactBy')}
          as={{ kind: 'person', shown: fullName }}
          required
        />
        <Field control={control} name="note" label={t('clients.contactWhat')} as={{ kind: 'text' }} wide required />
      </div>
      <div className="row">
        <Button type="primary" size="small" htmlType="submit" loading={saving}>
          {t('common.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
