// Which clients the config nodes have brought: whose secret serves for whom, and what a client lacks.
import { isByMsg, isMadeUp } from '../clouds/registry';
import type { Client } from './token-endpoint';

/** Whose client is meant: where several configs have the same one, the asking node's goes first. */
export interface ClientAsked {
  cloud: string;
  clientId: string;
  configId?: string | undefined;
}

/** What a client can lack, by the code of its Trouble: without either nothing can be asked of the cloud. */
export type ClientLack = 'no-client-id' | 'no-client-secret';

/** The client of one config node. */
export interface KnownClient extends Client {
  /** The config node's id. */
  configId?: string;
  /** Whether a node has chosen this config: one that nobody uses changes nothing for the others. */
  isUsed?(): boolean;
}

export interface Clients {
  /** A config node is there; the answer takes its client away again. */
  keep(client: KnownClient): () => void;
  /**
   * The client to ask in whose name: the asking config's own, else the one whose config is used, else the last; one
   * with a secret goes before one without. Null where no config node knows it.
   */
  clientOf(asked: ClientAsked): Client | null;
  has(asked: ClientAsked): boolean;
  /** What is missing of a client, or null. */
  lackOf(asked: ClientAsked): ClientLack | null;
}

export function createClients(): Clients {
  const clients: KnownClient[] = [];
  const clientOf: Clients['clientOf'] = ({ cloud: cloudId, clientId, configId }) => {
    const same = clients.filter((one) => one.cloud.id === cloudId && one.clientId === clientId);
    const complete = same.filter(({ clientSecret }) => clientSecret !== '');
    return (
      complete.find((one) => one.configId === configId) ??
      (complete.length > 1 ? complete.findLast(({ isUsed }) => isUsed?.()) : null) ??
      complete.at(-1) ??
      same.at(-1) ??
      null
    );
  };
  return {
    keep(client) {
      clients.push(client);
      return () => {
        const at = clients.indexOf(client);
        if (at >= 0) clients.splice(at, 1);
      };
    },
    clientOf,
    has: (asked) => clientOf(asked) !== null,
    lackOf(asked) {
      if (isMadeUp(asked.cloud) || isByMsg(asked.cloud)) return null;
      if (asked.clientId === '') return 'no-client-id';
      return clientOf(asked)?.clientSecret === '' ? 'no-client-secret' : null;
    },
  };
}
