// Something that happens again and again, and whoever wants to hear of it.

export interface Event<Args extends readonly unknown[]> {
  /** `run` hears of it from now on, and must not throw. The answer ends that. */
  on(run: (...args: Args) => void): () => void;
  /** It has happened: tells everybody. */
  emit(...args: Args): void;
}

export function createEvent<Args extends readonly unknown[] = []>(): Event<Args> {
  const listeners = new Set<(...args: Args) => void>();
  return {
    on(run) {
      listeners.add(run);
      return () => {
        listeners.delete(run);
      };
    },
    emit(...args) {
      for (const run of listeners) run(...args);
    },
  };
}
