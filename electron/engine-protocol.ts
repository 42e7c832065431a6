import type { ProgressEvent, Topic } from '../shared/contract/index';
import type { ScanMedia } from '../shared/domain/scan';
import type { AppError } from '../shared/errors';
import type { Result } from '../shared/result';

/**
 * What passes between the engine and whoever started it: the shell (utilityProcess) or, under plain Node, the command
 * line and the tests (child_process with advanced serialisation). The engine is told which folder it serves on its own
 * command line: `--archive DIR`, or none before the first set-up.
 */
export type ToEngine =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  /** A file or folder a person picked: from now on `ticket` stands for `path`. Pages hold tickets, never paths. */
  | { readonly kind: 'grant'; readonly ticket: string; readonly path: string }
  | { readonly kind: 'cancel'; readonly job: string }
  /** Answers `wantPorter`; one end of a port to the new porter comes with it. */
  | { readonly kind: 'porter'; readonly id: number }
  | { readonly kind: 'porterEnded'; readonly id: number };

/**
 * A document leaves the engine beside its answer, named by the token in the answer; it is never written to disk. `media`
 * is said of a scan; what was drawn is PDF.
 */
export type DrawnDocument = {
  readonly token: string;
  readonly pdf: Uint8Array;
  readonly media?: ScanMedia;
};

export type FromEngine =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly result: Result<unknown, AppError>;
      readonly document?: DrawnDocument;
    }
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] }
  | ({ readonly kind: 'progress' } & ProgressEvent)
  /** Only under Electron, where an engine cannot start processes itself (RunAsNode is off). */
  | { readonly kind: 'wantPorter'; readonly id: number }
  | { readonly kind: 'endPorter'; readonly id: number };
