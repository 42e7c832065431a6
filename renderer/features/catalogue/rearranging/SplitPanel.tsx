import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Volume } from '../../../../shared/contract/catalogue';
import { following } from '../../../../shared/domain/volume-following';
import { splitItems, withTheirGroups } from '../../../../shared/domain/volume-parts';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useJob } from '../../../lib/use-job';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Section } from '../../../ui/Page';
import { TextField } from '../../../ui/TextField';
import './rearranging.css';

type Props = {
  readonly volume: Volume;
  /** Ids of the items that are to go. */
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
  readonly onClose: () => void;
};

/** Chosen items go into a new volume; what may not be torn apart is said, and taken along by one button. */
export function SplitPanel({ volume, chosen, onChoose, onClose }: Props) {
  const { t, code } = useT();
  const say = useSay();
  const job = useJob();
  const [title, setTitle] = useState(() => following(volume, 'nextPart').title);
  const [renumber, setRenumber] = useState(true);
  const places = new Set(volume.items.flatMap(({ id }, at) => (chosen.has(id) ? [at] : [])));
  const answer = splitItems(volume.items, places);
  const whole = withTheirGroups(volume.items, places);
  const split = async () => {
    if (!answer.ok) return say('bad', code('rule', answer.error));
    if (title.trim() === '') return say('bad', code('invalid', 'required'));
    const { id, version } = volume;
    const items = answer.value.go.flatMap((at) => volume.items[at]?.id ?? []);
    const done = await job.run('catalogue.split', { id, version, items, title, renumber });
    if (done === null) return;
    say('good', t('rearranging.split.done', { count: items.length }));
    onClose();
    go(paths.volume(done.made.id));
  };
  useHotkey('save', () => void split(), !job.running);

  return (
    <Section
      title={t('rearranging.split.title', { count: places.size })}
      actions={
        <button type="button" className="link-button" onClick={onClose}>
          {t('rearranging.bulk.close')}
        </button>
      }
    >
      <div className="rearranging">
        {answer.ok ? (
          <p className="soft">{t('rearranging.split.keepsRest', { count: answer.value.stay.length })}</p>
        ) : (
          <div role="alert" className="notice notice-warn">
            <p className="notice-what">{code('rule', answer.error)}</p>
            {answer.error === 'splitApart' && (
              <Button
                size="small"
                onClick={() => onChoose(new Set([...whole].flatMap((at) => volume.items[at]?.id ?? [])))}
              >
                {t('rearranging.split.takeGroups', { count: whole.size - places.size })}
              </Button>
            )}
          </div>
        )}
        <TextField
          label={t('rearranging.split.newTitle')}
          required
          as={{ kind: 'text', focus: true }}
          value={title}
          onChange={setTitle}
          most={400}
        />
        {volume.binding === 'bound' && (
          <Checkbox checked={renumber} onChange={(event) => setRenumber(event.target.checked)}>
            {t('rearranging.split.renumber')}
          </Checkbox>
        )}
        {job.failure !== undefined && <FailureNotice error={job.failure} />}
        <div className="row">
          <Button
            type="primary"
            title="Ctrl+S"
            disabled={!answer.ok}
            loading={job.running}
            onClick={() => void split()}
          >
            {t('rearranging.split.apply')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
