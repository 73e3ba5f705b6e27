// What one fsync costs in the folder that is measured.
import { closeSync, fdatasyncSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds of `count` fsyncs of 4 KiB each, one after the other. */
export function fsyncTimes(folder: string, count = 40): number[] {
  const file = join(folder, 'fsync');
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: count }, () => {
    writeSync(handle, page);
    const begun = process.hrtime.bigint();
    fdatasyncSync(handle);
    return Number(process.hrtime.bigint() - begun) / 1e6;
  });
  closeSync(handle);
  unlinkSync(file);
  return times;
}
