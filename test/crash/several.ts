// The rounds of several Node-REDs on one PostgreSQL: blow upon blow falls on them and on their database while they work, and in the end everything
// that any of them promised must have come true, once.
//
// The parts: copies of one Node-RED (copies.ts) with the flow and the load of the harness for one (load.ts), each behind a proxy to the
// database (tcp-proxy.ts); a load balancer without sticky sessions before their public sides (balancer.ts); the clouds and Twilio as a
// process of their own. An inject fires on every copy; notifications and sign-up pages go round. All clocks are pushed forward together, but that of
// the last copy is an hour ahead all the time, and PostgreSQL's is that of the machine: by it hearts beat.
//
// What is compared: the ledger of the harness for one, whoever told it; and what only several can do wrong (history.ts), by the log of the clouds,
// in which each request says whose it was and when it began.
import { join } from 'node:path';
import type { Seen } from '../../src/sandbox/sandbox';
import { type Chance, chanceOf } from '../fuzz/chance';
import type { NodeRed } from '../support/node-red';
import { postgresServer } from '../support/postgres-server';
import { type Balancer, openBalancer } from './balancer';
import { drawBlow, farOffMs, type Ground, strike } from './blows';
import { startClouds } from './clouds';
import { startCollector } from './collector';
import { type Copy, openCopy } from './copies';
import { heldMs, house, signupPath } from './flows';
import {
  type End,
  isRight,
  judge,
  readSeen,
  refreshedTwice,
  takeovers,
  type Verdict,
  withoutExcused,
} from './history';
import { watchFor } from './kills';
import { isClean, type Tally } from './ledger';
import {
  active,
  balance,
  check,
  connectFitbitPeople,
  errorsByCode,
  expireSome,
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
import { createPeople, type Person } from './people';
import type { SeveralMutation } from './several-mutations';
import { createSignups } from './signups';
import {
  accountsOf,
  everythingLeft,
  phoneAddress,
  type SmsWay,
  settle,
  trouble,
  validityMinutes,
} from './sms-ways';

export interface SeveralOptions {
  seed: string;
  rounds: number;
  instances: number;
  smsWay: SmsWay;
  mutation: SeveralMutation | null;
  say(line: string): void;
}

export interface SeveralReport {
  tally: Tally;
  verdict: Verdict;
  counts: Record<string, number>;
}

interface Scene extends Load, Ground {
  options: SeveralOptions;
  kills: Chance;
  balancer: Balancer;
  copies: Copy[];
  counts: Record<string, number>;
  /**
   * Fitbit people whose newest refresh token has not been followed by a call yet, with the time that has passed by pushing since. Who
   * was killed in between has to be followed within the two minutes in which Fitbit still takes the one before.
   */
  unused: Map<string, number>;
  /** What happened, each with its time, to explain what was lost. */
  trace: string[];
}

const hour = 3_600_000;
const minute = 60_000;
/** For so long alerts for one number wait for one another; all clocks are pushed by it. */
const joiningMs = 10_000;
/** The same as of one: what waits is pushed, and what has left is outlived in real time. */
const clockEnv = { TEST_CLOCK_WAITS_TO_JOIN: '1', TEST_CLOCK_REAL_MS: '3000' };
/** Who has no answer by then is not waited for: it may stand still. */
const patienceMs = 1_500;
/** When it is too late for a takeover in any case. */
const tooLateMs = 17_000;
const longCutMs = 180_000;
/** Half of the time in which Fitbit takes a refresh token that was replaced: the rest passes by itself. */
const mostUnusedMs = 60_000;
/** So often at most it is looked whether all has come true. */
const mostCalmSteps = 60;
const leastCalmSteps = 6;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Waits no longer than one can. */
const atMostSoLong = <T>(work: Promise<T>) => Promise.race([work.catch(() => undefined), pause(patienceMs)]);

export async function crashSeveral(options: SeveralOptions): Promise<SeveralReport> {
  const { seed, rounds, say } = options;
  const clouds = await startClouds(seed);
  const collector = await startCollector();
  const copies: Copy[] = [];
  const up = () => copies.filter(({ state }) => state === 'up');
  const balancer = await openBalancer(() => up().map(({ port }) => port));
  try {
    const server = await postgresServer();
    await server.createDatabase('crash');
    const state = await clouds.state();
    const accounts = accountsOf(options.smsWay, state, await clouds.gate());
    const built = house(state, accounts, balancer.port, collector.url, `\${CRASH_PORT}`);
    const [sandbox = ''] = Object.values(clouds.origins);
    const load = chanceOf(`${seed} load`);
    const publicUrl = `http://localhost:${balancer.port}`;
    const history: Ground['history'] = { calls: [], posts: [], ends: [], stops: [], outages: [], calms: [] };
    const scene: Scene = {
      ...{ options, clouds, collector, balancer, copies, server, history, load, publicUrl },
      kills: chanceOf(`${seed} kills`),
      house: built,
      people: createPeople(clouds, load),
      signups: createSignups(
        `${publicUrl}${signupPath}`,
        async (name) =>
          (await listed(scene)).some((one) => one.name === name && one.numberState === 'proven'),
        (name, stage, shown) => {
          const words = shown.replace(/<style.*?<\/style>|<[^>]*>/gs, ' ').replace(/\s+/g, ' ');
          scene.trace.push(`${clock(Date.now())} ${name} at ${stage} is shown: ${words.slice(0, 300)}`);
        },
      ),
      reds: () => shuffled(up(), load).map((copy) => copy.red()),
      ahead: 0,
      began: Date.now(),
      acknowledged: [],
      notified: 0,
      counts: {},
      trace: [],
      unused: new Map(),
      takenOver: (ends) => takenOver(scene, ends),
      async deploy(copy) {
        await copy.red().deploy(built.flows);
        // Whoever deploys waits until it works again.
        await pause(1_000);
      },
    };
    collector.on((fact) => {
      scene.people.seen(fact);
      scene.trace.push(`${clock(Date.now())} ${fact.life} tells ${JSON.stringify(fact)}`);
    });
    clouds.on((message) => {
      if (message.event === 'sms') scene.signups.sms(message.to, message.body);
    });
    for (let number = 1; number <= options.instances; number += 1) {
      const origins = { ...clouds.origins, [phoneAddress]: sandbox };
      const isWrong = options.instances > 1 && number === options.instances;
      const mutated = options.mutation
        ? { preloads: [join(__dirname, 'mutate-several-preload.js')], mutation: options.mutation }
        : { preloads: [], mutation: '' };
      copies.push(
        await openCopy({
          ...{ number, server, database: 'crash', origins, wrongBy: isWrong ? hour : 0 },
          preloads: mutated.preloads,
          env: { ...clockEnv, ...(mutated.mutation ? { CRASH_MUTATION: mutated.mutation } : {}) },
        }),
      );
    }
    for (const copy of copies) await copy.red().deploy(built.flows);
    // A dialog shows what it was given, and not what the environment makes of it. A consent that comes back to the copy whose clock is
    // wrong may be over there.
    const configFor = (red: NodeRed) => ({
      ...built.fitbitConfig,
      port: copies.find((copy) => copy.red() === red)?.port,
    });
    await connectFitbitPeople(scene, configFor, 20);
    for (let round = 1; round <= rounds; round += 1)
      say(`${String(round).padStart(4)} ${await oneRound(scene)}`);
    return await calm(scene);
  } finally {
    for (const copy of copies) await copy.remove();
    balancer.close();
    clouds.stop();
    collector.close();
  }
}

const count = ({ counts }: Scene, what: string, by = 1) => {
  counts[what] = (counts[what] ?? 0) + by;
};

async function oneRound(scene: Scene): Promise<string> {
  const { kills, clouds, options } = scene;
  const began = Date.now();
  const blow = drawBlow(kills);
  await quiet(scene);
  await expireSome(scene, scene.unused);
  await trouble(options.smsWay, clouds, kills, (what) => count(scene, what));
  if (blow.isFarOff) for (const { proxy } of scene.copies) proxy.slow(farOffMs, Number.POSITIVE_INFINITY);
  const { due, acknowledged } = watchFor(blow.plan, clouds, scene.collector);
  const { stop } = work(scene, acknowledged);
  const life = await due;
  const hit = scene.copies.find((copy) => copy.life() === life && copy.state === 'up') ?? null;
  // Whose life ends here: an alert that comes after it may be told once more.
  scene.collector.started();
  const tell = (what: string) =>
    scene.trace.push(
      `${clock(Date.now())} blow ${what} ${JSON.stringify(blow)} on ${(hit ?? scene.copies[blow.victim % scene.copies.length])?.life()}`,
    );
  tell('begins');
  await strike(scene, blow, hit);
  tell('is over');
  await stop();
  await readRequests(scene);
  count(scene, blow.kind);
  if (!isRight(judge(scene.history))) options.say(`     ${JSON.stringify(judge(scene.history))}`);
  const { acknowledged: numbers, signups } = scene;
  const done = signups.all().filter(({ stage }) => stage === 'done').length;
  const who = life ? `, of ${life}` : '';
  return `${blow.plan.aim} +${blow.plan.afterMs} ms${who}, ${blow.kind}: ${Date.now() - began} ms, ${numbers.length} acknowledged, ${done} signed up`;
}

/**
 * Until the clouds are asked nothing for a moment. A token that is over before its first use means a lost connection, and rightly: none
 * may be on its way from a refresh to that.
 */
async function quiet(scene: Scene): Promise<void> {
  for (let tries = 0; tries < 15; tries += 1) {
    const before = await readRequests(scene);
    await atMostSoLong(settled(scene));
    await pause(700);
    if (before + (await readRequests(scene)) === 0) return;
  }
}

/** Everything at once, until it is stopped. */
function work(scene: Scene, acknowledged: () => void): { stop(): Promise<void> } {
  const { signups, load } = scene;
  let isOver = false;
  const until = async (step: () => Promise<void>, everyMs: number) => {
    while (!isOver) {
      // What fails here is told by the ledger, or failed because of a blow.
      await atMostSoLong(step());
      await pause(everyMs);
    }
  };
  let queue: Person[] = [];
  let turn = 0;
  const works = [
    until(() => notify(scene, acknowledged), 150),
    until(async () => {
      turn += 1;
      const open = signups.all().filter(({ stage }) => stage !== 'done').length;
      if (turn % 20 === 1 && open < 2 && load.oneIn(3)) await invite(scene);
    }, 200),
    (async () => {
      // Each of them ends by itself, as the load balancer waits for nobody for ever; two steps of one guest at once are none.
      while (!isOver) {
        await signups.step().catch(() => undefined);
        await atMostSoLong(welcome(scene));
        await pause(150);
      }
    })(),
    until(async () => {
      if (queue.length === 0) queue = shuffled(active(scene), load);
      const person = queue.shift();
      if (person) await moveAndCheck(scene, person);
    }, 120),
    until(async () => {
      await pause(800 + load.below(1_000));
      if (!isOver) await moveOn(scene, joiningMs + 1_000);
    }, 0),
  ];
  return {
    async stop() {
      isOver = true;
      await Promise.all(works);
    },
  };
}

/** Time passes for everybody who is up; what is not catches up later. */
async function moveOn(scene: Scene, ms: number): Promise<void> {
  await atMostSoLong(settled(scene));
  await readRequests(scene);
  const { unused } = scene;
  if ([...unused.values()].some((passed) => passed + ms > mostUnusedMs)) return;
  for (const [person, passed] of unused) unused.set(person, passed + ms);
  await scene.clouds.advance(ms);
  scene.ahead += ms;
  await catchUp(scene);
  await pause(100);
}

async function catchUp({ copies, ahead }: Scene): Promise<void> {
  await Promise.all(
    copies.filter(({ state }) => state === 'up').map((copy) => atMostSoLong(copy.catchUp(ahead))),
  );
}

/** How many there were. */
async function readRequests({ clouds, history, counts, trace, unused }: Scene): Promise<number> {
  const requests = await clouds.takeRequests();
  for (const seen of requests) {
    if (seen.headers['x-crash-at']) trace.push(traceOf(seen));
    const { call, post } = readSeen(seen);
    if (call) history.calls.push(call);
    if (call && seen.vendor === 'fitbit' && seen.person !== null) {
      const { isRefresh, isGood } = call;
      if (isRefresh && isGood) unused.set(seen.person, 0);
      else if (isRefresh || isGood) unused.delete(seen.person);
    }
    if (call?.isRefresh) counts.refreshes = (counts.refreshes ?? 0) + 1;
    if (post) history.posts.push(post);
  }
  return requests.length;
}

const clock = (at: number) => new Date(at).toISOString().slice(11, 23);

function traceOf({ vendor, call, person, status, headers, body }: Seen): string {
  const isSms = vendor === 'twilio' || vendor === 'sms-gate';
  const sms = isSms ? ` ${vendor === 'twilio' ? new URLSearchParams(body).get('Body') : body}` : '';
  return `${clock(Number(headers['x-crash-at']))} ${headers['x-crash-life']} asks ${vendor} ${call} ${person} ${status}${sms}`;
}

/** All that is known of what a line of the tally is about, in the order of the clock. */
function tellTraces({ trace, options, signups }: Scene, all: readonly string[]): void {
  const names = new Set(all.flatMap((line) => /(?:Low|Up) \d{5}|Guest \d+|Person \d+/.exec(line) ?? []));
  for (const name of [...names].slice(0, 8)) {
    const key = name.toLowerCase().replace(' ', '-');
    const ids = trace.flatMap((line) =>
      line.includes(name) ? (/"id":"(alert_\w+)"/.exec(line)?.[1] ?? []) : [],
    );
    const number = signups.all().find((one) => one.name === name)?.number;
    const words = [name, ` ${key} `, ...ids, ...(number ? [number] : [])];
    const about = trace.filter((line) => words.some((word) => line.includes(word)) || /\bblow\b/.test(line));
    options.say(`of ${name}:`);
    const last = about.filter((line) => !/ asks .* devices /.test(line));
    for (const line of last.sort().slice(-60)) options.say(`  ${line}`);
  }
}

async function takenOver(scene: Scene, ends: readonly End[]): Promise<void> {
  const { history, people } = scene;
  for (;;) {
    await readRequests(scene);
    const missing = takeovers({ ...history, ends }).filter(
      ({ end, ms }) => ms === Number.POSITIVE_INFINITY && Date.now() < end.at + tooLateMs,
    );
    if (missing.length === 0) return;
    const names = missing.flatMap((one) => one.people);
    for (const person of people.all().filter(({ vendor, key }) => names.includes(`${vendor} ${key}`))) {
      await atMostSoLong(check(scene, person));
    }
    await pause(250);
  }
}

/** Nothing happens to anybody any more: what was promised gets time to come true, and then all is compared. */
async function calm(scene: Scene): Promise<SeveralReport> {
  const { options, counts, collector, history, signups } = scene;
  await settle(options.smsWay, scene.clouds);
  await comeTrue(scene, leastCalmSteps);
  // A fault that was put in is found by now, or not at all.
  if (!options.mutation && !isClean(await judged(scene, []))) {
    scene.unused.clear();
    await moveOn(scene, validityMinutes * minute);
    await comeTrue(scene, leastCalmSteps);
  }
  const unread = options.mutation ? [] : await lastLongCut(scene);
  if (!options.mutation) await comeTrue(scene, 1);
  await readRequests(scene);
  const tally = await judged(scene, unread);
  tellTraces(scene, Object.values({ ...tally, ...judge(history) }).flat());
  const { left } = await everythingLeft(options.smsWay, scene.clouds);
  const took = (means: End['means']) =>
    takeovers(history)
      .filter(({ end }) => end.means === means)
      .map(({ ms }) => ms)
      .sort((one, two) => one - two);
  const [killed, ended] = [took('SIGKILL'), took('SIGTERM')];
  return {
    tally,
    verdict: judge(history),
    counts: {
      'notifications acknowledged': scene.acknowledged.length,
      alerts: collector.facts.filter(({ kind }) => kind === 'alert').length,
      ...(await smsCounts(scene)),
      'SMS of a process that stood still inside of its post, excused': withoutExcused(left, history).excused,
      'sign-ups': signups.all().filter(({ stage }) => stage === 'done').length,
      'sign-ups begun again, with nothing promised yet': signups
        .all()
        .reduce((sum, { startedOver }) => sum + startedOver, 0),
      ...counts,
      'refreshes by two of the same token': refreshedTwice(history),
      'taken over after a SIGKILL': killed.length,
      '  after ms, the middle one': killed[Math.floor(killed.length / 2)] ?? 0,
      '  after ms, the slowest': killed.at(-1) ?? 0,
      'handed over after a SIGTERM': ended.length,
      '  after ms, the slowest one': ended.at(-1) ?? 0,
      ...errorsByCode(collector.facts),
    },
  };
}

const judged = (scene: Scene, unread: readonly string[]): Promise<Tally> =>
  balance(scene, unread, (all) => withoutExcused(all, scene.history).left);

/** Steps until every promise is kept, or until there is no more hope; then what is held in a `delay` gets through. */
async function comeTrue(scene: Scene, leastSteps: number): Promise<void> {
  const mostSteps = scene.options.mutation ? leastCalmSteps * 2 : mostCalmSteps;
  let from = Number.POSITIVE_INFINITY;
  for (let step = 0; step < mostSteps; step += 1) {
    await scene.signups.step();
    await welcome(scene);
    for (const person of scene.people.all()) await check(scene, person);
    await moveOn(scene, joiningMs + 1_000);
    await readRequests(scene);
    // What the last blow has left is handed over by then.
    if (step === 0) from = Date.now();
    if (step >= leastSteps && isClean(await judged(scene, []))) break;
  }
  scene.history.calms.push({ from, to: Date.now() });
  // The clock of the engine was moved, a delay's was not.
  await pause(2 * heldMs);
}

/** After three minutes without any of them, everybody's stored grant must still lead to a reading. The answer: whose does not. */
async function lastLongCut(scene: Scene): Promise<string[]> {
  const { clouds, people, copies, collector } = scene;
  await Promise.all(copies.map((copy) => copy.end('SIGKILL')));
  await clouds.settled();
  await clouds.advance(longCutMs);
  scene.ahead += longCutMs;
  for (const { vendor, key } of people.all()) await clouds.expireAccess(vendor, key);
  collector.started();
  await Promise.all(copies.map((copy) => copy.start(scene.ahead)));
  const read = new Set<string>();
  // Those that were killed are late only after a while.
  for (const began = Date.now(); ; ) {
    for (const one of await everyList(scene)) if (one.lastCheck?.ok) read.add(one.name);
    const unread = people.all().filter(({ name }) => !read.has(name));
    if (unread.length === 0 || Date.now() > began + 2 * tooLateMs) return unread.map(({ name }) => name);
    for (const person of unread) await check(scene, person);
    await pause(500);
  }
}

/** What each of them says: of the last check only the one knows that made it. */
async function everyList(scene: Scene): Promise<Awaited<ReturnType<typeof listed>>> {
  const lists = scene.copies.map((copy) => listed({ ...scene, reds: () => [copy.red()] }).catch(() => []));
  return (await Promise.all(lists)).flat();
}
