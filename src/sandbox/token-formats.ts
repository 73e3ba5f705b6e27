// How tokens look. They describe themselves and carry a checksum of the seed, so a restarted sandbox knows them again.
import { createHmac } from 'node:crypto';
import { derive, sameSecret, seal } from './seed';
import type { Cloud, World } from './world';

export interface Ticket {
  kind: 'access' | 'refresh';
  vendor: Cloud;
  person: string;
  clientId: string;
  scopes: string[];
  /** Names one consent. Eight hex digits. */
  grant: string;
  /** Epoch milliseconds, unique among all tokens issued by one process. */
  issuedAt: number;
  /** Epoch milliseconds; null: until used or revoked. */
  expiresAt: number | null;
  /** Fitbit's refresh tokens rotate; this counts them. Google's stay at 0. */
  generation: number;
  /** Issued to a Google client in Testing status. */
  testing: boolean;
}

const GOOGLE_SCOPE = 'https://www.googleapis.com/auth/googlehealth.';

/** Fitbit's scopes with the short codes of its JWT; the order is the bit order inside refresh tokens. */
export const FITBIT_SCOPES: Record<string, string> = {
  activity: 'ract',
  cardio_fitness: 'rcf',
  electrocardiogram: 'recg',
  heartrate: 'rhr',
  irregular_rhythm_notifications: 'rirn',
  location: 'rloc',
  nutrition: 'rnut',
  oxygen_saturation: 'roxy',
  profile: 'rpro',
  respiratory_rate: 'rres',
  settings: 'rset',
  sleep: 'rsle',
  social: 'rsoc',
  temperature: 'rtem',
  weight: 'rwei',
};

/** The token that stands for this ticket. */
export function writeToken(world: World, ticket: Ticket): string {
  if (ticket.vendor === 'google') return writeGoogle(world.seed, ticket);
  return ticket.kind === 'access' ? writeJwt(world, ticket) : writeHex(world.seed, ticket);
}

/** What a token says, or undefined if this sandbox never issued it. Says nothing about its being alive. */
export function readToken(world: World, vendor: Cloud, token: string): Ticket | undefined {
  try {
    if (vendor === 'google') return readGoogle(world.seed, token);
    return /^[0-9a-f]{64}$/.test(token) ? readHex(world, token) : readJwt(world, token);
  } catch {
    return undefined;
  }
}

// Google: opaque text; "ya29." and "1//" are what people know them by.

function writeGoogle(seed: string, ticket: Ticket): string {
  const scopes = ticket.scopes.map((scope) => scope.replace(GOOGLE_SCOPE, '~'));
  const { kind, person, clientId, grant, issuedAt, expiresAt, testing } = ticket;
  const facts = [kind, person, clientId, scopes.join(' '), grant, issuedAt, expiresAt, testing ? 1 : 0];
  const payload = Buffer.from(JSON.stringify(facts)).toString('base64url');
  return `${kind === 'access' ? 'ya29.' : '1//0'}${payload}.${seal(seed, `google ${payload}`)}`;
}

