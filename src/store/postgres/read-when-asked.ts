// Lets a function that waits for nothing read from PostgreSQL, for which everybody waits.
import { asTrouble } from '../../sentences/trouble';

/** What was read under a name. Where nothing was yet, whoever asks is stopped, `load` reads it, and they run again. */
export type Read = <Found>(name: string, load: () => Promise<Found>) => Found;

/** Stops whoever asks for what was not read yet. */
class NotReadYet extends Error {}

/** So often is `run` stopped at most: one that asks for something else each time would never end. */
const mostStops = 1_000;

/**
 * Runs `run` until it has all that it asks for: what it does beside is done each time, and its last answer counts. What it throws
 * by itself is a defect of its own.
 */
export async function readWhenAsked<Answer>(run: (read: Read) => Answer): Promise<Answer> {
  const known = new Map<string, unknown>();
  for (let stops = 0; stops < mostStops; stops += 1) {
    const missing: { name: string; load: () => Promise<unknown> }[] = [];
    const read = (name: string, load: () => Promise<unknown>) => {
      if (known.has(name)) return known.get(name);
      missing.push({ name, load });
      throw new NotReadYet();
    };
    const ended = endOf(() => run(read as Read));
    const [asked] = missing;
    // Asked even where `run` has caught what was to stop it.
    if (asked) known.set(asked.name, await asked.load());
    else if ('error' in ended) throw asTrouble(ended.error);
    else return ended.answer;
  }
  throw asTrouble(new RangeError());
}

function endOf<Answer>(run: () => Answer): { answer: Answer } | { error: unknown } {
  try {
    return { answer: run() };
  } catch (error) {
    return { error };
  }
}
