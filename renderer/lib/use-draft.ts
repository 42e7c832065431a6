import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useDesk } from './desk-context';

export type DraftState = {
  /** When the draft that now stands in the form was left (UTC); null when the form shows what is saved. */
  readonly restoredAt: string | null;
  /** Throws the draft away and shows what is saved. */
  readonly discard: () => void;
  /** Call after saving: the draft has become the record. */
  readonly drop: () => Promise<void>;
};

/**
 * Keeps what is typed into a form as a draft `key` of the desk, and puts a draft left earlier back into it.
 * A form that is as saved has no draft. Secrets never go through here: forms with a passphrase pass `null`.
 */
export function useDraft<V extends FieldValues, O>(key: string | null, form: UseFormReturn<V, unknown, O>): DraftState {
  const desk = useDesk();
  const [restoredAt, setRestoredAt] = useState<string | null>(null);
  const ready = useRef(false);

  useEffect(() => {
    if (key === null) return undefined;
    let current = true;
    ready.current = false;
    void desk.drafts.get(key).then((draft) => {
      if (!current) return;
      if (draft !== undefined) {
        form.reset(JSON.parse(draft.body) as V, { keepDefaultValues: true });
        setRestoredAt(draft.savedAt);
      }
      ready.current = true;
    });
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        if (ready.current && isDirty === true) void desk.saveDraft(key, JSON.stringify(values));
      },
    });
    return () => {
      current = false;
      stop();
    };
  }, [desk, key, form]);

  const drop = useCallback(async () => {
    setRestoredAt(null);
    if (key !== null) await desk.dropDraft(key);
  }, [desk, key]);
  const discard = useCallback(() => {
    ready.current = false;
    form.reset();
    void drop().then(() => {
      ready.current = true;
    });
  }, [drop, form]);
  return { restoredAt, discard, drop };
}
