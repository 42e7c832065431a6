import type { FieldValues } from 'react-hook-form';
import { type DraftState, useDraft } from './use-draft';
import { useLeaveGuard } from './use-leave-guard';
import { type SchemaForm, type SchemaFormOptions, useSchemaForm } from './use-schema-form';

type Options<V extends FieldValues, O, R> = SchemaFormOptions<V, O, R> & {
  /** Key of the draft on the desk, e.g. `volume:12`; null where nothing may be kept. */
  readonly draft: string | null;
};
export type ContractForm<V extends FieldValues, O> = SchemaForm<V, O> & { readonly draft: DraftState };

/** A form of the unlocked program: as `useSchemaForm`, with its draft on the desk, and leaving asks while it is dirty. */
export function useContractForm<V extends FieldValues, O, R>({
  draft: key,
  onSaved,
  ...options
}: Options<V, O, R>): ContractForm<V, O> {
  const form = useSchemaForm<V, O, R>({
    ...options,
    onSaved: async (saved) => {
      await draft.drop();
      await onSaved(saved);
    },
  });
  const draft = useDraft(key, form.form);
  useLeaveGuard(form.dirty);
  return { ...form, draft };
}
