// The routes of the sign-up pages: who may open them, cookies, forms, and what each of them leads to.

import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import { type ProblemCode, problem } from '../clouds/cloud';
import type { Away } from '../net/away';
import { hashOf, isSame } from '../net/secrets';
import type { System } from '../net/system';
import type { Client } from '../oauth/token-endpoint';
import type { Outcome } from '../people/joining';
import { mostNameLength, oneLine } from '../people/names';
import { wholeNumber } from '../people/own-thresholds';
import { type SignupStage, type Signups, type SignupTerms, signupMs } from '../people/signups';
import { type Fill, languageWished, type SentenceKey, sentence } from '../sentences/sentences';
import { asTrouble } from '../sentences/trouble';
import {
  countryOfNumber,
  isCostly,
  isFromOneOf,
  type NumberRefusal,
  readNumber,
  shortNumber,
  spacedNumber,
} from '../sms/numbers';
import type { Person } from '../store/records';
import type { Store } from '../store/store';
import { contains } from './allowed';
import { readBody } from './body';
import { callerOf, type Way } from './caller';
import type { Connect } from './connect';
import type { Html } from './html';
import type { Limits } from './limits';
import {
  type AboutMe,
  type Asks,
  codePage,
  donePage,
  type FormErrors,
  type FormValues,
  formPage,
  type MeErrors,
  type MeTyped,
  mePage,
  numberPage,
  privacyPage,
  type Scene,
  wordsPage,
} from './signup-pages';

/** One sign-up node. */
export interface SignupNode extends Way {
  terms: SignupTerms;
  /** As registered, such as `/fitbit/signup`. */
  path: string;
  client: Client;
  redirectUri: string;
  /** Where the form leads in the end: the origin of the consent page. */
  consentOrigin: string;
  webhooks: boolean;
  contact: string;
  /** The owner's own words for guests, or empty. */
  ownText: string;
  /** ISO 3166, for numbers without a country. */
  country: string;
  /** Which countries may be reached, ISO 3166; empty for the own one only. */
  countries: readonly string[];
  /** Who may open the pages; null for anybody. */
  allowed: BlockList | null;
}

/** An answer of these pages. */
export interface SignupReply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Html | null;
  /** Where the page's forms may lead, redirects included: a Content-Security-Policy's sources. */
  formAction?: string;
}

export interface SignupRoutes {
  /**
   * Opens the pages of a node; the answer closes them, `returns` says whether they will be opened again. Null where
   * the path is taken.
   */
  open(node: SignupNode): ((returns?: boolean) => void) | null;
  serves(path: string): boolean;
  /** How requests reach the node of a path, or, without a path, all nodes. */
  ways(path?: string): readonly Way[];
  answer(path: string, parameters: URLSearchParams, request: IncomingMessage): Promise<SignupReply>;
  /** The sign-up that a browser is in the middle of, by its cookie; null without one. */
  ofBrowser(request: IncomingMessage): string | null;
  /** What is shown to somebody who comes back to this node's page and may not open it, or null. */
  refusal(nodeId: string, request: IncomingMessage): SignupReply | null;
  /** Where a browser goes on that brings back a link from the consent page once more; null if it signs nobody up. */
  goOn(request: IncomingMessage): Promise<SignupReply | null>;
  /** What a browser is shown that comes back from the consent page; null if no sign-up of ours sent it there. */
  afterConsent(outcome: Outcome, request: IncomingMessage): Promise<SignupReply | null>;
  /** Of every page that is open. */
  terms(): SignupTerms[];
  termsFor(client: { cloud: string; clientId: string }): SignupTerms | null;
  /** The only sign-up page there is, for who may open it; else null. */
  onlyAddress(request: IncomingMessage): string | null;
  /** The page on which somebody of this client can connect again, or null. */
  addressFor(client: { cloud: string; clientId: string }): string | null;
}

interface Parts {
  store: Store;
  system: System;
  limits: Limits;
  away: Away;
  signups: Signups;
  connect: Connect;
  /** The thresholds for whoever sets none of their own; null where nodes differ, or none is there. */
  defaultsFor(person: Person): { low: number; hours: number } | null;
  /** Revokes and deletes. */
  remove(personId: string): Promise<{ revoked: boolean }>;
}

/** Under https no other name of the same domain can set or replace a cookie of this prefix: RFC 6265bis, 4.1.3. */
const cookieName = ({ base }: SignupNode) =>
  new URL(base).protocol === 'https:' ? '__Host-fitbit_signup' : 'fitbit_signup';
