// Output 3: what a msg asks for by `msg.action`, as data or as a picture; it starts no check.
import type { NodeMessage } from 'node-red';
import { Trouble } from '../../src/sentences/trouble';
import type { HistoryRequest, ShowHistory } from '../../src/use-cases/show-history';
import type { ConfigNode } from '../fitbit-config/node';
import { wantedPerson } from './merged';
import type { Thresholds } from './thresholds';

/** What an action asks of the engine; one of another name is an error that names these. */
const actions: Readonly<Record<string, (history: ShowHistory, request: HistoryRequest) => Promise<unknown>>> =
  {
    history: (history, request) => history.history(request),
    chart: (history, request) => history.chart(request),
  };

interface AskingMessage extends NodeMessage {
  action?: unknown;
  person?: unknown;
  device?: unknown;
  hours?: unknown;
  until?: unknown;
}

/** Two years: nothing older is kept. */
const mostHours = 730 * 24;
const mostShown = 40;

/**
 * Whether a msg asks for something by its action. One that says nothing of a person is only taken for that if its action is
 * one of ours: flows use the name for themselves.
 */
export function isAsking(msg: NodeMessage): boolean {
  const { action, person } = msg as AskingMessage;
  if (action === undefined || action === null || action === '') return false;
  const isOfSomebody = person !== undefined && person !== null && person !== '';
  return isOfSomebody || (typeof action === 'string' && Object.hasOwn(actions, action));
}

export interface Answers {
  /** Sends the answer. Rejects with a Trouble. */
  run(msg: NodeMessage, send: (msgs: [null, null, NodeMessage]) => void): Promise<void>;
}

export function createAnswers(config: ConfigNode, thresholds: Thresholds): Answers {
  return {
    async run(msg, send) {
      const { action, until: _until, hours, ...rest } = msg as AskingMessage;
      const ask = typeof action === 'string' && Object.hasOwn(actions, action) ? actions[action] : undefined;
      const said = shown(action);
      if (!ask) {
        const known = Object.keys(actions).join(', ');
        throw new Trouble('action-unknown', 'answer.action-unknown', { action: said, known });
      }
      const person = wantedPerson(msg);
      if (person === null) throw new Trouble('person-unsaid', 'answer.person-unsaid', { action: said });
      const { engine, cloud, clientId, language, lack } = await config.ready;
      const lacking = lack();
      if (lacking) throw lacking;
      const payload = await ask(engine.oversight, {
        cloud,
        clientId,
        person,
        device: deviceOf(msg as AskingMessage),
        hours: hoursOf(hours),
        // The msg need not bring a threshold: it asks for no check.
        settings: (await thresholds.now()) ?? thresholds.own,
        language,
      });
      send([null, null, { ...rest, payload } as NodeMessage]);
    },
  };
}

/** Such as it stands in the msg, cut: a msg may hold anything. */
function shown(action: unknown): string {
  return typeof action === 'string' ? `"${action.slice(0, mostShown)}"` : typeof action;
}

function deviceOf({ device }: AskingMessage): string | null {
  if (device === undefined || device === null || device === '') return null;
  if (typeof device === 'string' || typeof device === 'number') return String(device);
  throw new Trouble('device-unknown', 'person.device-unknown');
}

function hoursOf(hours: unknown): number | null {
  if (hours === undefined || hours === null || hours === '') return null;
  const number = typeof hours === 'string' ? Number(hours) : hours;
  if (typeof number === 'number' && number >= 1 && number <= mostHours) return number;
  throw new Trouble('bad-hours', 'answer.hours', { most: mostHours });
}
