// The disk as the store uses it: its fdatasync runs beside the event loop, so that no number of turns says that it has
// returned. Tests can see that one is under way, and stand in its place.
import fs = require('node:fs');

/** As `fs.fdatasync`: sees what was written to the handle to the disk, then calls back. */
export type Fdatasync = (handle: number, done: (error: NodeJS.ErrnoException | null) => void) => void;

const real: Fdatasync = fs.fdatasync;
let current = real;
let inFlight = 0;

fs.fdatasync = ((handle, done) => {
  inFlight += 1;
  current(handle, (error) => {
    inFlight -= 1;
    done(error);
  });
}) as typeof fs.fdatasync;

/** Whether something is on its way to the disk. */
export function isSyncing(): boolean {
  return inFlight > 0;
}

/** Every fdatasync goes by `stand` from now on, which may pass it on to the `real` one. The answer ends that. */
export function standForDisk(stand: (real: Fdatasync) => Fdatasync): () => void {
  current = stand(real);
  return () => {
    current = real;
  };
}
