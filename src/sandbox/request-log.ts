// What the vendors' addresses were asked, for tests that want to know what went over the wire.
import type { Request } from './http';

const KEPT = 5_000;

export interface Seen {
  /** `unknown` for an address that no vendor has. */
  vendor: string;
  call: string;
  person: string | null;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
  /** Null where the connection was cut instead of answered, or while the answer is still to come. */
  status: number | null;
  /** ISO 8601, UTC, on the sandbox's clock. */
  at: string;
}

export interface RequestLog {
  add(
    request: Request,
    about: { vendor: string; call: string; person: string | undefined },
    at: number,
  ): Seen;
  list(): Seen[];
  clear(): void;
}

export function makeRequestLog(): RequestLog {
  let seen: Seen[] = [];
  return {
    add(request, { vendor, call, person }, at) {
      const { method, path, query, headers, body } = request;
      const entry: Seen = {
        vendor,
        call,
        person: person ?? null,
        method,
        path,
        query: Object.fromEntries(query),
        headers,
        body,
        status: null,
        at: new Date(at).toISOString(),
      };
      seen.push(entry);
      // Cut rarely and by much: cutting one off at each request would copy the whole list each time.
      if (seen.length > KEPT * 2) seen = seen.slice(-KEPT);
      return entry;
    },
    list: () => seen.slice(-KEPT),
    clear: () => {
      seen = [];
    },
  };
}
