// A msg brings a level: whose it is, and what is kept of it. What it means for alerts the check that follows decides.
import type { IncomingReading } from '../battery/incoming';
import { serialByKey } from '../net/concurrency';
import type { System } from '../net/system';
import type { Heard } from '../people/heard';
import { isNamed, newNamedPerson, personMeant } from '../people/named';
import { shortLine } from '../people/names';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';

export interface BroughtReading {
  cloud: string;
  clientId: string;
  /** Whom the msg or the dialog names, by id or name; null where neither does. */
  person: string | null;
  /** What the msg calls the device, or null. */
  device: string | null;
  said: IncomingReading;
  /** Kept by a broker: it says nothing of when that was so. */
  isRetained: boolean;
  /** Of the battery node; the person's own go before them. */
  notSyncingHours: number;
  /** The language of whom this adds, where the owner wants people added that nobody has heard of; else null. */
  addIn: string | null;
}

/** The answer: whose it was. Throws a Trouble where nobody is meant, or where it cannot be told who. */
export type TakeReading = (reading: BroughtReading) => Promise<Person>;

/** With so many that msgs can name a topic adds nobody more: it may name something else. Guests do not count. */
export const mostAdded = 50;

interface TakeReadingParts {
  store: Pick<PeopleStore, 'person' | 'personOfAccount' | 'peopleOfClient' | 'addPerson'>;
  system: Pick<System, 'now' | 'bytes'>;
  heard: Pick<Heard, 'take'>;
}

/** The id of somebody who has been removed is nobody's name. */
const looksLikeId = (name: string) => /^person_[0-9a-f]+$/.test(name);

export function createTakeReading({ store, system, heard }: TakeReadingParts): TakeReading {
  const inTurn = serialByKey();

  async function whose({ cloud, clientId, person: wanted, addIn }: BroughtReading): Promise<Person> {
    const source = { cloud, clientId };
    const meant = await personMeant(store, source, wanted);
    if (meant) return meant;
    if (wanted === null) throw new Trouble('nobody-yet', 'incoming.nobody-yet');
    const name = shortLine(wanted);
    if (addIn === null || name === '' || looksLikeId(name))
      throw new Trouble('person-unknown', 'incoming.unknown-person');
    if ((await store.peopleOfClient(cloud, clientId)).filter(isNamed).length >= mostAdded) {
      throw new Trouble('too-many-people', 'incoming.too-many-people', { most: mostAdded });
    }
    const person = newNamedPerson(system, source, { name: wanted, number: null, language: addIn });
    if (await store.addPerson(person, null, true)) return person;
    // The owner may have added them meanwhile.
    const known = await personMeant(store, source, wanted);
    if (!known) throw new Trouble('person-unknown', 'incoming.removed-person');
    return known;
  }

  return async (brought) => {
    // Of a burst of msgs, each has to see whom the one before it added.
    const person = await inTurn(`${brought.cloud} ${brought.clientId}`, () => whose(brought));
    const { device, isRetained } = brought;
    const notSyncingHours = person.ownNotSyncingHours ?? brought.notSyncingHours;
    await heard.take(person.id, brought.said, { device, isRetained, notSyncingHours });
    return person;
  };
}
