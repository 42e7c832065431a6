import { ruleBroken } from '../../shared/errors';
import { err, ok } from '../../shared/result';
import type { FromEngine, ToEngine } from '../engine-protocol';
import type { Press } from './archive/forms';
import { createOpening } from './archive/operators';
import type { OpenArchive } from './archive/unlock';
import type { SessionHandlers, Surroundings } from './archive/subject';
import { createGate } from './gate';
import { createHandlers } from './handlers';
import { createIncidents } from './incidents';

export type EngineDeps = {
  /** Null before the first set-up. */
  readonly folder: string | null;
  readonly press: Press;
  readonly clock: () => number;
  readonly send: (message: FromEngine) => void;
};

/** The engine without a process around it: messages in, messages out. Commands run in the order they come. */
export function createEngine({ folder, press, clock, send }: EngineDeps) {
  const opening = createOpening(folder, press, clock);
  const incidents = createIncidents(clock);
  const paths = new Map<string, string>();
  const stopped = new Set<string>();
  /** Made anew for the archive that stands open after a rotation. */
  let made: { readonly archive: OpenArchive; readonly handlers: SessionHandlers } | undefined;

  const gate = createGate({
    open: opening.handlers,
    current: () => {
      const archive = opening.opened();
      if (opening.rotating()) return err({ code: 'busy' });
      if (archive === undefined) return err({ code: 'locked' });
      if (made?.archive !== archive) made = { archive, handlers: createHandlers(archive, press, opening) };
      return ok({ session: archive.session, handlers: made.handlers });
    },
    onChanged: (topics) => {
      send({ kind: 'changed', topics });
    },
    recordIncident: incidents.record,
  });

  const surroundings = (job: string, hand: Surroundings['hand']): Surroundings => ({
    pathOf: (ticket) => {
      const path = paths.get(ticket);
      if (path === undefined) throw ruleBroken('ticketUnknown');
      return path;
    },
    progress: (step, done, of) => {
      send({ kind: 'progress', job, step, done, of });
    },
    cancelled: () => stopped.has(job),
    hand,
  });

  async function call(message: Extract<ToEngine, { kind: 'call' }>): Promise<void> {
    let document: Parameters<Surroundings['hand']>[0] | undefined;
    const job = message.name;
    stopped.delete(job);
    const result = await gate(
      message.name,
      message.input,
      surroundings(job, (drawn) => {
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
          stopped.add(message.job);
          return;
        case 'call':
          void call(message);
          return;
      }
    },
    incidents: incidents.all,
    close: opening.close,
  };
}
