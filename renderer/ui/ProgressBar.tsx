import { Button } from 'antd';
import type { ProgressEvent } from '../../shared/contract/index';
import { useClient } from '../lib/client-context';
import { useT } from '../lib/i18n';
import './notice.css';

type Props = {
  readonly progress: ProgressEvent | null;
  /** Words for the step the engine names. */ readonly stepWords: (step: string) => string;
  /** false: it is stopped elsewhere, by a dialog's own button. */ readonly stop?: boolean;
};

/** How far a long job is, and a way to stop it; `of` is 0 where nobody knows how much there is. */
export function ProgressBar({ progress, stepWords, stop = true }: Props) {
  const { t } = useT();
  const client = useClient();
  if (progress === null) return <p role="status">{t('common.working')}</p>;
  const { job, step, done, of } = progress;
  const isOpen = of === 0;
  const words = isOpen
    ? t('common.progressOpen', { step: stepWords(step), done })
    : t('common.progress', { step: stepWords(step), done, of });
  return (
    <div className="progress">
      <progress {...(isOpen ? {} : { value: done, max: of })} aria-label={words} />
      <span className="figures">{words}</span>
      {stop && (
        <Button size="small" onClick={() => void client.call('shell.cancel', { job })}>
          {t('common.cancelJob')}
        </Button>
      )}
    </div>
  );
}
