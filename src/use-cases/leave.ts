// Somebody leaves by the button on their own page.
import type { SignupPolicy } from '../people/signup/policy';
import { asTrouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { RemovePerson } from './remove-person';

/** The answer: whether the cloud has ended the connection, too. */
export type Leave = (policy: SignupPolicy, person: Person) => Promise<boolean>;

export function createLeave(removePerson: RemovePerson): Leave {
  return async (policy, { id, name }) => {
    try {
      const { revoked } = await removePerson(id, '');
      policy.happened('left', { id, name });
      return revoked;
    } catch (error) {
      // Pressed twice: the first one has done it.
      if (asTrouble(error).code === 'person-unknown') return true;
      throw error;
    }
  };
}
