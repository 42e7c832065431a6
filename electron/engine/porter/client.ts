import { AppFailure } from '../../../shared/errors';
import { jobs } from './jobs';
import type { FromPorter, JobHooks, JobKind, Jobs, PorterJob, PorterLink } from './protocol';

export type RunOptions = {
  readonly progress?: JobHooks['progress'];
  /** Stops the job at once; it then fails with `cancelled`, and what it had begun to write is the caller's to sweep. */
  readonly signal?: AbortSignal;
};
export type Porter = {
  readonly run: <K extends JobKind>(kind: K, input: Jobs[K][0], options?: RunOptions) => Promise<Jobs[K][1]>;
  /** Ends every porter of this engine. */
  readonly close: () => void;
};

const cancelled = (): AppFailure => new AppFailure({ code: 'cancelled' });

/** Porters as processes: one is started for each job, gets the key in its one message, and is gone when it has answered. */
export function createPorter(start: () => Promise<PorterLink>): Porter {
  const living = new Set<PorterLink>();

  async function run<K extends JobKind>(
    kind: K,
    input: Jobs[K][0],
    { progress, signal }: RunOptions = {},
  ): Promise<Jobs[K][1]> {
    if (signal?.aborted === true) throw cancelled();
    const link = await start();
    living.add(link);
    return new Promise<Jobs[K][1]>((done, failed) => {
      const finish = (settle: () => void): void => {
        signal?.removeEventListener('abort', stop);
        living.delete(link);
        settle();
        link.end();
      };
      const stop = (): void => {
        finish(() => {
          failed(cancelled());
        });
      };
      signal?.addEventListener('abort', stop, { once: true });
      link.onMessage((message) => {
        hear(message);
      });
      link.onEnd(() => {
        if (living.has(link))
          finish(() => {
            failed(new Error('The porter stopped'));
          });
      });
      if (signal?.aborted === true) stop();

      function hear(message: FromPorter): void {
        switch (message.kind) {
          case 'ready':
            link.send({ kind, input } as PorterJob);
            return;
          case 'progress':
            progress?.(message.step, message.done, message.of);
            return;
          case 'done':
            finish(() => {
              done(message.value as Jobs[K][1]);
            });
            return;
          case 'failed':
            finish(() => {
              failed(new AppFailure(message.error));
            });
            return;
          case 'broke':
            finish(() => {
              failed(new Error(`The porter broke: ${message.name}\n${message.where}`));
            });
        }
      }
    });
  }
  return {
    run,
    close: () => {
      for (const link of living) link.end();
      living.clear();
    },
  };
}

/** The same jobs in this very process: for programs and tests that have no second one. */
export function createPorterHere(): Porter {
  return {
    run: async (kind, input, { progress = () => undefined, signal } = {}) => {
      const turn = async (): Promise<void> => {
        await new Promise((next) => setImmediate(next));
        if (signal?.aborted === true) throw cancelled();
      };
      await turn();
      return jobs[kind](input, { progress, turn });
    },
    close: () => undefined,
  };
}
