// Stand-in for SMSGate: a phone in the home network with a database of its own, and a server with devices. Source: its
// OpenAPI document (server, 3.0.1); cancelling, 404 and the phone's battery by its documentation and code.
import { type Answer, basic, empty, json, Refusal, type Request, type Route } from './http';
import type { Outgoing } from './outgoing';
import { deriveWord, sameSecret } from './seed';
import type { GateMessage, GatePhones } from './sms-gate-phones';
import type { GateWebhooks } from './sms-gate-webhooks';
import type { World } from './world';

const E164 = /^\+[1-9]\d{6,14}$/;
const serverPath = '/3rdparty/v1';
const longestId = 36;
const shortestTtl = 5;
const inboxPage = 50;
/** When something may be due, where nobody asks. */
const advancesAfter = [1_000, 2_000, 4_000, 8_000];

/** The addresses of both: the phone's own at the root, the server's below `/3rdparty/v1`. */
export function smsGateRoutes(
  world: World,
  phones: GatePhones,
  webhooks: GateWebhooks,
  outgoing: Outgoing,
): Route[] {
  return [true, false].flatMap((isLocal) => {
    const below = (rest: string) => new RegExp(`^${isLocal ? '' : serverPath}${rest}$`);
    const route = (
      call: string,
      method: string,
      path: RegExp,
      handle: (request: Request, id: string) => Answer,
    ): Route => ({
      vendor: 'sms-gate',
      call,
      method,
      path,
      handle(request, params) {
        phones.advance();
        if (isLocal && !phones.phones.find((one) => one.isLocal)?.isOn)
          return { ...empty(503), isNobody: true };
        // The app answers its probe to everybody.
        if (call !== 'health') admit(request, phones);
        return handle(request, params.id ?? '');
      },
    });
    const common = [
      route('messages.create', 'POST', below('/messages'), (request) =>
        create(world, phones, outgoing, isLocal, request),
      ),
      route('messages.get', 'GET', below('/messages/(?<id>[^/]+)'), (_request, id) =>
        json(200, writeMessage(found(phones, isLocal, id))),
      ),
      route('health', 'GET', below('/health'), () =>
        isLocal ? ownHealth(phones) : json(200, { status: 'pass' }),
      ),
      route('inbox', 'GET', below('/inbox'), (request) => inbox(phones, isLocal, request)),
      route('messages.cancel', 'DELETE', below('/messages/(?<id>[^/]+)'), (_request, id) => {
        const message = found(phones, isLocal, id);
        if (phones.cancel(message)) return json(200, writeMessage(message));
        return refuse(isLocal ? 400 : 409, 'The message is not pending any more');
      }),
      route('webhooks.list', 'GET', below('/webhooks'), () => webhooks.get(isLocal)),
      route('webhooks.register', 'POST', below('/webhooks'), ({ body }) =>
        webhooks.register(phones.phones, isLocal, readObject(body)),
      ),
      route('webhooks.remove', 'DELETE', below('/webhooks/(?<id>[^/]+)'), (_request, id) =>
        webhooks.remove(isLocal, id),
      ),
    ];
    if (isLocal) return common;
    return [...common, route('devices', 'GET', below('/devices'), () => json(200, devices(world, phones)))];
  });
}

