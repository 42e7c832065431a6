import type { Database } from '@signalapp/sqlcipher';

/**
 * One step of the store's history. Append only: a step that has shipped is never edited and imports nothing living
 * but this type, so that a store of any age is brought forward by exactly the code that its release was tested with.
 */
export type Migration = { readonly version: number; readonly name: string; readonly up: (db: Database) => void };
