import { parentPort, type MessagePort } from 'node:worker_threads';
import { AppFailure } from '../../../shared/errors';
import { draw } from './draw';
import type { FromPress, ToPress } from './press-protocol';

/** Entry of the worker thread that draws: one job after the other, the fonts open from the first one on. */
function serve(port: MessagePort): void {
  const stopped = new Set<number>();
  const say = (message: FromPress, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  let queue = Promise.resolve();

  const work = async ({ id, job }: Extract<ToPress, { kind: 'draw' }>): Promise<void> => {
    try {
      const drawn = await draw(job, {
        onProgress: (done, total) => say({ kind: 'progress', id, done, total }),
        isCancelled: () => stopped.has(id),
      });
      say({ kind: 'drawn', id, drawn }, drawn.pdf.buffer instanceof ArrayBuffer ? [drawn.pdf.buffer] : []);
    } catch (fault) {
      say(toMessage(id, fault));
    } finally {
      stopped.delete(id);
    }
  };

  port.on('message', (message: ToPress) => {
    if (message.kind === 'cancel') stopped.add(message.id);
    else queue = queue.then(() => work(message));
  });
}

function toMessage(id: number, fault: unknown): FromPress {
  if (fault instanceof AppFailure) return { kind: 'failed', id, error: fault.appError };
  const where =
    fault instanceof Error
      ? (fault.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .join('\n')
      : '';
  return { kind: 'broke', id, name: fault instanceof Error ? fault.name : typeof fault, where };
}

if (!parentPort) throw new Error('press.ts is the entry of a worker thread');
serve(parentPort);
