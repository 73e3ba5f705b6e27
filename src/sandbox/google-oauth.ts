// Stand-in for Google's OAuth: the token endpoint and revocation; its consent page is in google-consent.ts.
import { type Codes, provesChallenge } from './codes';
import { googleConsent } from './google-consent';
import { type Answer, form, json, type Request, type Route } from './http';
import { sameSecret } from './seed';
import type { Tokens } from './tokens';
import { type Client, findClient, type World } from './world';

export function googleOAuthRoutes(world: World, tokens: Tokens, codes: Codes): Route[] {
  const google = { vendor: 'google' } as const;
  const { authorize, decide } = googleConsent(world, tokens, codes);
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

function refuse(status: number, error: string, description: string): Answer {
  return json(status, { error, error_description: description });
}

/** The form field of the contract, or the same in the query. */
function tokenToRevoke(request: Request): string {
  return form(request).get('token') ?? request.query.get('token') ?? '';
}
