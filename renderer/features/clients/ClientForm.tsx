import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type Client, clientInput } from '../../../shared/contract/clients';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { mergeValues } from '../../lib/merge-values';
import { useContractForm } from '../../lib/use-contract-form';
import { useSay } from '../../ui/Answers';
import { DraftNotice } from '../../ui/DraftNotice';
import { FailureNotice } from '../../ui/FailureNotice';
import { Field } from '../../ui/Field';
import { Contacts } from './Contacts';
import { type ClientInput, valuesOf } from './client-values';

type Props = {
  readonly client: Client | null;
  readonly values: ClientInput;
  readonly kinds: readonly string[];
  readonly onSaved: (client: Client) => void;
  readonly onCancel: (dirty: boolean) => void;
};

/** All facts of a client, saved as a whole with Ctrl+S. */
export function ClientForm({ client: saved, values, kinds, onSaved, onCancel }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const root = useRef<HTMLFormElement>(null);
  const [merged, setMerged] = useState<AppError>();
  const { control, form, submit, failure, dirty, saving, draft } = useContractForm({
    schema: clientInput,
    values,
    draft: `client:${saved?.id ?? 'new'}`,
    save: (parsed) => client.call('clients.save', parsed),
    onSaved: (now) => {
      say('good', t('clients.saved', { name: now.name }));
      onSaved(now);
    },
  });
  useHotkey('save', () => void submit());
  useEffect(() => root.current?.querySelector('input')?.focus(), []);

  /** What was saved meanwhile, with my changes laid over it. */
  const merge = async () => {
    const mine = form.getValues();
    const answer = mine.id === null ? null : await client.call('clients.get', { id: mine.id });
    if (answer?.ok !== true) return;
    const fresh = valuesOf(answer.value);
    const { version } = fresh;
    const result = mergeValues<ClientInput>({ ...values, version }, { ...mine, version }, fresh);
    form.reset(fresh);
    form.reset(result.merged, { keepDefaultValues: true });
    setMerged(failure);
  };
  const stale = failure?.code === 'stale' && failure !== merged;
  return (
    <form
      ref={root}
      className="client-form"
      noValidate
      aria-label={saved === null ? t('clients.newClient') : t('clients.editing')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onCancel(dirty);
      }}
    >
      <DraftNotice draft={draft} />
      {stale && (
        <div className="notice notice-bad" role="alert">
          <p className="notice-what">{t('clients.stale')}</p>
          <p>{t('clients.staleKept')}</p>
          <Button size="small" onClick={() => void merge()}>
            {t('clients.merge')}
          </Button>
        </div>
      )}
      {failure !== undefined && failure.code !== 'stale' && <FailureNotice error={failure} />}
      <div className="columns">
        <Field control={control} name="code" label={t('clients.code')} required />
        <Field control={control} name="name" label={t('clients.name')} required />
        <Field
          control={control}
          name="kind"
          label={t('clients.kind')}
          as={{ kind: 'select', clearable: true, options: kinds.map((kind) => ({ value: kind, label: kind })) }}
        />
        <Field control={control} name="openedOn" label={t('clients.openedOn')} as={{ kind: 'date' }} />
        <Field
          control={control}
          name="keeperId"
          label={t('clients.keeper')}
          as={{ kind: 'person', shown: saved?.keeper ?? null }}
        />
        <Field control={control} name="keeper" label={t('clients.keeperWritten')} hint={t('clients.keeperHint')} />
        <Field control={control} name="note" label={t('clients.note')} as={{ kind: 'text' }} wide />
      </div>
      <Contacts control={control} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={saving} title="Ctrl+S">
          {t('common.save')}
        </Button>
        <Button onClick={() => onCancel(dirty)}>{t('common.cancel')}</Button>
        {dirty && (
          <span className="client-unsaved" role="status">
            {t('clients.unsaved')}
          </span>
        )}
      </div>
    </form>
  );
}
