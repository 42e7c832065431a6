import { z } from 'zod';
import type { InputOf } from '../../../shared/contract/index';
import type { OperatorRow } from '../../../shared/contract/operators';
import { level, line, login, passphrase, role, rowId } from '../../../shared/contract/primitives';

/** The same passphrase twice; strength is the engine's to judge. */
const typedTwice = (typed: { readonly passphrase: string; readonly passphraseAgain: string }): boolean =>
  typed.passphrase === typed.passphraseAgain;
const differ = { path: ['passphraseAgain'], message: 'passphrasesDiffer' };

/** Somebody of the list of persons, or name and staff code of one who is not in it yet. */
export const addSchema = z
  .object({
    personId: rowId.nullable(),
    fullName: line(40),
    staffCode: line(20),
    login,
    roles: z.array(role).min(1, 'required'),
    clearance: level,
    passphrase,
    passphraseAgain: z.string(),
  })
  .refine(typedTwice, differ)
  .refine(({ personId, fullName }) => personId !== null || fullName !== '', { path: ['fullName'], message: 'required' })
  .refine(({ personId, staffCode }) => personId !== null || staffCode !== '', {
    path: ['staffCode'],
    message: 'required',
  });
export type AddInput = z.input<typeof addSchema>;
export type AddOutput = z.output<typeof addSchema>;
export const blankOperator: AddInput = {
  personId: null,
  fullName: '',
  staffCode: '',
  login: '',
  roles: [],
  clearance: 'general',
  passphrase: '',
  passphraseAgain: '',
};

export function addOf({
  personId,
  fullName,
  staffCode,
  passphraseAgain: _again,
  ...rest
}: AddOutput): InputOf<'operators.add'> {
  return { ...rest, person: personId === null ? { kind: 'new', fullName, staffCode } : { kind: 'known', personId } };
}

export const ownSchema = z
  .object({ current: passphrase, passphrase, passphraseAgain: z.string() })
  .refine(typedTwice, differ);
export type OwnInput = z.input<typeof ownSchema>;

export const recoverSchema = z
  .object({
    recoveryKey: z.string().min(1, 'required').max(200, 'tooLong'),
    login,
    passphrase,
    passphraseAgain: z.string(),
  })
  .refine(typedTwice, differ);
export type RecoverInput = z.input<typeof recoverSchema>;

/** What is open on the operators page: one thing at a time. */
export type Opened =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'add' }
  | { readonly kind: 'change' | 'remove'; readonly operator: OperatorRow }
  | { readonly kind: 'reissue'; readonly replaces: string | null }
  | { readonly kind: 'drop'; readonly slot: string; readonly place: number }
  | { readonly kind: 'renewKey' };
