/**
 * The check code on paper (durability design, 5): the head of the log at the moment a form was printed, so that years
 * later anybody can see whether the log up to that entry is still the one of that day. 24 symbols hold the first 120 bits
 * of the entry's SHA-256, six are a Bech32m checksum (BIP 350): `QPMA3-GE3UG-YYN4V-6ACZS-WG6Q4-XJ8F7`. It proves that
 * entries were not changed afterwards; it does not prove that they were right when made.
 */
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32M = 0x2bc830a3;
/** Its own prefix, so that no recovery key passes for a check code. */
const PREFIX = Array.from('lc', (letter) => letter.charCodeAt(0));
const START = [...PREFIX.map((code) => code >>> 5), 0, ...PREFIX.map((code) => code & 31)];
const DATA = 24;
const CHECK = 6;
const GROUP = 5;

function step(state: number, symbol: number): number {
  const shifted = ((state & 0x1ffffff) << 5) ^ symbol;
  return GENERATOR.reduce((sum, term, bit) => ((((state >>> 25) >>> bit) & 1) === 1 ? sum ^ term : sum), shifted);
}
const remainder = (symbols: readonly number[]): number => [...START, ...symbols].reduce(step, 1) >>> 0;

/** `hash`: the 64 hex digits of an entry's hash. */
export function paperCode(hash: string): string {
  const bits = [...hash.slice(0, (DATA * GROUP) / 4)].map((digit) => parseInt(digit, 16).toString(2).padStart(4, '0'));
  const data = (bits.join('').match(/.{5}/g) ?? []).map((five) => parseInt(five, 2));
  const sum = (remainder([...data, ...Array<number>(CHECK).fill(0)]) ^ BECH32M) >>> 0;
  const check = Array.from({ length: CHECK }, (_, place) => (sum >>> (5 * (CHECK - 1 - place))) & 31);
  const text = [...data, ...check].map((symbol) => ALPHABET.charAt(symbol)).join('');
  return (text.match(/.{5}/g) ?? []).join('-').toUpperCase();
}

/** What the QR code beside it holds: the number of the entry and its whole hash, in characters that every scanner types alike. */
export const paperQr = ({ seq, hash }: { readonly seq: number; readonly hash: string }): string =>
  `${String(seq)} ${hash.toUpperCase()}`;

/** Number and hash where a scanner has typed the QR code (any case), else null. */
export function readPaperQr(typed: string): { readonly seq: number; readonly hash: string } | null {
  const [, seq, hash] = /^\s*([1-9]\d{0,14})\s+([0-9a-f]{64})\s*$/i.exec(typed.normalize('NFKC')) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash: hash.toLowerCase() };
}

/** `start`: the first 30 hex digits of the hash that was printed, or all 64 where the QR code was scanned. `group` (1 to 6) is where to look, where that can be told. */
export type PaperCode =
  { readonly kind: 'code'; readonly start: string } | { readonly kind: 'mistyped'; readonly group: number | null };

/** Reads what a person typed: any case, width and dashes; letters the alphabet leaves out as what they look like (O 0, I and 1 L, B 8). */
export function readPaperCode(typed: string): PaperCode {
  const scanned = readPaperQr(typed);
  if (scanned !== null) return { kind: 'code', start: scanned.hash };
  const looksLike: Readonly<Record<string, string>> = { o: '0', i: 'l', 1: 'l', b: '8' };
  const groups = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s\p{P}\p{S}\p{Cf}]+/u)
    .filter((group) => group !== '')
    .map((group) => group.replace(/[oi1b]/g, (letter) => looksLike[letter] ?? letter));
  const symbols = [...groups.join('')].map((letter) => ALPHABET.indexOf(letter));
  const foreign = symbols.indexOf(-1);
  if (symbols.length !== DATA + CHECK) {
    const odd = groups.findIndex((group) => [...group].length !== GROUP);
    return { kind: 'mistyped', group: groups.length === (DATA + CHECK) / GROUP && odd >= 0 ? odd + 1 : null };
  }
  if (foreign >= 0) return { kind: 'mistyped', group: Math.floor(foreign / GROUP) + 1 };
  if (remainder(symbols) !== BECH32M) return { kind: 'mistyped', group: onlyWrongGroup(symbols) };
  const bits = symbols.slice(0, DATA).map((symbol) => symbol.toString(2).padStart(5, '0'));
  const start = (bits.join('').match(/.{4}/g) ?? []).map((four) => parseInt(four, 2).toString(16)).join('');
  return { kind: 'code', start };
}

/** The group in which one other symbol would make the code right; null where several would, or none. */
function onlyWrongGroup(symbols: readonly number[]): number | null {
  const groups = new Set<number>();
  symbols.forEach((_, place) => {
    for (let symbol = 0; symbol < ALPHABET.length; symbol += 1)
      if (remainder(symbols.map((one, at) => (at === place ? symbol : one))) === BECH32M)
        groups.add(Math.floor(place / GROUP) + 1);
  });
  const [first] = groups;
  return groups.size === 1 && first !== undefined ? first : null;
}
