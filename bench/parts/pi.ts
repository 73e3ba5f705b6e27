// A Pi: a quarter of a core and 128 MiB for JavaScript, beside peers on the same.
import { join } from 'node:path';
import { type Quota, quarterCore, removeFolder, startProgram, tempFolder } from '../children';
import { delayText, isFelt, mostMs } from '../delay';
import { fullLoad } from '../load';
import { median, short, spread } from '../numbers';
import { peerSecret, serveKeyset, signedPosts } from '../posts';
import type { PlainWanted } from '../programs/plain';
import type { CheckedAll } from '../programs/server';
import { path, startHandmade, startOurs } from '../red';
import type { Row, Tell } from '../report';
import { runBurst } from './burst';
import { concurrency, households, type Peer } from './checks';

const part = 'pi';
const latency = 50;
const userIds = Array.from({ length: 100 }, (_, at) => `user${at}`);
const small = '--max-old-space-size=128';

export async function pi(rounds: number, tell: Tell): Promise<Row[]> {
  const rows: Row[] = [];
  rows.push(...(await webhooks(rounds)));
  tell('pi: webhook');
  for (const people of [10, 100]) rows.push(...(await checksOf(people)));
  tell('pi: checks');
  rows.push(await aBurst());
  tell('pi: burst');
  return rows;
}

/** How it was slowed down, in words of the table. */
function quotaInWords(quota: Quota): string {
  return quota === 'none' ? 'a WHOLE core (neither cgroup nor cpulimit here)' : `a quarter core (${quota})`;
}

/** The least that keeps what it acknowledges, as in the webhook's part. */
async function startLeast(): Promise<{ pid: number; origin: string; stop(): Promise<void> }> {
  const folder = tempFolder();
  const program = await startProgram('plain');
  const wanted: PlainWanted = {
    cloud: 'fitbit',
    path,
    secret: peerSecret('fitbit'),
    kept: { folder, userIds },
  };
  return {
    pid: program.pid,
    origin: `http://127.0.0.1:${await program.ask<number>('listen', wanted)}`,
    async stop() {
      await program.stop();
      removeFolder(folder);
    },
  };
}

/** All of them started, warmed on a whole core and slowed down alike, and loaded in turns. */
async function webhooks(rounds: number): Promise<Row[]> {
  const keys = await serveKeyset();
  const red = async (serve: 'node-red' | 'own-port') => {
    const { red: process, ...served } = await startOurs('fitbit', serve, userIds, keys.origins);
    return { pid: process.pid, ...served };
  };
  const { red: flow, ...handmade } = await startHandmade('fitbit', peerSecret('fitbit'));
  // Ours last: what it takes in leaves it half a minute later as msgs, which must not fall into a measurement.
  const running = {
    least: await startLeast(),
    handmade: { pid: flow.pid, ...handmade },
    port: await red('own-port'),
    red: await red('node-red'),
  };
  const names = Object.keys(running) as (keyof typeof running)[];
  const posts = signedPosts('fitbit', path, userIds);
  for (const name of names) await fullLoad(running[name].origin, posts, 16, 1);
  const limits = names.map((name) => quarterCore(running[name].pid));
  const found: Record<keyof typeof running, number[]> = { least: [], handmade: [], port: [], red: [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names)
        found[name].push((await fullLoad(running[name].origin, posts, 16, 1.5)).perSecond);
    }
  } finally {
    await Promise.all(names.map((name) => running[name].stop()));
    for (const { end } of limits) end();
    keys.close();
  }
  const row = (one: keyof typeof running, what: string, other: keyof typeof running, peer: string) => {
    // Turn by turn: the machine is faster or slower from one to the next.
    const ratios = found[one].map((perSecond, at) => perSecond / (found[other][at] ?? Number.NaN));
    return {
      part,
      what: `${quotaInWords(limits[0]?.by ?? 'none')}: fitbit webhook, ${what}, 16 connections`,
      value: `${spread(found[one])} a second`,
      beside: `${peer}: ${spread(found[other])}`,
      ratio: spread(ratios),
      data: found,
      met: median(ratios),
    };
  };
  const least = row('port', 'own port', 'least', '(g) bare node:http, keeps in SQLite');
  const flows = row('red', "Node-RED's server", 'handmade', '(c) http in + function, keeps nothing');
  return [
    { ...least, goal: '>= 0.85', met: least.met >= 0.85 },
    { ...flows, goal: '>= 2', met: flows.met >= 2 },
  ];
}

/** Ours and a peer that keeps nothing, each cold and by itself on a quarter of a core. */
async function checksOf(people: number): Promise<Row[]> {
  const { server, opened, stop } = await households(people, { latency, flags: [small] });
  const program = await startProgram('fetches', { flags: [small] });
  const limits = [server, program].map(({ pid }) => quarterCore(pid));
  try {
    const checked = await server.ask<CheckedAll>('checkAll');
    const again = await server.ask('advance', 3_600_000).then(() => server.ask<CheckedAll>('checkAll'));
    const origin = opened.origins['https://health.googleapis.com'];
    const tokens = opened.people.map(({ accessToken }) => accessToken);
    const peer = await program.ask<Peer>('check', { way: 'eight', origin, tokens });
    const least = (latency * people) / concurrency;
    const where = `${quotaInWords(limits[0]?.by ?? 'none')}, 128 MiB: a check of ${people} people`;
    const timeOf = ({ ms, cpuMs }: { ms: number; cpuMs: number }) =>
      `${short(ms / 1000)} s, ${short(cpuMs / people)} ms of processor a person`;
    const cold = `eight fetches at once, nothing kept, as cold: ${timeOf(peer)}`;
    return [
      {
        part,
        what: `${where}, all of it new`,
        value: `${timeOf(checked)}; ${short(checked.residentAfter / 2 ** 20)} MiB resident without Node-RED`,
        beside: `${latency} ms x people / ${concurrency} = ${short(least / 1000)} s; ${cold}`,
        ratio: `${short(checked.ms / least)} of the limit, ${short(checked.ms / peer.ms)} of the peer`,
        goal: '<= 1.2 of the limit',
        met: checked.ms / least <= 1.2,
        data: { checked, peer },
      },
      {
        part,
        what: `${where}, nothing new`,
        value: timeOf(again),
        beside: `limit ${short(least / 1000)} s`,
        ratio: `${short(again.ms / least)} of the limit`,
        goal: '<= 1.2 of the limit',
        met: again.ms / least <= 1.2,
        data: again,
      },
      {
        part,
        what: `${where}: delay of the event loop`,
        value: delayText(checked.delay),
        beside: `the peer's: ${delayText(peer.delay)}`,
        goal: `p99.9 <= ${mostMs.p999} ms, longest <= ${mostMs.longest} ms or the peer's`,
        met: !isFelt(checked.delay, peer.delay.max),
      },
    ];
  } finally {
    await Promise.all([stop(), program.stop()]);
    for (const { end } of limits) end();
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
