// What SQLite and the disk may answer, as a Trouble that says what to do now.
import { statfsSync } from 'node:fs';
import { Trouble } from '../../sentences/trouble';

/** Where a store lies: its folder, and the database in it. */
export interface Place {
  folder: string;
  file: string;
}

/** SQLite's primary result codes (the low byte of an extended one), by what they mean for a user. */
const resultCodes = {
  permission: 3,
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

/**
 * SQLite's extended codes for an fcntl that is refused for another cause than somebody's lock (ENOSYS, EOPNOTSUPP and
 * the like): IOERR_UNLOCK, _RDLOCK, _CHECKRESERVEDLOCK, _LOCK. Source: sqlite.org/rescode.html, and
 * `sqliteErrorFromPosixError` in os_unix.c, which makes ENOLCK and EACCES the same BUSY as a lock that is taken.
 */
const lockRefused = [2058, 2314, 3594, 3850];

/** Magic numbers of NFS, SMB (three), 9P, Ceph and FUSE (sshfs and others): statfs(2), linux/magic.h. */
const shares = [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x00c36400, 0x65735546];

/** The codes of what a disk does to whoever writes. */
export const troublesOfDisk: readonly string[] = ['store-disk-full', 'store-disk-failing', 'store-read-only'];

/** Whatever went wrong with a store, as a Trouble; one that is a Trouble already stays what it is. */
export function storeTrouble(error: unknown, { folder, file }: Place): Trouble {
  if (error instanceof Trouble) return error;
  const code = sqliteCode(error);
  const system = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === resultCodes.busy) return new Trouble('store-in-use', 'store.in-use', { folder });
  if (lockRefused.includes(extendedCode(error)) || code === resultCodes.permission) {
    return new Trouble('store-no-locks', 'store.no-locks', { folder });
  }
  if (code === resultCodes.corrupt || code === resultCodes.notADatabase) {
    return new Trouble('store-damaged', 'store.damaged', { file });
  }
  if (code === resultCodes.ioError || system === 'EIO') {
    return diskFailing(folder);
  }
  if (code === resultCodes.full || ['ENOSPC', 'EDQUOT'].includes(system)) {
    return new Trouble('store-disk-full', 'store.disk-full', { folder });
  }
  if (
    [resultCodes.readOnly, resultCodes.cannotOpen].includes(code) ||
    ['EACCES', 'EROFS', 'EPERM'].includes(system)
  ) {
    return new Trouble('store-read-only', 'store.read-only', { folder });
  }
  const detail = code ? `SQLite ${code}` : system || (error instanceof Error ? error.name : 'unknown');
  return new Trouble('store', 'store.trouble', { folder, detail });
}

/** The disk did not take what was written. */
export function diskFailing(folder: string): Trouble {
  const key = isShare(folder) ? 'store.disk-failing.share' : 'store.disk-failing';
  return new Trouble('store-disk-failing', key, { folder });
}

/** Whether a write failed for want of room, so that a later one may work. */
export function isFull(error: unknown): boolean {
  return sqliteCode(error) === resultCodes.full;
}

/** Whether SQLite has thrown it, and not whoever runs inside of a transaction. */
export function isOfSqlite(error: unknown): boolean {
  return sqliteCode(error) !== 0;
}

/** Whether the folder is on a network share, as far as the operating system tells. */
function isShare(folder: string): boolean {
  try {
    // 32 bits that may come with a sign.
    return shares.includes(Number(statfsSync(folder).type) >>> 0);
  } catch {
    return false;
  }
}

function sqliteCode(error: unknown): number {
  return extendedCode(error) & 0xff;
}

function extendedCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}
