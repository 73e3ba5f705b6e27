// What leaves by the outputs: a msg of ours, with what goes on of the one that asked for it; and whom that one asks for.

import type { NodeAPI, NodeMessage } from 'node-red';
import { Trouble } from '../../src/sentences/trouble';
import type { AlertMessage, ReadingMessage } from '../../types/messages';

/** A msg of ours, with the other fields of the one that asked for it. */
export function merged(
  RED: NodeAPI,
  originalMsg: unknown,
  message: AlertMessage | ReadingMessage,
): NodeMessage {
  return { ...goingOn(RED, originalMsg), ...message };
}

/** The fields of the asking msg that the alert carries on; a msg that cannot be copied must not hold the alert up. */
function goingOn(RED: NodeAPI, originalMsg: unknown): NodeMessage {
  try {
    return originalMsg ? RED.util.cloneMessage(withoutOurs(originalMsg as NodeMessage)) : {};
  } catch {
    return {};
  }
}

/** What a msg brings beside the fields that are ours: an old `to` must not send this alert to somebody else. */
function withoutOurs(msg: NodeMessage): NodeMessage {
  const ours = ['payload', 'topic', 'to', 'alert', 'person', 'battery', 'forecast', 'sms', 'smsKey'];
  return Object.fromEntries(Object.entries(msg).filter(([field]) => !ours.includes(field)));
}

/** Whom a msg asks for: an id or a name, or an object with one; it goes before the dialog's choice. Null for nobody in particular. */
export function wantedPerson(msg: NodeMessage): string | null {
  const { person } = msg as { person?: unknown };
  if (typeof person === 'string' && person !== '') return person;
  if (typeof person === 'object' && person !== null) {
    const { id, name } = person as { id?: unknown; name?: unknown };
    for (const one of [id, name]) if (typeof one === 'string' && one !== '') return one;
  }
  if (person === undefined || person === null || person === '') return null;
  throw new Trouble('person-unknown', 'person.unknown');
}
