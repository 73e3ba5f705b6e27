// Opens the engine later where its database cannot be used yet: one is often started after Node-RED, or mended while it runs.
import type { Engine } from '../../src/engine';
import type { System } from '../../src/net/system';
import { codeIn } from './closed';

/** The first pause, and the longest: each is twice the one before. */
const firstMs = 1000;
const longestMs = 60_000;

/** What somebody mends at the database. All else takes another setting, key or palette, and a restart with it. */
const mended = [
  ...['store-unreachable', 'store-denied', 'store-disk-full', 'store-read-only', 'store-not-durable'],
  ...['store-contended', 'store-uncertain', 'store'],
];

interface Parts {
  system: Pick<System, 'after'>;
  /** One try. */
  open(): Promise<Engine>;
  /** Called once, with the engine, or with one that fails for another reason than before. */
  replace(engine: Promise<Engine>): void;
}

/** Whether another try may go better, after this error. */
export const mayOpenLater = (error: Error): boolean => mended.includes(codeIn(error));

/** Tries until it ends otherwise than with this error. The answer gives up; it resolves when no try is under way. */
export function openLater(error: Error, { system, open, replace }: Parts): () => Promise<void> {
  let isGivenUp = false;
  let cancel: () => void = () => undefined;
  let trying: Promise<void> = Promise.resolve();
  const wait = (ms: number) => {
    cancel = system.after(ms, () => {
      trying = attempt(ms);
    });
  };
  const attempt = async (ms: number) => {
    const engine = open();
    const failed = await engine.then(
      () => null,
      (thrown: Error) => thrown,
    );
    if (isGivenUp) await (failed ? undefined : (await engine).close());
    else if (failed && codeIn(failed) === codeIn(error)) wait(Math.min(2 * ms, longestMs));
    else replace(engine);
  };
  wait(firstMs);
  return () => {
    isGivenUp = true;
    cancel();
    return trying.catch(() => undefined);
  };
}
