// The clock and chance: the one file in which real time and real randomness enter the engine.
import { randomBytes } from 'node:crypto';

/** What the engine knows of time and chance. Everything that waits, stamps or draws is handed one of these. */
export interface System {
  /** The time now, in milliseconds since 1970-01-01 UTC. */
  now(): number;
  /**
   * Milliseconds on a clock that nobody sets: it never jumps, and only the difference of two of its times says anything.
   * For ages and limits within one process; it begins anew with each.
   */
  steady(): number;
  /** Calls `run` once after `ms` milliseconds, soon if that is past; the answer cancels it. `run` must not throw. */
  after(ms: number, run: () => void): () => void;
  /** Random bytes fit for secrets. */
  bytes(count: number): Buffer;
}

/** The real clock and real randomness. Tests pass another `System`; no setting of the product does. */
export const system: System = {
  now: () => Date.now(),
  steady: () => performance.now(),
  after: (ms, run) => {
    // Node.js warns of a negative one in the log of whoever runs it.
    const timer = setTimeout(run, Math.max(0, ms));
    return () => clearTimeout(timer);
  },
  bytes: (count) => randomBytes(count),
};

/** Before this there was no such product: a clock that shows less has not been set yet, as on a Pi just switched on. */
export const earliestTime = Date.UTC(2026, 0, 1);

/** Waits `ms` milliseconds of the given system's time. */
export function sleep(time: Pick<System, 'after'>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    time.after(ms, resolve);
  });
}

/** A new id with a readable prefix, such as `person_9f…`: 96 random bits, hexadecimal. */
export function newId(chance: Pick<System, 'bytes'>, prefix: string): string {
  return `${prefix}_${chance.bytes(12).toString('hex')}`;
}

/** A moment as this product writes it: ISO 8601 in UTC. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
