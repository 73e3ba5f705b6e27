// The conversation about one low period of one device, as one node tells it to one person: what is told again, to whom, and when.
import { earliestTime } from '../net/system';

/** How bad what was told is. */
export type Severity = 'low' | 'critical';

/** Plain JSON, kept with what the node remembers of the device. Times are ms since 1970 UTC. */
export interface Conversation {
  /** Stays the same from the first telling to the end. */
  id: string;
  /** The worst that was told. */
  severity: Severity;
  /** `solved`: it was put on its charger; kept until the low period is over, for the good news. */
  state: 'open' | 'acknowledged' | 'snoozed' | 'solved';
  /** The first telling; where somebody answered before that, their answer. */
  since: number;
  /** When the worst of it was told first: what somebody answered before says nothing of that. */
  newsAt: number;
  /** The last telling, and how many there were: to the person, and to the next one. */
  toldAt: number;
  times: number;
  /** The ids of the last alerts. */
  alertIds: readonly string[];
  /** The end of a snooze. */
  until: number | null;
  /** From then on it is reckoned when the next person is due. */
  openSince: number;
  /** What the next person was told, and when. */
  escalated: Severity | null;
  escalatedAt: number | null;
}

/** What a check has found of the device. */
export interface Seen {
  /** What the low period gives to tell: something new, or a reminder that is due; null for neither. */
  alert: Severity | null;
  /** Where the level stands now; null where it is not low, or nobody knows. */
  rank: Severity | null;
  /** Whether the low period is over: it was charged. */
  isOver: boolean;
  /** Whether it is on its charger. */
  isCharging: boolean;
}

/** What the owner and the people concerned want. */
export interface Terms {
  /** After so long without a charge the next person is told; null: never. */
  escalateAfterMs: number | null;
  /** Whether the person must not be told this now. */
  isHeld(severity: Severity): boolean;
  /** The same of the next person. */
  isHeldForNext(severity: Severity): boolean;
}

/** What follows from a check. */
export interface Step {
  conversation: Conversation | null;
  /** What the person is told now. */
  tell: { severity: Severity; alertId: string } | null;
  /** What the next person is told now. */
  escalate: { severity: Severity; alertId: string } | null;
  /** What is not told now, as the person must not be told: the next check judges it anew. */
  withheld: Severity | null;
}

/** New ids, of alerts and of conversations. */
export interface NewIds {
  alert(): string;
  conversation(): string;
}

const day = 24 * 3_600_000;
/** Nobody told of it, nobody answered for so long: what was said is forgotten, as are the SMS that said it. */
export const expiryMs = 7 * day;
/** For how long an alert may be put off. */
export const longestSnoozeMs = 7 * day;
/** The quiet hours in which that would end may make it so much longer. */
const longestNightMs = day;
/** An answer may name one of so many alerts. */
const mostIds = 6;

export const isWorse = (one: Severity, than: Severity | null) =>
  than === null || (one === 'critical' && than === 'low');

/**
 * Goes on with a conversation after a check; null for none. `now`: ms since 1970 UTC.
 *
 * What was acknowledged or put off is told again only where it is worse than what was told; what was put off, also once its time
 * is over. The next person is told once of each severity, if nobody has charged it so long after it was opened.
 */
export function converse(
  before: Conversation | null,
  seen: Seen,
  terms: Terms,
  now: number,
  newIds: NewIds,
): Step {
  const standing = standingAfter(before, seen, now);
  const current = standing?.state === 'solved' ? null : standing;
  const opened = current?.state === 'snoozed' && isOver(current, now) ? reopened(current, now) : current;
  const wanted = seen.alert ?? (opened === current ? null : seen.rank);
  const isNews = wanted !== null && (opened?.state === 'open' || isWorse(wanted, opened?.severity ?? null));
  const withheld = isNews && terms.isHeld(wanted) ? wanted : null;
  const tell = isNews && withheld === null ? { severity: wanted, alertId: newIds.alert() } : null;
  // What was put off and must not be told yet stays put off.
  const said = tell ? told(opened, tell, now, newIds) : withheld === null ? (opened ?? standing) : standing;
  const escalate =
    said && isEscalationDue(said, seen, terms, now)
      ? { severity: said.severity, alertId: newIds.alert() }
      : null;
  return { conversation: said && escalate ? escalated(said, escalate, now) : said, tell, escalate, withheld };
}

function standingAfter(
  before: Conversation | null,
  { isOver: isPeriodOver, isCharging }: Seen,
  now: number,
): Conversation | null {
  const conversation = isPeriodOver ? null : standingNow(before, now);
  return conversation && isCharging ? { ...conversation, state: 'solved', until: null } : conversation;
}

