// Which path leads to which webhook. A path belongs to one client of one cloud; all its nodes share it.
import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import type { Cloud } from '../clouds/cloud';
import type { Away } from '../net/away';
import { Trouble } from '../sentences/trouble';
import type { OnWebhookEvent, Webhook } from '../webhooks/protocols/protocol';
import { contains } from './allowed';
import { callerOf, type Way } from './caller';

/** One webhook node. */
export interface WebhookNode extends Way {
  /** As registered with the cloud, such as `/fitbit/webhook`. */
  path: string;
  cloud: Cloud;
  clientId: string;
  clientSecret: string;
  verifyCode: string;
  webhookSecret: string;
  /** Who may post at all; null for anybody. */
  allowed: BlockList | null;
  /** What happened on its path. */
  on: OnWebhookEvent;
}

export interface WebhookRoutes {
  /**
   * Opens a path for a node; the answer closes it, `returns` says whether it will be opened again. Throws a Trouble
   * where another client has it.
   */
  open(node: WebhookNode): (returns?: boolean) => void;
  /** Whether any node takes notifications for a client. */
  isOpenFor(client: { cloud: string; clientId: string }): boolean;
  /** What a path leads to, or null. `mayPost`: by the lists of allowed addresses of all its nodes. */
  find(path: string): {
    webhook: Webhook;
    on: OnWebhookEvent;
    mayPost(request: IncomingMessage): boolean;
    ways: readonly Way[];
  } | null;
  /** How requests reach the nodes, of all paths. */
  ways(): readonly Way[];
}

export function createWebhookRoutes(away: Away): WebhookRoutes {
  const nodes = new Set<WebhookNode>();
  /** Paths that one of their nodes opens again, while others are still open or are closed for good. */
  const returning = new Set<string>();
  const isSameClient = (one: WebhookNode, other: WebhookNode) =>
    one.cloud.id === other.cloud.id && one.clientId === other.clientId;

  return {
    open(node) {
      const isTaken = [...nodes].some((one) => one.path === node.path && !isSameClient(one, node));
      if (isTaken) throw new Trouble('web-path-taken', 'web.path-taken', { path: node.path });
      nodes.add(node);
      returning.delete(node.path);
      away.back(node.path);
      return (returns = false) => {
        if (!nodes.delete(node)) return;
        if (returns) returning.add(node.path);
        const isOpen = [...nodes].some(({ path }) => path === node.path);
        if (!isOpen && returning.delete(node.path)) away.leave(node.path);
      };
    },
    isOpenFor: ({ cloud, clientId }) =>
      [...nodes].some((one) => one.cloud.id === cloud && one.clientId === clientId),
    ways: () => [...nodes],
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
          here.every((node) => node.allowed === null || contains(node.allowed, callerOf(request, [node]))),
        on: (event) => {
          for (const node of here) node.on(event);
        },
        ways: here,
      };
    },
  };
}
