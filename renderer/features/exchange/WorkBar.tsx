import { useT } from '../../lib/i18n';
import { useProgress } from '../../lib/use-progress';
import { ProgressBar } from '../../ui/ProgressBar';
import type { ImportWork } from './use-import';

type Props = { readonly work: ImportWork };

/** What the engine is at, how far, and a way to stop it. */
export function WorkBar({ work }: Props) {
  const { t } = useT();
  const progress = useProgress(true);
  const words = t(`exchange.${work}Work`);
  return (
    <section aria-label={words}>
      <ProgressBar progress={progress} stepWords={() => words} />
    </section>
  );
}
