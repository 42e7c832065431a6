import type { AppError } from '../../../shared/errors';
import { ok, type Result } from '../../../shared/result';
import { noSuchSlot, proven, refusedBy, rewritten, sharedOf } from './amend';
import type { VaultDocument } from './format';
import { productPolicy, type KdfPolicy } from './kdf';
import { freshId, freshIdentity, makeSlot, type Identity, type SlotOwner } from './slot';
import type { Unlocked } from './unlocked';

/**
 * Changes of who may open the vault: bytes of vault.json in, new bytes out, nothing on disk touched. All of them ask
 * for an unlocked session and refuse a file that its MAC does not prove. The last argument is for tests only.
 */
export type Changed = { readonly file: Buffer };
export type Issued = Changed & { readonly operatorId: string; readonly signPublicKey: Buffer };
export type NewOperator = { readonly login: string; readonly passphrase: string; readonly now: number };

/** Refused by `loginTaken` also for names kept for recovery slots. */
export async function addOperator(
  file: Uint8Array,
  session: Unlocked,
  { login, passphrase, now }: NewOperator,
  policy: KdfPolicy = productPolicy,
): Promise<Result<Issued, AppError>> {
  const document = proven(file, session);
  if (!document.ok) return document;
  const taken = document.value.slots.some((slot) => slot.login === login) || login.startsWith('recovery-');
  if (taken) return refusedBy('loginTaken');
  const owner: SlotOwner = { id: freshId(), kind: 'operator', login, createdAt: new Date(now).toISOString() };
  return put(document.value, session, owner, passphrase, freshIdentity(), policy);
}

/** The operator's own new passphrase: new salt, same keys, same id. The store is not touched; old backups keep the old one. */
export async function changePassphrase(
  file: Uint8Array,
  session: Unlocked,
  passphrase: string,
  policy: KdfPolicy = productPolicy,
): Promise<Result<Issued, AppError>> {
  const document = proven(file, session);
  if (!document.ok) return document;
  const owner = document.value.slots.find((slot) => slot.id === session.operatorId);
  if (owner === undefined) return noSuchSlot(session.operatorId);
  return put(document.value, session, ownerOf(owner), passphrase, session.identity, policy);
}

/**
 * A new passphrase for an operator who forgot theirs. Their private keys are lost with it, so they get new ones under
 * the same id; the new signing key must be introduced in the log.
 */
export async function reissueOperator(
  file: Uint8Array,
  session: Unlocked,
  { operatorId, passphrase, now }: { readonly operatorId: string; readonly passphrase: string; readonly now: number },
  policy: KdfPolicy = productPolicy,
): Promise<Result<Issued, AppError>> {
  const document = proven(file, session);
  if (!document.ok) return document;
  const owner = document.value.slots.find((slot) => slot.id === operatorId && slot.kind === 'operator');
  if (owner === undefined) return noSuchSlot(operatorId);
  return put(
    document.value,
    session,
    { ...ownerOf(owner), createdAt: new Date(now).toISOString() },
    passphrase,
    freshIdentity(),
    policy,
  );
}

/**
 * Takes an operator's slot out. Their old copy of the vault still opens the present store, so this goes together with
 * rotateDataKey() on the bytes it returns, and one replaceFile() for both.
 */
export function removeOperator(file: Uint8Array, session: Unlocked, operatorId: string): Result<Changed, AppError> {
  const document = proven(file, session);
  if (!document.ok) return document;
  const slots = document.value.slots.filter((slot) => slot.id !== operatorId || slot.kind !== 'operator');
  if (slots.length === document.value.slots.length) return noSuchSlot(operatorId);
  if (!slots.some((slot) => slot.kind === 'operator')) return refusedBy('lastOperator');
  const changed = rewritten(document.value, slots, session);
  return changed.ok ? ok({ file: changed.value }) : changed;
}

const ownerOf = ({ id, kind, login, createdAt }: SlotOwner): SlotOwner => ({ id, kind, login, createdAt });

/** Writes the owner's slot in its place, or at the end for a new owner. */
export async function put(
  document: VaultDocument,
  session: Unlocked,
  owner: SlotOwner,
  passphrase: string,
  identity: Identity,
  policy: KdfPolicy,
): Promise<Result<Issued, AppError>> {
  const made = await makeSlot(owner, passphrase, identity, sharedOf(session), policy);
  const known = document.slots.some((slot) => slot.id === owner.id);
  const slots = known ? document.slots.map((slot) => (slot.id === owner.id ? made : slot)) : [...document.slots, made];
  const changed = rewritten(document, slots, session);
  return changed.ok
    ? ok({ file: changed.value, operatorId: owner.id, signPublicKey: identity.signing.publicKey })
    : changed;
}
