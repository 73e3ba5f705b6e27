// The days of the week, where they matter to a device: exercise on fixed days, another rhythm at the weekend.

/** The day of the week of a day that is counted from 1970; 0 is a Thursday. */
export const weekdayOf = (day: number) => ((day % 7) + 7) % 7;

/** How much the days of the week differ in something. */
interface Week {
  means: Float32Array;
  /** How many days of each there are, by their weights, and in all. */
  counts: Float32Array;
  all: number;
  /** The variance within the days of one weekday, and how many times as much that between the weekdays is: F. */
  within: number;
  ratio: number;
}

/** Days of the week compared by what each row has of something. */
function weekOf(
  firstDay: number,
  numbers: readonly number[],
  weights: Float32Array,
  has: Float32Array,
): Week {
  const means = new Float32Array(7);
  const counts = new Float32Array(7);
  let sum = 0;
  let squares = 0;
  let all = 0;
  for (let row = 0; row < numbers.length; row += 1) {
    const weekday = weekdayOf(firstDay + (numbers[row] ?? 0));
    const weight = weights[row] ?? 0;
    const its = has[row] ?? 0;
    means[weekday] = (means[weekday] ?? 0) + weight * its;
    counts[weekday] = (counts[weekday] ?? 0) + weight;
    sum += weight * its;
    squares += weight * its ** 2;
    all += weight;
  }
  let between = 0;
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const count = counts[weekday] ?? 0;
    if (count === 0) continue;
    means[weekday] = (means[weekday] ?? 0) / count;
    between += count * ((means[weekday] ?? 0) - sum / all) ** 2;
  }
  const within = Math.max(squares - sum ** 2 / all - between, 1) / Math.max(all - 7, 1);
  return { means, counts, all, within, ratio: between / 6 / within };
}

/**
 * The weights of the rows on each day of the week. Between days of one weekday and all others stands the variance between
 * weekdays beside that within them: as much of it as is more than chance (the posterior of one-way random effects). Days of
 * another weekday count in full as far as the means of the two do not differ by more than chance.
 */
export function byWeekday(
  firstDay: number,
  numbers: readonly number[],
  weights: Float32Array,
  totals: Float32Array,
  bursts: Float32Array,
): Float32Array[] {
  // Exercise on fixed days shows in the bursts, another rhythm at the weekend in all of the day.
  const weeks = [totals, bursts].map((has) => weekOf(firstDay, numbers, weights, has));
  const week = weeks.reduce((one, other) => (other.ratio > one.ratio ? other : one));
  const { means, counts, all, within, ratio } = week;
  // An F of 1 is chance, and the fewer the days, the further above it chance gets.
  const more = all > 10 && ratio > 1.7 + 8 / (all - 7) ? (ratio - 1) / (all / 7) : 0;
  return Array.from({ length: 7 }, (_, weekday) => {
    const own = weights.slice();
    const same = counts[weekday] ?? 0;
    if (more === 0 || same === 0) return own;
    const others = Math.min(1, 1 / more / Math.max(all - same, 1e-6));
    // Two days of the week that are alike, as Saturday and Sunday are, stand for each other.
    const shares = new Float32Array(7).fill(others);
    for (let other = 0; other < 7; other += 1) {
      const count = counts[other] ?? 0;
      if (count === 0) continue;
      const square = ((means[other] ?? 0) - (means[weekday] ?? 0)) ** 2 / within;
      shares[other] = others + (1 - others) * likeness(square, 1 / same + 1 / count, 2 * more);
    }
    shares[weekday] = 1;
    for (let row = 0; row < own.length; row += 1) {
      const number = numbers[row];
      const share = number === undefined ? others : (shares[weekdayOf(firstDay + number)] ?? 0);
      own[row] = (own[row] ?? 0) * share;
    }
    return own;
  });
}

/** How likely two are the same, by the square of what lies between them: the variance of chance, and what comes on top if they are not. */
function likeness(square: number, chance: number, more: number): number {
  const gain = 0.5 * square * (1 / chance - 1 / (chance + more)) - 0.5 * Math.log((chance + more) / chance);
  return 1 / (1 + Math.exp(gain));
}
