// Everybody of a cloud, as the config node's dialog lists them.
import { shownReading } from '../battery/reading';
import { defaultsFor } from '../battery/settings';
import type { OpenClouds } from '../clouds/open';
import { isByMsg } from '../clouds/registry';
import type { Clients } from '../oauth/clients';
import { lastCheckOf, type SeenCheck } from '../people/last-check';
import type { Signups } from '../people/signup/signups';
import type { Person, StoredReading } from '../store/records';
import type { GrantStore, Instances, PeopleStore } from '../store/store';
import type { Checks } from './checks';

export interface PersonView {
  person: Person;
  readings: StoredReading[];
  /** Whether a config node still knows their client. */
  hasClient: boolean;
  /** Whether the connection carries what webhooks need. */
  hasWebhookScopes: boolean;
  /** A number that they gave when they signed up, and that waits for the owner's word; null for none. */
  waitingNumber: string | null;
  /** Of the number that would be confirmed now: see `ConfirmNumber`. */
  numberMark: string;
  lastCheck: SeenCheck | null;
}

export type ListPeople = (cloud: string) => Promise<PersonView[]>;

interface ListPeopleParts {
  store: Pick<PeopleStore, 'people'> & Pick<GrantStore, 'grant'> & Pick<Instances, 'isShared'>;
  checks: Pick<Checks, 'last' | 'readings'>;
  clouds: Pick<OpenClouds, 'get' | 'has'>;
  clients: Pick<Clients, 'has'>;
  signups: Pick<Signups, 'waitingForOwner' | 'numberMark'>;
}

export function createListPeople({ store, checks, clouds, clients, signups }: ListPeopleParts): ListPeople {
  return async (cloudId) => {
    // Nobody of Demo is there before a config chooses it.
    if (!clouds.has(cloudId)) return [];
    const webhookScopes = clouds.get(cloudId).oauth.scopes(true);
    const { notSyncingHours } = defaultsFor(isByMsg(cloudId));
    const people = await store.people(cloudId);
    return Promise.all(
      people.map(async (person) => {
        const granted = (await store.grant(person.id))?.scopes ?? [];
        const waitingNumber = await signups.waitingForOwner(person.id);
        const readings = await checks.readings(person, notSyncingHours);
        return {
          person,
          readings: readings.map(shownReading),
          lastCheck: lastCheckOf(person, checks.last(person.id), readings, store.isShared()),
          hasClient: clients.has(person),
          waitingNumber,
          numberMark: await signups.numberMark(person.id, waitingNumber ?? person.number),
          hasWebhookScopes: webhookScopes.every((scope) => granted.includes(scope)),
        };
      }),
    );
  };
}
