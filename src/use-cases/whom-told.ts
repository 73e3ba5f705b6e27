// Whom the SMS of an alert went to: by name, where the number is somebody's.
import { contentOf, type Member, membersOf } from '../sms/content';
import type { Person, StoredSms } from '../store/records';
import type { PeopleStore, SmsStore } from '../store/store';

/** An SMS that told of a conversation. */
export interface ToldBySms {
  /** Its id. */
  conversation: string;
  /** Whose number it went to; empty where that is nobody's. */
  names: string[];
  /** Whether it was for the next person, as nobody had charged it. */
  isNext: boolean;
  sms: StoredSms;
}

/** What the last SMS about a person told of their low periods, the newest first. */
export type WhomTold = (person: Person) => Promise<ToldBySms[]>;

/** As many as an alert that is open for a week could have. */
const mostSms = 20;

export function createWhomTold(
  store: Pick<SmsStore, 'smsOfPerson'> & Pick<PeopleStore, 'personsOfNumber'>,
): WhomTold {
  async function namesOf(to: string, person: Person): Promise<string[]> {
    if (to === person.number) return [person.name];
    const people = await store.personsOfNumber(to);
    return [...new Set(people.map(({ name }) => name))];
  }

  return async (person) => {
    const told: ToldBySms[] = [];
    for (const sms of await store.smsOfPerson(person.id, mostSms)) {
      const alerts = membersOf(sms)
        .map(alertOf)
        .filter(({ conversation }) => conversation !== '');
      const names = alerts.length === 0 ? [] : await namesOf(contentOf(sms).sms.to, person);
      for (const alert of alerts) told.push({ ...alert, names, sms });
    }
    return told;
  };
}

/** The alert as its msg came to the outbox: a flow may have put anything there. */
function alertOf({ msg }: Member): { conversation: string; isNext: boolean } {
  const { alert } = msg as { alert?: { conversation?: unknown; escalated?: unknown } | null };
  const conversation = typeof alert?.conversation === 'string' ? alert.conversation : '';
  return { conversation, isNext: alert?.escalated === true };
}
