import { Button } from 'antd';
import { type Hold, holdInput, type HoldInput } from '../../../shared/contract/holds';
import { levels } from '../../../shared/domain/level';
import { useClient } from '../../lib/client-context';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { useContractForm } from '../../lib/use-contract-form';
import { useSay } from '../../ui/Answers';
import { DraftNotice } from '../../ui/DraftNotice';
import { FailureNotice } from '../../ui/FailureNotice';
import { Field } from '../../ui/Field';

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
  const { control, submit, failure, dirty, saving, draft } = useContractForm({
    schema: holdInput,
    values,
    draft: `hold:${values.id ?? 'new'}`,
    save: (parsed) => client.call('holds.save', parsed),
    onSaved: (saved) => {
      say('good', t('holds.saved', { number: saved.number }));
      onSaved(saved);
    },
  });
  useHotkey('save', () => void submit());
  return (
    <form
      className="stack hold-form"
      noValidate
      aria-label={t('holds.facts')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DraftNotice draft={draft} />
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
      {failure !== undefined && <FailureNotice error={failure} />}
      <p className="row">
        <Button type="primary" htmlType="submit" loading={saving} title="Ctrl+S">
          {t('common.save')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        {dirty && <span className="soft">{t('common.unsaved')}</span>}
      </p>
    </form>
  );
}
