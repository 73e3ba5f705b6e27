// Concurrency: tasks one after the other for a key, at most so many at once, one flight for all who ask, and work in flight.

/** Runs tasks of the same key one after the other; tasks of different keys do not wait for each other. */
export function serialByKey(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(task, task);
    const tail = mine.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return mine;
  };
}

/** Runs a task when there is room for it. */
export type Limited = <T>(task: () => Promise<T>) => Promise<T>;

/** Lets at most `limit` tasks run at once; the others wait in the order in which they came. */
export function atMost(limit: number): Limited {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= limit) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Callers of the same key share one run while it lasts; when it has ended, well or badly, it is forgotten. */
export function singleFlight<T>(): {
  run(key: string, task: () => Promise<T>): Promise<T>;
  idle(): Promise<void>;
} {
  const flights = new Map<string, Promise<T>>();
  return {
    run(key, task) {
      const flying = flights.get(key);
      if (flying !== undefined) return flying;
      const flight = task().finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
    async idle() {
      await Promise.allSettled(flights.values());
    },
  };
}

/** Keeps sight of work that is under way, so that somebody can wait for its end, or until little of it is left. */
export function inFlight(): {
  watch<T>(work: Promise<T>): Promise<T>;
  /** Resolves when less than so much is under way. */
  fewerThan(count: number): Promise<void>;
  idle(): Promise<void>;
} {
  const works = new Set<Promise<unknown>>();
  const waiting: (() => void)[] = [];
  return {
    watch(work) {
      const watched = work.finally(() => {
        works.delete(watched);
        for (const go of waiting.splice(0)) go();
      });
      works.add(watched);
      return watched;
    },
    async fewerThan(count) {
      while (works.size >= count) await new Promise<void>((go) => waiting.push(go));
    },
    async idle() {
      while (works.size > 0) await Promise.allSettled(works);
    },
  };
}
