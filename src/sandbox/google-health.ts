// Stand-in for the Google Health API v4: identity, settings and paired devices of the person a token belongs to.
import { type Device, type DeviceField, type Reading, readDevice, syncOnRead } from './devices';
import { type Answer, bearer, json, Refusal, type Request, type Route } from './http';
import { sameSecret, seal } from './seed';
import type { Ticket } from './token-formats';
import type { Tokens } from './tokens';
import { hasCondition, type Person, type World, zoneOffset } from './world';

const SCOPE = 'https://www.googleapis.com/auth/';
const SETTINGS = ['settings'];
/** Any one of these will do for the identity. */
const IDENTITY = [
  'activity_and_fitness',
  'ecg',
  'health_metrics_and_measurements',
  'irn',
  'profile',
  'settings',
  'sleep',
];
const MINUTE = 60_000;

export function googleHealthRoutes(world: World, tokens: Tokens): Route[] {
  const count = perMinuteLimit(world);
  const google = { vendor: 'google', method: 'GET', who } as const;
  return [
    { ...google, call: 'identity', path: /^\/v4\/users\/(?<user>[^/]+)\/identity$/, handle: identity },
    { ...google, call: 'settings', path: /^\/v4\/users\/(?<user>[^/]+)\/settings$/, handle: settings },
    { ...google, call: 'devices', path: /^\/v4\/users\/(?<user>[^/]+)\/pairedDevices$/, handle: list },
    {
      ...google,
      call: 'device',
      path: /^\/v4\/users\/(?<user>[^/]+)\/pairedDevices\/(?<id>[^/]+)$/,
      handle: get,
    },
  ];

  function who(request: Request): string | undefined {
    return tokens.read('google', bearer(request) ?? '')?.ticket.person;
  }

  function identity(request: Request, params: Record<string, string>): Answer {
    const person = admit(request, IDENTITY);
    if (params.user !== 'me')
      throw refusal(
        400,
        'INVALID_ARGUMENT',
        'INVALID_USER_RESOURCE_NAME',
        'Only users/me is supported here.',
      );
    return json(200, {
      name: 'users/me/identity',
      legacyUserId: person.fitbitId,
      healthUserId: person.healthUserId,
    });
  }

  function settings(request: Request, params: Record<string, string>): Answer {
    const person = admit(request, SETTINGS);
    ownResource(person, params.user);
    const imperial = person.locale === 'en-US';
    return json(200, {
      name: `users/${person.healthUserId}/settings`,
      autoStrideEnabled: true,
      distanceUnit: imperial ? 'DISTANCE_UNIT_MILES' : 'DISTANCE_UNIT_KILOMETERS',
      languageLocale: person.locale,
      timeZone: person.zone,
      utcOffset: `${zoneOffset(person.zone, world.now()) / 1000}s`,
    });
  }

  function list(request: Request, params: Record<string, string>): Answer {
    const person = admit(request, SETTINGS);
    ownResource(person, params.user);
    const size = pageSize(request.query.get('pageSize'));
    const token = request.query.get('pageToken') || null;
    const from = token === null ? 0 : readPageToken(world, token, person, size);
    const page = person.devices.slice(from, from + size);
    const next = from + size < person.devices.length ? from + size : null;
    // A tracker syncs once for each reading of the whole list, however many pages it takes.
    const drain = from === 0 ? world.drainPerRead : 0;
    const now = world.now();
    const readings = new Map(person.devices.map((device) => [device, syncOnRead(device, drain, now)]));
    return json(200, {
      ...(page.length === 0
        ? {}
        : {
            pairedDevices: page.map((one) =>
              onTheWire(person, one, readings.get(one) ?? readDevice(one, now)),
            ),
          }),
      ...(next === null ? {} : { nextPageToken: writePageToken(world, next, person, size) }),
    });
  }

  function get(request: Request, params: Record<string, string>): Answer {
    const person = admit(request, SETTINGS);
    ownResource(person, params.user);
    const device = person.devices.find((one) => one.id === params.id);
    if (!device)
      throw refusal(404, 'NOT_FOUND', 'RESOURCE_NOT_FOUND', 'The requested paired device was not found.');
    return json(200, onTheWire(person, device, readDevice(device, world.now())));
  }

  /** The person a request is for. Refuses in the order in which Google's layers stand: front end, project, account. */
  function admit(request: Request, areas: string[]): Person {
    const ticket = authenticate(request);
    const { clientId } = ticket;
    const person = world.people.get(ticket.person);
    if (!person) throw unauthenticated();
    const is = (condition: Parameters<typeof hasCondition>[1]) =>
      hasCondition(world, condition, person.key, clientId);

    if (is('serviceDisabled')) throw serviceDisabled(clientId);
    if (!areas.some((area) => ticket.scopes.includes(`${SCOPE}googlehealth.${area}.readonly`)))
      throw refusal(
        403,
        'PERMISSION_DENIED',
        'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        'Request had insufficient authentication scopes.',
        { service: 'health.googleapis.com', method: `google.devicesandservices.health.v4${request.path}` },
        'googleapis.com',
      );
    if (ticket.scopes.includes(`${SCOPE}cloud-platform`))
      throw refusal(
        403,
        'PERMISSION_DENIED',
        'DISALLOWED_OAUTH_SCOPES',
        'The token holds scopes that must not be mixed.',
        {
          disallowed_scopes: 'cloud_platform',
        },
      );
    if (is('previewDenied'))
      throw refusal(
        403,
        'PERMISSION_DENIED',
        'API_PRIVATE_PREVIEW_ACCESS_DENIED',
        'The project does not have access to this API.',
      );
    if (is('uberMint'))
      throw new Refusal(envelope(403, 'PERMISSION_DENIED', 'Could not mint UberMint from GaiaMint'));
    if (is('accountNotLinked'))
      throw refusal(
        400,
        'FAILED_PRECONDITION',
        'ACCOUNT_NOT_LINKED',
        'The Google account has no Google Health profile.',
      );
    if (is('resourcePermissionDenied'))
      throw refusal(
        403,
        'PERMISSION_DENIED',
        'RESOURCE_PERMISSION_DENIED',
        'The caller does not have permission to access this resource.',
      );
    count(person);
    return person;
  }

  function authenticate(request: Request): Ticket {
    const found = tokens.read('google', bearer(request) ?? '');
    if (found?.ticket.kind !== 'access' || found.state !== 'live') throw unauthenticated();
    return found.ticket;
  }
}

