import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';

/**
 * Porters: second processes of the engine's code for one long job each. The shell only starts and ends them; engine and
 * porter each get one end of a port, so that neither the key nor a record comes through here.
 */
export class Porters {
  readonly #script: string;
  readonly #living = new Map<number, UtilityProcess>();

  constructor(script: string) {
    this.#script = script;
  }

  /** Starts one for the engine that asked, under the number it chose. */
  start(id: number, engine: UtilityProcess): void {
    const { port1, port2 } = new MessageChannelMain();
    const porter = utilityProcess.fork(this.#script, [], { serviceName: 'porter', stdio: 'inherit' });
    this.#living.set(id, porter);
    porter.on('exit', () => {
      if (this.#living.get(id) !== porter) return;
      this.#living.delete(id);
      engine.postMessage({ kind: 'porterEnded', id });
    });
    porter.postMessage({ kind: 'line' }, [port1]);
    engine.postMessage({ kind: 'porter', id }, [port2]);
  }

  end(id: number): void {
    const porter = this.#living.get(id);
    this.#living.delete(id);
    porter?.kill();
  }

  endAll(): void {
    for (const id of [...this.#living.keys()]) this.end(id);
  }
}
