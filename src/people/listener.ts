// Keeps in which time this Node-RED listened, so that days without power count as nobody's silence.
import {
  type Gap,
  gapsBefore,
  type Listened,
  leastGapMs,
  readListened,
  unheardMs,
} from '../battery/listening';
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
  let written: Listened | null = null;

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

  async function write(gaps: readonly Gap[]): Promise<void> {
    const next = { until: system.now(), gaps };
    written = next;
    await store.setFact(name, JSON.stringify(next));
  }

  return {
    async listen(notSyncingHours) {
      const kept = await before();
      const now = system.now();
      if (now < earliestTime) return;
      const found = gaps(kept);
      const { until, gaps: known } = written ?? kept ?? { until: Number.NEGATIVE_INFINITY, gaps: [] };
      const age = now - until;
      const isDue = age < 0 || age >= (notSyncingHours * hour) / 24;
      if (isDue || areOther(known, found)) await write(found);
    },
    async quietMs(since, notSyncingHours) {
      const now = system.now();
      const leastMs = (notSyncingHours * hour) / 12;
      return now - since - unheardMs(gaps(await before()), since, now, leastMs);
    },
    async close() {
      if (loading === null || system.now() < earliestTime) return;
      await write(gaps(await loading));
    },
  };
}

/** A clock that drifts moves a gap by a little, which is not worth writing. */
function areOther(known: readonly Gap[], found: readonly Gap[]): boolean {
  if (known.length !== found.length) return true;
  return found.some(([from, to], at) => {
    const [knownFrom = 0, knownTo = 0] = known[at] ?? [];
    return Math.abs(from - knownFrom) >= leastGapMs || Math.abs(to - knownTo) >= leastGapMs;
  });
}
