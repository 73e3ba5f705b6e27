// Who lives in the household of a year: their devices, their phones, and how they react.
import type { Person } from '../../src/store/records';

export interface Member {
  key: string;
  number: string | null;
  device: string;
  /** Percent an hour. */
  drain: number;
  /** How probable it is that an SMS makes them charge it within hours. */
  heeds: number;
  /** What they answer by SMS, each as probable as the others; an empty text is no answer. */
  answers: readonly string[];
  facts?: Partial<Person>;
}

/** Two numbers are shared; Emil never answers and seldom charges; Fred has no number, and the next person hears of him. */
export const members: readonly Member[] = [
  {
    key: 'anna',
    number: '+4915228817001',
    device: 'Charge 6',
    drain: 0.55,
    heeds: 0.9,
    answers: ['ok', '', 'later'],
  },
  {
    key: 'bert',
    number: '+4915228817001',
    device: 'Inspire 3',
    drain: 0.4,
    heeds: 0.6,
    answers: ['', 'ok danke!', 'later 6'],
  },
  {
    key: 'carla',
    number: '+4915228817002',
    device: 'Pixel Watch 3',
    drain: 3.2,
    heeds: 0.8,
    answers: ['ok', 'später', ''],
    facts: { criticalPasses: true },
  },
  {
    key: 'dora',
    number: '+4915228817002',
    device: 'Versa 4',
    drain: 0.7,
    heeds: 0.7,
    answers: ['', 'pause 2', 'ok'],
    facts: { ownQuiet: { from: 20 * 60, to: 9 * 60 } },
  },
  { key: 'emil', number: '+4915228817003', device: 'Charge 5', drain: 0.6, heeds: 0.2, answers: [''] },
  { key: 'fred', number: null, device: 'Sense 2', drain: 0.65, heeds: 0.5, answers: [''] },
];
/** Who is told where nobody charges. */
export const neighbour = '+4915228817009';
/** As what the neighbour stands in the table. */
export const nextPerson = 'next person';
