// Waiting for something that arrives by an event: what has come is kept, and who waits is woken by the next.

export interface Arrivals<T> {
  add(one: T): void;
  all(): readonly T[];
  /** Forgets what came so far. */
  clear(): void;
  /** The first that fits, come already or still to come; an error with what came instead, if it takes too long. */
  first<S extends T>(fits: (one: T) => one is S): Promise<S>;
  first(fits?: (one: T) => boolean): Promise<T>;
  /** The first `count` that fit. */
  some(count: number, fits?: (one: T) => boolean): Promise<T[]>;
}

/** Reached by what never comes, and not by a start on a machine with other work: shorter than the time of a test, whose error says less. */
const patienceMs = 25_000;

/** `what` names the things in the error; `background` adds what may explain it. */
export function arrivals<T>(what: string, background: () => string = () => ''): Arrivals<T> {
  let come: T[] = [];
  const waiting = new Set<() => void>();

  function some(count: number, fits: (one: T) => boolean = () => true): Promise<T[]> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = come.filter(fits);
        if (found.length < count) return;
        stop();
        resolve(found.slice(0, count));
      };
      const tooLong = setTimeout(() => {
        stop();
        const instead = JSON.stringify(come).slice(-3000);
        reject(new Error(`${what}: waited too long. Came: ${instead}\n${background().slice(-2000)}`));
      }, patienceMs);
      const stop = () => {
        clearTimeout(tooLong);
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  }

  return {
    add(one) {
      come.push(one);
      for (const look of [...waiting]) look();
    },
    all: () => come,
    clear() {
      come = [];
    },
    async first(fits?: (one: T) => boolean) {
      const [one] = await some(1, fits);
      return one as never;
    },
    some,
  };
}
