import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { verifySignature } from '../vault/keys';
import { context, NONCE_LENGTH, seal, unseal } from '../vault/seal';
import type { Secret } from '../vault/secret';
import type { Unlocked } from '../vault/unlocked';
import { syncFile } from './disk';

/**
 * tombstones.log: which volumes were lawfully destroyed, kept outside the store and beside every backup, so that a
 * restore cannot bring back what was destroyed after the backup (domain.md "Disposal"). One line a destruction list:
 * signed by the operator, sealed under the secret that every unlocked operator of the archive shares, rotations or not.
 */
/** A person by row number and machine key, as a volume: names are not repeated here. */
const whoSchema = z.strictObject({ id: z.int().positive(), machineKey: z.string() });
/** What the register says of the act itself (DA-15.3). */
const actSchema = z.strictObject({
  place: z.string(),
  method: z.string(),
  startedAt: z.int(),
  endedAt: z.int(),
  executor: whoSchema,
  supervisors: z.array(
    whoSchema.extend({ manner: z.string(), paperNumber: z.string().nullable(), paperDate: z.string().nullable() }),
  ),
});
const bodySchema = z.strictObject({
  at: z.int(),
  /** Number of the disposal list, `XH-2026-001`. */
  list: z.string().min(1).max(40),
  /** Row numbers are never used again, so they name the same volume in every backup; the machine key proves it. */
  volumes: z.array(z.strictObject({ id: z.int().positive(), machineKey: z.string() })).min(1),
  hidePrivateNames: z.boolean(),
  /** The last entry of the log before the destruction's own: whether its commit came through is told by what follows it. */
  head: z.strictObject({ seq: z.int().nonnegative(), hash: z.string() }),
  /** Tombstones of earlier programs lack it. */
  act: actSchema.optional(),
});
/** Takes a tombstone back whose destruction was never committed: names it by the fingerprint of its body. */
const voidSchema = z.strictObject({ void: z.string().regex(/^[0-9a-f]{64}$/) });
const lineSchema = z.strictObject({ body: z.string(), key: z.string(), sig: z.string() });
export type Tombstone = z.infer<typeof bodySchema>;
export type TombstoneAct = z.infer<typeof actSchema>;

const AAD = context('guicang-tombstone-1');
const keyOf = (groupSecret: Secret): Secret => groupSecret.derive('guicang-tombstones');
const signed = (body: string): Buffer => Buffer.from(`guicang-tombstone-1\n${body}`, 'utf8');

const bodyOf = (tombstone: Tombstone): string => JSON.stringify(bodySchema.parse(tombstone));
const fingerprint = (body: string): string => createHash('sha256').update(body, 'utf8').digest('hex');

/** On the disk when it returns; called in the destruction's own command, before its transaction commits. */
export const appendTombstone = (path: string, by: Unlocked, tombstone: Tombstone): void => {
  appendLine(path, by, bodyOf(tombstone));
};
/** The destruction was not committed: no restore may carry it out. */
export const voidTombstone = (path: string, by: Unlocked, tombstone: Tombstone): void => {
  appendLine(path, by, JSON.stringify({ void: fingerprint(bodyOf(tombstone)) }));
};

function appendLine(path: string, by: Unlocked, body: string): void {
  const line = { body, key: by.signPublicKey.toString('base64'), sig: by.sign(signed(body)).toString('base64') };
  const sealed = seal(keyOf(by.groupSecret), Buffer.from(JSON.stringify(line), 'utf8'), AAD);
  appendLines(path, [Buffer.concat([sealed.nonce, sealed.ciphertext]).toString('base64')]);
}

/** Begins a new line: one that a full disk or a power cut left half written must not swallow the next. */
function appendLines(path: string, lines: readonly string[]): void {
  const begun = existsSync(path) && !/(^|\n)$/.test(readFileSync(path, 'latin1'));
  appendFileSync(path, `${begun ? '\n' : ''}${lines.join('\n')}\n`, { mode: 0o600 });
  syncFile(path);
}

/** Every tombstone that stands, and how many lines do not hold: a torn last line is one of those. */
export function readTombstones(path: string, groupSecret: Secret): { tombstones: Tombstone[]; unreadable: number } {
  const lines = linesOf(path);
  const bodies = lines.map((line) => readLine(line, groupSecret)).filter((found) => found !== null);
  const read = bodies.map((body) => ({ body, content: z.union([voidSchema, bodySchema]).parse(JSON.parse(body)) }));
  const voided = new Set(read.flatMap(({ content }) => ('void' in content ? [content.void] : [])));
  const standing = read.filter(({ body }) => !voided.has(fingerprint(body)));
  return {
    tombstones: standing.flatMap(({ content }) => ('void' in content ? [] : [content])),
    unreadable: lines.length - bodies.length,
  };
}

function readLine(line: string, groupSecret: Secret): string | null {
  const bytes = Buffer.from(line, 'base64');
  const sealed = { nonce: bytes.subarray(0, NONCE_LENGTH), ciphertext: bytes.subarray(NONCE_LENGTH) };
  const plain = unseal(keyOf(groupSecret), sealed, AAD);
  if (plain === null) return null;
  const parsed = lineSchema.safeParse(JSON.parse(plain.toString('utf8')));
  if (!parsed.success) return null;
  const { body, key, sig } = parsed.data;
  if (!verifySignature(Buffer.from(key, 'base64'), signed(body), Buffer.from(sig, 'base64'))) return null;
  return body;
}

const linesOf = (path: string): string[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];

/** Adds the lines of another file that are not here yet. */
export function addTombstones(path: string, from: string): void {
  const here = new Set(linesOf(path));
  const missing = linesOf(from).filter((line) => !here.has(line));
  if (missing.length === 0) return;
  appendLines(path, missing);
}
