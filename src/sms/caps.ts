// How many SMS an account sends in 24 hours and in a month, what counts against that (decision 13), and what is said when it would be more.
import { Trouble } from '../sentences/trouble';
import type { SmsCaps, SmsCounts, SmsDecision, SmsVerdict } from '../store/records';

/** What a household never reaches, and a loop in a flow soon does. */
export const defaultCaps: SmsCaps = { perNumber: 6, perDay: 100 };

/** So many may be refused for each that may go: they cost nothing, but a loop must end. */
const refusedPerCap = 10;
/** How long the same text to the same number counts as a repeat. */
const repeatMs = 10 * 60_000;

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
  reached(verdict: CapVerdict, to: string): Trouble;
  /** An SMS to this number was within the caps: the next time that one is reached is told anew. */
  kept(to: string): void;
}

export function createCapTroubles(caps: SmsCaps): CapTroubles {
  /** The caps that were told since they were reached: `number …`, or the verdict. */
  const warned = new Set<string>();
  return {
    reached(verdict, to) {
      const isNumber = verdict === 'cap-number';
      const name = isNumber ? `number ${to}` : verdict;
      const again = warned.has(name);
      warned.add(name);
      if (verdict === 'cap-refused') return new Trouble('sms-cap-refused', 'sms.cap-refused', {}, { again });
      const cap = { 'cap-number': caps.perNumber, 'cap-day': caps.perDay, 'cap-month': caps.perMonth ?? 0 }[
        verdict
      ];
      return new Trouble(`sms-${verdict}`, `sms.${verdict}`, { cap }, { cap, again });
    },
    kept(to) {
      for (const name of ['cap-day', 'cap-month', 'cap-refused', `number ${to}`]) warned.delete(name);
    },
  };
}
