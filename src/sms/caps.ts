// How many SMS an account sends in 24 hours and in a month, what counts against that (decision 13), and what is said when it would be more.
import { Trouble } from '../sentences/trouble';
import type { SmsCaps, SmsCounts, SmsDecision, SmsVerdict } from '../store/records';

/** What a household never reaches, and a loop in a flow soon does. */
export const defaultCaps: SmsCaps = { perNumber: 6, perDay: 100 };

/** So many may be refused for each that may go: they cost nothing, but a loop must end. */
const refusedPerCap = 10;
/** How long the same text to the same number counts as a repeat. */
const repeatMs = 10 * 60_000;

/** Beyond the cap of a number so many may go to it within a day that say that a battery is nearly empty. */
const moreCritical = 2;
/** Our answers to replies: in 24 hours and one after the other, to one number by whatever account. */
export const mostAnswers = 6;
const answerEveryMs = 60_000;
/** Of those that somebody has to see, as a forged reply may have asked for it, so many more go, and at once. */
const moreToBeSeen = 2;

/** What an SMS is, as far as the caps ask. */
export type SmsKind = 'usual' | 'critical' | 'answer';

type Msg = Readonly<Record<string, unknown>>;

/**
 * `msg`: of the alert, as a flow may have left it; a loop of made-up ones ends two later. `members`: the alerts of a joint SMS, of
 * which one is enough.
 */
export function kindOf({
  msg,
  members = [],
  isAnswer = false,
}: {
  msg: Msg;
  members?: readonly { msg: Msg }[];
  isAnswer?: boolean;
}): SmsKind {
  if (isAnswer) return 'answer';
  return [msg, ...members.map((member) => member.msg)].some(isCritical) ? 'critical' : 'usual';
}

function isCritical({ alert }: Msg): boolean {
  return typeof alert === 'object' && alert !== null && 'kind' in alert && alert.kind === 'critical';
}

/** The caps of an account for such an SMS: an answer is counted apart from what else a number gets. */
export function capsFor(caps: SmsCaps, kind: SmsKind): SmsCaps {
  const perNumber = {
    usual: caps.perNumber,
    critical: caps.perNumber + moreCritical,
    answer: Number.POSITIVE_INFINITY,
  };
  return { ...caps, perNumber: perNumber[kind] };
}

/**
 * Whether our answer to a reply may go. Who answers by itself ends up unanswered: one a minute, six a day, and not the same again
 * within ten minutes. `now`: ms since 1970 UTC.
 */
export function decideAnswer(
  { caps, mustBeSeen }: { caps: SmsCaps; mustBeSeen: boolean },
  counts: SmsCounts,
  now: number,
): SmsDecision {
  const { sameTextAt, ofAnswers } = counts;
  const isWithin = (ms: number, at: number | null) => at !== null && at > now - ms;
  const isTooSoon = !mustBeSeen && isWithin(answerEveryMs, ofAnswers.lastAt);
  const isTooMany = ofAnswers.count >= mostAnswers + (mustBeSeen ? moreToBeSeen : 0);
  if (isTooSoon || isTooMany || isWithin(repeatMs, sameTextAt)) return { verdict: 'silent' };
  return decideSms({ hasKey: true, mayRepeat: true, caps: capsFor(caps, 'answer') }, counts, now);
}

/** How an SMS is to be judged. */
export interface SmsPolicy {
  /** Whether it is known by a key of its own (an alert's id, or the flow's): then its text makes no repeat of it. */
  hasKey: boolean;
  /** Whether the same text may go to a number again within ten minutes, although it has no key. */
  mayRepeat: boolean;
  /** How many SMS may go. Null: no cap. */
  caps: SmsCaps | null;
}

/**
 * Whether an SMS may go, and whether it counts against the caps, by what the last 24 hours and the month have counted. What the sign-up
 * sends comes with a pass: it has a cap of its own, and neither uses up nor meets this one. `now`: ms since 1970 UTC.
 */
export function decideSms(
  { hasKey, mayRepeat, caps }: SmsPolicy,
  counts: SmsCounts,
  now: number,
): SmsDecision {
  const { sameTextAt, hasPass, ofNumber, ofAll, ofMonth } = counts;
  if (!hasKey && !mayRepeat && sameTextAt !== null && sameTextAt > now - repeatMs)
    return { verdict: 'repeated' };
  if (hasPass || caps === null) return { verdict: 'added', isCapped: false };
  const { perNumber, perDay, perMonth } = caps;
  if (ofNumber.sent >= perNumber) return { verdict: 'cap-number' };
  if (perMonth && ofMonth >= perMonth) return { verdict: 'cap-month' };
  if (ofAll.sent >= perDay) return { verdict: 'cap-day' };
  const isRefused = ofNumber.refused >= perNumber * refusedPerCap || ofAll.refused >= perDay * refusedPerCap;
  return isRefused ? { verdict: 'cap-refused' } : { verdict: 'added', isCapped: true };
}

export type CapVerdict = Extract<SmsVerdict, `cap-${string}`>;

export interface CapTroubles {
  /** The Trouble of a cap that is reached. `again` in its facts is false once for each time, so that who hears of it can tell it once. */
  reached(verdict: CapVerdict, to: string, kind: SmsKind): Trouble;
  /** An SMS to this number was within the caps of its kind: the next time that one is reached is told anew. */
  kept(to: string, kind: SmsKind): void;
}

export function createCapTroubles(caps: SmsCaps): CapTroubles {
  /** The caps that were told since they were reached: the number's for a kind of SMS, or the verdict. */
  const warned = new Set<string>();
  return {
    reached(verdict, to, kind) {
      const isNumber = verdict === 'cap-number';
      const name = isNumber ? `${kind} ${to}` : verdict;
      const again = warned.has(name);
      warned.add(name);
      if (verdict === 'cap-refused') return new Trouble('sms-cap-refused', 'sms.cap-refused', {}, { again });
      const { perNumber } = capsFor(caps, kind);
      const cap = { 'cap-number': perNumber, 'cap-day': caps.perDay, 'cap-month': caps.perMonth ?? 0 }[
        verdict
      ];
      return new Trouble(`sms-${verdict}`, `sms.${verdict}`, { cap }, { cap, again });
    },
    kept(to, kind) {
      for (const name of ['cap-day', 'cap-month', 'cap-refused', `${kind} ${to}`]) warned.delete(name);
    },
  };
}
