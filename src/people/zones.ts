// In which zone people are, as their clouds say: asked about once a day, because people travel.
import type { Answer, Cloud } from '../clouds/cloud';
import { inFlight, type Limited } from '../net/concurrency';
import type { System } from '../net/system';
import type { Person } from '../store/records';
import type { PeopleStore } from '../store/store';

/** Runs a call with a valid access token: see oauth/. */
export type UseToken = <T>(
  person: Person,
  call: (accessToken: string) => Promise<Answer<T>>,
  configId?: string,
) => Promise<Answer<T>>;

export interface Zones {
  /**
   * The zone without which a cloud's times cannot be read (IANA, null for none); the stored one where it cannot be had. Fails only where
   * the cloud asked for a pause, which holds for the devices, too.
   */
  needed(person: Person, cloud: Cloud, configId?: string): Promise<Answer<string | null>>;
  /**
   * Where times need no zone, it only says when the advice hour is: asked for beside, when the checks that have begun by then have
   * ended, whatever comes of it. No check waits for it, none fails by it, and none shares its connections with it.
   */
  learn(person: Person, cloud: Cloud, configId?: string): void;
  /** Asks for the zone of this person again next time. */
  forget(personId: string): void;
  /** Resolves when nothing that is asked for beside is under way. */
  idle(): Promise<void>;
  /** Asks for nothing beside any more, whatever waits for its turn. */
  close(): void;
}

interface ZonesParts {
  store: Pick<PeopleStore, 'person' | 'changePerson'>;
  system: Pick<System, 'steady'>;
  useToken: UseToken;
  /** Lets so many requests to clouds at a time as checks make. */
  limited: Limited;
  /** Resolves when the checks have ended that are under way as it is called. Never rejects. */
  checked(): Promise<void>;
}

/** Once a day, by whoever looks at the same minute of each. */
const askAgainMs = 23 * 3_600_000;
/** As many as checks. */
const askedAtOnce = 8;

export function createZones({ store, system, useToken, limited, checked }: ZonesParts): Zones {
  const works = inFlight();
  // By the steady clock, as all ages within this process.
  const askedAt = new Map<string, number>();
  /** Who is to be asked beside: an id each, as after a start all of a large house wait. */
  const waiting = new Map<string, { zone: NonNullable<Cloud['zone']>; configId: string | undefined }>();
  let asking = 0;
  let isClosed = false;

  const isDue = ({ id }: Person) =>
    system.steady() - (askedAt.get(id) ?? Number.NEGATIVE_INFINITY) >= askAgainMs;

  /** Writes only what differs: a check that brings nothing new must not wear an SD card. */
  async function keep(person: Person, timeZone: string | null): Promise<void> {
    if (timeZone !== person.timeZone) await store.changePerson(person.id, { timeZone });
  }

  async function askThoseWaiting(): Promise<void> {
    asking += 1;
    try {
      for (;;) {
        // After a start all are due, and asked with their checks they would make the first round take twice as long.
        await checked();
        const [next] = waiting;
        if (!next) return;
        const [personId, { zone, configId }] = next;
        waiting.delete(personId);
        // One that fails is asked for the next day, and keeps nobody else from being asked for.
        await ask(personId, zone, configId).catch(() => undefined);
      }
    } finally {
      asking -= 1;
    }
  }

  async function ask(
    personId: string,
    zone: NonNullable<Cloud['zone']>,
    configId: string | undefined,
  ): Promise<void> {
    const person = await store.person(personId);
    const answer = person && (await useToken(person, zone, configId));
    if (!answer?.ok || answer.value === null) return;
    const current = await store.person(personId);
    // Of who took back their consent meanwhile nothing is kept.
    if (current?.access === 'ok') await keep(current, answer.value);
  }

  return {
    async needed(person, cloud, configId) {
      const stored = { ok: true, value: person.timeZone } as const;
      if (!isDue(person)) return stored;
      const now = system.steady();
      const ask = (token: string) => limited(() => cloud.identity(token, person.userId));
      const identity = await useToken(person, ask, configId);
      if (!identity.ok) return identity.problem.retryAt === undefined ? stored : identity;
      askedAt.set(person.id, now);
      const timeZone = identity.value.timeZone ?? person.timeZone;
      await keep(person, timeZone);
      return { ok: true, value: timeZone };
    },
    learn(person, { zone }, configId) {
      if (!zone || isClosed || !isDue(person)) return;
      askedAt.set(person.id, system.steady());
      waiting.set(person.id, { zone, configId });
      if (asking < askedAtOnce) works.watch(askThoseWaiting()).catch(() => undefined);
    },
    forget(personId) {
      waiting.delete(personId);
      askedAt.delete(personId);
    },
    idle: works.idle,
    close() {
      isClosed = true;
      waiting.clear();
    },
  };
}
