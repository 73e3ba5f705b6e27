// What a battery node asks for: one person, or everybody, is checked, decided about, and told.
import type { ReadingMessage } from '../../types/messages';
import { dueAnew } from '../battery/advice-hour';
import type { DeviceChoice } from '../battery/reading';
import type { AlertSettings } from '../battery/settings';
import type { Cloud } from '../clouds/cloud';
import { inFlight, serialByKey } from '../net/concurrency';
import { newId, type System } from '../net/system';
import type { Person } from '../store/records';
import type { AgendaStore, CheckStore, InstanceStore, KeptNow, PeopleStore } from '../store/store';
import type { Agenda } from './agenda';
import type { AlertDelivery } from './alert-delivery';
import type { CheckOutcome } from './check-outcome';
import type { Checking, CheckResult } from './checking';
import { connectionReason } from './connection-reason';
import { zoneOf } from './curves';
import { type Decision, decideAlerts, devicesToAdvise, devicesTold, listsFewer } from './decide-alerts';
import { summaryNow } from './forecasts';
import { type EscalateTo, idOfNext, nextPersonOf } from './next-person';
import { isActive, ownPeopleOf, pageByPage, peopleOf } from './people-of';
import { asReading } from './stored-reading';
import { type LowUnknown, thresholdsFor } from './thresholds';

/** Whom a battery node wants checked, and by what they are judged. */
export interface CheckRequest {
  nodeId: string;
  cloud: string;
  clientId: string;
  /** The config that asks: its client secret goes first. */
  configId?: string | undefined;
  settings: AlertSettings & DeviceChoice;
  /** One person, or null for everybody. */
  personId: string | null;
  /** Who is told where nobody charges a battery for `escalateHours`; left out: the flow decides. */
  escalateTo?: EscalateTo;
  /** The msg that asked for it: its other fields travel on with the alerts. */
  originalMsg?: unknown;
  /** How old an answer of the cloud may be that is good enough, in ms; left out: ten seconds. */
  mostAgeMs?: number;
}

/** Whom a battery node looks after, and by which advice hour. */
export interface Scheduled extends Pick<CheckRequest, 'nodeId' | 'cloud' | 'clientId' | 'personId'> {
  settings: LowUnknown<CheckRequest['settings']>;
}

export interface CheckPeople {
  /**
   * Checks, decides and tells. Alerts leave through the node that asked; new readings go to `onReading`, as they come.
   * One person's failure does not stop the others. An unknown person gives null. `onOthers` hears, each time, how many more are left
   * to other instances, which act for them.
   */
  run(
    request: CheckRequest,
    onReading: (reading: ReadingMessage) => void,
    onOthers?: (count: number) => void,
  ): Promise<CheckOutcome[] | null>;
  /**
   * Does so with one person who is due, without any msg. Null for who is not the node's any more, or not active: nothing is
   * due then.
   */
  wake(
    request: Omit<CheckRequest, 'originalMsg'>,
    personId: string,
    onReading: (reading: ReadingMessage) => void,
  ): Promise<CheckOutcome | null>;
  /**
   * Sets when people are due by what is so now, without a check: the node, or somebody, may have another advice hour, zone or
   * connection than when it was decided last.
   */
  reschedule(node: Scheduled): Promise<void>;
  /** Resolves when nothing that was asked for is under way. */
  idle(): Promise<void>;
}

interface CheckPeopleParts {
  store: Pick<PeopleStore, 'person' | 'nextPeople'> &
    Pick<CheckStore, 'keepCheck'> &
    Pick<AgendaStore, 'due'> &
    Pick<InstanceStore, 'ownPeople'>;
  system: System;
  checking: Pick<Checking, 'ask' | 'keep'>;
  alertDelivery: Pick<AlertDelivery, 'deliver'>;
  agenda: Pick<Agenda, 'expect'>;
  /** One after the other by node and person: decisions, and what people answer. */
  inTurn: ReturnType<typeof serialByKey>;
  cloudOf(id: string): Cloud;
  /** The page where a person connects again, or null where there is none. */
  signupAddress(client: { cloud: string; clientId: string }): string | null;
}

