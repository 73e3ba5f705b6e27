// What the owner changes about a person without a new consent. An empty field is no wish: it keeps what is there.
import { readTimeOfDay } from '../battery/time-of-day';
import { knownLanguages } from '../sentences/sentences';
import { Trouble } from '../sentences/trouble';
import type { Person } from '../store/records';
import { shortLine } from './names';
import { wholeNumber } from './own-thresholds';

/** As it came from a form: whatever is empty or not there keeps what is stored. */
export interface TypedEdit {
  name?: string | undefined;
  /** E.164: read already, so that what was typed in a country's own way is no matter here. */
  number?: string | undefined;
  /** A wish of its own, so that no empty field can be taken for it. */
  removeNumber?: boolean | undefined;
  language?: string | undefined;
  sms?: boolean | undefined;
  /** Whether they are advised to charge. */
  advice?: boolean | undefined;
  /** Percent, as typed; null for what the battery node says. */
  ownLow?: string | null | undefined;
  /** Hours, as typed; null for what the battery node says. */
  ownNotSyncingHours?: string | null | undefined;
  /** A time of day such as 20:00, as typed; null for what the battery node says. */
  ownAdviceAt?: string | null | undefined;
}

/** What is to be different. `number` in E.164, or null to remove it. */
export type Edit = Partial<
  Pick<
    Person,
    'name' | 'number' | 'language' | 'sms' | 'advice' | 'ownLow' | 'ownNotSyncingHours' | 'ownAdviceAt'
  >
>;

/** Reads what was typed. Throws a Trouble for what is wrong. */
export function readEdit(typed: TypedEdit): Edit {
  const name = shortLine(typed.name ?? '');
  const number = typed.number ?? '';
  const language = typed.language ?? '';
  if (language !== '' && !knownLanguages().includes(language)) {
    throw new Trouble('bad-language', 'person.bad-language');
  }
  if (number !== '' && typed.removeNumber) {
    throw new Trouble('number-and-removal', 'person.number-and-removal');
  }
  return {
    ...(name === '' ? {} : { name }),
    ...(number === '' ? {} : { number }),
    ...(typed.removeNumber ? { number: null } : {}),
    ...(language === '' ? {} : { language }),
    ...(typed.sms === undefined ? {} : { sms: typed.sms }),
    ...(typed.advice === undefined ? {} : { advice: typed.advice }),
    ...ownOf(
      'ownLow',
      typed.ownLow,
      (text) => wholeNumber(text, 1, 100),
      () => new Trouble('bad-own-low', 'signup.me.error.low'),
    ),
    ...ownOf(
      'ownNotSyncingHours',
      typed.ownNotSyncingHours,
      (text) => wholeNumber(text, 1, 720),
      () => new Trouble('bad-own-hours', 'signup.me.error.hours'),
    ),
    ...ownOf(
      'ownAdviceAt',
      typed.ownAdviceAt,
      readTimeOfDay,
      () => new Trouble('bad-own-advice', 'signup.me.error.advice'),
    ),
  };
}

/** Null goes back to what the battery node says; an empty text keeps what is there. */
function ownOf<Name extends 'ownLow' | 'ownNotSyncingHours' | 'ownAdviceAt'>(
  name: Name,
  typed: string | null | undefined,
  read: (text: string) => number | null | undefined,
  trouble: () => Trouble,
): { [K in Name]?: number | null } {
  if (typed === undefined || typed?.trim() === '') return {};
  const value = typed === null ? null : read(typed);
  if (value === undefined) throw trouble();
  return { [name]: value } as { [K in Name]?: number | null };
}
