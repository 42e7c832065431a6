import type { EngineCommandName, OutputOf, ParsedInputOf } from '../../../shared/contract/index';
import type { DrawnDocument } from '../../engine-protocol';
import type { Session } from '../store/work';

/**
 * The shape of a subject's commands, derived from the contract. It stands below the gate: a subject answers a parsed
 * question of a known session and does not know how it was asked.
 */

/** What a handler may use of its surroundings; nothing of Electron, nothing of the page. */
export type Surroundings = {
  /** Path behind a ticket that a person's own dialog granted; throws fileRefused when there is none. */
  readonly pathOf: (ticket: string) => string;
  readonly progress: (step: string, done: number, of: number) => void;
  readonly cancelled: () => boolean;
  /** The same for work that a process of its own does. */
  readonly signal: AbortSignal;
  /** Lets a document out beside the answer. */
  readonly hand: (document: DrawnDocument) => void;
};

/** Handlers of rows that are asked before anyone unlocks get no session. */
export type Handlers = {
  readonly [N in EngineCommandName]: (
    input: ParsedInputOf<N>,
    session: Session,
    around: Surroundings,
  ) => OutputOf<N> | Promise<OutputOf<N>>;
};
export type OpenName = Extract<
  EngineCommandName,
  | `operators.${'status' | 'checkPassphrase' | 'prepareRecovery' | 'emergencySheet' | 'checkRecoveryKey' | 'setUp' | 'unlock' | 'recover'}`
  | `backup.${'look' | 'examine' | 'restore' | 'salvage'}`
>;
export type OpenHandlers = {
  readonly [N in OpenName]: (input: ParsedInputOf<N>, around: Surroundings) => OutputOf<N> | Promise<OutputOf<N>>;
};
export type SessionHandlers = { readonly [N in Exclude<EngineCommandName, OpenName>]: Handlers[N] };
