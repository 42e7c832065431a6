import { useT } from '../../lib/i18n';
import type { ImportStep } from './use-import';

const steps = ['choose', 'columns', 'check', 'done'] as const satisfies readonly ImportStep['at'][];

/** Where the person is between a file and a batch. */
export function ImportSteps({ at }: { readonly at: ImportStep['at'] }) {
  const { t } = useT();
  return (
    <ol className="import-steps" aria-label={t('exchange.steps')}>
      {steps.map((step, index) => (
        <li key={step} aria-current={step === at ? 'step' : undefined} className={index < steps.indexOf(at) ? 'import-step-past' : undefined}>
          {index + 1}. {t(`exchange.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
