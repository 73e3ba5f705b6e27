// Stand-in for the Fitbit Web API: devices, profile, subscriptions, and the hourly limit over all of them.
import { type Device, type DeviceField, type Reading, syncOnRead } from './devices';
import { fitbitAuthError, fitbitError } from './fitbit-errors';
import { type Answer, bearer, empty, json, Refusal, type Request, type Route } from './http';
import type { Ticket } from './token-formats';
import type { Tokens } from './tokens';
import { type Person, type World, zoneOffset, zoneTime } from './world';

const HOUR = 3_600_000;

/** What a subscription to a collection asks for; `user` stands for all collections at once. */
const COLLECTION_SCOPES: Record<string, string[]> = {
  activities: ['activity'],
  body: ['weight'],
  foods: ['nutrition'],
  sleep: ['sleep'],
  userRevokedAccess: [],
  user: ['activity', 'nutrition', 'profile', 'settings', 'sleep', 'weight'],
};

interface Subscription {
  clientId: string;
  person: string;
  collection: string;
  id: string;
  subscriber: string;
}

interface Caller {
  person: Person;
  ticket: Ticket;
  /** Rate limit headers: they stand on every answer. */
  headers: Record<string, string>;
}

export function fitbitApiRoutes(world: World, tokens: Tokens): Route[] {
  const count = hourlyLimit(world);
  let subscriptions: Subscription[] = [];
  const fitbit = { vendor: 'fitbit', who } as const;
  const stream = /^\/1\/user\/-\/(?:(?<collection>\w+)\/)?apiSubscriptions\/(?<id>[^/]+)\.json$/;
  const streams = /^\/1\/user\/-\/(?:(?<collection>\w+)\/)?apiSubscriptions\.json$/;
  return [
    { ...fitbit, call: 'devices', method: 'GET', path: /^\/1\/user\/-\/devices\.json$/, handle: devices },
    { ...fitbit, call: 'profile', method: 'GET', path: /^\/1\/user\/-\/profile\.json$/, handle: profile },
    { ...fitbit, call: 'subscriptions.create', method: 'POST', path: stream, handle: subscribe },
    { ...fitbit, call: 'subscriptions.delete', method: 'DELETE', path: stream, handle: unsubscribe },
    { ...fitbit, call: 'subscriptions.list', method: 'GET', path: streams, handle: listSubscriptions },
  ];

  function who(request: Request): string | undefined {
    return tokens.read('fitbit', bearer(request) ?? '')?.ticket.person;
  }

  function devices(request: Request): Answer {
    const { person, headers } = admit(request, ['settings']);
    const now = world.now();
    const list = person.devices.map((device) =>
      onTheWire(person, device, syncOnRead(device, world.drainPerRead, now)),
    );
    return json(200, list, headers);
  }

  function profile(request: Request): Answer {
    const { person, headers } = admit(request, ['profile']);
    const user = {
      encodedId: person.fitbitId,
      displayName: person.name,
      fullName: person.name,
      locale: person.locale.replace('-', '_'),
      timezone: person.zone,
      offsetFromUTCMillis: zoneOffset(person.zone, world.now()),
      memberSince: '2019-05-01',
    };
    return json(200, { user }, headers);
  }

  function subscribe(request: Request, params: Record<string, string>): Answer {
    if (request.headers['content-length'] === undefined)
      return fitbitError(411, 'request', 'Content-Length required');
    const wanted = readSubscription(request, params);
    const { id } = wanted;
    if (id.length > 50) return fitbitError(400, 'validation', 'Invalid subscription id', wanted.headers);
    const mine = subscriptions.filter((one) => one.clientId === wanted.clientId);
    const same = mine.find(
      (one) =>
        one.person === wanted.person &&
        one.collection === wanted.collection &&
        one.subscriber === wanted.subscriber,
    );
    if (same) return json(same.id === id ? 200 : 409, describe(same), wanted.headers);
    const taken = mine.find((one) => one.id === id);
    if (taken) return json(409, describe(taken), wanted.headers);
    const { headers, ...created } = wanted;
    subscriptions.push(created);
    return json(201, describe(created), headers);
  }

  function unsubscribe(request: Request, params: Record<string, string>): Answer {
    const wanted = readSubscription(request, params);
    const left = subscriptions.filter(
      (one) =>
        one.clientId !== wanted.clientId ||
        one.person !== wanted.person ||
        one.collection !== wanted.collection ||
        one.id !== wanted.id,
    );
    if (left.length === subscriptions.length)
      return fitbitError(404, 'not_found', 'The subscription does not exist', wanted.headers);
    subscriptions = left;
    return empty(204, wanted.headers);
  }

  function listSubscriptions(request: Request, params: Record<string, string>): Answer {
    const { person, ticket, headers } = admit(request, scopesFor(params.collection));
    const apiSubscriptions = subscriptions
      .filter((one) => one.clientId === ticket.clientId && one.person === person.key)
      .filter((one) => params.collection === undefined || one.collection === params.collection)
      .map(describe);
    return json(200, { apiSubscriptions }, headers);
  }

  function readSubscription(
    request: Request,
    params: Record<string, string>,
  ): Subscription & { headers: Record<string, string> } {
    const { person, ticket, headers } = admit(request, scopesFor(params.collection ?? 'user'));
    return {
      clientId: ticket.clientId,
      person: person.key,
      collection: params.collection ?? 'user',
      id: params.id ?? '',
      subscriber: request.headers['x-fitbit-subscriber-id'] ?? '1',
      headers,
    };
  }

  function describe(one: Subscription) {
    return {
      collectionType: one.collection,
      ownerId: world.people.get(one.person)?.fitbitId,
      ownerType: 'user',
      subscriberId: one.subscriber,
      subscriptionId: one.id,
    };
  }

  function admit(request: Request, scopes: string[]): Caller {
    const token = bearer(request);
    if (token === undefined)
      throw new Refusal(fitbitAuthError(401, 'invalid_request', 'Authorization header required'));
    const found = tokens.read('fitbit', token);
    const person = world.people.get(found?.ticket.person ?? '');
    if (!person || found?.ticket.kind !== 'access' || found.state === 'dead')
      throw new Refusal(fitbitAuthError(401, 'invalid_token', `Access token invalid: ${token}`));
    if (found.state === 'expired')
      throw new Refusal(fitbitAuthError(401, 'expired_token', `Access token expired: ${token}`));
    const headers = count(person, found.ticket.clientId);
    const lacking = scopes.find((scope) => !found.ticket.scopes.includes(scope));
    if (lacking !== undefined)
      throw new Refusal(
        fitbitError(
          403,
          'insufficient_scope',
          `This application does not have permission to access ${lacking} data. Visit https://dev.fitbit.com/docs/oauth2 for more information on the Fitbit Web API authorization process.`,
          headers,
        ),
      );
    return { person, ticket: found.ticket, headers };
  }
}

