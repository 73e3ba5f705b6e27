// The rounds: a Node-RED at work is killed, or stopped, or deployed, again and again, and in the end everything it
// promised must have come true.
//
// The parts: a real Node-RED 5 with the examples (flows.ts); the clouds and Twilio as a process of their own; the
// harness, which is the people, the sign-ups, the phone and the collector. The load: signed notifications of both
// clouds, sign-ups through the pages, refreshes forced by access tokens that the cloud declares over, alerts of
// batteries that go up and down, and their SMS.
//
// What is compared, and who keeps the ledger (ledger.ts):
//  - A notification is *acknowledged* when the sandbox process was answered 204. It has *come out* when the webhook
//    node's msg reached the collector through the flow's `http request`. A msg that left the node and was lost on its
//    way to the collector with the process counts as not come out: it has to come again.
//  - An alert is *decided* when the node's reading of that low period reached the collector. It is *told* when the alert
//    did. A second telling must bear the same id.
//  - SMS are counted in Twilio's book: none twice; one for each alert told to a sending node, or else an error at
//    Catch that says why not. Every two people share a number, so that alerts come together and are told in one SMS: the book is
//    read for the device of each.
//  - With `--sms phone` SMS leave by a made-up Android phone, which is off now and then, and whose answers get lost. Its book is
//    what it handed to Android. What an app that was killed in between handed over once more is counted apart: nothing of
//    ours can see that.
//  - With `--sms chain` they leave by a phone behind a server, then by a gateway with an HTTP interface, then by Twilio. Phones are off,
//    servers busy or closed to us, answers lost, SMS fail after they were taken. The books of all three together hold each SMS
//    once; what failed by its own book counts as not sent. What is told as uncertain may be in them or not, and is counted
//    apart. Node-RED's clock is right there, so that what each account counted in its month can be compared as well: what left
//    by it, and at the most what is uncertain besides.
//  - A sign-up is *promised* when our page said, after the consent, that it goes on or is done. From then on whoever signs up
//    is never told to begin again, and is among the people with a proven number at the end.
//  - Node-RED's clock is wrong in every other life: not set yet (1970), or ahead, by hours or into 2151; in half of those
//    it is set right meanwhile. It comes up ahead only where no sign-up is under way: after a start, a clock that is ahead
//    and a long time without power look the same. The clouds' clock is right all the time.
//  - A grant is *in use* when the cloud has seen a call with it. After that even a long cut must not lose it: every
//    now and then three minutes pass on all clocks while Node-RED is down, more than the two in which Fitbit still
//    takes a refresh token that was replaced. A crash between Fitbit's answer and the first use is excepted from long
//    cuts, as nobody could heal that; a short cut must heal it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Chance, chanceOf } from '../fuzz/chance';
import { type NodeRed, type Options, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { startClouds } from './clouds';
import { startCollector } from './collector';
import { heldMs, house, signupPath } from './flows';
import { draw, type Plan, watchFor } from './kills';
import { isClean, type Tally } from './ledger';
import {
  active,
  balance,
  check,
  connectFitbitPeople,
  countedOf,
  errorsByCode,
  expireSome,
  inFlightPreload,
  invite,
  type Load,
  listed,
  moveAndCheck,
  notify,
  settled,
  shuffled,
  smsCounts,
  welcome,
} from './load';
import { createPeople } from './people';
import { createSignups } from './signups';
import { accountsOf, phoneAddress, type SmsWay, settle, trouble, validityMinutes } from './sms-ways';

export const mutations = ['notifications', 'grants', 'alerts', 'sms', 'joins', 'ids', 'cancel'] as const;

export interface CrashOptions {
  seed: string;
  rounds: number;
  smsWay: SmsWay;
  mutation: (typeof mutations)[number] | null;
  say(line: string): void;
}

export interface Report {
  tally: Tally;
  /** What all that was about, for the reader. */
  counts: Record<string, number>;
}

const longCutMs = 180_000;
/** For so long alerts for one number wait for one another. */
const joiningMs = 10_000;
/** The clock of what waits for other alerts is pushed forward here, and what has left our nodes is outlived by the real one. */
const clockEnv = { TEST_CLOCK_WAITS_TO_JOIN: '1', TEST_CLOCK_REAL_MS: '3000' };
/** Of eleven seconds each: enough for a window of notifications, and for the later tries of an SMS. */
const leastCalmSteps = 6;
const mostCalmSteps = 80;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Scene extends Load {
  options: CrashOptions;
  kills: Chance;
  clocks: Chance;
  /** The newest Node-RED, dead or alive. */
  red: NodeRed;
  /** Fitbit people whose newest refresh token has not been followed by a call yet. */
  unused: Set<string>;
  /** What the clouds were asked last for each person, to explain a lost connection. */
  trails: Map<string, string[]>;
  counts: Record<
    | 'long cuts'
    | 'wrong clocks'
    | 'clocks set right'
    | 'starts cut short'
    | 'orderly stops'
    | 'Deploys'
    | 'refreshes',
    number
  >;
  /** What went wrong with the way by which SMS leave, and how often. */
  troubles: Record<string, number>;
}

export async function crash(options: CrashOptions): Promise<Report> {
  const { seed, rounds, say } = options;
  const clouds = await startClouds(seed);
  const collector = await startCollector();
  const port = await freePort();
  const state = await clouds.state();
  const accounts = accountsOf(options.smsWay, state, await clouds.gate());
  const built = house(state, accounts, port, collector.url);
  const [sandbox = ''] = Object.values(clouds.origins);
  const origins = { ...clouds.origins, [phoneAddress]: sandbox };
  const red = await startNodeRed({ version: 5, allNodes: true, origins, env: clockEnv });
  const publicUrl = `http://localhost:${port}`;
  const load = chanceOf(`${seed} load`);
  const scene: Scene = {
    options,
    kills: chanceOf(`${seed} kills`),
    clocks: chanceOf(`${seed} clocks`),
    load,
    clouds,
    collector,
    house: built,
    people: createPeople(clouds, load),
    signups: createSignups(`${publicUrl}${signupPath}`, async (name) =>
      (await listed(scene)).some((one) => one.name === name && one.numberState === 'proven'),
    ),
    publicUrl,
    red,
    reds: () => [scene.red],
    ahead: 0,
    began: Date.now(),
    acknowledged: [],
    notified: 0,
    unused: new Set(),
    trails: new Map(),
    counts: {
      'long cuts': 0,
      'wrong clocks': 0,
      'clocks set right': 0,
      'starts cut short': 0,
      'orderly stops': 0,
      Deploys: 0,
      refreshes: 0,
    },
    troubles: {},
  };
  collector.on((fact) => {
    scene.people.seen(fact);
    // A msg carries a hundred entries and the count of all: what it leaves out cannot be told from what was lost.
    if (fact.kind === 'notifications' && fact.count > fact.numbers.length) {
      throw new Error('more notifications for one person and window than a msg carries');
    }
  });
  clouds.on((message) => {
    if (message.event === 'sms') scene.signups.sms(message.to, message.body);
  });
  try {
    await red.deploy(built.flows);
    await connectFitbitPeople(scene);
    for (let round = 1; round <= rounds; round += 1)
      say(`${String(round).padStart(4)} ${await oneRound(scene)}`);
    return await calm(scene);
  } finally {
    await scene.red.stop('SIGKILL');
    clouds.stop();
    collector.close();
    rmSync(red.userDir, { recursive: true, force: true });
  }
}

/** Starts it again on the same folder, at the time that it is by now. */
async function restart(scene: Scene, { env, ...more }: Options = {}): Promise<void> {
  const { mutation } = scene.options;
  scene.collector.started();
  scene.red = await scene.red.restart({
    signal: 'SIGKILL',
    preloads: [inFlightPreload, ...(mutation ? [join(__dirname, 'mutate-preload.js')] : [])],
    env: {
      TEST_CLOCK_AHEAD_MS: String(scene.ahead),
      TEST_CLOCK_SET_MS: '0',
      ...clockEnv,
      ...env,
      ...(mutation ? { CRASH_MUTATION: mutation } : {}),
    },
    spawned: () => undefined,
    ...more,
  });
}

const minute = 60_000;
const hour = 60 * minute;

/** By how much Node-RED's clock is wrong when it starts, ms. */
function wrongBy({ clocks, ahead, signups, options }: Scene): number {
  const now = Date.now() + ahead;
  if (options.smsWay === 'chain' || clocks.oneIn(2)) return 0;
  const error = clocks.pick([-now, -now, 3 * hour, 400 * 24 * hour, Date.UTC(2151, 0) - now]);
  const isSigningUp = signups.all().some(({ stage }) => stage !== 'done');
  return error > 0 && isSigningUp ? -now : error;
}

async function oneRound(scene: Scene): Promise<string> {
  const plan = draw(scene.kills);
  const began = Date.now();
  await expireSome(scene, scene.unused);
  await trouble(scene.options.smsWay, scene.clouds, scene.kills, (what) => {
    scene.troubles[what] = (scene.troubles[what] ?? 0) + 1;
  });
  const wrong = wrongBy(scene);
  if (wrong !== 0) scene.counts['wrong clocks'] += 1;
  const env = { TEST_CLOCK_SET_MS: String(wrong) };
  if (plan.aim === 'starting') {
    const killed = restart(scene, {
      env,
      spawned: (pid) => setTimeout(() => kill(pid), plan.afterMs),
    });
    const isCut = await killed.then(
      () => false,
      () => true,
    );
    if (isCut) scene.counts['starts cut short'] += 1;
  } else {
    await restart(scene, { env });
    if (wrong !== 0 && scene.clocks.oneIn(2)) setRight(scene);
    await work(scene, plan);
  }
  await scene.red.stop('SIGKILL');
  await scene.clouds.settled();
  // What was asked by a process that is gone is done all the same, though its answer goes nowhere.
  await pause(50);
  await readRequests(scene);
  const isLong = scene.kills.oneIn(4) && scene.unused.size === 0;
  if (isLong) {
    scene.counts['long cuts'] += 1;
    await passTime(scene, longCutMs);
  }
  const { acknowledged, signups } = scene;
  const done = signups.all().filter(({ stage }) => stage === 'done').length;
  const cut = isLong ? ', a long cut' : '';
  return `${plan.aim} +${plan.afterMs} ms, ${plan.means}: ${Date.now() - began} ms, ${acknowledged.length} acknowledged, ${done} signed up${cut}`;
}

/** In the middle of what is under way. */
function setRight({ red, counts, clocks }: Scene): void {
  setTimeout(() => {
    red.setClockBy(0).then(
      () => {
        counts['clocks set right'] += 1;
      },
      // It was killed before.
      () => undefined,
    );
  }, clocks.below(1_500));
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Ended already.
  }
}

