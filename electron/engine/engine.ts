import { ruleBroken } from '../../shared/errors';
import { err, ok } from '../../shared/result';
import type { FromEngine, ToEngine } from '../engine-protocol';
import type { Press } from './archive/forms';
import { createOpening } from './archive/operators';
import { type Backups, createBackups } from './archive/backup';
import type { OpenArchive } from './archive/unlock';
import type { Porter } from './porter/client';
import type { SessionHandlers, Surroundings } from './archive/subject';
import { createGate } from './gate';
import { compact } from './archive/compact';
import { createHandlers } from './handlers';
import { createIncidents } from './incidents';

/** Nobody is typing any more, and nobody waits for the disk. */
const IDLE_MS = 120_000;

export type EngineDeps = {
  /** Null before the first set-up. */
  readonly folder: string | null;
  readonly press: Press;
  readonly porter: Porter;
  readonly clock: () => number;
  readonly send: (message: FromEngine) => void;
  /** Bytes: a larger store is checked after the unlock, by a porter. */
  readonly sealsUpTo?: number;
};

/** The engine without a process around it: messages in, messages out. Commands run in the order they come. */
export function createEngine({ folder, press, porter, clock, send, sealsUpTo }: EngineDeps) {
  const opening = createOpening(folder, press, clock, porter, sealsUpTo);
  const incidents = createIncidents(clock);
  const paths = new Map<string, string>();
  const stops = new Map<string, AbortController>();
  let serving:
    { readonly archive: OpenArchive; readonly handlers: SessionHandlers; readonly backups: Backups } | undefined;
  const serve = (archive: OpenArchive) => {
    if (serving?.archive === archive) return serving;
    const backups = createBackups(archive, porter, clock);
    void checkLarge(archive);
    void compactLeft(archive);
    serving = { archive, backups, handlers: createHandlers(archive, press, backups, opening) };
    return serving;
  };

  /** What a check of a large store finds is told on every page; that it could not be made, the next unlock makes good. */
  async function checkLarge(archive: OpenArchive): Promise<void> {
    const damage = await archive.checkLater().catch(() => null);
    if (damage !== null) send({ kind: 'changed', topics: ['session'] });
  }

  /** What a destruction erased and a power cut or a restore left in free pages goes now; where it cannot, the next unlock tries again. */
  async function compactLeft({ context, session, watch }: OpenArchive): Promise<void> {
    const done = await compact(context.work, session, watch.checkpoint).catch(() => null);
    if (done !== null) send({ kind: 'changed', topics: ['disposal', 'audit'] });
  }

  const gate = createGate({
    open: opening.handlers,
    current: () => {
      const archive = opening.opened();
      if (opening.rotating()) return err({ code: 'busy' });
      if (archive === undefined) return err({ code: 'locked' });
      return ok({ session: archive.session, handlers: serve(archive).handlers });
    },
    onChanged: (topics) => {
      send({ kind: 'changed', topics });
    },
    recordIncident: incidents.record,
  });

  const surroundings = (job: string, signal: AbortSignal, hand: Surroundings['hand']): Surroundings => ({
    pathOf: (ticket) => {
      const path = paths.get(ticket);
      if (path === undefined) throw ruleBroken('ticketUnknown');
      return path;
    },
    progress: (step, done, of) => {
      send({ kind: 'progress', job, step, done, of });
    },
    cancelled: () => signal.aborted,
    signal,
    hand,
  });

  let lastAsked = clock();
  /** Called from time to time: nobody has asked anything for a while, so a backup that is due is in nobody's way. */
  async function idle(): Promise<void> {
    const archive = opening.opened();
    if (archive === undefined || clock() - lastAsked < IDLE_MS) return;
    const quiet = { progress: () => undefined, signal: new AbortController().signal };
    const { made, failed } = await serve(archive).backups.makeDue('due', quiet);
    if (made + failed > 0) send({ kind: 'changed', topics: ['backup', 'audit'] });
  }

  async function call(message: Extract<ToEngine, { kind: 'call' }>): Promise<void> {
    let document: Parameters<Surroundings['hand']>[0] | undefined;
    const job = message.name;
    lastAsked = clock();
    const stop = new AbortController();
    stops.set(job, stop);
    const result = await gate(
      message.name,
      message.input,
      surroundings(job, stop.signal, (drawn) => {
        document = drawn;
      }),
    );
    send(
      document === undefined
        ? { kind: 'answer', id: message.id, result }
        : { kind: 'answer', id: message.id, result, document },
    );
  }

  return {
    receive: (message: ToEngine): void => {
      switch (message.kind) {
        case 'grant':
          paths.set(message.ticket, message.path);
          return;
        case 'cancel':
          stops.get(message.job)?.abort();
          return;
        case 'call':
          void call(message);
          return;
        case 'porter':
        case 'porterEnded':
          // Heard by the process around this engine (porter-lines.ts).
          return;
      }
    },
    idle,
    incidents: incidents.all,
    close: () => {
      porter.close();
      opening.close();
    },
  };
}
