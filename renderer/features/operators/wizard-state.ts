import { z } from 'zod';
import { newOperator, setUpInput } from '../../../shared/contract/operators';
import type { InputOf } from '../../../shared/contract/index';
import type { Level } from '../../../shared/domain/level';
import { firstOperatorLacks } from '../../../shared/domain/operators';

/** The steps of first run, in order. */
export const steps = ['fonds', 'levels', 'operator', 'recovery', 'confirm'] as const;
export type Step = (typeof steps)[number];

export const fondsSchema = setUpInput.pick({ fondsNumber: true, fondsName: true }).extend({
  folder: z
    .strictObject({ ticket: setUpInput.shape.folder, name: z.string() })
    .nullable()
    .refine((folder) => folder !== null, 'chooseOne'),
});
export type FondsInput = z.input<typeof fondsSchema>;

/** The first operator, the passphrase typed twice. Strength is the engine's to judge. */
export const operatorSchema = newOperator
  .extend({ passphraseAgain: z.string() })
  .refine((typed) => typed.passphrase === typed.passphraseAgain, {
    path: ['passphraseAgain'],
    message: 'passphrasesDiffer',
  })
  .superRefine((typed, context) => {
    for (const [field, message] of Object.entries(firstOperatorLacks(typed)))
      context.addIssue({ code: 'custom', path: [field], message });
  });
export type OperatorInput = z.input<typeof operatorSchema>;

/** What the wizard holds while nothing is on disk; it is never kept as a draft, since a passphrase is in it. */
export type WizardState = {
  readonly fonds: FondsInput;
  readonly levels: Readonly<Record<string, Level>>;
  readonly operator: OperatorInput;
  readonly recovery: { readonly recoveryKey: string; readonly vaultName: string } | null;
  readonly recoveryKeyTyped: string;
};
export const blank: WizardState = {
  fonds: { fondsNumber: '', fondsName: '', folder: null },
  levels: {},
  operator: {
    login: '',
    fullName: '',
    staffCode: '',
    roles: ['archivist'],
    clearance: 'topSecret',
    passphrase: '',
    passphraseAgain: '',
  },
  recovery: null,
  recoveryKeyTyped: '',
};

/** The question that creates the archive; null while an answer is missing. */
export function setUpOf(
  { fonds, levels, operator, recoveryKeyTyped }: WizardState,
  language: InputOf<'operators.setUp'>['language'],
): InputOf<'operators.setUp'> | null {
  if (fonds.folder === null) return null;
  const { passphraseAgain, ...first } = operator;
  if (passphraseAgain !== first.passphrase) return null;
  return {
    folder: fonds.folder.ticket,
    fondsNumber: fonds.fondsNumber,
    fondsName: fonds.fondsName,
    typeLevels: levels,
    operator: first,
    recoveryKeyTyped,
    language,
  };
}