const mostFormBytes = 16 * 1024;
/** All that is served for a node's path. */
export const signupPaths = (path: string) =>
  ['', '/code', '/done', '/me', '/privacy'].map((part) => `${path}${part}`);

export function createSignupRoutes({
  store,
  system,
  limits,
  away,
  signups,
  connect,
  defaultsFor,
  remove,
}: Parts): SignupRoutes {
  const nodes = new Set<SignupNode>();

  const find = (path: string) =>
    [...nodes].find((one) => signupPaths(one.path).includes(path.replace(/\/$/, ''))) ?? null;

  const nodeFor = ({ cloud, clientId }: { cloud: string; clientId: string }) =>
    [...nodes].find(({ terms }) => terms.cloud === cloud && terms.clientId === clientId) ?? null;

  const stageOf = async (node: SignupNode, visit: Visit): Promise<SignupStage> =>
    visit.signupId ? signups.stage(node.terms.nodeId, visit.signupId) : { stage: 'form' };

  async function form(node: SignupNode, visit: Visit, parameters: URLSearchParams): Promise<SignupReply> {
    if (visit.method === 'GET') {
      const { stage } = await stageOf(node, visit);
      // Somebody else may want to sign up with the same browser.
      const isAgain = parameters.has('again');
      if (stage === 'arrived' && visit.signupId) return arrived(node, visit.signupId);
      if (stage === 'code' && !isAgain) return seeOther(`${again(node)}/code`);
      return leading(node, shown(visit, formPage(visit.scene, asksOf(node), emptyForm, {})));
    }
    const fields = await visit.fields();
    if (!fields) return formError(node, visit, { form: 'signup.error.form' });
    const isBusy = (['forms', 'signups'] as const).some((what) => limits.isOver(what, () => visit.address));
    if (isBusy) return words(visit, 429, 'signup.failed.title', 'signup.busy');
    const typed = {
      name: oneLine(fields.get('name') ?? ''),
      number: (fields.get('number') ?? '').trim(),
      invitation: (fields.get('invitation') ?? '').trim(),
      consent: fields.get('consent') === 'yes',
    };
    const { errors, number } = judge(node, typed);
    const isWrong = Object.keys(errors).length > 0;
    const isChanging = fields.get('do') === 'change';
    const goesOn = !isWrong && !isChanging && (number === null || fields.get('understood') === number);
    // A right form that is only looked at once more costs nothing; a wrong one may be by somebody who guesses.
    if (isWrong || goesOn) limits.count('forms', visit.address);
    if (isWrong || isChanging) {
      const page = formPage(visit.scene, asksOf(node), typed, errors);
      return leading(node, shown(visit, page, isWrong ? 400 : 200));
    }
    if (number !== null && !goesOn)
      return leading(node, shown(visit, understood(node, visit, typed, number)));
    limits.count('signups', visit.address);
    // A sign-up that is begun again begins with a new cookie, so that two of them never mix.
    const session = system.bytes(24).toString('base64url');
    const signupId = hashOf(session);
    const { language } = visit.scene;
    await signups.begin(node.terms, signupId, { name: typed.name, number, language });
    const { url } = await connect.start({
      client: node.client,
      redirectUri: node.redirectUri,
      webhooks: node.webhooks,
      introduction: {
        name: typed.name,
        language,
        personId: null,
        signup: { id: signupId, nodeId: node.terms.nodeId, number },
      },
    });
    return seeOther(url, cookie(node, session));
  }

  async function code(node: SignupNode, visit: Visit, parameters: URLSearchParams): Promise<SignupReply> {
    const gone = () => words(visit, 404, 'signup.failed.title', 'signup.gone', again(node));
    if (!visit.signupId) return gone();
    if (visit.method === 'GET') {
      const stage = await stageOf(node, visit);
      if (stage.stage !== 'code') return gone();
      // None could go out so far, or the power went before it did.
      const refused = stage.isSent ? null : await signups.sendCode(node.terms, visit.signupId);
      const said = refused ?? (stage.isUsedUp ? 'signup.code.used-up' : saidOf(parameters));
      const isNote = said === 'signup.code.sent';
      return shown(
        visit,
        codePage(visit.scene, {
          number: shortNumber(stage.number),
          error: isNote ? null : said,
          note: isNote ? said : null,
          isUsedUp: stage.isUsedUp,
          again: `${again(node)}?again`,
        }),
        refused ? 429 : 200,
      );
    }
    // To the page that says it: loaded again, it must not send or count anything again.
    const say = (said: SentenceKey) => seeOther(`${again(node)}/code?said=${said}`, visit.cookie);
    const fields = await visit.fields();
    if (!fields) return say('signup.error.form');
    if (fields.get('do') === 'again') {
      return say((await signups.sendCode(node.terms, visit.signupId)) ?? 'signup.code.sent');
    }
    const answer = await signups.enterCode(node.terms, visit.signupId, fields.get('code') ?? '');
    // The cookie stays: a second click, which may come after this answer, is led to the same page by it.
    if (answer.ok) return seeOther(doneAt(node, answer.link));
    return answer.why === 'nothing-to-prove' ? gone() : say(`signup.code.${answer.why}`);
  }

  async function personOf({ terms }: SignupNode, parameters: URLSearchParams): Promise<Person | null> {
    const person = await store.personOfLink(hashOf(parameters.get('k') ?? ''));
    return person?.cloud === terms.cloud && person.clientId === terms.clientId ? person : null;
  }

  async function arrived(node: SignupNode, signupId: string): Promise<SignupReply> {
    const { next, ...rest } = await signups.arrived(node.terms, signupId);
    if ('link' in rest) return done(node, rest);
    if (next === 'code') return seeOther(`${again(node)}/code`);
    return next === 'owner'
      ? seeOther(`${again(node)}/done?wait`, cookie(node, ''))
      : seeOther(`${again(node)}?again`);
  }

  /** To a page of its own, which may be loaded again. */
  function done(node: SignupNode, { link, isBack }: { link: string; isBack: boolean }): SignupReply {
    return seeOther(`${doneAt(node, link)}${isBack ? '&back' : ''}`, cookie(node, ''));
  }

  async function end(node: SignupNode, visit: Visit, parameters: URLSearchParams): Promise<SignupReply> {
    if (parameters.has('wait')) return words(visit, 200, 'signup.owner.title', 'signup.owner.text');
    if (!parameters.has('k')) return words(visit, 404, 'signup.failed.title', 'signup.gone', again(node));
    if (!(await personOf(node, parameters))) return noSuchLink(node, visit);
    const link = `${again(node)}/me?k=${parameters.get('k')}`;
    return shown(
      visit,
      donePage(visit.scene, link, { isBack: parameters.has('back'), isSent: asksOf(node).number }),
    );
  }

  async function me(node: SignupNode, visit: Visit, parameters: URLSearchParams): Promise<SignupReply> {
    const person = await personOf(node, parameters);
    if (!person) return noSuchLink(node, visit);
    const show = async (more: { typed?: MeTyped; errors?: MeErrors; note?: SentenceKey | null } = {}) => {
      const { typed = typedOf(person), errors = {}, note = null } = more;
      const page = mePage(visit.scene, await about(person, visit.scene.language), typed, errors, note);
      return shown(visit, page, Object.keys(errors).length === 0 ? 200 : 400);
    };
    if (visit.method === 'GET') return show({ note: saidOf(parameters) });
    const fields = await visit.fields();
    if (!fields) return show({ errors: { form: 'signup.error.form' } });
    if (fields.get('do') === 'leave') {
      if (fields.get('sure') !== 'yes') return show({ errors: { sure: 'signup.me.error.sure' } });
      const revoked = await leave(node, person);
      return words(
        visit,
        200,
        'signup.me.left.title',
        revoked ? 'signup.me.left.text' : 'signup.me.left.not-revoked',
      );
    }
    const stored = typedOf(person);
    const typed = {
      sms: fields.get('sms') === 'yes',
      // The page shows what is stored, so an empty field is a wish; one that did not come at all is none.
      low: fields.get('low') ?? stored.low,
      hours: fields.get('hours') ?? stored.hours,
    };
    const low = wholeNumber(typed.low, 1, 100);
    const hours = wholeNumber(typed.hours, 1, 720);
    const errors = {
      ...(low === undefined ? { low: 'signup.me.error.low' as const } : {}),
      ...(hours === undefined ? { hours: 'signup.me.error.hours' as const } : {}),
    };
    if (low === undefined || hours === undefined) return show({ typed, errors });
    // Without a number there is nothing to choose.
    const sms = person.number === null ? {} : { sms: typed.sms };
    await store.changePerson(person.id, { ...sms, ownLow: low, ownNotSyncingHours: hours });
    return seeOther(`${again(node)}/me?k=${parameters.get('k')}&said=signup.me.saved`, visit.cookie);
  }

  /** Whether the cloud has ended the connection, too. */
  async function leave({ terms }: SignupNode, { id, name }: Person): Promise<boolean> {
    try {
      const { revoked } = await remove(id);
      terms.happened('left', { id, name });
      return revoked;
    } catch (error) {
      // Pressed twice: the first one has done it.
      if (asTrouble(error).code === 'person-unknown') return true;
      throw error;
    }
  }

  async function about(person: Person, language: string): Promise<AboutMe> {
    const [last, all] = await Promise.all([store.lastReadings(person.id), store.readingsSince(person.id, 0)]);
    return {
      name: person.name,
      number: person.number && shortNumber(person.number),
      connectedSince: person.access === 'ok' ? dayOf(person.connectedAt, person.timeZone, language) : null,
      devices: last.map(({ name, level }) => ({ name: name ?? sentence(language, 'device.unnamed'), level })),
      readings: all.length,
      defaults: defaultsFor(person),
      stopped: person.stopped,
    };
  }

  function typedOf({ sms, ownLow, ownNotSyncingHours }: Person): MeTyped {
    return { sms, low: String(ownLow ?? ''), hours: String(ownNotSyncingHours ?? '') };
  }

  function formError(node: SignupNode, visit: Visit, errors: FormErrors): SignupReply {
    return leading(node, shown(visit, formPage(visit.scene, asksOf(node), emptyForm, errors), 400));
  }

  function ofBrowser(request: IncomingMessage): string | null {
    const sessions = [...nodes].map((node) => cookieOf(request, node));
    const session = sessions.find((one) => one !== null);
    return session ? hashOf(session) : null;
  }

  /** The node on whose page a browser began to sign up. */
  async function nodeOfBrowser(request: IncomingMessage): Promise<{ node: SignupNode; visit: Visit } | null> {
    const id = ofBrowser(request);
    const nodeId = id && (await signups.nodeOf(id));
    const node = [...nodes].find(({ terms }) => terms.nodeId === nodeId);
    return node ? { node, visit: visitOf(node, request, system) } : null;
  }

  return {
    open(node) {
      if ([...nodes].some(({ path }) => path === node.path)) return null;
      nodes.add(node);
      for (const path of signupPaths(node.path)) away.back(path);
      return (returns = false) => {
        if (!nodes.delete(node) || !returns) return;
        for (const path of signupPaths(node.path)) away.leave(path);
      };
    },
    serves: (path) => find(path) !== null,
    ways: (path) => [...nodes].filter((node) => path === undefined || node === find(path)),
    async answer(path, parameters, request) {
      const node = find(path);
      if (!node) return { status: 404, headers: {}, body: null };
      const visit = visitOf(node, request, system);
      // Before anything else of the sign-up runs.
      if (!mayOpen(node, visit)) return forbidden(visit);
      if (visit.method !== 'GET' && visit.method !== 'POST') {
        return { status: 405, headers: { allow: 'GET, POST' }, body: null };
      }
      // People type it.
      if (path.endsWith('/')) return seeOther(`${node.base}${path.slice(0, -1)}`);
      if (path === node.path) return form(node, visit, parameters);
      if (path.endsWith('/privacy')) {
        return shown(visit, privacyPage(visit.scene, asksOf(node), again(node)));
      }
      if (path.endsWith('/done')) return end(node, visit, parameters);
      return path.endsWith('/code') ? code(node, visit, parameters) : me(node, visit, parameters);
    },
    ofBrowser,
    refusal(nodeId, request) {
      const node = [...nodes].find(({ terms }) => terms.nodeId === nodeId);
      const visit = node && visitOf(node, request, system);
      return node && visit && !mayOpen(node, visit) ? forbidden(visit) : null;
    },
    async goOn(request) {
      const found = await nodeOfBrowser(request);
      if (!found) return null;
      const { node, visit } = found;
      const { stage } = await stageOf(node, visit);
      if (stage === 'code' || stage === 'arrived') return seeOther(again(node));
      return words(visit, 400, 'signup.failed.title', 'signup.used', again(node));
    },
    async afterConsent(outcome, request) {
      const node = [...nodes].find(({ terms }) => terms.nodeId === outcome.signupNode);
      if (!node) return null;
      const visit = visitOf(node, request, system);
      if (outcome.state === 'failed') {
        if (outcome.code === 'signup-full') node.terms.full(node.terms.mostPeople);
        const reason = reasonOf(outcome, visit.scene.language);
        return shown(
          visit,
          wordsPage(visit.scene, 'signup.failed.title', reason.words, reason.fill, again(node)),
        );
      }
      if (!visit.signupId) return words(visit, 404, 'signup.failed.title', 'signup.gone', again(node));
      return arrived(node, visit.signupId);
    },
    onlyAddress(request) {
      const [node, ...more] = nodes;
      if (!node || more.length > 0) return null;
      return mayOpen(node, visitOf(node, request, system)) ? again(node) : null;
    },
    terms: () => [...nodes].map(({ terms }) => terms),
    termsFor: (client) => nodeFor(client)?.terms ?? null,
    addressFor(client) {
      const node = nodeFor(client);
      return node && `${node.base}${node.path}`;
    },
  };
}

