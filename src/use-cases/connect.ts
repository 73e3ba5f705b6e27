// Connecting somebody, from the press of the button to the saved person: by redirect or by a pasted address.

import { type ProblemCode, problem } from '../clouds/cloud';
import { inFlight, type serialByKey } from '../net/concurrency';
import { type System, sleep } from '../net/system';
import type { Authorizations, Taken } from '../oauth/authorize';
import type { Client } from '../oauth/token-endpoint';
import type { Checking } from '../people/checking';
import { type Arrival, type Introduction, type JoinStore, join, type Outcome } from '../people/joining';
import { asTrouble, Trouble } from '../sentences/trouble';
import { isAway } from '../store/away';
import { isLate } from '../store/late';
import type { Person } from '../store/records';
import type { AuthorizationStore, InstanceStore, Instances } from '../store/store';

/** How far a connection is that was started. */
export type ConnectProgress = Outcome | { state: 'waiting' } | { state: 'expired' };

export interface Connect {
  /** Begins: the address to open in a browser, and an id to ask after. Throws a Trouble where something is missing. */
  start(asked: {
    client: Client;
    redirectUri: string;
    webhooks: boolean;
    introduction: Introduction;
  }): Promise<{ id: string; url: string }>;
  /**
   * Takes what the browser brought back. `browser`: the sign-up that its cookie belongs to; one that began elsewhere is
   * not finished here. Never rejects with anything but a Trouble.
   */
  finish(parameters: URLSearchParams, browser?: string | null): Promise<Outcome>;
  /**
   * What came of a consent that is brought back once more: a browser reloads, or lost the first answer. Waits for the
   * first one's end; null for a consent that nobody has brought back, and after its ten minutes.
   */
  known(parameters: URLSearchParams): Promise<Outcome | null>;
  /** On which sign-up node's page a consent began that comes back with these parameters; null for none. */
  signupNodeOf(parameters: URLSearchParams): Promise<string | null>;
  /** The same for an address that somebody copied out of the browser; a Trouble when it is no such address. */
  paste(address: string): Promise<Outcome>;
  progress(id: string): Promise<ConnectProgress>;
  /** Finishes what a crash interrupted between the cloud's answer and the saved person. */
  resume(): Promise<void>;
  /** Resolves when nobody's answer is being worked on. */
  idle(): Promise<void>;
}

interface ConnectParts {
  store: JoinStore &
    Pick<AuthorizationStore, 'authorizationOutcome' | 'endAuthorization'> &
    Pick<InstanceStore, 'takeAuthorizations'> &
    Pick<Instances, 'isShared' | 'onFree'>;
  system: System;
  /** By cloud and client: shared with whoever removes people. */
  inTurn: ReturnType<typeof serialByKey>;
  authorizations: Authorizations<Introduction>;
  checking: Checking;
  /** Somebody is connected, anew or again. Must not throw. */
  onJoined(person: Person): void;
  /** See `Arrival`. */
  arriving?: NonNullable<Arrival['arriving']>;
}

/** For so long the end of a consent is waited for that came back to another instance: a lost one's is gone on with by then. */
const othersMs = 15_000;
const othersPauseMs = 200;

