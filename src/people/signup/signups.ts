// Signing up: from the form to a proven number. Nothing but codes goes to a number before it is proven.

import { serialByKey } from '../../net/concurrency';
import type { System } from '../../net/system';
import type { SentenceKey } from '../../sentences/sentences';
import type { Person, PersonChange } from '../../store/records';
import type { PeopleStore, SignupStore, SweepStore } from '../../store/store';
import type { Arriving } from '../joining';
import { type Arrived, afterArrival, arrivingRow } from './arrival';
import { type CodeAnswer, createCodes } from './codes';
import { forgetUnfinished } from './forget-unfinished';
import { createOwnerConfirmation } from './owner-confirmation';
import { createPendingSignups, type SignupStage } from './pending';
import type { SignupForm, SignupPolicy } from './policy';
import type { SharedKeyStore } from './shared-key';
import { arriveWithoutConsent } from './without-consent';

export interface Signups {
  /** Of a sign-up on this node's page. */
  stage(nodeId: string, id: string): Promise<SignupStage>;
  /** On which node's page a sign-up began, or null. */
  nodeOf(id: string): Promise<string | null>;
  /** Keeps what was typed until the consent comes back. */
  begin(policy: SignupPolicy, id: string, form: SignupForm): Promise<void>;
  /**
   * What to save together with the person that a consent brings; null where a known person goes on without one.
   * Throws a Trouble where nobody new may come, as the sign-up is over.
   */
  arriving(id: string, known: Person | null): Promise<Arriving | null>;
  /**
   * Where nobody needs to consent: brings the person of a sign-up that was begun. Throws a Trouble where it is over, or
   * there is no place left.
   */
  arriveUnasked(policy: SignupPolicy, id: string): Promise<void>;
  /** The consent has brought a person: sends the code, or ends the sign-up. */
  arrived(policy: SignupPolicy, id: string): Promise<Arrived>;
  /** Sends another code. The key of a sentence where none may go. */
  sendCode(policy: SignupPolicy, id: string): Promise<SentenceKey | null>;
  /** The same right code once more, by a second click, leads to the same link. */
  enterCode(policy: SignupPolicy, id: string, code: string): Promise<CodeAnswer>;
  /** The number that waits for the owner's word, or null. */
  waitingForOwner(personId: string): Promise<string | null>;
  /** Stands for a number where the number itself is not shown; good until the next start. */
  numberMark(personId: string, number: string | null): Promise<string>;
  /**
   * The owner's word for the number that they were shown, by its `numberMark`. Throws a Trouble where another one
   * waits by now, or none.
   */
  confirmByOwner(policy: SignupPolicy | null, personId: string, shown: string): Promise<void>;
  /**
   * The owner says what somebody's number is (E.164, or null for none), and what else is to `change` with it: what
   * waited for a code or for their word is over. False, and nothing happens, where a new id at the cloud is another's.
   * Throws a Trouble where nobody has that id.
   */
  numberByOwner(
    policy: SignupPolicy | null,
    personId: string,
    number: string | null,
    change: PersonChange,
  ): Promise<boolean>;
  /**
   * Forgets what was not finished within an hour, on whichever node's page, gone or not, and what else is kept no
   * longer than that. `remove` revokes and deletes a person if their sign-up still stands; who `isRevocable` says no to
   * waits until their client is known again. `removeUnlinked` deletes who is not linked meanwhile.
   */
  forgetUnfinished(
    isRevocable: (person: Person) => boolean,
    remove: (personId: string, signupId: string) => Promise<unknown>,
    removeUnlinked: (person: Person) => Promise<unknown>,
  ): Promise<void>;
}

interface SignupsParts {
  store: SignupStore & PeopleStore & SweepStore & SharedKeyStore;
  system: System;
}

export function createSignups({ store, system }: SignupsParts): Signups {
  // Two requests of one browser, or two clicks of the owner, take turns: by sign-up, or by person.
  const inTurn = serialByKey();
  const pending = createPendingSignups({ store, system });
  const codes = createCodes({ store, system, pending });
  const owner = createOwnerConfirmation({ store, system });
  const parts = { store, system, pending, codes };

  return {
    stage: pending.stage,
    nodeOf: async (id) => (await store.signup(id))?.nodeId ?? null,
    begin: pending.begin,
    arriving: (id, known) => arrivingRow(parts, id, known),
    // Two sign-ups at the same time are counted one after the other.
    arriveUnasked: (policy, id) => inTurn('arriving', () => arriveWithoutConsent(parts, policy, id)),
    arrived: (policy, id) => inTurn(id, () => afterArrival(parts, policy, id)),
    sendCode: (policy, id) => inTurn(id, () => codes.send(policy, id)),
    enterCode: (policy, id, code) => inTurn(id, () => codes.enter(policy, id, code)),
    waitingForOwner: owner.waiting,
    numberMark: owner.mark,
    confirmByOwner: (policy, personId, shown) =>
      inTurn(personId, () => owner.confirm(policy, personId, shown)),
    numberByOwner: (policy, personId, number, change) =>
      inTurn(personId, () => owner.setNumber(policy, personId, number, change)),
    async forgetUnfinished(isRevocable, remove, removeUnlinked) {
      pending.forgetBeginnings();
      codes.forgetEnded();
      await forgetUnfinished(parts, isRevocable, remove, removeUnlinked);
    },
  };
}
