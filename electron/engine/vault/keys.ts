import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { Secret } from './secret';

/**
 * X25519 (RFC 7748) and Ed25519 (RFC 8032) keys as their raw 32 bytes. Raw keys are wrapped in the fixed DER header of
 * RFC 8410 by hand: the same bytes import in OpenSSL (Node) and in BoringSSL (Electron).
 */
export type Curve = 'X25519' | 'Ed25519';
export type KeyPair = { readonly publicKey: Buffer; readonly privateKey: Secret };

const OID: Readonly<Record<Curve, number>> = { X25519: 0x6e, Ed25519: 0x70 };
const PUBLIC_LENGTH = 32;
export const SIGNATURE_LENGTH = 64;

function privateObject(curve: Curve, raw: Secret): KeyObject {
  const header = Buffer.from([
    0x30,
    0x2e,
    0x02,
    0x01,
    0x00,
    0x30,
    0x05,
    0x06,
    0x03,
    0x2b,
    0x65,
    OID[curve],
    0x04,
    0x22,
    0x04,
    0x20,
  ]);
  const der = Buffer.concat([header, raw.expose()]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

function publicObject(curve: Curve, raw: Uint8Array): KeyObject {
  const header = Buffer.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, OID[curve], 0x03, 0x21, 0x00]);
  return createPublicKey({ key: Buffer.concat([header, raw]), format: 'der', type: 'spki' });
}

/** The raw public key that belongs to a raw private key. */
export function publicKeyOf(curve: Curve, privateKey: Secret): Buffer {
  const der = createPublicKey(privateObject(curve, privateKey)).export({ format: 'der', type: 'spki' });
  return Buffer.from(der.subarray(der.length - PUBLIC_LENGTH));
}

/** Both RFCs define a private key as 32 random bytes, so no key generator of the platform is needed. */
export function generateKeyPair(curve: Curve): KeyPair {
  const raw = randomBytes(Secret.LENGTH);
  const privateKey = new Secret(raw);
  raw.fill(0);
  return { privateKey, publicKey: publicKeyOf(curve, privateKey) };
}

/**
 * X25519 shared secret, null for a public key of small order: such a point gives a value anybody knows, and the two
 * libraries disagree whether that is an error (RFC 7748, 6.1 asks for the check).
 */
export function agree(privateKey: Secret, publicKey: Uint8Array): Secret | null {
  try {
    const shared = diffieHellman({
      privateKey: privateObject('X25519', privateKey),
      publicKey: publicObject('X25519', publicKey),
    });
    if (shared.every((byte) => byte === 0)) return null;
    const secret = new Secret(shared);
    shared.fill(0);
    return secret;
  } catch {
    return null;
  }
}

/** A function that signs with Ed25519 (64 bytes); the private key stays inside it. */
export function signer(privateKey: Secret): (bytes: Uint8Array) => Buffer {
  const key = privateObject('Ed25519', privateKey);
  return (bytes) => sign(null, bytes, key);
}

/** Public keys as the platform wants them: to make one costs as much as the verification itself. Few people ever sign. */
const verifiers = new Map<string, KeyObject>();
const KEPT_VERIFIERS = 256;

function verifierOf(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('base64');
  const kept = verifiers.get(name);
  if (kept !== undefined) return kept;
  const made = publicObject('Ed25519', publicKey);
  if (verifiers.size >= KEPT_VERIFIERS) verifiers.clear();
  verifiers.set(name, made);
  return made;
}

/** Whether `signature` over exactly these bytes was made with the private half of `publicKey` (raw, 32 bytes). */
export function verifySignature(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== PUBLIC_LENGTH || signature.length !== SIGNATURE_LENGTH) return false;
  try {
    return verify(null, bytes, verifierOf(publicKey), signature);
  } catch {
    return false;
  }
}

/** The same in a thread of the platform's own, so that many are proven side by side. */
export function verifySignatureAside(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== PUBLIC_LENGTH || signature.length !== SIGNATURE_LENGTH) return Promise.resolve(false);
  return new Promise((done) => {
    try {
      verify(null, bytes, verifierOf(publicKey), signature, (error, held) => {
        done(error === null && held);
      });
    } catch {
      done(false);
    }
  });
}