/** One request, read as far as every page needs it. */
interface Visit {
  method: string;
  address: string;
  scene: Scene;
  signupId: string | null;
  /** Headers that set the cookie, where the browser has none yet. */
  cookie: Readonly<Record<string, string>>;
  /** The form's fields, or null where it did not come from our own page. */
  fields(): Promise<URLSearchParams | null>;
}

function visitOf(node: SignupNode, request: IncomingMessage, system: System): Visit {
  const known = cookieOf(request, node);
  // The first look sets the cookie that the form is bound to.
  const session = known ?? system.bytes(24).toString('base64url');
  const language = languageWished(request.headers['accept-language']);
  const csrf = csrfOf(session);
  return {
    method: request.method ?? '',
    address: callerOf(request, [node]),
    signupId: known ? hashOf(known) : null,
    cookie: known ? {} : cookie(node, session),
    scene: {
      language,
      title: node.terms.title || sentence(language, 'signup.title'),
      contact: node.contact,
      ownText: node.ownText,
      service: node.client.cloud.label,
      warning: node.client.cloud.consentWarning,
      styles: `${node.base}/fitbit/page.css`,
      privacy: `${again(node)}/privacy`,
      csrf,
    },
    async fields() {
      const body = await readBody(request, system, mostFormBytes);
      if (!(body instanceof Uint8Array) || !known) return null;
      const fields = new URLSearchParams(Buffer.from(body).toString('utf8'));
      return isSame(fields.get('csrf') ?? '', csrf) ? fields : null;
    },
  };
}

