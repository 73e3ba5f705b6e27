// Somebody answers an SMS with a word: what it asks for is done, and what was understood is answered.
import { leewayMs } from '../battery/conversation';
import { isMadeUp } from '../clouds/registry';
import { machineZone } from '../net/local-time';
import type { System } from '../net/system';
import type { Conversations } from '../people/conversations';
import { zoneOf } from '../people/curves';
import { pauseOfDays } from '../people/pause-until';
import { asReading } from '../people/stored-reading';
import { asTrouble, Trouble } from '../sentences/trouble';
import type { SmsAccounts } from '../sms/accounts';
import type { GivenReply } from '../sms/incoming';
import { segmentsOf } from '../sms/segments';
import type { Person, StoredReading } from '../store/records';
import type { IncomingStore, PeopleStore } from '../store/store';
import { type Asker, batteryAnswer, laterAnswer, okAnswer, pauseAnswer } from './reply-answers';

/**
 * Does what a reply asks for. Reckoned from when it was given, so that the same once more changes nothing, and is answered once.
 * Rejects with a Trouble where it could not be done; `fail` hears why there is no answer.
 */
export type HearReply = (given: GivenReply, fail: (trouble: Trouble) => void) => Promise<void>;

interface HearReplyParts {
  store: Pick<IncomingStore, 'toldTo' | 'hasStopped'> & Pick<PeopleStore, 'present' | 'personsOfNumber'>;
  system: Pick<System, 'now'>;
  conversations: Pick<Conversations, 'acknowledge' | 'snooze' | 'pause'>;
  accounts: Pick<SmsAccounts, 'outbox'>;
}

const hour = 3_600_000;
const day = 24 * hour;
/** What is older is still done, but nobody waits for an answer any more. */
const answeredMs = day;

interface Known {
  person: Person;
  readings: StoredReading[];
}

export function createHearReply({ store, system, conversations, accounts }: HearReplyParts): HearReply {
  /** Of these people those who are here and whom this number may hear of: not any more after it was given up. */
  async function known(ids: readonly string[], number: string): Promise<Known[]> {
    const all = await Promise.all(ids.map((id) => store.present(id, number)));
    return all.flatMap(({ person, readings, isFormer }) => {
      const isMeant = person && !isFormer && person.numberState !== 'unproven' && !isMadeUp(person.cloud);
      return isMeant ? [{ person, readings }] : [];
    });
  }

  /** Answers by SMS; whether that is on its way now. */
  async function answer(
    { id, from, at, nodeId, person, accounts: ways }: GivenReply,
    body: string,
    mustBeSeen: boolean,
    fail: (trouble: Trouble) => void,
  ): Promise<boolean> {
    if (system.now() - at > answeredMs || (await store.hasStopped(from))) return false;
    const outboxes = await Promise.all(ways.map((one) => accounts.outbox(one)));
    const outbox = outboxes.find((one) => one !== null);
    if (!outbox) throw new Trouble('no-account', 'sms.no-account');
    return new Promise((resolve) => {
      outbox
        .send({
          nodeId,
          sms: { to: from, body, segments: segmentsOf(body).count },
          key: `answer ${id}`,
          msg: { payload: body, to: from, ...(person ? { person } : {}) },
          isAnswer: true,
          mustBeSeen,
          onWritten: () => resolve(true),
        })
        .then(
          (sent) => resolve(sent !== null),
          (thrown: unknown) => {
            fail(asTrouble(thrown));
            resolve(false);
          },
        );
    });
  }

  return async (given, fail) => {
    const { from, at, reply } = given;
    const told = await store.toldTo(from, at + leewayMs, system.now());
    const holders = (await store.personsOfNumber(from)).filter(({ numberState }) => numberState === 'proven');
    // A code was sent there, or what a flow says of its own: of no alert is there anything to answer.
    if (holders.length === 0 && told.personIds.length === 0) return;
    const own = await known(
      holders.map(({ id }) => id),
      from,
    );
    const others = await known(told.personIds, from);
    const asker = askerOf([...own, ...others.toReversed()]);
    const say = (body: string) => answer(given, body, false, fail);
    const whose = { conversations: told.conversations };
    switch (reply.word) {
      case 'ok':
        await say(okAnswer(await conversations.acknowledge(whose, at), asker));
        return;
      case 'later': {
        const until = at + reply.hours * hour;
        // It was heard of too late.
        if (until <= system.now()) return;
        await say(laterAnswer(await conversations.snooze(whose, until, at), asker));
        return;
      }
      case 'battery': {
        const all = new Map([...own, ...others].map((one) => [one.person.id, one]));
        const levels = [...all.values()].map(({ person: { name }, readings }) => ({
          name,
          readings: readings.map(asReading),
        }));
        await say(batteryAnswer(levels, asker, system.now()));
        return;
      }
      case 'pause': {
        const people = (own.length > 0 ? own : others).map(({ person }) => person);
        if (people.length === 0) return void (await say(okAnswer([], asker)));
        const ends = people.map((person) => pauseOfDays(reply.days, zoneOf(person), at) ?? at);
        const until = Math.max(...ends);
        if (until <= system.now()) return;
        const text = pauseAnswer(people, { until, isCut: reply.asked > reply.days }, asker);
        // Senders can be forged: nobody is paused without hearing of it.
        if (!(await answer(given, text, true, fail))) return;
        for (const [index, { id }] of people.entries()) await conversations.pause([id], ends[index] ?? until);
        return;
      }
      default:
        // STOP and START are noted with the SMS itself, and answered by nobody: providers do that.
        return;
    }
  };
}

/** In whose language and zone somebody is answered. */
function askerOf([first]: readonly Known[]): Asker {
  return { timeZone: first ? zoneOf(first.person) : machineZone(), language: first?.person.language ?? 'en' };
}
