// 7. How it grows: checks and burst at 1x, 10x and 100x, and the exponent of each cost. Above 1 is worse than linear.
import { steadyLoad } from '../load';
import { exponent, short } from '../numbers';
import { serveKeyset, signedPosts } from '../posts';
import type { Asked } from '../programs/cloud';
import type { CheckedAll } from '../programs/server';
import { path } from '../red';
import type { Row, Tell } from '../report';
import { households } from './checks';

const part = 'growth';
const perPerson = 10;
/** Noise lifts an exponent; a square is at 2. */
const mostExponent = 1.15;

type Costs = Record<string, number>;

export async function growth(sizes: readonly number[], tell: Tell): Promise<Row[]> {
  const checks: Costs[] = [];
  const bursts: Costs[] = [];
  for (const people of sizes) {
    checks.push(await checkCosts(people));
    bursts.push(await burstCosts(people));
    tell(`growth: ${people} people`);
  }
  return [...report('a check of everybody', sizes, checks), ...report('a burst of ten each', sizes, bursts)];
}

/** Without latency, so that the work is seen and not the waiting. */
async function checkCosts(people: number): Promise<Costs> {
  const { cloud, server, stop } = await households(people, { latency: 0 });
  try {
    await cloud.ask('asked');
    const { ms, cpuMs, heapAfter, heapBefore } = await server.ask<CheckedAll>('checkAll');
    const { checks } = await cloud.ask<Asked>('asked');
    const bytes = await server.ask<number>('size');
    return {
      'time (ms)': ms,
      'processor (ms)': cpuMs,
      requests: checks,
      'memory (B)': heapAfter - heapBefore,
      'disk (B)': bytes,
    };
  } finally {
    await stop();
  }
}

async function burstCosts(people: number): Promise<Costs> {
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
    if (ended.checked < people) throw new Error(`only ${ended.checked} of  checks after 45 s`);
    return {
      'processor to take in (ms)': taken.cpuMs,
      'processor to check (ms)': ended.cpuMs - taken.cpuMs,
      requests: checks,
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
