import { zodResolver } from '@hookform/resolvers/zod';
import { useCallback, useEffect, useState } from 'react';
import { type Control, type DefaultValues, type FieldPath, type FieldValues, useForm, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import { type DraftState, useDraft } from './use-draft';

type Options<V extends FieldValues, O, R> = {
  /** The contract's zod object: the only checks a form has. */
  readonly schema: z.ZodType<O, V>;
  readonly values: V;
  /** e.g. `volume:12`; null where nothing may be kept (passphrases). */
  readonly draft: string | null;
  readonly save: (values: O) => Promise<Result<R, AppError>>;
  readonly onSaved: (saved: R) => void;
};
export type ContractForm<V extends FieldValues, O> = {
  readonly control: Control<V, unknown, O>;
  readonly form: UseFormReturn<V, unknown, O>;
  readonly submit: () => Promise<void>;
  /** What could not be laid at a field's door. */
  readonly failure: AppError | undefined;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly draft: DraftState;
};

/**
 * A form over one command: react-hook-form holds the state, the contract's schema checks it, `invalidInput` goes back to
 * its fields, every other failure stands in one notice. `values` that change (someone saved) reset a form that is not dirty.
 */
export function useContractForm<V extends FieldValues, O, R>({ schema, values, draft: draftKey, save, onSaved }: Options<V, O, R>): ContractForm<V, O> {
  const [failure, setFailure] = useState<AppError>();
  const form = useForm<V, unknown, O>({ resolver: zodResolver<V, unknown, O>(schema as never), defaultValues: values as DefaultValues<V> });
  const draft = useDraft(draftKey, form);
  const { isDirty, isSubmitting } = form.formState;

  const fresh = JSON.stringify(values);
  useEffect(() => {
    if (!form.formState.isDirty) form.reset(JSON.parse(fresh) as V);
  }, [form, fresh]);

  const submit = useCallback(async () => {
    setFailure(undefined);
    await form.handleSubmit(async (parsed) => {
      const result = await save(parsed);
      if (result.ok) {
        await draft.drop();
        form.reset(form.getValues());
        onSaved(result.value);
        return;
      }
      if (result.error.code !== 'invalidInput') return setFailure(result.error);
      const fields = Object.entries(result.error.fields);
      for (const [field, keys] of fields) form.setError(field as FieldPath<V>, { message: keys[0] ?? 'invalid' });
      if (fields.length === 0) setFailure(result.error);
    })();
  }, [form, save, onSaved, draft]);

  return { control: form.control, form, submit, failure, dirty: isDirty, saving: isSubmitting, draft };
}
