// Subscriptions, at clouds that post only about people who are subscribed: who joins is, who should be is looked after,
// who leaves is taken off.
import type { Answer, Cloud } from '../clouds/cloud';
import type { Person } from '../store/records';

export interface Subscriptions {
  /** Whether a person has to be subscribed at their cloud before it posts about them. */
  areNeededBy(person: Person): boolean;
  /** Lists what a person has and adds what is missing, as far as their scopes allow. */
  reconcile(person: Person, scopes: readonly string[]): Promise<Answer<null>>;
  /** Takes a person off everything that is ours. */
  end(person: Person): Promise<void>;
}

interface SubscriptionsOptions {
  /** Throws where the cloud is not there. */
  cloudOf(id: string): Pick<Cloud, 'subscriptions'>;
  useToken<T>(person: Person, call: (accessToken: string) => Promise<Answer<T>>): Promise<Answer<T>>;
}

export function createSubscriptions({ cloudOf, useToken }: SubscriptionsOptions): Subscriptions {
  const ofCloud = ({ cloud }: Person) => cloudOf(cloud).subscriptions;

  return {
    areNeededBy: (person) => ofCloud(person) !== null,

    async reconcile(person, scopes) {
      const nothing = { ok: true, value: null } as const;
      const cloud = ofCloud(person);
      if (!cloud) return nothing;
      for (const { name, scope } of cloud.collections) {
        if (scope !== null && !scopes.includes(scope)) continue;
        const done = await useToken(person, (token) => cloud.ensure(token, name, person.id));
        if (!done.ok) return done;
      }
      return nothing;
    },

    async end(person) {
      const cloud = ofCloud(person);
      if (!cloud) return;
      for (const { name } of cloud.collections) {
        const done = await useToken(person, (token) => cloud.remove(token, name));
        // Somebody waits for the end: what is out of reach for one is so for the other.
        if (!done.ok && done.problem.code === 'unreachable') return;
      }
    },
  };
}
