// Who gave consent: a consent becomes a person, or renews one; a person leaves.
import type { Identity } from '../clouds/cloud';
import { newId, type System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { Grant, Person, PersonId, StoredSignup } from '../store/records';
import type { AuthorizationStore, GrantStore, PeopleStore } from '../store/store';
import { connectedNow, newPerson } from './new-person';

/** What was said about a person when the consent was asked for. */
export interface Introduction {
  name: string;
  /** E.164; null or left out to keep what is known: an empty field is no wish to delete a number. */
  number?: string | null | undefined;
  /** Null to keep what is known; somebody new gets the default. */
  language: string | null;
  defaultLanguage?: string;
  /** Who is to be connected again, which changes nothing of what is known about them; null for a new person. */
  personId: string | null;
  /** Set where somebody signs up by themselves. Their number counts only when it is proven. */
  signup?: { id: string; nodeId: string; number: string | null };
}

export interface Arrival {
  authorizationId: string;
  cloud: string;
  clientId: string;
  identity: Identity;
  grant: Grant;
  introduction: Introduction;
  /** What of their sign-up is to be saved together with the person: see `people/signup/arrival.ts`. */
  arriving?: (signupId: string, known: Person | null) => Promise<Arriving | null>;
}

/** The row of a sign-up whose consent brings somebody. `hasPlace`: whether one more may come beside so many; null for who was here. */
export interface Arriving {
  row: StoredSignup;
  hasPlace: ((people: number) => boolean) | null;
}

/** How an authorization ended, as it is kept for the dialog that waits for it. */
export type Outcome = (
  | {
      state: 'connected';
      person: { id: string; name: string };
      /** What the account's person was called until now, where that is another name. */
      wasCalled?: string;
      /** Whether the account's person had another number until now. */
      isNewNumber?: true;
    }
  | { state: 'failed'; code: string; key: string; fill: Readonly<Record<string, string | number>> }
) & {
  /** The sign-up node whose page it began on, if it did. */
  signupNode?: string;
};

/** What a consent writes down. */
export type JoinStore = Pick<PeopleStore, 'person' | 'personOfAccount'> &
  Pick<GrantStore, 'savePersonAndGrant'> &
  Pick<AuthorizationStore, 'join'>;

/**
 * Saves a person with the new grant, in one go. The same account (cloud, client, the cloud's user id) is the same
 * person: what was said of name, number and language is brought up to date, and two grants never kill each other. Throws a Trouble
 * when there is no place left, and when somebody else was to be connected again; the account's own person, if there is one, is renewed all the same,
 * because the cloud has already replaced their grant.
 */
export async function join(store: JoinStore, system: System, arrival: Arrival): Promise<Person> {
  const { authorizationId, cloud, clientId, identity, grant, introduction } = arrival;
  const known = await store.personOfAccount(cloud, clientId, identity.userId);
  const expected = introduction.personId ? await store.person(introduction.personId) : null;
  const timeZone = identity.timeZone ?? known?.timeZone ?? null;
  const renewed = connectedNow(timeZone, system.now());
  if (expected !== null && expected.id !== known?.id) {
    if (known) await store.savePersonAndGrant({ ...known, ...renewed }, grant);
    throw new Trouble('connect-other-account', 'connect.other-account', { who: expected.name });
  }
  const introduced = introducedAs(introduction, known, expected !== null);
  const account = { id: newId(system, 'person') as PersonId, cloud, clientId, userId: identity.userId };
  const person: Person = {
    ...(known ?? newPerson(account, introduced, timeZone, renewed.connectedAt)),
    ...introduced,
    ...renewed,
    // It was the number that answered STOP.
    stopped: known?.stopped === true && known.number === introduced.number,
  };
  const arriving =
    introduction.signup && arrival.arriving ? await arrival.arriving(introduction.signup.id, known) : null;
  // In one go: an unproven person without their sign-up would never be forgotten.
  const joining = store.join(
    person,
    grant,
    authorizationId,
    JSON.stringify(connectedOutcome(person, known)),
    arriving && { ...arriving.row, personId: person.id },
    arriving?.hasPlace,
  );
  try {
    if (!(await joining)) throw new Trouble('signup-full', 'signup.full');
  } catch (error) {
    // Another instance was faster with a consent of the same account: theirs is the person.
    const isElse = known === null && (await store.personOfAccount(cloud, clientId, identity.userId)) !== null;
    if (!isElse) throw error;
    return join(store, system, arrival);
  }
  return person;
}

/** What is known about somebody from now on. `isAgain`: they are only connected again, which changes nothing of it. */
function introducedAs(
  introduction: Introduction,
  known: Person | null,
  isAgain: boolean,
): Pick<Person, 'name' | 'number' | 'numberState' | 'language'> {
  const named = isAgain ? null : introduction.language;
  return {
    name: isAgain && known ? known.name : introduction.name,
    ...numberOf(introduction, known),
    language: named ?? known?.language ?? newLanguage(introduction),
  };
}

/** For the dialog that waits: who is connected, and what has changed about them. */
function connectedOutcome(person: Person, known: Person | null): Outcome {
  const isNewNumber = known && known.number !== null && known.number !== person.number;
  return {
    state: 'connected',
    person: { id: person.id, name: person.name },
    ...(known && known.name !== person.name ? { wasCalled: known.name } : {}),
    ...(isNewNumber ? { isNewNumber } : {}),
  };
}

function newLanguage({ language, defaultLanguage }: Introduction): string {
  return language ?? defaultLanguage ?? 'en';
}

/** The owner vouches for what is typed in the editor; what was left out stays as it is, proven or not. */
function numberOf(
  { number, signup }: Introduction,
  known: Person | null,
): Pick<Person, 'number' | 'numberState'> {
  // A number in force stays so until the new one is proven.
  const isInForce = known !== null && known.numberState !== 'unproven';
  if (signup && !isInForce && signup.number !== null) {
    return { number: signup.number, numberState: 'unproven' };
  }
  if (number) return { number, numberState: 'proven' };
  return { number: known?.number ?? null, numberState: known?.numberState ?? 'none' };
}
