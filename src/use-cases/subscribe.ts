// Who is connected while a webhook node is open is subscribed at the cloud, so that it posts what it hears of them.
import { inFlight, serialByKey } from '../net/concurrency';
import type { Person } from '../store/records';
import type { GrantStore } from '../store/store';
import type { Subscriptions } from '../webhooks/subscriptions';
import type { WebhookNodes } from './webhook-nodes';

export interface Subscribing {
  /** Lists what they are subscribed to and adds what is missing, in the background. Never throws. */
  subscribe(person: Person): void;
  /** Runs what must not happen while somebody is being subscribed. */
  inTurn: ReturnType<typeof serialByKey>;
  /** Resolves when nobody is being subscribed. */
  idle(): Promise<void>;
}

interface SubscribingParts {
  store: Pick<GrantStore, 'grant'>;
  subscriptions: Pick<Subscriptions, 'areNeededBy' | 'reconcile'>;
  webhookNodes: Pick<WebhookNodes, 'isOpenFor'>;
}

export function createSubscribing({ store, subscriptions, webhookNodes }: SubscribingParts): Subscribing {
  const subscribing = inFlight();
  // A Deploy must not subscribe a person again who is being removed at the same time.
  const inTurn = serialByKey();
  const reconcile = (person: Person) =>
    inTurn(person.id, async () => {
      const grant = await store.grant(person.id);
      if (grant) await subscriptions.reconcile(person, grant.scopes);
    });

  return {
    subscribe(person) {
      if (!subscriptions.areNeededBy(person) || !webhookNodes.isOpenFor(person) || person.access !== 'ok')
        return;
      // A subscription that failed is tried again at the next start; until then the timer checks.
      subscribing.watch(reconcile(person)).catch(() => undefined);
    },
    inTurn,
    idle: subscribing.idle,
  };
}
