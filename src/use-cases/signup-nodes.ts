// Which sign-up nodes are open: their pages by path, by client and by node.
import type { BlockList } from 'node:net';
import type { Reopening } from '../net/reopening';
import type { Client } from '../oauth/token-endpoint';
import type { SignupPolicy } from '../people/signup/policy';

/** One sign-up node. */
export interface SignupNode {
  policy: SignupPolicy;
  /** As registered, such as `/fitbit/signup`. */
  path: string;
  /** What stands before the path, from outside. */
  base: string;
  /** Proxies that are believed about where a request came from. */
  proxies: BlockList;
  /** Who may open the pages; null for anybody. */
  allowed: BlockList | null;
  client: Client;
  redirectUri: string;
  /** Where the form leads in the end: the origin of the consent page. */
  consentOrigin: string;
  webhooks: boolean;
  contact: string;
  /** The owner's own words for guests, or empty. */
  ownText: string;
  /** ISO 3166, for numbers without a country. */
  country: string;
  /** Which countries may be reached, ISO 3166; empty for the own one only. */
  countries: readonly string[];
}

type ClientName = { cloud: string; clientId: string };

export interface SignupNodes {
  /**
   * Opens the pages of a node; the answer closes them, `returns` says whether they will be opened again. Null where
   * the path is taken.
   */
  open(node: SignupNode): ((returns?: boolean) => void) | null;
  /** The node whose page a path is, with or without a slash at its end, or null. */
  find(path: string): SignupNode | null;
  ofNode(nodeId: string | null | undefined): SignupNode | null;
  all(): readonly SignupNode[];
  policyFor(client: ClientName): SignupPolicy | null;
  /** The page on which somebody of this client can connect again, or null. */
  addressFor(client: ClientName): string | null;
}

/** All that is served for a node's path. */
export const signupPaths = (path: string) =>
  ['', '/code', '/done', '/me', '/privacy'].map((part) => `${path}${part}`);

/** Where the form of a node is, from outside. */
export function formAddress({ base, path }: Pick<SignupNode, 'base' | 'path'>): string {
  return `${base}${path}`;
}

export function createSignupNodes(reopening: Reopening): SignupNodes {
  const nodes = new Set<SignupNode>();
  const ofClient = ({ cloud, clientId }: ClientName) =>
    [...nodes].find(({ policy }) => policy.cloud === cloud && policy.clientId === clientId) ?? null;

  return {
    open(node) {
      if ([...nodes].some(({ path }) => path === node.path)) return null;
      nodes.add(node);
      for (const path of signupPaths(node.path)) reopening.delete(path);
      return (returns = false) => {
        if (!nodes.delete(node) || !returns) return;
        for (const path of signupPaths(node.path)) reopening.add(path);
      };
    },
    find: (path) => [...nodes].find((one) => signupPaths(one.path).includes(path.replace(/\/$/, ''))) ?? null,
    ofNode: (nodeId) => [...nodes].find(({ policy }) => policy.nodeId === nodeId) ?? null,
    all: () => [...nodes],
    policyFor: (client) => ofClient(client)?.policy ?? null,
    addressFor(client) {
      const node = ofClient(client);
      return node && formAddress(node);
    },
  };
}
