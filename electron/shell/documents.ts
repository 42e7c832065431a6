import type { DrawnDocument } from '../engine-protocol';

/** More than a person leaves unlooked at; drawing on drops the oldest. */
const KEPT = 8;

/** Drawn documents between the engine's answer and the closing of their window: in memory only, each under its own token. */
export class Documents {
  readonly #drawn = new Map<string, Uint8Array>();
  readonly #shown = new Map<string, Uint8Array>();

  keep({ token, pdf }: DrawnDocument): void {
    this.#drawn.set(token, pdf);
    const oldest = this.#drawn.keys().next();
    if (this.#drawn.size > KEPT && oldest.done !== true) this.#drawn.delete(oldest.value);
  }
  /** A token opens one window: false when it was used before, or never given. */
  show(token: string): boolean {
    const pdf = this.#drawn.get(token);
    if (pdf === undefined) return false;
    this.#drawn.delete(token);
    this.#shown.set(token, pdf);
    return true;
  }
  /** While its window is open: the viewer asks again when a person saves. */
  shown(token: string): Uint8Array | undefined {
    return this.#shown.get(token);
  }
  close(token: string): void {
    this.#shown.delete(token);
  }
  clear(): void {
    this.#drawn.clear();
    this.#shown.clear();
  }
}