function create(
  world: World,
  phones: GatePhones,
  outgoing: Outgoing,
  isLocal: boolean,
  request: Request,
): Answer {
  const given = readObject(request.body);
  const { phoneNumbers, textMessage, ttl, simNumber } = given;
  const id = given.id ?? deriveWord(world.seed, `sms-gate message ${world.tick()}`, 21);
  const text =
    typeof textMessage === 'object' && textMessage !== null ? Reflect.get(textMessage, 'text') : null;
  const isSim = simNumber === undefined || [1, 2, 3].includes(Number(simNumber));
  if (typeof id !== 'string' || id.length > longestId) return refuse(400, 'id is not valid');
  if (!Array.isArray(phoneNumbers) || phoneNumbers.length < 1 || phoneNumbers.length > 100)
    return refuse(400, 'phoneNumbers is not valid');
  if (!phoneNumbers.every((one) => E164.test(one))) return refuse(400, 'a phone number is not valid');
  if (new Set(phoneNumbers).size < phoneNumbers.length) return refuse(409, 'a phone number is there twice');
  if (typeof text !== 'string' || text === '') return refuse(400, 'textMessage is not valid');
  if (ttl !== undefined && !(Number.isInteger(ttl) && Number(ttl) >= shortestTtl))
    return refuse(400, 'ttl is not valid');
  if (!isSim) return refuse(400, 'simNumber is not valid');
  const choice = phones.phones.filter((one) => one.isLocal === isLocal);
  // A server that is told no device takes any of them.
  const phone =
    given.deviceId === undefined || isLocal
      ? choice[phones.messages().length % choice.length]
      : choice.find((one) => one.id === given.deviceId);
  if (!phone) return refuse(400, 'there is no such device');
  const message = phones.add({
    id,
    phone: phone.id,
    to: phoneNumbers[0],
    text,
    sim: simNumber === undefined ? null : Number(simNumber),
    validUntil: ttl === undefined ? Number.MAX_SAFE_INTEGER : world.now() + Number(ttl) * 1000,
  });
  if (!message) return refuse(409, 'a message with this id is there already');
  for (const ms of advancesAfter) outgoing.later(ms, () => phones.advance());
  return json(202, writeMessage(message), { location: `${request.path}/${id}` });
}

function found(phones: GatePhones, isLocal: boolean, id: string): GateMessage {
  const message = phones.find(isLocal, id);
  if (!message) throw new Refusal(refuse(404, 'there is no such message'));
  return message;
}

/** As the app writes its own: a phone that is nearly empty answers 500, with the same body. */
function ownHealth({ phones }: GatePhones): Answer {
  const [own] = phones;
  const level = own?.level ?? 0;
  const status = level < 10 ? 'fail' : level < 25 ? 'warn' : 'pass';
  return json(status === 'fail' ? 500 : 200, {
    status,
    version: '1.50.0',
    releaseId: 1,
    checks: {
      'battery:level': { observedValue: level, observedUnit: 'percent', status },
      'battery:charging': { observedValue: own?.isCharging ? 2 : 0, observedUnit: 'flags', status: 'pass' },
      'connection:status': { observedValue: 1, observedUnit: 'boolean', status: 'pass' },
    },
  });
}

function devices(world: World, { phones }: GatePhones): object[] {
  const at = (ms: number) => new Date(ms).toISOString();
  return phones
    .filter((one) => !one.isLocal)
    .map(({ id, name, isOn, changedAt }) => ({
      id,
      name,
      createdAt: at(0),
      updatedAt: at(0),
      lastSeen: at(isOn ? world.now() : changedAt),
    }));
}

function inbox({ incoming, phones }: GatePhones, isLocal: boolean, { query }: Request): Answer {
  const own = phones.filter((one) => one.isLocal === isLocal).map(({ id }) => id);
  const device = query.get('deviceId');
  const from = Date.parse(query.get('from') ?? '') || 0;
  const offset = Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? inboxPage);
  const listed = incoming()
    .filter(({ phone, at }) => own.includes(phone) && (device === null || phone === device) && at >= from)
    .sort((one, other) => other.at - one.at)
    .slice(offset, offset + limit)
    .map(({ id, from: sender, text, at }) => ({
      id,
      type: 'SMS',
      sender,
      recipient: null,
      simNumber: 1,
      contentPreview: text,
      createdAt: new Date(at).toISOString(),
    }));
  return json(200, listed);
}

function admit(request: Request, { user, password }: GatePhones): void {
  const given = basic(request);
  if (given?.user === user && sameSecret(given.password, password)) return;
  throw new Refusal({
    ...refuse(401, 'Unauthorized'),
    headers: { 'www-authenticate': 'Basic realm="SMSGate"' },
  });
}

/** That it is to be taken back a server writes at the message alone. */
function writeMessage({ id, phone, to, at, state, isCancelling, error }: GateMessage): object {
  return {
    id,
    deviceId: phone,
    state: isCancelling && state === 'Pending' ? 'Cancelling' : state,
    isHashed: false,
    isEncrypted: false,
    recipients: [{ phoneNumber: to, state, ...(error === null ? {} : { error }) }],
    states: { Pending: new Date(at).toISOString() },
  };
}

function readObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Refusal(refuse(400, 'the body is not JSON'));
}

function refuse(status: number, message: string): Answer {
  return json(status, { code: status, message });
}
