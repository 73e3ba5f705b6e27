// What of a decision about a device is told now, and to whom: what must wait is held, and what was answered is not told again.
import {
  type Answer,
  answered,
  type Conversation,
  converse,
  escalationAt,
  isWorse,
  type NewIds,
  type Severity,
  standingNow,
  untold,
} from './conversation';
import { type DeviceDecision, withheldDevice } from './decide';
import type { DeviceState, Held } from './device-state';
import { type DeviceAlertKind, deviceKinds } from './kinds/registry';
import type { Reading } from './reading';
import { heldUntil, type Rest } from './rest';
import type { AlertSettings } from './settings';
import { isRetired, rankOf } from './standing';

/** An alert that leaves now. */
export interface Telling {
  id: string;
  kind: DeviceAlertKind;
  /** The conversation that it belongs to, and which telling of it this is; null for a kind that has none. */
  conversation: { id: string; times: number } | null;
  /** Where it is for the next person: when it was told first, ms since 1970 UTC; else null. */
  firstToldAt: number | null;
  /** When what it waited for was to end, ms since 1970 UTC; null where it has not waited. */
  heldUntil: number | null;
}

/** What comes next of an alert without any msg, and when, ms since 1970 UTC. */
export interface Next {
  what: 'reminder' | 'escalation' | 'snooze-end' | 'hold-end';
  at: number;
}

export interface Told {
  /** What is remembered from now on. */
  state: DeviceState;
  tellings: Telling[];
  next: Next | null;
}

/** By what it is judged whether and when to tell. */
export interface TellingTerms {
  settings: Pick<AlertSettings, 'remindHours' | 'escalateHours'>;
  /** What the person wants. */
  rest: Rest;
  /** What the next person wants; null where there is none. */
  nextRest: Rest | null;
}

const hour = 3_600_000;

/** How the device stands now: null and false where nobody knows. */
export interface StandsNow {
  rank: Severity | null;
  isCharging: boolean;
}

/** `before`: what was remembered, null for a device never seen before. `now`: ms since 1970 UTC. */
export function tellingsOf(
  before: DeviceState | null,
  decided: Pick<DeviceDecision, 'state' | 'alert' | 'alerts'>,
  { rank, isCharging }: StandsNow,
  terms: TellingTerms,
  now: number,
  newIds: NewIds,
): Told {
  const { alert } = decided;
  const hold = (kind: string) => heldUntil({ kind, isOfConnection: false }, terms.rest, now);
  const step = converse(
    before?.conversation ?? null,
    {
      alert: isSeverity(alert) ? alert : null,
      rank,
      isOver: decided.state.lowPeriod === 'none',
      isCharging,
    },
    {
      escalateAfterMs: escalateAfterMs(terms),
      isHeld: (severity) => hold(severity) !== null,
      isHeldForNext: (severity) => heldForNext(severity, terms, now) !== null,
    },
    now,
    // What was held has an id since then.
    { ...newIds, conversation: () => heldConversation(before?.held) ?? newIds.conversation() },
  );
  const other = goodOrOther(before?.held, alert);
  const otherHeld = other !== null && hold(other.kind) !== null;
  const withheld = step.withheld ?? (otherHeld ? other.kind : null);
  const told = tellings(step, other && !otherHeld ? other : null, before, newIds);
  const state = remembered(before, decided, step, withheld, now);
  const held = withheld && heldNow(withheld, before, step, hold(withheld) ?? now, now, newIds);
  const kept: DeviceState = held ? { ...state, held } : state;
  return { state: kept, tellings: told, next: nextOf(kept, rank, terms, now) };
}

type Step = ReturnType<typeof converse>;

const isSeverity = (kind: string | null): kind is Severity => kind === 'low' || kind === 'critical';

/** How a device stands at `now` (ms since 1970 UTC) by its last reading: nobody knows that of one that has been quiet for a month. */
export function standsNow(
  reading: Reading,
  settings: Pick<AlertSettings, 'low' | 'critical'>,
  now: number,
): StandsNow {
  const rank = rankOf(reading, settings);
  const isCharging = reading.charging === true;
  const isLow = isSeverity(rank) && !isCharging && !isRetired(reading, now);
  return { rank: isLow ? rank : null, isCharging };
}

/** What is to be told besides the low period: something new, else good news that has waited. */
function goodOrOther(
  held: Held | undefined,
  alert: DeviceAlertKind | null,
): { kind: DeviceAlertKind; waited: Held | null } | null {
  if (alert !== null) return isSeverity(alert) ? null : { kind: alert, waited: null };
  const kind = held?.kind as DeviceAlertKind | undefined;
  return kind && held && deviceKinds[kind]?.isGoodNews ? { kind, waited: held } : null;
}

function tellings(
  { conversation, tell, escalate }: Step,
  other: { kind: DeviceAlertKind; waited: Held | null } | null,
  before: DeviceState | null,
  newIds: NewIds,
): Telling[] {
  const waitedUntil = before?.held?.until ?? null;
  const found: Telling[] = [];
  const add = (telling: Partial<Telling> & Pick<Telling, 'id' | 'kind'>) =>
    found.push({ conversation: null, firstToldAt: null, heldUntil: null, ...telling });
  if (tell && conversation) {
    const times = conversation.times - (escalate ? 1 : 0);
    add({
      id: tell.alertId,
      kind: tell.severity,
      conversation: { id: conversation.id, times },
      heldUntil: waitedUntil,
    });
  }
  if (escalate && conversation) {
    const { id, times, since } = conversation;
    add({
      id: escalate.alertId,
      kind: escalate.severity,
      conversation: { id, times },
      firstToldAt: since,
    });
  }
  if (other) {
    const ended = other.waited?.conversation ?? endedBy(other.kind, before);
    add({ id: newIds.alert(), kind: other.kind, conversation: ended, heldUntil: waitedUntil });
  }
  return found;
}

