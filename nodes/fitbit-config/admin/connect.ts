// What the dialog asks while it connects somebody.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import { isByMsg, isMadeUp } from '../../../src/clouds/registry';
import { shortLine } from '../../../src/people/names';
import { isolated } from '../../../src/sentences/isolated';
import { nearestLanguage, type SentenceKey, sentence } from '../../../src/sentences/sentences';
import { Trouble } from '../../../src/sentences/trouble';
import type { ConnectProgress as Progress } from '../../../src/use-cases/connect';
import { languageOf, texts } from '../../common/admin-request';
import type {
  ConnectProgress,
  ConnectRequest,
  ConnectStarted,
  Introduction,
  PastedAddress,
} from '../../common/admin-types';
import { withEngine } from '../../common/lease';
import type { PublicPlaceDef } from '../../common/public-place';
import { redirectUriOf } from './addresses';
import { asDeployed, secretToConnect } from './as-deployed';
import { numberTyped } from './number-typed';
import { endServing, serveMeanwhile } from './temporary-address';

/** POST fitbit/connect: begins. What is typed is posted; a stored secret is found by the node's id. */
export async function startConnect(RED: NodeAPI, request: Request): Promise<ConnectStarted> {
  const asked = texts<ConnectRequest>(request.body);
  const { name = '', number, language = '' } = texts<Introduction>(request.body?.person);
  const { cloud = '', configId } = asked;
  if (isMadeUp(cloud)) throw new Trouble('connect-demo', 'connect.demo');
  if (isByMsg(cloud)) throw new Trouble('connect-not-needed', 'connect.not-needed');
  const redirectUri = redirectUriOf(RED, asked);
  return withEngine(RED, async (engine) => {
    const e164 = numberTyped(number, asked.country ?? '');
    const { id, url } = await engine.connect.start({
      client: {
        cloud: engine.clients.cloud(cloud),
        clientId: asDeployed(RED, 'clientId', asked.clientId, configId),
        clientSecret: secretToConnect(RED, asked.clientSecret, configId),
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
    if (asked.publicAddress?.trim()) await serveMeanwhile(RED, id, placeTyped(asked, request.body));
    // Whole, once, to who typed it: only so can a wrong one be seen before it is kept.
    return { id, authorizeUrl: url, redirectUri, number: e164 };
  });
}

/** GET fitbit/connect/<id>: how it stands. */
export function showProgress(RED: NodeAPI, request: Request): Promise<ConnectProgress> {
  const id = String(request.params.id);
  return withEngine(RED, async (engine) => {
    const progress = await engine.connect.progress(id);
    if (progress.state !== 'waiting') endServing(id);
    return progressShown(progress, languageOf(request));
  });
}

/** POST fitbit/connect/<id>/paste: the address that the browser could not open. */
export function pasteAddress(RED: NodeAPI, request: Request): Promise<ConnectProgress> {
  const { address = '' } = texts<PastedAddress>(request.body);
  return withEngine(RED, async (engine) =>
    progressShown(await engine.connect.paste(address), languageOf(request)),
  );
}

/** What the request says about the public address, whatever it is made of. */
function placeTyped(
  { publicAddress = '', serve = '', bind = '' }: { [Field in keyof ConnectRequest]?: string | undefined },
  body: { port?: unknown; passNodeAuth?: unknown },
): PublicPlaceDef {
  return { publicAddress, serve, bind, port: Number(body.port), passNodeAuth: body.passNodeAuth === true };
}

function progressShown(progress: Progress, language: string): ConnectProgress {
  switch (progress.state) {
    case 'connected':
      return { state: 'connected', person: progress.person, text: connectedText(progress, language) };
    case 'failed':
      return { state: 'failed', text: sentence(language, progress.key as SentenceKey, progress.fill) };
    case 'expired':
      return { state: 'expired', text: sentence(language, 'connect.expired') };
    case 'waiting':
      return { state: 'waiting' };
  }
}

/** A sign-in with an account that is known already renames its person: the owner is told, as it may be a mistake. */
function connectedText(
  { person: { name }, wasCalled, isNewNumber }: Extract<Progress, { state: 'connected' }>,
  language: string,
): string {
  const who = isolated(name);
  const connected =
    wasCalled === undefined
      ? sentence(language, 'connect.done', { who })
      : sentence(language, 'connect.renamed', { who, before: isolated(wasCalled) });
  return isNewNumber ? `${connected} ${sentence(language, 'connect.new-number')}` : connected;
}
