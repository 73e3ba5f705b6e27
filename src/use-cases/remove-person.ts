// Somebody goes: taken off the cloud's subscriptions, deleted here, revoked at the cloud, in this order.
import type { Cloud } from '../clouds/cloud';
import { isByMsg } from '../clouds/registry';
import type { serialByKey } from '../net/concurrency';
import type { Clients } from '../oauth/clients';
import type { TokenEndpoint } from '../oauth/token-endpoint';
import { isNamed } from '../people/named';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { GrantStore, PeopleStore } from '../store/store';
import type { Subscriptions } from '../webhooks/subscriptions';

/** Who was removed, and whether their connection is ended at the cloud, too. */
export interface Removal {
  name: string;
  service: string;
  /** Whether there was no connection at all, as levels came by msgs. */
  isByMsg: boolean;
  revoked: boolean;
}

/**
 * `clientSecret` serves where no config node knows the client. `remove` deletes, and says whether there was still
 * somebody to delete. Throws a Trouble where nobody has that id.
 */
export type RemovePerson = (
  id: string,
  clientSecret: string,
  remove?: () => Promise<boolean>,
) => Promise<Removal>;

interface RemovePersonParts {
  store: Pick<PeopleStore, 'person' | 'removePerson'> & Pick<GrantStore, 'grant'>;
  cloudOf(id: string): Cloud;
  clients: Pick<Clients, 'clientOf'>;
  subscriptions: Pick<Subscriptions, 'end'>;
  tokenEndpoint: Pick<TokenEndpoint, 'revoke'>;
  /** By person: nobody is subscribed meanwhile. */
  subscribingInTurn: ReturnType<typeof serialByKey>;
  /** By cloud and client: nobody joins meanwhile. */
  joiningInTurn: ReturnType<typeof serialByKey>;
  /** What is remembered of a person beside the store. */
  forget(personId: string): void;
  /** Once nothing of them is stored any more. Must not throw. */
  removed(person: Person): void;
}

export function createRemovePerson(parts: RemovePersonParts): RemovePerson {
  const { store, cloudOf, clients, subscriptions, tokenEndpoint } = parts;
  return async (id, clientSecret, remove) => {
    const person = await store.person(id);
    if (!person) throw new Trouble('person-unknown', 'person.unknown.removed');
    // No msg that still names them brings them back.
    const isForGood = isByMsg(person.cloud) && isNamed(person);
    const removal = remove ?? (() => store.removePerson(id, isForGood).then(() => true));
    const itself = cloudOf(person.cloud);
    const using = clients.clientOf(person) ?? { cloud: itself, clientId: person.clientId, clientSecret };
    const grant = await parts.subscribingInTurn(id, async () => {
      // Needs a token that works, so it comes first; without it the cloud would post for nobody.
      await subscriptions.end(person);
      // Only now: that token may have been renewed just there.
      const last = await store.grant(id);
      // Deleted before it is revoked: if the power goes in between, nothing is kept of somebody who was told to be gone.
      const isRemoved = await parts.joiningInTurn(`${person.cloud} ${person.clientId}`, removal);
      if (!isRemoved) return null;
      parts.forget(id);
      parts.removed(person);
      return last;
    });
    const revoked = grant ? await tokenEndpoint.revoke(using, grant.refreshToken) : null;
    return {
      name: person.name,
      service: itself.label,
      isByMsg: itself.isByMsg,
      revoked: revoked?.ok === true,
    };
  };
}