/** 150 an hour for each user and client, from the top of the hour. */
function hourlyLimit(world: World): (person: Person, clientId: string) => Record<string, string> {
  const spent = new Map<string, { hour: number; count: number }>();
  return (person, clientId) => {
    const { fitbitPerHour: limit } = world.mode;
    const now = world.now();
    const hour = Math.floor(now / HOUR);
    const name = `${person.key} ${clientId}`;
    const before = spent.get(name);
    const used = (before?.hour === hour ? before.count : 0) + 1;
    spent.set(name, { hour, count: used });
    const reset = String(Math.ceil(((hour + 1) * HOUR - now) / 1000));
    const headers = {
      'fitbit-rate-limit-limit': String(limit),
      'fitbit-rate-limit-remaining': String(Math.max(0, limit - used)),
      'fitbit-rate-limit-reset': reset,
    };
    if (used <= limit) return headers;
    throw new Refusal(
      json(
        429,
        { errors: [{ errorType: 'system', fieldName: 'n/a', message: 'Too Many Requests' }], success: false },
        { ...headers, 'retry-after': reset },
      ),
    );
  };
}

function scopesFor(collection: string | undefined): string[] {
  if (collection === undefined) return [];
  const scopes = Object.hasOwn(COLLECTION_SCOPES, collection) ? COLLECTION_SCOPES[collection] : undefined;
  if (!scopes) throw new Refusal(fitbitError(404, 'not_found', `Unknown collection ${collection}`));
  return scopes;
}

/** A sync time on this wire has no zone: it is the clock on the person's wall. */
function onTheWire(person: Person, device: Device, reading: Reading): Record<string, unknown> {
  const fields: [string, DeviceField, unknown][] = [
    ['battery', 'batteryStatus', reading.status],
    ['batteryLevel', 'batteryLevel', reading.level],
    ['deviceVersion', 'deviceVersion', device.name],
    ['features', 'features', device.features],
    [
      'lastSyncTime',
      'lastSyncTime',
      reading.syncedAt === null ? null : zoneTime(person.zone, reading.syncedAt),
    ],
    ['mac', 'macAddress', device.mac],
    ['type', 'deviceType', device.type],
  ];
  const shown = fields.filter(([, field, value]) => value !== null && !device.omit.includes(field));
  return { id: device.id, ...Object.fromEntries(shown.map(([name, , value]) => [name, value])) };
}
