// The webhook: signed notifications, answered when they are on disk, beside the least that does so, a handler that
// writes nothing down, and the flow that people build today.
import { removeFolder, startProgram, tempFolder } from '../children';
import { type Delay, delayText, endDelayInside, isFelt, mostMs, startDelayInside } from '../delay';
import { fsyncTimes } from '../disk';
import { fullLoad, type Loaded, steadyLoad } from '../load';
import { median, percentile, short, spread } from '../numbers';
import type { Chart } from '../picture';
import { type CloudId, type Post, peerSecret, serveKeyset, signedPosts } from '../posts';
import type { PlainWanted } from '../programs/plain';
import { path, startHandmade, startOurs } from '../red';
import type { Row, Tell } from '../report';

const part = 'webhook';
const servers = {
  a: "ours on Node-RED's server",
  b: 'ours on its own port',
  c: 'http in + function, keeps nothing',
  d: 'bare node:http, keeps nothing',
  g: 'bare node:http, keeps in SQLite',
} as const;
type Server = keyof typeof servers;

/** How much is measured. */
export interface Effort {
  /** At full load, for each cloud: which servers, with how many connections. */
  full: Record<CloudId, { servers: readonly Server[]; connections: readonly number[] }>;
  /** So often everything is started anew. */
  starts: number;
  /** How often each server has its turn in a start, and how long that is, in seconds. */
  turns: number;
  seconds: number;
  /** Clouds at a steady load, and pairs of each. */
  steady: readonly CloudId[];
  pairs: number;
}

const bothLoads = [16, 64] as const;
export const whole: Effort = {
  full: {
    fitbit: { servers: ['a', 'b', 'c', 'd', 'g'], connections: bothLoads },
    'google-health': { servers: ['a', 'b', 'c', 'g'], connections: bothLoads },
  },
  starts: 3,
  turns: 3,
  seconds: 0.4,
  steady: ['fitbit', 'google-health'],
  pairs: 7,
};
/** Two minutes: without Node-RED's own server, 16 connections, and Google's at a steady load. */
export const quick: Effort = {
  full: {
    fitbit: { servers: ['b', 'd', 'g'], connections: [64] },
    'google-health': { servers: ['b', 'g'], connections: [64] },
  },
  starts: 1,
  turns: 6,
  seconds: 0.5,
  steady: ['fitbit'],
  pairs: 7,
};

const steadyRate = 1_000;
/** V8 compiles for about so many answers, and servers run for months: each is warmed by them, or for the seconds. */
const warm = { answers: 30_000, mostSeconds: 5 };
/** A steady turn, in seconds: its p99 is the tenth slowest. So many pairs are measured between two starts. */
const steadySeconds = 1;
const pairsOfStart = 4;
/** What ours took in leaves it so long after as msgs, which must not fall into a measurement: then it is started anew. */
export const quietMs = 30_000;
const userIds = Array.from({ length: 200 }, (_, at) => `user${at}`);

interface Turn extends Loaded {
  server: Server;
  connections: number;
  /** Microseconds of processor for a notification: user and system, of all threads of the server's process. */
  processor: number;
}

interface Steady extends Loaded {
  /** Of the server's event loop meanwhile. */
  delay: Delay;
}

interface Pair {
  ours: Steady;
  peer: Steady;
  /** A second one of the peer's kind: how far two of the same are apart. */
  again: Steady;
}

export async function webhook(effort: Effort, tell: Tell): Promise<Row[]> {
  const rows: Row[] = [];
  const fsyncs = measureDisk();
  for (const cloud of ['fitbit', 'google-health'] as const) {
    const { servers: wanted, connections } = effort.full[cloud];
    const turns: Turn[] = [];
    for (let start = 0; start < effort.starts; start += 1) {
      turns.push(...(await atFullLoad(cloud, wanted, connections, effort)));
      fsyncs.push(...measureDisk());
      tell(`webhook, ${cloud}: start ${start + 1} of ${effort.starts}`);
    }
    rows.push(...reportFull(cloud, turns));
    if (!effort.steady.includes(cloud)) continue;
    const pairs: Pair[] = [];
    while (pairs.length < effort.pairs) {
      const left = effort.pairs - pairs.length;
      pairs.push(...(await atSteadyLoad(cloud, Math.min(left, pairsOfStart))));
    }
    tell(`webhook, ${cloud}: ${effort.pairs} pairs at a steady load`);
    rows.push(...reportSteady(cloud, pairs));
  }
  const disk = `${short(median(fsyncs))} ms, p99 ${short(percentile(fsyncs, 99))} ms`;
  return [{ part, what: 'one fsync of this disk', value: disk, data: fsyncs }, ...rows];
}