/** What a page was told to say by the form before it; nothing that anybody else could make up. */
const sayable = new Set<SentenceKey>([
  'signup.code.sent',
  'signup.code.wrong',
  'signup.code.late',
  'signup.code.no-code',
  'signup.code-again-later',
  'signup.codes-used-up',
  'signup.error.form',
  'signup.me.saved',
]);

function saidOf(parameters: URLSearchParams): SentenceKey | null {
  const said = parameters.get('said') as SentenceKey;
  return sayable.has(said) ? said : null;
}

function cookieOf(request: IncomingMessage, node: SignupNode): string | null {
  for (const one of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = one.trim().split('=');
    if (name === cookieName(node) && value && /^[\w-]{16,64}$/.test(value)) return value;
  }
  return null;
}

/** Proves that a form came from a page of ours in the same browser. */
function csrfOf(session: string): string {
  return hashOf(`csrf ${session}`);
}

/** The page that a sign-up ends on. */
function doneAt(node: SignupNode, link: string): string {
  return `${again(node)}/done?k=${new URL(link).searchParams.get('k')}`;
}

/** `Lax`: the consent page leads back here by a link, and the cookie has to come along. */
function cookie(node: SignupNode, session: string): Record<string, string> {
  const age = session === '' ? 0 : Math.floor(signupMs / 1000);
  const secure = cookieName(node).startsWith('__Host-') ? '; Secure' : '';
  return {
    'set-cookie': `${cookieName(node)}=${session}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`,
  };
}

