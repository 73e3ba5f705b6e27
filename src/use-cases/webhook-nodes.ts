// Which webhook nodes are open, by path and by client. A path belongs to one client of one cloud; all its nodes share it.
import type { BlockList } from 'node:net';
import type { Cloud } from '../clouds/cloud';
import type { Reopening } from '../net/reopening';
import type { OnWebhookEvent, Webhook } from '../webhooks/protocols/protocol';
import { pathTaken } from './paths';

/** One webhook node. */
export interface WebhookNode {
  /** As registered with the cloud, such as `/fitbit/webhook`. */
  path: string;
  /** What stands before the path, from outside. */
  base: string;
  /** Proxies that are believed about where a request came from. */
  proxies: BlockList;
  /** Who may post at all; null for anybody. */
  allowed: BlockList | null;
  cloud: Cloud;
  clientId: string;
  clientSecret: string;
  verifyCode: string;
  webhookSecret: string;
  /** What happened on its path. */
  on: OnWebhookEvent;
}

/** All nodes of one path, and what they make of it together. */
export interface OpenPath {
  webhook: Webhook;
  nodes: readonly WebhookNode[];
  on: OnWebhookEvent;
}

export interface WebhookNodes {
  /**
   * Opens a path for a node; the answer closes it, `returns` says whether it will be opened again. Throws a Trouble
   * where another client has it.
   */
  open(node: WebhookNode): (returns?: boolean) => void;
  /** Whether any node takes notifications for a client. */
  isOpenFor(client: { cloud: string; clientId: string }): boolean;
  /** What a path leads to, or null. */
  find(path: string): OpenPath | null;
  /** Of all paths. */
  all(): readonly WebhookNode[];
}

export function createWebhookNodes(reopening: Reopening): WebhookNodes {
  const nodes = new Set<WebhookNode>();
  /** Made when a node comes or goes: every request asks for it. */
  let byPath: ReadonlyMap<string, OpenPath> = new Map();
  /** Paths that one of their nodes opens again, while others are still open or are closed for good. */
  const returning = new Set<string>();
  const isSameClient = (one: WebhookNode, other: WebhookNode) =>
    one.cloud.id === other.cloud.id && one.clientId === other.clientId;

  return {
    open(node) {
      const isTaken = [...nodes].some((one) => one.path === node.path && !isSameClient(one, node));
      if (isTaken) throw pathTaken(node.path);
      nodes.add(node);
      byPath = openPaths(nodes);
      returning.delete(node.path);
      reopening.delete(node.path);
      return (returns = false) => {
        if (!nodes.delete(node)) return;
        byPath = openPaths(nodes);
        if (returns) returning.add(node.path);
        if (!byPath.has(node.path) && returning.delete(node.path)) reopening.add(node.path);
      };
    },
    isOpenFor: ({ cloud, clientId }) =>
      [...nodes].some((one) => one.cloud.id === cloud && one.clientId === clientId),
    all: () => [...nodes],
    find: (path) => byPath.get(path) ?? null,
  };
}

function openPaths(nodes: ReadonlySet<WebhookNode>): ReadonlyMap<string, OpenPath> {
  const opened = new Map<string, OpenPath>();
  for (const node of nodes) {
    const others = opened.get(node.path)?.nodes ?? [];
    opened.set(node.path, opening(others[0] ?? node, [...others, node]));
  }
  return opened;
}

/** All nodes of a path are of the same client: `first` tells of it. */
function opening({ cloud, clientId, clientSecret }: WebhookNode, nodes: readonly WebhookNode[]): OpenPath {
  return {
    webhook: {
      cloud,
      clientId,
      clientSecret,
      verifyCodes: nodes.map(({ verifyCode }) => verifyCode),
      webhookSecrets: nodes.map(({ webhookSecret }) => webhookSecret),
    },
    nodes,
    on: (event) => {
      for (const node of nodes) node.on(event);
    },
  };
}
