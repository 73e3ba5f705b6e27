// Fitbit's subscriptions: who joins is subscribed, who should be is listed and mended, who leaves is taken off.
import * as v from 'valibot';
import { type Answer, failed } from '../clouds/cloud';
import { entriesOf, textOf } from '../clouds/entries';
import { fitbitProblem } from '../clouds/fitbit';
import { json } from '../clouds/wire';
import type { Http, HttpAnswer } from '../net/http';
import type { System } from '../net/system';
import type { Person } from '../store/records';

/** `activities` comes nearest to "a sync happened"; `userRevokedAccess` tells that consent was taken back. */
const collections = { activities: 'activity', userRevokedAccess: null } as const;
type Collection = keyof typeof collections;

const api = 'https://api.fitbit.com/1/user/-';

export interface Subscriptions {
  /** Lists what a person has and adds what is missing, as far as their scopes allow. */
  mend(person: Person, scopes: readonly string[]): Promise<Answer<null>>;
  /** Takes a person off everything that is ours. */
  end(person: Person): Promise<void>;
}

interface Parts {
  http: Http;
  system: Pick<System, 'now'>;
  useToken<T>(person: Person, call: (accessToken: string) => Promise<Answer<T>>): Promise<Answer<T>>;
}

const listSchema = v.object({ apiSubscriptions: v.array(v.unknown()) });

export function createSubscriptions({ http, system, useToken }: Parts): Subscriptions {
  async function call(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    accessToken: string,
  ): Promise<{ status: number; answer: HttpAnswer | null }> {
    const outcome = await http.send({
      method,
      url: `${api}/${path}`,
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
      // An empty body, so that a Content-Length goes along: Fitbit answers 411 without one.
      ...(method === 'POST' ? { body: '' } : {}),
      // All three may be repeated: a second create answers 200.
      retry: 'safe',
    });
    return outcome.ok
      ? { status: outcome.answer.status, answer: outcome.answer }
      : { status: 0, answer: null };
  }

  async function listed(collection: Collection, accessToken: string): Promise<string[] | HttpAnswer | null> {
    const { status, answer } = await call('GET', `${collection}/apiSubscriptions.json`, accessToken);
    if (status !== 200 || !answer) return answer;
    const list = v.safeParse(listSchema, json(answer.body));
    if (!list.success) return answer;
    // One by one: an odd entry hides none of the others.
    const ignored = () => undefined;
    return entriesOf(list.output.apiSubscriptions, ignored)
      .map((entry) => textOf(entry, 'subscriptionId', ignored))
      .filter((id) => id !== null);
  }

  function refused(answer: HttpAnswer | null): Answer<never> {
    if (!answer) return failed('unreachable');
    return { ok: false, problem: fitbitProblem(answer, system.now()) };
  }

  async function ensure(person: Person, collection: Collection, accessToken: string): Promise<Answer<null>> {
    const have = await listed(collection, accessToken);
    if (Array.isArray(have) && have.length > 0) return { ok: true, value: null };
    // Whoever asked for a pause is not asked for something else.
    if (have && !Array.isArray(have) && have.status === 429) return refused(have);
    const path = `${collection}/apiSubscriptions/${subscriptionId(person, collection)}.json`;
    const { status, answer } = await call('POST', path, accessToken);
    // 201 made, 200 there already, 409 there under another id: each means that notifications come.
    if ([200, 201, 409].includes(status)) return { ok: true, value: null };
    return refused(answer);
  }

  async function remove(collection: Collection, accessToken: string): Promise<Answer<null>> {
    const have = await listed(collection, accessToken);
    if (!Array.isArray(have)) return refused(have);
    for (const id of have) {
      await call('DELETE', `${collection}/apiSubscriptions/${encodeURIComponent(id)}.json`, accessToken);
    }
    return { ok: true, value: null };
  }

  return {
    async mend(person, scopes) {
      for (const collection of Object.keys(collections) as Collection[]) {
        const scope = collections[collection];
        if (scope !== null && !scopes.includes(scope)) continue;
        const done = await useToken(person, (accessToken) => ensure(person, collection, accessToken));
        if (!done.ok) return done;
      }
      return { ok: true, value: null };
    },

    async end(person) {
      for (const collection of Object.keys(collections) as Collection[]) {
        const done = await useToken(person, (accessToken) => remove(collection, accessToken));
        // Somebody waits for the end: what is out of reach for one is so for the other.
        if (!done.ok && done.problem.code === 'unreachable') return;
      }
    },
  };
}

/** At most 50 characters, unique over all collections and people of the app. */
function subscriptionId({ id }: Person, collection: Collection): string {
  return `${id.replace('person_', '')}-${collection}`.slice(0, 50);
}
