import { AppFailure, type AppError } from '../../../shared/errors';

/**
 * What the driver threw → what a person is told (durability design, table 3.1). After the first damaged page the
 * connection answers NOTADB to everything, so the FIRST error decides and the caller stops using the connection.
 */
const BY_CODE: readonly (readonly [prefix: string, error: AppError])[] = [
  ['SQLITE_NOTADB', { code: 'storeDamaged', page: null }],
  ['SQLITE_CORRUPT', { code: 'storeDamaged', page: null }],
  ['SQLITE_FULL', { code: 'diskFull' }],
  // Opening on a full disk fails while mapping the shared memory file, not with FULL.
  ['SQLITE_IOERR_SHMSIZE', { code: 'diskFull' }],
  ['SQLITE_IOERR', { code: 'diskError' }],
  ['SQLITE_READONLY', { code: 'folderReadOnly' }],
  ['SQLITE_BUSY', { code: 'busy' }],
  ['SQLITE_CANTOPEN', { code: 'folderMissing' }],
];

/** AppFailure for everything table 3.1 names; anything else comes back as it was. */
export function classify(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof AppFailure) return cause;
  const text = `${'code' in cause ? String(cause.code) : ''} ${cause.message}`;
  if (text.includes('sqlite open error')) return new AppFailure({ code: 'folderMissing' });
  const found = BY_CODE.find(([prefix]) => text.includes(prefix));
  return found === undefined ? cause : new AppFailure(found[1]);
}

/** The same for files of ours beside the store (vault, lock). */
export function classifyFile(cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause;
  switch (cause.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppFailure({ code: 'diskFull' });
    case 'EIO':
      return new AppFailure({ code: 'diskError' });
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return new AppFailure({ code: 'folderReadOnly' });
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppFailure({ code: 'folderMissing' });
    default:
      return cause;
  }
}
