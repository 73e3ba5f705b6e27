// Which path leads to which webhook. A path belongs to one client of one cloud; all its nodes share it.
import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import type { Cloud } from '../clouds/cloud';
import { Trouble } from '../sentences/trouble';
import type { OnWebhookEvent, Webhook } from '../webhooks/intake';
import { addressBehind, contains } from './allowed';

/** One webhook node. */
export interface WebhookNode {
  /** As registered with the cloud, such as `/fitbit/webhook`. */
  path: string;
  cloud: Cloud;
  clientId: string;
  clientSecret: string;
  verifyCode: string;
  webhookSecret: string;
  /** Who may post at all; null for anybody. */
  allowed: BlockList | null;
  /** Proxies that are believed about where a request came from. */
  proxies: BlockList;
  /** What happened on its path. */
  on: OnWebhookEvent;
}

export interface WebhookRoutes {
  /** Opens a path for a node; the answer closes it. Throws a Trouble where another client has it. */
  open(node: WebhookNode): () => void;
  /** Whether any node takes notifications for a client. */
  isOpenFor(client: { cloud: string; clientId: string }): boolean;
  /** What a path leads to, or null. `mayPost`: by the lists of allowed addresses of all its nodes. */
  find(
    path: string,
  ): { webhook: Webhook; on: OnWebhookEvent; mayPost(request: IncomingMessage): boolean } | null;
}

export function createWebhookRoutes(): WebhookRoutes {
  const nodes = new Set<WebhookNode>();
  const isSameClient = (one: WebhookNode, other: WebhookNode) =>
    one.cloud.id === other.cloud.id && one.clientId === other.clientId;

  return {
    open(node) {
      const isTaken = [...nodes].some((one) => one.path === node.path && !isSameClient(one, node));
      if (isTaken) throw new Trouble('web-path-taken', 'web.path-taken', { path: node.path });
      nodes.add(node);
      return () => {
        nodes.delete(node);
      };
    },
    isOpenFor: ({ cloud, clientId }) =>
      [...nodes].some((one) => one.cloud.id === cloud && one.clientId === clientId),
    find(path) {
      const here = [...nodes].filter((one) => one.path === path);
      const [first] = here;
      if (!first) return null;
      const { cloud, clientId, clientSecret } = first;
      return {
        webhook: {
          cloud,
          clientId,
          clientSecret,
          verifyCodes: here.map(({ verifyCode }) => verifyCode),
          webhookSecrets: here.map(({ webhookSecret }) => webhookSecret),
        },
        mayPost: (request) =>
          here.every(
            ({ allowed, proxies }) => allowed === null || contains(allowed, addressBehind(request, proxies)),
          ),
        on: (event) => {
          for (const node of here) node.on(event);
        },
      };
    },
  };
}