export function measureDisk(): number[] {
  const folder = tempFolder();
  const times = fsyncTimes(folder);
  removeFolder(folder);
  return times;
}

interface Running {
  origin: string;
  /** Microseconds of processor so far. */
  processor(): Promise<number>;
  startDelay(): Promise<unknown>;
  endDelay(): Promise<Delay>;
  stop(): Promise<void>;
}

function start(server: Server, cloud: CloudId, origins: Record<string, string>): Promise<Running> {
  if (server === 'd' || server === 'g') return startPlain(cloud, server === 'g');
  return startRed(server, cloud, origins);
}

async function startPlain(cloud: CloudId, keeps: boolean): Promise<Running> {
  const folder = tempFolder();
  const program = await startProgram('plain');
  const secret = peerSecret(cloud);
  const wanted: PlainWanted = { cloud, path, secret, kept: keeps ? { folder, userIds } : null };
  return {
    origin: `http://127.0.0.1:${await program.ask<number>('listen', wanted)}`,
    processor: () => program.ask('processor'),
    startDelay: () => program.ask('startDelay'),
    endDelay: () => program.ask('endDelay'),
    async stop() {
      await program.stop();
      removeFolder(folder);
    },
  };
}

async function startRed(
  server: 'a' | 'b' | 'c',
  cloud: CloudId,
  origins: Record<string, string>,
): Promise<Running> {
  const { red, origin, stop } =
    server === 'c'
      ? await startHandmade(cloud, peerSecret(cloud))
      : await startOurs(cloud, server === 'a' ? 'node-red' : 'own-port', userIds, origins);
  const processor = () =>
    red.inside<number>(() => {
      const { user, system } = process.cpuUsage();
      return user + system;
    });
  const startDelay = () => red.inside(startDelayInside);
  const endDelay = () => red.inside<Delay>(endDelayInside);
  return { origin, processor, startDelay, endDelay, stop };
}

/** Starts them all, has each warmed alike, measures and stops them. */
async function withServers<T>(
  cloud: CloudId,
  wanted: readonly Server[],
  measure: (running: readonly Running[], until: number) => Promise<T>,
): Promise<T> {
  const keys = await serveKeyset();
  const running: Running[] = [];
  try {
    for (const server of wanted) running.push(await start(server, cloud, keys.origins));
    const posts = signedPosts(cloud, path, userIds);
    const isOurs = (at: number) => wanted[at] === 'a' || wanted[at] === 'b';
    for (const peer of running.filter((_, at) => !isOurs(at))) await warmUp(peer, posts);
    const until = performance.now() + quietMs;
    for (const one of running.filter((_, at) => isOurs(at))) await warmUp(one, posts);
    return await measure(running, until);
  } finally {
    await Promise.all(running.map((one) => one.stop()));
    keys.close();
  }
}

export async function warmUp(
  { origin }: Pick<Running, 'origin'>,
  posts: readonly Post[],
  mostSeconds = warm.mostSeconds,
): Promise<void> {
  let answers = 0;
  for (let second = 0; second < mostSeconds && answers < warm.answers; second += 1)
    answers += (await fullLoad(origin, posts, 64, 1)).count;
}

/** What a turn takes besides its seconds, on a machine that is not quiet. */
export const turnMs = 300;

/** Whether there is no time for another round before what ours took in leaves it as msgs. Throws where there was none for the first. */
export function isLate(until: number, roundMs: number, rounds: number): boolean {
  const isOver = performance.now() + roundMs > until;
  if (isOver && rounds === 0)
    throw new Error('too slow or too busy a machine: it was not warm within half a minute');
  return isOver;
}

/** In turns, so that what the machine does meanwhile falls on all alike. */
function atFullLoad(
  cloud: CloudId,
  wanted: readonly Server[],
  allConnections: readonly number[],
  { turns, seconds }: Effort,
): Promise<Turn[]> {
  const posts = signedPosts(cloud, path, userIds);
  return withServers(cloud, wanted, async (running, until) => {
    const found: Turn[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      for (const connections of allConnections) {
        const most = running.length * (seconds * 1000 + turnMs);
        if (isLate(until, most, found.length)) return found;
        for (let at = 0; at < running.length; at += 1) {
          const place = (at + turn) % running.length;
          const [server, one] = [wanted[place], running[place]];
          if (!server || !one) continue;
          const before = await one.processor();
          const loaded = await fullLoad(one.origin, posts, connections, seconds);
          const processor = ((await one.processor()) - before) / loaded.count;
          found.push({ server, connections, processor, ...loaded });
        }
      }
    }
    return found;
  });
}

