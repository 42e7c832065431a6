import { createHmac, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealDataKey, unsealDataKey } from '../../electron/engine/vault/data-key-slot';
import { macMatches, parseVault } from '../../electron/engine/vault/document';
import { agree, generateKeyPair } from '../../electron/engine/vault/keys';
import { addOperator } from '../../electron/engine/vault/operators';
import { DataKey, Secret } from '../../electron/engine/vault/secret';
import { openVault, openWithRecovery } from '../../electron/engine/vault/vault';
import {
  codeOf,
  documentOf,
  first,
  forged,
  nth,
  NOW,
  PASSPHRASE,
  seeded,
  valueOf,
  weakPolicy,
  weakVault,
  withRightSum,
  type OpenDocument,
} from './fixtures';

const WANG = '春天 茶杯 算盘 火车 河马';
let made: Awaited<ReturnType<typeof weakVault>>;
let file: Buffer;
beforeAll(async () => {
  made = await weakVault();
  file = valueOf(
    await addOperator(made.file, made.unlocked, { login: 'wang', passphrase: WANG, now: NOW }, weakPolicy),
  ).file;
});
const open = (bytes: Uint8Array) => openVault(bytes, { login: 'lihua', passphrase: PASSPHRASE }, weakPolicy);

describe('chance', () => {
  it('accepts none of 3,000 files with one bit flipped, and never blames the passphrase', async () => {
    const random = seeded(20261123);
    const seen = new Set<string>();
    for (let round = 0; round < 3000; round += 1) {
      const bytes = Buffer.from(file);
      const place = random(bytes.length);
      bytes[place] = nth([...bytes], place) ^ (1 << random(8));
      seen.add(codeOf(await open(bytes)));
    }
    expect([...seen]).toEqual(['vaultDamaged']);
  });
});

type Leaf = { readonly path: readonly (string | number)[]; readonly value: unknown };
function leavesOf(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((child, index) => leavesOf(child, [...path, index]));
  if (value === null || typeof value !== 'object') return [{ path, value }];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

function replaced(value: unknown, path: readonly (string | number)[], leaf: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return leaf;
  if (Array.isArray(value))
    return value.map((child: unknown, index) => (index === head ? replaced(child, rest, leaf) : child));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, child]) => [key, key === head ? replaced(child, rest, leaf) : child]),
  );
}

/** Another value of the same shape: other bytes in base64 or hex, a number beside it, another name. */
function alike(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  const swap: Readonly<Record<string, string>> = { A: 'B', a: 'b', 0: '1', 1: '2' };
  const at = text.search(/[Aa01]/);
  return at < 0 ? `${text}x` : `${text.slice(0, at)}${swap[text[at] ?? ''] ?? 'x'}${text.slice(at + 1)}`;
}

