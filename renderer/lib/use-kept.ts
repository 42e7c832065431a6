import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useDesk } from './desk-context';

/**
 * What a person is in the middle of on a screen that is no form (the scan tray of the loan desk), kept on the desk as a
 * draft `key` is: in Dexie at once, in the engine within 300 ms; so it outlives a crash of the page and a lock.
 * `value` is undefined until the desk has been looked at. What no longer parses, from an earlier version, is let go.
 */
export function useKept<S extends z.ZodType>(key: string, schema: S, empty: z.output<S>) {
  const desk = useDesk();
  const [value, setValue] = useState<z.output<S>>();
  const now = useRef(empty);
  const first = useRef({ schema, empty });
  const writing = useRef<'no' | 'yes' | 'again'>('no');

  useEffect(() => {
    let current = true;
    void desk.drafts.get(key).then((draft) => {
      if (!current) return;
      const kept = draft === undefined ? undefined : read(first.current.schema, draft.body);
      now.current = kept ?? first.current.empty;
      setValue(now.current);
    });
    return () => {
      current = false;
    };
  }, [desk, key]);

  /** One write at a time, and after it the newest once more: scans come faster than a long tray is written. */
  const write = useCallback(async () => {
    if (writing.current !== 'no') {
      writing.current = 'again';
      return;
    }
    do {
      writing.current = 'yes';
      await desk.saveDraft(key, JSON.stringify(now.current));
    } while (stillAsked(writing));
    writing.current = 'no';
  }, [desk, key]);
  /** Changes it from what it is at this moment, not from what was drawn last: answers come faster than pictures. */
  const change = useCallback(
    (how: (before: z.output<S>) => z.output<S>) => {
      now.current = how(now.current);
      setValue(now.current);
      void write();
    },
    [write],
  );
  const drop = useCallback(() => {
    now.current = first.current.empty;
    setValue(now.current);
    writing.current = 'no';
    void desk.dropDraft(key);
  }, [desk, key]);
  /** What it is at this moment, for code that runs between two pictures. */
  const look = useCallback(() => now.current, []);
  return { value, now: look, change, drop };
}

/** Asked through a function, since it changes while the write is awaited. */
const stillAsked = (writing: { readonly current: string }): boolean => writing.current === 'again';

function read<S extends z.ZodType>(schema: S, body: string): z.output<S> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