/** Time passes while nothing of ours runs. */
async function passTime(scene: Scene, ms: number): Promise<void> {
  await scene.clouds.advance(ms);
  scene.ahead += ms;
}

/** Time passes for everybody, and what it sets off gets a moment to happen. */
async function moveOn(scene: Scene, ms: number): Promise<void> {
  await settled(scene);
  await passTime(scene, ms);
  await scene.red.advance(ms);
  await pause(100);
}

/** Keeps track of which refresh tokens have been used, by the sandbox's log. */
async function readRequests(scene: Scene): Promise<void> {
  for (const { vendor, call, person, body, status, at } of await scene.clouds.takeRequests()) {
    if (person !== null && vendor !== 'twilio') {
      const trail = scene.trails.get(person) ?? [];
      scene.trails.set(person, [...trail.slice(-30), `${at} ${call} ${status}`]);
    }
    const isRefresh = call === 'token' && body.includes('grant_type=refresh_token');
    if (isRefresh) scene.counts.refreshes += 1;
    if (vendor !== 'fitbit' || person === null) continue;
    if (isRefresh) scene.unused.add(person);
    else if (status !== null && status < 300) scene.unused.delete(person);
  }
}

/** Everything at once, until it is time to kill. */
async function work(scene: Scene, plan: Plan): Promise<void> {
  const { due, acknowledged } = watchFor(plan, scene.clouds, scene.collector);
  let isOver = false;
  const until = async (step: () => Promise<void>, everyMs: number) => {
    while (!isOver) {
      // What fails here is told by the ledger, or failed because Node-RED is gone.
      await step().catch(() => undefined);
      await pause(everyMs);
    }
  };
  const queue = shuffled(active(scene), scene.load);
  const { signups, load } = scene;
  const open = signups.all().filter(({ stage }) => stage !== 'done').length;
  if (load.oneIn(2) && open < 3) await invite(scene);
  const works = [
    until(() => notify(scene, acknowledged), 100),
    until(() => signups.step().then(() => welcome(scene)), 120),
    until(async () => {
      const person = queue.shift();
      if (person) await moveAndCheck(scene, person);
    }, 40),
    // Longer than most lives: alerts for a number wait for one another.
    until(async () => {
      await pause(500 + load.below(1_500));
      if (!isOver) await moveOn(scene, joiningMs);
    }, 0),
  ];
  await due;
  await end(scene, plan);
  isOver = true;
  await Promise.all(works);
}

