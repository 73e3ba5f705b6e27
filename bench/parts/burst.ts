// 2. The burst: 10,000 notifications for 1,000 people in ten seconds, through a whole flow to the SMS; on this disk,
// and on disks whose fsync takes 10 and 50 ms.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { watchFsyncs } from '../../test/support/fsync';
import { type FlowNode, startNodeRed } from '../../test/support/node-red';
import { freePort } from '../../test/support/ports';
import { removeFolder, startProgram, tempFolder } from '../children';
import { type Delay, delayText, endDelayInside, isFelt, mostMs, startDelayInside } from '../delay';
import { type Loaded, steadyLoad } from '../load';
import { short } from '../numbers';
import { seed } from '../people';
import { peerSecret, serveKeyset, signedPosts } from '../posts';
import type { Asked, CloudOpened } from '../programs/cloud';
import type { PlainWanted } from '../programs/plain';
import { configNode, path, tabNode, webhookNode } from '../red';
import type { Row, Tell } from '../report';

const part = 'burst';
const latency = 50;
/** For so long alerts for one number wait for one another, and a little. */
const joiningMs = 10_500;
const account = 'be000000000000aa';
const battery = 'be000000000000bb';
const out = 'be000000000000cc';

export interface Burst {
  people: number;
  low: number;
  notifications: number;
  rate: number;
}

interface Found {
  loaded: Loaded;
  /** While the notifications came, and while their msgs, checks and SMS left. */
  during: Delay;
  after: Delay;
  asked: Asked;
  tailMs: number;
}

export async function burst(size: Burst, slow: readonly (number | null)[], tell: Tell): Promise<Row[]> {
  const rows: Row[] = [];
  for (const slowMs of slow) {
    try {
      const found = await runBurst(size, slowMs);
      // Where the machine or the disk may be what holds ours up, a peer says how much of that is theirs.
      const peer = isFelt(found.during) ? await peerUnder(size, slowMs) : null;
      rows.push(...report(size, slowMs, found, peer));
    } catch (error) {
      const value = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      rows.push({ part, what: diskOf(slowMs), value: `not measured: ${value}` });
    }
    tell(`burst: ${diskOf(slowMs)}`);
  }
  return rows;
}

/** `tame` slows the Node-RED down before it is measured; `env` goes into its environment. */
export async function runBurst(
  { people, low, notifications, rate }: Burst,
  slowMs: number | null,
  { env = {}, tame = () => undefined }: { env?: Record<string, string>; tame?: (pid: number) => void } = {},
): Promise<Found> {
  const userDir = tempFolder();
  const disk = slowMs === null ? null : watchFsyncs(userDir, { slowMs });
  const keys = await serveKeyset();
  const cloud = await startProgram('cloud');
  const wanted = { cloud: 'google-health', people, latency, low };
  const opened = await cloud.ask<CloudOpened>('open', wanted);
  const { clientId, clientSecret, origins } = opened;
  await seed(userDir, {
    cloud: 'google-health',
    clientId,
    people: opened.people,
    expiresAt: Date.now() + 3 * 3_600_000,
  });
  const port = await freePort();
  const red = await startNodeRed({
    allNodes: true,
    userDir,
    origins: { ...origins, ...keys.origins },
    // Nobody reads here what leaves our nodes: telling it costs Node-RED more than the msgs.
    // The clock moves only where it is moved below: a jump while notifications come in ends the time that the disk has for them.
    env: { ...disk?.env, TEST_TELL_EMITTED: '', TEST_CLOCK_WAITS_TO_JOIN: '1', ...env },
  });
  try {
    const config = { clientId, credentials: { clientSecret }, port, publicAddress: 'https://bench.example' };
    await red.deploy([...smsFlow(opened, config), webhookNode([battery])]);
    await red.comms.statuses.first(({ id, text }) => id === webhookNode([]).id && Boolean(text));
    const posts = signedPosts(
      'google-health',
      path,
      opened.people.map(({ userId }) => userId),
    );
    tame(red.pid);
    await cloud.ask('asked');
    await red.inside(startDelayInside);
    const begun = performance.now();
    const loaded = await steadyLoad(`http://127.0.0.1:${port}`, posts, rate, notifications);
    const during = await red.inside<Delay>(endDelayInside);
    // The first window would close 30 s after its first notification: the clock is moved on to just before.
    await red.inside(startDelayInside);
    await red.advance(Math.max(0, Math.round(29_000 - (performance.now() - begun))));
    const tail = performance.now();
    const asked: Asked = { tokens: 0, checks: 0, sms: 0, others: 0, atOnce: 0 };
    for (let quiet = 0; quiet < 10 && performance.now() - tail < 45_000; ) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      const more = await cloud.ask<Asked>('asked');
      const isQuiet = more.checks + more.sms === 0 && asked.checks > 0;
      quiet = isQuiet ? quiet + 1 : 0;
      // The alerts wait for others to the same number.
      if (quiet === 2) await red.advance(joiningMs);
      for (const kind of ['tokens', 'checks', 'sms', 'others'] as const) asked[kind] += more[kind];
      asked.atOnce = Math.max(asked.atOnce, more.atOnce);
    }
    const tailMs = performance.now() - tail - 2_500;
    return { loaded, during, after: await red.inside<Delay>(endDelayInside), asked, tailMs };
  } finally {
    await red.stop('SIGKILL');
    await cloud.stop();
    keys.close();
    disk?.remove();
    removeFolder(userDir);
  }
}

