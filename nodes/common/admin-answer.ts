// How an admin route answers: in JSON, with what goes wrong as a code and a sentence, and never by ending Node-RED.
import type { Request, Response } from 'express';
import type { NodeAPI } from 'node-red';
import { isSupported } from './register';
import { tellable } from './safely';

/** Makes the answer of one route. */
export type AdminAnswer = (RED: NodeAPI, request: Request) => Promise<object>;

/**
 * An Express handler. `load` gives what answers, and is called with the first request: routes are registered on every
 * Node.js, and what answers them needs a newer one. `type`: whose catalogue says so.
 */
export function answered(
  RED: NodeAPI,
  type: string,
  load: () => AdminAnswer,
): (request: Request, response: Response) => void {
  return (request, response) => {
    answer(RED, type, load, request, response).catch(() => response.destroy());
  };
}

/** What goes wrong becomes 400 with a code and a sentence in the browser's language. */
async function answer(
  RED: NodeAPI,
  type: string,
  load: () => AdminAnswer,
  request: Request,
  response: Response,
): Promise<void> {
  response.set('cache-control', 'no-store');
  if (!isSupported(process.versions.node)) {
    response.status(400).json({ code: 'needs-node', text: RED._(`${type}.error.needsNode`) });
    return;
  }
  // A form of a foreign page could be posted here without asking; JSON makes the browser ask first.
  if (request.method === 'POST' && !request.is('application/json')) {
    response.status(415).json({ code: 'json-only', text: 'application/json' });
    return;
  }
  try {
    response.json(await load()(RED, request));
  } catch (thrown) {
    const { message, code } = tellable(RED, thrown, request.headers['accept-language']) as Error & {
      code: string;
    };
    response.status(400).json({ code, text: message });
  }
}
