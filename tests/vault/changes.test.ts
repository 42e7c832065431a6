import { beforeAll, describe, expect, it } from 'vitest';
import { listLogins, vaultFacts } from '../../electron/engine/vault/facts';
import { verifySignature } from '../../electron/engine/vault/keys';
import { addOperator, changePassphrase, reissueOperator, removeOperator } from '../../electron/engine/vault/operators';
import { addRecovery, dropRecovery } from '../../electron/engine/vault/recovery';
import { RecoveryKey } from '../../electron/engine/vault/recovery-key';
import { rotateDataKey } from '../../electron/engine/vault/rotation';
import { DataKey } from '../../electron/engine/vault/secret';
import { openVault, openWithRecovery } from '../../electron/engine/vault/vault';
import {
  codeOf,
  documentOf,
  expectRule,
  first,
  forged,
  NOW,
  PASSPHRASE,
  valueOf,
  weakPolicy,
  weakVault,
} from './fixtures';

const WANG = '春天 茶杯 算盘 火车 河马';
const LATER = NOW + 86_400_000;
let made: Awaited<ReturnType<typeof weakVault>>;
let two: Buffer;
let wangId: string;
beforeAll(async () => {
  made = await weakVault();
  const added = valueOf(
    await addOperator(made.file, made.unlocked, { login: 'wang', passphrase: WANG, now: NOW }, weakPolicy),
  );
  two = added.file;
  wangId = added.operatorId;
});
const open = (file: Uint8Array, login: string, passphrase: string) =>
  openVault(file, { login, passphrase }, weakPolicy);

describe('operators', () => {
  it('an added one opens the same store under keys of their own', async () => {
    const wang = valueOf(await open(two, 'wang', WANG));
    expect(wang.dataKey.hex()).toBe(made.unlocked.dataKey.hex());
    expect(wang.signPublicKey.equals(made.unlocked.signPublicKey)).toBe(false);
    expect(verifySignature(made.unlocked.signPublicKey, Buffer.from('deed'), wang.sign(Buffer.from('deed')))).toBe(
      false,
    );
    expect(codeOf(await open(two, 'lihua', PASSPHRASE))).toBe('accepted');
    expect(valueOf(listLogins(two))).toEqual(['lihua', 'wang']);
  });

  it.each(['wang', 'lihua', 'recovery-2', 'recovery-1'])('refuses the login %s', async (login) => {
    expectRule(await addOperator(two, made.unlocked, { login, passphrase: WANG, now: NOW }, weakPolicy), 'loginTaken');
  });

  it('a new passphrase takes the place of the old one and changes neither keys nor data key', async () => {
    const wang = valueOf(await open(two, 'wang', WANG));
    const changed = valueOf(await changePassphrase(two, wang, 'blue-teapot-rides-snow', weakPolicy));
    expect(codeOf(await open(changed.file, 'wang', WANG))).toBe('wrongPassphrase');
    const again = valueOf(await open(changed.file, 'wang', 'blue-teapot-rides-snow'));
    expect(again.dataKey.hex()).toBe(wang.dataKey.hex());
    expect(again.signPublicKey.equals(wang.signPublicKey)).toBe(true);
    expect(again.operatorId).toBe(wangId);
    const salts = [two, changed.file].map((file) => documentOf(file).slots.map((slot) => slot.kdf.salt));
    expect(salts[0]?.[0]).toBe(salts[1]?.[0]);
    expect(salts[0]?.[2]).not.toBe(salts[1]?.[2]);
  });

  it('one who forgot the passphrase gets a new one and new keys under the same id, from the recovery key', async () => {
    const recovery = valueOf(await openWithRecovery(two, made.recoveryKey, weakPolicy));
    const issued = valueOf(
      await reissueOperator(
        two,
        recovery,
        { operatorId: wangId, passphrase: 'blue-teapot-rides-snow', now: LATER },
        weakPolicy,
      ),
    );
    expect(codeOf(await open(issued.file, 'wang', WANG))).toBe('wrongPassphrase');
    const wang = valueOf(await open(issued.file, 'wang', 'blue-teapot-rides-snow'));
    expect(wang.operatorId).toBe(wangId);
    expect(wang.signPublicKey.equals(issued.signPublicKey)).toBe(true);
    expect(codeOf(await open(issued.file, 'lihua', PASSPHRASE))).toBe('accepted');
    expect(
      codeOf(await reissueOperator(two, recovery, { operatorId: 'nobody', passphrase: WANG, now: LATER }, weakPolicy)),
    ).toBe('notFound');
  });

  it('a removed one is out; the last one stays', async () => {
    const { file } = valueOf(removeOperator(two, made.unlocked, wangId));
    expect(codeOf(await open(file, 'wang', WANG))).toBe('wrongPassphrase');
    expect(codeOf(await open(file, 'lihua', PASSPHRASE))).toBe('accepted');
    expectRule(removeOperator(file, made.unlocked, made.unlocked.operatorId), 'lastOperator');
    expect(codeOf(removeOperator(file, made.unlocked, wangId))).toBe('notFound');
  });

  it('builds nothing on a file that was altered, that is older than the session, or of another archive', async () => {
    const altered = forged(two, (document) => (document.pointer.store = 'room-9.db'));
    const rotated = valueOf(rotateDataKey(two, made.unlocked, { dataKey: DataKey.random(), store: 'room-2.db' }));
    for (const [file, session] of [
      [altered, made.unlocked],
      [rotated.file, made.unlocked],
      [two, rotated.unlocked],
      [(await weakVault()).file, made.unlocked],
    ] as const) {
      expect(codeOf(removeOperator(file, session, wangId))).toBe('vaultTampered');
      expect(codeOf(await addOperator(file, session, { login: 'zhao', passphrase: WANG, now: NOW }, weakPolicy))).toBe(
        'vaultTampered',
      );
    }
  });
});

