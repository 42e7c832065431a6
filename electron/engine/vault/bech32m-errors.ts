/**
 * Finds the wrong symbols of a Bech32m text (BIP 350). Its code has distance 5 at our length: up to four wrong symbols
 * are always noticed, and one or two can be placed without doubt. Only places are told, never the right symbols: a
 * program that repairs a key would accept one that nobody ever had.
 */
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32M = 0x2bc830a3;

function step(state: number, symbol: number): number {
  const top = state >>> 25;
  const shifted = ((state & 0x1ffffff) << 5) ^ symbol;
  return GENERATOR.reduce((sum, term, bit) => (((top >>> bit) & 1) === 1 ? sum ^ term : sum), shifted);
}

function checksum(prefix: string, symbols: readonly number[]): number {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  return (
    [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...symbols].reduce(step, 1) ^ BECH32M
  );
}

/** What changing one symbol by `difference` does to the checksum; the code is linear, so several changes just add (xor). */
function effects(length: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let difference = 1; difference < 32; difference += 1) {
    let state = difference;
    for (let place = length - 1; place >= 0; place -= 1) {
      found.set(state, place);
      state = step(state, 0);
    }
  }
  return found;
}

/**
 * For texts of one length: places (0-based) of the one or two wrong symbols; empty when the text is right; null when
 * there are more.
 */
export function locator(prefix: string, length: number): (symbols: readonly number[]) => readonly number[] | null {
  const byEffect = effects(length);
  return (symbols) => {
    const syndrome = checksum(prefix, symbols);
    if (syndrome === 0) return [];
    const single = byEffect.get(syndrome);
    if (single !== undefined) return [single];
    for (const [effect, place] of byEffect) {
      const other = byEffect.get(syndrome ^ effect);
      if (other !== undefined) return [place, other].sort((a, b) => a - b);
    }
    return null;
  };
}