function atSteadyLoad(cloud: CloudId, count: number): Promise<Pair[]> {
  const posts = signedPosts(cloud, path, userIds);
  return withServers(cloud, ['b', 'g', 'g'], async (running, until) => {
    const load = ({ origin }: Running, seconds: number) =>
      steadyLoad(origin, posts, steadyRate, steadyRate * seconds);
    for (const one of running) await load(one, steadySeconds / 2);
    const pairs: Pair[] = [];
    for (let at = 0; at < count; at += 1) {
      if (isLate(until, running.length * (steadySeconds * 1000 + turnMs), pairs.length)) break;
      // Now the one first, now the other.
      const found = new Map<Running, Steady>();
      for (const one of at % 2 === 0 ? running : [...running].reverse()) {
        await one.startDelay();
        const loaded = await load(one, steadySeconds);
        found.set(one, { ...loaded, delay: await one.endDelay() });
      }
      const [ours, peer, again] = running.map((one) => found.get(one));
      if (ours && peer && again) pairs.push({ ours, peer, again });
    }
    return pairs;
  });
}

const names: Record<CloudId, string> = { fitbit: 'Fitbit', 'google-health': 'Google Health' };

function rateChart(cloud: CloudId, turns: readonly Turn[]): Chart {
  const rateOf = (server: Server) =>
    median(turns.filter((turn) => turn.server === server).map(({ perSecond }) => perSecond));
  const bars = [...new Set(turns.map(({ server }) => server))].map((server) => ({
    name: servers[server],
    value: rateOf(server),
    isOurs: server === 'a' || server === 'b',
  }));
  bars.sort((one, other) => other.value - one.value);
  return { title: `${names[cloud]}: notifications a second, 64 connections`, bars };
}

function latencyChart(cloud: CloudId, pairs: readonly Pair[]): Chart {
  const bar = (server: 'b' | 'g', who: 'ours' | 'peer', figure: 'p50' | 'p99') => ({
    name: `${figure}, ${servers[server]}`,
    value: median(pairs.map((pair) => pair[who][figure])),
    isOurs: who === 'ours',
  });
  return {
    title: `${names[cloud]}: milliseconds to the answer, at a steady ${steadyRate.toLocaleString('en')} a second`,
    bars: [
      bar('b', 'ours', 'p50'),
      bar('g', 'peer', 'p50'),
      bar('b', 'ours', 'p99'),
      bar('g', 'peer', 'p99'),
    ],
  };
}

interface Comparison {
  one: Server;
  other: Server;
  by: 'perSecond' | 'processor';
  /** From where to where the ratio is to be. */
  least?: number;
  most?: number;
}

const comparisons: Record<CloudId, readonly Comparison[]> = {
  fitbit: [
    { one: 'b', other: 'g', by: 'perSecond', least: 0.85 },
    { one: 'b', other: 'g', by: 'processor', most: 1.15 },
    { one: 'b', other: 'd', by: 'perSecond', least: 0.75 },
    { one: 'g', other: 'd', by: 'perSecond' },
    { one: 'a', other: 'c', by: 'perSecond', least: 2 },
  ],
  'google-health': [
    { one: 'b', other: 'g', by: 'perSecond', least: 1 / 1.15 },
    { one: 'b', other: 'g', by: 'processor', most: 1.15 },
    { one: 'a', other: 'c', by: 'perSecond' },
  ],
};

function reportFull(cloud: CloudId, turns: readonly Turn[]): Row[] {
  const failed = turns.reduce((sum, turn) => sum + turn.failed, 0);
  const rows = failed === 0 ? [] : [refused(cloud, failed)];
  for (const connections of new Set(turns.map((turn) => turn.connections))) {
    const these = turns.filter((turn) => turn.connections === connections);
    const made = comparisons[cloud].flatMap((comparison) => compared(cloud, these, comparison));
    const [first] = made;
    if (first && connections === 64) first.chart = rateChart(cloud, these);
    rows.push(...made);
  }
  return rows;
}

