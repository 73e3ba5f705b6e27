// What the dialog asks for: who is connected, connecting, removing. No secret goes out, numbers only shortened.

import type { Request } from 'express';
import type { NodeAPI, NodeDef } from 'node-red';
import { isMadeUp, labelOf } from '../../src/clouds/registry';
import type { Engine } from '../../src/engine';
import { system } from '../../src/net/system';
import { withoutSlashes } from '../../src/net/text';
import { shortLine } from '../../src/people/names';
import { isolated } from '../../src/sentences/isolated';
import { languageWished, nearestLanguage, type SentenceKey, sentence } from '../../src/sentences/sentences';
import { Trouble } from '../../src/sentences/trouble';
import { readNumberOrThrow, shortNumber } from '../../src/sms/numbers';
import type { ConnectProgress } from '../../src/use-cases/connect';
import type { PersonView } from '../../src/use-cases/list-people';
import {
  type LocalPlace,
  type PublicPlace,
  publicAddressOf,
  redirectAddress,
  redirectHint,
  registration,
} from '../../src/web/redirect';
import { idInEditor } from '../common/blind';
import { filled, namesVariable } from '../common/filled';
import { lease, withEngine } from '../common/lease';
import { checkNodeRedServer } from '../common/node-red-server';
import { type PublicPlaceDef, servePublic } from '../common/public-place';
import { isKnownAs, runningAs, runningConfigs } from '../common/running';
import type { ConfigNode } from './node';

/** GET fitbit/people?cloud=&clientId=&configId=: the client's people, and those of the cloud whose client no config knows. */
export function listPeople(RED: NodeAPI, request: Request): Promise<object> {
  const { cloud = '', ...query } = texts(request.query);
  const clientId = resolved(RED, 'clientId', query.clientId, query.configId);
  return withEngine(RED, async (engine) => {
    const people = (await engine.people.list(cloud)).filter(
      ({ person, hasClient }) => isMadeUp(cloud) || person.clientId === clientId || !hasClient,
    );
    return { people: people.map((view) => personShown(view, clientId, engine, languageOf(request))) };
  });
}

/**
 * GET fitbit/redirect?publicAddress=&serve=&cloud=&path=&configId=: the exact address to register, how, what stands against it,
 * and, with a public address, where `path` is reached.
 */
export async function showRedirect(RED: NodeAPI, request: Request): Promise<object> {
  const { publicAddress = '', serve = '', cloud = '', path = '', configId } = texts(request.query);
  const place = publicPlace(RED, resolved(RED, 'publicAddress', publicAddress, configId), serve);
  const hint = redirectHint(place.address, cloud);
  const redirectUri = redirectAddress(localPlace(RED), place);
  return {
    redirectUri,
    register: sentence(languageOf(request), registration(redirectUri, cloud)),
    webhookAddress: place.address ? publicAddressOf(place, path) : null,
    ...(hint ? { hint: sentence(languageOf(request), hint) } : {}),
  };
}

