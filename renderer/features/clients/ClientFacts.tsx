import type { Client } from '../../../shared/contract/clients';
import { useT } from '../../lib/i18n';

/** The facts of a client and the people there. */
export function ClientFacts({ client }: { readonly client: Client }) {
  const { t } = useT();
  const none = <span className="soft">{t('common.none')}</span>;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('clients.kind'), client.kind],
    [t('clients.openedOn'), client.openedOn],
    [t('clients.keeper'), client.keeper],
    [t('clients.note'), client.note],
  ];
  return (
    <>
      <dl className="facts figures">
        {facts.flatMap(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value ?? none}</dd>])}
      </dl>
      <h3 className="contacts-head">{t('clients.contacts')}</h3>
      {client.contacts.length === 0 ? (
        <p className="soft">{t('clients.noContacts')}</p>
      ) : (
        <ul className="contact-list">
          {client.contacts.map((contact, index) => (
            <li key={`${index}-${contact.name ?? ''}`}>
              {[contact.name, contact.phone, contact.note].filter((part) => part !== null).join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
