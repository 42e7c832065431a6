import { randomBytes } from 'node:crypto';

/** A page never names a path: what a person picked in a dialog of the system stands behind a ticket. */
export class Tickets {
  readonly #paths = new Map<string, string>();

  issue(path: string): string {
    const ticket = randomBytes(16).toString('hex');
    this.#paths.set(ticket, path);
    return ticket;
  }
  path(ticket: string): string | undefined {
    return this.#paths.get(ticket);
  }
  all(): readonly (readonly [ticket: string, path: string])[] {
    return [...this.#paths];
  }
  clear(): void {
    this.#paths.clear();
  }
}
