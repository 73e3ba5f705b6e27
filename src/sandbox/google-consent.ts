// Google's consent page: what an app may ask for there, what is refused, and the code that it gets.
import { type Codes, readChallenge } from './codes';
import { type AuthorizeRequest, createConsent } from './consent';
import { errorPage } from './consent-page';
import { type Answer, html } from './http';
import { isLoopback, redirectProblem } from './redirect-rules';
import type { Tokens } from './tokens';
import { findClient, type World } from './world';

const HEALTH_SCOPE =
  /^https:\/\/www\.googleapis\.com\/auth\/(cloud-platform|googlehealth\.[a-z_]+\.(readonly|writeonly))$/;
const SIGN_IN_SCOPES = new Set(['openid', 'email', 'profile']);

export function googleConsent(world: World, tokens: Tokens, codes: Codes) {
  return createConsent<AuthorizeRequest>(world, {
    service: 'Google',
    action: '/o/oauth2/v2/auth/decision',
    check: (query) => checkAuthorize(world, query),
    refusePage: (detail) => refusePage(400, 'invalid_request', detail),
    denied: { error: 'access_denied' },
    allowed({ client, target, scopes }, person, fields) {
      const asksAgain = (fields.get('prompt') ?? '').split(' ').includes('consent');
      const isFirst = !tokens.consentedBefore('google', person, client.clientId);
      const challenge = readChallenge(fields);
      const code = codes.put({
        vendor: 'google',
        clientId: client.clientId,
        redirectUri: target,
        person,
        scopes,
        offline: fields.get('access_type') === 'offline' && (asksAgain || isFirst),
        challenge: challenge === 'bad' ? null : challenge,
      });
      return { code, scope: scopes.join(' ') };
    },
  });
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
  return { client, target: redirectUri, scopes };
}

function refusePage(status: number, code: string, detail: string): Answer {
  return html(status, errorPage('Google', `Error ${status}: ${code}`, detail));
}
