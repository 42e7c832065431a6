import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { type Volume, volumeInput, type VolumeInput } from '../../../../shared/contract/catalogue';
import type { OutputOf } from '../../../../shared/contract/index';
import { useClient } from '../../../lib/client-context';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useContractForm } from '../../../lib/use-contract-form';
import { useSay } from '../../../ui/Answers';
import { DraftNotice } from '../../../ui/DraftNotice';
import { FailureNotice } from '../../../ui/FailureNotice';
import { FormSections } from './FormSections';
import { StaleNotice } from './StaleNotice';
import { useStaleMerge } from './use-stale-merge';
import { nameOf } from './volume-values';
import './volume.css';

type Props = {
  /** Null for a volume being begun. */
  readonly volume: Volume | null;
  readonly values: VolumeInput;
  readonly lists: OutputOf<'settings.lists'>;
  /** The field to begin at; a check led here. */
  readonly focus: keyof VolumeInput | null;
  /** Tells the draft of a volume that goes on from another from a plain new one's. */
  readonly draft?: string;
  readonly onSaved: (volume: Volume) => void;
  readonly onCancel: (dirty: boolean) => void;
};
const controls = 'input, textarea, [role="combobox"]';

/** All facts of a volume, edited in place and saved as a whole with Ctrl+S; what is unsaved is kept as a draft. */
export function VolumeForm({ volume, values, lists, focus, draft: draftKey, onSaved, onCancel }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const root = useRef<HTMLFormElement>(null);
  const { control, form, submit, failure, dirty, saving, draft } = useContractForm({
    schema: volumeInput,
    values,
    draft: draftKey ?? `volume:${volume?.id ?? 'new'}`,
    save: (parsed) => client.call('catalogue.saveVolume', parsed),
    onSaved: (saved) => {
      say(
        'good',
        volume === null ? t('catalogue.volume.created') : t('catalogue.volume.saved', { name: nameOf(saved) }),
      );
      onSaved(saved);
    },
  });
  const stale = useStaleMerge(form, failure);
  const { submitCount, isValid } = form.formState;

  useEffect(() => {
    root.current
      ?.querySelector<HTMLElement>(focus === null ? controls : `[data-field="${focus}"] :is(${controls})`)
      ?.focus();
  }, [focus]);
  useEffect(() => {
    if (submitCount > 0 && !isValid) root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [submitCount, isValid]);
  useHotkey('save', () => void submit());

  const nameOfField = (field: string) =>
    root.current?.querySelector(`[data-field="${field}"] label`)?.textContent ?? field;
  return (
    <form
      ref={root}
      className="volume-form"
      noValidate
      aria-label={volume === null ? t('catalogue.volume.creating') : t('catalogue.volume.editing')}
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
      {stale.status === 'none' ? (
        failure !== undefined && <FailureNotice error={failure} />
      ) : (
        <StaleNotice state={stale} nameOfField={nameOfField} />
      )}
      <FormSections control={control} volume={volume} lists={lists} />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={saving} title="Ctrl+S">
          {t('common.save')}
        </Button>
        <Button onClick={() => onCancel(dirty)}>{t('common.cancel')}</Button>
        {dirty && (
          <span className="unsaved" role="status">
            {t('catalogue.volume.unsaved')}
          </span>
        )}
      </div>
    </form>
  );
}
