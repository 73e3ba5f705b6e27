// 7. How it grows: checks and forecasts, alerts with their SMS and answers, and the burst, at 1x, 10x and 100x, and the
// exponent of each cost. Above 1 is worse than linear.
import type { Program } from '../children';
import { steadyLoad } from '../load';
import { exponent, short } from '../numbers';
import { serveKeyset, signedPosts } from '../posts';
import type { Asked } from '../programs/cloud';
import type { CheckedAll, Cost } from '../programs/server';
import { path } from '../red';
import type { Row, Tell } from '../report';
import { households } from './checks';

const part = 'growth';
const perPerson = 10;
const hour = 3_600_000;
/** Noise lifts an exponent; a square is at 2. */
const mostExponent = 1.15;

type Costs = Record<string, number>;

/** What is measured, by its name. */
const studies: Record<string, (people: number) => Promise<Record<string, Costs>>> = { alerts, burst };

export async function growth(sizes: readonly number[], tell: Tell): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, study] of Object.entries(studies)) {
    const found: Record<string, Costs>[] = [];
    for (const people of sizes) {
      found.push(await study(people));
      tell(`growth, ${name}: ${people} people`);
    }
    for (const what of Object.keys(found[0] ?? {})) {
      rows.push(
        ...report(
          what,
          sizes,
          found.map((costs) => costs[what] ?? {}),
        ),
      );
    }
  }
  return rows;
}

const processor = ({ cpuMs }: Cost) => ({ 'processor (ms)': cpuMs });
const memory = ({ heapAfter, heapBefore }: Cost) => ({ 'memory (B)': heapAfter - heapBefore });

/** The level after the fortnight, and what is gone of it by the next morning. */
const fortnight = { level: 25 };
const overNight = 16;

/**
 * Everybody has a fortnight behind them. In the evening they are told to charge, by a forecast; in the morning they are low, and hear of it; an SMS
 * goes to each by the second account of a chain; they are checked again while that is open; somebody takes care of it. Without latency,
 * so that the work is seen and not the waiting.
 */
async function alerts(people: number): Promise<Record<string, Costs>> {
  const { cloud, server, opened, wanted, stop } = await households(people, {
    ...{ latency: 0, tokens: 'lasting', fortnight },
  });
  try {
    const first = await server.ask<CheckedAll>('checkAll');
    // A timer that was set before would not hear of the clock.
    await server.ask('close');
    await cloud.ask('sync', { percent: 0, at: await server.ask<number>('toAdviceHour') });
    await server.ask('open', wanted);
    await cloud.ask('asked');
    const woken = await server.ask<Cost>('wakeAll', people);
    const { checks: wokenChecks } = await cloud.ask<Asked>('asked');
    await expectAlerts(server, people);

    const morning = await server.ask<number>('advance', 13 * hour);
    await cloud.ask('sync', { percent: overNight, at: morning, charged: 0 });
    const low = await server.ask<CheckedAll>('checkAll');
    const { checks } = await cloud.ask<Asked>('asked');
    await expectAlerts(server, 2 * people);
    const size = await server.ask<number>('size');

    const numbers = opened.people.map((_, at) => `+49152${20_000_000 + at}`);
    await server.ask('openChain', opened.account);
    await cloud.ask('asked');
    const sent = await server.ask<Cost>('sendAll', numbers);
    const { sms } = await cloud.ask<Asked>('asked');
    await server.ask('advance', hour);
    const again = await server.ask<CheckedAll>('checkAll');
    const acknowledged = await server.ask<Cost>('acknowledgeAll');
    return {
      'a check of everybody': { 'time (ms)': first.ms, ...processor(first), ...memory(first) },
      'the advice hour of everybody, a forecast each': {
        ...processor(woken),
        requests: wokenChecks,
        ...memory(woken),
      },
      'a check of everybody, all of them low': { ...processor(low), requests: checks, 'disk (B)': size },
      'an SMS to everybody by the second account of a chain': {
        ...processor(sent),
        requests: sms,
        ...memory(sent),
      },
      'a check of everybody with an alert open for each': processor(again),
      "everybody's alert acknowledged": processor(acknowledged),
    };
  } finally {
    await stop();
  }
}

/** What nobody was told of costs nothing, and the row would say nothing. */
async function expectAlerts(server: Program, expected: number): Promise<void> {
  const count = await server.ask<number>('alerts');
  if (count !== expected) throw new Error(`${count} alerts instead of ${expected}`);
}

async function burst(people: number): Promise<Record<string, Costs>> {
  const keys = await serveKeyset();
  const { cloud, server, opened, stop } = await households(people, { latency: 0, origins: keys.origins });
  try {
    const port = await server.ask<number>('listen', path);
    const posts = signedPosts(
      'google-health',
      path,
      opened.people.map(({ userId }) => userId),
    );
    await cloud.ask('asked');
    await server.ask('begin');
    await steadyLoad(`http://127.0.0.1:${port}`, posts, 2_500, people * perPerson);
    const taken = await server.ask<{ cpuMs: number }>('soFar');
    await server.ask('closeWindows');
    const deadline = performance.now() + 45_000;
    let ended = taken as { cpuMs: number; checked: number };
    do {
      await new Promise((resolve) => setTimeout(resolve, 200));
      ended = await server.ask('soFar');
    } while (ended.checked < people && performance.now() < deadline);
    const { checks } = await cloud.ask<Asked>('asked');
    if (ended.checked < people) throw new Error(`only ${ended.checked} of ${people} checks after 45 s`);
    return {
      'a burst of ten each': {
        'processor to take in (ms)': taken.cpuMs,
        'processor to check (ms)': ended.cpuMs - taken.cpuMs,
        requests: checks,
      },
    };
  } finally {
    await stop();
    keys.close();
  }
}

function report(what: string, sizes: readonly number[], costs: readonly Costs[]): Row[] {
  return Object.keys(costs[0] ?? {}).map((name) => {
    const values = costs.map((one) => one[name] ?? Number.NaN);
    const found = exponent(sizes, values);
    return {
      part,
      what: `${what}: ${name}`,
      value: `${sizes.map((size, at) => `${size.toLocaleString('en')}: ${short(values[at] ?? 0)}`).join('; ')}`,
      ratio: `exponent ${found.toFixed(2)}`,
      goal: `<= 1 (noise: ${mostExponent})`,
      met: found <= mostExponent,
      data: values,
    };
  });
}
