import { Button } from 'antd';
import { useState } from 'react';
import { instant } from '../../../lib/format';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useJob } from '../../../lib/use-job';
import { useQuery } from '../../../lib/use-query';
import { useSay } from '../../../ui/Answers';
import { ReasonDialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import './rearranging.css';

/** The operator's last split, merge or change of many, while it can be taken back as a whole (Ctrl+Z asks why). */
export function LastChange() {
  const { t } = useT();
  const say = useSay();
  const job = useJob();
  const [asking, setAsking] = useState(false);
  const asked = useQuery('catalogue.undoable', {}, ['catalogue', 'clients']);
  const last = asked.status === 'ready' ? asked.value : null;
  useHotkey('undo', () => setAsking(true), last !== null && !asking);
  if (last === null) return null;
  const { id, kind, at, volumes } = last;
  const undo = async (reason: string, drop: () => void) => {
    const done = await job.run('catalogue.undo', { id, reason });
    if (done === null) return;
    drop();
    setAsking(false);
    say('good', t(`rearranging.undo.done.${done.kind}`));
  };
  return (
    <p className="last-change">
      <span className="soft">{t(`rearranging.undo.line.${kind}`, { at: instant(at), count: volumes })}</span>{' '}
      <Button size="small" title="Ctrl+Z" onClick={() => setAsking(true)}>
        {t('rearranging.undo.button')}
      </Button>
      {asking && (
        <ReasonDialog
          draft={`reason:change:${id}`}
          title={t(`rearranging.undo.title.${kind}`)}
          ok={t('rearranging.undo.button')}
          busy={job.running}
          onCancel={() => setAsking(false)}
          body={
            <>
              {job.failure !== undefined && <FailureNotice error={job.failure} />}
              <p>{t(`rearranging.undo.body.${kind}`, { count: volumes })}</p>
            </>
          }
          onOk={(reason, done) => void undo(reason, done)}
        />
      )}
    </p>
  );
}
