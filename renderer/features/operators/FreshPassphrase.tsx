import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useT } from '../../lib/i18n';
import { Field } from '../../ui/Field';

type Props<V extends FieldValues, O> = {
  readonly control: Control<V, unknown, O>;
  readonly names: { readonly once: FieldPath<V>; readonly again: FieldPath<V> };
  /** What the first of the two is called: the passphrase, or the new one. */
  readonly label: string;
  readonly hint?: string;
};

/** A passphrase that is being made: typed twice, offered to no password manager, and never kept as a draft. */
export function FreshPassphrase<V extends FieldValues, O>({ control, names, label, hint }: Props<V, O>) {
  const { t } = useT();
  const as = { kind: 'password', fresh: true } as const;
  return (
    <>
      <Field control={control} name={names.once} label={label} hint={hint} required as={as} />
      <Field control={control} name={names.again} label={t('operators.passphraseAgain')} required as={as} />
    </>
  );
}
