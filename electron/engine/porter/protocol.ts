import type { AppError } from '../../../shared/errors';
import type { BackupJob } from '../backup/make';
import type { Manifest } from '../backup/manifest';
import type { SalvageJob, Salvaged } from '../backup/salvage';
import type { BringJob, Trial, TrialJob, VerifyJob } from '../backup/verify';

/** The long jobs that get a process of their own, since the driver can interrupt nothing (architecture.md "Processes"). */
export type Jobs = {
  readonly backup: readonly [BackupJob, Manifest];
  readonly verify: readonly [VerifyJob, Manifest];
  readonly trial: readonly [TrialJob, Trial];
  readonly bring: readonly [BringJob, Manifest];
  readonly salvage: readonly [SalvageJob, Salvaged];
  readonly check: readonly [CheckJob, null];
};
export type CheckJob = { readonly key: Uint8Array; readonly storePath: string };
export type JobKind = keyof Jobs;
export type PorterJob = { readonly [K in JobKind]: { readonly kind: K; readonly input: Jobs[K][0] } }[JobKind];

export type JobHooks = {
  readonly progress: (step: string, done: number, of: number) => void;
  /** Lets messages out, and ends a job that was stopped where no process can be killed (tests). */
  readonly turn: () => Promise<void>;
};

/** One job a process: told once, answered once. */
export type ToPorter = PorterJob;
export type FromPorter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly step: string; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** A fault of ours: the kind of error and where, without its message, which might quote a record. */
  | { readonly kind: 'broke'; readonly name: string; readonly where: string };

/** The engine's end of the line to one porter. */
export type PorterLink = {
  readonly send: (message: ToPorter) => void;
  readonly onMessage: (listener: (message: FromPorter) => void) => void;
  readonly onEnd: (listener: () => void) => void;
  readonly end: () => void;
};
