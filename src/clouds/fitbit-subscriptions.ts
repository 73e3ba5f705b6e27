// How people are subscribed at Fitbit: it posts about nobody who is not.
import * as v from 'valibot';
import type { Http, HttpAnswer } from '../net/http';
import { type Answer, type CloudSubscriptions, failed, type Problem } from './cloud';
import { entriesOf, textOf } from './entries';
import { json } from './wire';

const api = 'https://api.fitbit.com/1/user/-';

/** `activities` comes nearest to "a sync happened"; `userRevokedAccess` tells that consent was taken back. */
const collections = [
  { name: 'activities', scope: 'activity' },
  { name: 'userRevokedAccess', scope: null },
] as const;

const listSchema = v.object({ apiSubscriptions: v.array(v.unknown()) });

export function createFitbitSubscriptions(
  http: Http,
  problemOf: (answer: HttpAnswer) => Problem,
): CloudSubscriptions {
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

  async function listed(collection: string, accessToken: string): Promise<string[] | HttpAnswer | null> {
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

  const refused = (answer: HttpAnswer | null): Answer<never> =>
    answer ? { ok: false, problem: problemOf(answer) } : failed('unreachable');

  return {
    collections,

    async ensure(accessToken, collection, personId) {
      const have = await listed(collection, accessToken);
      if (Array.isArray(have) && have.length > 0) return { ok: true, value: null };
      // A cloud that asked for a delay gets no other request.
      if (have && !Array.isArray(have) && have.status === 429) return refused(have);
      const path = `${collection}/apiSubscriptions/${subscriptionId(personId, collection)}.json`;
      const { status, answer } = await call('POST', path, accessToken);
      // 201 made, 200 there already, 409 there under another id: each means that notifications come.
      if ([200, 201, 409].includes(status)) return { ok: true, value: null };
      return refused(answer);
    },

    async remove(accessToken, collection) {
      const have = await listed(collection, accessToken);
      if (!Array.isArray(have)) return refused(have);
      for (const id of have) {
        await call('DELETE', `${collection}/apiSubscriptions/${encodeURIComponent(id)}.json`, accessToken);
      }
      return { ok: true, value: null };
    },
  };
}

/** At most 50 characters, unique over all collections and people of the app. */
function subscriptionId(personId: string, collection: string): string {
  return `${personId.replace('person_', '')}-${collection}`.slice(0, 50);
}
