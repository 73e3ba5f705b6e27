// What a msg asks for by `msg.action`; it starts no check. An answer leaves by output 3, as data or as a picture.
import type { NodeMessage } from 'node-red';
import { Trouble } from '../../src/sentences/trouble';
import type { HistoryRequest, ShowHistory } from '../../src/use-cases/show-history';
import type { AnswerMessage, QuestionMessage } from '../../types/messages';
import type { ConfigNode } from '../fitbit-config/node';
import { act, acts, isAct } from './acts';
import { wantedPerson } from './merged';
import type { Thresholds } from './thresholds';

/** What a question asks of the engine. */
const questions: Readonly<
  Record<
    QuestionMessage['action'],
    (history: ShowHistory, request: HistoryRequest) => Promise<AnswerMessage['payload']>
  >
> = {
  history: (history, request) => history.history(request),
  chart: (history, request) => history.chart(request),
};

interface AskingMessage extends NodeMessage {
  action?: unknown;
  alert?: unknown;
  person?: unknown;
  device?: unknown;
  hours?: unknown;
  until?: unknown;
}

/** Two years: nothing older is kept. */
const mostHours = 730 * 24;
const mostShown = 40;

/**
 * Whether a msg asks for something by its action. One that says nothing of a person or an alert is only taken for that if its
 * action is a question of ours: flows use the name for themselves.
 */
export function isAsking(msg: NodeMessage): boolean {
  const { action, person, alert } = msg as AskingMessage;
  if (action === undefined || action === null || action === '') return false;
  const isOfSomebody = person !== undefined && person !== null && person !== '';
  const isAboutAlert = isAct(action) && alert !== undefined && alert !== null && alert !== '';
  return isOfSomebody || isAboutAlert || questionOf(action) !== null;
}

const questionOf = (action: unknown) =>
  typeof action === 'string' && Object.hasOwn(questions, action)
    ? questions[action as QuestionMessage['action']]
    : null;

export interface Answers {
  /** Sends the answer to a question, and does what is to be done about alerts. Rejects with a Trouble. */
  run(msg: NodeMessage, send: (msgs: [null, null, NodeMessage]) => void): Promise<void>;
}

export function createAnswers(config: ConfigNode, thresholds: Thresholds): Answers {
  return {
    async run(msg, send) {
      const { action, until: _until, hours, ...rest } = msg as AskingMessage;
      const ask = questionOf(action);
      const said = shown(action);
      if (isAct(action)) return act(config, action, msg);
      if (!ask) {
        const known = [...Object.keys(questions), ...acts].join(', ');
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
