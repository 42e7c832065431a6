import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { expect } from 'vitest';
import { z } from 'zod';
import type { AppErrorCode } from '../../shared/errors';
import type { Result } from '../../shared/result';
import type { AppError } from '../../shared/errors';
import type { KdfPolicy } from '../../electron/engine/vault/kdf';
import { RecoveryKey } from '../../electron/engine/vault/recovery-key';
import { createVault } from '../../electron/engine/vault/vault';

export { seeded } from '../fixtures/seeded';

const cost = { memoryKiB: 64, passes: 1, lanes: 2 };
/** Quick enough for thousands of tries; that the product never takes one like it is tested in product-policy.test.ts. */
export const weakPolicy: KdfPolicy = { ours: cost, floor: cost, ceiling: { memoryKiB: 1024, passes: 4, lanes: 4 } };

export const NOW = Date.UTC(2026, 10, 23, 6, 5, 0);
export const PASSPHRASE = '青铜灯笼骆驼窗帘算盘';

export async function weakVault() {
  const recoveryKey = RecoveryKey.generate();
  const made = await createVault({ login: 'lihua', passphrase: PASSPHRASE, recoveryKey, now: NOW }, weakPolicy);
  return { ...made, recoveryKey };
}

export function valueOf<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}
export const codeOf = (result: Result<unknown, AppError>): AppErrorCode | 'accepted' =>
  result.ok ? 'accepted' : result.error.code;
export const expectRule = (result: Result<unknown, AppError>, rule: string): void =>
  expect(result).toEqual({ ok: false, error: { code: 'ruleBroken', rule, facts: {} } });

const sealed = z.looseObject({ nonce: z.string(), ciphertext: z.string() });
/** The file as an attacker sees it: any field may be rewritten, no rule is kept. */
const openDocument = z.looseObject({
  version: z.number(),
  vaultId: z.string(),
  pointer: z.looseObject({ store: z.string(), dataKeyVersion: z.number() }),
  slots: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      login: z.string(),
      encPublicKey: z.string(),
      signPublicKey: z.string(),
      kdf: z.looseObject({ memoryKiB: z.number(), passes: z.number(), lanes: z.number(), salt: z.string() }),
      sealedEncPrivate: sealed,
      sealedSignPrivate: sealed,
      sealedGroupSecret: sealed,
      sealedDataKeys: z.array(sealed.extend({ version: z.number(), ephemeralPublicKey: z.string() })),
    }),
  ),
  mac: z.string(),
});
export type OpenDocument = z.infer<typeof openDocument>;

export const documentOf = (file: Uint8Array): OpenDocument =>
  openDocument.parse(JSON.parse(Buffer.from(file).toString('utf8')));

/** What anybody with an editor and SHA-256 can write: the sum is right, the MAC is whatever the document says. */
export function withRightSum(document: OpenDocument): Buffer {
  const { sum: _old, ...rest } = document;
  const sum = createHash('sha256')
    .update(canonicalize(rest) ?? '')
    .digest('base64');
  return Buffer.from(`${canonicalize({ ...rest, sum }) ?? ''}\n`);
}

/** The file after `change` was made to it and the sum put right. */
export function forged(file: Uint8Array, change: (document: OpenDocument) => void): Buffer {
  const document = documentOf(file);
  change(document);
  return withRightSum(document);
}

export function first<T>(list: readonly T[]): T {
  return nth(list, 0);
}
export function nth<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error('no such element');
  return found;
}
