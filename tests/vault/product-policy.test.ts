import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { productPolicy, stretch, withinPolicy } from '../../electron/engine/vault/kdf';
import { changePassphrase } from '../../electron/engine/vault/operators';
import { RecoveryKey } from '../../electron/engine/vault/recovery-key';
import { Secret } from '../../electron/engine/vault/secret';
import { createVault, openVault, openWithRecovery } from '../../electron/engine/vault/vault';
import { codeOf, documentOf, forged, NOW, nth, PASSPHRASE, valueOf, weakPolicy, weakVault } from './fixtures';

/** The product's own strength: no policy is passed anywhere in this file but to show that it is refused. */
let file: Buffer;
const recoveryKey = RecoveryKey.generate();
const mine = { login: 'lihua', passphrase: PASSPHRASE };
beforeAll(async () => {
  ({ file } = await createVault({ ...mine, recoveryKey, now: NOW }));
});

it('stores 256 MiB, 3 passes, 4 lanes and a salt of its own with every slot', () => {
  const { slots } = documentOf(file);
  expect(slots.map(({ kdf: { salt: _salt, ...cost } }) => cost)).toEqual(
    slots.map(() => ({ algorithm: 'argon2id', version: 19, memoryKiB: 262_144, passes: 3, lanes: 4 })),
  );
  expect(new Set(slots.map(({ kdf }) => kdf.salt)).size).toBe(2);
});

it('opens with passphrase and recovery key, and after a change with the new passphrase only', async () => {
  const session = valueOf(await openVault(file, mine));
  const changed = valueOf(await changePassphrase(file, session, 'blue-teapot-rides-snow-lamp'));
  expect(
    valueOf(await openVault(changed.file, { login: 'lihua', passphrase: 'blue-teapot-rides-snow-lamp' })).dataKey.hex(),
  ).toBe(session.dataKey.hex());
  expect(codeOf(await openVault(changed.file, mine))).toBe('wrongPassphrase');
  expect(valueOf(await openWithRecovery(changed.file, recoveryKey)).dataKey.hex()).toBe(session.dataKey.hex());
});

it('refuses a vault of weak slots, and its own with any parameter lowered or beyond 2 GiB', async () => {
  const weak = await weakVault();
  expect(codeOf(await openVault(weak.file, mine))).toBe('vaultTampered');
  expect(codeOf(await openVault(weak.file, mine, weakPolicy))).toBe('accepted');
  for (const cost of [{ memoryKiB: 262_143 }, { passes: 2 }, { lanes: 3 }, { memoryKiB: 2 * 1024 * 1024 + 1 }]) {
    expect(withinPolicy({ ...productPolicy.ours, ...cost }, productPolicy)).toBe(false);
    const lowered = forged(file, (document) => Object.assign(nth(document.slots, 1).kdf, cost));
    expect(codeOf(await openVault(lowered, mine))).toBe('vaultTampered');
  }
});

it('computes nothing outside the policy, even when asked directly', async () => {
  await expect(
    stretch(PASSPHRASE, { memoryKiB: 64, passes: 1, lanes: 2, salt: Buffer.alloc(16) }, productPolicy),
  ).rejects.toThrow('outside the policy');
});

it('is the Argon2id 1.3 of the reference implementation (its test: password, somesalt, t=2, m=2^16, p=1)', async () => {
  const reference = new Secret(Buffer.from('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7', 'hex'));
  const cost = { memoryKiB: 65_536, passes: 2, lanes: 1 };
  const keys = await stretch(
    'password',
    { ...cost, salt: Buffer.from('somesalt') },
    { ours: cost, floor: cost, ceiling: cost },
  );
  expect(keys.encryption.expose()).toEqual(reference.derive('slot-kek-v1 encryption').expose());
  expect(
    new Set([keys.encryption, keys.signing, keys.group].map((key) => Buffer.from(key.expose()).toString('hex'))).size,
  ).toBe(3);
});

/** The policy argument exists for tests: outside kdf.ts and the signatures of the vault nobody names one. */
it('no product code outside the vault names a KDF policy', async () => {
  const names = (await readdir('electron', { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.includes(join('engine', 'vault')),
  );
  expect(names.length).toBeGreaterThan(20);
  for (const name of names)
    expect(await readFile(join('electron', name), 'utf8'), name).not.toMatch(/KdfPolicy|productPolicy|memoryKiB/);
});
