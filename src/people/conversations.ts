// What people answer to their alerts: which are open, and what becomes of them. The next check goes on from there.
import { type Answer, type Conversation, longestSnoozeMs, type Severity } from '../battery/conversation';
import { type DeviceState, readDeviceState } from '../battery/device-state';
import { quietUntil } from '../battery/quiet-hours';
import { longestPauseMs } from '../battery/rest';
import { answeredDevice, conversationOf, type Next, nextOf, standsNow, whenTold } from '../battery/tellings';
import { isMadeUp } from '../clouds/registry';
import type { serialByKey } from '../net/concurrency';
import type { System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { Person, PersonId, StoredReading, StoredState } from '../store/records';
import type { AlertStore, CheckStore, Due, PeopleStore, ReadingStore, StoredTalk } from '../store/store';
import { turnOf } from './check-people';
import { zoneOf } from './curves';
import { idOfNext, nextPersonOf } from './next-person';
import { restOfPerson } from './rest-of-person';
import { asReading } from './stored-reading';
import { thresholdsFor } from './thresholds';
import type { Watch } from './watch';

/** An alert about a low period that has not come to its end. Times are ms since 1970 UTC. */
export interface OpenAlert {
  /** The conversation's id, of one that is held that of the one it will begin; empty for a kind that has none. */
  conversation: string;
  nodeId: string;
  person: { id: PersonId; name: string };
  deviceId: string;
  /** Its name as the cloud has it; empty for none. */
  device: string;
  /** The worst that was told; `low` for what is held and never was, unless that is `critical`. */
  severity: Severity;
  /** The kind of the alert: of what is held, any. */
  kind: string;
  /** The last level, percent, or null. */
  level: number | null;
  /** `held`: it waits for the end of quiet hours or of a pause. */
  state: 'open' | 'acknowledged' | 'snoozed' | 'held';
  since: number;
  /** The last telling, and how many there were. */
  toldAt: number;
  times: number;
  /** The end of a snooze or of what it waits for. */
  until: number | null;
  /** When the next person was told. */
  escalatedAt: number | null;
  /** What comes next without any msg. */
  next: Next | null;
}

/** Whose alerts are meant. */
export type Whose = { conversations: readonly string[] } | { personId: string } | { alertId: string };

export interface Conversations {
  /** The alerts that are open; without `whose`, everybody's. */
  open(whose?: Whose): Promise<OpenAlert[]>;
  /**
   * Somebody takes care of it. `at`: when they said so; an alert that was told after it is not meant. The answer: the alerts that
   * this was about, as they are now.
   */
  acknowledge(whose: Whose, at: number): Promise<OpenAlert[]>;
  /** Puts alerts off, as `acknowledge` takes them: until a time, or, where that lies in quiet hours, until those end. */
  snooze(whose: Whose, until: number, at: number): Promise<OpenAlert[]>;
  /** Holds what there is to tell of people's batteries until a time. Throws a Trouble for one that is over, or too far ahead. */
  pause(personIds: readonly string[], until: number): Promise<void>;
  /** Ends a pause: what has waited is looked at now. */
  resume(personIds: readonly string[]): Promise<void>;
}

interface ConversationsParts {
  store: Pick<AlertStore, 'talks'> &
    Pick<CheckStore, 'keepCheck'> &
    Pick<PeopleStore, 'person' | 'changePerson'> &
    Pick<ReadingStore, 'lastReadings'>;
  system: Pick<System, 'now'>;
  /** One after the other by node and person, together with the decisions of checks. */
  inTurn: ReturnType<typeof serialByKey>;
  expect(dueAt: number): void;
  /** The battery node that is there with this id, or null. */
  watchOf(nodeId: string): Watch | null;
}

export function createConversations(parts: ConversationsParts): Conversations {
  const { store, system, inTurn, expect, watchOf } = parts;

  async function found(whose?: Whose): Promise<StoredTalk[]> {
    const personId = whose && 'personId' in whose ? whose.personId : null;
    const now = system.now();
    return (await store.talks(personId)).filter(({ state }) => isMeant(readDeviceState(state), whose, now));
  }

  async function seen(talks: readonly StoredTalk[]): Promise<OpenAlert[]> {
    const alerts: OpenAlert[] = [];
    const people = new Map<string, { person: Person | null; readings: StoredReading[] }>();
    for (const talk of talks) {
      const { personId } = talk;
      const known = people.get(personId) ?? {
        person: await store.person(personId),
        readings: await store.lastReadings(personId),
      };
      people.set(personId, known);
      const alert = known.person && (await alertOf(talk, known.person, known.readings));
      if (alert) alerts.push(alert);
    }
    return alerts;
  }

  async function alertOf(
    talk: StoredTalk,
    person: Person,
    readings: readonly StoredReading[],
  ): Promise<OpenAlert | null> {
    const { nodeId, deviceId } = talk;
    const state = readDeviceState(talk.state);
    if (!state) return null;
    const { held } = state;
    const conversation = conversationOf(state, system.now());
    const stored = readings.find((one) => one.deviceId === deviceId);
    const facts = {
      nodeId,
      person: { id: person.id, name: person.name },
      deviceId,
      device: stored?.name ?? '',
      level: state.level,
      next: await nextFor(parts, nodeId, person, state, stored),
    };
    if (conversation && (conversation.times > 0 || conversation.state !== 'open')) {
      const { id, since, toldAt, times, until, escalatedAt, severity } = conversation;
      const said = { conversation: id, severity, kind: severity, state: conversation.state } as const;
      return { ...facts, ...said, since, toldAt, times, until, escalatedAt };
    }
    if (!held) return null;
    const { kind, since, until } = held;
    const severity = kind === 'critical' ? kind : 'low';
    const waits = { severity, kind, state: 'held', toldAt: since, times: 0 } as const;
    return { ...facts, ...waits, conversation: conversation?.id ?? '', since, until, escalatedAt: null };
  }

  /** The answer to one alert; null where it changes nothing. Judged by what is kept then: another instance may have told meanwhile. */
  async function answer(talk: StoredTalk, given: Answer, at: number): Promise<StoredTalk | null> {
    const { nodeId, personId, deviceId } = talk;
    const kept = await store.keepCheck(nodeId, personId, null, ({ person, states, due }) => {
      const nothing = { ...untouched(due), answered: null };
      const stored = states.find((one) => one.deviceId === deviceId);
      const state = stored && readDeviceState(stored.state);
      // It may have ended meanwhile, and another one begun.
      const now = system.now();
      if (!state || idIn(stored, now) !== idIn(talk, now)) return nothing;
      if (given.kind === 'snooze' && isMadeUp(person.cloud)) return nothing;
      const meant = given.kind === 'snooze' ? { ...given, until: awake(given.until, nodeId, person) } : given;
      const after = answeredDevice(state, meant, at, now);
      if (!after) return { ...nothing, answered: { ...talk, state: stored.state } };
      const text = JSON.stringify(after);
      const changed = { states: [{ deviceId, state: text }], due: dueBy(due, after.conversation.until) };
      return { ...nothing, ...changed, answered: { ...talk, state: text } };
    });
    if (kept && kept.states.length > 0 && kept.due.alerts !== null) expect(kept.due.alerts);
    return kept?.answered ?? null;
  }

  /** Whom somebody has put off is not told in the middle of the night. */
  function awake(until: number, nodeId: string, person: Person): number {
    const { quiet } = restOfPerson(person, watchOf(nodeId)?.settings.quiet ?? null, zoneOf(person));
    return quietUntil(until, quiet, zoneOf(person)) ?? until;
  }

  async function answerAll(whose: Whose, given: Answer, at: number): Promise<OpenAlert[]> {
    const touched: StoredTalk[] = [];
    for (const talk of await found(whose)) {
      const turn = () => answer(talk, given, at);
      const now = await inTurn(turnOf(talk.nodeId, talk.personId), turn);
      if (now) touched.push(now);
    }
    const stateOf = (talk: StoredTalk) => storedConversation(talk, system.now())?.state;
    return seen(touched.filter((talk) => !['open', undefined].includes(stateOf(talk))));
  }

  return {
    open: async (whose) => seen(await found(whose)),
    acknowledge: (whose, at) => answerAll(whose, { kind: 'acknowledge' }, at),
    async snooze(whose, until, at) {
      const now = system.now();
      if (!(until > now && until <= now + longestSnoozeMs)) throw new Trouble('bad-until', 'answer.snooze');
      return answerAll(whose, { kind: 'snooze', until }, at);
    },
    async pause(personIds, until) {
      const now = system.now();
      if (!(until > now && until <= now + longestPauseMs)) throw new Trouble('bad-until', 'answer.pause');
      for (const id of personIds) await store.changePerson(id, { pausedUntil: until });
    },
    async resume(personIds) {
      for (const id of personIds) {
        await store.changePerson(id, { pausedUntil: null });
        const waiting = new Set((await store.talks(id)).map(({ nodeId }) => nodeId));
        for (const nodeId of waiting) await inTurn(turnOf(nodeId, id), () => lookNow(nodeId, id));
      }
    },
  };

  /** What was held is judged at once, and not when the pause would have ended. */
  async function lookNow(nodeId: string, personId: string): Promise<void> {
    const now = system.now();
    const kept = await store.keepCheck(nodeId, personId, null, ({ due }) => ({
      ...untouched(due),
      due: dueBy(due, now),
    }));
    if (kept) expect(now);
  }
}

/** A decision that changes nothing. */
const untouched = (due: Due | null) => ({
  states: [] as StoredState[],
  alerts: [],
  settled: [],
  due: due ?? { advice: null, alerts: null },
});

/** For what a person is due if something of it comes at a time as well. */
function dueBy(due: Due | null, at: number | null): Due {
  const { advice, alerts } = untouched(due).due;
  return { advice, alerts: at === null ? alerts : Math.min(at, alerts ?? at) };
}

/** Null for a node that is not there, or does not know what counts as low. */
async function nextFor(
  { store, system, watchOf }: Pick<ConversationsParts, 'store' | 'system' | 'watchOf'>,
  nodeId: string,
  person: Person,
  state: DeviceState,
  stored: StoredReading | undefined,
): Promise<Next | null> {
  const watch = watchOf(nodeId);
  if (!watch || !stored) return null;
  const { low, critical, quiet, remindHours, escalateHours } = thresholdsFor(watch.settings, person);
  if (watch.settings.low === null || low === null) return null;
  const { rank } = standsNow(asReading(stored), { low, critical }, system.now());
  const rest = restOfPerson(person, quiet, zoneOf(person));
  const nextId = escalateHours > 0 ? idOfNext(watch.escalateTo) : null;
  const named = nextId === null ? null : await store.person(nextId);
  const nextPerson = escalateHours > 0 ? nextPersonOf(watch.escalateTo, named, person, quiet) : null;
  const terms = { settings: { remindHours, escalateHours }, rest, nextRest: nextPerson?.rest ?? null };
  const next = nextOf(state, rank, terms, system.now());
  return next && rank ? whenTold(next, rank, terms) : next;
}

function isMeant(state: DeviceState | null, whose: Whose | undefined, now: number): boolean {
  if (!state) return false;
  const conversation = conversationOf(state, now);
  if (!whose || 'personId' in whose) return conversation !== null || state.held !== undefined;
  if (!conversation) return false;
  if ('alertId' in whose) {
    return conversation.id === whose.alertId || conversation.alertIds.includes(whose.alertId);
  }
  return whose.conversations.includes(conversation.id);
}

function storedConversation({ state: text }: Pick<StoredTalk, 'state'>, now: number): Conversation | null {
  const state = readDeviceState(text);
  return state && conversationOf(state, now);
}

const idIn = (stored: Pick<StoredTalk, 'state'>, now: number) => storedConversation(stored, now)?.id ?? null;