async function end({ red, house, counts }: Scene, { means }: Plan): Promise<void> {
  if (means === 'SIGTERM') {
    counts['orderly stops'] += 1;
    await red.stop('SIGTERM');
    return;
  }
  if (means === 'Deploy') {
    counts.Deploys += 1;
    await red.deploy(house.flows);
  }
  kill(red.pid);
}

/** Nobody is killed any more: what was promised gets time to come true, and then the ledgers are compared. */
async function calm(scene: Scene): Promise<Report> {
  const { signups, counts, people } = scene;
  await settle(scene.options.smsWay, scene.clouds);
  await restart(scene);
  await pause(500);
  await comeTrue(scene, leastCalmSteps);
  if (!isClean(await balance(scene, []))) {
    // What a phone may have taken just before it was switched off is uncertain, and told as that once it is valid no longer.
    await moveOn(scene, validityMinutes * minute);
    await comeTrue(scene, leastCalmSteps);
  }
  await readRequests(scene);
  const unread = await lastLongCut(scene);
  // That was a check like any other: what it decided is still on its way.
  await comeTrue(scene, 1);
  const tally = await balance(scene, unread);
  await readRequests(scene);
  for (const { access, name } of await listed(scene)) {
    if (access.state === 'ok') continue;
    const key = people.all().find((one) => one.name === name)?.key ?? '';
    scene.options.say(`${name} was asked for:\n  ${(scene.trails.get(key) ?? []).join('\n  ')}`);
  }
  return {
    tally,
    counts: {
      'notifications acknowledged': scene.acknowledged.length,
      alerts: scene.collector.facts.filter(({ kind }) => kind === 'alert').length,
      ...(await smsCounts(scene)),
      'months compared': (await countedOf(scene)).length,
      'sign-ups': signups.all().filter(({ stage }) => stage === 'done').length,
      'sign-ups begun again, with nothing promised yet': signups
        .all()
        .reduce((sum, { startedOver }) => sum + startedOver, 0),
      ...counts,
      ...scene.troubles,
      ...errorsByCode(scene.collector.facts),
    },
  };
}

