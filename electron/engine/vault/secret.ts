import { hkdfSync, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';

/**
 * 32 secret bytes that nothing prints: JSON, util.inspect, string templates and structured clones show no material.
 * `wipe` overwrites our copy; copies that the runtime made cannot be reached, which is why a lock kills the process.
 */
export class Secret {
  static readonly LENGTH = 32;
  readonly #bytes: Buffer;

  /** Takes its own copy; the caller may wipe the argument. Throws on any other length (a programming error). */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== Secret.LENGTH) throw new Error(`a secret has ${String(Secret.LENGTH)} bytes`);
    this.#bytes = Buffer.from(bytes);
  }

  /** The bytes themselves, for node:crypto; never stored or logged by the caller. */
  expose(): Uint8Array {
    return this.#bytes;
  }

  /** HKDF-SHA-256 (RFC 5869) subkey for one purpose; `label` names the purpose, so no two purposes share a key. */
  derive(label: string | Uint8Array, salt: Uint8Array = new Uint8Array(0)): Secret {
    return new Secret(new Uint8Array(hkdfSync('sha256', this.#bytes, salt, label, Secret.LENGTH)));
  }

  wipe(): void {
    this.#bytes.fill(0);
  }

  toString(): string {
    return '[key]';
  }

  toJSON(): string {
    return '[key]';
  }

  [inspect.custom](): string {
    return '[key]';
  }
}

/** The key of one store file (SQLCipher raw key). A type of its own, so that no other secret can open a store. */
export class DataKey extends Secret {
  static random(): DataKey {
    return new DataKey(randomBytes(Secret.LENGTH));
  }

  /** 64 lower-case hex digits for SQLCipher's `x'…'` literal, the only shape it does not take as a passphrase. */
  hex(): string {
    return Buffer.from(this.expose()).toString('hex');
  }
}
