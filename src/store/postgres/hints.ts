// What instances tell one another by NOTIFY: a hint to look now, which they would by themselves two seconds later.
import type { System } from '../../net/system';
import type { Connection } from './connection';

export const hints = 'fitbit';
/** Notifications wait for people of another instance. */
const waitsHint = 'waiting';
/** An instance has stopped, and what it had is free. */
const freeHint = 'free';

export const hintFree = (on: Connection) => on.query(`SELECT pg_notify('${hints}', '${freeHint}')`, []);

/**
 * Lets the others hear that notifications wait for them, now or soon, and not more often than once in so many ms. By a transaction of its own:
 * PostgreSQL lets those that hint commit one after the other, and none at all while its queue of hints is full. `use`: runs something on the
 * connection of the beats.
 */
export function createHinting(
  { steady, after }: Pick<System, 'steady' | 'after'>,
  use: (run: (on: Connection) => Promise<unknown>) => Promise<unknown>,
  betweenMs: number,
): () => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  let isDue = false;
  // One that fails must not take the connection with it; whoever does not hear of it looks by itself.
  const tell = (on: Connection) =>
    on.query(`SELECT pg_notify('${hints}', '${waitsHint}')`, []).catch(() => undefined);
  const now = () => {
    isDue = false;
    lastAt = steady();
    void use(tell).catch(() => undefined);
  };
  return () => {
    if (isDue) return;
    const waitMs = lastAt + betweenMs - steady();
    if (waitMs <= 0) return now();
    isDue = true;
    after(waitMs, now);
  };
}
