// What has left a node is unacknowledged, and stays on disk, until it was outlived for three seconds: the nodes behind it end together with the process, or by a Deploy.
import type { System } from '../net/system';

/** What has left through nodes, each of them named by a `Way`. */
export interface Unacknowledged<Id, Way> {
  /** Whether it has left and is not to leave again. */
  has(id: Id): boolean;
  /** These have left just now. */
  add(ids: readonly Id[], ways: Iterable<Way>): void;
  /** A way is closed, maybe with all that was behind it: what left there just now is to leave again. */
  takeBack(way: Way): void;
  /** Forgets what was outlived, and leaves the rest to the next start. Never rejects. */
  close(): Promise<void>;
}

/** How long it must be outlived: a crash, a stop or a Deploy before that brings it again. */
const outliveMs = 3_000;
/** How many are forgotten in one go: so many rows are taken off the disk in a few milliseconds. */
const mostIds = 500;

/** `forget` takes ids off the disk. One that rejects is called again with them the next time, or they leave once more. */
export function createUnacknowledged<Id, Way>(
  system: Pick<System, 'after'>,
  forget: (ids: Id[]) => Promise<void>,
): Unacknowledged<Id, Way> {
  const justLeft = new Map<Id, { ways: readonly Way[]; cancel(): void }>();
  const outlived = new Set<Id>();

  /** The forgetting under way, and whether another one waits for its end. */
  let forgetting = Promise.resolve();
  let isWaiting = false;

  /** One after the other, each with all that was outlived by then: nothing is asked for twice. */
  const forgetOutlived = () => {
    if (!isWaiting) {
      isWaiting = true;
      forgetting = forgetting.then(forgetNow);
    }
    return forgetting;
  };
  const forgetNow = async () => {
    isWaiting = false;
    while (outlived.size > 0) {
      const ids = [...outlived].slice(0, mostIds);
      // A store in trouble is told elsewhere.
      const isForgotten = await forget(ids).then(
        () => true,
        () => false,
      );
      if (!isForgotten) return;
      for (const id of ids) outlived.delete(id);
    }
  };

  return {
    has: (id) => justLeft.has(id) || outlived.has(id),
    add(ids, ways) {
      // By a timer and not by the time of day, which may be set back.
      const cancel = system.after(outliveMs, () => {
        for (const id of ids) {
          justLeft.delete(id);
          outlived.add(id);
        }
        void forgetOutlived();
      });
      const batch = { ways: [...ways], cancel };
      for (const id of ids) justLeft.set(id, batch);
    },
    takeBack(way) {
      for (const [id, { ways, cancel }] of justLeft) {
        if (!ways.includes(way)) continue;
        cancel();
        justLeft.delete(id);
      }
    },
    close() {
      for (const { cancel } of justLeft.values()) cancel();
      justLeft.clear();
      return forgetOutlived();
    },
  };
}
