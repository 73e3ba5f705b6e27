// One msg to several numbers: an SMS each, and one error for those that failed.
import { Trouble } from '../sentences/trouble';
import { shortNumber } from './numbers';

/** An SMS of several that failed. */
export interface FailedSms {
  /** Where its number stands in the list, from 1 on. */
  place: number;
  /** E.164; null where it is none. */
  to: string | null;
  trouble: Trouble;
}

/**
 * One error for all that failed of `count` SMS: the first reason in words, everybody's code as facts, numbers shortened. Its code is
 * theirs where they share one.
 */
export function severalTrouble(failed: readonly [FailedSms, ...FailedSms[]], count: number): Trouble {
  const [first] = failed;
  const { trouble } = first;
  if (count === 1) return trouble;
  const isShared = failed.every((one) => one.trouble.code === trouble.code);
  const facts = {
    ...(isShared ? trouble.facts : {}),
    // A limit that is news at one of them is news.
    ...(isShared && trouble.facts?.again !== undefined
      ? { again: failed.every((one) => one.trouble.facts?.again === true) }
      : {}),
    count,
    failed: failed.map(({ place, to, trouble: { code } }) => ({
      place,
      to: to === null ? null : shortNumber(to),
      code,
    })),
  };
  const key = failed.length === 1 ? 'sms.one-of-several' : 'sms.some-of-several';
  const fill = { failed: failed.length, count, place: first.place };
  return new Trouble(isShared ? trouble.code : 'sms-several', key, fill, facts, trouble);
}
