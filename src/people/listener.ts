// Keeps in which time this Node-RED listened, so that days without power count as nobody's silence.
import { type Gap, gapsBefore, type Listened, readListened, unheardMs } from '../battery/listening';
import { earliestTime, type System } from '../net/system';
import type { FactStore } from '../store/store';

export interface Listener {
  /** Somebody listens now. Kept at most once in a 24th part of the hours. */
  listen(notSyncingHours: number): Promise<void>;
  /** For how long it has been quiet since a time (ms since 1970 UTC): in ms, without what nobody could have heard. */
  quietMs(since: number, notSyncingHours: number): Promise<number>;
  /** Keeps until when was listened. */
  close(): Promise<void>;
}

const hour = 3_600_000;
const name = 'listened';

export function createListener({
  store,
  system,
}: {
  store: FactStore;
  system: Pick<System, 'now' | 'steady'>;
}): Listener {
  const steadyStart = system.steady();
  let loading: Promise<Listened | null> | null = null;
  let writtenUntil: number | null = null;

  /** What the process before this one left. */
  async function before(): Promise<Listened | null> {
    loading ??= store.fact(name).then(readListened);
    loading.catch(() => {
      // The next one asks again.
      loading = null;
    });
    return loading;
  }

  /** By the clock as it is now: one that was wrong at the start has then been right from the start. */
  function gaps(kept: Listened | null): Gap[] {
    const now = system.now();
    return gapsBefore(kept, Math.round(now - (system.steady() - steadyStart)), now);
  }

  async function write(kept: Listened | null): Promise<void> {
    const next = { until: system.now(), gaps: gaps(kept) };
    // Of many msgs at once one writes.
    writtenUntil = next.until;
    await store.setFact(name, JSON.stringify(next));
  }

  return {
    async listen(notSyncingHours) {
      const kept = await before();
      const now = system.now();
      if (now < earliestTime) return;
      const age = now - (writtenUntil ?? kept?.until ?? 0);
      if (age < 0 || age >= (notSyncingHours * hour) / 24) await write(kept);
    },
    async quietMs(since, notSyncingHours) {
      const now = system.now();
      const leastMs = (notSyncingHours * hour) / 12;
      return now - since - unheardMs(gaps(await before()), since, now, leastMs);
    },
    async close() {
      if (loading === null || system.now() < earliestTime) return;
      await write(await loading);
    },
  };
}
