// 1. The webhook: signed notifications, answered when they are on disk, beside handlers that write nothing down.
import { type Program, removeFolder, startProgram, tempFolder } from '../children';
import { fsyncTimes } from '../disk';
import { fullLoad, type Loaded, steadyLoad } from '../load';
import { median, percentile, short, spread } from '../numbers';
import { type CloudId, peerSecret, serveKeyset, signedPosts } from '../posts';
import { path, startHandmade, startOurs } from '../red';
import type { Row, Tell } from '../report';

export interface Effort {
  rounds: number;
  seconds: number;
}

const servers = {
  a: "ours, Node-RED's server",
  b: 'ours, own port',
  c: 'http in + function',
  d: 'bare node:http',
  e: 'Express',
  f: 'bare node:http, kept in a file',
} as const;
type Server = keyof typeof servers;
const order = Object.keys(servers) as Server[];
const allConnections = [16, 64] as const;
const steadyRate = 1_000;
/**
 * V8 compiles for about three seconds of full load, and servers run for months: so long each is warmed, the peers once,
 * because they live through all rounds, ours in each, because it is new. Before a round all get a moment of load.
 */
const warmSeconds = 3;
const againSeconds = 0.5;
/** So long nothing leaves as a msg. */
const quietMs = 30_000;
const steadyServers: readonly Server[] = ['a', 'b', 'd', 'f'];
const peopleCount = 200;
const userIds = Array.from({ length: peopleCount }, (_, at) => `user${at}`);

interface Cell extends Loaded {
  server: Server;
  /** Connections, or `steady`. */
  load: string;
}

export async function webhook({ rounds, seconds }: Effort, tell: Tell): Promise<Row[]> {
  const rows: Row[] = [];
  for (const cloud of ['fitbit', 'google-health'] as const) {
    const cells: Cell[] = [];
    const fsyncs: number[] = [];
    const peers = await startPeers(cloud);
    try {
      const posts = signedPosts(cloud, path, userIds);
      for (const origin of Object.values(peers.origins)) await fullLoad(origin, posts, 64, warmSeconds);
      for (let round = 0; round < rounds; round += 1) {
        fsyncs.push(...measureDisk());
        cells.push(...(await oneRound(cloud, peers.origins, round, seconds)));
        tell(`webhook, ${cloud}: round ${round + 1} of ${rounds}`);
      }
    } finally {
      await peers.stop();
    }
    rows.push(...report(cloud, cells, fsyncs));
  }
  return rows;
}

function measureDisk(): number[] {
  const folder = tempFolder();
  const times = fsyncTimes(folder);
  removeFolder(folder);
  return times;
}

type Origins = Record<Exclude<Server, 'a' | 'b'>, string>;

async function startPeers(cloud: CloudId): Promise<{ origins: Origins; stop(): Promise<void> }> {
  const secret = peerSecret(cloud);
  const handmade = await startHandmade(cloud, secret);
  const folder = tempFolder();
  const programs: Program[] = [];
  const listen = async (kind: string) => {
    const program = await startProgram('plain');
    programs.push(program);
    return `http://127.0.0.1:${await program.ask<number>('listen', { kind, cloud, path, secret, folder })}`;
  };
  return {
    origins: {
      c: handmade.origin,
      d: await listen('bare'),
      e: await listen('express'),
      f: await listen('kept'),
    },
    async stop() {
      await Promise.all([handmade.stop(), ...programs.map((one) => one.stop())]);
      removeFolder(folder);
    },
  };
}

/** Every server under every load, in an order that turns from round to round. */
async function oneRound(cloud: CloudId, peers: Origins, round: number, seconds: number): Promise<Cell[]> {
  const posts = signedPosts(cloud, path, userIds);
  const turned = order.map((_, at) => order[(at + round) % order.length] ?? 'a');
  const cells: Cell[] = [];
  await withOurs(cloud, peers, async (origins) => {
    for (const server of turned) {
      const isOurs = server === 'a' || server === 'b';
      await fullLoad(origins[server], posts, 64, isOurs ? warmSeconds : againSeconds);
    }
    for (const connections of allConnections) {
      for (const server of turned) {
        const loaded = await fullLoad(origins[server], posts, connections, seconds);
        cells.push({ server, load: String(connections), ...loaded });
      }
    }
  });
  await withOurs(cloud, peers, async (origins) => {
    for (const server of turned.filter((one) => steadyServers.includes(one))) {
      const count = steadyRate * seconds * 2;
      await steadyLoad(origins[server], posts, steadyRate, count);
      const loaded = await steadyLoad(origins[server], posts, steadyRate, count);
      cells.push({ server, load: 'steady', ...loaded });
    }
  });
  return cells;
}

