import type { DrawnDocument } from '../engine-protocol';

/** More than a person leaves unlooked at; drawing on drops the oldest. */
const KEPT = 8;

/** Drawn documents between the engine's answer and the closing of their window: in memory only, each under its own token. */
export class Documents {
  readonly #drawn = new Map<string, DrawnDocument>();
  readonly #shown = new Map<string, DrawnDocument>();

  keep(document: DrawnDocument): void {
    this.#drawn.set(document.token, document);
    const oldest = this.#drawn.keys().next();
    if (this.#drawn.size > KEPT && oldest.done !== true) this.#drawn.delete(oldest.value);
  }
  /** A token opens one window: false when it was used before, or never given. */
  show(token: string): boolean {
    const document = this.#drawn.get(token);
    if (document === undefined) return false;
    this.#drawn.delete(token);
    this.#shown.set(token, document);
    return true;
  }
  /** While its window is open: the viewer asks again when a person saves. */
  shown(token: string): DrawnDocument | undefined {
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
