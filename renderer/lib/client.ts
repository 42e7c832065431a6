import type { ChangedEvent, CommandName, InputOf, OutputOf, ProgressEvent, Topic } from '../../shared/contract/index';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';

/** What preload puts on `window.archive`: three functions, no channel names. */
export type Bridge = {
  invoke(name: string, input: unknown): Promise<unknown>;
  onChanged(listener: (event: ChangedEvent) => void): () => void;
  onProgress(listener: (event: ProgressEvent) => void): () => void;
};

/** The archive, as a screen knows it. Both sides of the boundary parse by the contract; here it only has its types. */
export type Client = {
  call<N extends CommandName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>, AppError>>;
  /** Calls `listener` whenever one of `topics` changed; answers the function that stops it. */
  onChanged(topics: readonly Topic[], listener: () => void): () => void;
  onProgress(listener: (event: ProgressEvent) => void): () => void;
};

export function createClient(bridge: Bridge): Client {
  return {
    call: (name, input) => bridge.invoke(name, input) as Promise<never>,
    onChanged: (topics, listener) =>
      bridge.onChanged((event) => {
        if (event.topics.some((topic) => topics.includes(topic))) listener();
      }),
    onProgress: (listener) => bridge.onProgress(listener),
  };
}
