// What the dialogs ask about addresses: what to register, where a path is reached, whether the public paths can be served.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import { withoutSlashes } from '../../../src/net/text';
import { sentence } from '../../../src/sentences/sentences';
import {
  type LocalPlace,
  type PublicPlace,
  publicAddressOf,
  redirectAddress,
  redirectHint,
  registration,
} from '../../../src/web/redirect';
import { languageOf, texts } from '../../common/admin-request';
import type { RedirectAnswer, RedirectQuery, Sentence, ServingQuery } from '../../common/admin-types';
import { withEngine } from '../../common/lease';
import { checkNodeRedServer } from '../../common/node-red-server';
import { settingsOf } from '../../common/node-red-settings';
import { asDeployed } from './as-deployed';

/** GET fitbit/redirect */
export async function showRedirect(RED: NodeAPI, request: Request): Promise<RedirectAnswer> {
  const { serve = '', cloud = '', path = '', ...asked } = texts<RedirectQuery>(request.query);
  const place = publicPlace(
    RED,
    asDeployed(RED, 'publicAddress', asked.publicAddress, asked.configId),
    serve,
  );
  const hint = redirectHint(place.address, cloud);
  const redirectUri = redirectAddress(localPlace(RED), place);
  return {
    redirectUri,
    register: sentence(languageOf(request), registration(redirectUri, cloud)),
    webhookAddress: place.address ? publicAddressOf(place, path) : null,
    ...(hint ? { hint: sentence(languageOf(request), hint) } : {}),
  };
}

/** GET fitbit/serving: that the public paths can be served so. Throws a Trouble where they cannot. */
export async function showServing(RED: NodeAPI, request: Request): Promise<Sentence> {
  const { serve = '', bind = '', passNodeAuth, ...asked } = texts<ServingQuery>(request.query);
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

/** Where the browser comes back to from a consent page, with a public address as it was typed. */
export function redirectUriOf(
  RED: NodeAPI,
  asked: { publicAddress?: string | undefined; serve?: string | undefined; configId?: string | undefined },
): string {
  const address = asDeployed(RED, 'publicAddress', asked.publicAddress, asked.configId);
  return redirectAddress(localPlace(RED), publicPlace(RED, address, asked.serve ?? ''));
}

function localPlace(RED: NodeAPI): LocalPlace {
  const settings = settingsOf(RED);
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
