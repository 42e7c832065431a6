import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { vaultPath } from '../../electron/engine/archive/folder';
import type { KdfPolicy } from '../../electron/engine/vault/kdf';
import { RecoveryKey } from '../../electron/engine/vault/recovery-key';
import { createVault, openVault } from '../../electron/engine/vault/vault';
import { seeded } from '../fixtures/seeded';
import type { Outcome } from './report';
import { credentials, type Subject } from './subject';

const cost = { memoryKiB: 64, passes: 1, lanes: 2 };
/** For the forgeries, each of which costs a derivation; the flips are of a vault of full strength. */
const weak: KdfPolicy = { ours: cost, floor: cost, ceiling: { memoryKiB: 1024, passes: 4, lanes: 4 } };
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Bits flipped in vault.json by chance, and values replaced on purpose with the sum put right: none is accepted. */
export async function vaultFlips(subject: Subject, bits: number): Promise<Outcome> {
  const whole = readFileSync(vaultPath(subject.base));
  const random = seeded(3000);
  const faults: string[] = [];
  for (let n = 0; n < bits; n += 1) {
    const bytes = Buffer.from(whole);
    const place = random(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << random(8));
    const opened = await openVault(bytes, credentials);
    if (opened.ok) faults.push(`a flipped bit at ${String(place)} was accepted`);
    else if (opened.error.code !== 'vaultDamaged') faults.push(`at ${String(place)}: ${opened.error.code}`);
  }
  const made = await createVault({ ...credentials, recoveryKey: RecoveryKey.generate(), now: 0 }, weak);
  const document = JSON.parse(made.file.toString()) as Json;
  const places = leavesOf(document).filter(([name]) => name !== 'sum');
  for (const path of places) {
    const opened = await openVault(withRightSum(replaced(document, path)), credentials, weak);
    if (opened.ok) faults.push(`${path.join('.')} forged and accepted`);
  }
  const untouched = await openVault(withRightSum(document), credentials, weak);
  return {
    fault: 'vault.json flipped and forged',
    runs: bits + places.length,
    of: `${String(bits)} bits, ${String(places.length)} forgeries`,
    losses: faults.length,
    ...(faults[0] === undefined ? {} : { first: faults[0] }),
    control: { what: 'the sum put right and nothing forged, accepted', losses: untouched.ok ? 1 : 0 },
  };
}

function leavesOf(value: Json, path: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** Another value of the same shape in one place. */
function replaced(value: Json, [head, ...rest]: readonly string[]): Json {
  if (head === undefined) {
    if (typeof value === 'number') return value + 1;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const at = text.search(/[A-Za-z0-9]/);
    return at < 0 ? `${text}x` : text.slice(0, at) + (text[at] === 'b' ? 'c' : 'b') + text.slice(at + 1);
  }
  if (Array.isArray(value)) return value.map((inner, n) => (String(n) === head ? replaced(inner, rest) : inner));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, inner]: [string, Json]) => [
      key,
      key === head ? replaced(inner, rest) : inner,
    ]),
  );
}

function withRightSum(document: Json): Buffer {
  const { sum: _old, ...rest } = document as { [name: string]: Json };
  const sum = createHash('sha256')
    .update(canonicalize(rest) ?? '')
    .digest('base64');
  return Buffer.from(`${canonicalize({ ...rest, sum }) ?? ''}\n`);
}
