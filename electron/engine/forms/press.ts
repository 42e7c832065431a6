import { parentPort, type MessagePort } from 'node:worker_threads';
import { AppFailure } from '../../../shared/errors';
import { draw } from './draw';
import type { FromPress, ToPress } from './press-protocol';
import type { PaperSeal } from './seal';

/** Entry of the worker thread that draws: one job after the other, the fonts open from the first one on. */
function serve(port: MessagePort): void {
  const stopped = new Set<number>();
  const sealing = new Map<number, (seal: PaperSeal | null) => void>();
  const say = (message: FromPress, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  let queue = Promise.resolve();

  const askSeal = async (id: number, content: string): Promise<PaperSeal> => {
    const answer = new Promise<PaperSeal | null>((resolve) => sealing.set(id, resolve));
    say({ kind: 'seal', id, content });
    const seal = await answer;
    sealing.delete(id);
    // The engine knows why and has told whoever asked: this ends the drawing.
    if (seal === null) throw new AppFailure({ code: 'cancelled' });
    return seal;
  };

  const work = async ({ id, job, sealed }: Extract<ToPress, { kind: 'draw' }>): Promise<void> => {
    try {
      const drawn = await draw(job, {
        onProgress: (done, total) => say({ kind: 'progress', id, done, total }),
        isCancelled: () => stopped.has(id),
        ...(sealed ? { seal: (content: string) => askSeal(id, content) } : {}),
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
    else if (message.kind === 'sealed') sealing.get(message.id)?.(message.seal);
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
