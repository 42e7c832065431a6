import { useT } from '../../lib/i18n';

const points = ['words', 'noPoem', 'keep', 'noRotation'] as const;

/** How to make one that holds, and when to change it: only when it may be known (NIST SP 800-63B, 5.1.1.2). */
export function PassphraseAdvice() {
  const { t } = useT();
  return (
    <details className="soft operators-text">
      <summary>{t('operators.advice.title')}</summary>
      <ul>
        {points.map((point) => (
          <li key={point}>{t(`operators.advice.${point}`)}</li>
        ))}
      </ul>
    </details>
  );
}
