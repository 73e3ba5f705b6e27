// 8. Foresight: when a battery will be low, and whether to charge it tonight, on made-up devices; beside an oracle that knows
// the true habits, two simple rules and every fixed mark. The oracle is a bound: it knows nothing that has not come yet.
import { chargeSoonFrom } from '../../src/battery/forecast';
import { costs } from '../foresight/costs';
import { kinds, otherKinds } from '../foresight/habits';
import { adviceAt, bestCut, chances, type Errors, errorsOf, marks } from '../foresight/score';
import { situations, type Task } from '../foresight/situations';
import { outcomesOf } from '../foresight/threads';
import type { Asked, Nights } from '../foresight/trial';
import type { Row, Tell } from '../report';

const part = 'foresight';
const firstSeed = 20_261_129;
/** Lives of 150 days a kind that have 10,000 bad nights together. */
const devices: readonly number[] = [410, 830, 360, 80, 430];
/** Of each of the others, by which nothing was set. */
const otherDevices = 80;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const hours = ([median, most]: readonly number[]) => `${median?.toFixed(1)} (${most?.toFixed(1)}) h`;

/** The deviation of a share that was counted: how far off chance alone puts it. */
const chanceOf = (share: number, count: number) =>
  percent(Math.sqrt((share * (1 - share)) / Math.max(1, count)));

interface Size {
  /** Of the devices that are needed for 10,000 bad nights. */
  share: number;
  situation: number;
  /** Whatever was not lived through until then is left out, evenly: the rows say how much there was. */
  mostMs: number;
}

export async function foresight({ share, situation, mostMs }: Size, tell: Tell): Promise<Row[]> {
  const rows: Row[] = [];
  const all: Asked[] = [];
  const counts = [...kinds, ...otherKinds].map((_, index) =>
    Math.ceil((devices[index] ?? otherDevices) * share),
  );
  const end = performance.now() + mostMs;
  let left = counts.reduce((sum, count) => sum + count, 0) + situations.length * situation;
  const live = async (what: Task['what'], index: number, count: number) => {
    const now = performance.now();
    const until = now + ((end - now) * count) / left;
    left -= count;
    const tasks = Array.from({ length: count }, (_, device) => ({
      what,
      index,
      seed: seedOf(what, index, device),
    }));
    const outcomes = await outcomesOf(tasks, until);
    const seeds = `seeds ${tasks[0]?.seed} to ${tasks[outcomes.length - 1]?.seed}`;
    return { outcomes, seeds };
  };
  for (const [index, kind] of [...kinds, ...otherKinds].entries()) {
    const isOther = index >= kinds.length;
    const { outcomes, seeds } = await live('kind', index, counts[index] ?? 0);
    const asked = outcomes.flatMap((one) => one.asked);
    if (!isOther) all.push(...asked);
    const name = `${isOther ? 'held out: ' : ''}${kind.name}; ${seeds}`;
    rows.push(
      ...errorRows(name, asked, 1.6, [0.74, 0.86]),
      ...adviceRows(
        name,
        outcomes.flatMap(({ nights }) => nights),
      ),
    );
    tell(`foresight: ${name}`);
  }
  rows.unshift(...errorRows('all of them', all, 1.4, [0.77, 0.83]));
  for (const [index, { name, counted }] of situations.entries()) {
    const { outcomes, seeds } = await live('situation', index, situation);
    const errors = errorsOf(outcomes.flatMap(({ asked }) => asked));
    rows.push(errorRow(`5. ${name} (days ${counted[0]} to ${counted[1]}); ${seeds}`, errors, 1.6));
  }
  tell('foresight: situations');
  return [...rows, ...costs(part)];
}

function seedOf(what: Task['what'], index: number, device: number): number {
  return firstSeed + (what === 'kind' ? 0 : 500_000) + index * 10_000 + device;
}

