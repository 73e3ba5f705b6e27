// The bound: who knows the true habits and the true level, and nothing that has not happened yet. 200 futures are drawn.
import { blockHours, type Life, wallClock, weekday } from './life';
import type { Random } from './random';

export const futures = 200;

/** The exercise of a day that is drawn, in hours since the start; from = to where there is none. */
interface Drawn {
  from: number;
  to: number;
}

/**
 * When the level will have fallen to each of `marks` (highest first), in hours since the start, in each of the futures:
 * sorted, a list a mark. `at` and `level` are now; nothing is charged. NaN lies more than `most` hours ahead, and last.
 */
export function foresee(
  life: Life,
  at: number,
  level: number,
  marks: readonly number[],
  most: number,
  random: Random,
): Float64Array[] {
  const found = marks.map(() => new Float64Array(futures).fill(Number.NaN));
  for (let future = 0; future < futures; future += 1) {
    follow(life, at, level, marks, most, random, (mark, when) => {
      const times = found[mark];
      if (times) times[future] = when;
    });
  }
  return found.map((times) => times.sort());
}

function follow(
  life: Life,
  start: number,
  startLevel: number,
  marks: readonly number[],
  most: number,
  random: Random,
  found: (mark: number, when: number) => void,
): void {
  const { habits, plan } = life;
  let [at, level, mark] = [start, startLevel, 0];
  let today = wallClock(plan, at).day;
  const known = plan.scale?.(today) ?? 1;
  let scale = (life.dayFactors[today] ?? 1) * known;
  let carried = habits.days > 0 ? Math.log(life.dayFactors[today] ?? 1) / habits.days + habits.days / 2 : 0;
  let block = random.factor(habits.blocks);
  let bout = boutOfToday(life, at, today, random);
  const end = start + most;
  while (at < end) {
    // The hours of the wall clock begin with those since the start: no zone of the plans has half hours.
    const begun = Math.floor(at);
    const wall = begun + plan.offset(begun);
    const day = Math.floor(wall / 24);
    if (day !== today) {
      today = day;
      carried = habits.carryOver * carried + Math.sqrt(1 - habits.carryOver ** 2) * random.normal();
      // A change of the device that has not come yet is not known either.
      scale = Math.exp(habits.days * carried - habits.days ** 2 / 2) * known;
      bout = bout.to > at ? bout : boutOf(life, today, random);
    }
    if (at === begun && begun % blockHours === 0) block = random.factor(habits.blocks);
    const isOut = at >= bout.from && at < bout.to;
    const turn = isOut ? bout.to : bout.from;
    // In pieces along which the drain is even.
    const until = turn > at && turn < begun + 1 ? turn : begun + 1;
    const steady = block * habits.daily * (habits.hours[wall - 24 * day] ?? 0) * scale;
    const drain = steady + (isOut ? habits.exercise.drain : 0);
    const next = level - drain * (until - at);
    while (mark < marks.length && next <= (marks[mark] ?? 0)) {
      found(mark, at + (level - (marks[mark] ?? 0)) / drain);
      mark += 1;
    }
    if (mark >= marks.length) return;
    [at, level] = [until, next];
  }
}

function boutOf({ habits, plan }: Life, number: number, random: Random): Drawn {
  const { chances, hour, spread, long, longSpread } = habits.exercise;
  if (!random.chance(chances[weekday(plan, number)] ?? 0)) return { from: -1, to: -1 };
  const wall = number * 24 + Math.min(Math.max(hour + spread * random.normal(), 0), 22);
  const from = wall - plan.offset(wall);
  return { from, to: from + long * random.factor(longSpread) };
}

/** What is left of today: exercise that is under way goes on for a while, one that is over does not come again. */
function boutOfToday(life: Life, at: number, today: number, random: Random): Drawn {
  const begun = life.bouts.find(({ from }) => from <= at && wallClock(life.plan, from).day === today);
  if (begun && begun.to <= at) return { from: -1, to: -1 };
  if (begun) {
    for (let times = 0; times < 50; times += 1) {
      const to = begun.from + life.habits.exercise.long * random.factor(life.habits.exercise.longSpread);
      if (to > at) return { from: begun.from, to };
    }
    return { from: begun.from, to: at + 0.1 };
  }
  // Drawn again until it fits to what is known: that it has not begun.
  for (let times = 0; times < 50; times += 1) {
    const bout = boutOf(life, today, random);
    if (bout.from < 0 || bout.from > at) return bout;
  }
  return { from: -1, to: -1 };
}
