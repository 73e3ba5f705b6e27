// What a msg does about alerts by `msg.action`: "I do it", "later", a pause. Nothing leaves of it.
import type { NodeMessage } from 'node-red';
import { offsetTime } from '../../src/net/local-time';
import { system } from '../../src/net/system';
import { Trouble } from '../../src/sentences/trouble';
import { type Action, actions as acts } from '../../src/use-cases/act-by-msg';
import type { ConfigNode } from '../fitbit-config/node';
import { wantedPerson } from './merged';

export { acts };

export const isAct = (action: unknown): action is Action => acts.includes(action as Action);

interface ActingMessage extends NodeMessage {
  alert?: unknown;
  hours?: unknown;
  until?: unknown;
}

const hour = 3_600_000;

/** Rejects with a Trouble. */
export async function act(config: ConfigNode, action: Action, msg: NodeMessage): Promise<void> {
  const alert = alertOf(msg);
  const person = alert === null ? wantedPerson(msg) : null;
  // An alert that cannot be read must not stand for all of that person's.
  if (alert === undefined || (alert === null && person === null)) {
    throw new Trouble('person-unsaid', 'answer.alert-unsaid', { action: `"${action}"` });
  }
  const until = untilOf(msg);
  const { engine, cloud, clientId } = await config.ready;
  await engine.conversations.act({ cloud, clientId, action, alert, person, until });
}

/** The id of an alert, or of its conversation, by itself or in an alert as output 1 sends it; null where none is said, undefined for what is none. */
function alertOf({ alert }: ActingMessage): string | null | undefined {
  if (alert === undefined || alert === null || alert === '') return null;
  if (typeof alert === 'string') return alert;
  if (typeof alert !== 'object') return undefined;
  const { conversation, id } = alert as { conversation?: unknown; id?: unknown };
  return [conversation, id].find((one): one is string => typeof one === 'string' && one !== '');
}

/** Whole ms since 1970 UTC, as they are kept: a time as ISO 8601 or as such a number, or so many hours from now; null where none is said. */
function untilOf({ until, hours }: ActingMessage): number | null {
  if (until !== undefined && until !== null && until !== '') {
    const time =
      typeof until === 'string' ? offsetTime(until.trim()) : until instanceof Date ? until.getTime() : until;
    if (typeof time === 'number' && Number.isFinite(time)) return Math.floor(time);
    throw new Trouble('bad-until', 'answer.until');
  }
  if (hours === undefined || hours === null || hours === '') return null;
  const number = typeof hours === 'string' ? Number(hours) : hours;
  if (typeof number === 'number' && number > 0) return Math.ceil(system.now() + number * hour);
  throw new Trouble('bad-hours', 'answer.how-long');
}