function errorRow(what: string, errors: Errors, most: number): Row {
  const ratios = [errors.ours[0] / errors.oracle[0], errors.ours[1] / errors.oracle[1]] as const;
  return {
    part,
    what: `${what}: off by, median (90 %), ${errors.said} of ${errors.count} asked`,
    value: hours(errors.ours),
    beside: `oracle ${hours(errors.oracle)}; line ${hours(errors.line)}; mean ${hours(errors.mean)}`,
    ratio: ratios.map((one) => one.toFixed(2)).join(' / '),
    goal: `<= ${most} times the oracle`,
    met: Math.max(...ratios) <= most,
    data: errors,
  };
}

function errorRows(
  name: string,
  asked: readonly Asked[],
  most: number,
  [from, to]: readonly [number, number],
): Row[] {
  const errors = errorsOf(asked);
  const months = [0, 1, 2, 3, 4].map((month) => errorsOf(asked.filter((one) => one.month === month)));
  const isWithin = (covered: number, least: number, greatest: number) =>
    covered >= least && covered <= greatest;
  const ratio = errors.width / errors.oracleWidth;
  return [
    errorRow(`1. ${name}`, errors, most),
    {
      part,
      what: `3. ${name}: truths in the 80 % interval; by month`,
      value: `${percent(errors.covered)}; ${months.map(({ covered }) => percent(covered)).join(', ')}`,
      beside: `oracle ${percent(errors.oracleCovered)}`,
      goal: `${percent(from)} to ${percent(to)}; months 74 to 86 %`,
      met: isWithin(errors.covered, from, to) && months.every(({ covered }) => isWithin(covered, 0.74, 0.86)),
    },
    {
      part,
      what: `3. ${name}: median width of the interval`,
      value: `${errors.width.toFixed(1)} h`,
      beside: `oracle ${errors.oracleWidth.toFixed(1)} h`,
      ratio: ratio.toFixed(2),
      goal: '<= 1.5 times the oracle',
      met: ratio <= 1.5,
    },
  ];
}

function adviceRows(name: string, nights: readonly Nights[]): Row[] {
  const ours = adviceAt(nights, (one) => one.ours, chargeSoonFrom);
  const oracle = bestCut(nights, (one) => one.oracle, chances, ours.needlessShare);
  const mark = bestCut(nights, (one) => one.shown, marks, ours.needlessShare);
  const twenty = adviceAt(nights, (one) => one.shown, -20);
  const ratio = ours.missedShare / (oracle?.missedShare ?? 0);
  const early = nights.filter(({ discharge }) => discharge >= 1 && discharge <= 3);
  const cold = adviceAt(early, (one) => one.ours, chargeSoonFrom);
  const coldMark = bestCut(early, (one) => one.shown, marks, cold.needlessShare);
  const coldTwenty = adviceAt(early, (one) => one.shown, -20);
  return [
    {
      part,
      what: `2. ${name}: "charge tonight": needless of the advice`,
      value: percent(ours.needlessShare),
      beside: `fixed 20 %: ${percent(twenty.needlessShare)}`,
      goal: '<= 12 %',
      met: ours.needlessShare <= 0.12,
      data: { ours, oracle, mark },
    },
    {
      part,
      what: `2. ${name}: missed of ${ours.hits + ours.missed} bad nights`,
      value: `${percent(ours.missedShare)} (by chance ± ${chanceOf(ours.missedShare, ours.hits + ours.missed)})`,
      beside: `oracle ${percent(oracle?.missedShare ?? Number.NaN)}; best mark ${mark ? `(${Math.ceil(-mark.cut) - 1} %) ${percent(mark.missedShare)}` : 'none'}; fixed 20 % ${percent(twenty.missedShare)}`,
      ratio: ratio.toFixed(2),
      goal: '<= 1.3 times the oracle, <= best mark',
      met: ratio <= 1.3 && ours.missedShare <= (mark?.missedShare ?? 1),
    },
    {
      part,
      what: `4. ${name}: second to fourth discharge, missed (needless)`,
      value: `${percent(cold.missedShare)} (${percent(cold.needlessShare)})`,
      beside: `best mark ${percent(coldMark?.missedShare ?? 1)}; fixed 20 %: ${percent(coldTwenty.missedShare)} (${percent(coldTwenty.needlessShare)})`,
      goal: '<= the best mark at the same share of needless advice',
      met: cold.missedShare <= (coldMark?.missedShare ?? 1),
    },
  ];
}
