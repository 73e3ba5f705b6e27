// Stand-in for Google's OAuth: the consent page, the token endpoint, revocation.
import { type Codes, provesChallenge, readChallenge } from './codes';
import { consentPage, errorPage } from './consent-page';
import { type Answer, form, html, json, type Request, type Route, redirect } from './http';
import { isLoopback, redirectProblem } from './redirect-rules';
import { sameSecret } from './seed';
import type { Tokens } from './tokens';
import { type Client, findClient, type World } from './world';

const HEALTH_SCOPE =
  /^https:\/\/www\.googleapis\.com\/auth\/(cloud-platform|googlehealth\.[a-z_]+\.(readonly|writeonly))$/;
const SIGN_IN_SCOPES = new Set(['openid', 'email', 'profile']);

interface AuthorizeRequest {
  client: Client;
  redirectUri: string;
  scopes: string[];
}

export function googleOAuthRoutes(world: World, tokens: Tokens, codes: Codes): Route[] {
  const google = { vendor: 'google' } as const;
  return [
    { ...google, call: 'authorize', method: 'GET', path: /^\/o\/oauth2\/v2\/auth$/, handle: authorize },
    {
      ...google,
      call: 'decision',
      method: 'POST',
      path: /^\/o\/oauth2\/v2\/auth\/decision$/,
      handle: decide,
    },
    { ...google, call: 'token', method: 'POST', path: /^\/token$/, handle: token, who: whoRefreshes },
    { ...google, call: 'revoke', method: 'POST', path: /^\/revoke$/, handle: revoke, who: whoRevokes },
  ];

  function authorize(request: Request): Answer {
    const checked = checkAuthorize(world, request.query);
    if ('status' in checked) return checked;
    const hidden = [...request.query].filter(([name]) => name !== 'scope');
    return html(
      200,
      consentPage({
        service: 'Google',
        clientId: checked.client.clientId,
        action: '/o/oauth2/v2/auth/decision',
        people: [...world.people.values()],
        chosen: request.query.get('login_hint') ?? undefined,
        scopes: checked.scopes,
        hidden: [...hidden, ['requested_scope', checked.scopes.join(' ')]],
      }),
    );
  }

  function decide(request: Request): Answer {
    const fields = form(request);
    const ticked = fields.getAll('scope').flatMap((value) => value.split(' '));
    fields.set('scope', fields.get('requested_scope') ?? ticked.join(' '));
    const checked = checkAuthorize(world, fields);
    if ('status' in checked) return checked;
    const { client, redirectUri } = checked;
    const state = fields.get('state');
    const back = (params: Record<string, string>) =>
      redirect(redirectUri, { ...(state === null ? {} : { state }), ...params });

    const person = fields.get('person') ?? '';
    if (!world.people.has(person))
      return refusePage(400, 'invalid_request', `There is no person "${person}".`);
    if (fields.get('decision') === 'deny') return back({ error: 'access_denied' });
    if (fields.get('decision') !== 'allow')
      return refusePage(400, 'invalid_request', 'Neither allowed nor denied.');
    const scopes = checked.scopes.filter((scope) => ticked.includes(scope));
    if (scopes.length === 0) return back({ error: 'access_denied' });

    const asksAgain = (fields.get('prompt') ?? '').split(' ').includes('consent');
    const first = !tokens.consentedBefore('google', person, client.clientId);
    const challenge = readChallenge(fields);
    const code = codes.put({
      vendor: 'google',
      clientId: client.clientId,
      redirectUri,
      person,
      scopes,
      offline: fields.get('access_type') === 'offline' && (asksAgain || first),
      challenge: challenge === 'bad' ? null : challenge,
    });
    return back({ code, scope: scopes.join(' ') });
  }

  function whoRefreshes(request: Request): string | undefined {
    const fields = form(request);
    return (
      codes.peek(fields.get('code') ?? '')?.person ??
      tokens.read('google', fields.get('refresh_token') ?? '')?.ticket.person
    );
  }

  function token(request: Request): Answer {
    const fields = form(request);
    const client = findClient(world, 'google', fields.get('client_id') ?? '');
    const secret = fields.get('client_secret');
    if (!fields.has('client_id'))
      return refuse(400, 'invalid_request', 'Could not determine client ID from request.');
    if (!client) return refuse(401, 'invalid_client', 'The OAuth client was not found.');
    // A web application's secret belongs in the body, PKCE or not.
    if (secret === null) return refuse(400, 'invalid_request', 'client_secret is missing.');
    if (!sameSecret(secret, client.clientSecret)) return refuse(401, 'invalid_client', 'Unauthorized');
    switch (fields.get('grant_type')) {
      case 'authorization_code':
        return exchange(fields, client);
      case 'refresh_token':
        return refresh(fields, client);
      case null:
        return refuse(400, 'invalid_request', 'Missing required parameter: grant_type');
      default:
        return refuse(400, 'unsupported_grant_type', `Invalid grant_type: ${fields.get('grant_type')}`);
    }
  }

  function exchange(fields: URLSearchParams, client: Client): Answer {
    if (!fields.has('code')) return refuse(400, 'invalid_request', 'Missing required parameter: code');
    const authorization = codes.take(fields.get('code') ?? '');
    if (authorization?.vendor !== 'google' || authorization.clientId !== client.clientId)
      return refuse(400, 'invalid_grant', 'Bad Request');
    if (fields.get('redirect_uri') !== authorization.redirectUri)
      return refuse(400, 'invalid_grant', 'Bad Request');
    const verifier = fields.get('code_verifier');
    const { challenge, person, scopes, offline } = authorization;
    if (challenge && verifier === null) return refuse(400, 'invalid_grant', 'Missing code verifier.');
    if (challenge && !provesChallenge(challenge, verifier ?? ''))
      return refuse(400, 'invalid_grant', 'Invalid code verifier.');
    if (!challenge && verifier !== null)
      return refuse(400, 'invalid_grant', 'code_verifier or verifier is not needed.');
    const { clientId, testing } = client;
    const issued = tokens.consent({ vendor: 'google', person, clientId, scopes, offline, testing });
    return json(200, {
      access_token: issued.accessToken,
      expires_in: issued.expiresIn,
      ...(issued.refreshToken === null ? {} : { refresh_token: issued.refreshToken }),
      ...(testing && issued.refreshToken !== null ? { refresh_token_expires_in: 604_799 } : {}),
      scope: issued.scope,
      token_type: 'Bearer',
    });
  }

  function refresh(fields: URLSearchParams, client: Client): Answer {
    const given = fields.get('refresh_token');
    if (given === null) return refuse(400, 'invalid_request', 'Missing required parameter: refresh_token');
    const found = tokens.read('google', given);
    if (found?.ticket.kind !== 'refresh' || found.ticket.clientId !== client.clientId)
      return refuse(400, 'invalid_grant', 'Bad Request');
    if (found.state !== 'live') return refuse(400, 'invalid_grant', 'Token has been expired or revoked.');
    const issued = tokens.refresh(found.ticket);
    const until = found.ticket.expiresAt;
    return json(200, {
      access_token: issued.accessToken,
      expires_in: issued.expiresIn,
      ...(until === null ? {} : { refresh_token_expires_in: Math.floor((until - world.now()) / 1000) }),
      scope: issued.scope,
      token_type: 'Bearer',
    });
  }

  function whoRevokes(request: Request): string | undefined {
    return tokens.read('google', tokenToRevoke(request))?.ticket.person;
  }

  function revoke(request: Request): Answer {
    const found = tokens.read('google', tokenToRevoke(request));
    if (found?.state !== 'live') return refuse(400, 'invalid_token', 'Token expired or revoked');
    tokens.revoke(found.ticket, false);
    return json(200, {});
  }
}