function shown(visit: Visit, body: Html, status = 200, headers: Record<string, string> = {}): SignupReply {
  return { status, headers: { ...visit.cookie, ...headers }, body };
}

function words(
  visit: Visit,
  status: number,
  title: SentenceKey,
  text: SentenceKey,
  again: string | null = null,
): SignupReply {
  return shown(visit, wordsPage(visit.scene, title, text, {}, again), status);
}

/** The page on which a guest sees what their number was read as. */
function understood({ terms }: SignupNode, { scene }: Visit, typed: FormValues, number: string): Html {
  const country = countryOfNumber(number);
  return numberPage(scene, typed, {
    understood: number,
    spaced: spacedNumber(number),
    country: country && (new Intl.DisplayNames([scene.language], { type: 'region' }).of(country) ?? null),
    code: terms.confirm === 'sms',
  });
}

/** Browsers hold a form's redirect to the policy too, and ours leads to the consent page. */
function leading(node: SignupNode, reply: SignupReply): SignupReply {
  return { ...reply, formAction: `'self' ${node.consentOrigin}` };
}

function mayOpen({ allowed }: SignupNode, { address }: Visit): boolean {
  return allowed === null || contains(allowed, address);
}

/** Who may not be here learns nothing of whose page this is. */
function forbidden(visit: Visit): SignupReply {
  const title = sentence(visit.scene.language, 'signup.title');
  const stranger = { ...visit, cookie: {}, scene: { ...visit.scene, title, contact: '', ownText: '' } };
  return words(stranger, 403, 'signup.forbidden.title', 'signup.forbidden.text');
}

