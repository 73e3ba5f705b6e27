// A made-up life of one device: how it drains, when it is charged and synced, and the readings that a cloud would give of it.
import type { Habits } from './habits';
import type { Random } from './random';

const hour = 3_600_000;
const day = 24 * hour;
/** The drain is written down for each quarter of an hour. */
const bins = 4;
/** For so many hours it drains faster or slower than on the rest of the day. */
export const blockHours = 3;

/** A reading as a cloud's answer is understood. */
export interface CloudReading {
  at: number;
  level: number | null;
  status: string | null;
  syncedAt: number | null;
  charging?: boolean | null;
}

/** Exercise that took place, in hours since the life began. */
export interface Bout {
  from: number;
  to: number;
}

export interface Plan {
  /** Begins at midnight, ms since 1970 UTC. */
  start: number;
  days: number;
  /** Hours that the wall clock is ahead of UTC, at so many hours since the start. */
  offset(at: number): number;
  /** What makes one day drain other than the habits say: 2 is twice as much. */
  scale?: (day: number) => number;
  /** Exercise that is no habit. */
  extra?: readonly Bout[];
}

/** A stretch between two charges, in hours since the start; from the level at its beginning it only falls. */
export interface Discharge {
  from: number;
  to: number;
  level: number;
}

export interface Life {
  habits: Habits;
  plan: Plan;
  discharges: Discharge[];
  readings: CloudReading[];
  /** How each day differs from the usual, by its number by the wall clock. */
  dayFactors: number[];
  bouts: Bout[];
  /** Percent that it would have drained since the start, were it never charged. */
  drained(at: number): number;
  /** When the drain since the start reaches so much; NaN after the end. */
  reaches(drained: number): number;
}

/** The level in hours since the start, if it is on no charger then. */
export function levelIn(life: Life, { from, level }: Discharge, at: number): number {
  return level - (life.drained(at) - life.drained(from));
}

/** The number of the day and the hour of the wall clock. */
export function wallClock(plan: Plan, at: number): { day: number; hour: number } {
  const wall = at + plan.offset(at);
  const number = Math.floor(wall / 24);
  return { day: number, hour: wall - 24 * number };
}

/** Monday is 0. */
export function weekday(plan: Plan, number: number): number {
  return (Math.floor(plan.start / day) + number + 3) % 7;
}

export function liveOn(habits: Habits, plan: Plan, random: Random): Life {
  // It lives on for a while, so that what would have come is known to the end.
  const hours = (plan.days + 45) * 24;
  const { dayFactors, bouts } = drawDays(habits, plan, random, plan.days + 47);
  const drains = drainsOf(habits, plan, hours, dayFactors, bouts, random);
  const drained = (at: number) => {
    const place = Math.min(Math.max(at * bins, 0), drains.length - 1.001);
    const before = Math.floor(place);
    const [one = 0, next = 0] = [drains[before], drains[before + 1]];
    return one + (next - one) * (place - before);
  };
  const life: Life = {
    habits,
    plan,
    discharges: [],
    readings: [],
    dayFactors,
    bouts,
    drained,
    reaches: (wanted) => reach(drains, wanted),
  };
  const charges = chargesOf(life, random);
  life.readings = readingsOf(life, charges, random);
  return life;
}

function drawDays(habits: Habits, plan: Plan, random: Random, days: number) {
  const dayFactors: number[] = [];
  const bouts: Bout[] = [...(plan.extra ?? [])];
  let carried = 0;
  const fresh = Math.sqrt(1 - habits.carryOver ** 2);
  for (let number = 0; number < days; number += 1) {
    carried = habits.carryOver * carried + fresh * random.normal();
    dayFactors.push(Math.exp(habits.days * carried - habits.days ** 2 / 2));
    const { chances, hour: usual, spread, long, longSpread } = habits.exercise;
    const takesPlace = random.chance(chances[weekday(plan, number)] ?? 0);
    const wall = number * 24 + Math.min(Math.max(usual + spread * random.normal(), 0), 22);
    const lasts = long * random.factor(longSpread);
    const from = wall - plan.offset(wall);
    if (takesPlace) bouts.push({ from, to: from + lasts });
  }
  return { dayFactors, bouts: bouts.sort((one, other) => one.from - other.from) };
}

/** The sum of the drain at each quarter of an hour. */
function drainsOf(
  habits: Habits,
  plan: Plan,
  hours: number,
  factors: readonly number[],
  bouts: Bout[],
  random: Random,
) {
  const each = new Float64Array(hours * bins + 1);
  let block = 1;
  for (let at = 0; at < hours; at += 1) {
    const wall = wallClock(plan, at);
    const scale = (factors[wall.day] ?? 1) * (plan.scale?.(wall.day) ?? 1);
    if (at % blockHours === 0) block = random.factor(habits.blocks);
    const drain = (block * (habits.daily * (habits.hours[Math.floor(wall.hour)] ?? 0) * scale)) / bins;
    for (let bin = 0; bin < bins; bin += 1) each[at * bins + bin + 1] = drain;
  }
  for (const { from, to } of bouts) {
    const scale = plan.scale?.(wallClock(plan, from).day) ?? 1;
    for (let bin = Math.max(0, Math.floor(from * bins)); bin < to * bins && bin + 1 < each.length; bin += 1) {
      const within = Math.min(to, (bin + 1) / bins) - Math.max(from, bin / bins);
      each[bin + 1] = (each[bin + 1] ?? 0) + habits.exercise.drain * scale * within;
    }
  }
  for (let bin = 1; bin < each.length; bin += 1) each[bin] = (each[bin] ?? 0) + (each[bin - 1] ?? 0);
  return each;
}

