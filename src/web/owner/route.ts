// The owner's page, for who has its link: people, levels, open alerts and SMS of one client. Alerts are answered there and pauses
// made, and nothing else can be changed.
import type { System } from '../../net/system';
import { type SentenceKey, sentence } from '../../sentences/sentences';
import type { Person } from '../../store/records';
import type { PeopleStore } from '../../store/store';
import type { AnswerAlerts } from '../../use-cases/answer-alerts';
import type { OwnerPage, OwnerPages } from '../../use-cases/owner-page';
import type { ShowOwnerPage } from '../../use-cases/show-owner-page';
import { press, pressSaid } from '../alerts/press';
import { asWebResponse, type WebResponse, wordPage } from '../response';
import type { Handler, PublicRequest } from '../route';
import { type Cookie, cookieHeader, csrfOf, formFields, newSession, sessionOf } from '../session';
import { pageLanguage } from '../without-engine';
import { everyone, ownerPage } from './page';

export interface OwnerRouteParts {
  store: Pick<PeopleStore, 'peopleOfClient'>;
  system: System;
  ownerPages: Pick<OwnerPages, 'find'>;
  showOwnerPage: ShowOwnerPage;
  answerAlerts: AnswerAlerts;
}

/** A page that stands open all day is still good for a press. */
const cookieOf = ({ base }: OwnerPage): Cookie => ({
  name: 'fitbit_owner',
  base,
  ageMs: 24 * 3_600_000,
});

/** What its forms ask for: whatever else is posted changes nothing. */
const asks: readonly string[] = ['acknowledge', 'pause', 'resume'];

export function createOwnerRoute(parts: OwnerRouteParts): Handler {
  const { store, system, ownerPages, answerAlerts } = parts;
  return async (request) => {
    const { message, parameters } = request;
    const find = () => ownerPages.find(parameters.get('k') ?? '');
    const found = await find();
    const isForm = message.method !== 'GET' && found !== null && found !== 'away';
    const fields = isForm ? await formFields(message, sessionOf(message, cookieOf(found)), system) : null;
    // While a form came in, its link may have been revoked.
    const client = fields ? await find() : found;
    if (client === null) return noSuchLink(pageLanguage(message));
    if (client === 'away') return away(pageLanguage(message));
    const everybody = await store.peopleOfClient(client.cloud, client.clientId);
    const show = (said: SentenceKey | null, status = 200) =>
      shown(parts, client, request, everybody, said, status);
    if (message.method === 'GET') return show(pressSaid(parameters));
    const isOurs = fields !== null && asks.includes(fields.get('do') ?? '');
    const said = isOurs ? await press(answerAlerts, fields, everybody, namedIn(fields, everybody)) : null;
    return said ? again(parameters, said) : show('signup.error.form', 400);
  };
}

async function shown(
  { system, showOwnerPage }: OwnerRouteParts,
  client: OwnerPage,
  { message, parameters }: PublicRequest,
  everybody: readonly Person[],
  said: SentenceKey | null,
  status: number,
): Promise<WebResponse> {
  const known = sessionOf(message, cookieOf(client));
  const session = known ?? newSession(system);
  const headers = known ? {} : cookieHeader(cookieOf(client), session);
  const seen = await showOwnerPage(everybody, pageOf(parameters));
  const context = {
    language: pageLanguage(message),
    now: system.now(),
    secret: parameters.get('k') ?? '',
    csrf: csrfOf(session),
    said,
  };
  return asWebResponse({ status, headers, body: ownerPage(context, seen) });
}

function namedIn(fields: URLSearchParams, everybody: readonly Person[]): readonly Person[] {
  const named = fields.get('person');
  return named === everyone ? everybody : everybody.filter(({ id }) => id === named);
}

/** To the page that says it: loaded again, it must not do anything again. */
function again(parameters: URLSearchParams, said: SentenceKey): WebResponse {
  const query = new URLSearchParams({ k: parameters.get('k') ?? '', page: String(pageOf(parameters)), said });
  return asWebResponse({ status: 303, headers: { location: `?${query}` }, body: null });
}

/** The same for every link that opens nothing: a wrong one, an old one, one that was revoked. */
function noSuchLink(language: string): WebResponse {
  const text = sentence(language, 'owner.no-link');
  return wordPage(404, { language, title: 'page.not-found.title', text, closes: false });
}

function away(language: string): WebResponse {
  const text = sentence(language, 'page.away.text');
  return wordPage(503, { language, title: 'page.away.title', text, closes: false });
}

/** Which page of people is asked for, from 1 on. */
function pageOf(parameters: URLSearchParams): number {
  const page = Number(parameters.get('page') ?? '1');
  return Number.isInteger(page) ? page : 1;
}
