import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secret } from './secret';

/** AES-256-GCM (NIST SP 800-38D): 96-bit random nonce, ciphertext followed by the 128-bit tag. */
export type Sealed = { readonly nonce: Buffer; readonly ciphertext: Buffer };
export const NONCE_LENGTH = 12;
export const TAG_LENGTH = 16;

/** Length-prefixed parts, so that no two lists of parts give the same bytes. */
export function context(...parts: readonly (string | number | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = part instanceof Uint8Array ? part : Buffer.from(String(part), 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** Seals bytes under a key that is used for this one purpose; `aad` is bound to it but not hidden. */
export function seal(key: Secret, plaintext: Uint8Array, aad: Uint8Array): Sealed {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', key.expose(), nonce, { authTagLength: TAG_LENGTH });
  cipher.setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return { nonce, ciphertext };
}

/** The plaintext, or null when key, nonce, ciphertext and aad do not belong together. */
export function unseal(key: Secret, sealed: Sealed, aad: Uint8Array): Buffer | null {
  if (sealed.nonce.length !== NONCE_LENGTH || sealed.ciphertext.length < TAG_LENGTH) return null;
  const end = sealed.ciphertext.length - TAG_LENGTH;
  const decipher = createDecipheriv('aes-256-gcm', key.expose(), sealed.nonce, { authTagLength: TAG_LENGTH });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.ciphertext.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.ciphertext.subarray(0, end)), decipher.final()]);
  } catch {
    return null;
  }
}
