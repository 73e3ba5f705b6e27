// Google's consent page: checks what an app asks for, shows it, and sends back with what the person decided.
import { type Codes, readChallenge } from './codes';
import { consentPage, errorPage } from './consent-page';
import { type Answer, form, html, type Request, redirect } from './http';
import { isLoopback, redirectProblem } from './redirect-rules';
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

export function googleConsent(world: World, tokens: Tokens, codes: Codes) {
  return { authorize, decide };

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
