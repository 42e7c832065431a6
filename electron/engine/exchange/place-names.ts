import { parseLocationCode } from '../../../shared/domain/location-code';

/**
 * Places under the codes they stand by. A ledger that writes 1-3-2 means the place that stands there as 1-03-2: a second one
 * beside it could not be told apart on the shelf (domain/location-range.ts, `alike`).
 */
export class PlaceNames {
  /** Code by sort key, which leaves the zeros out; read at the first use, since many a ledger names no places. */
  #codes: Map<string, string> | null = null;
  readonly #settled = new Map<string, string>();

  constructor(
    private readonly known: ReadonlySet<string>,
    private readonly closed: ReadonlySet<string>,
  ) {}

  /** Whether it, or a place above it, takes nothing new. */
  isClosed(code: string): boolean {
    if (this.closed.size === 0) return false;
    const parts = code.split('-');
    return parts.some((_, depth) => this.closed.has(parts.slice(0, depth + 1).join('-')));
  }

  /** The code under which the place stands already, or is going to: whatever is there, or was met before, gives the zeros. */
  settle(written: string): string {
    const before = this.#settled.get(written);
    if (before !== undefined) return before;
    const code = this.known.has(written) ? written : this.#codeOf(written);
    this.#settled.set(written, code);
    return code;
  }

  #codeOf(written: string): string {
    const places = parseLocationCode(written);
    if (!places.ok) return written;
    this.#codes ??= new Map([...this.known].map((code) => [sortKeyOf(code), code]));
    let above: string | null = null;
    for (const { sortKey, part } of places.value) {
      const own: string = this.#codes.get(sortKey) ?? (above === null ? part : `${above}-${part}`);
      this.#codes.set(sortKey, own);
      above = own;
    }
    return above ?? written;
  }
}

function sortKeyOf(code: string): string {
  const places = parseLocationCode(code);
  return places.ok ? (places.value.at(-1)?.sortKey ?? code) : code;
}