/** GET fitbit/serving?serve=&bind=&port=&passNodeAuth=: that the public paths can be served so; else a Trouble. */
export async function showServing(RED: NodeAPI, request: Request): Promise<object> {
  const { serve = '', bind = '', passNodeAuth, ...asked } = texts(request.query);
  if (serve === 'node-red') {
    checkNodeRedServer(RED, passNodeAuth === 'true');
    return { text: '' };
  }
  const port = Number(asked.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return { text: '' };
  return withEngine(RED, async (engine) => {
    const found = await engine.web.probePort(bind || '127.0.0.1', port);
    return { text: sentence(languageOf(request), `web.port-${found}`, { port }) };
  });
}

/** GET fitbit/lacking: the services that run without a client secret, which the editor cannot know by itself. */
export async function listLacking(_RED: NodeAPI): Promise<object> {
  const lacking = runningConfigs<ConfigNode>().map(async (config) => {
    const ready = await config.ready.catch(() => null);
    return ready?.lack()?.code === 'no-client-secret' ? [idInEditor(config)] : [];
  });
  return { withoutSecret: (await Promise.all(lacking)).flat() };
}

/** POST fitbit/connect: begins. What is typed is posted; a stored secret is found by the node's id. */
export async function startConnect(RED: NodeAPI, request: Request): Promise<object> {
  const asked = texts(request.body);
  const { name = '', number, language = '' } = texts(request.body?.person);
  const { cloud = '', publicAddress = '', serve = '' } = asked;
  if (isMadeUp(cloud)) throw new Trouble('connect-demo', 'connect.demo');
  const redirectUri = redirectAddress(
    localPlace(RED),
    publicPlace(RED, resolved(RED, 'publicAddress', publicAddress, asked.configId), serve),
  );
  return withEngine(RED, async (engine) => {
    const e164 = numberOf(number, asked.country ?? '');
    const { id, url } = await engine.connect.start({
      client: {
        cloud: engine.clients.cloud(cloud),
        clientId: resolved(RED, 'clientId', asked.clientId, asked.configId),
        clientSecret: secretOf(RED, asked.clientSecret, asked.configId),
      },
      redirectUri,
      webhooks: request.body?.webhooks === true,
      introduction: {
        name: shortLine(name),
        number: e164,
        language: language === '' ? null : nearestLanguage(language),
        defaultLanguage: nearestLanguage(asked.language),
        personId: asked.personId || null,
      },
    });
    if (publicAddress.trim()) await keepPublic(RED, id, placeTyped(asked, request.body));
    // Whole, once, to who typed it: only so can a wrong one be seen before it is kept.
    return { id, authorizeUrl: url, redirectUri, number: e164 };
  });
}

/** GET fitbit/connect/<id>: how it stands. */
export function showStanding(RED: NodeAPI, request: Request): Promise<object> {
  const id = String(request.params.id);
  return withEngine(RED, async (engine) => {
    const progress = await engine.connect.progress(id);
    if (progress.state !== 'waiting') kept.get(id)?.();
    return progressShown(progress, request);
  });
}

/** What the request says about the public address, whatever it is made of. */
function placeTyped(
  asked: Record<string, string | undefined>,
  body: { port?: unknown; passNodeAuth?: unknown },
): PublicPlaceDef {
  const { publicAddress = '', serve = '', bind = '' } = asked;
  return { publicAddress, serve, bind, port: Number(body.port), passNodeAuth: body.passNodeAuth === true };
}

/** Public addresses that are served only until somebody is connected, by the connection's id. */
const kept = new Map<string, () => void>();
/** As long as a state is good. */
const keepMs = 10 * 60_000;

/**
 * Serves a public address that is typed but not deployed yet, so that the consent page finds its way back. A config
 * that serves it already shares it. Ends with the connection, or with its time.
 */
async function keepPublic(RED: NodeAPI, id: string, def: PublicPlaceDef): Promise<void> {
  const { engine, release } = lease(RED);
  let unserve: (returns: boolean) => void = () => undefined;
  const end = () => {
    if (!kept.delete(id)) return;
    cancel();
    unserve(false);
    void release();
  };
  const cancel = system.after(keepMs, end);
  kept.set(id, end);
  try {
    unserve = await servePublic(RED, await engine, def);
  } catch (error) {
    end();
    throw error;
  }
}

/** POST fitbit/connect/<id>/paste: the address that the browser could not open. */
export function pasteAddress(RED: NodeAPI, request: Request): Promise<object> {
  const { address = '' } = texts(request.body);
  return withEngine(RED, async (engine) => progressShown(await engine.connect.paste(address), request));
}

/** POST fitbit/people/<id>/confirm: the owner's word for a number. */
export function confirmNumber(RED: NodeAPI, request: Request): Promise<object> {
  return withEngine(RED, async (engine) => {
    const { shown = '' } = texts(request.body);
    const name = await engine.people.confirmNumber(String(request.params.id), shown);
    return { text: sentence(languageOf(request), 'person.confirmed', { who: isolated(name) }) };
  });
}

/** DELETE fitbit/people/<id>?configId=: revokes at the cloud, deletes here. */
export function removePerson(RED: NodeAPI, request: Request): Promise<object> {
  const { configId } = texts(request.query);
  return withEngine(RED, async (engine) => {
    const secret = storedSecret(RED, configId) ?? '';
    const { name, service, revoked } = await engine.people.remove(String(request.params.id), secret);
    const key = revoked ? 'person.removed' : 'person.removed.not-revoked';
    return { removed: true, text: sentence(languageOf(request), key, { who: isolated(name), service }) };
  });
}

function personShown(
  { person, readings, hasClient, hasWebhookScopes, waitingNumber, numberMark }: PersonView,
  clientId: string,
  engine: Engine,
  language: string,
): object {
  const service = labelOf(person.cloud);
  const number = waitingNumber ?? person.number;
  const reason = (code: string | null) =>
    code ? sentence(language, `problem.${code}` as SentenceKey, { service, detail: '' }) : undefined;
  const last = engine.checks.last(person.id);
  return {
    id: person.id,
    name: person.name,
    number: number && shortNumber(number),
    // Sent back with the owner's word: it is for this number and no other.
    numberMark,
    numberState: waitingNumber === null ? person.numberState : 'unproven',
    sms: person.sms,
    ownLow: person.ownLow,
    ownNotSyncingHours: person.ownNotSyncingHours,
    stopped: person.stopped,
    webhook: hasWebhookScopes,
    language: person.language,
    orphan: !hasClient && person.clientId !== clientId,
    access: { state: person.access, text: reason(person.access === 'lost' ? person.accessReason : null) },
    lastCheck: last && {
      at: new Date(last.at).toISOString(),
      ok: last.ok,
      text: last.ok ? undefined : reason(last.problem.code),
    },
    devices: readings.map(({ name, level, status, syncedAt }) => ({
      name: name ?? sentence(language, 'device.unnamed'),
      level,
      status,
      syncedAt: syncedAt === null ? null : new Date(syncedAt).toISOString(),
    })),
  };
}

function progressShown(progress: ConnectProgress, request: Request): object {
  const language = languageOf(request);
  switch (progress.state) {
    case 'connected':
      return { ...progress, text: connectedText(progress, language) };
    case 'failed':
      return { state: 'failed', text: sentence(language, progress.key as SentenceKey, progress.fill) };
    case 'expired':
      return { state: 'expired', text: sentence(language, 'connect.expired') };
    case 'waiting':
      return { state: 'waiting' };
  }
}

/** Whoever signs in by mistake with an account that is here already has just renamed somebody. */
function connectedText(
  { person: { name }, wasCalled, isNewNumber }: Extract<ConnectProgress, { state: 'connected' }>,
  language: string,
): string {
  const who = isolated(name);
  const connected =
    wasCalled === undefined
      ? sentence(language, 'connect.done', { who })
      : sentence(language, 'connect.renamed', { who, before: isolated(wasCalled) });
  return isNewNumber ? `${connected} ${sentence(language, 'connect.new-number')}` : connected;
}

/** E.164, or null where nothing was typed. Throws a Trouble for what is no number. */
export function numberOf(text: string | undefined, country: string): string | null {
  if (text === undefined || text.trim() === '') return null;
  return readNumberOrThrow(text, country);
}

/**
 * A field's value without stray blanks. A `${NAME}` becomes what a deployed config made of the very same text: the one
 * that is open, in a subflow one of its places, else any other. Nothing that a request brings is looked up in the
 * environment. Throws a Trouble where no config has been deployed with it, or several made different things of it.
 */
function resolved(
  RED: NodeAPI,
  field: 'clientId' | 'publicAddress',
  value = '',
  configId: string | undefined = undefined,
): string {
  const text = value.trim();
  if (!namesVariable(text)) return text;
  const asTyped = new Map<string, unknown>();
  RED.nodes.eachNode((def) => {
    const typed = def as NodeDef & Partial<Record<typeof field, unknown>>;
    if (def.type === 'fitbit-config') asTyped.set(def.id, typed[field]);
  });
  const same = runningConfigs<ConfigNode>().filter((config) => {
    const deployed = asTyped.get(idInEditor(config));
    return typeof deployed === 'string' && deployed.trim() === text;
  });
  const own = configId ? same.filter((config) => isKnownAs(config, configId)) : [];
  const values = new Set((own.length > 0 ? own.slice(0, 1) : same).map((config) => config[field]));
  const [only] = values;
  if (only === undefined || values.size > 1)
    throw new Trouble('connect-not-deployed', 'connect.not-deployed');
  return only;
}

/** The secret to connect with: the typed one, or what the deployed config got. */
function secretOf(RED: NodeAPI, typed: string | undefined, configId: string | undefined): string {
  if (typed !== undefined && !namesVariable(typed)) return typed.trim();
  const deployed = storedText(RED, configId);
  // Typed, but not deployed: what Node-RED makes of it is not known.
  if (typed !== undefined && typed.trim() !== deployed?.trim()) {
    throw new Trouble('connect-not-deployed', 'connect.not-deployed');
  }
  const secret = storedSecret(RED, configId);
  if (secret === null) throw new Trouble('connect-not-deployed', 'connect.not-deployed');
  return secret;
}

/**
 * The secret that the deployed config runs with, environment variables filled in; empty without one. Null where it
 * runs nowhere, so that nobody knows what its variable stands for. It never goes back to a browser.
 */
function storedSecret(RED: NodeAPI, configId: string | undefined): string | null {
  const [running] = configId ? runningAs<ConfigNode>(configId) : [];
  if (running) return filled(running.credentials?.clientSecret);
  const text = storedText(RED, configId) ?? '';
  return namesVariable(text) ? null : text.trim();
}

/** What the owner typed into the editor and deployed. */
function storedText(RED: NodeAPI, configId: string | undefined): string | null {
  const credentials = configId
    ? (RED.nodes.getCredentials(configId) as Record<string, unknown> | null)
    : null;
  const secret = credentials?.clientSecret;
  return typeof secret === 'string' ? secret : null;
}

function localPlace(RED: NodeAPI): LocalPlace {
  const settings = RED.settings as unknown as Record<string, unknown>;
  return {
    isHttps: Boolean(settings.https),
    port: Number(settings.uiPort) || 1880,
    adminRoot: withoutSlashes(String(settings.httpAdminRoot || '/')),
  };
}

function publicPlace(RED: NodeAPI, address: string, serve: string): PublicPlace {
  const path = serve === 'node-red' ? RED.httpNode?.path() : '';
  return { address, nodeRoot: withoutSlashes(typeof path === 'string' ? path : '') };
}

export function languageOf(request: Request): string {
  return languageWished(request.headers['accept-language']);
}

/** The string fields of what came in; whatever else is in there is not read. */
export function texts(from: unknown): Record<string, string | undefined> {
  if (typeof from !== 'object' || from === null) return {};
  return Object.fromEntries(Object.entries(from).filter(([, value]) => typeof value === 'string'));
}