/** As it stands by a clock that may have been set: what that cannot have stamped counts as of now. Null once it has expired. */
export function standingNow(conversation: Conversation | null, now: number): Conversation | null {
  // A clock that has not been set yet does not know how long ago anything was.
  if (!conversation || now < earliestTime) return conversation;
  const stamped = (at: number) => (at < earliestTime || at > now ? now : at);
  const { since, newsAt, toldAt, openSince, until } = conversation;
  const times = {
    since: stamped(since),
    // Told by a clock that was ahead, it may be as old as any answer.
    newsAt: newsAt > now ? 0 : newsAt,
    toldAt: stamped(toldAt),
    openSince: stamped(openSince),
  };
  const last = Math.max(times.toldAt, times.openSince, until ?? 0);
  return now - last >= expiryMs ? null : { ...conversation, ...times };
}

function isOver({ until }: Conversation, now: number): boolean {
  const latest = now + longestSnoozeMs + longestNightMs;
  const isAhead = until !== null && until > latest && now >= earliestTime;
  return until === null || now >= until || isAhead;
}

const reopened = (conversation: Conversation, now: number): Conversation => ({
  ...conversation,
  state: 'open',
  until: null,
  openSince: now,
});

function told(
  before: Conversation | null,
  { severity, alertId }: { severity: Severity; alertId: string },
  now: number,
  newIds: NewIds,
): Conversation {
  if (!before) return withTelling(untold(newIds.conversation(), severity, now, now), alertId, now);
  // Whoever answered, and whoever was told instead, know of something less.
  const isNews = isWorse(severity, before.severity);
  const isAnew = before.state !== 'open' || (isNews && before.escalated !== null);
  return {
    ...withTelling(before, alertId, now),
    since: before.times === 0 ? now : before.since,
    severity: isNews ? severity : before.severity,
    newsAt: isNews ? now : before.newsAt,
    state: 'open',
    until: null,
    openSince: isAnew ? now : before.openSince,
  };
}

/** One that nobody was told of yet. `newsAt`: since when there is something to tell, ms since 1970 UTC, as is `now`. */
export const untold = (id: string, severity: Severity, newsAt: number, now: number) => ({
  id,
  severity,
  state: 'open' as const,
  since: now,
  newsAt,
  toldAt: now,
  times: 0,
  alertIds: [],
  until: null,
  openSince: now,
  escalated: null,
  escalatedAt: null,
});

const withTelling = (before: Conversation, alertId: string, now: number): Conversation => ({
  ...before,
  toldAt: now,
  times: before.times + 1,
  alertIds: [...before.alertIds, alertId].slice(-mostIds),
});

const escalated = (
  before: Conversation,
  { severity, alertId }: { severity: Severity; alertId: string },
  now: number,
): Conversation => ({
  ...withTelling(before, alertId, now),
  escalated: severity,
  escalatedAt: now,
});

function isEscalationDue(conversation: Conversation, { rank }: Seen, terms: Terms, now: number): boolean {
  const at = escalationAt(conversation, terms);
  return at !== null && at <= now && rank !== null && !terms.isHeldForNext(conversation.severity);
}

/** When the next person is due, ms since 1970 UTC; null: not at all, or not before something else. */
export function escalationAt(
  { severity, state, openSince, escalated }: Conversation,
  { escalateAfterMs }: Pick<Terms, 'escalateAfterMs'>,
): number | null {
  const isAnswerable = state === 'open' || state === 'acknowledged';
  if (escalateAfterMs === null || !isAnswerable || !isWorse(severity, escalated)) return null;
  return openSince + escalateAfterMs;
}

/** The clock of who brings an answer and ours may differ by so much without anybody having noticed. */
export const leewayMs = 2 * 60_000;

/** What somebody answers to what they were told. */
export type Answer = { kind: 'acknowledge' } | { kind: 'snooze'; until: number };

/**
 * After an answer, which holds for what was told so far. `at`: when it was given, ms since 1970 UTC, as is `now`; of what was told
 * for the first time after it, it says nothing, unless the clock was not set yet. The answer is null where it changes nothing.
 */
export function answered(before: Conversation, answer: Answer, at: number, now: number): Conversation | null {
  const conversation = standingNow(before, now);
  if (!conversation || conversation.state === 'solved') return null;
  if (at >= earliestTime && conversation.newsAt > at + leewayMs) return null;
  if (answer.kind === 'acknowledge') {
    return conversation.state === 'acknowledged'
      ? null
      : { ...conversation, state: 'acknowledged', until: null };
  }
  const isSame = conversation.state === 'snoozed' && conversation.until === answer.until;
  return isSame ? null : { ...conversation, state: 'snoozed', until: answer.until };
}
