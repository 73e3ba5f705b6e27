// 3. Checks: everybody is checked, beside a plain loop and Promise.all over everything.
import { type Program, removeFolder, startProgram, tempFolder } from '../children';
import { type Delay, delayText, isFelt, mostMs } from '../delay';
import { median, short, spread } from '../numbers';
import { seed } from '../people';
import type { Asked, CloudOpened } from '../programs/cloud';
import type { CheckedAll, ServerWanted } from '../programs/server';
import type { Row, Tell } from '../report';

const part = 'checks';
export const concurrency = 8;
const latency = 50;
const hour = 3_600_000;

export interface Households {
  cloud: Program;
  server: Program;
  opened: CloudOpened;
  wanted: ServerWanted;
  stop(): Promise<void>;
}

/** A cloud with so many people, all of them known to an engine that is open. */
export async function households(
  count: number,
  {
    latency: ms,
    cloud: cloudId = 'google-health',
    tokens = 'fresh',
    low = 0,
    fortnight = null,
    isOpen = true,
    origins: own = {},
    env = {},
    flags = [],
  }: {
    latency: number;
    cloud?: 'google-health' | 'fitbit';
    /** `expired`: each is renewed before its first use; `lasting`: none ever. */
    tokens?: 'fresh' | 'expired' | 'lasting';
    low?: number;
    /** Everybody's tracker has a fortnight of readings behind it, and is at this level. */
    fortnight?: { level: number } | null;
    isOpen?: boolean;
    /** Before the cloud's own. */
    origins?: Record<string, string>;
    env?: Record<string, string>;
    flags?: readonly string[];
  },
  userDir = tempFolder(),
): Promise<Households> {
  const cloud = await startProgram('cloud');
  const server = await startProgram('server', { env, flags });
  const opened = await cloud.ask<CloudOpened>('open', {
    ...{ cloud: cloudId, people: count, latency: ms, low },
    ...fortnight,
  });
  const { clientId, clientSecret, origins } = opened;
  const people = opened.people.map((one) => ({
    ...one,
    fortnight: fortnight ? { ...fortnight, deviceId: one.deviceId } : undefined,
  }));
  const expiresAt = Date.now() + { expired: -60_000, fresh: 7 * hour, lasting: 10_000 * hour }[tokens];
  await seed(userDir, { cloud: cloudId, clientId, people, expiresAt });
  const wanted = { userDir, origins: { ...origins, ...own }, cloud: cloudId, clientId, clientSecret };
  if (isOpen) await server.ask('open', wanted);
  return {
    cloud,
    server,
    opened,
    wanted,
    async stop() {
      await Promise.all([server.stop(), cloud.stop()]);
      removeFolder(userDir);
    },
  };
}

export interface Peer {
  ms: number;
  cpuMs: number;
  delay: Delay;
  grown: number;
  failed: number;
}

interface Found {
  first: CheckedAll;
  again: CheckedAll;
  asked: Asked;
  /** After the checks, until nothing comes any more. */
  beside: Asked;
  askedAgain: Asked;
}

type Peers = Record<'eight' | 'all' | 'loop', Peer[]>;

export async function checks(
  sizes: readonly { people: number; rounds: number }[],
  tell: Tell,
): Promise<Row[]> {
  const rows: Row[] = [];
  const heaps: { people: number; heap: number }[] = [];
  for (const { people, rounds } of sizes) {
    const found: Found[] = [];
    const peers: Peers = { eight: [], all: [], loop: [] };
    for (let round = 0; round < rounds; round += 1) {
      const { cloud, server, opened, stop } = await households(people, { latency });
      const [peer, coldPeer] = [await startProgram('fetches'), await startProgram('fetches')];
      const origin = opened.origins['https://health.googleapis.com'];
      const tokens = opened.people.map(({ accessToken }) => accessToken);
      try {
        // Ours may be cold; a cloud is not.
        await peer.ask<Peer>('check', { way: 'all', origin, tokens: tokens.slice(0, 50) });
        await cloud.ask('asked');
        const first = await server.ask<CheckedAll>('checkAll');
        const asked = await cloud.ask<Asked>('asked');
        const beside = await askedBeside(cloud);
        // A second one with nothing new, where the time for it is there.
        await server.ask('advance', hour);
        const again = people > 1_000 ? first : await server.ask<CheckedAll>('checkAll');
        found.push({ first, again, asked, beside, askedAgain: await cloud.ask<Asked>('asked') });
        // As cold as ours was.
        peers.eight.push(await coldPeer.ask<Peer>('check', { way: 'eight', origin, tokens }));
        peers.all.push(await peer.ask<Peer>('check', { way: 'all', origin, tokens }));
        if (people <= 100) peers.loop.push(await peer.ask<Peer>('check', { way: 'loop', origin, tokens }));
      } finally {
        await Promise.all([stop(), peer.stop(), coldPeer.stop()]);
      }
      tell(`checks: ${people} people, round ${round + 1} of ${rounds}`);
    }
    rows.push(...report(people, found, peers));
    heaps.push({ people, heap: median(found.map(({ first }) => first.heapAfter - first.heapBefore)) });
  }
  const [small, large] = [heaps[0], heaps.at(-1)];
  if (small && large && large !== small) {
    const bytes = (large.heap - small.heap) / (large.people - small.people);
    rows.push({
      part,
      what: `what one more person costs in memory, ${small.people} to ${large.people} people`,
      value: `${short(bytes)} bytes`,
      goal: '< 2,048',
      met: bytes < 2_048,
      data: heaps,
    });
  }
  return rows;
}

