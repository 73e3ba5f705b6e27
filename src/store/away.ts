// A database that does not answer for a while: what was in hand then is not lost, and goes on when it is back.
import type { System } from '../net/system';
import { Trouble } from '../sentences/trouble';

/** What may be over in a moment: the database does not answer, has too many others to serve, or has not said whether it kept something. */
const passing: readonly string[] = ['store-unreachable', 'store-contended', 'store-uncertain'];

/** So long after its database was away an instance looks what has become of what it had in hand, ms. */
export const lookAgainMs = 5_000;
/** For so long at the most something waits for a database that is away, ms. */
const mostAwayMs = 10 * 60_000;

/** Whether a store was away. Never one on this machine's disk: what fails there stays so until somebody does something about it. */
export const isAway = (thrown: unknown): boolean =>
  thrown instanceof Trouble && passing.includes(thrown.code);

/**
 * Asks a store, and again every five seconds while it is away, for ten minutes. Rejects then, and with whatever else it rejects;
 * `wait`: resolves after so many ms, with false where nobody waits for the answer any more.
 */
export async function onceBack<Answer>(
  { steady }: Pick<System, 'steady'>,
  wait: (ms: number) => Promise<boolean>,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (const began = steady(); ; ) {
    try {
      return await ask();
    } catch (error) {
      if (!isAway(error) || steady() - began >= mostAwayMs || !(await wait(lookAgainMs))) throw error;
    }
  }
}
