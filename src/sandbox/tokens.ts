// Grants: what a consent issues, what a refresh issues, what is still alive and what has been killed.
import { deriveHex } from './seed';
import { readToken, type Ticket, writeToken } from './token-formats';
import type { Cloud, World } from './world';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** Google keeps this many refresh tokens alive for each account and client; one more silently kills the oldest. */
const GOOGLE_LIVE_LIMIT = 100;
/** Seconds. Google's hour is said to be 3599 long by the time it arrives. */
const LIFETIME: Record<Cloud, number> = { google: 3599, fitbit: 28800 };

export interface Consent {
  vendor: Cloud;
  person: string;
  clientId: string;
  scopes: string[];
  /** Whether a refresh token comes with it. */
  offline: boolean;
  testing?: boolean;
}

export interface Issued {
  accessToken: string;
  refreshToken: string | null;
  /** Seconds. */
  expiresIn: number;
  scope: string;
  person: string;
}

/** A consent that has not been taken back, with what happened to it since this process knows it. */
export interface Grant {
  vendor: Cloud;
  person: string;
  clientId: string;
  grant: string;
  scopes: string[];
  /** Epoch milliseconds. */
  consentedAt: number;
  offline: boolean;
  /** Fitbit: the newest refresh token's number. */
  generation: number;
  refreshes: number;
}

export type TokenState = 'live' | 'expired' | 'dead';
export type TokenAction = 'expire-access' | 'expire-refresh' | 'revoke';

export interface Tokens {
  consent(consent: Consent): Issued;
  /** What a token says and whether it still counts; undefined for one that was never issued here. */
  read(vendor: Cloud, token: string): { ticket: Ticket; state: TokenState } | undefined;
  /** New tokens for a live refresh token. `expiresIn` in seconds, where the caller may choose. */
  refresh(ticket: Ticket, expiresIn?: number): Issued;
  /** Ends one consent, or with `everywhere` all of that person's consents to that client. */
  revoke(ticket: Ticket, everywhere: boolean): void;
  /** Ends tokens of a person from outside; without a client id, at all clients. */
  end(action: TokenAction, vendor: Cloud, person: string, clientId?: string): void;
  consentedBefore(vendor: Cloud, person: string, clientId: string): boolean;
  grants(): Grant[];
}

export function makeTokens(world: World): Tokens {
  const grants = new Map<string, Grant>();
  // Tokens issued before a mark are over. By time, so that it also hits tokens issued before a restart.
  const marks = new Map<string, number>();

  const markName = (action: TokenAction, vendor: Cloud, person: string, clientId = '*', grant = '*') =>
    [action, vendor, person, clientId, grant].join(' ');

  function marked(
    action: TokenAction,
    of: { vendor: Cloud; person: string; clientId: string; grant: string },
    since: number,
  ) {
    const { vendor, person, clientId, grant } = of;
    return [
      markName(action, vendor, person),
      markName(action, vendor, person, clientId),
      markName(action, vendor, person, clientId, grant),
    ].some((name) => (marks.get(name) ?? 0) > since);
  }

  function state(ticket: Ticket): TokenState {
    if (!world.people.has(ticket.person) || marked('revoke', ticket, ticket.issuedAt)) return 'dead';
    if (ticket.expiresAt !== null && world.now() >= ticket.expiresAt)
      return ticket.kind === 'access' ? 'expired' : 'dead';
    if (ticket.kind === 'access')
      return marked('expire-access', ticket, ticket.issuedAt) ? 'expired' : 'live';
    if (marked('expire-refresh', ticket, ticket.issuedAt)) return 'dead';
    const newest = grants.get(ticket.grant)?.generation ?? ticket.generation;
    return ticket.generation < newest ? 'dead' : 'live';
  }

  // A token from before a restart brings its grant back; the newest generation seen is the one that counts.
  function remember(ticket: Ticket): Grant {
    const { vendor, person, clientId, scopes, generation } = ticket;
    const known = grants.get(ticket.grant) ?? {
      vendor,
      person,
      clientId,
      grant: ticket.grant,
      scopes,
      consentedAt: ticket.issuedAt,
      offline: false,
      generation,
      refreshes: 0,
    };
    known.offline ||= ticket.kind === 'refresh';
    known.generation = Math.max(known.generation, generation);
    grants.set(ticket.grant, known);
    return known;
  }

  const isRevoked = (grant: Grant) => marked('revoke', grant, grant.consentedAt);

  function issue(
    from: Omit<Ticket, 'kind' | 'issuedAt' | 'expiresAt'>,
    withRefresh: boolean,
    expiresIn: number,
  ): Issued {
    const issuedAt = world.tick();
    const access: Ticket = { ...from, kind: 'access', issuedAt, expiresAt: issuedAt + expiresIn * 1000 };
    const refresh: Ticket = {
      ...from,
      kind: 'refresh',
      issuedAt,
      expiresAt: from.testing ? issuedAt + WEEK : null,
    };
    remember(withRefresh ? refresh : access);
    return {
      accessToken: writeToken(world, access),
      refreshToken: withRefresh ? writeToken(world, refresh) : null,
      expiresIn,
      scope: from.scopes.join(' '),
      person: from.person,
    };
  }

  function keepWithinLimit(person: string, clientId: string) {
    const live = [...grants.values()].filter(
      (grant) =>
        grant.vendor === 'google' &&
        grant.person === person &&
        grant.clientId === clientId &&
        grant.offline &&
        !isRevoked(grant) &&
        !marked('expire-refresh', grant, grant.consentedAt),
    );
    for (const oldest of live.slice(0, Math.max(0, live.length - GOOGLE_LIVE_LIMIT)))
      marks.set(markName('expire-refresh', 'google', person, clientId, oldest.grant), world.tick());
  }

  return {
    consent({ vendor, person, clientId, scopes, offline, testing = false }) {
      const grant = deriveHex(world.seed, `grant ${vendor} ${person} ${clientId} ${world.tick()}`, 8);
      const facts = { vendor, person, clientId, scopes, grant, generation: 0, testing };
      const issued = issue(facts, offline, LIFETIME[vendor]);
      if (vendor === 'google') keepWithinLimit(person, clientId);
      return issued;
    },

    read(vendor, token) {
      const ticket = readToken(world, vendor, token);
      if (!ticket) return undefined;
      const now = state(ticket);
      if (now !== 'dead') remember(ticket);
      return { ticket, state: now };
    },

    refresh(ticket, expiresIn = LIFETIME[ticket.vendor]) {
      remember(ticket).refreshes += 1;
      const rotates = ticket.vendor === 'fitbit';
      return issue({ ...ticket, generation: ticket.generation + (rotates ? 1 : 0) }, rotates, expiresIn);
    },

    revoke(ticket, everywhere) {
      const { vendor, person, clientId, grant } = ticket;
      marks.set(markName('revoke', vendor, person, clientId, everywhere ? '*' : grant), world.tick());
    },

    end(action, vendor, person, clientId) {
      marks.set(markName(action, vendor, person, clientId), world.tick());
    },

    consentedBefore(vendor, person, clientId) {
      return [...grants.values()].some(
        (grant) =>
          grant.vendor === vendor &&
          grant.person === person &&
          grant.clientId === clientId &&
          !isRevoked(grant),
      );
    },

    grants: () => [...grants.values()].filter((grant) => !isRevoked(grant)),
  };
}