/** The least that keeps what it acknowledges, under the same load. */
async function peerUnder({ people, notifications, rate }: Burst, slowMs: number | null): Promise<Delay> {
  const userDir = tempFolder();
  const disk = slowMs === null ? null : watchFsyncs(userDir, { slowMs });
  const folder = join(userDir, 'fitbit');
  mkdirSync(folder);
  const program = await startProgram('plain', { env: disk?.env ?? {} });
  try {
    const userIds = Array.from({ length: people }, (_, at) => `user${at}`);
    const cloud = 'google-health';
    const wanted: PlainWanted = { cloud, path, secret: peerSecret(cloud), kept: { folder, userIds } };
    const origin = `http://127.0.0.1:${await program.ask<number>('listen', wanted)}`;
    await program.ask('startDelay');
    await steadyLoad(origin, signedPosts(cloud, path, userIds), rate, notifications);
    return await program.ask<Delay>('endDelay');
  } finally {
    await program.stop();
    disk?.remove();
    removeFolder(userDir);
  }
}

/** Asks, decides, tells; `fields` are the config node's. */
export function smsFlow({ account: twilio }: CloudOpened, fields: object): FlowNode[] {
  const place = { z: tabNode.id, x: 300, y: 100, name: '', configVersion: 1 };
  return [
    tabNode,
    configNode('google-health', fields),
    {
      id: account,
      type: 'fitbit-sms-account',
      name: '',
      country: 'DE',
      messagingServiceSid: '',
      apiKeySid: '',
      region: '',
      edge: '',
      validityMinutes: 60,
      configVersion: 1,
      credentials: { accountSid: twilio.accountSid, authToken: twilio.authToken, from: twilio.number },
    },
    {
      ...place,
      id: battery,
      type: 'fitbit-battery-status',
      config: configNode('google-health', {}).id,
      person: '',
      personName: '',
      low: 20,
      notSyncingHours: 24,
      critical: 5,
      remindHours: 0,
      goodNews: false,
      devices: 'last-synced',
      scales: false,
      // Between 20:00 and 21:00 everybody would be checked once more.
      adviceAt: '',
      wires: [[out], []],
    },
    { ...place, id: out, type: 'fitbit-sms-out', account, toType: 'msg', wires: [[]] },
  ];
}

function diskOf(slowMs: number | null): string {
  return slowMs === null ? 'this disk' : `${slowMs} ms an fsync`;
}

function report(
  { people, low, notifications }: Burst,
  slowMs: number | null,
  found: Found,
  peer: Delay | null,
): Row[] {
  const { loaded, during, after, asked, tailMs } = found;
  const what = (text: string) => `${diskOf(slowMs)}: ${text}`;
  const goal = `p99.9 <= ${mostMs.p999} ms, longest <= ${mostMs.longest}`;
  return [
    {
      part,
      what: what(
        `${notifications.toLocaleString('en')} notifications for ${people.toLocaleString('en')} people`,
      ),
      value: `${short(loaded.perSecond)} a second taken in, p50/p99 ${short(loaded.p50)}/${short(loaded.p99)} ms, ${loaded.failed} refused`,
      met: loaded.failed === 0,
      data: found,
    },
    {
      part,
      what: what('delay of the event loop while they came'),
      value: delayText(during),
      ...(peer
        ? { beside: `bare node:http, keeps: ${delayText(peer)}`, ratio: short(during.max / peer.max) }
        : {}),
      goal: `${goal}, or that of the peer`,
      met: !isFelt(during, peer?.max),
    },
    {
      part,
      what: what('delay while their msgs, checks and SMS left'),
      value: `${delayText(after)}; ${short(tailMs / 1000)} s`,
      goal,
      met: !isFelt(after),
    },
    {
      part,
      what: what('checks at the cloud, and SMS'),
      value: `${asked.checks} checks, ${asked.sms} SMS`,
      goal: `<= ${people} checks, ${low} SMS`,
      met: asked.checks <= people && asked.sms === low,
    },
  ];
}
