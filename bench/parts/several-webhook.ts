// The webhook of several instances: one on PostgreSQL beside one on SQLite, and three beside one, with a database that is near and
// some that are further away.
import { type Program, startProgram } from '../children';
import { type Database, openPostgres, type Postgres } from '../database';
import { fullLoad } from '../load';
import { median, short } from '../numbers';
import { seedAt } from '../people';
import { placeOf } from '../place';
import { type Post, serveKeyset, signedPosts } from '../posts';
import { path, type Served, seedOf, serveWebhook, startOurs } from '../red';
import type { Row, Tell } from '../report';
import { latencies, part, reportSqlite, reportThree, sum, type Turn } from './several-webhook-rows';
import { isLate, quietMs, turnMs, warmUp } from './webhook';

const cloud = 'fitbit';
const userIds = Array.from({ length: 200 }, (_, at) => `user${at}`);
/** To each instance: as many for each of three as for one. */
const connections = 64;

/** How much is measured. */
export interface WebhookEffort {
  /** So often everything is started anew, and so often each has its turn in a start. */
  starts: number;
  turns: number;
  /** How long a turn is, and at most each is warmed. */
  seconds: number;
  warmSeconds: number;
  /** A turn of three, who stand in each other's way for longer than one does. */
  secondsOfThree: number;
}

/** Who has a turn: the Node-REDs that are posted to, all at once, and how far away their database is then. */
interface Runner {
  name: string;
  reds: readonly Served[];
  /** What is posted to each of them. */
  shares: readonly (readonly Post[])[];
  far?: { proxy: Program; ms: number };
}

export async function webhookOfSeveral(effort: WebhookEffort, tell: Tell): Promise<Row[]> {
  const postgres = await openPostgres();
  const proxy = await startProgram('far');
  const keys = await serveKeyset();
  const port = await proxy.ask<number>('listen', postgres.port);
  const posts = signedPosts(cloud, path, userIds);
  const scene: Scene = { postgres, proxy, port, keys, posts, effort };
  try {
    const way = await measureWay(scene);
    const [sqlite, three]: [Turn[], Turn[]] = [[], []];
    for (let start = 0; start < effort.starts; start += 1) {
      const which = `start ${start + 1} of ${effort.starts}`;
      sqlite.push(...(await besideSqlite(scene)));
      tell(`several, webhook, beside SQLite: ${which}`);
      for (const ms of [0, ...latencies]) {
        three.push(...(await besideThree(scene, ms)));
        tell(`several, webhook, three instances, a database ${ms} ms away: ${which}`);
      }
    }
    return [...way, ...reportSqlite(sqlite), ...reportThree(three)];
  } finally {
    await Promise.all([proxy.stop(), postgres.stop()]);
    keys.close();
  }
}

interface Scene {
  postgres: Postgres;
  proxy: Program;
  /** Of the proxy. */
  port: number;
  keys: { origins: Record<string, string> };
  posts: readonly Post[];
  effort: WebhookEffort;
}

/** What a question to the database takes, straight and through the proxy: what the proxy adds by itself, and how true it is. */
async function measureWay({ postgres, proxy, port }: Scene): Promise<Row[]> {
  const database = await postgres.database();
  const straight = await database.roundTrips(200);
  const found: { ms: number; times: number[] }[] = [];
  for (const ms of [0, ...latencies]) {
    await proxy.ask('roundTrip', ms);
    found.push({ ms, times: await database.by(port).roundTrips(200) });
  }
  await database.drop();
  return [
    {
      part,
      what: 'a question to the database, and its answer',
      value: `${short(median(straight))} ms`,
      beside: `through the proxy: ${found.map(({ ms, times }) => `${short(median(times))} ms with ${ms} ms`).join('; ')}`,
      data: { straight, found },
    },
  ];
}

/** A database with these people in it, and a Node-RED for each port by which it is reached. */
async function redsOn(
  { postgres, proxy, keys }: Scene,
  ports: readonly number[],
): Promise<{ reds: Served[]; database: Database }> {
  await proxy.ask('roundTrip', 0);
  const database = await postgres.database();
  await seedAt({ database: placeOf(database) }, seedOf(cloud, userIds));
  const reds: Served[] = [];
  for (const port of ports) {
    const { settings, env } = database.by(port).red();
    reds.push(await serveWebhook({ cloud, serve: 'own-port', origins: keys.origins, settings, env }));
  }
  return { reds, database };
}

