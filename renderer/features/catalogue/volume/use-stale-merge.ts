import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { volumeInput, VolumeInput } from '../../../../shared/contract/catalogue';
import type { AppError } from '../../../../shared/errors';
import { useClient } from '../../../lib/client-context';
import { mergeValues } from '../../../lib/merge-values';
import { valuesOf } from './volume-values';

export type StaleState =
  | { readonly status: 'none' }
  | { readonly status: 'stale'; readonly merge: () => Promise<void> }
  | { readonly status: 'merged'; readonly both: readonly (keyof VolumeInput)[] };

/** After `stale`: reads what was saved meanwhile and lays my changes over it, so that nothing of either side is lost unseen. */
export function useStaleMerge(
  form: UseFormReturn<VolumeInput, unknown, z.output<typeof volumeInput>>,
  failure: AppError | undefined,
): StaleState {
  const client = useClient();
  const [merged, setMerged] = useState<{
    readonly failure: AppError;
    readonly both: readonly (keyof VolumeInput)[];
  } | null>(null);
  if (failure !== undefined && merged?.failure === failure) return { status: 'merged', both: merged.both };
  if (failure?.code !== 'stale') return { status: 'none' };
  const merge = async () => {
    const mine = form.getValues();
    const base = { ...mine, ...form.formState.defaultValues } as VolumeInput;
    if (mine.id === null) return;
    const answer = await client.call('catalogue.volume', { id: mine.id });
    if (!answer.ok) return;
    const fresh = valuesOf(answer.value);
    const { merged: values, both } = mergeValues(
      { ...base, version: fresh.version },
      { ...mine, version: fresh.version },
      fresh,
    );
    form.reset(fresh);
    form.reset(values, { keepDefaultValues: true });
    setMerged({ failure, both });
  };
  return { status: 'stale', merge };
}
