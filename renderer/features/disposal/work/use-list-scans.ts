import { useCallback, useState } from 'react';
import type { ListScan } from '../../../../shared/contract/disposal-list';
import type { AppError } from '../../../../shared/errors';
import type { Result } from '../../../../shared/result';
import { useSound } from '../../../lib/sounds';
import { useScanQueue } from '../../../lib/use-scan-queue';
import { type Spoken, useSpoken, type Work } from './scan-words';

export type Told = Spoken & { readonly n: number };
/** What was done stands on the list itself; the tray only shows the last ones. */
const KEPT = 60;
/** What a scan comes to: an answer about a row of the list, or words of the screen's own. */
export type Heard = ListScan | Spoken;

/** Scans against a list, answered one after another in the order they came, each in words, colour and sound. */
export function useListScans(work: Work, ask: (code: string) => Promise<Result<Heard, AppError>>) {
  const sound = useSound();
  const spoken = useSpoken(work);
  const [told, setTold] = useState<readonly Told[]>([]);
  const [count, setCount] = useState(0);
  const say = useCallback(
    (words: Spoken) => {
      sound(words.tone);
      setCount((before) => before + 1);
      setTold((before) => [{ ...words, n: (before[0]?.n ?? 0) + 1 }, ...before].slice(0, KEPT));
    },
    [sound],
  );
  const { push, waiting } = useScanQueue<string>(async (code) => {
    const heard = await ask(code);
    say(spoken(heard));
  });
  return { scan: push, waiting, told, count, say };
}
