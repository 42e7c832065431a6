import { useEffect, useRef } from 'react';
import { useT } from '../../lib/i18n';
import type { ImportStep } from './use-import';

const steps = ['choose', 'columns', 'check', 'done'] as const satisfies readonly ImportStep['at'][];

/** Where the person is between a file and a batch. A new step takes the focus, since the button that led there is gone. */
export function ImportSteps({ at }: { readonly at: ImportStep['at'] }) {
  const { t } = useT();
  const here = useRef<HTMLLIElement>(null);
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current !== at) here.current?.focus();
    shown.current = at;
  }, [at]);
  return (
    <ol className="import-steps" aria-label={t('exchange.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          ref={step === at ? here : null}
          tabIndex={step === at ? -1 : undefined}
          aria-current={step === at ? 'step' : undefined}
          className={index < steps.indexOf(at) ? 'import-step-past' : undefined}
        >
          {index + 1}. {t(`exchange.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
