import { type ReactNode, useState } from 'react';
import { useT } from '../../lib/i18n';
import { ConfirmStep } from './ConfirmStep';
import { FondsStep } from './FondsStep';
import { LevelsStep } from './LevelsStep';
import { OperatorStep } from './OperatorStep';
import { RecoveryStep } from './RecoveryStep';
import { Sheet } from './Sheet';
import { blank, type Step, steps, type WizardState } from './wizard-state';

/** First run, step by step; nothing is on disk before the last one. */
export function Wizard({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useT();
  const [state, setState] = useState<WizardState>(blank);
  const [step, setStep] = useState<Step>('fonds');
  const at = steps.indexOf(step);
  const back = () => {
    const before = steps[at - 1];
    if (before === undefined) onLeave();
    else setStep(before);
  };
  const next = (part: Partial<WizardState>) => {
    setState((held) => ({ ...held, ...part }));
    setStep(steps[at + 1] ?? step);
  };
  const screens: Record<Step, ReactNode> = {
    fonds: <FondsStep state={state} onBack={back} onNext={next} />,
    levels: <LevelsStep state={state} onBack={back} onNext={next} />,
    operator: <OperatorStep state={state} onBack={back} onNext={next} />,
    recovery: (
      <RecoveryStep
        state={state}
        onPrepared={(recovery) => setState((held) => ({ ...held, recovery }))}
        onBack={back}
        onNext={next}
      />
    ),
    confirm: <ConfirmStep state={state} onBack={back} />,
  };
  return (
    <Sheet wide title={t(`operators.step.${step}`)}>
      <ol className="steps">
        {steps.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {index + 1}. {t(`operators.stepShort.${one}`)}
          </li>
        ))}
      </ol>
      {screens[step]}
    </Sheet>
  );
}
