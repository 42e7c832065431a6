import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { generateKeyPair, publicKeyOf, signer, verifySignature } from '../../electron/engine/vault/keys';
import { RecoveryKey } from '../../electron/engine/vault/recovery-key';
import { DataKey, Secret } from '../../electron/engine/vault/secret';
import { weakVault } from './fixtures';

/** Every way a value slips into a log, a message or a file. */
function printed(value: object): string {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- what a careless template would print is the very question
  const template = `${String(value)} ${inspect(value, { depth: 20, showHidden: true, getters: true })}`;
  return [
    template,
    inspect({ value }, { depth: 20 }),
    JSON.stringify({ value }),
    JSON.stringify(Object.entries(value)),
    new Error('x', { cause: value }).stack,
  ].join('\n');
}
const spellings = (bytes: Uint8Array): string[] => {
  const buffer = Buffer.from(bytes);
  return [
    buffer.toString('hex'),
    buffer.toString('base64'),
    buffer.toString('base64url'),
    [...buffer].join(','),
    inspect(buffer).slice(8, 30),
    JSON.stringify(buffer).slice(20, 60),
    JSON.stringify(Object.fromEntries(Object.entries(bytes))).slice(1, 60),
  ];
};

it('an unlocked session prints no key material', async () => {
  const { unlocked, recoveryKey } = await weakVault();
  const { dataKey, groupSecret, identity } = unlocked;
  const texts = [unlocked, dataKey, groupSecret, identity, identity.encryption, { recoveryKey }, recoveryKey]
    .map(printed)
    .join('\n');
  for (const secret of [dataKey, groupSecret, identity.encryption.privateKey, identity.signing.privateKey]) {
    for (const spelling of spellings(secret.expose())) expect(texts).not.toContain(spelling);
  }
  expect(texts).not.toContain(recoveryKey.secretText());
  expect(texts).not.toContain(recoveryKey.printed());
  expect(texts).toContain('[key]');
});

it.each([
  ['data key', DataKey.random()],
  ['secret', DataKey.random().derive('x')],
  ['recovery key', RecoveryKey.generate()],
])('a %s shows as [key]', (_name, key) => {
  expect([inspect(key), inspect({ key }), JSON.stringify(key), String(key)]).toEqual([
    '[key]',
    '{ key: [key] }',
    '"[key]"',
    '[key]',
  ]);
});

it('a clone sent to another process carries nothing', () => {
  expect(structuredClone(DataKey.random())).toEqual({});
  expect(structuredClone(RecoveryKey.generate())).toEqual({});
});

it('a data key is 64 hex digits for the store, never the same twice, and gone when wiped', () => {
  const key = DataKey.random();
  expect(key.hex()).toMatch(/^[0-9a-f]{64}$/);
  expect(DataKey.random().hex()).not.toBe(key.hex());
  key.wipe();
  expect(key.hex()).toBe('0'.repeat(64));
  expect(() => new DataKey(Buffer.alloc(31))).toThrow('32 bytes');
});

it('a secret keeps its own copy and gives another key for each purpose', () => {
  const bytes = Buffer.alloc(32, 7);
  const secret = new Secret(bytes);
  bytes.fill(0);
  expect([...secret.expose()]).toEqual(Array.from({ length: 32 }, () => 7));
  const keys = [secret.derive('a'), secret.derive('b'), secret.derive('a', Buffer.from('salt')), secret].map((key) =>
    Buffer.from(key.expose()).toString('hex'),
  );
  expect(new Set(keys).size).toBe(4);
});

it('signs as RFC 8032, test 2, and verifies nothing else', () => {
  const privateKey = new Secret(Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex'));
  const publicKey = publicKeyOf('Ed25519', privateKey);
  expect(publicKey.toString('hex')).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const message = Buffer.from([0x72]);
  const signature = signer(privateKey)(message);
  expect(signature.toString('hex')).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  expect(verifySignature(publicKey, message, signature)).toBe(true);
  expect(verifySignature(publicKey, Buffer.from([0x73]), signature)).toBe(false);
  expect(verifySignature(generateKeyPair('Ed25519').publicKey, message, signature)).toBe(false);
  expect(verifySignature(publicKey, message, signature.subarray(1))).toBe(false);
  expect(verifySignature(publicKey.subarray(1), message, signature)).toBe(false);
  for (let bit = 0; bit < 512; bit += 1) {
    const flipped = Buffer.from(signature);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(verifySignature(publicKey, message, flipped)).toBe(false);
  }
});
