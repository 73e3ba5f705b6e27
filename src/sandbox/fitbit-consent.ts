// Fitbit's consent page: what an app may ask for there, what is refused, and the code that it gets.
import { type Codes, readChallenge } from './codes';
import { type AuthorizeRequest, createConsent } from './consent';
import { errorPage } from './consent-page';
import { type Answer, html } from './http';
import { FITBIT_SCOPES } from './token-formats';
import { findClient, type World } from './world';

interface FitbitRequest extends AuthorizeRequest {
  /** As given; null if it was left out. */
  redirectUri: string | null;
}

export function fitbitConsent(world: World, codes: Codes) {
  return createConsent<FitbitRequest>(world, {
    service: 'Fitbit',
    action: '/oauth2/authorize/decision',
    check: (query) => checkAuthorize(world, query),
    refusePage: (detail) => refusePage('invalid_request', detail),
    denied: { error: 'access_denied', error_description: 'The user denied the request.' },
    allowed({ client, redirectUri, scopes }, person, fields) {
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
      return { code };
    },
  });
}

/** The request if the consent page may be shown, else the error page: nothing is ever redirected on these. */
function checkAuthorize(world: World, query: URLSearchParams): FitbitRequest | Answer {
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
