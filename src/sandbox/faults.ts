// Faults: what the control surface wants to go wrong, for which requests, how often.

import { fitbitError } from './fitbit-errors';
import { envelope } from './google-health';
import { type Answer, html, json, type Route } from './http';

export interface Fault {
  match: { vendor?: string | undefined; call?: string | undefined; person?: string | undefined };
  fault: {
    status?: number | undefined;
    headers?: Record<string, string> | undefined;
    /** Text as it is, or anything else as JSON. Left out: what the vendor would say with this status. */
    body?: unknown;
    /** Real milliseconds before anything else happens. */
    delayMs?: number | undefined;
    /**
     * Cut the connection instead of answering, after the headers, or in the middle of the body. `stall` cuts nothing:
     * after half of the body nothing more comes.
     */
    drop?: 'before' | 'headers' | 'half-body' | 'stall' | undefined;
    /** An HTML error page, as a proxy in between would send. */
    html?: boolean | undefined;
    /** Do what was asked first, then spoil the answer. */
    after?: boolean | undefined;
  };
  /** Left out: until the faults are cleared. */
  times?: number | undefined;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  list(): Fault[];
  /** The first fault that fits; one of its times is used up. */
  take(vendor: string, call: string, person: string | undefined): Fault['fault'] | undefined;
}

export function makeFaults(): Faults {
  let faults: Fault[] = [];
  return {
    add: (fault) => {
      faults.push({ ...fault });
    },
    clear: () => {
      faults = [];
    },
    list: () => faults,
    take(vendor, call, person) {
      const found = faults.find(
        ({ match }) =>
          (match.vendor ?? vendor) === vendor &&
          (match.call ?? call) === call &&
          (match.person === undefined || match.person === person),
      );
      if (found?.times !== undefined) {
        found.times -= 1;
        if (found.times <= 0) faults = faults.filter((one) => one !== found);
      }
      return found?.fault;
    },
  };
}

/** True if the real answer is not wanted: the request must not have its effect, unless the fault says `after`. */
export function replacesAnswer(fault: Fault['fault']): boolean {
  return (
    fault.status !== undefined || fault.body !== undefined || fault.html === true || fault.drop === 'before'
  );
}

/** The spoiled answer. `real` is there if the request had its effect. */
export function spoil(fault: Fault['fault'], route: Route, real: Answer | undefined): Answer {
  const status = fault.status ?? (fault.html ? 502 : (real?.status ?? 200));
  const answer =
    !replacesAnswer(fault) && real
      ? real
      : fault.html
        ? html(status, `<!doctype html><title>${status}</title><h1>${status} Server Error</h1>`)
        : fault.body !== undefined
          ? written(status, fault.body)
          : vendorError(route, status);
  return { ...answer, headers: { ...answer.headers, ...lowerCase(fault.headers ?? {}) } };
}

function written(status: number, body: unknown): Answer {
  return typeof body === 'string'
    ? { status, headers: { 'content-type': 'text/plain; charset=UTF-8' }, body }
    : json(status, body);
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

const GOOGLE_STATUS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};
const TWILIO_CODE: Record<number, number> = { 401: 20003, 403: 20403, 404: 20404, 429: 20429, 503: 20503 };

/** An error in the vendor's own shape, for a fault that names a status only. */
function vendorError(route: Route, status: number): Answer {
  if (route.vendor === 'fitbit')
    return fitbitError(status, status < 500 ? 'request' : 'system', 'Sandbox fault');
  if (route.vendor === 'twilio') {
    const code = TWILIO_CODE[status] ?? 20500;
    const more_info = `https://www.twilio.com/docs/errors/${code}`;
    return json(status, { code, message: 'Sandbox fault', more_info, status });
  }
  if (route.vendor === 'sms-gate') return json(status, { code: status, message: 'Sandbox fault' });
  if (route.call === 'token' || route.call === 'revoke')
    return json(status, {
      error: status < 500 ? 'invalid_request' : 'internal_failure',
      error_description: 'Sandbox fault',
    });
  return envelope(status, GOOGLE_STATUS[status] ?? 'UNKNOWN', 'Sandbox fault');
}
