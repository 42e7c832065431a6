import { accessSync, constants } from 'node:fs';
import { AppFailure, type AppError, ROOM_FOR_A_SAVE } from '../../../shared/errors';

/** What one save needs; whoever copied or wrote more says so (room.ts). */
const DISK_FULL: AppError = { code: 'diskFull', needed: ROOM_FOR_A_SAVE };

/**
 * What the driver threw → what a person is told (durability design, table 3.1). After the first damaged page the
 * connection answers NOTADB to everything, so the FIRST error decides and the caller stops using the connection.
 */
const BY_CODE: readonly (readonly [prefix: string, error: AppError])[] = [
  ['SQLITE_NOTADB', { code: 'storeDamaged', page: null }],
  ['SQLITE_CORRUPT', { code: 'storeDamaged', page: null }],
  ['SQLITE_FULL', DISK_FULL],
  // Opening on a full disk fails while mapping the shared memory file, not with FULL.
  ['SQLITE_IOERR_SHMSIZE', DISK_FULL],
  ['SQLITE_IOERR', { code: 'diskError' }],
  ['SQLITE_READONLY', { code: 'folderReadOnly' }],
  ['SQLITE_BUSY', { code: 'busy' }],
  ['SQLITE_CANTOPEN', { code: 'folderMissing' }],
  // An export to another key passes on the text of what went wrong, under a code that says nothing.
  ['database disk image is malformed', { code: 'storeDamaged', page: null }],
  ['database or disk is full', DISK_FULL],
  ['disk I/O error', { code: 'diskError' }],
  ['attempt to write a readonly database', { code: 'folderReadOnly' }],
];

/**
 * AppFailure for everything table 3.1 names; anything else comes back as it was. A full or failing disk rolls its
 * transaction back by itself: the driver's own ROLLBACK then finds none open and says so, and what went wrong first
 * stands in the `cause` of that complaint. So the whole chain is read, the outermost name that table 3.1 knows deciding.
 */
export function classify(thrown: unknown): unknown {
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AppFailure) return cause;
    const named = namedFault(cause);
    if (named !== undefined) return new AppFailure(named);
  }
  return thrown;
}

function namedFault(cause: Error): AppError | undefined {
  const text = `${'code' in cause ? String(cause.code) : ''} ${cause.message}`;
  if (text.includes('sqlite open error')) return { code: 'folderMissing' };
  return BY_CODE.find(([prefix]) => text.includes(prefix))?.[1];
}

/** The same for files of ours beside the store (vault, lock). */
export function classifyFile(cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause;
  switch (cause.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppFailure(DISK_FULL);
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

/**
 * Throws `folderReadOnly` for what is there and may not be written. Asked before the driver is: on a write-protected
 * disk it only says that it could not open the file, as it does of a drive that is not connected.
 */
export function demandWritable(path: string): void {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw classifyFile(cause);
  }
}
