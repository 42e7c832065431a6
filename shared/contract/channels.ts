/** Apart from index.ts, so that the preload takes these three lines and not all of zod. */
export const COMMAND_CHANNEL = 'archive:command';
export const CHANGED_CHANNEL = 'archive:changed';
export const PROGRESS_CHANNEL = 'archive:progress';