/** A row; none where one of the two was left out. `turns` are those of one load. */
function compared(
  cloud: CloudId,
  turns: readonly Turn[],
  { one, other, by, least, most }: Comparison,
): Row[] {
  const ours = turns.filter(({ server }) => server === one);
  const theirs = turns.filter(({ server }) => server === other);
  if (ours.length === 0 || theirs.length === 0) return [];
  // Turn by turn: the machine is faster or slower from one to the next.
  const ratios = ours.map((turn, at) => turn[by] / (theirs[at]?.[by] ?? Number.NaN));
  const found = median(ratios);
  // What else there is to tell of these servers stands in another row.
  const isBrief = other === 'd';
  const subject = by === 'perSecond' ? `(${one}) ${servers[one]}` : `processor of (${one})`;
  return [
    {
      part,
      what: `${cloud}, ${ours[0]?.connections} connections: ${subject}`,
      value: inWords(ours, by, isBrief),
      beside: `(${other}) ${servers[other]}: ${inWords(theirs, by, isBrief)}`,
      ratio: spread(ratios),
      ...(least === undefined ? {} : { goal: `>= ${short(least)}`, met: found >= least }),
      ...(most === undefined ? {} : { goal: `<= ${short(most)}`, met: found <= most }),
      data: { ours, theirs },
    },
  ];
}

function inWords(turns: readonly Turn[], by: Comparison['by'], isBrief: boolean): string {
  const all = (figure: keyof Loaded | 'processor') => turns.map((turn) => turn[figure]);
  if (by === 'processor') return `${spread(all('processor'), 'µs')} a notification`;
  const rate = `${spread(all('perSecond'))} a second, ${short(median(all('processor')))} µs each`;
  if (isBrief) return rate;
  const latencies = (['p50', 'p99', 'p999'] as const).map((name) => short(median(all(name))));
  return `${rate}; p50/p99/p99.9 ${latencies.join('/')} ms`;
}

function reportSteady(cloud: CloudId, pairs: readonly Pair[]): Row[] {
  const p99 = (who: keyof Pair) =>
    spread(
      pairs.map((pair) => pair[who].p99),
      'ms',
    );
  const p50 = (who: keyof Pair) => short(median(pairs.map((pair) => pair[who].p50)));
  const ratios = pairs.map(({ ours, peer }) => ours.p99 / peer.p99);
  const failed = pairs.reduce((sum, { ours }) => sum + ours.failed, 0);
  const [ours, peer] = (['ours', 'peer'] as const).map((who) =>
    together(pairs.map((pair) => pair[who].delay)),
  );
  if (!ours || !peer) return [];
  const load = `${cloud}, steady ${steadyRate.toLocaleString('en')} a second`;
  const rows: Row[] = [
    {
      part,
      what: `${load}: p99 of (b) ${servers.b}`,
      value: `${p99('ours')}; p50 ${p50('ours')} ms`,
      beside: `(g) ${servers.g}: ${p99('peer')}; p50 ${p50('peer')} ms`,
      ratio: spread(ratios),
      goal: `median of ${pairs.length} <= 1.5, none > 3`,
      met: median(ratios) <= 1.5 && Math.max(...ratios) <= 3,
      chart: latencyChart(cloud, pairs),
      data: pairs,
    },
    {
      part,
      what: `${load}: p99 of a second (g), as the measure of noise`,
      value: `${p99('again')}; p50 ${p50('again')} ms`,
      beside: `(g): ${p99('peer')}`,
      ratio: spread(pairs.map(({ again, peer }) => again.p99 / peer.p99)),
    },
    {
      part,
      what: `${load}: delay of the event loop of (b)`,
      value: delayText(ours),
      beside: `(g): ${delayText(peer)}`,
      goal: `p99.9 <= ${mostMs.p999} ms, longest <= ${mostMs.longest}, or that of (g)`,
      met: !isFelt(ours, peer.max),
    },
  ];
  return failed === 0 ? rows : [...rows, refused(`${cloud}, steady`, failed)];
}

/** The longest of all turns, and the medians of their percentiles. */
function together(delays: readonly Delay[]): Delay {
  const of = (figure: keyof Delay) => delays.map((delay) => delay[figure]);
  return {
    p50: median(of('p50')),
    p99: median(of('p99')),
    p999: median(of('p999')),
    max: Math.max(...of('max')),
  };
}

function refused(which: string, count: number): Row {
  return { part, what: `${which}: answers other than 2xx`, value: String(count), met: false };
}
