// A consent comes back to a sign-up: whether a new person may come in, and what is left to prove.
import { isByMsg } from '../../clouds/registry';
import type { System } from '../../net/system';
import { Trouble } from '../../sentences/trouble';
import type { Person } from '../../store/records';
import type { PeopleStore, SignupStore } from '../../store/store';
import type { Arriving } from '../joining';
import type { Codes } from './codes';
import { finishSignup, newLink } from './finish';
import { type PendingSignups, rowWith } from './pending';
import type { SignupPolicy } from './policy';

/** What a consent leads to. `isBack`: who was connected before, and all but the link is as it was. */
export type Arrived =
  | { next: 'done'; link: string; isBack: boolean }
  | { next: 'code' }
  | { next: 'owner' }
  | { next: 'gone' };

interface ArrivalParts {
  store: Pick<SignupStore, 'proveNumber' | 'changeSignup'> & Pick<PeopleStore, 'person'>;
  system: Pick<System, 'now' | 'bytes'>;
  pending: Pick<PendingSignups, 'load'>;
  codes: Pick<Codes, 'send'>;
}

/**
 * The row to save together with the person that a consent brings, and whether there is a place for them; null where a known person
 * goes on without one. Throws a Trouble where nobody new may come, as the sign-up is over.
 */
export async function arrivingRow(
  { pending }: Pick<ArrivalParts, 'pending'>,
  id: string,
  known: Person | null,
): Promise<Arriving | null> {
  const found = await pending.load(id);
  // Whose number was never proven is as new as on the first day.
  const isNew = known === null || known.numberState === 'unproven';
  if (!found) {
    if (isNew) throw new Trouble('signup-gone', 'signup.gone');
    return null;
  }
  const { row, progress } = found;
  return {
    row: rowWith(row, { ...progress, isNew, stage: 'arrived' }),
    // Only now: before the consent nobody can tell who comes back from who comes.
    hasPlace: known === null ? (people) => people < progress.mostPeople : null,
  };
}

/** The consent has brought a person: sends the code, or ends the sign-up. */
export async function afterArrival(parts: ArrivalParts, policy: SignupPolicy, id: string): Promise<Arrived> {
  const { store, system, pending, codes } = parts;
  const found = await pending.load(id);
  const person = found?.row.personId ? await store.person(found.row.personId) : null;
  if (!found || !person) return { next: 'gone' };
  const { progress } = found;
  const { stage, number, isNew } = progress;
  // A second look, after a reload or a crash.
  if (stage === 'code' || stage === 'owner') return { next: stage };
  // Where nobody has consented, that it is who they say is known with the code only.
  if (isNew || !isByMsg(policy.cloud))
    policy.happened(isNew ? 'joined' : 'reconnected', { id: person.id, name: person.name });
  // Where nobody has consented, a number that is typed proves nothing.
  const isHere = !isByMsg(policy.cloud) && person.number === number && person.numberState === 'proven';
  const isProven = number === null || isHere;
  // A person who lost the link to their page gets a new one this way: the cloud has just said who they are.
  const welcomeBack = async (): Promise<Arrived> => {
    const { link, linkHash } = newLink(system, policy);
    await store.proveNumber(person.id, { linkHash });
    const isThere = (await store.person(person.id)) !== null;
    return isThere ? { next: 'done', link, isBack: true } : { next: 'gone' };
  };
  if (isProven && !isNew) return welcomeBack();
  if (isProven || policy.confirm === 'none') {
    const kept = person.numberState === 'proven' ? person.number : null;
    const link = await finishSignup(parts, policy, person, kept, {}, id);
    return link === null ? welcomeBack() : { next: 'done', link, isBack: false };
  }
  const next = policy.confirm === 'owner' ? 'owner' : 'code';
  if (!(await store.changeSignup(id, JSON.stringify({ ...progress, stage: next }), found.row.state))) {
    // Another instance has gone on with it.
    if (await pending.load(id)) return afterArrival(parts, policy, id);
    // The owner has given a number meanwhile: it counts.
    return welcomeBack();
  }
  if (next === 'code') await codes.send(policy, id);
  return { next };
}