async function besideSqlite(scene: Scene): Promise<Turn[]> {
  const { postgres, proxy, port, keys } = scene;
  const sqlite = await startOurs(cloud, 'own-port', userIds, keys.origins);
  const straight = await redsOn(scene, [postgres.port]);
  const through = await redsOn(scene, [port]);
  const shares = [scene.posts];
  const runners: Runner[] = [
    { name: 'sqlite', reds: [sqlite], shares },
    { name: 'straight', reds: straight.reds, shares },
    ...[0, ...latencies].map((ms) => ({
      name: String(ms),
      reds: through.reds,
      shares,
      far: { proxy, ms },
    })),
  ];
  return inTurns(scene, runners, [straight.database, through.database], scene.effort.seconds);
}

/** One and three instances, each kind on a database of its own, which is so far away. */
async function besideThree(scene: Scene, ms: number): Promise<Turn[]> {
  const port = ms === 0 ? scene.postgres.port : scene.port;
  const far = ms === 0 ? {} : { far: { proxy: scene.proxy, ms } };
  const one = await redsOn(scene, [port]);
  const three = await redsOn(scene, [port, port, port]);
  const own = three.reds.map((_, red) => scene.posts.filter((_post, at) => at % three.reds.length === red));
  const runners: Runner[] = [
    // First, as whoever is posted to about somebody first acts for them from then on.
    { name: `own at ${ms}`, reds: three.reds, shares: own, ...far },
    { name: `3 at ${ms}`, reds: three.reds, shares: three.reds.map(() => scene.posts), ...far },
    { name: `1 at ${ms}`, reds: one.reds, shares: [scene.posts], ...far },
  ];
  return inTurns(scene, runners, [one.database, three.database], scene.effort.secondsOfThree);
}

/** Warms them all alike, lets them have their turns, and ends them. */
async function inTurns(
  { postgres, effort: { turns, warmSeconds } }: Scene,
  runners: readonly Runner[],
  databases: readonly Database[],
  seconds: number,
): Promise<Turn[]> {
  const reds = [...new Set(runners.flatMap((runner) => runner.reds))];
  const found: Turn[] = [];
  try {
    const until = performance.now() + quietMs;
    const warmed = new Set<Served>();
    // One after the other: three that share the cores would be colder than one that has them.
    for (const { reds: some, shares } of runners) {
      for (const [at, red] of some.entries()) {
        if (!warmed.has(red)) await warmUp(red, shares[at] ?? [], warmSeconds);
        warmed.add(red);
      }
    }
    for (let turn = 0; turn < turns; turn += 1) {
      if (isLate(until, runners.length * (seconds * 1000 + turnMs), found.length)) break;
      for (let at = 0; at < runners.length; at += 1) {
        const runner = runners[(at + turn) % runners.length];
        if (runner) found.push(await haveTurn(runner, postgres, seconds));
      }
    }
    return found;
  } finally {
    await Promise.all(reds.map((red) => red.stop()));
    for (const database of databases) await database.drop();
  }
}

const processorOf = ({ red }: Served) =>
  red.inside<number>(() => {
    const { user, system } = process.cpuUsage();
    return user + system;
  });

async function haveTurn(
  { name, reds, shares, far }: Runner,
  postgres: Postgres,
  seconds: number,
): Promise<Turn> {
  if (far) await far.proxy.ask('roundTrip', far.ms);
  const taken = async () => sum(await Promise.all(reds.map(processorOf)));
  const before = { instances: await taken(), database: postgres.processor() };
  const loaded = await Promise.all(
    reds.map(({ origin }, at) => fullLoad(origin, shares[at] ?? [], connections, seconds)),
  );
  const after = { database: postgres.processor(), instances: await taken() };
  const count = sum(loaded.map((one) => one.count));
  // One that answered nothing all the time has no latency.
  const answered = loaded.filter((one) => one.count > 0);
  return {
    name,
    // Of each in its own time, as none begins and ends with the others to the millisecond.
    perSecond: sum(answered.map(({ perSecond }) => perSecond)),
    p50: median(answered.map(({ p50 }) => p50)),
    p99: Math.max(...answered.map(({ p99 }) => p99)),
    instances: (after.instances - before.instances) / count,
    database: (after.database - before.database) / count,
    failed: sum(loaded.map(({ failed }) => failed)),
  };
}