describe('recovery slots', () => {
  it('a re-issue puts the new one in first, then takes the old one out, and never the last', async () => {
    const next = RecoveryKey.generate();
    const both = valueOf(await addRecovery(two, made.unlocked, { recoveryKey: next, now: LATER }, weakPolicy));
    for (const key of [made.recoveryKey, next])
      expect(codeOf(await openWithRecovery(both.file, key, weakPolicy))).toBe('accepted');
    expectRule(
      await addRecovery(both.file, made.unlocked, { recoveryKey: RecoveryKey.generate(), now: LATER }, weakPolicy),
      'tooManyRecoverySlots',
    );
    const old = valueOf(vaultFacts(both.file)).slots.find(({ login }) => login === 'recovery-1')?.id ?? '';
    const one = valueOf(dropRecovery(both.file, made.unlocked, old));
    expect(codeOf(await openWithRecovery(one.file, made.recoveryKey, weakPolicy))).toBe('wrongPassphrase');
    expect(valueOf(await openWithRecovery(one.file, next, weakPolicy)).login).toBe('recovery-2');
    expectRule(dropRecovery(one.file, made.unlocked, both.operatorId), 'lastRecoverySlot');
    expect(codeOf(dropRecovery(one.file, made.unlocked, made.unlocked.operatorId))).toBe('notFound');
    const third = valueOf(
      await addRecovery(one.file, made.unlocked, { recoveryKey: made.recoveryKey, now: LATER }, weakPolicy),
    );
    expect(codeOf(await openWithRecovery(third.file, made.recoveryKey, weakPolicy))).toBe('accepted');
  });
});

describe('rotation of the data key', () => {
  it('lets every slot open the new store without a passphrase but the one of whoever rotates', async () => {
    const dataKey = DataKey.random();
    const rotated = valueOf(rotateDataKey(two, made.unlocked, { dataKey, store: 'room-2.db' }));
    const sessions = [
      valueOf(await open(rotated.file, 'lihua', PASSPHRASE)),
      valueOf(await open(rotated.file, 'wang', WANG)),
      valueOf(await openWithRecovery(rotated.file, made.recoveryKey, weakPolicy)),
    ];
    expect(sessions.map((session) => [session.dataKey.hex(), session.dataKeyVersion])).toEqual(
      sessions.map(() => [dataKey.hex(), 2]),
    );
    expect(valueOf(vaultFacts(rotated.file)).store).toBe('room-2.db');
    expect(rotated.unlocked.dataKey.hex()).toBe(dataKey.hex());
    expectRule(rotateDataKey(rotated.file, rotated.unlocked, { dataKey, store: 'room-2.db' }), 'storeInUse');
    expect(codeOf(await open(two, 'wang', WANG))).toBe('accepted');
  });

  it('shuts a removed operator out even with an old copy of the vault', async () => {
    const stolen = valueOf(await open(two, 'wang', WANG));
    const removed = valueOf(removeOperator(two, made.unlocked, wangId));
    const dataKey = DataKey.random();
    const rotated = valueOf(rotateDataKey(removed.file, made.unlocked, { dataKey, store: 'room-2.db' }));
    expect(stolen.dataKey.hex()).not.toBe(dataKey.hex());
    expect(codeOf(await open(rotated.file, 'wang', WANG))).toBe('wrongPassphrase');
    const old = documentOf(two).slots.find(({ login }) => login === 'wang');
    const smuggled = forged(rotated.file, (document) => document.slots.push({ ...(old ?? first(document.slots)) }));
    expect(codeOf(await open(smuggled, 'wang', WANG))).toBe('vaultTampered');
  });

  it('goes on over many operators and rotations', async () => {
    let { file, unlocked } = { file: made.file, unlocked: made.unlocked };
    for (let number = 2; number <= 12; number += 1) {
      file = valueOf(
        await addOperator(
          file,
          unlocked,
          { login: `op${String(number)}`, passphrase: `${WANG} ${String(number)}`, now: NOW },
          weakPolicy,
        ),
      ).file;
      ({ file, unlocked } = valueOf(
        rotateDataKey(file, unlocked, { dataKey: DataKey.random(), store: `room-${String(number)}.db` }),
      ));
    }
    const session = valueOf(await open(file, 'op7', `${WANG} 7`));
    expect([session.dataKeyVersion, session.dataKey.hex()]).toEqual([12, unlocked.dataKey.hex()]);
  });
});
