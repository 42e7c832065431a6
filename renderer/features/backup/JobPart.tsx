import type { Job } from '../../lib/use-job';
import { type T, useT } from '../../lib/i18n';
import { FailureNotice } from '../../ui/FailureNotice';
import { ProgressBar } from '../../ui/ProgressBar';

const steps = ['copy', 'check', 'vault', 'digest', 'manifest', 'restore', 'compare', 'read'] as const;
const stepWords = (step: string, t: T): string => {
  const known = steps.find((one) => one === step);
  return known === undefined ? '' : t(`backup.step.${known}`);
};

/** How far the job is, with a way to stop it; and why the last one failed. */
export function JobPart({ job }: { readonly job: Job }) {
  const { t } = useT();
  return (
    <>
      {job.running && <ProgressBar progress={job.progress} stepWords={(step) => stepWords(step, t)} />}
      {job.failure !== undefined && <FailureNotice error={job.failure} />}
    </>
  );
}
