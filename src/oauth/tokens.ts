// Keeps grants fresh: one refresh at a time for each person, and what a restart could not get again is on disk before
// it is used.
import { type Answer, failed, type Problem } from '../clouds/cloud';
import { type Limited, singleFlight } from '../net/concurrency';
import { type System, sleep } from '../net/system';
import type { Grant, NumberedGrant, Person } from '../store/records';
import type { GrantStore, InstanceStore, Instances } from '../store/store';
import { type Client, renewedGrant, type TokenEndpoint } from './token-endpoint';

/** A token this near to its end is renewed before it is used. */
const aheadMs = 5 * 60_000;
/** How long to let somebody else's refresh finish after a 409. */
const conflictPauseMs = 2_000;
/** How often, and for how long, it is looked whether another instance has refreshed a grant. */
const othersPauseMs = 500;
const othersMs = 15_000;

export interface AccessTokens {
  /**
   * Runs a call with a valid access token of the person: renewed ahead of its end, and once more after a 401.
   * A problem of kind `reconnect` means that the grant is of no use any more. `configId`: whose secret goes first.
   */
  use<T>(
    person: Person,
    call: (accessToken: string) => Promise<Answer<T>>,
    configId?: string,
  ): Promise<Answer<T>>;
  /** Forgets what is remembered of a person who left, or took back their consent. */
  forget(personId: string): void;
  /** Lets what is under way come to its end, and tries once more to write what the disk did not take. Never rejects. */
  close(): Promise<void>;
}

interface AccessTokensParts {
  store: Pick<GrantStore, 'grant' | 'replaceGrant' | 'rewriteGrant'> &
    Pick<InstanceStore, 'beginRefresh' | 'endRefresh'> &
    Pick<Instances, 'isShared' | 'epoch' | 'mayAct' | 'onFree'>;
  system: System;
  tokenEndpoint: TokenEndpoint;
  /** The client that a person belongs to, if a config node with it is deployed; `configId`'s own goes first. */
  clientOf(person: Person, configId?: string): Client | null;
  /** Lets so many refreshes at a time; checks share it. */
  limited?: Limited;
}

