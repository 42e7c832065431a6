import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listLogins, vaultFacts } from '../../electron/engine/vault/facts';
import { readVaultFile } from '../../electron/engine/vault/file';
import { verifySignature } from '../../electron/engine/vault/keys';
import { RecoveryKey } from '../../electron/engine/vault/recovery-key';
import { createVault, openVault, openWithRecovery } from '../../electron/engine/vault/vault';
import { codeOf, first, forged, NOW, PASSPHRASE, valueOf, weakPolicy, weakVault } from './fixtures';

let made: Awaited<ReturnType<typeof weakVault>>;
beforeAll(async () => {
  made = await weakVault();
});
const open = (file: Uint8Array, passphrase = PASSPHRASE, login = 'lihua') =>
  openVault(file, { login, passphrase }, weakPolicy);

describe('a new vault', () => {
  it('gives the same data key and signing key to its operator on the next start', async () => {
    const session = valueOf(await open(made.file));
    expect(session.dataKey.hex()).toBe(made.unlocked.dataKey.hex());
    expect(session.dataKey.hex()).toMatch(/^[0-9a-f]{64}$/);
    expect(session).toMatchObject({
      operatorId: made.unlocked.operatorId,
      login: 'lihua',
      recovery: false,
      dataKeyVersion: 1,
    });
    const deed = Buffer.from('entry 1');
    expect(verifySignature(made.unlocked.signPublicKey, deed, session.sign(deed))).toBe(true);
  });

  it('opens with the recovery key, under a signing key of its own', async () => {
    const session = valueOf(await openWithRecovery(made.file, made.recoveryKey, weakPolicy));
    expect(session.dataKey.hex()).toBe(made.unlocked.dataKey.hex());
    expect(session).toMatchObject({ login: 'recovery-1', recovery: true });
    expect(session.signPublicKey.equals(made.unlocked.signPublicKey)).toBe(false);
  });

  it('tells logins, store and public keys without a passphrase, and no secret and no name', () => {
    expect(valueOf(listLogins(made.file))).toEqual(['lihua']);
    const facts = valueOf(vaultFacts(made.file));
    expect(facts).toMatchObject({ store: 'room-1.db', vaultName: facts.vaultId.slice(0, 8) });
    expect(facts.slots.map(({ login, recovery, createdAt }) => [login, recovery, createdAt])).toEqual([
      ['lihua', false, '2026-11-23T06:05:00.000Z'],
      ['recovery-1', true, '2026-11-23T06:05:00.000Z'],
    ]);
    expect(first(facts.slots).signPublicKey.equals(made.unlocked.signPublicKey)).toBe(true);
    const text = made.file.toString('utf8');
    for (const secret of [
      made.unlocked.dataKey,
      made.unlocked.groupSecret,
      made.unlocked.identity.encryption.privateKey,
    ]) {
      expect(text).not.toContain(Buffer.from(secret.expose()).toString('base64'));
    }
    expect(text).not.toContain(made.recoveryKey.secretText());
  });

  it('takes the passphrase in NFKC: full-width letters and decomposed accents are the same text', async () => {
    const { file } = await createVault(
      { login: 'wang', passphrase: 'Ｃａｆé　ten cups', recoveryKey: RecoveryKey.generate(), now: NOW },
      weakPolicy,
    );
    expect(codeOf(await open(file, 'Cafe\u0301 ten cups', 'wang'))).toBe('accepted');
    expect(codeOf(await open(file, 'Cafe ten cups', 'wang'))).toBe('wrongPassphrase');
  });

  it('keeps the id that was promised on the emergency sheet, and shares nothing with another vault', async () => {
    const vaultId = 'a1b2c3d4'.repeat(4);
    const recoveryKey = RecoveryKey.generate();
    const one = await createVault(
      { login: 'lihua', passphrase: PASSPHRASE, recoveryKey, now: NOW, vaultId },
      weakPolicy,
    );
    const two = await createVault({ login: 'lihua', passphrase: PASSPHRASE, recoveryKey, now: NOW }, weakPolicy);
    expect(valueOf(vaultFacts(one.file)).vaultName).toBe('a1b2c3d4');
    expect(one.unlocked.dataKey.hex()).not.toBe(two.unlocked.dataKey.hex());
  });
});

describe('each fault has its own code', () => {
  it('vaultMissing: no file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vault-'));
    expect(codeOf(await readVaultFile(join(folder, 'vault.json')))).toBe('vaultMissing');
    expect(codeOf(await readVaultFile(join(folder, 'no', 'vault.json')))).toBe('vaultMissing');
    expect(codeOf(await readVaultFile(folder))).toBe('diskError');
  });

  it.each<[string, (file: Buffer) => Uint8Array]>([
    ['empty', () => Buffer.alloc(0)],
    ['cut off', (file) => file.subarray(0, file.length - 20)],
    ['zeroes of the same length', (file) => Buffer.alloc(file.length)],
    ['JSON, but not ours', () => Buffer.from('{"a":1}\n')],
    ['a byte order mark before it', (file) => Buffer.concat([Buffer.from('\ufeff'), file])],
    ['something after it', (file) => Buffer.concat([file, Buffer.from(' ')])],
    [
      'laid out again by an editor',
      (file) => Buffer.from(`${JSON.stringify(JSON.parse(file.toString('utf8')), null, 2)}\n`),
    ],
    ['more than a megabyte', () => Buffer.alloc(1024 * 1024 + 1, 0x20)],
  ])('vaultDamaged: %s', async (_name, damage) => {
    expect(codeOf(await open(damage(made.file)))).toBe('vaultDamaged');
  });

  it('wrongPassphrase: another passphrase, another name, a recovery key of another archive', async () => {
    expect(codeOf(await open(made.file, `${PASSPHRASE}!`))).toBe('wrongPassphrase');
    expect(codeOf(await open(made.file, ''))).toBe('wrongPassphrase');
    expect(codeOf(await open(made.file, PASSPHRASE, 'wang'))).toBe('wrongPassphrase');
    expect(codeOf(await openWithRecovery(made.file, RecoveryKey.generate(), weakPolicy))).toBe('wrongPassphrase');
  });

  it('wrongPassphrase: a recovery slot is not an operator, even with its own secret', async () => {
    expect(codeOf(await open(made.file, made.recoveryKey.secretText(), 'recovery-1'))).toBe('wrongPassphrase');
  });

  it('vaultTampered: the passphrase is right, but the file is not what was written', async () => {
    const other = forged(made.file, (document) => (document.pointer.store = 'room-2.db'));
    expect(codeOf(await open(other))).toBe('vaultTampered');
    expect(codeOf(await openWithRecovery(other, made.recoveryKey, weakPolicy))).toBe('vaultTampered');
  });

  it('storeFromLater: a later version of the format says so, and not that it is damaged', async () => {
    const later = forged(made.file, (document) => (document.version = 2));
    expect(await open(later)).toEqual({ ok: false, error: { code: 'storeFromLater', found: 2, known: 1 } });
  });
});
