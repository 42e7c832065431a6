import { randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { Secret } from './secret';

/** Cost of Argon2id 1.3 (RFC 9106): memory in KiB, passes over it, lanes. */
export type KdfCost = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };
/** As stored with each slot; `salt` is raw. */
export type KdfParameters = KdfCost & { readonly salt: Uint8Array };

/** What a slot may ask of this machine. `ours` is what new slots get. */
export type KdfPolicy = { readonly floor: KdfCost; readonly ceiling: KdfCost; readonly ours: KdfCost };

const STRENGTH: KdfCost = { memoryKiB: 256 * 1024, passes: 3, lanes: 4 };
/**
 * The only policy of the product: four times the memory of KeePassXC, and no slot ever below it. Anything beyond the
 * ceiling could only be a file made to exhaust the machine. Tests pass a weaker policy; nothing under electron/ does.
 */
export const productPolicy: KdfPolicy = {
  ours: STRENGTH,
  floor: STRENGTH,
  ceiling: { memoryKiB: 2 * 1024 * 1024, passes: 16, lanes: 16 },
};

export const SALT_LENGTH = 16;
export const freshKdf = (policy: KdfPolicy): KdfParameters => ({ ...policy.ours, salt: randomBytes(SALT_LENGTH) });

/** Asked of every slot before anything is computed: parameters that were lowered would make guessing cheap. */
export function withinPolicy(cost: KdfCost, { floor, ceiling }: KdfPolicy): boolean {
  const fits = (key: keyof KdfCost): boolean => cost[key] >= floor[key] && cost[key] <= ceiling[key];
  return fits('memoryKiB') && fits('passes') && fits('lanes');
}

/** The keys one passphrase opens: one Argon2id run, then one HKDF label each. */
export type SlotKeys = { readonly encryption: Secret; readonly signing: Secret; readonly group: Secret };

/**
 * Stretches a passphrase, taken in NFKC so that full-width letters and composed characters typed on another keyboard
 * give the same key. Off the main thread. Throws when the parameters are outside the policy: callers ask first.
 */
export async function stretch(passphrase: string, parameters: KdfParameters, policy: KdfPolicy): Promise<SlotKeys> {
  if (!withinPolicy(parameters, policy)) throw new Error('KDF parameters outside the policy');
  const text = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  const raw = await hashRaw(text, {
    // The library's own choice is Argon2id; the reference vector among the tests holds it to that.
    memoryCost: parameters.memoryKiB,
    timeCost: parameters.passes,
    parallelism: parameters.lanes,
    salt: parameters.salt,
    outputLen: Secret.LENGTH,
  });
  const root = new Secret(raw);
  text.fill(0);
  raw.fill(0);
  const keys: SlotKeys = {
    encryption: root.derive('slot-kek-v1 encryption'),
    signing: root.derive('slot-kek-v1 signing'),
    group: root.derive('slot-kek-v1 group'),
  };
  root.wipe();
  return keys;
}
