// The owner's word for a number: instead of a code, or for one that they typed themselves.
import { hashOf } from '../../net/secrets';
import type { System } from '../../net/system';
import { Trouble } from '../../sentences/trouble';
import type { PersonChange } from '../../store/records';
import type { PeopleStore, SignupStore } from '../../store/store';
import { finishSignup } from './finish';
import type { Progress } from './pending';
import type { SignupPolicy } from './policy';
import { createSharedKey, type SharedKeyStore } from './shared-key';

export interface OwnerConfirmation {
  /** The number that waits for the owner's word, or null. */
  waiting(personId: string): Promise<string | null>;
  /** Stands for a number where the number itself is not shown; good until the next start. */
  mark(personId: string, number: string | null): Promise<string>;
  /** See `Signups.confirmByOwner`. */
  confirm(policy: SignupPolicy | null, personId: string, shown: string): Promise<void>;
  /** See `Signups.numberByOwner`. */
  setNumber(
    policy: SignupPolicy | null,
    personId: string,
    number: string | null,
    change: PersonChange,
  ): Promise<boolean>;
}

interface OwnerConfirmationParts {
  store: Pick<SignupStore, 'signupsOfPerson' | 'proveNumber'> & Pick<PeopleStore, 'person'> & SharedKeyStore;
  system: Pick<System, 'now' | 'bytes'>;
}

export function createOwnerConfirmation({ store, system }: OwnerConfirmationParts): OwnerConfirmation {
  // Without it, a mark could be looked up by trying all numbers.
  const markKey = createSharedKey(store, system, 'number-marks');
  const mark = async (personId: string, number: string | null) =>
    hashOf(`${await markKey()} ${personId} ${number}`).slice(0, 16);

  async function waiting(personId: string): Promise<string | null> {
    for (const row of await store.signupsOfPerson(personId)) {
      const { stage, number }: Progress = JSON.parse(row.state);
      if (stage === 'owner' && number !== null) return number;
    }
    return null;
  }

  return {
    waiting,
    mark,

    async confirm(policy, personId, shown) {
      const person = await store.person(personId);
      const given = await waiting(personId);
      const number = given ?? person?.number ?? null;
      const isOpen = given !== null || person?.numberState === 'unproven';
      if (!person || !isOpen || (await mark(personId, number)) !== shown) {
        throw new Trouble('number-changed', 'person.number-changed');
      }
      if (policy) await finishSignup({ store, system }, policy, person, number);
      // No page, and so no welcome with a link to one.
      else await store.proveNumber(personId, { number, numberState: 'proven' });
    },

    async setNumber(policy, personId, number, change) {
      const person = await store.person(personId);
      if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
      const isWaiting = person.numberState === 'unproven' || (await waiting(personId)) !== null;
      // Who signed up and waits for their number gets the link to their page with it.
      if (policy && isWaiting && number !== null) {
        const introduced = { ...person, ...change };
        return (await finishSignup({ store, system }, policy, introduced, number, change)) !== null;
      }
      return store.proveNumber(personId, {
        ...change,
        number,
        numberState: number === null ? 'none' : 'proven',
        // It was the number that answered STOP.
        ...(number === person.number ? {} : { stopped: false }),
      });
    },
  };
}
