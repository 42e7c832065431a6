import { Button } from 'antd';
import { useWatch } from 'react-hook-form';
import type { Attachment, AttachedTo } from '../../../shared/contract/attachments';
import { commands, type InputOf, type OutputOf, type ParsedInputOf } from '../../../shared/contract/index';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSchemaForm } from '../../lib/use-schema-form';
import { useSay } from '../Answers';
import { FailureNotice } from '../FailureNotice';
import { Field } from '../Field';
import { sizeOf } from './size';

export type PickedScan = NonNullable<OutputOf<'shell.pickFile'>>;
type Props = {
  readonly of: AttachedTo;
  readonly id: number;
  readonly picked: PickedScan;
  /** What a new scan may stand in the place of. */
  readonly inForce: readonly Attachment[];
  readonly onDone: () => void;
};

/** What the picked file is, and whether it supersedes an earlier one; only saving reads it. */
export function AttachForm({ of, id, picked, inForce, onDone }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const values: InputOf<'attachments.add'> = { of, id, file: picked.ticket, note: '', supersedes: null, reason: null };
  const { control, submit, failure, saving } = useSchemaForm<
    InputOf<'attachments.add'>,
    ParsedInputOf<'attachments.add'>,
    OutputOf<'attachments.add'>
  >({
    schema: commands['attachments.add'].input,
    values,
    save: (parsed) => client.call('attachments.add', parsed),
    onSaved: (saved) => {
      say('good', t('attachments.saved', { name: saved.name }));
      onDone();
    },
  });
  const supersedes = useWatch({ control, name: 'supersedes' });
  return (
    <form
      aria-label={t('attachments.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>
        {t('attachments.file')} <strong>{picked.name}</strong> · {sizeOf(picked.bytes, t)}
      </p>
      <Field
        control={control}
        name="note"
        label={t('attachments.note')}
        hint={t('attachments.noteHint')}
        as={{ kind: 'text', focus: true }}
      />
      {inForce.length > 0 && (
        <Field
          control={control}
          name="supersedes"
          label={t('attachments.supersedes')}
          as={{
            kind: 'select',
            clearable: true,
            options: inForce.map((one) => ({
              value: one.id,
              label: one.note === null ? one.name : `${one.name} · ${one.note}`,
            })),
          }}
        />
      )}
      {typeof supersedes === 'number' && (
        <Field control={control} name="reason" label={t('attachments.reason')} required />
      )}
      {failure !== undefined && <FailureNotice error={failure} />}
      <Button htmlType="submit" type="primary" loading={saving}>
        {t('attachments.save')}
      </Button>{' '}
      <Button onClick={onDone} disabled={saving}>
        {t('attachments.cancel')}
      </Button>
    </form>
  );
}
