import { parseMachineKey } from '../../shared/domain/machine-key';
import { toHalfWidth } from '../../shared/domain/text';

/** A key of a barcode (domain.md "Machine key"): this many digits and then Enter. */
export const KEY_DIGITS = 13;
/** A scanner types a digit each 1 to 30 ms, a hand never 13 of them this close together. */
const BURST_GAP_MS = 120;
/** On a PC that is busy the keys come later than they were sent: then the check digit says whether it was a scan. */
const SLOW_GAP_MS = 1000;

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'timeStamp' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'> & {
  readonly isComposing: boolean;
};

/** The digit a key press stands for, also where an open Chinese input method has taken the key for itself; null otherwise. */
export function digitOf(event: KeyPress): string | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const half = toHalfWidth(event.key);
  if (/^\d$/u.test(half)) return half;
  const taken = event.isComposing || event.key === 'Process' || event.key === 'Unidentified';
  const physical = /^(?:Digit|Numpad)(\d)$/u.exec(event.code);
  return taken && !event.shiftKey ? (physical?.[1] ?? null) : null;
}

/**
 * Hears the keys themselves, so that a scan stays the 13 digits it was whatever an input method, a full-width mode or
 * half a name left in the field makes of them.
 */
export class ScanKeys {
  #digits = '';
  #last = Number.NEGATIVE_INFINITY;
  #fast = true;

  /** How many digits of a scan have been heard so far. */
  get length(): number {
    return this.#digits.length;
  }

  /** Takes one key; the 13 digits of a scan when this key is the Enter that ends one, else null. */
  press(event: KeyPress): string | null {
    const gap = event.timeStamp - this.#last;
    const near = gap <= SLOW_GAP_MS;
    this.#last = event.timeStamp;
    if (event.key === 'Enter' || (event.isComposing && event.code === 'Enter') || event.code === 'NumpadEnter') {
      const heard = near ? this.#digits : '';
      const sure = (this.#fast && gap <= BURST_GAP_MS) || parseMachineKey(heard).ok;
      this.#digits = '';
      return heard.length === KEY_DIGITS && sure ? heard : null;
    }
    const digit = digitOf(event);
    if (digit === null) this.#digits = '';
    else if (near && this.#digits !== '') {
      this.#digits = (this.#digits + digit).slice(-KEY_DIGITS - 1);
      this.#fast &&= gap <= BURST_GAP_MS;
    } else {
      this.#digits = digit;
      this.#fast = true;
    }
    return null;
  }
}
