import type { AppError } from '../../../shared/errors';
import type { Drawn } from './draw';
import type { FormJob } from './facts';
import type { PaperSeal } from './seal';

/** What crosses between the engine and its press: facts one way, bytes the other. Never a key, never the store. */
export type ToPress =
  /** `sealed`: a form with a check code asks for its entry (`seal`); otherwise its place stays empty. */
  | { readonly kind: 'draw'; readonly id: number; readonly job: FormJob; readonly sealed: boolean }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Answers `seal`; null: the print was not entered in the log, and nothing comes out. */
  | { readonly kind: 'sealed'; readonly id: number; readonly seal: PaperSeal | null };

export type FromPress =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  /** All of it is laid out, `content` is its hash: asks for the entry of the log whose check code it will carry. */
  | { readonly kind: 'seal'; readonly id: number; readonly content: string }
  | { readonly kind: 'drawn'; readonly id: number; readonly drawn: Drawn }
  | { readonly kind: 'failed'; readonly id: number; readonly error: AppError }
  /** A fault of ours: the kind of error and where, without its message, which might quote a record. */
  | { readonly kind: 'broke'; readonly id: number; readonly name: string; readonly where: string };
