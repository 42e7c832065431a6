import { useCallback } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import type { AppError } from '../../../shared/errors';
import type { CommandName, InputOf, OutputOf } from '../../../shared/contract/index';
import type { Result } from '../../../shared/result';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { type ContractForm, useContractForm } from '../../lib/use-contract-form';
import { useSay } from '../../ui/Answers';

type SaveName = Extract<CommandName, `settings.save${string}` | 'persons.save'>;

/** The form of one row of a list: saved by one command, answered at the foot of the window. The contract's schema stands a second time in the engine. */
export function useRowForm<V extends FieldValues, O extends InputOf<SaveName>>(
  name: SaveName,
  schema: z.ZodType<O, V>,
  values: V,
  draft: string,
  onDone: () => void,
): ContractForm<V, O> {
  const client = useClient();
  const { t } = useT();
  const say = useSay();
  const save = useCallback(
    (input: O): Promise<Result<OutputOf<SaveName>, AppError>> => client.call(name, input),
    [client, name],
  );
  return useContractForm({
    schema,
    values,
    draft,
    save,
    onSaved: () => {
      say('good', t('common.saved'));
      onDone();
    },
  });
}
