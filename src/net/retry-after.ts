// How long a server asks to be left alone before the next try, in each of the places where the services name one.

/** What came back: names of headers in lower case. */
interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Longer than any documented delay (Fitbit's is an hour): who asks for more is asked again the next day. */
const longestMs = 24 * 3_600_000;

/**
 * What an answer asks for, in milliseconds from `now`, or null where it names nothing readable: `Retry-After`, else
 * Google's `RetryInfo` in the body (google.rpc, AIP-193), else Fitbit's `Fitbit-Rate-Limit-Reset` in seconds. Only 429
 * and 503 ask for a delay.
 */
export function requestedDelay(answer: HttpAnswer, now: number): number | null {
  if (answer.status !== 429 && answer.status !== 503) return null;
  const named = retryAfter(answer, now) ?? retryInfo(answer.body) ?? fitbitReset(answer);
  return named === null ? null : Math.min(named, longestMs);
}

/**
 * What `Retry-After` asks for, in milliseconds from `now`, or null without a readable one.
 * Seconds or an HTTP date: RFC 9110, section 10.2.3.
 */
export function retryAfter(answer: Pick<HttpAnswer, 'headers'>, now: number): number | null {
  const value = answer.headers['retry-after']?.trim();
  if (!value) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // Date.parse alone takes `-5` for a year.
  const date = /^[A-Za-z]{3}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** `error.details[].retryDelay` of the entry whose type is `google.rpc.RetryInfo`: seconds, such as `12.5s`. */
function retryInfo(body: string): number | null {
  if (!body.includes('RetryInfo')) return null;
  for (const entry of detailsOf(body)) {
    if (typeof entry !== 'object' || entry === null || !('retryDelay' in entry)) continue;
    const seconds = /^(\d{1,9}(?:\.\d{1,9})?)s$/.exec(String(entry.retryDelay))?.[1];
    if (seconds !== undefined) return Math.ceil(Number(seconds) * 1000);
  }
  return null;
}

function detailsOf(body: string): unknown[] {
  try {
    const details: unknown = JSON.parse(body)?.error?.details;
    return Array.isArray(details) ? details : [];
  } catch {
    return [];
  }
}

function fitbitReset({ headers }: HttpAnswer): number | null {
  const value = headers['fitbit-rate-limit-reset']?.trim() ?? '';
  return /^\d{1,9}$/.test(value) ? Number(value) * 1000 : null;
}
