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
      tell(told(RED, node.type, thrown));
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

/** As `tellable`, also where the sentences themselves cannot be read: what Node-RED has in its catalogues is there. */
function told(RED: NodeAPI, type: string, thrown: unknown): Error {
  try {
    return tellable(RED, thrown);
  } catch (failed) {
    return unreadable(RED, type, failed);
  }
}

/** That a file of the palette is missing or cannot be read, by the catalogue of a type of node. */
export function unreadable(RED: NodeAPI, type: string, thrown: unknown): Error {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  // A path would tell of this machine, and a message may hold anything.
  const detail = (code || (thrown instanceof Error ? thrown.name : 'error'))
    .replace(/[^\w-]/g, '')
    .slice(0, 60);
  return withCode(RED._(`${type}.error.unreadable`, { detail }), { code: 'palette-unreadable' });
}

/** An error as Catch gets it. The place in our code tells a user nothing, and Node-RED would print it. */
export function withCode(sentence: string, { code, ...cause }: { code: string; cause?: unknown }): Error {
  const error = new Error(sentence, cause);
  delete error.stack;
  return Object.assign(error, { code });
}

/** Anything thrown as an error that Catch understands: code, our sentence, facts as `cause`, and no secret. */
export function tellable(RED: NodeAPI, thrown: unknown, language = ownerLanguage(RED)): Error {
  const { asTrouble }: typeof import('../../src/sentences/trouble') = require('../../src/sentences/trouble');
  const trouble = asTrouble(thrown);
  return withCode(trouble.tell(language), {
    code: trouble.code,
    ...(trouble.facts ? { cause: trouble.facts } : {}),
  });
}

/** The language of Node-RED itself: what the owner reads in the log and in Catch. */
export function ownerLanguage(RED: NodeAPI): string {
  const settings = settingsOf(RED);
  return typeof settings.lang === 'string' ? settings.lang : (process.env.LANG ?? 'en');
}
