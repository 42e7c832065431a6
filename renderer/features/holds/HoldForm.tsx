import { type Hold, holdInput, type HoldInput } from '../../../shared/contract/holds';
import { levels } from '../../../shared/domain/level';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { useContractForm } from '../../lib/use-contract-form';
import { useSay } from '../../ui/Answers';
import { Field } from '../../ui/Field';
import { RecordForm } from '../../ui/RecordForm';

type Props = {
  readonly values: HoldInput;
  readonly onSaved: (saved: Hold) => void;
  readonly onCancel: () => void;
};

/** What a hold is for: why, on whose word, since when, when to look at it again. */
export function HoldForm({ values, onSaved, onCancel }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const levelWord = useLevelWords();
  const form = useContractForm({
    schema: holdInput,
    values,
    draft: `hold:${values.id ?? 'new'}`,
    save: (parsed) => client.call('holds.save', parsed),
    onSaved: (saved) => {
      say('good', t('holds.saved', { number: saved.number }));
      onSaved(saved);
    },
  });
  const { control } = form;
  return (
    <RecordForm form={form} label={t('holds.facts')} className="hold-form" onCancel={onCancel}>
      <div className="columns">
        <Field
          control={control}
          name="title"
          label={t('holds.field.title')}
          required
          as={{ kind: 'text', focus: true }}
        />
        <Field
          control={control}
          name="authority"
          label={t('holds.field.authority')}
          hint={t('holds.hint.authority')}
          required
        />
        <Field
          control={control}
          name="reason"
          label={t('holds.field.reason')}
          required
          wide
          as={{ kind: 'area', rows: 2 }}
        />
        <Field control={control} name="startsOn" label={t('holds.field.startsOn')} required as={{ kind: 'date' }} />
        <Field
          control={control}
          name="reviewOn"
          label={t('holds.field.reviewOn')}
          hint={t('holds.hint.reviewOn')}
          as={{ kind: 'date' }}
        />
        <Field control={control} name="contact" label={t('holds.field.contact')} />
        <Field
          control={control}
          name="level"
          label={t('holds.field.level')}
          hint={t('holds.hint.level')}
          as={{ kind: 'select', options: levels.map((value) => ({ value, label: levelWord(value) })) }}
        />
        <Field control={control} name="note" label={t('holds.field.note')} wide as={{ kind: 'area', rows: 2 }} />
      </div>
    </RecordForm>
  );
}