/** What a failed connection is called where there is no Connect to press. */
const inWordsOfThePage: Readonly<Record<string, SentenceKey>> = {
  'connect-refused': 'signup.refused',
  'connect-expired': 'signup.expired',
  'connect-code-used': 'signup.used',
  'scope-missing': 'signup.unticked',
  'account-not-linked': 'signup.not-linked',
  'permission-denied': 'problem.permission-denied',
};

/** Why somebody is not connected, and what they can do: a guest cannot set right what is the owner's. */
function reasonOf(
  { code, key, fill }: Extract<Outcome, { state: 'failed' }>,
  language: string,
): { words: SentenceKey; fill: Fill } {
  const own = inWordsOfThePage[code];
  if (own) return { words: own, fill };
  const { kind } = problem(code as ProblemCode);
  if (kind === 'try-later') return { words: 'signup.later', fill };
  if (kind === 'misconfigured' || kind === 'gone' || kind === 'not-ours') {
    return { words: 'signup.tell-owner', fill: { reason: sentence(language, key as SentenceKey, fill) } };
  }
  return { words: key as SentenceKey, fill };
}

/** A new one is to be had by signing in at the cloud again. */
function noSuchLink(node: SignupNode, visit: Visit): SignupReply {
  return words(visit, 404, 'signup.failed.title', 'signup.me.not-found', again(node));
}

function again(node: SignupNode): string {
  return `${node.base}${node.path}`;
}

function seeOther(location: string, headers: Record<string, string> = {}): SignupReply {
  return { status: 303, headers: { ...headers, location }, body: null };
}

const emptyForm = { name: '', number: '', invitation: '', consent: false };

function asksOf({ terms, webhooks }: SignupNode): Asks {
  return { number: terms.confirm !== 'none', invitation: terms.invitation !== '', webhooks };
}

const notAsked = { number: null, refused: null };

const refusals = {
  unreadable: 'signup.error.number',
  ambiguous: 'signup.error.ambiguous-number',
  channel: 'signup.error.number',
} as const satisfies Record<NumberRefusal, SentenceKey>;

/** What is wrong with a form, and the number as E.164 where all is well. */
function judge(
  node: SignupNode,
  typed: { name: string; number: string; invitation: string; consent: boolean },
): { errors: FormErrors; number: string | null } {
  const errors: FormErrors = {};
  if (typed.name === '' || typed.name.length > mostNameLength) errors.name = 'signup.error.name';
  const asks = asksOf(node);
  const { number, refused } = asks.number ? readNumber(typed.number, node.country) : notAsked;
  if (refused) errors.number = typed.number === '' ? 'signup.error.no-number' : refusals[refused];
  const countries = node.countries.length > 0 ? node.countries : [node.country];
  if (number !== null && !isFromOneOf(number, countries)) errors.number = 'signup.error.country';
  else if (number !== null && isCostly(number)) errors.number = 'signup.error.costly';
  if (asks.invitation && !isSame(typed.invitation.toLowerCase(), node.terms.invitation.toLowerCase())) {
    errors.invitation = 'signup.error.invitation';
  }
  if (!typed.consent) errors.consent = 'signup.error.consent';
  return { errors, number };
}

/** A day in the person's own zone and language, on one line. */
function dayOf(at: number, timeZone: string | null, language: string): string {
  const options = { dateStyle: 'long', timeZone: timeZone ?? 'UTC' } as const;
  return new Intl.DateTimeFormat(language, options).format(at).replace(/ /g, '\u00a0');
}
