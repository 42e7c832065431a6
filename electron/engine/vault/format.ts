import { z } from 'zod';
import { login } from '../../../shared/contract/primitives';
import { SALT_LENGTH } from './kdf';
import { NONCE_LENGTH, TAG_LENGTH } from './seal';
import { Secret } from './secret';

/**
 * vault.json, version 1: who may open the archive and which store file is the living one. One line of canonical JSON
 * (RFC 8785). It holds short login names and no full names: the file lies in the clear beside the store.
 */
export const FORMAT = 'guicang-vault';
export const FORMAT_VERSION = 1;
export const MAX_RECOVERY_SLOTS = 2;
/** Far above what 200 operators need; a bigger file is not read into memory. */
export const MAX_VAULT_BYTES = 1024 * 1024;

/** Standard base64 of exactly `bytes` bytes, in its one canonical spelling. */
const base64 = (bytes: number) =>
  z.string().refine((text) => {
    const raw = Buffer.from(text, 'base64');
    return raw.length === bytes && raw.toString('base64') === text;
  });
const id = z.string().regex(/^[0-9a-f]{32}$/);
const positive = z.int().min(1).max(0xffff_ffff);
const publicKey = base64(32);
const sealedSecret = z.strictObject({ nonce: base64(NONCE_LENGTH), ciphertext: base64(Secret.LENGTH + TAG_LENGTH) });

/** In its stored spelling already: no second spelling of a name could stand beside the first. */
const storedLogin = z.string().refine((text) => login.safeParse(text).data === text);
export const recoveryLogin = (place: number): string => `recovery-${String(place)}`;
const isRecoveryLogin = (text: string): boolean => /^recovery-\d+$/.test(text);

const slotSchema = z
  .strictObject({
    id,
    kind: z.enum(['operator', 'recovery']),
    login: storedLogin,
    createdAt: z.iso.datetime({ precision: 3 }),
    kdf: z.strictObject({
      algorithm: z.literal('argon2id'),
      version: z.literal(19),
      memoryKiB: positive,
      passes: positive,
      lanes: positive,
      salt: base64(SALT_LENGTH),
    }),
    encPublicKey: publicKey,
    signPublicKey: publicKey,
    sealedEncPrivate: sealedSecret,
    sealedSignPrivate: sealedSecret,
    /** Known to every unlocked operator and to nobody who only has the files; see data-key-slot.ts. */
    sealedGroupSecret: sealedSecret,
    sealedDataKeys: z
      .array(sealedSecret.extend({ version: positive, ephemeralPublicKey: publicKey }))
      .min(1)
      .max(8),
  })
  .refine((slot) => isRecoveryLogin(slot.login) === (slot.kind === 'recovery'), 'reservedLogin')
  .refine((slot) => unique(slot.sealedDataKeys.map((key) => key.version)), 'duplicateVersion');

const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** What the MAC covers. */
const contentShape = {
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  vaultId: id,
  /** A plain file name: a pointer can never lead out of the archive's folder. */
  pointer: z.strictObject({ store: z.string().regex(/^room-[1-9]\d{0,5}\.db$/), dataKeyVersion: positive }),
  slots: z.array(slotSchema).min(2).max(400),
};

/** Rules between slots; the last operator and the last recovery slot can never be gone from a written file. */
export const vaultSchema = z
  .strictObject({ ...contentShape, mac: base64(32), sum: base64(32) })
  .refine(({ slots }) => unique(slots.map((slot) => slot.id)), 'duplicateId')
  .refine(({ slots }) => unique(slots.map((slot) => slot.login)), 'duplicateLogin')
  .refine(({ slots }) => unique(slots.flatMap((slot) => [slot.encPublicKey, slot.signPublicKey])), 'duplicateKey')
  .refine(({ slots }) => slots.some((slot) => slot.kind === 'operator'), 'noOperator')
  .refine(({ slots }) => {
    const recovery = slots.filter((slot) => slot.kind === 'recovery').length;
    return recovery >= 1 && recovery <= MAX_RECOVERY_SLOTS;
  }, 'recoverySlots')
  .refine(
    ({ slots, pointer }) =>
      slots.every((slot) => slot.sealedDataKeys.some((key) => key.version === pointer.dataKeyVersion)),
    'slotWithoutKey',
  );

export type VaultDocument = Readonly<z.infer<typeof vaultSchema>>;
export type VaultContent = Omit<VaultDocument, 'mac' | 'sum'>;
export type Slot = VaultDocument['slots'][number];
export type FileSealed = Slot['sealedEncPrivate'];
