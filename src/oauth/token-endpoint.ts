// The calls to a cloud's token and revocation endpoints, by oauth4webapi; none of its errors leaves this file.
import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import type { Answer, Cloud, Problem } from '../clouds/cloud';
import { json, readAs, unanswered } from '../clouds/wire';
import type { Http, HttpRequest } from '../net/http';
import type { System } from '../net/system';
import type { Grant } from '../store/records';

export interface Client {
  cloud: Cloud;
  clientId: string;
  clientSecret: string;
}

/** What a token endpoint gave. `refreshToken` is null where none came: a refresh at Google brings no new one. */
export interface Tokens {
  accessToken: string;
  refreshToken: string | null;
  scopes: readonly string[] | null;
  /** ms since 1970 UTC. */
  expiresAt: number;
  /** The cloud's own id of the person, where the token endpoint tells it (Fitbit does). */
  userId: string | null;
}

/** A grant after a refresh: what the cloud left out stays as it was. */
export function renewedGrant(before: Grant, tokens: Tokens): Grant {
  const { accessToken, refreshToken, scopes, expiresAt } = tokens;
  return {
    accessToken,
    refreshToken: refreshToken ?? before.refreshToken,
    scopes: scopes ?? before.scopes,
    expiresAt,
  };
}

export interface TokenEndpoint {
  /** Trades the code of an authorization for tokens: RFC 6749, 4.1.3, with RFC 7636's verifier. */
  exchange(
    client: Client,
    callback: { parameters: URLSearchParams; state: string; redirectUri: string; verifier: string },
  ): Promise<Answer<Tokens>>;
  /** RFC 6749, section 6. */
  refresh(client: Client, refreshToken: string): Promise<Answer<Tokens>>;
  /** RFC 7009. Both clouds end the whole grant with either token. */
  revoke(client: Client, token: string): Promise<Answer<null>>;
}

/** RFC 6749, 5.1: only the token and its type must be there. Google and Fitbit give an hour and more. */
const usualLifetime = 3600;
/** Far more than any access token of these services lives: an answer that says more says nonsense. */
const longestLifetime = 365 * 24 * 3600;

const optionalText = v.fallback(v.optional(v.pipe(v.string(), v.minLength(1))), undefined);
const tokensSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  token_type: v.string(),
  // Some write numbers as text.
  expires_in: v.fallback(
    v.pipe(
      v.union([v.number(), v.string()]),
      v.transform(Number),
      v.minValue(1),
      v.maxValue(longestLifetime),
    ),
    usualLifetime,
  ),
  refresh_token: optionalText,
  scope: v.fallback(v.optional(v.string()), undefined),
  user_id: optionalText,
});

