// HTTP to the clouds: one undici pool per origin, bounded in time and size, retried only where that is safe.
import type { Dispatcher } from 'undici';
import { requestedDelay } from './retry-after';
import { type System, sleep } from './system';
import { request } from './undici';
import { type Environment, openWayOut } from './way-out';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /**
   * `safe`: repeating it has no effect of its own, so network failures, 429 and 502 to 504 are tried again.
   * `unsent`: only what surely did nothing is tried again: a failure before the request was written, and 429.
   */
  retry: 'safe' | 'unsent';
}

export interface HttpAnswer {
  status: number;
  /** Names in lower case; repeated headers joined by a comma. */
  headers: Record<string, string>;
  body: string;
}

/** Why no answer came: before the request was written (`unsent`), or when it may already have had its effect. */
export interface HttpFailure {
  sent: 'unsent' | 'maybe';
  /** `proxy`: the one in the environment cannot be used, or refused. */
  reason: 'refused' | 'dns' | 'tls' | 'timeout' | 'cut-off' | 'too-large' | 'proxy' | 'address';
}

export type HttpOutcome = { ok: true; answer: HttpAnswer } | { ok: false; failure: HttpFailure };

export interface Http {
  send(request: HttpRequest): Promise<HttpOutcome>;
  /** Where a vendor's address leads: itself, unless the settings redirect its origin. */
  address(url: string): string;
  close(): Promise<void>;
}

export interface HttpOptions {
  system: System;
  /** Origins to use in place of the vendors' own, such as `https://api.vendor.example` to `http://127.0.0.1:9000`. */
  origins?: Readonly<Record<string, string>>;
  /** Where `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` may stand. */
  environment?: Environment;
}

const limits = {
  connectMs: 10_000,
  headersMs: 20_000,
  bodyMs: 20_000,
  wholeMs: 45_000,
  bytes: 4 * 1024 * 1024,
  connectionsPerOrigin: 8,
  tries: 3,
  /** A cloud that asks for a longer delay is told to the caller instead of being waited for. */
  longestDelayMs: 10_000,
};

/**
 * Opens the pools. Never throws for what the network does: every failure is an `HttpOutcome`.
 * Redirects are not followed: no cloud of ours documents one.
 */
export function createHttp({ system, origins = {}, environment = {} }: HttpOptions): Http {
  const wayOut = openWayOut(limits, environment);
  const address = (url: string) => {
    const { origin } = new URL(url);
    const other = origins[origin];
    return other === undefined ? url : other.replace(/\/$/, '') + url.slice(origin.length);
  };

  async function once(asked: HttpRequest): Promise<HttpOutcome> {
    if (!URL.canParse(asked.url)) return { ok: false, failure: { sent: 'unsent', reason: 'address' } };
    const url = new URL(address(asked.url));
    const dispatcher = wayOut.to(url);
    if (!dispatcher) return { ok: false, failure: { sent: 'unsent', reason: 'proxy' } };
    const whole = new AbortController();
    const cancel = system.after(limits.wholeMs, () => whole.abort());
    try {
      const response = await request.call(dispatcher, {
        origin: url.origin,
        path: url.pathname + url.search,
        method: asked.method,
        headers: asked.headers ?? {},
        body: asked.body ?? null,
        signal: whole.signal,
      });
      return { ok: true, answer: await readAnswer(response) };
    } catch (error) {
      return { ok: false, failure: failureOf(error, whole.signal.aborted, wayOut.isUnconnected(error)) };
    } finally {
      cancel();
    }
  }

  return {
    address,
    async send(asked) {
      for (let tried = 1; ; tried += 1) {
        const outcome = await once(asked);
        const delayMs = delayBeforeRetry(outcome, asked.retry, tried, system);
        if (delayMs === null) return outcome;
        await sleep(system, delayMs);
      }
    },
    async close() {
      await wayOut.close();
    },
  };
}

async function readAnswer(response: Dispatcher.ResponseData): Promise<HttpAnswer> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { status: response.statusCode, headers, body: await response.body.text() };
}

/** How many milliseconds are waited before another try, or null when this outcome stands. */
function delayBeforeRetry(
  outcome: HttpOutcome,
  retry: HttpRequest['retry'],
  tried: number,
  { bytes, now }: System,
): number | null {
  if (tried >= limits.tries || !mayRetry(outcome, retry)) return null;
  const asked = outcome.ok ? requestedDelay(outcome.answer, now()) : null;
  if (asked !== null && asked > limits.longestDelayMs) return null;
  // Jitter, so that a house full of callers does not come back in step.
  const jitter = bytes(1).readUInt8(0) / 255;
  return (asked ?? 300 * 2 ** (tried - 1)) + Math.round(jitter * 200);
}

function mayRetry(outcome: HttpOutcome, retry: HttpRequest['retry']): boolean {
  if (!outcome.ok) {
    if (['too-large', 'tls', 'address'].includes(outcome.failure.reason)) return false;
    return retry === 'safe' || outcome.failure.sent === 'unsent';
  }
  const { status } = outcome.answer;
  return status === 429 || (retry === 'safe' && status >= 502 && status <= 504);
}

/** Why there was no connection, where more is known of that. */
const connectReasons: Record<string, HttpFailure['reason']> = {
  ECONNREFUSED: 'refused',
  EADDRNOTAVAIL: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
};
// An abort is ours, when the whole took too long; what it throws has a name instead of a code.
const timeouts = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_ABORTED',
  'AbortError',
]);

/**
 * Reads a failure off undici's and Node's error codes; nothing of the error itself goes on from here. What failed while a
 * connection was made was surely not sent, whatever the code: a phone may reset it, or speak no TLS.
 */
function failureOf(error: unknown, isTooLate: boolean, isUnconnected: boolean): HttpFailure {
  const codes = errorCodes(error);
  if (!isTooLate && isProxys(error, codes)) return { sent: 'unsent', reason: 'proxy' };
  if (isUnconnected) return { sent: 'unsent', reason: connectReason(codes) };
  if (codes.includes('UND_ERR_RES_EXCEEDED_MAX_SIZE')) return { sent: 'maybe', reason: 'too-large' };
  return { sent: 'maybe', reason: codes.some((code) => timeouts.has(code)) ? 'timeout' : 'cut-off' };
}

function connectReason(codes: readonly string[]): HttpFailure['reason'] {
  for (const code of codes) {
    const reason = connectReasons[code];
    if (reason) return reason;
    // What is wrong with a certificate stays wrong.
    if (/^(ERR_TLS_CERT|CERT_|DEPTH_ZERO|UNABLE_TO_|SELF_SIGNED)/.test(code)) return 'tls';
  }
  return 'cut-off';
}

/** A proxy that let nothing through. Undici has no code for the first two: it aborts the tunnel, or blames the argument. */
function isProxys(error: unknown, codes: readonly string[]): boolean {
  const isRefused =
    error instanceof Error && /^Proxy (response \(\d|Authentication Required)/.test(error.message);
  return isRefused || codes.includes('UND_ERR_PRX_TLS') || codes.includes('UND_ERR_PRX_CONN');
}

/** The codes of an error, of what caused it and of what it gathers (two addresses of one host, for instance). */
function errorCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const gathered = error instanceof AggregateError ? error.errors.flatMap(errorCodes) : [];
  return [code, ...gathered, ...errorCodes(error.cause)];
}
