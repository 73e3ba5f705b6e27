// The owner takes a device off somebody whose levels come by msgs: one that is worn no more, or was named otherwise.
import { isByMsg } from '../clouds/registry';
import type { Heard } from '../people/heard';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';

/**
 * The answer: whose it was. A msg that names it brings it back. Throws a Trouble where nobody has that id, or no such device,
 * and where a cloud lists it: that would bring it back with the next check.
 */
export type RemoveDevice = (personId: string, deviceId: string) => Promise<Person>;

export function createRemoveDevice({
  store,
  heard,
}: {
  store: Pick<PeopleStore, 'person'>;
  heard: Pick<Heard, 'removeDevice'>;
}): RemoveDevice {
  return async (personId, deviceId) => {
    const person = await store.person(personId);
    if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
    if (!isByMsg(person.cloud) || !(await heard.removeDevice(personId, deviceId))) {
      throw new Trouble('device-unknown', 'person.device-unknown');
    }
    return person;
  };
}
