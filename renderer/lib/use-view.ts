import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback } from 'react';
import type { z } from 'zod';
import { useDesk } from './desk-context';

/** A view setting of the operator (columns, filters), kept on the desk and in the archive; one that no longer parses is `initial`. */
export function useView<S extends z.ZodType>(
  name: string,
  schema: S,
  initial: z.output<S>,
): readonly [z.output<S>, (value: z.input<S>) => void] {
  const desk = useDesk();
  const kept = useLiveQuery(() => desk.views.get(name), [desk, name]);
  const parsed = kept === undefined ? undefined : schema.safeParse(kept.value);
  const keep = useCallback((value: z.input<S>) => void desk.saveView(name, value), [desk, name]);
  return [parsed?.success === true ? parsed.data : initial, keep];
}