function readGoogle(seed: string, token: string): Ticket | undefined {
  const [, start, payload, check] = /^(ya29\.|1\/\/0)([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
  if (!payload || !check || !sameSecret(check, seal(seed, `google ${payload}`))) return undefined;
  const [kind, person, clientId, scopes, grant, issuedAt, expiresAt, testing] = JSON.parse(
    Buffer.from(payload, 'base64url').toString('utf8'),
  ) as ['access' | 'refresh', string, string, string, string, number, number | null, number];
  if ((kind === 'access') !== (start === 'ya29.')) return undefined;
  return {
    kind,
    vendor: 'google',
    person,
    clientId,
    scopes: scopes.split(' ').map((scope) => scope.replace('~', GOOGLE_SCOPE)),
    grant,
    issuedAt,
    expiresAt,
    generation: 0,
    testing: testing === 1,
  };
}

// Fitbit: the access token is a JWT with the claims people have seen.

function writeJwt(world: World, ticket: Ticket): string {
  const header = { alg: 'HS256' };
  const claims = {
    aud: ticket.clientId,
    sub: world.people.get(ticket.person)?.fitbitId ?? ticket.person,
    iss: 'Fitbit',
    typ: 'access_token',
    scopes: ticket.scopes.map((scope) => FITBIT_SCOPES[scope] ?? scope).join(' '),
    exp: Math.floor((ticket.expiresAt ?? 0) / 1000),
    iat: Math.floor(ticket.issuedAt / 1000),
    jti: `${ticket.grant}-${ticket.generation}-${ticket.issuedAt}`,
  };
  const text = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${seal(world.seed, `fitbit ${text}`)}`;
}

function readJwt(world: World, token: string): Ticket | undefined {
  const dot = token.lastIndexOf('.');
  const text = token.slice(0, dot);
  if (dot < 0 || !sameSecret(token.slice(dot + 1), seal(world.seed, `fitbit ${text}`))) return undefined;
  const claims = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
    aud: string;
    sub: string;
    scopes: string;
    exp: number;
    jti: string;
  };
  const person = [...world.people.values()].find((one) => one.fitbitId === claims.sub);
  const [grant, generation, issuedAt] = claims.jti.split('-');
  if (!person || !grant) return undefined;
  return {
    kind: 'access',
    vendor: 'fitbit',
    person: person.key,
    clientId: claims.aud,
    scopes: Object.keys(FITBIT_SCOPES).filter((scope) =>
      claims.scopes.split(' ').includes(FITBIT_SCOPES[scope] ?? ''),
    ),
    grant,
    issuedAt: Number(issuedAt),
    expiresAt: claims.exp * 1000,
    generation: Number(generation),
    testing: false,
  };
}

// Fitbit: the refresh token is 64 hex digits, 32 bytes: 23 of facts, masked, and 9 of checksum.

const tag = (seed: string, kind: string, name: string) => derive(seed, `${kind} ${name}`).subarray(0, 4);

function writeHex(seed: string, ticket: Ticket): string {
  const facts = Buffer.alloc(23);
  tag(seed, 'person', ticket.person).copy(facts, 0);
  tag(seed, 'client', ticket.clientId).copy(facts, 4);
  facts.write(ticket.grant, 8, 4, 'hex');
  const bits = Object.keys(FITBIT_SCOPES).reduce(
    (sum, scope, bit) => (ticket.scopes.includes(scope) ? sum | (1 << bit) : sum),
    0,
  );
  facts.writeUInt16BE(bits, 12);
  facts.writeUIntBE(ticket.generation, 14, 3);
  facts.writeUIntBE(ticket.issuedAt, 17, 6);
  const check = checksum(seed, facts);
  return Buffer.concat([mask(seed, check, facts), check]).toString('hex');
}

function readHex(world: World, token: string): Ticket | undefined {
  const { seed } = world;
  const bytes = Buffer.from(token, 'hex');
  const check = bytes.subarray(23);
  const facts = mask(seed, check, bytes.subarray(0, 23));
  if (!checksum(seed, facts).equals(check)) return undefined;
  const person = [...world.people.keys()].find((key) =>
    tag(seed, 'person', key).equals(facts.subarray(0, 4)),
  );
  const client = [...world.clients.values()].find(
    (one) => one.vendor === 'fitbit' && tag(seed, 'client', one.clientId).equals(facts.subarray(4, 8)),
  );
  if (!person || !client) return undefined;
  const bits = facts.readUInt16BE(12);
  return {
    kind: 'refresh',
    vendor: 'fitbit',
    person,
    clientId: client.clientId,
    scopes: Object.keys(FITBIT_SCOPES).filter((_, bit) => bits & (1 << bit)),
    grant: facts.toString('hex', 8, 12),
    issuedAt: facts.readUIntBE(17, 6),
    expiresAt: null,
    generation: facts.readUIntBE(14, 3),
    testing: false,
  };
}

function checksum(seed: string, facts: Buffer): Buffer {
  return createHmac('sha256', derive(seed, 'refresh check')).update(facts).digest().subarray(0, 9);
}

function mask(seed: string, check: Buffer, facts: Buffer): Buffer {
  const stream = createHmac('sha256', derive(seed, 'refresh mask')).update(check).digest();
  return Buffer.from(facts.map((byte, index) => byte ^ (stream[index] ?? 0)));
}
