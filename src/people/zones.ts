// In which zone people are, as their clouds say: asked about once a day, because people travel.
import type { Answer, Cloud } from '../clouds/cloud';
import { atMost, inFlight } from '../net/concurrency';
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
  /** Resolves when the checks have ended that are under way as it is called. Never rejects. */
  checked(): Promise<void>;
}

/** Once a day, by whoever looks at the same minute of each. */
const askAgainMs = 23 * 3_600_000;
/** As many as checks. */
const askedAtOnce = 8;

export function createZones({ store, system, useToken, checked }: ZonesParts): Zones {
  const asking = inFlight();
  const limited = atMost(askedAtOnce);
  // By the steady clock, as all ages within this process.
  const askedAt = new Map<string, number>();
  let isClosed = false;

  const isDue = ({ id }: Person) =>
    system.steady() - (askedAt.get(id) ?? Number.NEGATIVE_INFINITY) >= askAgainMs;

  /** Writes only what differs: a check that brings nothing new must not wear an SD card. */
  async function keep(person: Person, timeZone: string | null): Promise<void> {
    if (timeZone !== person.timeZone) await store.changePerson(person.id, { timeZone });
  }

  return {
    async needed(person, cloud, configId) {
      const stored = { ok: true, value: person.timeZone } as const;
      if (!isDue(person)) return stored;
      const now = system.steady();
      const identity = await useToken(person, (token) => cloud.identity(token, person.userId), configId);
      if (!identity.ok) return identity.problem.retryAt === undefined ? stored : identity;
      askedAt.set(person.id, now);
      const timeZone = identity.value.timeZone ?? person.timeZone;
      await keep(person, timeZone);
      return { ok: true, value: timeZone };
    },
    learn(person, { zone }, configId) {
      if (!zone || !isDue(person)) return;
      askedAt.set(person.id, system.steady());
      const learned = limited(async () => {
        // After a start all are due, and asked with their checks they would make the first round take twice as long.
        await checked();
        if (isClosed) return;
        const answer = await useToken(person, zone, configId);
        if (!answer.ok || answer.value === null) return;
        const current = await store.person(person.id);
        // Of who took back their consent meanwhile nothing is kept.
        if (current?.access === 'ok') await keep(current, answer.value);
      });
      asking.watch(learned).catch(() => undefined);
    },
    forget(personId) {
      askedAt.delete(personId);
    },
    idle: asking.idle,
    close() {
      isClosed = true;
    },
  };
}
