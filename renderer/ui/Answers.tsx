import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useT } from '../lib/i18n';
import './notice.css';

type Answer = { readonly tone: 'good' | 'bad'; readonly text: string };
const SayContext = createContext<((tone: Answer['tone'], text: string) => void) | undefined>(undefined);

/** Says in the line at the foot of the window what has just been done; it stays until the next answer, and is read aloud. */
export function useSay(): (tone: Answer['tone'], text: string) => void {
  const say = useContext(SayContext);
  if (say === undefined) throw new Error('useSay needs an AnswersProvider');
  return say;
}

export function AnswersProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useT();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const say = useCallback((tone: Answer['tone'], text: string) => setAnswer({ tone, text }), []);
  return (
    <SayContext.Provider value={say}>
      {children}
      <div className="answers" role="status" aria-live="polite" aria-label={t('frame.answers')}>
        {answer !== null && <span className={`answer answer-${answer.tone}`}>{answer.text}</span>}
      </div>
    </SayContext.Provider>
  );
}
