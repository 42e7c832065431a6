import { zodResolver } from '@hookform/resolvers/zod';
import { useCallback, useEffect, useState } from 'react';
import {
  type Control,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  useForm,
  type UseFormReturn,
} from 'react-hook-form';
import type { z } from 'zod';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';

export type SchemaFormOptions<V extends FieldValues, O, R> = {
  /** The contract's zod object: the only checks a form has. */
  readonly schema: z.ZodType<O, V>;
  readonly values: V;
  readonly save: (values: O) => Promise<Result<R, AppError>>;
  readonly onSaved: (saved: R) => void | Promise<void>;
};
export type SchemaForm<V extends FieldValues, O> = {
  readonly control: Control<V, unknown, O>;
  readonly form: UseFormReturn<V, unknown, O>;
  readonly submit: () => Promise<void>;
  /** What could not be laid at a field's door. */
  readonly failure: AppError | undefined;
  readonly dirty: boolean;
  readonly saving: boolean;
};

/**
 * A form over one command: react-hook-form holds the state, the contract's schema checks it, `invalidInput` goes back to
 * its fields, every other failure stands in one notice. `values` that change (someone saved) reset a form that is not dirty.
 */
export function useSchemaForm<V extends FieldValues, O, R>({
  schema,
  values,
  save,
  onSaved,
}: SchemaFormOptions<V, O, R>): SchemaForm<V, O> {
  const [failure, setFailure] = useState<AppError>();
  const form = useForm<V, unknown, O>({ resolver: zodResolver(schema), defaultValues: values as DefaultValues<V> });
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
        form.reset(form.getValues());
        await onSaved(result.value);
        return;
      }
      const fields = result.error.code === 'invalidInput' ? Object.entries(result.error.fields) : [];
      for (const [field, keys] of fields) form.setError(field as FieldPath<V>, { message: keys[0] ?? 'invalid' });
      if (fields.length === 0) setFailure(result.error);
    })();
  }, [form, save, onSaved]);

  return { control: form.control, form, submit, failure, dirty: isDirty, saving: isSubmitting };
}
