// A real Node-RED with one of everything is deployed again and again. What the process holds on to is counted after
// the first rounds and from time to time until the last; then it has to end by itself.
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { accountNode, configNode, ids, mainFlow } from '../support/flows';
import { signupNodes } from '../support/guest';
import { movingUntil } from '../support/moving';
import { type FlowNode, type NodeRed, type Seen, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { shipped } from '../support/repository';
import { webhookSecret } from '../support/webhook-flow';
import { rowsOf, sizesOf } from './files';
import type { Measure } from './measures';

export const redeployMutations = ['engines', 'listeners', 'timers', 'routes', 'servers'] as const;

export interface RedeployOptions {
  count: number;
  /** A leak that the harness must find; the product has no such switch. */
  mutation: (typeof redeployMutations)[number] | null;
  say(line: string): void;
}

/** Before anything is counted: caches fill, and code that runs for the first time stays. */
const warmUps = 12;
const samplesAtMost = 10;
/** What V8 moves about by itself, and for each redeploy: Node-RED itself keeps about one KiB, without any node of ours. */
const heapSlackKib = (redeploys: number) => 400 + 2 * redeploys;
/** What Node-RED itself, without any node, needs to end. */
const endMs = 3_000;

const more = {
  fitbitConfig: 'dd00000000000001',
  fitbitBattery: 'dd00000000000002',
  demoConfig: 'dd00000000000003',
  demoBattery: 'dd00000000000004',
  demoSms: 'dd00000000000005',
  googleHook: 'dd00000000000006',
  fitbitHook: 'dd00000000000007',
} as const;

interface Held {
  resources: Record<string, number>;
  counts: Record<string, number>;
  heapKib: number;
}

export async function redeploys({ count, mutation, say }: RedeployOptions): Promise<Measure[]> {
  const sandbox = await startSandbox();
  const port = await freePort();
  // No clock moves by itself: the disk would seem slow to a notification that is being written down just then.
  const env = { TEST_CLOCK_WAITS_TO_JOIN: '1' };
  const red = await startNodeRed({ origins: sandbox.origins, env });
  const googlePlace = { publicAddress: `http://localhost:${port}`, port, webhooks: true };
  const fitbitPlace = { publicAddress: `http://localhost:${red.port}`, serve: 'node-red', webhooks: true };
  const house = (name: string): FlowNode[] => {
    const main = mainFlow(sandbox, 'google-health', { config: googlePlace, battery: { name } });
    const battery = node(main, ids.battery);
    const hook = {
      type: 'fitbit-webhook-in',
      z: ids.tab,
      name,
      configVersion: 1,
      allowList: '',
      trustProxies: '',
      x: 100,
      y: 300,
    };
    return [
      ...main,
      configNode(sandbox, 'fitbit', { id: more.fitbitConfig, ...fitbitPlace }),
      configNode(sandbox, 'demo', { id: more.demoConfig }),
      { ...battery, id: more.fitbitBattery, config: more.fitbitConfig, wires: [[ids.sms], []] },
      { ...battery, id: more.demoBattery, config: more.demoConfig, wires: [[more.demoSms], []] },
      { ...node(main, ids.sms), id: more.demoSms, account: '', name, wires: [[]] },
      {
        ...hook,
        id: more.googleHook,
        config: ids.config,
        path: '/fitbit/webhook',
        credentials: { verifyCode: '', webhookSecret },
        wires: [[ids.battery]],
      },
      {
        ...hook,
        id: more.fitbitHook,
        config: more.fitbitConfig,
        path: '/fitbit/webhook-fitbit',
        credentials: { verifyCode: '5f1d3a', webhookSecret: '' },
        wires: [[more.fitbitBattery]],
      },
      ...signupNodes({ config: ids.config, name, contact: 'owner@example.org' }),
    ];
  };
  const account = accountNode(sandbox);

  /** Every way in is used once: checks, an alert and its SMS, a notification, the pages. */
  async function work(round: number): Promise<void> {
    sandbox.control.device({ person: 'anna', level: round % 2 ? 12 : 90, syncedAt: 'now' });
    // Twilio knows how the SMS before fares by now.
    sandbox.control.clock({ advanceMs: 11 * 60_000 });
    await red.advance(11 * 60_000);
    red.msgs.clear();
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.completed);
    // It waits for others: deployed away, and charged by the next round, it would never be sent. So many a day are refused.
    const isOver = ({ probe }: Seen) => probe === ids.sent || probe === ids.caught;
    if (round % 2 !== 0) await movingUntil(red, red.msgs.first(isOver));
    await red.inside((RED, _load, id) => RED.nodes.getNode(id).receive({}), more.demoBattery);
    await red.inside((RED, _load, id) => RED.nodes.getNode(id).receive({}), more.fitbitBattery);
    const statuses = [
      await fetch(`${googlePlace.publicAddress}/fitbit/signup`),
      await fetch(`${fitbitPlace.publicAddress}/fitbit/callback?state=x&code=y`),
      await red.request('/fitbit/people?cloud=fitbit'),
      await fetch(`${googlePlace.publicAddress}/fitbit/webhook`, { method: 'POST', body: '[]' }),
    ];
    for (const answer of statuses) if (answer instanceof Response) await answer.text();
    const told = statuses.map(({ status }) => status).join(' ');
    if (told !== '200 400 200 401')
      throw new Error(`the ways in answer ${told}\n${red.output().slice(-2000)}`);
    const { statuses: notified } = await sandbox.control.notify({
      vendor: 'google',
      url: `${googlePlace.publicAddress}/fitbit/webhook`,
      people: ['anna'],
    });
    if (notified[0] !== 204) throw new Error(`a notification was answered ${notified[0]}`);
    sandbox.control.clearRequests();
  }

  /** What is under way comes to its end, and what has left is forgotten. */
  async function calm(): Promise<void> {
    await red.advance(31_000);
    await red.msgs.first(({ probe }) => probe === ids.completed);
    await red.advance(11 * 60_000);
    await red.inside(() => new Promise((resolve) => setTimeout(resolve, 200)));
    await red.advance(4_000);
    await red.inside(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }

  const types = ['full', 'nodes', 'flows'] as const;
  const rows: Record<string, number>[] = [];
  const sizes: { db: number; wal: number }[] = [];
  const held: (Held & { timers: number })[] = [];
  const folder = join(red.userDir, 'fitbit');
  try {
    await red.deploy([...house('first'), account]);
    await connect(red, sandbox, configNode(sandbox, 'google-health', googlePlace), 'anna');
    const fitbitConfig = configNode(sandbox, 'fitbit', { id: more.fitbitConfig, ...fitbitPlace });
    await connect(red, sandbox, fitbitConfig, 'bert');
    const every = Math.max(1, Math.floor(count / samplesAtMost));
    for (let round = 1 - warmUps; round <= count; round += 1) {
      if (mutation) await leak(red, mutation);
      await red.deploy([...house(`round ${round}`), account], types[Math.abs(round) % types.length]);
      const isSample = round >= 0 && round % every === 0;
      if (round % 5 === 0 || isSample) await work(round);
      if (!isSample) continue;
      await calm();
      held.push({ ...(await heldBy(red)), timers: await red.advance(0) });
      rows.push(rowsOf(folder));
      sizes.push(sizesOf(folder));
      say(`${round} redeploys: heap ${held.at(-1)?.heapKib} KiB`);
    }
    const began = Date.now();
    await red.stop();
    const endedMs = Date.now() - began;
    const series = (name: string, samples: number[], limits: Partial<Measure> = {}): Measure => ({
      name: `redeploys: ${name}`,
      samples,
      ...limits,
    });
    const namesIn = (all: readonly Record<string, number>[]) => [...new Set(all.flatMap(Object.keys))].sort();
    return [
      series(
        'objects on the heap after GC, KiB',
        held.map(({ heapKib }) => heapKib),
        { growth: heapSlackKib(count) },
      ),
      series(
        'timers of the engine',
        held.map(({ timers }) => timers),
      ),
      ...namesIn(held.map(({ counts }) => counts)).map((name) =>
        series(
          name,
          held.map(({ counts }) => counts[name] ?? 0),
        ),
      ),
      ...namesIn(held.map(({ resources }) => resources)).map((name) =>
        series(
          `handles: ${name}`,
          held.map(({ resources }) => resources[name] ?? 0),
          // Connections are kept for a while by both sides, up to eight to each cloud.
          { growth: name.startsWith('TCPSocket') ? 16 : 2 },
        ),
      ),
      ...namesIn(rows).map((name) =>
        series(
          `rows: ${name}`,
          rows.map((of) => of[name] ?? 0),
          growing(name, count, rows[0]?.devices ?? 0),
        ),
      ),
      series(
        'db, KiB',
        sizes.map(({ db }) => db),
        { most: 1024 },
      ),
      series(
        'WAL, KiB',
        sizes.map(({ wal }) => wal),
        { most: 4352 },
      ),
      series('ms until SIGTERM has ended it', [endedMs, endedMs], { most: endMs }),
    ];
  } finally {
    await red.remove();
    await sandbox.close();
  }
}

function node(flow: readonly FlowNode[], id: string): FlowNode {
  const found = flow.find((one) => one.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
}

/** Every use of the house leaves a reading of the two people, and every second one an SMS: history, and no leak. */
function growing(table: string, count: number, devices: number): Partial<Measure> {
  const uses = Math.ceil(count / 5) + samplesAtMost + warmUps;
  if (table === 'readings') return { most: 3 * uses };
  // Kept when a quarter of the day ends, whenever that is.
  if (table === 'summaries') return { most: devices };
  if (table === 'sms' || table === 'sms_counts') return { most: uses };
  // The hours that pass may end one month and begin the next.
  if (table === 'sms_months') return { most: 2 };
  return {};
}

function heldBy(red: NodeRed): Promise<Held> {
  return red.inside(
    (RED, load, heapFile: string) => {
      const routesOf = (app: { _router?: { stack: unknown[] } } | undefined) =>
        app?._router?.stack.length ?? 0;
      const listenersOf = (emitter: NodeJS.EventEmitter | undefined) =>
        (emitter?.eventNames() ?? []).reduce((sum, name) => sum + (emitter?.listenerCount(name) ?? 0), 0);
      const resources: Record<string, number> = {};
      for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
      return {
        resources,
        counts: {
          'routes of httpAdmin': routesOf(RED.httpAdmin),
          'routes of httpNode': routesOf(RED.httpNode),
          'listeners of RED.events': listenersOf(RED.events),
          'listeners of RED.server': listenersOf(RED.server),
          'listeners of process': listenersOf(process),
        },
        heapKib: load(heapFile).objectsKib(),
      };
    },
    join(__dirname, 'heap.js'),
  );
}

/** Forgets to let go of something, as a bug in a node's `close` would. */
async function leak(red: NodeRed, what: string): Promise<void> {
  await red.inside(
    (RED, load, config: string, systemFile: string, kind: string) => {
      const world = globalThis as { kept?: unknown[] };
      world.kept ??= [];
      if (kind === 'engines') world.kept.push(RED.nodes.getNode(config));
      if (kind === 'listeners') RED.events.on('flows:started', () => undefined);
      if (kind === 'timers') load(systemFile).system.after(1_000_000_000, () => undefined);
      if (kind === 'routes') RED.httpAdmin.get('/left', () => undefined);
      if (kind === 'servers') load('node:http').createServer().listen(0, '127.0.0.1');
    },
    ids.config,
    shipped('src/net/system.js'),
    what,
  );
}
