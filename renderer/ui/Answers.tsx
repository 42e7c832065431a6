import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useT } from '../lib/i18n';
import { usePlace } from '../lib/route';
import './notice.css';

type Answer = { readonly tone: 'good' | 'bad'; readonly text: string; readonly at: number };
const SayContext = createContext<((tone: Answer['tone'], text: string) => void) | undefined>(undefined);

/** What was said so shortly before the page changed was said on the way, e.g. "saved" on the way to the new record. */
const ON_THE_WAY_MS = 1500;

/**
 * Says in the line at the foot of the window what has just been done, and has it read aloud. It stays until the next
 * answer or until the person goes to another page, where it would speak of something else.
 */
export function useSay(): (tone: Answer['tone'], text: string) => void {
  const say = useContext(SayContext);
  if (say === undefined) throw new Error('useSay needs an AnswersProvider');
  return say;
}

export function AnswersProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useT();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const say = useCallback((tone: Answer['tone'], text: string) => setAnswer({ tone, text, at: performance.now() }), []);
  const { path } = usePlace();
  useEffect(() => {
    setAnswer((last) => (last !== null && performance.now() - last.at > ON_THE_WAY_MS ? null : last));
  }, [path]);
  return (
    <SayContext.Provider value={say}>
      {children}
      <div className="answers" role="status" aria-live="polite" aria-label={t('frame.answers')}>
        {answer !== null && <span className={`answer answer-${answer.tone}`}>{answer.text}</span>}
      </div>
    </SayContext.Provider>
  );
}
