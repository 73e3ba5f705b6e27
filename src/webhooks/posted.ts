// A request to a webhook as it came: nothing of it is proven yet.
import { isSame } from '../net/secrets';

/** A request as the public server hands it over. */
export interface Posted {
  method: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Who posts, as far as that can be told, for the log. */
  address(): string;
  /** Reads the body, once; each way it can fail has its word. */
  body(): Promise<Uint8Array | BodyFailure>;
}

/**
 * `consumed`: somebody else has read it before us, so its raw bytes are gone. `crowded`: all bodies that are being read
 * are too many together.
 */
export type BodyFailure = 'too-large' | 'late' | 'cut-off' | 'consumed' | 'crowded';

/** What is answered where a body could not be read. */
export const bodyStatus = {
  'too-large': 413,
  late: 408,
  'cut-off': 400,
  consumed: 503,
  crowded: 503,
} as const;

/** A header that came exactly once: two signatures are none. */
export function singleHeader({ headers }: Pick<Posted, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether what was given is one of our secrets. Empty secrets fit nothing. */
export function isOneOf(given: string, secrets: readonly string[]): boolean {
  return secrets.filter((secret) => secret !== '').some((secret) => isSame(given, secret));
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** The JSON value of a body in UTF-8; undefined for anything else. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(strict.decode(body));
  } catch {
    return undefined;
  }
}
