import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';
import { clockWords } from './clock';
import { Porters } from './porters';
import type { AppError } from '../../shared/errors';
import { err, type Result } from '../../shared/result';
import type { FromEngine, ToEngine } from '../engine-protocol';

type Answer = Result<unknown, AppError>;
type Events = {
  /** Everything the engine says beside the answers, which `call` gives back, and `ready`. */
  readonly onMessage: (message: Extract<FromEngine, { kind: 'changed' } | { kind: 'progress' }>) => void;
  readonly onDocument: (document: NonNullable<Extract<FromEngine, { kind: 'answer' }>['document']>) => void;
  /** It ended and nobody asked it to. A fresh one is not started by itself. */
  readonly onDied: () => void;
};

/** One engine process at a time: keeps the questions under way and gives every one of them an answer, whatever happens. */
export class Engine {
  readonly #script: string;
  readonly #porters: Porters;
  readonly #events: Events;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #child: UtilityProcess | undefined;
  /** What was said to a child that had not yet reported ready; undefined once it has. */
  #unsent: ToEngine[] | undefined = [];
  #lastId = 0;

  constructor(script: string, events: Events) {
    this.#script = script;
    // Built side by side (electron.vite.config.ts).
    this.#porters = new Porters(join(dirname(script), 'porter.js'));
    this.#events = events;
  }

  /** Starts a fresh, locked engine on `folder`, in place of the one there is. */
  start(folder: string | null): void {
    this.stop();
    const words = folder === null ? [] : ['--archive', folder];
    const child = utilityProcess.fork(this.#script, [...words, ...clockWords()], {
      serviceName: 'engine',
      stdio: 'inherit',
    });
    this.#child = child;
    child.on('message', (message: FromEngine) => {
      if (child === this.#child) this.#hear(message);
    });
    child.on('exit', () => {
      if (child !== this.#child) return;
      this.#porters.endAll();
      this.#forget({ code: 'internal', incidentId: `engine-${randomBytes(4).toString('hex')}` });
      this.#events.onDied();
    });
  }

  /** Kills it and its porters: with the processes goes every copy of a key. */
  stop(): void {
    const child = this.#child;
    this.#porters.endAll();
    this.#forget({ code: 'locked' });
    child?.kill();
  }

  call(name: string, input: unknown): Promise<Answer> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      if (this.#child === undefined) {
        resolve(err({ code: 'locked' }));
        return;
      }
      this.#waiting.set(id, resolve);
      this.say({ kind: 'call', id, name, input });
    });
  }

  /** Grants and cancellations, which nobody answers. */
  say(message: ToEngine): void {
    if (this.#unsent === undefined) this.#child?.postMessage(message);
    else this.#unsent.push(message);
  }

  /** Resolves when nothing is under way any more, or after `ms`. */
  async settle(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (this.#waiting.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  #hear(message: FromEngine): void {
    switch (message.kind) {
      case 'ready': {
        const unsent = this.#unsent ?? [];
        this.#unsent = undefined;
        for (const waiting of unsent) this.#child?.postMessage(waiting);
        return;
      }
      case 'answer': {
        if (message.document !== undefined) this.#events.onDocument(message.document);
        this.#waiting.get(message.id)?.(message.result);
        this.#waiting.delete(message.id);
        return;
      }
      case 'changed':
      case 'progress':
        this.#events.onMessage(message);
        return;
      case 'wantPorter':
        if (this.#child !== undefined) this.#porters.start(message.id, this.#child);
        return;
      case 'endPorter':
        this.#porters.end(message.id);
        return;
    }
  }

  #forget(error: AppError): void {
    this.#child = undefined;
    this.#unsent = [];
    for (const answer of this.#waiting.values()) answer(err(error));
    this.#waiting.clear();
  }
}
