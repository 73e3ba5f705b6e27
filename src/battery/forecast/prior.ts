// What is known of a device before it was ever seen to drain: how long its kind lasts.

/** A day's drain before anything was seen, in percent, and how unsure that is, as the deviation of its logarithm. */
export interface Prior {
  daily: number;
  deviation: number;
}

/** Days between two charges by the vendors' pages, exercise with GPS and a bright screen left out. */
const lasting: readonly (readonly [RegExp, number])[] = [
  [/pixel watch/i, 1.5],
  [/inspire/i, 10],
  [/charge/i, 7],
  [/versa|sense/i, 6],
  [/luxe/i, 5],
  [/\bace\b/i, 7],
  [/ionic/i, 4],
];

/** A made-up kind between a watch that lasts a day and a band that lasts two weeks. */
const unknownDays = 5;

/** `deviceName`: the product's name, in whatever case, with anything around it. */
export function priorOf(deviceName: unknown): Prior {
  const name = typeof deviceName === 'string' ? deviceName : '';
  const days = lasting.find(([pattern]) => pattern.test(name))?.[1];
  return days === undefined
    ? { daily: 100 / unknownDays, deviation: 1 }
    : { daily: 100 / days, deviation: 0.4 };
}
