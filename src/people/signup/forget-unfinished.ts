// Sign-ups that nobody finished in time, an hour or where only the owner is waited for a week: they go, with whom they brought.
import { isByMsg } from '../../clouds/registry';
import { earliestTime, type System } from '../../net/system';
import type { Person } from '../../store/records';
import type { PeopleStore, SignupStore, SweepStore } from '../../store/store';
import { isNamed } from '../named';
import { type PendingSignups, type Progress, signupMs } from './pending';

interface ForgetParts {
  store: Pick<SignupStore, 'signupsBefore' | 'removeSignup'> &
    Pick<PeopleStore, 'person' | 'everybody' | 'changePerson'> &
    Pick<SweepStore, 'forgetOld'>;
  system: Pick<System, 'now'>;
  pending: Pick<PendingSignups, 'isExpired'>;
}

/** How long a form alone waits for the owner, where nobody consents and no code has proven the number. */
export const unlinkedMs = 7 * 24 * 3_600_000;

/**
 * On whichever node's page they began, gone or not; and what else is kept no longer than that. `remove` revokes and
 * deletes a person if their sign-up still stands; who `isRevocable` says no to waits until their client is known again.
 * `removeUnlinked` deletes who is not linked meanwhile.
 */
export async function forgetUnfinished(
  { store, system, pending }: ForgetParts,
  isRevocable: (person: Person) => boolean,
  remove: (personId: string, signupId: string) => Promise<unknown>,
  removeUnlinked: (person: Person) => Promise<unknown>,
): Promise<void> {
  const now = system.now();
  await store.forgetOld(now);
  for (const row of await store.signupsBefore(now - signupMs)) {
    if (!pending.isExpired(row)) continue;
    const { stage, isNew }: Progress = JSON.parse(row.state);
    const brought = row.personId ? await store.person(row.personId) : null;
    // The person's part is done; the owner's click has no hurry.
    if (stage === 'owner' && (isNew || !isForgotten(brought, row.createdAt, now))) continue;
    const person = isNew ? brought : null;
    // The owner may have vouched for the number since.
    if (person?.numberState === 'unproven') {
      // A person who cannot be removed must not keep the others from being removed.
      if (isRevocable(person)) await remove(person.id, row.id).catch(() => undefined);
      continue;
    }
    await store.removeSignup(row.id);
  }
  await forgetUnlinked(store, now, removeUnlinked);
}

/** Whether a form of somebody who is known waits for too long. Where people consent, only they can have sent it. */
function isForgotten(person: Person | null, createdAt: number, now: number): boolean {
  return (person === null || isByMsg(person.cloud)) && now - createdAt > unlinkedMs;
}

async function forgetUnlinked(
  store: ForgetParts['store'],
  now: number,
  remove: (person: Person) => Promise<unknown>,
): Promise<void> {
  if (now < earliestTime) return;
  for (const person of await store.everybody()) {
    const { id, connectedAt, numberState } = person;
    if (!isByMsg(person.cloud) || isNamed(person) || numberState === 'proven') continue;
    // By a clock that was wrong: their week begins now.
    if (connectedAt < earliestTime || connectedAt > now) await store.changePerson(id, { connectedAt: now });
    else if (now - connectedAt > unlinkedMs) await remove(person).catch(() => undefined);
  }
}
