// What both adapters do with HTTP: send with a bearer token, read JSON by a schema, name what does not fit.
import * as v from 'valibot';
import type { Http, HttpAnswer, HttpFailure } from '../net/http';
import { requestedDelay } from '../net/retry-after';
import { type Answer, failed, type Problem, type ProblemCode, problem } from './cloud';
import { isObject, own } from './entries';
import type { Fields } from './fields';

export interface ApiCall<T> {
  url: string;
  accessToken: string;
  schema: v.GenericSchema<unknown, T>;
  /** Reads an answer that is not 200. */
  problemOf(answer: HttpAnswer): Problem;
  /** Takes down which fields came, under this name. */
  fields: Fields;
  name: string;
}

/** GETs a resource of a cloud. Never throws for what the network or the cloud does. */
export async function read<T>(http: Http, call: ApiCall<T>): Promise<Answer<T>> {
  const outcome = await http.send({
    method: 'GET',
    url: call.url,
    headers: { authorization: `Bearer ${call.accessToken}`, accept: 'application/json' },
    retry: 'safe',
  });
  if (!outcome.ok) return { ok: false, problem: unanswered(outcome.failure) };
  const { status, body } = outcome.answer;
  const value = json(body);
  if (value !== undefined)
    call.fields.note(status === 200 ? call.name : `${call.name}, status ${status}`, value);
  if (status !== 200) return { ok: false, problem: call.problemOf(outcome.answer) };
  return readAs(call.schema, value);
}

/** A value held against a schema. The problem names the first field that does not fit, never its content. */
export function readAs<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Answer<T> {
  // To valibot a list is an object, too: one without any of the fields.
  if (schema.type === 'object' && Array.isArray(value)) return failed('not-understood', { detail: 'a list' });
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return { ok: true, value: result.output };
  const field = v.getDotPath(result.issues[0]);
  return failed('not-understood', { detail: field ?? (value === undefined ? 'not JSON' : 'the whole') });
}

/**
 * A list of devices, with the fields that could not be read: they are told beside it, and noted for the report. Where
 * nothing else is left, nothing was understood.
 */
export function answerWith<T>(value: T[], odd: ReadonlySet<string>, fields: Fields): Answer<T[]> {
  for (const field of odd) fields.odd('devices', field);
  const [first] = odd;
  if (first === undefined) return { ok: true, value };
  return value.length > 0 ? { ok: true, value, odd: [...odd] } : failed('not-understood', { detail: first });
}

/** The JSON value of a body, or undefined if it is none. */
export function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What it means when no answer came. */
export function unanswered({ reason }: HttpFailure): Problem {
  if (reason === 'timeout') return problem('timeout');
  if (reason === 'too-large') return problem('not-understood', { detail: 'more than 4 MiB' });
  return problem('unreachable', { detail: reason });
}

/** What the statuses mean that both clouds share; null for those that each has to read itself. */
export function sharedProblem(answer: HttpAnswer, now: number): Problem | null {
  const { status } = answer;
  const delayMs = requestedDelay(answer, now);
  const wait = delayMs === null ? {} : { retryAt: now + delayMs };
  if (status === 429) return problem('rate-limited', wait);
  if (status >= 500) return problem('server-error', { detail: String(status), ...wait });
  if (status >= 300 && status < 400) return problem('not-understood', { detail: `status ${status}` });
  return null;
}

/** What the words of OAuth's errors mean: RFC 6749 (5.2), RFC 6750 (3.1), RFC 7009 (2.2.1), and Google's own. */
const oauthErrors: ReadonlyMap<string, ProblemCode> = new Map([
  ['invalid_grant', 'grant-dead'],
  ['invalid_client', 'wrong-client'],
  ['unauthorized_client', 'wrong-client'],
  ['deleted_client', 'wrong-client'],
  ['disabled_client', 'wrong-client'],
  ['redirect_uri_mismatch', 'redirect-mismatch'],
  ['admin_policy_enforced', 'admin-policy'],
  ['org_internal', 'admin-policy'],
  ['insufficient_scope', 'scope-missing'],
  ['rate_limit_exceeded', 'rate-limited'],
  ['slow_down', 'rate-limited'],
  ['temporarily_unavailable', 'server-error'],
  ['server_error', 'server-error'],
  ['internal_failure', 'server-error'],
]);

/** What a word of OAuth's errors means, or null for one that is not known. */
export function oauthProblem(word: string): ProblemCode | null {
  return oauthErrors.get(word) ?? null;
}

/**
 * The error words of an answer, in each of the forms in which they come: `{"error":"..."}` (RFC 6749), Fitbit's
 * `{"errors":[{"errorType":"..."}]}`, and `WWW-Authenticate: Bearer error="..."` (RFC 6750).
 */
export function errorWords(answer: HttpAnswer): string[] {
  const body = json(answer.body);
  const words: unknown[] = [];
  if (isObject(body)) {
    const errors = own(body, 'errors');
    if (Array.isArray(errors)) words.push(...errors.map((one) => isObject(one) && own(one, 'errorType')));
    words.push(own(body, 'error'));
  }
  const header = (answer.headers['www-authenticate'] ?? '').slice(0, 1000);
  words.push(/\berror="?([a-z_]{1,40})/i.exec(header)?.[1]);
  return words.filter((word): word is string => typeof word === 'string');
}