/** The request if the consent page may be shown, else the error page: nothing is ever redirected on these. */
function checkAuthorize(world: World, query: URLSearchParams): AuthorizeRequest | Answer {
  const client = findClient(world, 'google', query.get('client_id') ?? '');
  if (!client) return refusePage(401, 'invalid_client', 'The OAuth client was not found.');
  if (client.blocked !== null) return refusePage(403, client.blocked, 'Played because it was asked for.');
  const redirectUri = query.get('redirect_uri');
  if (redirectUri === null)
    return refusePage(400, 'invalid_request', 'Missing required parameter: redirect_uri');
  const problem = redirectProblem(redirectUri);
  if (problem) return refusePage(400, 'redirect_uri_mismatch', `${redirectUri} cannot be used: ${problem}.`);
  const isKnown = client.desktop
    ? isLoopback(redirectUri)
    : !client.redirectUris || client.redirectUris.includes(redirectUri);
  if (!isKnown)
    return refusePage(400, 'redirect_uri_mismatch', `${redirectUri} is not registered with this client.`);
  if (query.get('response_type') !== 'code')
    return refusePage(400, 'invalid_request', 'The sandbox knows response_type=code only.');
  const scopes = [...new Set((query.get('scope') ?? '').split(' ').filter(Boolean))];
  if (scopes.length === 0) return refusePage(400, 'invalid_request', 'Missing required parameter: scope');
  const unknown = scopes.filter((scope) => !HEALTH_SCOPE.test(scope) && !SIGN_IN_SCOPES.has(scope));
  if (unknown.length > 0) return refusePage(400, 'invalid_scope', `Unknown: ${unknown.join(' ')}`);
  if (readChallenge(query) === 'bad')
    return refusePage(400, 'invalid_request', 'Unusable code_challenge or code_challenge_method.');
  if (!['offline', 'online', null].includes(query.get('access_type')))
    return refusePage(400, 'invalid_request', 'Invalid parameter value for access_type');
  const prompts = (query.get('prompt') ?? '').split(' ').filter(Boolean);
  if (prompts.some((word) => !['none', 'consent', 'select_account'].includes(word)))
    return refusePage(400, 'invalid_request', 'Invalid parameter value for prompt');
  return { client, redirectUri, scopes };
}

function refusePage(status: number, code: string, detail: string): Answer {
  return html(status, errorPage('Google', `Error ${status}: ${code}`, detail));
}

function refuse(status: number, error: string, description: string): Answer {
  return json(status, { error, error_description: description });
}

/** The form field of the contract, or the same in the query. */
function tokenToRevoke(request: Request): string {
  return form(request).get('token') ?? request.query.get('token') ?? '';
}
