import { Dexie, type EntityTable } from 'dexie';
import type { Client } from './client';

export type Draft = { key: string; body: string; savedAt: string };
type View = { name: string; value: unknown };
const NAME = 'desk';
/** From the first unsent key, not the last: somebody who types without a pause is kept too. */
const SEND_WITHIN_MS = 300;

/**
 * The desk: drafts and view settings of the operator at work, in the in-memory session: nothing of it reaches the disk.
 * Each change is in Dexie at once, so a crashed page loses nothing, and within 300 ms in the engine, which keeps it encrypted.
 */
export class Desk extends Dexie {
  declare drafts: EntityTable<Draft, 'key'>;
  declare views: EntityTable<View, 'name'>;
  readonly #client: Client;
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; body: string }>();

  constructor(client: Client) {
    super(NAME);
    this.#client = client;
    this.version(1).stores({ drafts: 'key', views: 'name' });
  }

  /** Fetches what the engine kept. A draft of this page that is newer, because the page crashed before it was sent, stands. */
  async fill(): Promise<void> {
    const [drafts, views] = await Promise.all([
      this.#client.call('desk.drafts', {}),
      this.#client.call('desk.views', {}),
    ]);
    if (drafts.ok) {
      for (const draft of drafts.value) {
        const here = await this.drafts.get(draft.key);
        if (here === undefined || here.savedAt <= draft.savedAt) await this.drafts.put(draft);
      }
    }
    if (views.ok) await this.views.bulkPut(Object.entries(views.value).map(([name, value]) => ({ name, value })));
  }

  async saveDraft(key: string, body: string): Promise<void> {
    const timer = this.#waiting.get(key)?.timer ?? setTimeout(() => void this.#send(key), SEND_WITHIN_MS);
    this.#waiting.set(key, { timer, body });
    // The desk may close under the last key press; what was typed is on its way to the engine all the same.
    await this.drafts
      .put({ key, body, savedAt: new Date().toISOString() })
      .catch('DatabaseClosedError', () => undefined)
      // A lock deletes the desk; a put that was under way is aborted with it.
      .catch('AbortError', () => undefined);
  }

  async dropDraft(key: string): Promise<void> {
    this.#forget(key);
    await Promise.all([this.drafts.delete(key), this.#client.call('desk.dropDraft', { key })]);
  }

  async saveView(name: string, value: unknown): Promise<void> {
    await this.views.put({ name, value });
    await this.#client.call('desk.saveView', { name, value });
  }

  /** Sends at once what still waits: before a lock. */
  async flush(): Promise<void> {
    await Promise.all([...this.#waiting.keys()].map((key) => this.#send(key)));
  }

  #forget(key: string): void {
    clearTimeout(this.#waiting.get(key)?.timer);
    this.#waiting.delete(key);
  }
  async #send(key: string): Promise<void> {
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) return;
    this.#forget(key);
    await this.#client.call('desk.saveDraft', { key, body: waiting.body });
  }
}

/** After a lock nothing of the desk is left in the page. */
export const clearDesk = (): Promise<void> => Dexie.delete(NAME);
