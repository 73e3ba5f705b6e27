// Stand-in for Fitbit's OAuth: tokens that rotate, revocation, introspection; its consent page is in fitbit-consent.ts.
import { type Codes, provesChallenge } from './codes';
import { fitbitConsent } from './fitbit-consent';
import { fitbitAuthError } from './fitbit-errors';
import { type Answer, basic, bearer, empty, form, json, type Request, type Route } from './http';
import { sameSecret } from './seed';
import type { Issued, Tokens } from './tokens';
import { type Client, findClient, type World } from './world';

/** Identical refreshes within this time get the same answer. */
const REPLAY_WINDOW = 120_000;
const EXPIRES_IN = ['28800', '3600'];

export function fitbitOAuthRoutes(world: World, tokens: Tokens, codes: Codes): Route[] {
  const replays = new Map<string, { at: number; answer: Answer }>();
  const fitbit = { vendor: 'fitbit' } as const;
  const { authorize, decide } = fitbitConsent(world, codes);
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
    const client = authenticateClient(world, request, fields);
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
    return tokenAnswer(world, tokens.consent({ vendor: 'fitbit', person, clientId, scopes, offline: true }));
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
    const answer = tokenAnswer(world, issued);
    replays.set(given, { at: now, answer });
    return answer;
  }

  /** A used refresh token is dead either way; whether its grant is shows in the token that replaced it. */
  function isRevoked(used: string): boolean {
    const answer = JSON.parse(replays.get(used)?.answer.body ?? '{}') as { access_token?: string };
    return tokens.read('fitbit', answer.access_token ?? '')?.state === 'dead';
  }

  function revoke(request: Request): Answer {
    const fields = form(request);
    const client = authenticateClient(world, request, fields);
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

/** `Basic base64(client_id:client_secret)`, joined as they are: no form-encoding before base64. */
function authenticateClient(world: World, request: Request, fields: URLSearchParams): Client | Answer {
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

function tokenAnswer(world: World, issued: Issued): Answer {
  return json(200, {
    access_token: issued.accessToken,
    expires_in: issued.expiresIn,
    refresh_token: issued.refreshToken,
    scope: issued.scope,
    token_type: 'Bearer',
    user_id: world.people.get(issued.person)?.fitbitId,
  });
}

function missing(name: string): Answer {
  return fitbitAuthError(400, 'invalid_request', `Missing parameters: ${name}`);
}
