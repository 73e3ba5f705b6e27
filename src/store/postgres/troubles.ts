// What PostgreSQL and the way to it may answer, as a Trouble that says what to do now. What an error of theirs says itself
// goes nowhere: it may hold the values of a row.
import type { SentenceKey } from '../../sentences/sentences';
import { Trouble } from '../../sentences/trouble';

/** Where a store lies, as people may see it: host, port and database, without user and password. */
export interface Place {
  database: string;
}

/** The connection has ended, and what was asked last has no answer. `code`: of the system or of PostgreSQL, if there is one. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly code: string;
  constructor(code: string) {
    super(`the connection has ended (${code})`);
    this.code = code;
  }
}

/** Codes of PostgreSQL with which it ends a connection: exceptions of the connection, of the operator and of idle ones. */
const ending = /^(08|57P|25P03|25P04)/;

/** Of two transactions one had to give way: it has left nothing behind and may be run again. */
const conflicts = ['40001', '40P01'];

/** What keeps a store from writing until somebody does something about it, or until PostgreSQL is back. */
export const lastingTroubles: readonly string[] = [
  'store-unreachable',
  'store-denied',
  'store-disk-full',
  'store-read-only',
  'store-newer',
  'store-moved',
  'store-not-durable',
];

export const isConflict = (error: unknown) => conflicts.includes(codeOf(error));

/** Wrong passwords, no such database, no right to it or to its tables. */
const denials = /^(28|3D000|42501)/;

export const isDenial = (error: unknown) => denials.test(codeOf(error));

/** What the driver says without a code, by the word for it. */
const uncoded: readonly (readonly [RegExp, string])[] = [
  [/server does not support SSL/, 'no_tls'],
  [/client password must be/, 'no_password'],
];

/** Why there is no connection, where that is known: each has its own sentence. */
const hindrances: Readonly<Record<string, SentenceKey>> = {
  '53300': 'store.unreachable.full',
  no_tls: 'store.unreachable.no-tls',
  ERR_TLS_CERT_ALTNAME_INVALID: 'store.unreachable.other-name',
  CERT_HAS_EXPIRED: 'store.unreachable.expired',
  CERT_NOT_YET_VALID: 'store.unreachable.expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'store.unreachable.untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'store.unreachable.untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'store.unreachable.untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'store.unreachable.untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'store.unreachable.untrusted',
};

/** A prepared statement that is not there, or that is there already: by a pooler that shares connections. */
const unprepared = ['26000', '42P05'];

/** Whether PostgreSQL has answered, and stays there to be asked more. */
export const isAnswer = (error: unknown) => codeOf(error) !== '' && !ending.test(codeOf(error));

/** PostgreSQL's code of an error (SQLSTATE), or nothing where it has not thrown it. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[0-9A-Z]{5}$/.test(code) && error instanceof Error && 'severity' in error ? code : '';
}

/** The word for a lost connection: PostgreSQL's or the system's code, or one of ours, never a message. */
export function lostBy(error: unknown): ConnectionLost {
  const said = error instanceof Error ? error.message : '';
  const word = uncoded.find(([pattern]) => pattern.test(said))?.[1];
  const code = word ?? (error instanceof Error && 'code' in error ? String(error.code) : '');
  return new ConnectionLost(/^\w{1,40}$/.test(code) ? code : 'no answer');
}

/** Whatever went wrong with a store, as a Trouble; one that is a Trouble already stays what it is. */
export function storeTrouble(error: unknown, { database }: Place): Trouble {
  if (error instanceof Trouble) return error;
  const code = error instanceof ConnectionLost ? error.code : codeOf(error);
  const fill = { database, detail: code };
  if (code === 'no_password') return new Trouble('store-denied', 'store.denied.no-password', { database });
  // PostgreSQL says by this both who may not come in and from where.
  if (code === '28000') return new Trouble('store-denied', 'store.denied.entry', fill);
  if (denials.test(code)) return new Trouble('store-denied', 'store.denied', fill);
  if (error instanceof ConnectionLost || ending.test(code)) {
    return new Trouble('store-unreachable', hindrances[code] ?? 'store.unreachable', fill);
  }
  if (unprepared.includes(code)) return new Trouble('store', 'store.pooler', fill);
  if (code === '53100') return new Trouble('store-disk-full', 'store.disk-full.database', { database });
  if (code === '25006') return new Trouble('store-read-only', 'store.read-only.database', { database });
  if (conflicts.includes(code)) return new Trouble('store-contended', 'store.contended', { database });
  const detail = code ? `PostgreSQL ${code}` : error instanceof Error ? error.name : 'unknown';
  return new Trouble('store', 'store.trouble.database', { database, detail });
}
