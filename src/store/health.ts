// Whether a store can write, as far as its last write has shown.
import type { Trouble } from '../sentences/trouble';

export interface Health {
  /** What keeps it from writing, or null. After a trouble `write` is tried: there may be room again. */
  trouble(write: () => Promise<void>): Promise<Trouble | null>;
  /** Makes a Trouble of an error, and takes note of it if it is one that lasts. */
  note(error: unknown): Trouble;
}

/** `lasting`: codes of troubles that keep a store from writing. `onTrouble` is called when the first write cannot be, and anew after one that could. */
export function createHealth(
  asTrouble: (error: unknown) => Trouble,
  lasting: readonly string[],
  onTrouble: () => void,
): Health {
  let trouble: Trouble | null = null;
  return {
    async trouble(write) {
      const heal = () => {
        trouble = null;
      };
      if (trouble) await write().then(heal, () => undefined);
      return trouble;
    },
    note(error) {
      const found = asTrouble(error);
      const isNew = trouble === null;
      if (lasting.includes(found.code)) trouble = found;
      if (isNew && trouble !== null) onTrouble();
      return found;
    },
  };
}
