// Fitbit's consent page: checks what an app asks for, shows it, and sends back with what the person decided.
import { type Codes, readChallenge } from './codes';
import { consentPage, errorPage } from './consent-page';
import { type Answer, form, html, type Request, redirect } from './http';
import { FITBIT_SCOPES } from './token-formats';
import { type Client, findClient, type World } from './world';

interface AuthorizeRequest {
  client: Client;
  /** Where to go back to. */
  target: string;
  /** As given; null if it was left out. */
  redirectUri: string | null;
  scopes: string[];
}

export function fitbitConsent(world: World, codes: Codes) {
  return { authorize, decide };

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
