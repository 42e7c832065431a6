import { randomBytes, timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';
import { bech32m } from '@scure/base';
import { err, ok, type Result } from '../../../shared/result';
import { locator } from './bech32m-errors';

/**
 * The printed recovery key: Bech32m (BIP 350, prefix `rk`) over a version of two symbols and 160 random bits, 40
 * symbols in eight groups of five: `RK-QPMA3-GE3UG-YYN4V-6ACZS-WG6Q4-XJ8F7-RZAT5-HWCKP`.
 */
const PREFIX = 'rk';
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const VERSION = [0, 1];
const RANDOM_BYTES = 20;
const SYMBOLS = 40;
const GROUP = 5;
const wrongPlaces = locator(PREFIX, SYMBOLS);

/** Like Secret, it is not printed by accident: only `printed()` and `secretText()` give it away. */
export class RecoveryKey {
  readonly #symbols: string;

  private constructor(symbols: string) {
    this.#symbols = symbols;
  }

  static generate(): RecoveryKey {
    const words = [...VERSION, ...bech32m.toWords(randomBytes(RANDOM_BYTES))];
    return new RecoveryKey(bech32m.encode(PREFIX, words).slice(PREFIX.length + 1));
  }

  /** Reads what a person typed; see `parseRecoveryKey`. */
  static fromSymbols(symbols: string): RecoveryKey | null {
    const decoded = bech32m.decodeUnsafe(`${PREFIX}1${symbols}`);
    const known =
      decoded?.prefix === PREFIX &&
      symbols.length === SYMBOLS &&
      VERSION.every((word, index) => decoded.words[index] === word);
    return known ? new RecoveryKey(symbols) : null;
  }

  /** For paper and screen: `RK-` and eight groups of five. */
  printed(): string {
    return [PREFIX, ...groupsOf(this.#symbols)].join('-').toUpperCase();
  }

  /** What goes through the KDF as the passphrase of a recovery slot. */
  secretText(): string {
    return this.#symbols;
  }

  equals(other: RecoveryKey): boolean {
    return timingSafeEqual(Buffer.from(this.#symbols), Buffer.from(other.#symbols));
  }

  toString(): string {
    return '[key]';
  }

  toJSON(): string {
    return '[key]';
  }

  [inspect.custom](): string {
    return '[key]';
  }
}

const groupsOf = (symbols: string): string[] => symbols.match(new RegExp(`.{1,${String(GROUP)}}`, 'gu')) ?? [];

/** Why a typed key is none; `group` (1 to 8) is the first wrong one where that can be told. */
export type RecoveryKeyFault = { readonly reason: 'length' | 'symbol' | 'checksum'; readonly group: number | null };

/**
 * Typed text to symbols: full-width letters and capitals made plain, spaces and dashes of any kind dropped, the prefix
 * optional, and the letters the alphabet leaves out read as what they look like (O 0, I and 1 L, B 8).
 */
function symbolsOf(typed: string): { readonly text: string; readonly groups: readonly string[] } {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]*rk(?=[^\p{L}\p{N}]|.{40})/u, '');
  const looksLike: Readonly<Record<string, string>> = { o: '0', i: 'l', 1: 'l', b: '8' };
  const groups = plain
    .split(/[\s\p{P}\p{S}\p{Cf}]+/u)
    .filter((group) => group !== '')
    .map((group) => group.replace(/[oi1b]/g, (letter) => looksLike[letter] ?? letter));
  return { text: groups.join(''), groups };
}

/** The group a person should look at, by what they can see: a group of another length, or an impossible letter. */
function visibleFault(text: string, groups: readonly string[]): RecoveryKeyFault | null {
  const foreign = [...text].findIndex((symbol) => !ALPHABET.includes(symbol));
  if ([...text].length !== SYMBOLS) {
    const odd = groups.findIndex((group) => [...group].length !== GROUP);
    return { reason: 'length', group: groups.length === SYMBOLS / GROUP && odd >= 0 ? odd + 1 : null };
  }
  return foreign < 0 ? null : { reason: 'symbol', group: Math.floor(foreign / GROUP) + 1 };
}

export function parseRecoveryKey(typed: string): Result<RecoveryKey, RecoveryKeyFault> {
  const { text, groups } = symbolsOf(typed);
  const visible = visibleFault(text, groups);
  if (visible !== null) return err(visible);
  const key = RecoveryKey.fromSymbols(text);
  if (key !== null) return ok(key);
  const first = wrongPlaces([...text].map((symbol) => ALPHABET.indexOf(symbol)))?.[0];
  return err({ reason: 'checksum', group: first === undefined ? null : Math.floor(first / GROUP) + 1 });
}

/** Compares what was typed back with the key just shown: `wrongGroup` is exact here, whatever was typed. */
export function compareRecoveryKey(
  typed: string,
  shown: RecoveryKey,
): { readonly matches: boolean; readonly wrongGroup: number | null } {
  const read = parseRecoveryKey(typed);
  if (read.ok && read.value.equals(shown)) return { matches: true, wrongGroup: null };
  const given = groupsOf(symbolsOf(typed).text);
  const wrong = groupsOf(shown.secretText()).findIndex((group, index) => group !== given[index]);
  return { matches: false, wrongGroup: wrong < 0 ? null : wrong + 1 };
}
