import type { AppError } from '../../../shared/errors';
import type { Drawn } from './draw';
import type { FormJob } from './facts';

/** What crosses between the engine and its press: facts one way, bytes the other. Never a key, never the store. */
export type ToPress =
  | { readonly kind: 'draw'; readonly id: number; readonly job: FormJob }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromPress =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'drawn'; readonly id: number; readonly drawn: Drawn }
  | { readonly kind: 'failed'; readonly id: number; readonly error: AppError }
  /** A fault of ours: the kind of error and where, without its message, which might quote a record. */
  | { readonly kind: 'broke'; readonly id: number; readonly name: string; readonly where: string };