/** Steps until every promise is kept, or until there is no more hope; then what is held in a `delay` gets through. */
async function comeTrue(scene: Scene, leastSteps: number): Promise<void> {
  const mostSteps = scene.options.mutation ? leastCalmSteps * 2 : mostCalmSteps;
  for (let step = 0; step < mostSteps; step += 1) {
    await scene.signups.step();
    await welcome(scene);
    for (const person of scene.people.all()) await check(scene, person);
    await moveOn(scene, 11_000);
    if (step >= leastSteps && isClean(await balance(scene, []))) break;
  }
  // The clock of the engine was moved, a delay's was not.
  await pause(2 * heldMs);
}

/** After three minutes without us, everybody's stored grant must still lead to a reading. The answer: whose does not. */
async function lastLongCut(scene: Scene): Promise<string[]> {
  const { clouds, people } = scene;
  await scene.red.stop('SIGKILL');
  await passTime(scene, longCutMs);
  for (const { vendor, key } of people.all()) await clouds.expireAccess(vendor, key);
  await restart(scene);
  for (const person of people.all()) await check(scene, person);
  for (let tried = 0; ; tried += 1) {
    const read = (await listed(scene)).filter(({ lastCheck }) => lastCheck?.ok).map(({ name }) => name);
    const unread = people
      .all()
      .map(({ name }) => name)
      .filter((name) => !read.includes(name));
    if (unread.length === 0 || tried === 50) return unread;
    await pause(100);
  }
}
