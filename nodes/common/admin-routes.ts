// How an admin route is registered and answers: in JSON, with what goes wrong as a code and a sentence, and never by
// ending Node-RED.
import type { Request, Response } from 'express';
import type { NodeAPI } from 'node-red';
import type { Choices } from '../../src/sms/fields';
import type {
  AdminTrouble,
  CheckOutcome,
  ConnectProgress,
  ConnectStarted,
  LackingAnswer,
  ListedPeople,
  OwnerLink,
  RedirectAnswer,
  Removal,
  Sentence,
} from './admin-types';
import { tellable, unreadable } from './guarded';
import type { AlertAnswered, DryRunsAnswer, OverviewAnswer, PeoplePaused, TestsSent } from './overview-types';
import { isSupported } from './register';

/** What any route answers with 200. */
type AdminAnswer =
  | AlertAnswered
  | Choices
  | ConnectProgress
  | ConnectStarted
  | CheckOutcome
  | DryRunsAnswer
  | LackingAnswer
  | ListedPeople
  | OverviewAnswer
  | OwnerLink
  | PeoplePaused
  | RedirectAnswer
  | Removal
  | Sentence
  | TestsSent;

/** Makes the answer of one route. */
export type Answering = (RED: NodeAPI, request: Request) => Promise<AdminAnswer>;

/** Below Node-RED's admin root: method, path, who may ask, and what loads that which answers. */
export type AdminRoute = readonly [
  method: 'get' | 'post' | 'delete',
  path: string,
  permission: 'read' | 'write',
  load: () => Answering,
];

/**
 * Registers routes, on every Node.js and with every start: so `load` is called with the first request, as what answers
 * needs a newer one. `type`: whose catalogue says so. Without an editor (httpAdminRoot: false) there is nothing to do.
 */
export function registerRoutes(RED: NodeAPI, type: string, routes: readonly AdminRoute[]): void {
  for (const [method, path, permission, load] of routes) {
    const mayAsk = RED.auth.needsPermission(`fitbit-config.${permission}`);
    RED.httpAdmin?.[method](path, mayAsk, (request: Request, response: Response) => {
      answer(RED, type, load, request, response).catch((thrown) => {
        // Not even the sentences could be read.
        if (response.headersSent) response.destroy();
        else
          response
            .status(500)
            .json({ code: 'palette-unreadable', text: unreadable(RED, type, thrown).message });
      });
    });
  }
}

/** What goes wrong becomes 400 with a code and a sentence in the browser's language. */
async function answer(
  RED: NodeAPI,
  type: string,
  load: () => Answering,
  request: Request,
  response: Response,
): Promise<void> {
  const refuse = (status: number, trouble: AdminTrouble) => void response.status(status).json(trouble);
  response.set('cache-control', 'no-store');
  if (!isSupported(process.versions.node)) {
    refuse(400, { code: 'needs-node', text: RED._(`${type}.error.needsNode`) });
    return;
  }
  // A form of a foreign page could be posted here without asking; JSON makes the browser ask first.
  if (request.method === 'POST' && !request.is('application/json')) {
    refuse(415, { code: 'json-only', text: 'application/json' });
    return;
  }
  try {
    response.json(await load()(RED, request));
  } catch (thrown) {
    const { message, code } = tellable(RED, thrown, request.headers['accept-language']) as Error & {
      code: string;
    };
    refuse(400, { code, text: message });
  }
}
