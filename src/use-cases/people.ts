// All that can be done with people who are watched: a group of the engine.
import type { OpenClouds } from '../clouds/open';
import type { Event } from '../net/event';
import type { System } from '../net/system';
import type { Clients } from '../oauth/clients';
import type { Conversations } from '../people/conversations';
import { personMeant } from '../people/named';
import type { Signups } from '../people/signup/signups';
import { Trouble } from '../sentences/trouble';
import type { Person, PersonId } from '../store/records';
import type { PeopleStore, Store } from '../store/store';
import { type AddPerson, createAddPerson } from './add-person';
import { createAnswerAlerts } from './answer-alerts';
import type { Checks } from './checks';
import { type ConfirmNumber, createConfirmNumber } from './confirm-number';
import { createEditPerson, type EditPerson } from './edit-person';
import { createIsDemo, type IsDemo } from './is-demo';
import { createLinkPerson, type LinkPerson } from './link-person';
import { createListPeople, type ListPeople } from './list-people';
import { createPause, type Pause } from './pause';
import type { RemovePerson } from './remove-person';
import type { SignupNodes } from './signup-nodes';

/** Who was removed or has left, when nothing of them is stored any more. */
export type RemovedEvent = Event<[Pick<Person, 'id' | 'number'>]>;

export interface People extends Pause {
  list: ListPeople;
  find: PeopleStore['person'];
  /** For whom levels come by msgs. */
  add: AddPerson;
  /** Who is meant by an id or a name; a Trouble where nobody is. */
  meant(source: { cloud: string; clientId: string }, wanted: string): Promise<PersonId>;
  link: LinkPerson;
  edit: EditPerson;
  confirmNumber: ConfirmNumber;
  remove: RemovePerson;
  onRemoved: RemovedEvent['on'];
  isDemo: IsDemo;
}

interface PeopleParts {
  store: Store;
  system: System;
  clouds: OpenClouds;
  clients: Clients;
  checks: Pick<Checks, 'last' | 'readings'>;
  conversations: Conversations;
  signups: Signups;
  signupNodes: Pick<SignupNodes, 'policyFor'>;
  removePerson: RemovePerson;
  removed: RemovedEvent;
  /** What is remembered of a person beside the store. */
  forget(personId: string): void;
}

export function createPeople({ removePerson, removed, signupNodes, ...parts }: PeopleParts): People {
  const { store, system, signups } = parts;
  const { policyFor } = signupNodes;
  return {
    list: createListPeople(parts),
    find: store.person,
    async meant(source, wanted) {
      const person = await personMeant(store, source, wanted);
      if (!person) throw new Trouble('person-unknown', 'person.unknown.by-msg');
      return person.id;
    },
    add: createAddPerson({ store, system }),
    link: createLinkPerson({ store, system, forget: parts.forget, removed: removed.emit }),
    edit: createEditPerson({ store, signups, policyFor }),
    confirmNumber: createConfirmNumber({ store, signups, policyFor }),
    remove: removePerson,
    onRemoved: removed.on,
    isDemo: createIsDemo(store),
    ...createPause({ store, system, answerAlerts: createAnswerAlerts(parts) }),
  };
}
