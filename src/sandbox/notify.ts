// The clouds' own calls to a webhook: handshakes, and notifications signed as Google and Fitbit sign them.
import { createECDH, createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { type Answer, json, type Route } from './http';
import type { Outgoing } from './outgoing';
import { derive } from './seed';
import type { Person, World } from './world';

const MINUTE = 60_000;

export interface Notification {
  vendor: 'google' | 'fitbit';
  url: string;
  /** Person keys: one entry for each person and collection. */
  people: string[];
  /** Google: data types such as `steps`; Fitbit: collections such as `activities`. */
  collections?: string[] | undefined;
  /** Google: the exact Authorization value. Fitbit: the client secret that signs; left out: the default client's. */
  secret?: string | undefined;
  /** Google: one object instead of a list, as in the guide; takes the first entry only. */
  single?: boolean | undefined;
  /** Google's signature header; it was renamed in 2026. */
  header?: 'GOOGLE-HEALTH-API-SIGNATURE' | 'X-HEALTHAPI-SIGNATURE' | undefined;
  /** Sends this text instead, signed all the same. */
  body?: string | undefined;
  /** Signs something else than what is sent. */
  forged?: boolean | undefined;
  /** Google: how often it is tried before it is dropped (10), and the first pause in real ms (1000), doubling. */
  attempts?: number | undefined;
  retryMs?: number | undefined;
}

export interface Verification {
  vendor: 'google' | 'fitbit';
  url: string;
  /** Google: the exact Authorization value. Fitbit: the verification code. */
  secret: string;
}

/** One delivery and what came of it; it goes on changing while Google tries again. */
export interface Delivery {
  vendor: 'google' | 'fitbit';
  url: string;
  /** Status of every attempt, null where there was no answer. */
  statuses: (number | null)[];
  state: 'delivered' | 'retrying' | 'dropped';
}

export interface Notifier {
  routes: Route[];
  /** Resolves after the first attempt. */
  notify(notification: Notification): Promise<Delivery>;
  /** The two calls of a handshake; ok if both were answered as they must be. */
  verify(verification: Verification): Promise<{ ok: boolean; statuses: (number | null)[] }>;
  deliveries(): Delivery[];
  /** A new signing key; the old one leaves the keyset. */
  rotateKey(): void;
}

export function makeNotifier(world: World, outgoing: Outgoing): Notifier {
  let key = makeKey(world.seed, 0);
  let generation = 0;
  let deliveries: Delivery[] = [];

  async function notify(notification: Notification): Promise<Delivery> {
    const people = notification.people.map((name) => {
      const person = world.people.get(name);
      if (!person) throw new Error(`There is no person "${name}"`);
      return person;
    });
    const { vendor, url } = notification;
    const body = notification.body ?? writeBody(world, notification, people);
    const headers =
      vendor === 'google' ? googleHeaders(notification, body) : fitbitHeaders(notification, body);
    const delivery: Delivery = { vendor, url, statuses: [], state: 'retrying' };
    deliveries = [...deliveries, delivery].slice(-1000);
    // For Fitbit no schedule of retries was ever documented: it tries once.
    const attempts = vendor === 'google' ? (notification.attempts ?? 10) : 1;
    const attempt = async (pause: number): Promise<void> => {
      const { status } = await outgoing.send('POST', url, headers, body);
      delivery.statuses.push(status);
      if (status === 204) delivery.state = 'delivered';
      else if (delivery.statuses.length >= attempts) delivery.state = 'dropped';
      else outgoing.later(pause, () => void attempt(pause * 2));
    };
    await attempt(notification.retryMs ?? 1000);
    return delivery;
  }

  function googleHeaders(notification: Notification, body: string): Record<string, string> {
    const signed = notification.forged ? `${body} ` : body;
    return {
      'content-type': 'application/json',
      'user-agent': 'Google-Health-API-Webhooks',
      [notification.header ?? 'GOOGLE-HEALTH-API-SIGNATURE']: tinkSignature(key, signed),
      ...(notification.secret === undefined ? {} : { authorization: notification.secret }),
    };
  }

  function fitbitHeaders(notification: Notification, body: string): Record<string, string> {
    const client = [...world.clients.values()].find((one) => one.vendor === 'fitbit');
    const secret = notification.secret ?? client?.clientSecret ?? '';
    return {
      'content-type': 'application/json',
      'user-agent': 'Fitbit-Subscription-Notifier',
      'X-Fitbit-Signature': fitbitSignature(secret, notification.forged ? `${body} ` : body),
    };
  }

  async function verify({ vendor, url, secret }: Verification) {
    const statuses: (number | null)[] = [];
    if (vendor === 'google') {
      const headers = { 'content-type': 'application/json', 'user-agent': 'Google-Health-API-Webhooks' };
      const body = JSON.stringify({ type: 'verification' });
      statuses.push((await outgoing.send('POST', url, { ...headers, authorization: secret }, body)).status);
      statuses.push((await outgoing.send('POST', url, headers, body)).status);
      const [right, wrong] = statuses;
      return { ok: [200, 201].includes(right ?? 0) && [401, 403].includes(wrong ?? 0), statuses };
    }
    for (const code of [secret, `${secret}-wrong`]) {
      const address = new URL(url);
      address.searchParams.set('verify', code);
      statuses.push((await outgoing.send('GET', address.href, {})).status);
    }
    return { ok: statuses[0] === 204 && statuses[1] === 404, statuses };
  }

  return {
    routes: [
      {
        vendor: 'google',
        call: 'keyset',
        method: 'GET',
        path: /^\/googlehealthapi\/webhooks\/webhooks_public_keyset\.json$/,
        handle: (): Answer => json(200, keyset(key)),
      },
    ],
    notify,
    verify,
    deliveries: () => deliveries,
    rotateKey() {
      generation += 1;
      key = makeKey(world.seed, generation);
    },
  };
}

function writeBody(world: World, notification: Notification, people: Person[]): string {
  const { vendor } = notification;
  const collections = notification.collections ?? [vendor === 'google' ? 'steps' : 'activities'];
  const write = vendor === 'google' ? googleEntry : fitbitEntry;
  const entries = people.flatMap((person) => collections.map((name) => write(world, person, name)));
  return JSON.stringify(notification.single ? entries[0] : entries);
}

/** An UPSERT of the last five minutes. It says that there is data, never which. */
function googleEntry(world: World, person: Person, dataType: string): unknown {
  const end = Math.floor(world.now() / MINUTE) * MINUTE;
  const time = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
  return {
    data: {
      version: '1',
      clientProvidedSubscriptionName: 'sandbox-subscription',
      healthUserId: person.healthUserId,
      operation: 'UPSERT',
      dataType,
      intervals: [{ physicalTimeInterval: { startTime: time(end - 5 * MINUTE), endTime: time(end) } }],
    },
  };
}

function fitbitEntry(world: World, person: Person, collectionType: string): unknown {
  const date = new Date(world.now()).toISOString().slice(0, 10);
  return {
    collectionType,
    ...(collectionType === 'userRevokedAccess' ? {} : { date }),
    ownerId: person.fitbitId,
    ownerType: 'user',
    subscriptionId: `${person.fitbitId}-${collectionType}`,
  };
}

/** base64(HMAC-SHA1(client secret + "&", body)). */
export function fitbitSignature(secret: string, body: string): string {
  return createHmac('sha1', `${secret}&`).update(body).digest('base64');
}

interface SigningKey {
  /** Unsigned 32 bit. */
  id: number;
  privateKey: KeyObject;
  x: Buffer;
  y: Buffer;
}

function makeKey(seed: string, generation: number): SigningKey {
  const scalar = derive(seed, `webhook key ${generation}`);
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(scalar);
  const point = curve.getPublicKey();
  const x = point.subarray(1, 33);
  const y = point.subarray(33, 65);
  const jwk = { kty: 'EC', crv: 'P-256', d: scalar, x, y };
  const text = Object.fromEntries(
    Object.entries(jwk).map(([name, part]) => [
      name,
      typeof part === 'string' ? part : part.toString('base64url'),
    ]),
  );
  return {
    // Ids above 2^31 occur on the real service: here they always are.
    id: (derive(seed, `webhook key id ${generation}`).readUInt32BE() | 0x80000000) >>> 0,
    privateKey: createPrivateKey({ key: text, format: 'jwk' }),
    x,
    y,
  };
}

/** Tink's output: 0x01, the key id, and the DER signature over the raw body. */
function tinkSignature(key: SigningKey, body: string): string {
  const prefix = Buffer.alloc(5, 1);
  prefix.writeUInt32BE(key.id, 1);
  const signature = sign('sha256', Buffer.from(body), { key: key.privateKey, dsaEncoding: 'der' });
  return Buffer.concat([prefix, signature]).toString('base64');
}

/** The public keyset as Tink writes JSON: parameters SHA256, P-256, DER; x and y of 33 bytes with a leading zero. */
function keyset(key: SigningKey) {
  const field = (tag: number, bytes: Buffer) => Buffer.concat([Buffer.from([tag, bytes.length]), bytes]);
  const padded = (part: Buffer) => Buffer.concat([Buffer.alloc(1), part]);
  const value = Buffer.concat([
    field(0x12, Buffer.from([0x08, 3, 0x10, 2, 0x18, 2])),
    field(0x1a, padded(key.x)),
    field(0x22, padded(key.y)),
  ]);
  return {
    primaryKeyId: key.id,
    key: [
      {
        keyData: {
          typeUrl: 'type.googleapis.com/google.crypto.tink.EcdsaPublicKey',
          value: value.toString('base64'),
          keyMaterialType: 'ASYMMETRIC_PUBLIC',
        },
        status: 'ENABLED',
        keyId: key.id,
        outputPrefixType: 'TINK',
      },
    ],
  };
}
