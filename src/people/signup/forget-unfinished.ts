// Sign-ups that nobody finished within their hour: what is kept of them goes, and a person whose number nobody proved.
import type { System } from '../../net/system';
import type { Person } from '../../store/records';
import type { PeopleStore, SignupStore, SweepStore } from '../../store/store';
import { type PendingSignups, type Progress, signupMs } from './pending';

interface ForgetParts {
  store: Pick<SignupStore, 'signupsBefore' | 'removeSignup'> &
    Pick<PeopleStore, 'person'> &
    Pick<SweepStore, 'forgetOld'>;
  system: Pick<System, 'now'>;
  pending: Pick<PendingSignups, 'isOver'>;
}

/**
 * On whichever node's page they began, gone or not; and what else is kept no longer than that. `remove` revokes and
 * deletes a person if their sign-up still stands; who `isRevocable` says no to waits until their client is known again.
 */
export async function forgetUnfinished(
  { store, system, pending }: ForgetParts,
  isRevocable: (person: Person) => boolean,
  remove: (personId: string, signupId: string) => Promise<unknown>,
): Promise<void> {
  const now = system.now();
  await store.forgetOld(now);
  for (const row of await store.signupsBefore(now - signupMs)) {
    if (!pending.isOver(row)) continue;
    const { stage, isNew }: Progress = JSON.parse(row.state);
    // The person's part is done; the owner's click has no hurry.
    if (stage === 'owner') continue;
    const person = isNew && row.personId ? await store.person(row.personId) : null;
    // The owner may have vouched for the number since.
    if (person?.numberState === 'unproven') {
      // One who cannot be removed must not keep the others.
      if (isRevocable(person)) await remove(person.id, row.id).catch(() => undefined);
      continue;
    }
    await store.removeSignup(row.id);
  }
}
