// The wrapper round every entrance of a node: what is thrown or rejected in there must not end Node-RED.
import type { Node, NodeAPI } from 'node-red';
import { settingsOf } from './node-red-settings';

/**
 * Runs an entrance. What escapes from it is told once, by `tell` or as the node's error, as our own sentence;
 * if nothing did, `succeeded` is called. What they throw is Node-RED's own, and is not told again.
 * Loads the sentences only when there is something to say.
 */
export function guarded(
  RED: NodeAPI,
  node: Node,
  entrance: () => unknown,
  tell: (error: Error) => void = (error) => node.error(error),
  succeeded: () => void = () => undefined,
): void {
  const escaped = (thrown: unknown) => {
    try {
      tell(tellable(RED, thrown));
    } catch {
      // Telling failed too: there is nobody left to tell.
    }
  };
  try {
    Promise.resolve(entrance())
      .then(() => succeeded(), escaped)
      .catch(() => undefined);
  } catch (thrown) {
    escaped(thrown);
  }
}

/** Anything thrown as an error that Catch understands: code, our sentence, facts as `cause`, and no secret. */
export function tellable(RED: NodeAPI, thrown: unknown, language = ownerLanguage(RED)): Error {
  const { asTrouble }: typeof import('../../src/sentences/trouble') = require('../../src/sentences/trouble');
  const trouble = asTrouble(thrown);
  const error = new Error(trouble.tell(language), trouble.facts ? { cause: trouble.facts } : {});
  // The place in our code tells a user nothing, and Node-RED would print it.
  delete error.stack;
  return Object.assign(error, { code: trouble.code });
}

/** The language of Node-RED itself: what the owner reads in the log and in Catch. */
export function ownerLanguage(RED: NodeAPI): string {
  const settings = settingsOf(RED);
  return typeof settings.lang === 'string' ? settings.lang : (process.env.LANG ?? 'en');
}