/** 300 requests a minute for each user, whatever the client. */
function perMinuteLimit(world: World): (person: Person) => void {
  const spent = new Map<string, { minute: number; count: number }>();
  return (person) => {
    const minute = Math.floor(world.now() / MINUTE);
    const before = spent.get(person.key);
    const used = before?.minute === minute ? before.count : 0;
    if (used >= world.mode.googlePerMinute)
      throw refusal(
        429,
        'RESOURCE_EXHAUSTED',
        'RATE_LIMIT_EXCEEDED',
        "Quota exceeded for quota metric 'Requests' and limit 'Requests per minute per user'.",
        { service: 'health.googleapis.com' },
        'googleapis.com',
      );
    spent.set(person.key, { minute, count: used + 1 });
  };
}

function writePageToken(world: World, from: number, person: Person, size: number): string {
  const text = `${from}.${size}`;
  return Buffer.from(`${text}.${seal(world.seed, `page ${person.key} ${text}`)}`).toString('base64url');
}

function readPageToken(world: World, token: string, person: Person, size: number): number {
  const [from = '', given = '', check = ''] = Buffer.from(token, 'base64url').toString('utf8').split('.');
  if (!sameSecret(check, seal(world.seed, `page ${person.key} ${from}.${given}`)) || Number(given) !== size)
    throw refusal(400, 'INVALID_ARGUMENT', 'INVALID_PAGE_TOKEN', 'The page token is invalid.');
  return Number(from);
}

/** At most 5 unless asked for more; above 100 is 100. */
function pageSize(text: string | null): number {
  if (text === null || text === '0') return 5;
  if (!/^\d{1,9}$/.test(text))
    throw refusal(400, 'INVALID_ARGUMENT', 'INVALID_PAGE_SIZE', `The page size "${text}" is invalid.`);
  return Math.min(100, Number(text));
}

/** Names in answers carry the numeric id, and that form is understood in requests too. */
function ownResource(person: Person, user: string | undefined) {
  if (user !== 'me' && user !== person.healthUserId)
    throw refusal(
      403,
      'PERMISSION_DENIED',
      'RESOURCE_PERMISSION_DENIED',
      'The caller does not have permission to access this resource.',
    );
}

/** Proto JSON: what is zero or empty is left out, so a battery at 0 looks like one nobody knows. */
function onTheWire(person: Person, device: Device, reading: Reading): Record<string, unknown> {
  const fields: Record<DeviceField, unknown> = {
    deviceType: device.type,
    batteryStatus: reading.status,
    batteryLevel: reading.level,
    lastSyncTime: reading.syncedAt === null ? null : timestamp(reading.syncedAt, device.fraction),
    deviceVersion: device.name,
    macAddress: device.mac.replace(/..(?=.)/g, '$&:'),
    features: device.features.length === 0 ? null : device.features,
  };
  const shown = Object.entries(fields).filter(
    ([name, value]) =>
      value !== null && value !== 0 && value !== '' && !device.omit.includes(name as DeviceField),
  );
  return { name: `users/${person.healthUserId}/pairedDevices/${device.id}`, ...Object.fromEntries(shown) };
}

/** RFC 3339 in UTC with 0, 3, 6 or 9 digits after the second. */
function timestamp(at: number, digits: 0 | 3 | 6 | 9): string {
  const [seconds = '', rest = ''] = new Date(at).toISOString().split('.');
  const fraction = `${rest.slice(0, 3)}456789`.slice(0, digits);
  return `${seconds}${fraction ? `.${fraction}` : ''}Z`;
}

function unauthenticated(): Refusal {
  const answer = envelope(
    401,
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  );
  answer.headers['www-authenticate'] = 'Bearer realm="https://accounts.google.com/", error="invalid_token"';
  return new Refusal(answer);
}

function serviceDisabled(clientId: string): Refusal {
  const project = clientId.split('-')[0] ?? '';
  return refusal(
    403,
    'PERMISSION_DENIED',
    'SERVICE_DISABLED',
    `Google Health API has not been used in project ${project} before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/health.googleapis.com/overview?project=${project} then retry.`,
    { service: 'health.googleapis.com', consumer: `projects/${project}` },
    'googleapis.com',
  );
}

/** The AIP-193 error with an ErrorInfo. */
function refusal(
  code: number,
  status: string,
  reason: string,
  message: string,
  metadata: Record<string, string> = {},
  domain = 'health.googleapis.com',
): Refusal {
  return new Refusal(
    envelope(code, status, message, [
      { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain, metadata },
    ]),
  );
}

export function envelope(code: number, status: string, message: string, details?: unknown[]): Answer {
  return json(code, { error: { code, message, status, ...(details ? { details } : {}) } });
}