/** What is still asked after the checks: until nothing has come for four times as long as an answer takes. */
async function askedBeside(cloud: Program): Promise<Asked> {
  const all = await cloud.ask<Asked>('asked');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 4 * latency));
    const { others } = await cloud.ask<Asked>('asked');
    if (others === 0) return all;
    all.others += others;
  }
}

function report(people: number, found: readonly Found[], peers: Peers): Row[] {
  const seconds = (all: readonly { ms: number }[]) => all.map(({ ms }) => ms / 1000);
  const firsts = found.map(({ first }) => first);
  const limit = ((latency / 1000) * people) / concurrency;
  const took = median(seconds(firsts));
  const perPerson = median(found.map(({ asked }) => (asked.checks + asked.tokens) / people));
  const zonesPerPerson = median(found.map(({ asked, beside }) => (asked.others + beside.others) / people));
  const failed = firsts.reduce((sum, one) => sum + one.failed + people - one.outcomes, 0);
  const longest = (delays: readonly Delay[]) => Math.max(...delays.map(({ max }) => max));
  // The worst of all rounds: each may have one that is felt.
  const worst = (of: (delay: Delay) => number) => Math.max(...firsts.map(({ delay }) => of(delay)));
  const delay: Delay = {
    p50: worst(({ p50 }) => p50),
    p99: worst(({ p99 }) => p99),
    p999: worst(({ p999 }) => p999),
    max: worst(({ max }) => max),
  };
  const what = `${people.toLocaleString('en')} people`;
  const rows: Row[] = [
    {
      part,
      what: `${what}: time, all of it new`,
      value: `${spread(seconds(firsts), 's')}; ${short(median(firsts.map(({ cpuMs }) => cpuMs / people)))} ms of processor a person`,
      beside: `${latency} ms x people / ${concurrency} = ${short(limit)} s`,
      ratio: short(took / limit),
      goal: '<= 1.2',
      met: took / limit <= 1.2,
      data: found,
    },
    {
      part,
      what: `${what}: requests a person and check`,
      value: `${short(perPerson)}${failed > 0 ? `; ${failed} failed` : ''}`,
      beside: `after the checks, once a day, their zone: ${short(zonesPerPerson)}`,
      goal: '1',
      met: perPerson === 1 && failed === 0,
    },
    {
      part,
      what: `${what}: delay of the event loop`,
      value: delayText(delay),
      goal: `p99.9 <= ${mostMs.p999} ms, longest <= ${mostMs.longest}`,
      met: !isFelt(delay),
    },
  ];
  if (found.some(({ again, first }) => again !== first)) {
    rows.push({
      part,
      what: `${what}: time, nothing new`,
      value: spread(seconds(found.map(({ again }) => again)), 's'),
      beside: `limit ${short(limit)} s`,
      ratio: short(median(seconds(found.map(({ again }) => again))) / limit),
    });
  }
  for (const [name, runs] of [
    ['eight fetches at once, as cold as ours', peers.eight],
    ['a plain loop', peers.loop],
    ['Promise.all', peers.all],
  ] as const) {
    if (runs.length === 0) continue;
    const lost = runs.reduce((sum, one) => sum + one.failed, 0);
    rows.push({
      part,
      what: `${what}: ${name}, nothing kept`,
      value: `${spread(seconds(runs), 's')}; ${short(median(runs.map(({ cpuMs }) => cpuMs / people)))} ms of processor a person; longest delay ${short(longest(runs.map((one) => one.delay)))} ms; memory +${short(median(runs.map(({ grown }) => grown / 2 ** 20)))} MiB${lost > 0 ? `; ${lost} failed` : ''}`,
      beside: `ours ${short(took)} s, memory +${short(median(firsts.map((one) => (one.heapAfter - one.heapBefore) / 2 ** 20)))} MiB`,
      ratio: short(median(seconds(runs)) / took),
      data: runs,
    });
  }
  return rows;
}
