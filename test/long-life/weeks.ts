// What each person of a household got, week by week: how many SMS, and in how many nights one came.

const day = 24 * 3_600_000;
const week = 7 * day;
const noon = day / 2;

/** An SMS about somebody's battery, an answer to a reply about it, or one that was passed on to somebody. */
export interface Got {
  who: string;
  /** Two alerts of one SMS are one SMS. */
  sms: string;
  /** What the clocks showed where they are, as the moment at which those of UTC show it, ms since 1970. */
  wall: number;
  isNight: boolean;
}

/** One line a week under a head with the names, such as `3` SMS or `3/1` with a disturbed night, and what a week is like over all. */
export function weeks(names: readonly string[], got: readonly Got[], from: number, days: number): string[] {
  const cell = (who: string, since: number, until: number, over: number) => {
    const own = got.filter((one) => one.who === who && one.wall >= since && one.wall < until);
    const sms = new Set(own.map((one) => one.sms)).size;
    const dark = own.filter(({ isNight }) => isNight);
    // A night begins on the day before.
    const nights = new Set(dark.map(({ wall }) => Math.floor((wall + noon) / day))).size;
    const shown = (count: number) => (over === 1 ? String(count) : (count / over).toFixed(2));
    return nights === 0 ? shown(sms) : `${shown(sms)}/${shown(nights)}`;
  };
  const count = Math.ceil(days / 7);
  const rows = Array.from({ length: count }, (_, index) => {
    const since = from + index * week;
    const date = new Date(since).toISOString().slice(0, 10);
    return [date, ...names.map((who) => cell(who, since, since + week, 1))];
  });
  const all = [
    ['week', ...names],
    ...rows,
    ['a week', ...names.map((who) => cell(who, from, from + count * week, days / 7))],
  ];
  const widths = names.map((_, at) => Math.max(...all.map((row) => row[at + 1]?.length ?? 0)));
  return all.map(([first = '', ...cells]) =>
    [first.padEnd(10), ...cells.map((one, at) => one.padStart(widths[at] ?? 0))].join('  '),
  );
}
