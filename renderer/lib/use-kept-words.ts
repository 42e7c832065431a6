import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useDesk } from './desk-context';

const keptWords = z.object({ words: z.string() });

/**
 * The one text of a dialog that is no form (a reason, a remark), kept on the desk as draft `key`: a lock or a crash leaves
 * what was typed. Text that is emptied leaves no draft; `drop` is for the end, done or cancelled.
 */
export function useKeptWords(key: string) {
  const desk = useDesk();
  const [words, setWords] = useState('');
  const typed = useRef(false);

  useEffect(() => {
    let current = true;
    void desk.drafts.get(key).then((draft) => {
      const kept = draft === undefined ? undefined : read(draft.body);
      // What is being typed already is newer than what was left.
      if (current && kept !== undefined && !typed.current) setWords(kept);
    });
    return () => {
      current = false;
    };
  }, [desk, key]);

  const drop = useCallback(() => void desk.dropDraft(key), [desk, key]);
  const change = useCallback(
    (next: string) => {
      typed.current = true;
      setWords(next);
      if (next === '') drop();
      else void desk.saveDraft(key, JSON.stringify({ words: next }));
    },
    [desk, drop, key],
  );
  return { words, change, drop };
}

function read(body: string): string | undefined {
  try {
    const parsed = keptWords.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.words : undefined;
  } catch {
    return undefined;
  }
}
