// What both adapters do with HTTP: send with a bearer token, read JSON by a schema, name what does not fit.
import * as v from 'valibot';
import { type Http, type HttpAnswer, type HttpFailure, retryAfter } from '../net/http';
import { type Answer, failed, type Problem, problem } from './cloud';
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
  if (status === 429) {
    const pause = retryAfter(answer, now);
    return problem('rate-limited', pause === null ? {} : { retryAt: now + pause });
  }
  if (status >= 500) return problem('server-error', { detail: String(status) });
  if (status >= 300 && status < 400) return problem('not-understood', { detail: `status ${status}` });
  return null;
}
