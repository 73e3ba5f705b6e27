// What a webhook protocol is: how a cloud proves that it is the one who posts, and how what it posted is read.
import type { Answer, Cloud, Notification } from '../../clouds/cloud';
import type { Fields } from '../../clouds/fields';
import type { Http } from '../../net/http';
import type { System } from '../../net/system';
import type { Posted } from '../posted';

export interface ProtocolDeclaration {
  /** As clouds name it in their facts. */
  name: string;
  /** Headers that carry a proof, in lower case: who brings one is judged by it, and not by what others did before. */
  proofHeaders: readonly string[];
  open(room: { http: Http; system: Pick<System, 'now'> }): WebhookProtocol;
}

export interface WebhookProtocol {
  /**
   * Handshake and signature: gives the body of a notification that is proven to be the cloud's, or the answer to
   * anything else, which is complete then. Whoever is refused, and a handshake that worked, are told to `on`.
   */
  prove(webhook: Webhook, posted: Posted, on: OnWebhookEvent): Promise<Uint8Array | WebhookAnswer>;
  /**
   * What a proven body says, entry by entry: one that names nobody, or cannot be read, is left out and takes none of the
   * others with it. Fails only for a body that is no list of entries. `fields` takes down what came.
   */
  readEntries(body: unknown, fields: Fields): Answer<Notification[]>;
}

/** One webhook: a client of a cloud, and the secrets that prove who posts. */
export interface Webhook {
  cloud: Pick<Cloud, 'id' | 'webhook' | 'fields'>;
  clientId: string;
  clientSecret: string;
  /** Fitbit: what dev.fitbit.com shows for its handshake; one for each node that serves this webhook. */
  verifyCodes: readonly string[];
  /** Google: the whole expected `Authorization`, scheme word and all. */
  webhookSecrets: readonly string[];
}

/** What happened, for the node's status and log. */
export type WebhookEvent =
  | { kind: 'verified' }
  /** `count` entries were read, `unknown` of them about nobody we know; `odd` ones could not be read. */
  | { kind: 'received'; count: number; unknown: number; odd: number }
  | { kind: 'refused'; address: string };

export type OnWebhookEvent = (event: WebhookEvent) => void;

export interface WebhookAnswer {
  status: 201 | 204 | 400 | 401 | 404 | 405 | 408 | 413 | 503;
  headers?: Readonly<Record<string, string>>;
}
