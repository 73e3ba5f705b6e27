// A Pi: a quarter of a core and 128 MiB for JavaScript, beside the flow that people build today on the same.
import { join } from 'node:path';
import { type Quota, quarterCore } from '../children';
import { delayText } from '../delay';
import { fullLoad } from '../load';
import { median, short, spread } from '../numbers';
import { peerSecret, serveKeyset, signedPosts } from '../posts';
import type { CheckedAll } from '../programs/server';
import { path, startHandmade, startOurs } from '../red';
import type { Row, Tell } from '../report';
import { runBurst } from './burst';
import { concurrency, households } from './checks';

const part = 'pi';
const latency = 50;
const userIds = Array.from({ length: 100 }, (_, at) => `user${at}`);
const small = '--max-old-space-size=128';

export async function pi(rounds: number, tell: Tell): Promise<Row[]> {
  const rows: Row[] = [];
  rows.push(...(await webhooks(rounds)));
  tell('pi: webhook');
  for (const people of [10, 100]) rows.push(await checksOf(people));
  tell('pi: checks');
  rows.push(await aBurst());
  tell('pi: burst');
  return rows;
}

/** How it was slowed down, in words of the table. */
function quotaInWords(quota: Quota): string {
  return quota === 'none' ? 'a WHOLE core (neither cgroup nor cpulimit here)' : `a quarter core (${quota})`;
}

async function webhooks(rounds: number): Promise<Row[]> {
  const keys = await serveKeyset();
  const ours = await startOurs('fitbit', 'own-port', userIds, keys.origins);
  const handmade = await startHandmade('fitbit', peerSecret('fitbit'));
  const posts = signedPosts('fitbit', path, userIds);
  for (const { origin } of [ours, handmade]) await fullLoad(origin, posts, 16, 0.5);
  const limits = [ours, handmade].map(({ red }) => quarterCore(red.pid));
  const found: { ours: number[]; handmade: number[] } = { ours: [], handmade: [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      found.ours.push((await fullLoad(ours.origin, posts, 16, 1.5)).perSecond);
      found.handmade.push((await fullLoad(handmade.origin, posts, 16, 1.5)).perSecond);
    }
  } finally {
    await Promise.all([ours.stop(), handmade.stop()]);
    for (const { end } of limits) end();
    keys.close();
  }
  return [
    {
      part,
      what: `${quotaInWords(limits[0]?.by ?? 'none')}: fitbit webhook, own port, 16 connections`,
      value: `${spread(found.ours)} a second`,
      beside: `http in + function: ${spread(found.handmade)}`,
      ratio: short(median(found.ours) / median(found.handmade)),
      data: found,
    },
  ];
}

async function checksOf(people: number): Promise<Row> {
  const { server, stop } = await households(people, { latency, flags: [small] });
  const limit = quarterCore(server.pid);
  try {
    const checked = await server.ask<CheckedAll>('checkAll');
    const least = (latency * people) / concurrency;
    return {
      part,
      what: `${quotaInWords(limit.by)}, 128 MiB: a check of ${people} people, all of it new`,
      value: `${short(checked.ms / 1000)} s; delay ${delayText(checked.delay)}; ${short(checked.residentAfter / 2 ** 20)} MiB resident without Node-RED`,
      beside: `${latency} ms x people / ${concurrency} = ${short(least / 1000)} s`,
      ratio: short(checked.ms / least),
      data: checked,
    };
  } finally {
    await stop();
    limit.end();
  }
}

/** A whole flow, with more than any household sends: 100 people, each ten notifications in ten seconds. */
async function aBurst(): Promise<Row> {
  const preloads = ['inside', 'clock'].map(
    (name) => `--require ${join(__dirname, '..', '..', 'test', 'support', `${name}-preload.js`)}`,
  );
  const limits: ReturnType<typeof quarterCore>[] = [];
  try {
    const { loaded, during, after, asked } = await runBurst(
      { people: 100, low: 10, notifications: 1_000, rate: 100 },
      null,
      {
        env: { NODE_OPTIONS: [small, ...preloads].join(' ') },
        tame: (pid) => limits.push(quarterCore(pid)),
      },
    );
    return {
      part,
      what: `${quotaInWords(limits[0]?.by ?? 'none')}, 128 MiB: Node-RED with 1,000 notifications for 100 people in 10 s`,
      value: `p50/p99 ${short(loaded.p50)}/${short(loaded.p99)} ms, ${loaded.failed} refused; delay ${delayText(during)}, then ${delayText(after)}; ${asked.checks} checks, ${asked.sms} SMS`,
      goal: '0 refused, 100 checks, 10 SMS',
      met: loaded.failed === 0 && asked.checks === 100 && asked.sms === 10,
      data: { loaded, during, after, asked },
    };
  } finally {
    for (const { end } of limits) end();
  }
}