export function createConnect(parts: ConnectParts): Connect {
  const { store, system, inTurn, authorizations, checking, onJoined, arriving } = parts;

  /** Whose grant is kept, and the database was away when their person was to be: they may be there all the same. */
  const interrupted = new Set<string>();

  async function complete(taken: Taken<Introduction>, browser: string | null): Promise<Outcome> {
    const { signup } = taken.plan.purpose;
    const begun = signup ? { signupNode: signup.nodeId } : {};
    let isKept = false;
    try {
      if (signup && taken.parameters && signup.id !== browser) {
        throw new Trouble('signup-other-browser', 'signup.other-browser');
      }
      const { authorizationId, client, purpose, grant, identity } = await authorizations.finish(taken);
      isKept = true;
      const arrival = {
        authorizationId,
        cloud: client.cloud.id,
        clientId: client.clientId,
        identity,
        grant,
        introduction: purpose,
        ...(arriving ? { arriving } : {}),
      };
      // Two consents at the same time are taken one after the other: the second finds the person of the first, if both are
      // of one account.
      const person = await inTurn(`${arrival.cloud} ${arrival.clientId}`, () => join(store, system, arrival));
      checking.forget(person.id);
      onJoined(person);
      // As it was saved together with the person.
      const saved = (await store.authorizationOutcome(authorizationId))?.outcome;
      const outcome: Outcome = saved
        ? JSON.parse(saved)
        : { state: 'connected', person: { id: person.id, name: person.name } };
      return { ...outcome, ...begun };
    } catch (error) {
      // Another instance goes on with it: what was allowed is theirs, and must not be given back.
      if (isLate(error)) throw error;
      if (isKept && isAway(error)) {
        interrupted.add(taken.id);
        throw error;
      }
      const { code, key, fill } = asTrouble(error);
      const outcome: Outcome = { state: 'failed', code, key, fill, ...begun };
      // After a power cut the network comes up later than this: the grant is kept for the next start.
      if (taken.parameters === null && healsByItself(code)) return outcome;
      await store.endAuthorization(taken.id, JSON.stringify(outcome));
      // Nobody uses what was allowed. Where the cloud does not answer, it lapses unused.
      await authorizations.giveBack(taken).catch(() => undefined);
      return outcome;
    }
  }

  const answers = inFlight();
  /** By state: what is being worked on. */
  const finishing = new Map<string, Promise<unknown>>();

  async function finish(parameters: URLSearchParams, browser: string | null = null): Promise<Outcome> {
    const state = parameters.get('state') ?? '';
    if (finishing.has(state)) throw new Trouble('connect-state-unknown', 'connect.state-unknown');
    const working = answers.watch(authorizations.take(parameters).then((taken) => complete(taken, browser)));
    const ended = working.then(
      () => undefined,
      () => undefined,
    );
    finishing.set(state, ended);
    try {
      return await working;
    } finally {
      finishing.delete(state);
    }
  }

  async function known(parameters: URLSearchParams): Promise<Outcome | null> {
    await finishing.get(parameters.get('state') ?? '');
    for (let waitedMs = 0; ; waitedMs += othersPauseMs) {
      const found = await authorizations.outcomeOf(parameters);
      if (found === null) return null;
      if (found.outcome !== null) return JSON.parse(found.outcome);
      // Another instance is at it, or goes on with what a lost one had begun.
      if (!store.isShared() || waitedMs >= othersMs) return null;
      await sleep(system, othersPauseMs);
    }
  }

  async function resume(): Promise<void> {
    // What this instance itself has under way is not among those that it takes.
    const free = store.isShared() ? new Set(await store.takeAuthorizations()) : null;
    for (const taken of await authorizations.interrupted())
      if (free === null || free.has(taken.id) || interrupted.delete(taken.id))
        // Who is another one's by now, or has to wait for the database again, keeps nobody else waiting.
        await complete(taken, null).catch((error: unknown) => {
          if (!isLate(error) && !isAway(error)) throw error;
        });
  }
  store.onFree(() => void answers.watch(resume()).catch(() => undefined));

  return {
    async start({ client, redirectUri, webhooks, introduction }) {
      if (!client.clientId || !client.clientSecret) {
        throw new Trouble('connect-client-missing', 'connect.client-missing');
      }
      if (!introduction.name) throw new Trouble('connect-name-missing', 'connect.name-missing');
      return authorizations.start({ client, redirectUri, webhooks, purpose: introduction });
    },
    finish,
    known,
    signupNodeOf: async (parameters) => (await authorizations.purposeOf(parameters))?.signup?.nodeId ?? null,
    async paste(address) {
      const text = address.trim();
      const parameters = URL.canParse(text) ? new URL(text).searchParams : new URLSearchParams();
      if (!parameters.has('state') || !(parameters.has('code') || parameters.has('error'))) {
        throw new Trouble('connect-not-an-address', 'connect.not-an-address');
      }
      return finish(parameters).catch(async (error: unknown) => {
        const outcome = await known(parameters);
        if (outcome) return outcome;
        throw error;
      });
    },
    async progress(id) {
      const stored = await store.authorizationOutcome(id);
      if (!stored) return { state: 'expired' };
      if (stored.outcome !== null) return JSON.parse(stored.outcome);
      return stored.expiresAt < system.now() ? { state: 'expired' } : { state: 'waiting' };
    },
    resume,
    idle: answers.idle,
  };
}

/** `code` is a Trouble's: a problem's with a cloud, or none of those. */
function healsByItself(code: string): boolean {
  return problem(code as ProblemCode).kind === 'try-later';
}
