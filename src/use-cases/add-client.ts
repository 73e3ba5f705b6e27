// A config node brings its client: from now on its cloud can be asked in that client's name.
import type { OpenClouds } from '../clouds/open';
import type { System } from '../net/system';
import type { Clients } from '../oauth/clients';
import { introduceDemoPerson } from '../people/introduce-demo';
import type { GrantStore, PeopleStore } from '../store/store';

export interface ClientSettings {
  /** The config node's id. */
  configId?: string;
  cloud: string;
  clientId: string;
  clientSecret: string;
  language: string;
  /** Whether a node has chosen this config: one that nobody uses changes nothing for the others. */
  isUsed?(): boolean;
}

/** The answer takes the client away again; people stay. `clientId`: a made-up cloud brings its own. */
export type AddClient = (settings: ClientSettings) => Promise<{ clientId: string; remove(): void }>;

interface AddClientParts {
  store: Pick<PeopleStore, 'removePerson'> & Pick<GrantStore, 'savePersonAndGrant'>;
  system: System;
  clouds: Pick<OpenClouds, 'get' | 'start'>;
  clients: Pick<Clients, 'keep'>;
  /** Looks for people who can only now be revoked. */
  sweep(): void;
}

export function createAddClient({ store, system, clouds, clients, sweep }: AddClientParts): AddClient {
  return async ({ cloud, clientId, clientSecret, language, ...node }) => {
    const started = await clouds.start(cloud, (one) => introduceDemoPerson(store, system, one, language));
    const client = {
      cloud: clouds.get(cloud),
      clientId: started?.clientId ?? clientId,
      clientSecret: started?.clientSecret ?? clientSecret,
      ...node,
    };
    const remove = clients.keep(client);
    sweep();
    return { clientId: client.clientId, remove };
  };
}
