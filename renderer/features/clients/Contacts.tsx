import { Button } from 'antd';
import { type Control, useFieldArray } from 'react-hook-form';
import type { z } from 'zod';
import type { clientInput } from '../../../shared/contract/clients';
import { useT } from '../../lib/i18n';
import { Field } from '../../ui/Field';
import type { ClientInput } from './client-values';

const MAX_CONTACTS = 20;

/** The people at a client, a row each. */
export function Contacts({
  control,
}: {
  readonly control: Control<ClientInput, unknown, z.output<typeof clientInput>>;
}) {
  const { t } = useT();
  const { fields, append, remove } = useFieldArray({ control, name: 'contacts' });
  return (
    <fieldset className="contacts">
      <legend>{t('clients.contacts')}</legend>
      {fields.map((contact, index) => (
        <div
          key={contact.id}
          className="contact-row"
          role="group"
          aria-label={t('clients.contactRow', { row: index + 1 })}
        >
          <Field control={control} name={`contacts.${index}.name`} label={t('clients.contactName')} />
          <Field control={control} name={`contacts.${index}.phone`} label={t('clients.contactPhone')} />
          <Field control={control} name={`contacts.${index}.note`} label={t('clients.contactNote')} />
          <Button
            size="small"
            type="text"
            aria-label={t('clients.removeContact', { row: index + 1 })}
            onClick={() => remove(index)}
          >
            {t('common.remove')}
          </Button>
        </div>
      ))}
      {fields.length < MAX_CONTACTS && (
        <Button size="small" onClick={() => append({ name: null, phone: null, note: null })}>
          {t('clients.addContact')}
        </Button>
      )}
    </fieldset>
  );
}
