// What the webhook of several instances came to, as rows.
import { cpus } from 'node:os';
import { median, short, spread } from '../numbers';
import type { Row } from '../report';

export const part = 'several';
/** So much longer a question to the database takes, and its answer: milliseconds. */
export const latencies = [1, 5] as const;

/** What came of a turn. */
export interface Turn {
  name: string;
  perSecond: number;
  p50: number;
  p99: number;
  /** Microseconds of processor for a notification: of all instances that were posted to, and of PostgreSQL. */
  instances: number;
  database: number;
  failed: number;
}

export const sum = (all: readonly number[]) => all.reduce((so, one) => so + one, 0);
const of = (turns: readonly Turn[], name: string) => turns.filter((turn) => turn.name === name);

function inWords(turns: readonly Turn[]): string {
  const all = (figure: Exclude<keyof Turn, 'name'>) => turns.map((turn) => turn[figure]);
  const ofDatabase = turns[0]?.name === 'sqlite' ? '' : ` + ${short(median(all('database')))}`;
  const processor = `${short(median(all('instances')))}${ofDatabase} µs each`;
  const failed = sum(all('failed'));
  const latency = `p50/p99 ${short(median(all('p50')))}/${short(median(all('p99')))} ms`;
  return `${spread(all('perSecond'))} a second, ${processor}; ${latency}${failed > 0 ? `; ${failed} refused` : ''}`;
}

/** Turn by turn: the machine is faster or slower from one to the next. */
function ratios(ours: readonly Turn[], theirs: readonly Turn[], by: 'perSecond' | 'instances'): number[] {
  return ours.map((turn, at) => turn[by] / (theirs[at]?.[by] ?? Number.NaN));
}

const leastOfSqlite = 0.5;

export function reportSqlite(turns: readonly Turn[]): Row[] {
  const sqlite = of(turns, 'sqlite');
  const ways = [
    { name: 'straight', what: 'a database on this machine', other: sqlite },
    { name: '0', what: 'the same through the proxy', other: of(turns, 'straight') },
    ...latencies.map((ms) => ({ name: String(ms), what: `a database ${ms} ms away`, other: sqlite })),
  ];
  return ways.map(({ name, what, other }) => {
    const ours = of(turns, name);
    const found = ratios(ours, other, 'perSecond');
    const isBySqlite = other === sqlite;
    return {
      part,
      what: `webhook, one instance: ${what}`,
      value: inWords(ours),
      beside: `${isBySqlite ? 'SQLite' : 'without it'}: ${inWords(other)}`,
      ratio: spread(found),
      ...(isBySqlite ? { goal: `>= ${leastOfSqlite} of its rate`, met: median(found) >= leastOfSqlite } : {}),
      data: { ours, other },
    };
  });
}

/** The load, PostgreSQL's three backends and three instances: with fewer cores they wait for each other, and the rate says nothing. */
const coresOfThree = 6;
/** Three that each pay so much more for a notification than one alone are still twice as fast as that. */
const mostProcessor = 1.5;

export function reportThree(turns: readonly Turn[]): Row[] {
  const isByRate = cpus().length >= coresOfThree;
  return [0, ...latencies].flatMap((ms): Row[] => {
    const [one, three, own] = [of(turns, `1 at ${ms}`), of(turns, `3 at ${ms}`), of(turns, `own at ${ms}`)];
    const rate = ratios(three, one, 'perSecond');
    const processor = ratios(three, one, 'instances');
    const what = `webhook, three instances, ${ms === 0 ? 'a database on this machine' : `a database ${ms} ms away`}`;
    const fewCores = `<= ${mostProcessor} (${cpus().length} cores: too few for the rate)`;
    return [
      {
        part,
        what,
        value: inWords(three),
        beside: `one: ${inWords(one)}`,
        ratio: spread(rate),
        ...(isByRate ? { goal: '>= 2', met: median(rate) >= 2 } : {}),
        data: { three, one },
      },
      {
        part,
        what: `${what}: processor of the instances`,
        value: processorInWords(three),
        beside: `one: ${processorInWords(one)}`,
        ratio: spread(processor),
        ...(isByRate ? {} : { goal: fewCores, met: median(processor) <= mostProcessor }),
      },
      {
        part,
        what: `${what}, each posted to about its own people`,
        value: inWords(own),
        beside: `one: ${inWords(one)}`,
        ratio: `rate ${spread(ratios(own, one, 'perSecond'))}; processor ${spread(ratios(own, one, 'instances'))}`,
        data: own,
      },
    ];
  });
}

function processorInWords(turns: readonly Turn[]): string {
  const all = (figure: 'instances' | 'database') =>
    spread(
      turns.map((turn) => turn[figure]),
      'µs',
    );
  return `${all('instances')} a notification, of PostgreSQL ${all('database')}`;
}