export function createAccessTokens({
  store,
  system,
  tokenEndpoint,
  clientOf,
  limited = (task) => task(),
}: AccessTokensParts): AccessTokens {
  const refreshes = singleFlight<Answer<NumberedGrant>>();
  /** Renewed grants that the disk did not take, with the generation they replace: at the cloud the old one is used up. */
  const unwritten = new Map<Person['id'], NumberedGrant>();
  /** Stored grants with a newer access token: the refresh token on disk brings another at any time. */
  const pending = new Map<string, NumberedGrant>();

  /** The grant as it is used: what is stored, or the same with a newer access token. */
  async function current(personId: Person['id']): Promise<NumberedGrant | null> {
    const stored = await store.grant(personId);
    const newer = pending.get(personId);
    if (!newer || newer.generation === stored?.generation) return newer ?? stored;
    pending.delete(personId);
    return stored;
  }

  /** A grant newer than `stale`: whoever renewed it meanwhile, or this refresh, which all who wait share. */
  const renewed = (person: Person, stale: NumberedGrant, configId?: string) =>
    refreshes.run(person.id, async () => {
      const grant = await current(person.id);
      if (!grant) return failed('grant-dead');
      const isNewer = grant.accessToken !== stale.accessToken && grant.expiresAt > system.now();
      const isRenewed = grant.generation !== stale.generation || isNewer;
      return isRenewed ? { ok: true, value: grant } : refresh(person, grant, true, configId);
    });

  async function refresh(
    person: Person,
    grant: NumberedGrant,
    mayRetry: boolean,
    configId?: string,
  ): Promise<Answer<NumberedGrant>> {
    const waiting = unwritten.get(person.id);
    if (waiting?.generation === grant.generation) return keep(person, waiting);
    const client = clientOf(person, configId);
    if (!client) return failed('no-client');
    if (client.clientSecret === '') return failed('no-client-secret');
    if (client.cloud.oauth.rotates) await store.rewriteGrant(person.id);
    const tokens = await limited(async () => {
      const epoch = store.epoch();
      // Only here, as it may have waited long for its turn: others do not wait for ever.
      if (!(await store.beginRefresh(person.id, grant.generation))) return null;
      if (!(await store.mayAct(epoch))) return failed('refresh-conflict');
      return tokenEndpoint.refresh(client, grant.refreshToken);
    }).catch(async (error: unknown) => {
      await store.endRefresh(person.id, grant.generation);
      throw error;
    });
    if (tokens === null) return byOthers(person, grant, configId);
    if (tokens.ok) {
      const renewed = { ...renewedGrant(grant, tokens.value), generation: grant.generation };
      // What several share is kept: else each of them would refresh for itself.
      const isToKeep = store.isShared() || isNewToDisk(grant, renewed);
      return isToKeep ? keep(person, renewed) : keepPending(person, renewed);
    }
    await store.endRefresh(person.id, grant.generation);
    // Another program may renew the same grant: what the store holds now is the truth.
    if (tokens.problem.code === 'refresh-conflict' && mayRetry) {
      await sleep(system, conflictPauseMs);
      const stored = await store.grant(person.id);
      if (!stored) return failed('grant-dead');
      if (stored.generation !== grant.generation) return { ok: true, value: stored };
      return refresh(person, stored, false, configId);
    }
    if (tokens.problem.code === 'grant-dead') {
      const stored = await store.grant(person.id);
      if (stored && stored.generation !== grant.generation) return { ok: true, value: stored };
    }
    return tokens;
  }

  /** Another instance refreshes it: what that brings is shared, and where it brings nothing it is this one's turn. */
  async function byOthers(
    person: Person,
    grant: NumberedGrant,
    configId?: string,
  ): Promise<Answer<NumberedGrant>> {
    for (let waitedMs = 0; waitedMs < othersMs; waitedMs += othersPauseMs) {
      const stored = await store.grant(person.id);
      if (!stored) return failed('grant-dead');
      if (stored.generation !== grant.generation) return { ok: true, value: stored };
      await sleep(system, othersPauseMs);
      if (await store.beginRefresh(person.id, grant.generation))
        return refresh(person, stored, true, configId);
    }
    return failed('refresh-conflict');
  }

  /** Write, then use: the new grant is on disk before its access token goes anywhere. It bears the generation that it replaces. */
  async function keep(person: Person, renewed: NumberedGrant): Promise<Answer<NumberedGrant>> {
    const { generation, ...grant } = renewed;
    unwritten.set(person.id, renewed);
    const isKept = await store.replaceGrant(person.id, generation, grant);
    unwritten.delete(person.id);
    if (isKept) return { ok: true, value: { ...grant, generation: generation + 1 } };
    // The person consented anew while this refresh was under way: the newer grant wins.
    const stored = await store.grant(person.id);
    return stored ? { ok: true, value: stored } : failed('grant-dead');
  }

  /**
   * Only the access token is new, which lives for an hour: written down, it would wear an SD card with every check, and
   * lost with the process it costs one more refresh.
   */
  async function keepPending(person: Person, renewed: NumberedGrant): Promise<Answer<NumberedGrant>> {
    pending.set(person.id, renewed);
    // The person may have left, or consented anew, while this refresh was under way.
    const grant = await current(person.id);
    return grant ? { ok: true, value: grant } : failed('grant-dead');
  }

  async function writeUnwritten(): Promise<void> {
    for (const [id, { generation, ...grant }] of unwritten)
      await store.replaceGrant(id, generation, grant).catch(() => undefined);
  }
  // An instance that was lost while the database was away acts for nobody any more, but has what others cannot get again.
  const stop = store.onFree(() => void writeUnwritten());

  return {
    async use(person, call, configId) {
      let grant = await current(person.id);
      if (!grant) return failed('grant-dead');
      if (grant.expiresAt - aheadMs <= system.now()) {
        const fresh = await renewed(person, grant, configId);
        if (fresh.ok) grant = fresh.value;
        // Ahead of its end a token may still serve while the token endpoint is out of reach.
        else if (!isPassing(fresh.problem) || grant.expiresAt <= system.now()) return fresh;
      }
      const answer = await call(grant.accessToken);
      if (answer.ok || answer.problem.code !== 'unauthorized') return answer;
      const fresh = await renewed(person, grant, configId);
      if (!fresh.ok) return fresh;
      return call(fresh.value.accessToken);
    },
    forget: (personId) => void pending.delete(personId),
    async close() {
      stop();
      await refreshes.idle();
      await writeUnwritten();
    },
  };
}

/** Whether a refresh brought what a restart could not get again by the refresh token that is stored. */
function isNewToDisk(before: Grant, renewed: Grant): boolean {
  const scopesOf = ({ scopes }: Grant) => [...scopes].sort().join(' ');
  return renewed.refreshToken !== before.refreshToken || scopesOf(renewed) !== scopesOf(before);
}

function isPassing({ kind }: Problem): boolean {
  return kind === 'try-later';
}
