// Stand-in for Fitbit's OAuth: consent page, tokens that rotate, revocation, introspection.
import { type Codes, provesChallenge, readChallenge } from './codes';
import { consentPage, errorPage } from './consent-page';
import { fitbitAuthError } from './fitbit-errors';
import {
  type Answer,
  basic,
  bearer,
  empty,
  form,
  html,
  json,
  type Request,
  type Route,
  redirect,
} from './http';
import { sameSecret } from './seed';
import { FITBIT_SCOPES } from './token-formats';
import type { Issued, Tokens } from './tokens';
import { type Client, findClient, type World } from './world';

/** Identical refreshes within this time get the same answer. */
const REPLAY_WINDOW = 120_000;
const EXPIRES_IN = ['28800', '3600'];

interface AuthorizeRequest {
  client: Client;
  /** Where to go back to. */
  target: string;
  /** As given; null if it was left out. */
  redirectUri: string | null;
  scopes: string[];
}

export function fitbitOAuthRoutes(world: World, tokens: Tokens, codes: Codes): Route[] {
  const replays = new Map<string, { at: number; answer: Answer }>();
  const fitbit = { vendor: 'fitbit' } as const;
  return [
    { ...fitbit, call: 'authorize', method: 'GET', path: /^\/oauth2\/authorize$/, handle: authorize },
    { ...fitbit, call: 'decision', method: 'POST', path: /^\/oauth2\/authorize\/decision$/, handle: decide },
    { ...fitbit, call: 'token', method: 'POST', path: /^\/oauth2\/token$/, handle: token, who: whoRefreshes },
    {
      ...fitbit,
      call: 'revoke',
      method: 'POST',
      path: /^\/oauth2\/revoke$/,
      handle: revoke,
      who: whoIsNamed,
    },
    {
      ...fitbit,
      call: 'introspect',
      method: 'POST',
      path: /^\/1\.1\/oauth2\/introspect$/,
      handle: introspect,
      who: whoIsNamed,
    },
  ];

  function authorize(request: Request): Answer {
    const checked = checkAuthorize(world, request.query);
    if ('status' in checked) return checked;
    const hidden = [...request.query].filter(([name]) => name !== 'scope');
    return html(
      200,
      consentPage({
        service: 'Fitbit',
        clientId: checked.client.clientId,
        action: '/oauth2/authorize/decision',
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
    const { client, target, redirectUri } = checked;
    const state = fields.get('state');
    const back = (params: Record<string, string>) =>
      redirect(target, { ...params, ...(state === null ? {} : { state }) });
    const denied = () => back({ error: 'access_denied', error_description: 'The user denied the request.' });

    const person = fields.get('person') ?? '';
    if (!world.people.has(person)) return refusePage('invalid_request', `There is no person "${person}"`);
    if (fields.get('decision') === 'deny') return denied();
    if (fields.get('decision') !== 'allow')
      return refusePage('invalid_request', 'Neither allowed nor denied');
    const scopes = checked.scopes.filter((scope) => ticked.includes(scope));
    if (scopes.length === 0) return denied();
    const challenge = readChallenge(fields);
    const code = codes.put({
      vendor: 'fitbit',
      clientId: client.clientId,
      redirectUri,
      person,
      scopes,
      offline: true,
      challenge: challenge === 'bad' ? null : challenge,
    });
    return back({ code });
  }

  function whoRefreshes(request: Request): string | undefined {
    const fields = form(request);
    return (
      codes.peek(fields.get('code') ?? '')?.person ??
      tokens.read('fitbit', fields.get('refresh_token') ?? '')?.ticket.person
    );
  }

  function whoIsNamed(request: Request): string | undefined {
    return tokens.read('fitbit', form(request).get('token') ?? '')?.ticket.person;
  }

  function token(request: Request): Answer {
    const fields = form(request);
    const client = authenticateClient(request, fields);
    if ('status' in client) return client;
    switch (fields.get('grant_type')) {
      case 'authorization_code':
        return exchange(fields, client);
      case 'refresh_token':
        return refresh(fields, client);
      case null:
        return missing('grant_type');
      default:
        return fitbitAuthError(
          400,
          'unsupported_grant_type',
          'The authorization grant type is not supported',
        );
    }
  }

  /** `Basic base64(client_id:client_secret)`, joined as they are: no form-encoding before base64. */
  function authenticateClient(request: Request, fields: URLSearchParams): Client | Answer {
    if (!request.headers.authorization)
      return fitbitAuthError(400, 'invalid_request', 'Authorization header required');
    const given = basic(request);
    const client = findClient(world, 'fitbit', given?.user ?? '');
    const named = fields.get('client_id') ?? client?.clientId;
    if (!given || !client || !sameSecret(given.password, client.clientSecret) || named !== client.clientId)
      return fitbitAuthError(
        401,
        'invalid_client',
        'Invalid authorization header. Client id or secret invalid',
      );
    return client;
  }

  function exchange(fields: URLSearchParams, client: Client): Answer {
    const code = fields.get('code');
    if (code === null) return missing('code');
    const authorization = codes.take(code);
    const invalid = () => fitbitAuthError(400, 'invalid_grant', `Authorization code invalid: ${code}`);
    if (authorization?.vendor !== 'fitbit' || authorization.clientId !== client.clientId) return invalid();
    const { challenge, person, scopes, redirectUri } = authorization;
    // What was sent to the consent page must be repeated; what was not may stay away.
    if (redirectUri !== null && fields.get('redirect_uri') !== redirectUri)
      return fitbitAuthError(400, 'invalid_grant', 'Redirect_uri mismatch');
    if (challenge && !fields.has('code_verifier')) return missing('code_verifier');
    if (challenge && !provesChallenge(challenge, fields.get('code_verifier') ?? ''))
      return fitbitAuthError(400, 'invalid_grant', 'Invalid code_verifier');
    const { clientId } = client;
    return tokenAnswer(tokens.consent({ vendor: 'fitbit', person, clientId, scopes, offline: true }));
  }

  function refresh(fields: URLSearchParams, client: Client): Answer {
    const given = fields.get('refresh_token');
    if (given === null) return missing('refresh_token');
    const expiresIn = fields.get('expires_in');
    if (expiresIn !== null && !EXPIRES_IN.includes(expiresIn))
      return fitbitAuthError(400, 'invalid_request', `Invalid expires_in: ${expiresIn}`);
    const invalid = () => fitbitAuthError(400, 'invalid_grant', `Refresh token invalid: ${given}`);
    const found = tokens.read('fitbit', given);
    if (found?.ticket.kind !== 'refresh' || found.ticket.clientId !== client.clientId) return invalid();
    const now = world.now();
    for (const [old, { at }] of replays) if (now - at > REPLAY_WINDOW) replays.delete(old);
    const replay = replays.get(given);
    if (replay && !isRevoked(given)) return replay.answer;
    if (found.state !== 'live') return invalid();
    const issued = tokens.refresh(found.ticket, expiresIn === null ? undefined : Number(expiresIn));
    const answer = tokenAnswer(issued);
    replays.set(given, { at: now, answer });
    return answer;
  }

  /** A used refresh token is dead either way; whether its grant is shows in the token that replaced it. */
  function isRevoked(used: string): boolean {
    const answer = JSON.parse(replays.get(used)?.answer.body ?? '{}') as { access_token?: string };
    return tokens.read('fitbit', answer.access_token ?? '')?.state === 'dead';
  }

  function tokenAnswer(issued: Issued): Answer {
    return json(200, {
      access_token: issued.accessToken,
      expires_in: issued.expiresIn,
      refresh_token: issued.refreshToken,
      scope: issued.scope,
      token_type: 'Bearer',
      user_id: world.people.get(issued.person)?.fitbitId,
    });
  }

  function revoke(request: Request): Answer {
    const fields = form(request);
    const client = authenticateClient(request, fields);
    if ('status' in client) return client;
    const given = fields.get('token');
    if (given === null) return missing('token');
    const found = tokens.read('fitbit', given);
    if (!found || found.ticket.clientId !== client.clientId)
      return fitbitAuthError(400, 'invalid_request', `Token invalid: ${given}`);
    tokens.revoke(found.ticket, true);
    return empty(200);
  }

  function introspect(request: Request): Answer {
    const caller = tokens.read('fitbit', bearer(request) ?? '');
    if (caller?.ticket.kind !== 'access' || caller.state !== 'live')
      return fitbitAuthError(401, 'invalid_token', `Access token invalid: ${bearer(request) ?? ''}`);
    const given = form(request).get('token');
    if (given === null) return missing('token');
    const found = tokens.read('fitbit', given);
    if (found?.ticket.kind !== 'access' || found.state !== 'live') return json(200, { active: false });
    const { scopes, clientId, person, expiresAt, issuedAt } = found.ticket;
    return json(200, {
      active: true,
      scope: `{${scopes.map((scope) => `${scope.toUpperCase()}=READ`).join(', ')}}`,
      client_id: clientId,
      user_id: world.people.get(person)?.fitbitId,
      token_type: 'access_token',
      exp: expiresAt,
      iat: issuedAt,
    });
  }
}

/** The request if the consent page may be shown, else the error page: nothing is ever redirected on these. */
function checkAuthorize(world: World, query: URLSearchParams): AuthorizeRequest | Answer {
  const client = findClient(world, 'fitbit', query.get('client_id') ?? '');
  // The missing "d" is Fitbit's.
  if (!client) return refusePage('unauthorize_client', 'Invalid client_id');
  const redirectUri = query.get('redirect_uri');
  const only = client.redirectUris?.length === 1 && !query.has('prompt') ? client.redirectUris[0] : undefined;
  const target = redirectUri ?? only;
  if (target === undefined) return refusePage('invalid_request', 'Missing redirect_uri parameter value');
  if (
    !/^https?:$/.test(URL.parse(target)?.protocol ?? '') ||
    (client.redirectUris && !client.redirectUris.includes(target))
  )
    return refusePage('invalid_request', 'Invalid redirect_uri parameter value');
  if (query.get('response_type') !== 'code')
    return refusePage('unsupported_response_type', 'The sandbox knows response_type=code only');
  const method = query.get('code_challenge_method');
  if (method !== null && method !== 'S256' && method !== 'plain')
    return refusePage('invalid_request', 'Unsupported code_challenge_method');
  if (readChallenge(query) === 'bad')
    return refusePage('invalid_request', 'Invalid code_challenge parameter value');
  const prompt = query.get('prompt');
  if (prompt !== null && !['none', 'consent', 'login', 'login consent'].includes(prompt))
    return refusePage('invalid_request', 'Invalid prompt parameter value');
  const scopes = [...new Set((query.get('scope') ?? '').split(' ').filter(Boolean))];
  if (scopes.length === 0) return refusePage('invalid_request', 'Missing scope parameter value');
  const unknown = scopes.filter((scope) => !(scope in FITBIT_SCOPES));
  if (unknown.length > 0) return refusePage('invalid_scope', `Invalid scope: ${unknown.join(' ')}`);
  return { client, target, redirectUri, scopes };
}

function refusePage(code: string, detail: string): Answer {
  return html(400, errorPage('Fitbit', `${code} - ${detail}`, 'Nothing was sent back to the app.'));
}

function missing(name: string): Answer {
  return fitbitAuthError(400, 'invalid_request', `Missing parameters: ${name}`);
}
