import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { AppError } from '../../../shared/errors';
import { err, ok, type Result } from '../../../shared/result';
import { strictUtf8 } from '../strict-utf8';
import { FORMAT, FORMAT_VERSION, MAX_VAULT_BYTES, vaultSchema, type VaultContent, type VaultDocument } from './format';
import type { DataKey, Secret } from './secret';

/** What every version of the file has, so that a later one is told apart from a damaged one. */
const anyVersion = z.looseObject({ format: z.literal(FORMAT), version: z.int().positive(), sum: z.string() });

function canonical(value: unknown): Buffer {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not representable as canonical JSON');
  return Buffer.from(text, 'utf8');
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
const withNewline = (json: Buffer): Buffer => Buffer.concat([json, Buffer.from('\n')]);

/** SHA-256 in base64, compared as text: base64 has spellings that decode to the same bytes. */
function sumOf(withoutSum: Record<string, unknown>): string {
  return createHash('sha256').update(canonical(withoutSum)).digest('base64');
}

/** HMAC-SHA-256 over the content; its key needs the data key and the secret that only unlocked operators share. */
function macOf(
  { format, version, vaultId, pointer, slots }: VaultContent,
  dataKey: DataKey,
  groupSecret: Secret,
): Buffer {
  const key = dataKey.derive('vault-mac', groupSecret.expose());
  const mac = createHmac('sha256', key.expose())
    .update(canonical({ format, version, vaultId, pointer, slots }))
    .digest();
  key.wipe();
  return mac;
}

/** Whether the document is what an unlocked operator last wrote. */
export function macMatches(document: VaultDocument, dataKey: DataKey, groupSecret: Secret): boolean {
  return same(macOf(document, dataKey, groupSecret), Buffer.from(document.mac, 'base64'));
}

/** The bytes of vault.json. Throws on content that breaks the format: we never write what we would not read. */
export function writeVault(content: VaultContent, dataKey: DataKey, groupSecret: Secret): Buffer {
  const withMac = { ...content, mac: macOf(content, dataKey, groupSecret).toString('base64') };
  const document = { ...withMac, sum: sumOf(withMac) };
  return withNewline(canonical(vaultSchema.parse(document)));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strictUtf8(bytes) ?? '');
  } catch {
    return undefined;
  }
}

/**
 * Everything that can be told without a passphrase, in the order that gives each fault its own name:
 * not our JSON, not in its one canonical spelling, or a wrong sum → `vaultDamaged`; a later version → `storeFromLater`;
 * a right sum over content that no version 1 writes → `vaultTampered`, since chance does not compute sums.
 */
export function parseVault(bytes: Uint8Array): Result<VaultDocument, AppError> {
  if (bytes.length > MAX_VAULT_BYTES) return err({ code: 'vaultDamaged' });
  const json = parseJson(bytes);
  const head = anyVersion.safeParse(json);
  if (!head.success || !same(withNewline(canonical(json)), bytes)) return err({ code: 'vaultDamaged' });
  const { sum, ...rest } = head.data;
  if (sumOf(rest) !== sum) return err({ code: 'vaultDamaged' });
  if (head.data.version > FORMAT_VERSION) {
    return err({ code: 'storeFromLater', found: head.data.version, known: FORMAT_VERSION });
  }
  const parsed = vaultSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : err({ code: 'vaultTampered' });
}