/** Carries a problem out through the library, which passes on what its fetch throws. */
class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Calls go out over `http`, but for a cloud that is reached over its own. */
export function createTokenEndpoint(http: Http, system: Pick<System, 'now'>): TokenEndpoint {
  /**
   * The library's fetch. Only a 200 reaches the library: Fitbit's errors are not of RFC 6749's form, and a vendor's
   * error text may hold a token.
   */
  const fetchFor = (cloud: Cloud, retry: HttpRequest['retry'], seen: { body: string }) => ({
    [oauth.customFetch]: async (url: string, init: oauth.CustomFetchOptions<'POST', URLSearchParams>) => {
      const outcome = await (cloud.http ?? http).send({
        method: 'POST',
        url,
        headers: init.headers,
        body: init.body.toString(),
        retry,
      });
      if (!outcome.ok) throw new Refused(unanswered(outcome.failure));
      const { status, body } = outcome.answer;
      if (status !== 200) throw new Refused(cloud.oauth.problemOf(outcome.answer, system.now()));
      seen.body = body;
      const reading = readAs(tokensSchema, json(body));
      // The library is stricter than RFC 6749 about what may be null or left out, and looks into fields that are none of
      // ours: it judges what we have read.
      const fit = reading.ok ? JSON.stringify(reading.value) : body;
      return new Response(fit, { status, headers: { 'content-type': 'application/json' } });
    },
  });

  async function tokens(run: (seen: { body: string }) => Promise<unknown>): Promise<Answer<Tokens>> {
    const seen = { body: '' };
    const asked = system.now();
    try {
      await run(seen);
    } catch (error) {
      if (error instanceof Refused) return { ok: false, problem: error.problem };
      // The library found the answer unfit. Which field it was, our own schema says; else it broke OAuth's rules.
      const reading = readAs(tokensSchema, json(seen.body));
      const detail = reading.ok ? 'token response' : (reading.problem.detail ?? 'token response');
      return { ok: false, problem: { kind: 'not-ours', code: 'not-understood', detail } };
    }
    const reading = readAs(tokensSchema, json(seen.body));
    if (!reading.ok) return reading;
    const { access_token, refresh_token, scope, expires_in, user_id } = reading.value;
    return {
      ok: true,
      value: {
        accessToken: access_token,
        refreshToken: refresh_token ?? null,
        scopes: scope?.split(' ').filter(Boolean) ?? null,
        expiresAt: asked + Math.floor(expires_in) * 1000,
        userId: user_id ?? null,
      },
    };
  }

  return {
    exchange(client, { parameters, state, redirectUri, verifier }) {
      return tokens(async (seen) => {
        const { server, self, authentication } = parts(client);
        const proven = oauth.validateAuthResponse(server, self, parameters, state);
        const options = fetchFor(client.cloud, 'unsent', seen);
        const response = await oauth.authorizationCodeGrantRequest(
          server,
          self,
          authentication,
          proven,
          redirectUri,
          verifier,
          options,
        );
        await oauth.processAuthorizationCodeResponse(server, self, response);
      });
    },

    refresh(client, refreshToken) {
      return tokens(async (seen) => {
        const { server, self, authentication } = parts(client);
        // Safe to repeat: Google's refresh token does not rotate; Fitbit answers the same again for two minutes, or until
        // the new access token is used, and nothing here uses one before its answer is read and kept.
        const options = fetchFor(client.cloud, 'safe', seen);
        const response = await oauth.refreshTokenGrantRequest(
          server,
          self,
          authentication,
          refreshToken,
          options,
        );
        await oauth.processRefreshTokenResponse(server, self, response);
      });
    },

    async revoke(client, token) {
      const { server, self, authentication } = parts(client);
      const options = fetchFor(client.cloud, 'safe', { body: '' });
      try {
        const response = await oauth.revocationRequest(server, self, authentication, token, options);
        await oauth.processRevocationResponse(response);
        return { ok: true, value: null };
      } catch (error) {
        if (error instanceof Refused) return { ok: false, problem: error.problem };
        return { ok: false, problem: { kind: 'not-ours', code: 'not-understood', detail: 'revocation' } };
      }
    },
  };
}

/** The client in the library's words. */
function parts({ cloud, clientId, clientSecret }: Client): {
  server: oauth.AuthorizationServer;
  self: oauth.Client;
  authentication: oauth.ClientAuth;
} {
  const { issuer, authorizationEndpoint, tokenEndpoint, revocationEndpoint, clientAuthentication } =
    cloud.oauth;
  return {
    server: {
      issuer,
      authorization_endpoint: authorizationEndpoint,
      token_endpoint: tokenEndpoint,
      revocation_endpoint: revocationEndpoint,
    },
    self: { client_id: clientId },
    authentication: clientAuthentication === 'body' ? inBody(clientSecret) : plainBasic(clientSecret),
  };
}

/** The library throws on an empty secret. Without one Google still revokes, and refuses the rest in its own words. */
function inBody(secret: string): oauth.ClientAuth {
  return secret === '' ? oauth.None() : oauth.ClientSecretPost(secret);
}

/**
 * Basic as in Fitbit's worked example: base64 of `id:secret` as they are. RFC 6749 form-encodes both first, which
 * is what the library's own ClientSecretBasic does and what Fitbit's example does not.
 */
function plainBasic(secret: string): oauth.ClientAuth {
  return (_server, client, _body, headers) => {
    headers.set('authorization', `Basic ${Buffer.from(`${client.client_id}:${secret}`).toString('base64')}`);
  };
}
