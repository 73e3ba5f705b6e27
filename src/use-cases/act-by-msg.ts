// What a flow does about alerts by msg.action: acknowledges them, puts them off, pauses and resumes people.
import type { ActionMessage } from '../../types/messages';
import { isMadeUp } from '../clouds/registry';
import type { System } from '../net/system';
import type { Conversations, Whose } from '../people/conversations';
import { zoneOf } from '../people/curves';
import { pauseOfDays } from '../people/pause-until';
import { Trouble } from '../sentences/trouble';
import { mostPauseDays, usualHours } from '../sms/reply-words';
import type { Person } from '../store/records';
import { type AskedStore, peopleAsked } from './people-asked';

/** The words that `msg.action` may have for it. */
export type Action = ActionMessage['action'];
export const actions: readonly Action[] = ['acknowledge', 'snooze', 'pause', 'resume'];

export interface ActionRequest {
  cloud: string;
  clientId: string;
  action: Action;
  /** The id of an alert or of its conversation; goes before `person`. */
  alert: string | null;
  /** An id, a name, or `everybody`. */
  person: string | null;
  /** Until when it is put off or paused, ms since 1970 UTC; null: as long as usual. */
  until: number | null;
}

/**
 * Does it. Rejects with a Trouble where nobody is meant, where no alert of theirs is open, where the time makes no sense, and
 * for Demo, which knows neither pause nor snooze.
 */
export type ActByMsg = (request: ActionRequest) => Promise<void>;

interface ActByMsgParts {
  store: AskedStore;
  system: Pick<System, 'now'>;
  conversations: Conversations;
}

const hour = 3_600_000;
/** As long as for who answers just that by SMS. */
const usualSnoozeMs = usualHours * hour;

export function createActByMsg({ store, system, conversations }: ActByMsgParts): ActByMsg {
  /** What is meant: one alert, or all of some people. */
  async function meant({ cloud, clientId, alert, person }: ActionRequest) {
    if (alert === null) {
      const people = await peopleAsked(store, { cloud, clientId, person: person ?? '' });
      return { people, whose: people.map(({ id }): Whose => ({ personId: id })) };
    }
    const people: Person[] = [];
    const talks: string[] = [];
    for (const { person: about, conversation } of await conversations.open({ alertId: alert })) {
      // Another service's people are not this node's.
      const known = await store.person(about.id);
      if (known?.cloud !== cloud || known.clientId !== clientId) continue;
      people.push(known);
      talks.push(conversation);
    }
    if (talks.length === 0) throw nothingOpen();
    return { people, whose: [{ conversations: talks }] };
  }

  async function pause(people: readonly Person[], until: number | null): Promise<void> {
    const now = system.now();
    for (const person of people) {
      const end = until ?? pauseOfDays(mostPauseDays, zoneOf(person), now) ?? now;
      await conversations.pause([person.id], end);
    }
  }

  return async (request) => {
    const { action, cloud } = request;
    const now = system.now();
    if (action !== 'acknowledge' && isMadeUp(cloud))
      throw new Trouble('demo-no-pause', 'answer.demo-no-pause');
    const { people, whose } = await meant(request);
    if (action === 'pause') return pause(people, request.until);
    if (action === 'resume') return conversations.resume(people.map(({ id }) => id));
    const found = [];
    for (const one of whose) {
      const answered =
        action === 'acknowledge'
          ? await conversations.acknowledge(one, now)
          : await conversations.snooze(one, request.until ?? now + usualSnoozeMs, now);
      found.push(...answered);
    }
    if (found.length === 0) throw nothingOpen();
  };
}

const nothingOpen = () => new Trouble('nothing-open', 'answer.nothing-open');