function reach(drains: Float64Array, wanted: number): number {
  let [low, high] = [0, drains.length - 1];
  if ((drains[high] ?? 0) < wanted) return Number.NaN;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((drains[middle] ?? 0) < wanted) low = middle;
    else high = middle;
  }
  const [one = 0, next = 0] = [drains[low], drains[high]];
  return (low + (next > one ? (wanted - one) / (next - one) : 1)) / bins;
}

/** On the charger; it rises evenly from one level to the other. */
interface Charge {
  from: number;
  to: number;
  level: number;
  upTo: number;
}

const perHour = 65;

/** Charged in the evening below a mark, now and then a little in between, and whenever it has died. */
function chargesOf(life: Life, random: Random): Charge[] {
  const { habits, plan } = life;
  const charges: Charge[] = [];
  let now: Discharge = { from: 0, to: 0, level: 100 };
  const put = (from: number, upTo: number) => {
    const level = Math.max(0, levelIn(life, now, from));
    const to = from + (Math.max(upTo, level) - level) / perHour;
    charges.push({ from, to, level, upTo: Math.max(upTo, level) });
    life.discharges.push({ ...now, to: from });
    now = { from: to, to, level: Math.max(upTo, level) };
  };
  for (let number = 0; number < plan.days; number += 1) {
    const { charging } = habits;
    const noon = number * 24 + 10 + random.between(0, 7) - plan.offset(number * 24 + 12);
    const evening = number * 24 + charging.hour + 0.5 * random.normal() - plan.offset(number * 24 + 20);
    const full = random.chance(charging.partly) ? random.between(60, 98) : 100;
    const mark = charging.mark + charging.spread * random.normal();
    if (random.chance(charging.little) && noon > now.from && levelIn(life, now, noon) > 0) {
      put(noon, Math.min(100, levelIn(life, now, noon) + random.between(8, 30)));
    }
    if (evening > now.from && levelIn(life, now, evening) < mark) put(evening, full);
  }
  life.discharges.push({ ...now, to: plan.days * 24 });
  return charges;
}

/** The level as the device shows it. */
function shown({ step, rounding }: Habits, level: number): number {
  const round = { nearest: Math.round, down: Math.floor, up: Math.ceil }[rounding];
  return Math.min(100, Math.max(0, step * round(level / step)));
}

export function statusOf(level: number): string {
  if (level < 10) return 'Empty';
  if (level < 30) return 'Low';
  return level < 70 ? 'Medium' : 'High';
}

/** Synced about every quarter of an hour near the phone, unless it is dead; the cloud is asked some minutes later. */
function readingsOf(life: Life, charges: readonly Charge[], random: Random): CloudReading[] {
  const { habits, plan } = life;
  const readings: CloudReading[] = [];
  const spells = awayOf(life, random);
  let [charge, stretch, spell] = [0, 0, 0];
  for (let at = random.between(0.2, 0.4); at < plan.days * 24; at += random.between(0.2, 0.3)) {
    while ((spells[spell]?.to ?? Infinity) <= at) spell += 1;
    while ((charges[charge]?.to ?? Infinity) <= at) charge += 1;
    while ((life.discharges[stretch + 1]?.from ?? Infinity) <= at) stretch += 1;
    const on = charges[charge];
    const isOn = on !== undefined && on.from <= at;
    // The charger is where the phone is.
    if (!isOn && (spells[spell]?.from ?? Infinity) <= at) continue;
    const discharge = life.discharges[stretch];
    if (!discharge) break;
    const level = isOn ? on.level + (at - on.from) * perHour : levelIn(life, discharge, at);
    if (level <= 0.5) continue;
    const syncedAt = Math.round(plan.start + at * hour);
    const reading: CloudReading = {
      at: syncedAt + Math.round(random.between(0.01, 0.1) * hour),
      level: shown(habits, level),
      status: statusOf(level),
      syncedAt,
    };
    if (habits.saysCharging) reading.charging = isOn;
    readings.push(reading);
  }
  return readings;
}

/** When the phone is not near; exercise is without it half the time. */
function awayOf({ habits, plan, bouts }: Life, random: Random): Bout[] {
  const { perDay, from, to } = habits.away;
  const spells: Bout[] = bouts.filter(() => random.chance(0.5)).map((bout) => ({ ...bout }));
  for (let number = 0; number < plan.days; number += 1) {
    const begins = number * 24 + random.between(0, 24);
    if (random.chance(perDay)) spells.push({ from: begins, to: begins + random.between(from, to) });
    if (random.chance(0.02)) spells.push({ from: begins, to: begins + random.between(20, 40) });
  }
  spells.sort((one, other) => one.from - other.from);
  // Joined, so that each ends after the one before it.
  const joined: Bout[] = [];
  for (const spell of spells) {
    const last = joined.at(-1);
    if (last && spell.from <= last.to) last.to = Math.max(last.to, spell.to);
    else joined.push({ ...spell });
  }
  return joined;
}