/**
 * Ours is started anew for each load: what it took in leaves it 30 s later as msgs, which must not fall into a
 * measurement, its own or a peer's.
 */
async function withOurs(
  cloud: CloudId,
  peers: Origins,
  measure: (origins: Record<Server, string>) => Promise<void>,
): Promise<void> {
  const keys = await serveKeyset();
  const a = await startOurs(cloud, 'node-red', userIds, keys.origins);
  const b = await startOurs(cloud, 'own-port', userIds, keys.origins);
  const begun = performance.now();
  try {
    await measure({ a: a.origin, b: b.origin, ...peers });
    if (performance.now() - begun > quietMs) throw new Error('the msgs of the first notifications have left');
  } finally {
    await Promise.all([a.stop(), b.stop()]);
    keys.close();
  }
}

function report(cloud: CloudId, cells: readonly Cell[], fsyncs: readonly number[]): Row[] {
  const part = 'webhook';
  const of = (server: Server, load: string, what: keyof Loaded) =>
    cells.filter((cell) => cell.server === server && cell.load === load).map((cell) => cell[what]);
  const ratio = (one: Server, other: Server, load: string) =>
    median(of(one, load, 'perSecond')) / median(of(other, load, 'perSecond'));
  const failed = cells.reduce((sum, cell) => sum + cell.failed, 0);
  const goals: Partial<Record<Server, { other: Server; least?: number }[]>> = {
    a: [{ other: 'c', least: 2 }],
    b: [{ other: 'd', least: 0.6 }, { other: 'e', least: 1 }, { other: 'f' }],
  };
  const rows: Row[] = [
    {
      part,
      what: `${cloud}: one fsync`,
      value: `${short(median(fsyncs))} ms, p99 ${short(percentile(fsyncs, 99))} ms`,
      data: fsyncs,
    },
  ];
  for (const load of allConnections.map(String)) {
    for (const server of order) {
      const latency = (['p50', 'p99', 'p999'] as const).map((name) => short(median(of(server, load, name))));
      rows.push({
        part,
        what: `${cloud}, ${load} connections: (${server}) ${servers[server]}`,
        value: `${spread(of(server, load, 'perSecond'))} a second; p50/p99/p99.9 ${latency.join('/')} ms`,
        data: cells.filter((cell) => cell.server === server && cell.load === load),
      });
      for (const { other, least } of goals[server] ?? []) {
        const found = ratio(server, other, load);
        rows.push({
          part,
          what: `${cloud}, ${load} connections: (${server}) beside (${other})`,
          value: `${short(median(of(server, load, 'perSecond')))} a second`,
          beside: `${servers[other]}: ${short(median(of(other, load, 'perSecond')))} a second`,
          ratio: short(found),
          ...(load === '64' && least !== undefined ? { goal: `>= ${least}`, met: found >= least } : {}),
        });
      }
    }
  }
  const fsync = median(fsyncs);
  const limit = median(of('d', 'steady', 'p99')) + 5 * fsync;
  for (const server of ['a', 'b', 'f'] as const) {
    const p99 = median(of(server, 'steady', 'p99'));
    rows.push({
      part,
      what: `${cloud}, steady ${steadyRate} a second: p99 of (${server})`,
      value: `${spread(of(server, 'steady', 'p99'), 'ms')}; p50 ${short(median(of(server, 'steady', 'p50')))} ms`,
      beside: `(d) p99 ${short(median(of('d', 'steady', 'p99')))} ms + 5 fsyncs = ${short(limit)} ms`,
      ratio: short(p99 / limit),
      ...(server === 'f' ? {} : { goal: '<= 1', met: p99 <= limit }),
      data: cells.filter((cell) => cell.server === server && cell.load === 'steady'),
    });
  }
  if (failed > 0)
    rows.push({ part, what: `${cloud}: answers other than 2xx`, value: String(failed), met: false });
  return rows;
}