export function createCheckPeople(parts: CheckPeopleParts): CheckPeople {
  const { store, system, checking, alertDelivery, agenda, cloudOf, signupAddress } = parts;
  const { inTurn } = parts;
  /** By the same names: what a cloud said earlier is decided about earlier. */
  const checkInTurn = serialByKey();
  const runs = inFlight();

  async function checkAndTell(
    request: CheckRequest,
    asked: Person,
    onReading: (reading: ReadingMessage) => void,
  ): Promise<CheckOutcome | null> {
    const { notSyncingHours } = thresholdsFor(request.settings, asked);
    const result =
      asked.access === 'ok'
        ? await checking.ask(asked, request.configId, notSyncingHours, request.mostAgeMs)
        : null;
    // What is answered while the cloud is asked holds before this is decided.
    return inTurn(turnOf(request.nodeId, asked.id), () => decideAndTell(request, asked, result, onReading));
  }

  async function decideAndTell(
    request: CheckRequest,
    asked: Person,
    result: CheckResult | null,
    onReading: (reading: ReadingMessage) => void,
  ): Promise<CheckOutcome | null> {
    const kept = await checking.keep(asked.id, (answer) =>
      store.keepCheck(request.nodeId, asked.id, answer, (now) => {
        const decision = decide(request, now, result);
        const { states, settled, due } = decision;
        const alerts = decision.alerts.map((alert) => ({ id: alert.alert.id, body: JSON.stringify(alert) }));
        return { states, alerts, settled, due, decision };
      }),
    );
    if (!kept) return null;
    const { alerts, news, due, outcome } = kept.decision;
    for (const at of [due.advice, due.alerts]) if (at !== null) agenda.expect(at);
    alertDelivery.deliver(request.nodeId, alerts, request.originalMsg);
    for (const reading of news) onReading(reading);
    return outcome;
  }

  /** What is to be told of a person by what is kept, inside of the transaction that keeps it; and how it went. */
  function decide(
    { nodeId, settings, escalateTo = null }: CheckRequest,
    kept: KeptNow,
    result: CheckResult | null,
  ): Decision {
    const { person, states, untold } = kept;
    const now = system.now();
    const nextId = settings.escalateHours > 0 ? idOfNext(escalateTo) : null;
    const named = nextId === null ? null : kept.personById(nextId);
    const known = {
      person,
      result,
      states,
      untold: untold.filter((one) => one.nodeId === null || one.nodeId === nodeId),
      lastReadings: listsFewer(result, states) ? kept.lastReadings().map(asReading) : [],
      summaries: new Map(),
      timeZone: zoneOf(person),
      keptDue: kept.due,
      next: settings.escalateHours > 0 ? nextPersonOf(escalateTo, named, person, settings.quiet) : null,
      settings: thresholdsFor(settings, person),
      now,
      newIds: { alert: () => newId(system, 'alert'), conversation: () => newId(system, 'talk') },
      reason: () => connectionReason(person, result, cloudOf(person.cloud), signupAddress(person)),
    };
    const summariesOf = (ids: readonly string[]) => ids.map((id) => [id, summaryNow(kept, id, now)] as const);
    // Most checks tell nothing: a device's history is read for those that do, which are decided once more with it, and in
    // the advice hour.
    const advised = new Map(summariesOf(devicesToAdvise(known)));
    const decision = decideAlerts({ ...known, summaries: advised });
    const told = devicesTold(decision).filter((id) => !advised.has(id));
    if (told.length === 0) return decision;
    return decideAlerts({ ...known, summaries: new Map([...advised, ...summariesOf(told)]) });
  }

  async function wake(
    request: CheckRequest,
    personId: string,
    onReading: (reading: ReadingMessage) => void,
  ): Promise<CheckOutcome | null> {
    const isWatched = request.personId === null || request.personId === personId;
    let others = 0;
    const outcomes = isWatched
      ? await run({ ...request, personId }, onReading, (count) => (others += count))
      : null;
    const [outcome = null] = outcomes ?? [];
    if (outcome || others > 0) return outcome;
    const nothing = { states: [], alerts: [], settled: [], due: { advice: null, alerts: null } };
    await store.keepCheck(request.nodeId, personId, null, () => nothing);
    return null;
  }

  async function reschedule(node: Scheduled): Promise<void> {
    for await (const people of peopleOf(store, node)) {
      await Promise.all((people ?? []).map((person) => rescheduleOne(node, person)));
    }
  }

  async function rescheduleOne({ nodeId, settings }: Scheduled, person: Person): Promise<void> {
    // Who is due is told then that the connection is lost.
    if (!isActive(person) || person.access === 'lost') return;
    const kept = await store.due(nodeId, person.id);
    const { adviceAt } = thresholdsFor(settings, person);
    const keptDueAt = kept?.advice ?? null;
    const advice = dueAnew(system.now(), { adviceAt, timeZone: zoneOf(person), keptDueAt });
    if (advice === keptDueAt) return;
    // What waits is read where it is kept: a decision in between may have moved it.
    await store.keepCheck(nodeId, person.id, null, ({ due }) => ({
      states: [],
      alerts: [],
      settled: [],
      due: { advice, alerts: due?.alerts ?? null },
    }));
  }

  async function run(
    request: CheckRequest,
    onReading: (reading: ReadingMessage) => void,
    onOthers: (count: number) => void = () => undefined,
  ): Promise<CheckOutcome[] | null> {
    const check = (person: Person) =>
      checkInTurn(turnOf(request.nodeId, person.id), () => checkAndTell(request, person, onReading));
    const outcomes = await pageByPage(ownPeopleOf(store, request, onOthers), check);
    return outcomes?.filter((one) => one !== null).sort(byName) ?? null;
  }

  return {
    run: (request, onReading, onOthers) => runs.watch(run(request, onReading, onOthers)),
    wake: (request, personId, onReading) => runs.watch(wake(request, personId, onReading)),
    reschedule: (node) => runs.watch(reschedule(node)),
    idle: runs.idle,
  };
}

/** The name under which decisions about a person at a node, and answers to them, wait for one another. */
export const turnOf = (nodeId: string, personId: string): string => `${nodeId} ${personId}`;

const byName = ({ person: one }: CheckOutcome, { person: other }: CheckOutcome): number =>
  compare(one.name, other.name) || compare(one.id, other.id);

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
