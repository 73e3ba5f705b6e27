// A webhook node opens its path: from now on it gets what its cloud posts, and its people are subscribed.
import type { SyncMessage } from '../../types/messages';
import type { Clients } from '../oauth/clients';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import type { FactStore, PeopleStore } from '../store/store';
import type { Inbox } from '../webhooks/inbox';
import { pathTaken, refuseReserved } from './paths';
import type { SignupNodes } from './signup-nodes';
import type { WebhookNode, WebhookNodes } from './webhook-nodes';

export interface WebhookSettings extends Omit<WebhookNode, 'cloud' | 'clientSecret'> {
  cloud: string;
  /** The config node's id. */
  configId?: string | undefined;
  send(message: SyncMessage): void;
}

export interface OpenWebhook {
  /** Whether the cloud's handshake, or anything that was proven, has ever come in. */
  isVerified: boolean;
  /** `returns`: a Deploy closes it to open it again, so who posts meanwhile is asked to come again. */
  close(returns?: boolean): void;
}

/** Throws a Trouble where no config knows the client, or the path is taken. */
export type OpenWebhookNode = (settings: WebhookSettings) => Promise<OpenWebhook>;

interface OpenWebhookParts {
  store: FactStore & Pick<PeopleStore, 'peopleOfClient'>;
  clients: Pick<Clients, 'clientOf'>;
  inbox: Pick<Inbox, 'attach'>;
  webhookNodes: Pick<WebhookNodes, 'open'>;
  signupNodes: Pick<SignupNodes, 'find'>;
  subscribe(person: Person): void;
}

export function createOpenWebhook(parts: OpenWebhookParts): OpenWebhookNode {
  const { store, clients, inbox, webhookNodes, signupNodes, subscribe } = parts;

  /** Whether anything proven has ever come in on a path; `note` keeps that it has. */
  async function verification(name: string) {
    const fact = `verified ${name}`;
    let isKnown = (await store.fact(fact)) !== null;
    return {
      isKnown,
      note() {
        if (isKnown) return;
        isKnown = true;
        store.setFact(fact, 'yes').catch(() => undefined);
      },
    };
  }

  return async ({ cloud, clientId, configId, send, ...node }) => {
    const client = clients.clientOf({ cloud, clientId, configId });
    if (!client) throw new Trouble('no-client', 'problem.no-client');
    refuseReserved(node.path);
    if (signupNodes.find(node.path)) throw pathTaken(node.path);
    const verified = await verification(`${cloud} ${clientId} ${node.path}`);
    const on: WebhookNode['on'] = (event) => {
      if (event.kind !== 'refused') verified.note();
      node.on(event);
    };
    const { clientSecret } = client;
    const close = webhookNodes.open({ ...node, cloud: client.cloud, clientId, clientSecret, on });
    try {
      const people = await store.peopleOfClient(cloud, clientId);
      const leave = await inbox.attach({ cloud, clientId }, send);
      for (const person of people) subscribe(person);
      return {
        isVerified: verified.isKnown,
        close(returns) {
          close(returns);
          leave();
        },
      };
    } catch (error) {
      close();
      throw error;
    }
  };
}
