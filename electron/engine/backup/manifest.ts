import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { backupReasons } from '../../../shared/domain/backup';
import type { Secret } from '../vault/secret';
import { MANIFEST_NAME } from './names';

/** What a backup says of itself; sealed by a MAC under a key that comes from the data key of its store. */
const count = z.int().nonnegative();
const lostRows = z.strictObject({
  table: z.string(),
  /** Ends of a run of row numbers, both included; null where the table has no row numbers. */
  from: z.int().nullable(),
  to: z.int().nullable(),
});
const content = {
  format: z.literal('guicang-backup'),
  version: z.literal(1),
  vaultId: z.string().regex(/^[0-9a-f]{32}$/),
  dataKeyVersion: z.int().positive(),
  store: z.string().regex(/^room-[1-9]\d{0,5}\.db$/),
  storeVersion: z.int().positive(),
  appVersion: z.string().max(40),
  madeAt: z.int().nonnegative(),
  reason: z.enum(backupReasons),
  head: z.strictObject({ seq: count, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  counts: z.record(z.string(), count),
  numbers: z.record(z.string(), count),
  lost: z.array(lostRows),
  files: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z][a-z0-9-]*\.(db|json|log)$/),
        bytes: count,
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(2)
    .max(8),
};
const contentSchema = z.strictObject(content);
const manifestSchema = z.strictObject({ ...content, mac: z.string() });
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestContent = z.infer<typeof contentSchema>;
export type LostRows = z.infer<typeof lostRows>;

const MAX_BYTES = 256 * 1024;

function macOf(facts: ManifestContent, dataKey: Secret): Buffer {
  const key = dataKey.derive('guicang-backup');
  const text = canonicalize(facts);
  if (text === undefined) throw new Error('not representable as canonical JSON');
  const mac = createHmac('sha256', key.expose()).update(text, 'utf8').digest();
  key.wipe();
  return mac;
}

/** The one spelling of a manifest: nothing may be added to it, not even a space. */
const spelt = (manifest: Manifest): Buffer => Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`, 'utf8');

export function writeManifest(facts: ManifestContent, dataKey: Secret): { manifest: Manifest; bytes: Buffer } {
  const manifest = { ...contentSchema.parse(facts), mac: macOf(facts, dataKey).toString('base64') };
  return { manifest, bytes: spelt(manifest) };
}

/** The manifest of a folder, not yet proven; null where there is none that can be read. */
export function readManifest(folder: string): Manifest | null {
  try {
    const bytes = readFileSync(join(folder, MANIFEST_NAME));
    if (bytes.length > MAX_BYTES) return null;
    const parsed = manifestSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    return parsed.success && spelt(parsed.data).equals(bytes) ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether an engine that held this data key wrote it. */
export function manifestHolds({ mac, ...facts }: Manifest, dataKey: Secret): boolean {
  const given = Buffer.from(mac, 'base64');
  const wanted = macOf(facts, dataKey);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
