// From a post to its 204, in this order: it is proven, it is read, taken-back consents end, and the rest is on disk.
import type { Notification } from '../clouds/cloud';
import type { Http } from '../net/http';
import type { System } from '../net/system';
import type { Inbox } from './inbox';
import { jsonOf, type Posted } from './posted';
import type {
  OnWebhookEvent,
  ProtocolDeclaration,
  Webhook,
  WebhookAnswer,
  WebhookProtocol,
} from './protocols/protocol';

/** Answers one request to a webhook. Never rejects. */
export type AnswerPost = (webhook: Webhook, posted: Posted, on: OnWebhookEvent) => Promise<WebhookAnswer>;

interface AnswerPostOptions {
  system: Pick<System, 'now' | 'after'>;
  http: Http;
  protocols: readonly ProtocolDeclaration[];
  inbox: Pick<Inbox, 'add'>;
  /** Consent was taken back at the cloud: resolves when that is on disk. */
  revoked(client: { cloud: string; clientId: string }, userIds: readonly string[]): Promise<void>;
}

/** Fitbit gives up after five seconds; what is not on disk by then had better come again. */
const diskMs = 4_000;

export function createAnswerPost({ system, http, protocols, inbox, revoked }: AnswerPostOptions): AnswerPost {
  const opened = new Map<string, WebhookProtocol>(
    protocols.map(({ name, open }) => [name, open({ http, system })]),
  );

  async function answer(webhook: Webhook, posted: Posted, on: OnWebhookEvent): Promise<WebhookAnswer> {
    const protocol = opened.get(webhook.cloud.webhook?.protocol ?? '');
    if (!protocol) return { status: 404 };
    const proven = await protocol.prove(webhook, posted, on);
    if (!(proven instanceof Uint8Array)) return proven;
    const value = jsonOf(proven);
    const read = value === undefined ? null : protocol.readEntries(value, webhook.cloud.fields);
    if (!read?.ok) {
      on({ kind: 'received', count: 0, unknown: 0, odd: 1 });
      return { status: 400 };
    }
    const stored = await inTime(store(webhook, read.value));
    if (stored === null) return { status: 503 };
    const count = read.value.length;
    on({ kind: 'received', count, unknown: stored.unknown, odd: entriesIn(value) - count });
    return { status: 204 };
  }

  async function store({ cloud, clientId }: Webhook, notifications: readonly Notification[]) {
    const client = { cloud: cloud.id, clientId };
    const gone = notifications.filter(({ means }) => means === 'revoked').map(({ userId }) => userId);
    if (gone.length === 0) return await inbox.add(client, notifications);
    await revoked(client, gone);
    return await inbox.add(
      client,
      notifications.filter(({ means }) => means !== 'revoked'),
    );
  }

  /** What the disk says within four seconds, else null; a batch that was only slow may still come out. */
  function inTime<T>(writing: Promise<T>): Promise<T | null> {
    return new Promise((resolve) => {
      const cancel = system.after(diskMs, () => resolve(null));
      const end = (value: T | null) => {
        cancel();
        resolve(value);
      };
      writing.then(end, () => end(null));
    });
  }

  // Nothing above is expected to throw; what was not taken in for sure had better come again.
  return (webhook, posted, on) => answer(webhook, posted, on).catch(() => ({ status: 503 }));
}

/** How many entries were posted: Google may send a single one without a list. */
const entriesIn = (value: unknown) => (Array.isArray(value) ? value.length : 1);
