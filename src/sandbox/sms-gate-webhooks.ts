// The webhooks of the SMSGate stand-in: what is registered, and what its phones post: signed, each event twice under ids of its
// own as users have seen it, and tried again until it is taken. Source: the app's documentation ("Webhooks") and code.
import { createHmac } from 'node:crypto';
import { type Answer, empty, json, Refusal } from './http';
import type { Outgoing } from './outgoing';
import { deriveWord } from './seed';
import type { World } from './world';

const EVENTS = [
  'sms:received',
  'sms:data-received',
  'sms:sent',
  'sms:delivered',
  'sms:failed',
  'system:ping',
  'mms:received',
  'mms:downloaded',
];
const COPIES = 2;
const FIRST_RETRY = 1_000;
/** The app tries 15 times, over two days. */
const MOST_TRIES = 5;
const LONGEST_ID = 36;

/** A phone that posts. */
interface PostingPhone {
  id: string;
  isLocal: boolean;
  isOn: boolean;
  signingKey: string;
}

export interface GateWebhook {
  id: string;
  url: string;
  event: string;
  /** Null: of every phone. */
  deviceId: string | null;
  /** In the phone that is reached in the home network; else at the server. */
  isLocal: boolean;
}

/** A post of a phone, and how its last try was answered; `status` is null while nobody answered. */
export interface GatePost {
  eventId: string;
  event: string;
  messageId: string;
  url: string;
  tries: number;
  status: number | null;
}

export interface GateWebhooks {
  list(): GateWebhook[];
  posts(): GatePost[];
  get(isLocal: boolean): Answer;
  register(phones: readonly PostingPhone[], isLocal: boolean, given: Record<string, unknown>): Answer;
  remove(isLocal: boolean, id: string): Answer;
  /** Something has happened in a phone. */
  emit(phone: PostingPhone, event: string, payload: { messageId: string } & Record<string, unknown>): void;
  /** While posts are held none leaves; then they leave in the reverse of the order in which they came to be. */
  hold(isHeld: boolean): void;
  /** Posts what waited for its phone to be on. */
  flush(): void;
  clear(): void;
}

interface Waiting {
  phone: PostingPhone;
  webhook: GateWebhook;
  post: GatePost;
  body: string;
}

export function makeGateWebhooks(world: World, outgoing: Outgoing): GateWebhooks {
  let webhooks: GateWebhook[] = [];
  let posts: GatePost[] = [];
  let waiting: Waiting[] = [];
  let isHeld = false;
  let sending = Promise.resolve();

  const isThere = ({ id, isLocal }: GateWebhook) =>
    webhooks.some((one) => one.id === id && one.isLocal === isLocal);

  async function send(one: Waiting): Promise<void> {
    const { phone, webhook, post, body } = one;
    // Stamped anew with each try.
    const timestamp = String(Math.floor(world.now() / 1000));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'me.capcom.smsgateway/1.66.0',
      'x-timestamp': timestamp,
      'x-signature': gateSignature(phone.signingKey, body, timestamp),
    };
    post.tries += 1;
    post.status = (await outgoing.send('POST', webhook.url, headers, body)).status;
    const isTaken = post.status !== null && post.status >= 200 && post.status < 300;
    if (isTaken || post.tries >= MOST_TRIES || !isThere(webhook)) return;
    outgoing.later(FIRST_RETRY * 2 ** (post.tries - 1), () => void send(one));
  }

  function flush(): void {
    if (isHeld) return;
    const leaving = waiting.filter(({ phone }) => phone.isOn);
    waiting = waiting.filter(({ phone }) => !phone.isOn);
    // One after the other, as the app works off its queue.
    for (const one of leaving) sending = sending.then(() => send(one));
  }

  return {
    list: () => webhooks,
    posts: () => posts,
    get: (isLocal) => json(200, webhooks.filter((one) => one.isLocal === isLocal).map(write)),
    register(phones, isLocal, given) {
      const own = phones.filter((one) => one.isLocal === isLocal).map(({ id }) => id);
      const fresh = deriveWord(world.seed, `sms-gate webhook ${world.tick()}`, 21);
      const webhook = { ...readWebhook(given, fresh), isLocal };
      if (webhook.deviceId !== null && !own.includes(webhook.deviceId))
        return json(400, { code: 400, message: 'there is no such device' });
      webhooks = [...webhooks.filter((one) => one.id !== webhook.id || one.isLocal !== isLocal), webhook];
      return json(201, write(webhook));
    },
    remove(isLocal, id) {
      webhooks = webhooks.filter((one) => one.id !== id || one.isLocal !== isLocal);
      return empty(204);
    },
    emit(phone, event, payload) {
      const concerned = webhooks.filter(
        (one) =>
          one.event === event &&
          one.isLocal === phone.isLocal &&
          (one.deviceId === null || one.deviceId === phone.id),
      );
      for (const webhook of concerned) {
        for (let copy = 0; copy < COPIES; copy += 1) {
          const id = deriveWord(world.seed, `sms-gate event ${world.tick()}`, 21);
          const told = { deviceId: phone.id, event, id, payload, webhookId: webhook.id };
          const { messageId } = payload;
          const post: GatePost = { eventId: id, event, messageId, url: webhook.url, tries: 0, status: null };
          posts.push(post);
          waiting.push({ phone, webhook, post, body: JSON.stringify(told) });
        }
      }
      flush();
    },
    hold(held) {
      if (isHeld && !held) waiting.reverse();
      isHeld = held;
      flush();
    },
    flush,
    clear() {
      posts = [];
      waiting = [];
    },
  };
}

/** hex(HMAC-SHA256(key, body + timestamp)). */
export function gateSignature(key: string, body: string, timestamp: string): string {
  return createHmac('sha256', key)
    .update(body + timestamp)
    .digest('hex');
}

function readWebhook(given: Record<string, unknown>, fresh: string): Omit<GateWebhook, 'isLocal'> {
  const { id = fresh, url, event, deviceId = null } = given;
  const wrong = (message: string) => new Refusal(json(400, { code: 400, message }));
  if (typeof id !== 'string' || id === '' || id.length > LONGEST_ID) throw wrong('id is not valid');
  if (typeof event !== 'string' || !EVENTS.includes(event)) throw wrong('Unsupported event');
  if (typeof url !== 'string' || !/^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/.test(url))
    throw wrong('url must start with https:// or http://127.0.0.1');
  if (deviceId !== null && typeof deviceId !== 'string') throw wrong('deviceId is not valid');
  return { id, url, event, deviceId };
}

/** The phone itself lists no device. */
function write({ isLocal, deviceId, ...webhook }: GateWebhook): object {
  return { ...webhook, deviceId: isLocal ? null : deviceId };
}
