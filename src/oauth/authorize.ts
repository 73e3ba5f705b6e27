// Connecting an account: the authorize address with PKCE and state, and what comes back from the consent page.
import { calculatePKCECodeChallenge } from 'oauth4webapi';
import { type Identity, type ProblemCode, problem } from '../clouds/cloud';
import type { Http } from '../net/http';
import { hashOf } from '../net/secrets';
import { newId, type System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { Grant } from '../store/records';
import { authorizationMs } from '../store/retention';
import type { AuthorizationStore, GrantStore, PeopleStore } from '../store/store';
import { problemTrouble } from './problem-trouble';
import { type Client, renewedGrant, type TokenEndpoint } from './token-endpoint';

/**
 * What a consent page may send back instead of a code: RFC 6749, 4.1.2.1, and Google's own words. Most of these Google
 * shows on its own page and sends nobody back.
 */
const refusals: ReadonlyMap<string, ProblemCode> = new Map([
  ['admin_policy_enforced', 'admin-policy'],
  ['deleted_client', 'wrong-client'],
  ['invalid_client', 'wrong-client'],
  ['unauthorized_client', 'wrong-client'],
  ['disabled_client', 'wrong-client'],
  ['org_internal', 'admin-policy'],
  ['rate_limit_exceeded', 'rate-limited'],
  ['redirect_uri_mismatch', 'redirect-mismatch'],
  ['server_error', 'server-error'],
  ['temporarily_unavailable', 'server-error'],
]);

/** What is kept between the press of Connect and the cloud's answer. `purpose` is the caller's, as JSON. */
interface Plan<Purpose> {
  cloud: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  verifier: string;
  state: string;
  purpose: Purpose;
  grant?: Grant;
  userId?: string | null;
}

/** A consent that came back well: whose it is and what it brought. The grant is on disk. */
export interface Consent<Purpose> {
  authorizationId: string;
  client: Client;
  purpose: Purpose;
  grant: Grant;
  identity: Identity;
}

export interface Authorizations<Purpose> {
  /** Begins: the address to open in a browser. Nothing is asked of the network. */
  start(asked: { client: Client; redirectUri: string; webhooks: boolean; purpose: Purpose }): Promise<{
    id: string;
    url: string;
  }>;
  /** What the authorization is for that a callback belongs to, without taking it; null if there is none to take. */
  purposeOf(parameters: URLSearchParams): Promise<Purpose | null>;
  /**
   * How the authorization ended that a callback belongs to, as it was stored, for its ten minutes; `outcome` is null while its
   * end is still to come. Null where nobody has brought it back.
   */
  outcomeOf(parameters: URLSearchParams): Promise<{ outcome: string | null } | null>;
  /** The authorization that a callback belongs to, taken for good; a Trouble if there is none. */
  take(parameters: URLSearchParams): Promise<Taken<Purpose>>;
  /** Trades the code, keeps the grant, asks whose it is. Throws a Trouble with the way out. */
  finish(taken: Taken<Purpose>): Promise<Consent<Purpose>>;
  /**
   * Revokes what a consent gave that led to nobody. Both clouds end all grants of that account for this client with it,
   * so it stays where the account is somebody's who is connected, or could be: docs/decisions/0021.
   */
  giveBack(taken: Taken<Purpose>): Promise<void>;
  /** What a crash left between the cloud's answer and the saved person. */
  interrupted(): Promise<Taken<Purpose>[]>;
}

/** What the cloud has given for a code. */
interface Given {
  accessToken: string;
  /** The one to revoke by: the refresh token, where there is one. */
  token: string;
  /** The account, where the answer named it. */
  userId: string | null;
}

export interface Taken<Purpose> {
  id: string;
  plan: Plan<Purpose>;
  /** What the browser brought back; null when the grant is here already. */
  parameters: URLSearchParams | null;
  expiresAt: number;
  /** Set as soon as the code is traded. */
  given?: Given;
}

interface AuthorizationsParts {
  store: AuthorizationStore &
    Pick<GrantStore, 'grant'> &
    Pick<PeopleStore, 'personOfAccount' | 'peopleOfClient'>;
  http: Http;
  system: System;
  tokenEndpoint: TokenEndpoint;
  /** The cloud by its id. */
  cloudOf(id: string): Client['cloud'];
}

export function createAuthorizations<Purpose>(parts: AuthorizationsParts): Authorizations<Purpose> {
  const { store, http, system, tokenEndpoint, cloudOf } = parts;
  const clientOf = ({ cloud, clientId, clientSecret }: Plan<Purpose>): Client => ({
    cloud: cloudOf(cloud),
    clientId,
    clientSecret,
  });

  return {
    async start({ client, redirectUri, webhooks, purpose }) {
      const { cloud, clientId, clientSecret } = client;
      const id = newId(system, 'connect');
      // The store knows a state by its hash only: who reads the file cannot finish somebody else's authorization.
      const state = system.bytes(32).toString('base64url');
      const verifier = system.bytes(48).toString('base64url');
      const plan: Plan<Purpose> = {
        cloud: cloud.id,
        clientId,
        clientSecret,
        redirectUri,
        verifier,
        state,
        purpose,
      };
      const now = system.now();
      await store.addAuthorization(
        { id, plan: JSON.stringify(plan), expiresAt: now + authorizationMs },
        hashOf(state),
        now,
      );
      const address = await authorizeAddress(client, webhooks, plan);
      return { id, url: http.address(address) };
    },

    async purposeOf(parameters) {
      const state = parameters.get('state');
      const found = state ? await store.authorization(hashOf(state)) : null;
      const plan: Plan<Purpose> | null = found && JSON.parse(found.plan);
      return plan?.purpose ?? null;
    },

    async outcomeOf(parameters) {
      const state = parameters.get('state');
      const found = state ? await store.outcomeOfState(hashOf(state)) : null;
      return found && found.expiresAt >= system.now() ? found : null;
    },

    async take(parameters) {
      const state = parameters.get('state');
      const taken = state ? await store.takeAuthorization(hashOf(state)) : null;
      if (!taken) throw new Trouble('connect-state-unknown', 'connect.state-unknown');
      return { id: taken.id, plan: JSON.parse(taken.plan), parameters, expiresAt: taken.expiresAt };
    },

    async finish(taken) {
      const { id, plan } = taken;
      const client = clientOf(plan);
      if (taken.parameters) {
        if (taken.expiresAt < system.now()) throw new Trouble('connect-expired', 'connect.expired');
        const { grant, userId } = await trade(tokenEndpoint, client, plan, taken.parameters, (tokens) => {
          taken.given = tokens;
        });
        plan.grant = grant;
        plan.userId = userId;
        await store.keepAuthorizationGrant(id, JSON.stringify(plan));
      }
      if (!plan.grant) throw new Trouble('connect-state-unknown', 'connect.state-unknown');
      const whose = ({ accessToken }: Grant) => client.cloud.identity(accessToken, plan.userId ?? undefined);
      let identity = await whose(plan.grant);
      // After a crash the power may have been off for longer than an access token lasts.
      if (!taken.parameters && !identity.ok && identity.problem.code === 'unauthorized') {
        plan.grant = await renewed(tokenEndpoint, client, plan.grant);
        await store.keepAuthorizationGrant(id, JSON.stringify(plan));
        identity = await whose(plan.grant);
      }
      if (!identity.ok) throw problemTrouble(identity.problem, client.cloud.label);
      return {
        authorizationId: id,
        client,
        purpose: plan.purpose,
        grant: plan.grant,
        identity: identity.value,
      };
    },

    async giveBack({ plan, given }) {
      const { accessToken, refreshToken: token } = plan.grant ?? { accessToken: '', refreshToken: '' };
      const tokens = given ?? (plan.grant ? { accessToken, token, userId: plan.userId ?? null } : null);
      if (!tokens) return;
      const client = clientOf(plan);
      const { cloud, clientId } = client;
      const identity = tokens.userId === null ? await cloud.identity(tokens.accessToken) : null;
      const account = tokens.userId ?? (identity?.ok ? identity.value.userId : null);
      const owner = account === null ? null : await store.personOfAccount(cloud.id, clientId, account);
      const others = account === null ? await store.peopleOfClient(cloud.id, clientId) : owner ? [owner] : [];
      for (const { id } of others) if (await store.grant(id)) return;
      await tokenEndpoint.revoke(client, tokens.token);
    },

    async interrupted() {
      const left = await store.interruptedAuthorizations();
      return left.map(({ id, plan, expiresAt }) => ({
        id,
        plan: JSON.parse(plan),
        parameters: null,
        expiresAt,
      }));
    },
  };
}

/** Trades the code of a consent for a grant that lasts and allows what a check needs. */
async function trade<Purpose>(
  tokenEndpoint: TokenEndpoint,
  client: Client,
  plan: Plan<Purpose>,
  parameters: URLSearchParams,
  onGiven: (tokens: Given) => void,
): Promise<{ grant: Grant; userId: string | null }> {
  const { oauth, label: service } = client.cloud;
  const error = parameters.get('error');
  if (error === 'access_denied') throw new Trouble('connect-refused', 'connect.refused');
  if (error !== null) {
    const detail = /^[a-z_]{1,40}$/.test(error) ? error : 'authorize';
    throw problemTrouble(problem(refusals.get(error) ?? 'bad-request', { detail }), service);
  }
  const tokens = await tokenEndpoint.exchange(client, { parameters, ...plan });
  if (!tokens.ok) {
    if (tokens.problem.code !== 'grant-dead') throw problemTrouble(tokens.problem, service);
    throw new Trouble('connect-code-used', 'connect.code-used', { service });
  }
  const { accessToken, refreshToken, expiresAt, userId } = tokens.value;
  // RFC 6749, 5.1: no scope in the answer means the scope that was asked for.
  const scopes = tokens.value.scopes ?? [oauth.requiredScope];
  onGiven({ accessToken, token: refreshToken ?? accessToken, userId });
  if (!scopes.includes(oauth.requiredScope)) throw new Trouble('scope-missing', 'problem.scope-missing');
  if (!refreshToken) throw new Trouble('connect-no-refresh-token', 'connect.no-refresh-token', { service });
  return { grant: { accessToken, refreshToken, scopes, expiresAt }, userId };
}

/** The grant with a fresh access token. Throws a Trouble where the cloud gives none. */
async function renewed(tokenEndpoint: TokenEndpoint, client: Client, grant: Grant): Promise<Grant> {
  const tokens = await tokenEndpoint.refresh(client, grant.refreshToken);
  if (!tokens.ok) throw problemTrouble(tokens.problem, client.cloud.label);
  return renewedGrant(grant, tokens.value);
}

/** Where the consent is given: RFC 6749, 4.1.1, with the challenge of RFC 7636, 4.3. */
async function authorizeAddress(
  { cloud, clientId }: Client,
  webhooks: boolean,
  { redirectUri, state, verifier }: Pick<Plan<unknown>, 'redirectUri' | 'state' | 'verifier'>,
): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: cloud.oauth.scopes(webhooks).join(' '),
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...cloud.oauth.authorizeParameters,
  });
  return `${cloud.oauth.authorizationEndpoint}?${query}`;
}
