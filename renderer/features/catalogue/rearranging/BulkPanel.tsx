import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { BulkPreview, BulkWishInput } from '../../../../shared/contract/rearranging';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useJob } from '../../../lib/use-job';
import { useQuery } from '../../../lib/use-query';
import { useSay } from '../../../ui/Answers';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Section } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { TextField } from '../../../ui/TextField';
import { BulkFields } from './BulkFields';
import { BulkOutcome } from './BulkOutcome';
import { readWish, type Wished } from './bulk-wish';
import './rearranging.css';

type Props = { readonly ids: readonly number[]; readonly onClose: () => void };
type Previewed = { readonly wish: BulkWishInput; readonly ids: readonly number[]; readonly preview: BulkPreview };

/** One change for all that is selected: what, then what it would do, then it is done as a whole (Ctrl+S goes on a step). */
export function BulkPanel({ ids, onClose }: Props) {
  const { t } = useT();
  const say = useSay();
  const lists = useQuery('settings.lists', {}, ['settings']);
  const job = useJob();
  const root = useRef<HTMLDivElement>(null);
  const [wished, setWished] = useState<Wished>({});
  const [seen, setSeen] = useState<Previewed | null>(null);
  const [reason, setReason] = useState('');
  const ready = lists.status === 'ready';
  useEffect(() => {
    if (ready) root.current?.querySelector<HTMLElement>('input[type="checkbox"]')?.focus();
  }, [ready]);
  // What was looked at holds for these volumes and this change only.
  const current = seen !== null && seen.ids === ids ? seen : null;
  const change = (next: Wished) => {
    setWished(next);
    setSeen(null);
  };

  const preview = async () => {
    const read = readWish(wished);
    if ('wanting' in read) {
      const field = read.wanting[0];
      if (field !== undefined)
        say('bad', t('rearranging.bulk.valueMissing', { field: t(`rearranging.bulk.field.${field}`) }));
      return;
    }
    if (Object.keys(read.wish).length === 0) return say('bad', t('rearranging.bulk.choose'));
    const answer = await job.run('catalogue.bulkPreview', { ids: [...ids], wish: read.wish });
    if (answer !== null) setSeen({ wish: read.wish, ids, preview: answer });
  };
  const apply = async ({ wish, preview: { basis, needsReason } }: Previewed) => {
    if (needsReason && reason.trim() === '') return say('bad', t('rearranging.bulk.reasonHint'));
    const said = reason.trim() === '' ? null : reason.trim();
    const done = await job.run('catalogue.bulkChange', { ids: [...ids], wish, basis, reason: said });
    if (done === null) return setSeen(null);
    const { volumes, clients } = done;
    const which = clients === 0 ? 'done' : volumes === 0 ? 'doneClients' : 'doneBoth';
    say('good', t(`rearranging.bulk.${which}`, { volumes, clients }));
    onClose();
  };
  const due = current === null ? 0 : current.preview.volumes + current.preview.clients;
  const goOn = () => void (current === null || due === 0 ? preview() : apply(current));
  useHotkey('save', goOn, !job.running);

  return (
    <Section
      title={t('rearranging.bulk.title', { count: ids.length })}
      actions={
        <button type="button" className="link-button" onClick={onClose}>
          {t('rearranging.bulk.close')}
        </button>
      }
    >
      <div ref={root} className="rearranging">
        {lists.status === 'failed' && <FailureNotice error={lists.error} />}
        {lists.status === 'ready' && <BulkFields wished={wished} lists={lists.value} onChange={change} />}
        {job.failure?.code === 'stale' ? (
          <div role="alert" className="notice notice-bad">
            <p className="notice-what">{t('rearranging.bulk.staleTitle')}</p>
            <p>{t('rearranging.bulk.staleTodo')}</p>
          </div>
        ) : (
          job.failure !== undefined && <FailureNotice error={job.failure} />
        )}
        {current !== null && lists.status === 'ready' && (
          <BulkOutcome preview={current.preview} wish={current.wish} lists={lists.value} />
        )}
        {current !== null && due === 0 && <p role="status">{t('rearranging.bulk.nothing')}</p>}
        {current?.preview.needsReason === true && (
          <TextField
            label={t('rearranging.bulk.reason')}
            hint={t('rearranging.bulk.reasonHint')}
            required
            value={reason}
            onChange={setReason}
            most={200}
          />
        )}
        {job.running && <ProgressBar progress={job.progress} stepWords={() => t('rearranging.bulk.working')} />}
        <div className="row">
          <Button {...(due === 0 ? { type: 'primary' as const, title: 'Ctrl+S' } : {})} onClick={() => void preview()}>
            {t('rearranging.bulk.preview')}
          </Button>
          {current !== null && due > 0 && (
            <Button type="primary" title="Ctrl+S" loading={job.running} onClick={() => void apply(current)}>
              {t(`rearranging.bulk.${applyWords(current.preview)}`, {
                count: current.preview.volumes,
                clients: current.preview.clients,
              })}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}

const applyWords = ({ volumes, clients }: BulkPreview) =>
  clients === 0 ? 'apply' : volumes === 0 ? 'applyClients' : 'applyBoth';