/** The conversation that ends with this news; null for none. */
function endedBy(kind: DeviceAlertKind, before: DeviceState | null): Telling['conversation'] {
  const conversation = kind === 'charged' ? before?.conversation : undefined;
  return conversation ? { id: conversation.id, times: conversation.times + 1 } : null;
}

function remembered(
  before: DeviceState | null,
  decided: Pick<DeviceDecision, 'state' | 'alerts'>,
  { conversation, tell }: Step,
  withheld: string | null,
  now: number,
): DeviceState {
  const isBadNews = withheld !== null && !deviceKinds[withheld as DeviceAlertKind].isGoodNews;
  const state = isBadNews ? withheldDevice(before, decided) : { ...decided.state };
  delete state.held;
  delete state.conversation;
  if (tell) state.toldAt = now;
  return conversation ? { ...state, conversation } : state;
}

function heldNow(
  kind: string,
  before: DeviceState | null,
  { conversation }: Step,
  until: number,
  now: number,
  newIds: NewIds,
): Held {
  const earlier = before?.held?.kind === kind ? before.held : null;
  const isFirst = isSeverity(kind) && (!conversation || conversation.state === 'solved');
  const begins = isFirst
    ? { id: heldConversation(before?.held) ?? newIds.conversation(), times: 0 }
    : (earlier?.conversation ?? endedBy(kind as DeviceAlertKind, before));
  return { kind, since: earlier?.since ?? now, until, ...(begins ? { conversation: begins } : {}) };
}

/** The id of the conversation that a low battery which is held will begin; null where there is none. */
const heldConversation = (held: Held | undefined): string | null =>
  (held && isSeverity(held.kind) && held.conversation?.id) || null;

/** The conversation about a device as it stands: of an alert that is held and was never told, the one that an answer begins. */
export function conversationOf(
  { conversation, held }: DeviceState,
  now: number,
): (Conversation & { state: 'open' | 'acknowledged' | 'snoozed' }) | null {
  const standing = standingNow(conversation ?? null, now);
  if (standing && standing.state !== 'solved') return { ...standing, state: standing.state };
  const id = heldConversation(held);
  return held && id !== null ? untold(id, held.kind as Severity, held.since, now) : null;
}

/** What is remembered of a device after an answer, as `answered` takes it; null where it changes nothing. */
export function answeredDevice(
  state: DeviceState,
  answer: Answer,
  at: number,
  now: number,
): (DeviceState & { conversation: Conversation }) | null {
  const before = conversationOf(state, now);
  const conversation = before && answered(before, answer, at, now);
  if (!conversation) return null;
  const { held, ...rest } = state;
  const isAnswered = held && isSeverity(held.kind) && !isWorse(held.kind, conversation.severity);
  return { ...rest, conversation, ...(held && !isAnswered ? { held } : {}) };
}

const escalateAfterMs = ({ settings: { escalateHours }, nextRest }: TellingTerms): number | null =>
  escalateHours > 0 && nextRest ? escalateHours * hour : null;

const heldForNext = (kind: Severity, { nextRest }: TellingTerms, now: number): number | null =>
  nextRest && heldUntil({ kind, isOfConnection: false }, nextRest, now);

/** What comes next of an alert; null where nothing does without a new reading. `rank`: as the device stands now. */
export function nextOf(
  { held, conversation, lowPeriod, toldAt }: DeviceState,
  rank: Severity | null,
  terms: TellingTerms,
  now: number,
): Next | null {
  const found: Next[] = [];
  if (held) found.push({ what: 'hold-end', at: held.until });
  const { remindHours } = terms.settings;
  if (conversation?.state === 'snoozed' && conversation.until !== null && !held) {
    found.push({ what: 'snooze-end', at: conversation.until });
  }
  const isOpen = (conversation?.state ?? 'open') === 'open';
  if (rank && isOpen && !held && lowPeriod !== 'none' && remindHours > 0 && toldAt !== null) {
    found.push({ what: 'reminder', at: toldAt + remindHours * hour });
  }
  const at = rank && conversation ? dueForNext(conversation, terms, now) : null;
  if (at !== null) found.push({ what: 'escalation', at });
  return found.toSorted((one, other) => one.at - other.at)[0] ?? null;
}

/** The same, at the time at which it is told: whoever is to be told may be told nothing when it comes. */
export function whenTold(next: Next, severity: Severity, { rest, nextRest }: TellingTerms): Next {
  if (next.what !== 'reminder' && next.what !== 'escalation') return next;
  const theirs = next.what === 'reminder' ? rest : nextRest;
  const until = theirs && heldUntil({ kind: severity, isOfConnection: false }, theirs, next.at);
  return until === null ? next : { ...next, at: until };
}

function dueForNext(conversation: Conversation, terms: TellingTerms, now: number): number | null {
  const at = escalationAt(conversation, { escalateAfterMs: escalateAfterMs(terms) });
  if (at === null || at > now) return at;
  return heldForNext(conversation.severity, terms, now) ?? at;
}