describe('intent: the sum is put right', () => {
  it('accepts no file in which any single value was replaced by one of the same shape', async () => {
    const document = documentOf(file);
    const leaves = leavesOf(document).filter(({ path }) => path[0] !== 'sum');
    expect(leaves.length).toBeGreaterThan(70);
    for (const { path, value } of leaves) {
      const changed = withRightSum(replaced(document, path, alike(value)) as OpenDocument);
      expect([path.join('.'), codeOf(await open(changed))]).not.toContain('accepted');
    }
  });

  it.each<[string, (document: OpenDocument) => void]>([
    ['the recovery slot taken out', (d) => (d.slots = d.slots.filter(({ kind }) => kind === 'operator'))],
    ['another operator taken out', (d) => (d.slots = d.slots.filter(({ login }) => login !== 'wang'))],
    ['slots in another order', (d) => d.slots.reverse()],
    ['a slot twice', (d) => d.slots.push(first(d.slots))],
    ['a slot twice under another name', (d) => d.slots.push({ ...first(d.slots), id: 'f'.repeat(32), login: 'zhao' })],
    ['names of two operators swapped', (d) => ([first(d.slots).login, nth(d.slots, 2).login] = ['wang', 'lihua'])],
    [
      'sealed data keys of two operators swapped',
      (d) =>
        ([first(d.slots).sealedDataKeys, nth(d.slots, 2).sealedDataKeys] = [
          nth(d.slots, 2).sealedDataKeys,
          first(d.slots).sealedDataKeys,
        ]),
    ],
    [
      'sealed private keys of one operator swapped',
      (d) =>
        ([first(d.slots).sealedEncPrivate, first(d.slots).sealedSignPrivate] = [
          first(d.slots).sealedSignPrivate,
          first(d.slots).sealedEncPrivate,
        ]),
    ],
    ['a pointer out of the folder', (d) => (d.pointer.store = '../room-1.db')],
    ['a pointer to another store', (d) => (d.pointer.store = 'room-7.db')],
    ['an unknown field', (d) => (d.extra = 1)],
    ['an unknown field in a slot', (d) => (first(d.slots).admin = true)],
    ['the MAC left out', (d) => (d.mac = '')],
    ['no slots', (d) => (d.slots = [])],
    ['a recovery slot passed off as an operator', (d) => (nth(d.slots, 1).kind = 'operator')],
    [
      'an operator passed off as a recovery slot',
      (d) => Object.assign(nth(d.slots, 2), { kind: 'recovery', login: 'recovery-2' }),
    ],
    [
      'three recovery slots',
      (d) =>
        [2, 3].forEach((place) =>
          d.slots.push({ ...nth(d.slots, 1), id: String(place).repeat(32), login: `recovery-${String(place)}` }),
        ),
    ],
    ['a data key of a version nobody points at', (d) => (first(first(d.slots).sealedDataKeys).version = 2)],
  ])('refuses %s', async (_name, change) => {
    expect(codeOf(await open(forged(file, change)))).not.toBe('accepted');
  });

  it.each<[string, Partial<{ memoryKiB: number; passes: number; lanes: number }>]>([
    ['less memory', { memoryKiB: 63 }],
    ['fewer passes', { passes: 0 }],
    ['fewer lanes', { lanes: 1 }],
    ['more memory than the machine shall spend', { memoryKiB: 3 * 1024 * 1024 }],
    ['passes without end', { passes: 4_000_000_000 }],
  ])('refuses KDF parameters with %s as tampering, for every operator, before computing', async (_name, cost) => {
    for (const place of [0, 1, 2]) {
      const changed = forged(file, (d) => Object.assign(nth(d.slots, place).kdf, cost));
      expect(codeOf(await open(changed))).toBe('vaultTampered');
      expect(codeOf(await openWithRecovery(changed, made.recoveryKey, weakPolicy))).toBe('vaultTampered');
    }
  });

  it('refuses a slot of another vault, and one of an earlier state of this vault', async () => {
    const foreign = documentOf((await weakVault()).file);
    expect(codeOf(await open(forged(file, (d) => (d.slots[0] = first(foreign.slots)))))).not.toBe('accepted');
    const before = documentOf(made.file);
    expect(codeOf(await open(forged(file, (d) => (d.slots = before.slots))))).toBe('vaultTampered');
  });

  it('refuses a false archive: a data key of the attacker sealed to the operator, with a MAC made from it', async () => {
    const theirs = DataKey.random();
    const groupSecret = new Secret(randomBytes(32));
    const changed = forged(file, (d) => {
      for (const slot of d.slots) {
        const to = { vaultId: d.vaultId, publicKey: Buffer.from(slot.encPublicKey, 'base64'), groupSecret };
        const sealed = sealDataKey(theirs, 1, to);
        slot.sealedDataKeys = [
          {
            version: 1,
            nonce: sealed.nonce.toString('base64'),
            ciphertext: sealed.ciphertext.toString('base64'),
            ephemeralPublicKey: sealed.ephemeralPublicKey.toString('base64'),
          },
        ];
      }
      const { mac: _mac, sum: _sum, ...content } = d;
      const key = theirs.derive('vault-mac', groupSecret.expose());
      d.mac = createHmac('sha256', key.expose())
        .update(canonicalize(content) ?? '')
        .digest('base64');
    });
    expect(codeOf(await open(changed))).toBe('vaultTampered');
  });

  it('refuses a public key of small order as the sealer of a data key', async () => {
    const changed = forged(
      file,
      (d) => (first(first(d.slots).sealedDataKeys).ephemeralPublicKey = Buffer.alloc(32).toString('base64')),
    );
    expect(codeOf(await open(changed))).toBe('vaultTampered');
  });

  it('asks for the secret that only unlocked operators share, in the sealed data key and again in the MAC', () => {
    const { dataKey, groupSecret, vaultId } = made.unlocked;
    const another = DataKey.random();
    const pair = generateKeyPair('X25519');
    const to = { vaultId, publicKey: pair.publicKey, groupSecret };
    const slot = sealDataKey(dataKey, 1, to);
    expect(unsealDataKey(slot, pair.privateKey, to)?.hex()).toBe(dataKey.hex());
    for (const changed of [
      { groupSecret: another },
      { vaultId: 'another' },
      { publicKey: generateKeyPair('X25519').publicKey },
    ]) {
      expect(unsealDataKey(slot, pair.privateKey, { ...to, ...changed })).toBeNull();
    }
    expect(unsealDataKey({ ...slot, version: 2 }, pair.privateKey, to)).toBeNull();
    expect(unsealDataKey(slot, generateKeyPair('X25519').privateKey, to)).toBeNull();
    const document = valueOf(parseVault(file));
    expect([
      macMatches(document, dataKey, groupSecret),
      macMatches(document, dataKey, another),
      macMatches(document, another, groupSecret),
    ]).toEqual([true, false, false]);
  });

  it('agrees on nothing with a point of small order', () => {
    const { privateKey } = generateKeyPair('X25519');
    for (const point of [Buffer.alloc(32), Buffer.concat([Buffer.from([1]), Buffer.alloc(31)])])
      expect(agree(privateKey, point)).toBeNull();
  });
});
