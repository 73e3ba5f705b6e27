// What is kept of somebody who is connected, from that moment on.
import type { Person } from '../store/records';

/** What a consent sets right about a connection. `timeZone`: IANA, or null; `now`: ms since 1970 UTC. */
export function connectedNow(timeZone: string | null, now: number) {
  return {
    timeZone,
    access: 'ok',
    accessReason: null,
    accessSince: now,
    connectedAt: now,
    failingSince: null,
    failingReason: null,
    deniedSince: null,
  } as const satisfies Partial<Person>;
}

/** Somebody new, with nothing that they could have chosen for themselves yet: they want SMS and advice, by the node's thresholds. */
export function newPerson(
  account: Pick<Person, 'id' | 'cloud' | 'clientId' | 'userId'>,
  introduced: Pick<Person, 'name' | 'number' | 'numberState' | 'language'>,
  timeZone: string | null,
  now: number,
): Person {
  return {
    ...account,
    ...introduced,
    sms: true,
    stopped: false,
    ownLow: null,
    ownNotSyncingHours: null,
    ownAdviceAt: null,
    advice: true,
    ownQuiet: null,
    criticalPasses: false,
    pausedUntil: null,
    linkHash: null,
    ...connectedNow(timeZone, now),
  };
}
