// All that can be done with people who are watched: a group of the engine.
import type { OpenClouds } from '../clouds/open';
import type { Event } from '../net/event';
import type { Clients } from '../oauth/clients';
import type { Signups } from '../people/signup/signups';
import type { Person } from '../store/records';
import type { PeopleStore, Store } from '../store/store';
import { type ConfirmNumber, createConfirmNumber } from './confirm-number';
import { createEditPerson, type EditPerson } from './edit-person';
import { createIsDemo, type IsDemo } from './is-demo';
import { createListPeople, type ListPeople } from './list-people';
import type { RemovePerson } from './remove-person';
import type { SignupNodes } from './signup-nodes';

/** Who was removed or has left, when nothing of them is stored any more. */
export type RemovedEvent = Event<[Pick<Person, 'id' | 'number'>]>;

export interface People {
  list: ListPeople;
  find: PeopleStore['person'];
  edit: EditPerson;
  confirmNumber: ConfirmNumber;
  remove: RemovePerson;
  onRemoved: RemovedEvent['on'];
  isDemo: IsDemo;
}

interface PeopleParts {
  store: Store;
  clouds: OpenClouds;
  clients: Clients;
  signups: Signups;
  signupNodes: Pick<SignupNodes, 'policyFor'>;
  removePerson: RemovePerson;
  removed: RemovedEvent;
}

export function createPeople({ removePerson, removed, signupNodes, ...parts }: PeopleParts): People {
  const { store, signups } = parts;
  const { policyFor } = signupNodes;
  return {
    list: createListPeople(parts),
    find: store.person,
    edit: createEditPerson({ store, signups, policyFor }),
    confirmNumber: createConfirmNumber({ store, signups, policyFor }),
    remove: removePerson,
    onRemoved: removed.on,
    isDemo: createIsDemo(store),
  };
}
