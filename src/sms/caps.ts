// How many SMS an account sends in 24 hours, and what is said when it would be more.
import { Trouble } from '../sentences/trouble';
import type { SmsCaps, SmsVerdict } from '../store/records';

/** What a household never reaches, and a loop in a flow soon does. */
export const defaultCaps: SmsCaps = { perNumber: 6, perDay: 100 };

export type CapVerdict = Extract<SmsVerdict, `cap-${string}`>;

export interface CapTroubles {
  /** The Trouble of a cap that is reached. `again` in its facts is false once for each time, so that who hears of it can tell it once. */
  reached(verdict: CapVerdict, to: string): Trouble;
  /** An SMS to this number was within the caps: the next time that one is reached is told anew. */
  kept(to: string): void;
}

export function createCapTroubles(caps: SmsCaps): CapTroubles {
  /** The caps that were told since they were reached: `number …`, or the verdict. */
  const told = new Set<string>();
  return {
    reached(verdict, to) {
      const isNumber = verdict === 'cap-number';
      const name = isNumber ? `number ${to}` : verdict;
      const again = told.has(name);
      told.add(name);
      if (verdict === 'cap-refused') return new Trouble('sms-cap-refused', 'sms.cap-refused', {}, { again });
      const cap = isNumber ? caps.perNumber : caps.perDay;
      return new Trouble(`sms-${verdict}`, `sms.${verdict}`, { cap }, { cap, again });
    },
    kept(to) {
      for (const name of ['cap-day', 'cap-refused', `number ${to}`]) told.delete(name);
    },
  };
}
