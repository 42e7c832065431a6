import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { months } from '../../../lib/format';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useJob } from '../../../lib/use-job';
import { useQuery } from '../../../lib/use-query';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Section } from '../../../ui/Page';
import './rearranging.css';

type Props = {
  readonly ids: readonly number[];
  readonly onClose: () => void;
  /** The volume that is left of them. */
  readonly onDone: (id: number) => void;
};

/** Selected volumes become one: which of them stays is chosen, what speaks against it is said before it is done. */
export function MergePanel({ ids, onClose, onDone }: Props) {
  const { t, code } = useT();
  const say = useSay();
  const job = useJob();
  const [into, setInto] = useState<number>(ids[0] ?? 0);
  const [renumber, setRenumber] = useState(true);
  const stays = ids.includes(into) ? into : (ids[0] ?? 0);
  const from = ids.filter((id) => id !== stays);
  const asked = useQuery('catalogue.mergePreview', { into: stays, from }, ['catalogue']);
  const preview = asked.status === 'ready' ? asked.value : null;
  const lead = preview?.volumes.find(({ id }) => id === stays);

  const merge = async () => {
    if (preview === null || lead === undefined) return;
    if (preview.refusal !== null) return say('bad', code('rule', preview.refusal));
    const others = preview.volumes.filter(({ id }) => id !== stays).map(({ id, version }) => ({ id, version }));
    const done = await job.run('catalogue.merge', {
      into: { id: stays, version: lead.version },
      from: others,
      renumber,
    });
    if (done === null) return;
    say('good', t('rearranging.merge.done', { name: done.volume.referenceCode ?? done.volume.title }));
    onDone(done.volume.id);
  };
  useHotkey('save', () => void merge(), !job.running);
  const merged = preview?.merged ?? null;
  // Read in the order they were selected, whichever of them stays.
  const lines = ids.flatMap((id) => preview?.volumes.find((volume) => volume.id === id) ?? []);

  return (
    <Section
      title={t('rearranging.merge.title', { count: ids.length })}
      actions={
        <button type="button" className="link-button" onClick={onClose}>
          {t('rearranging.bulk.close')}
        </button>
      }
    >
      <div className="rearranging">
        {asked.status === 'failed' && <FailureNotice error={asked.error} />}
        <fieldset className="merge-volumes">
          <legend className="soft">{t('rearranging.merge.into')}</legend>
          <Radio.Group value={stays} onChange={(event) => setInto(Number(event.target.value))}>
            {lines.map((volume) => (
              <Radio key={volume.id} value={volume.id}>
                {t('rearranging.merge.volumeLine', {
                  name: [volume.referenceCode ?? volume.oldNumber, volume.title]
                    .filter((part) => part !== null)
                    .join(' '),
                  items: volume.items,
                })}
                {volume.refusal !== null && <span className="bulk-refused"> {code('rule', volume.refusal)}</span>}
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
        <p className="soft">{t('rearranging.merge.order')}</p>
        <Checkbox checked={renumber} onChange={(event) => setRenumber(event.target.checked)}>
          {t('rearranging.merge.renumber')}
        </Checkbox>
        {preview !== null && preview.refusal !== null && (
          <p role="alert" className="notice notice-bad">
            {code('rule', preview.refusal)}
          </p>
        )}
        {merged !== null && (
          <p role="status">
            {t('rearranging.merge.result', {
              items: merged.items,
              pages:
                merged.pages === null
                  ? t('rearranging.merge.resultNoPages')
                  : t('rearranging.merge.resultPages', { pages: merged.pages }),
              months: months(merged.firstMonth, merged.lastMonth) || t('rearranging.merge.resultNoMonths'),
            })}
          </p>
        )}
        {job.failure !== undefined && <FailureNotice error={job.failure} />}
        <div className="row">
          <Button
            type="primary"
            title="Ctrl+S"
            disabled={merged === null}
            loading={job.running}
            onClick={() => void merge()}
          >
            {t('rearranging.merge.apply')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
