// A check of everybody that fires on three instances at once: who asks for whom, what it costs each of them, how long it takes to
// claim people while the others do so as well, and what that comes to for a million.
import { type Program, startProgram } from '../children';
import { bytesOf, seedCrowd } from '../crowd';
import { type Database, openPostgres, type Postgres } from '../database';
import { delayText } from '../delay';
import { median, percentile, short, spread } from '../numbers';
import type { Claimed } from '../programs/claims';
import type { CheckedAll, ServerWanted } from '../programs/server';
import type { Wrists } from '../programs/wrists';
import type { Row, Tell } from '../report';
import { concurrency } from './checks';

const part = 'several';
const instances = 3;
const latency = 50;
const hour = 3_600_000;
const client = { cloud: 'google-health', clientId: 'bench-client' } as const;
/** A claim that takes longer would hold up a check that is ready to ask. */
const mostClaimMs = 20;
/** Of what one more person costs an instance in memory, as in the part checks. */
const mostBytes = 2_048;

/** One instance after a check of everybody. */
interface Checked extends CheckedAll {
  /** Bytes in use when nobody holds the outcomes any more. */
  stays: number;
}

interface Swept {
  people: number;
  checked: Checked[];
  asked: Wrists;
  /** Of the database, when all have been checked. */
  bytes: number;
}

export async function sweepOfSeveral(sizes: readonly number[], tell: Tell): Promise<Row[]> {
  const postgres = await openPostgres();
  try {
    const found: Swept[] = [];
    const rows: Row[] = [];
    for (const people of sizes) {
      const database = await crowdOf(postgres, people);
      tell(`several, sweep: ${people} people are there`);
      if (people === sizes.at(-1)) {
        rows.push(reportClaims(people, await claims(await database.copy())));
        tell(`several, sweep: ${people} people were claimed`);
      }
      const swept = await sweep(database, people);
      await database.drop();
      found.push(swept);
      rows.push(...reportSweep(swept));
      tell(`several, sweep: ${people} people were checked`);
    }
    return [...rows, ...reportGrowth(found)];
  } finally {
    await postgres.stop();
  }
}

async function crowdOf(postgres: Postgres, count: number): Promise<Database> {
  const database = await postgres.database();
  await seedCrowd(database, { ...client, count, expiresAt: Date.now() + 7 * hour });
  return database;
}

const programs = (name: string) => Promise.all(Array.from({ length: instances }, () => startProgram(name)));
const stopAll = (all: readonly Program[]) => Promise.all(all.map((one) => one.stop()));

/** All begin on the first page at the same moment, and want the same people all the time. */
async function claims(database: Database): Promise<Claimed[]> {
  const claimers = await programs('claims');
  try {
    await Promise.all(claimers.map((one) => one.ask('open', database)));
    return await Promise.all(claimers.map((one) => one.ask<Claimed>('claim', client)));
  } finally {
    await stopAll(claimers);
    await database.drop();
  }
}

async function sweep(database: Database, people: number): Promise<Swept> {
  const cloud = await startProgram('wrists');
  const servers = await programs('server');
  try {
    const origin = await cloud.ask<string>('listen', latency);
    const origins = { 'https://health.googleapis.com': origin, 'https://oauth2.googleapis.com': origin };
    const { address, key } = database;
    const wanted: ServerWanted = {
      ...{ userDir: '', database: { address, key }, origins, clientSecret: 'secret' },
      ...client,
    };
    for (const server of servers) await server.ask('open', wanted);
    // What is asked beside, once a day, begins where the checks of an instance have ended: it is no part of the round.
    const checked = await Promise.all(
      servers.map(async (server): Promise<Checked> => {
        const cost = await server.ask<CheckedAll>('checkAll');
        return { ...cost, stays: (await server.ask<number>('memory')) - cost.heapBefore };
      }),
    );
    const asked = await cloud.ask<Wrists>('asked');
    return { people, checked, asked, bytes: await bytesOf(database) };
  } finally {
    await stopAll([...servers, cloud]);
  }
}

const many = (people: number) => `${people.toLocaleString('en')} people`;
const mebibytes = (bytes: number) => `${short(bytes / 2 ** 20)} MiB`;

function reportClaims(people: number, claimed: readonly Claimed[]): Row {
  const all = claimed.flatMap((one) => one.all);
  const won = claimed.flatMap((one) => one.won);
  const twice = claimed.reduce((sum, one) => sum + one.people, 0) - people;
  const p99 = percentile(won, 99);
  const figures = (times: readonly number[]) =>
    `p50/p99/longest ${short(median(times))}/${short(percentile(times, 99))}/${short(Math.max(...times))} ms`;
  return {
    part,
    what: `${many(people)}: a page of 50 is claimed, while ${instances - 1} others claim as well`,
    value: `${figures(won)}, of ${won.length.toLocaleString('en')} pages that had somebody for it`,
    beside: `all ${all.length.toLocaleString('en')} pages: ${figures(all)}; divided ${claimed.map((one) => short(one.people)).join(' / ')}${twice === 0 ? '' : `; ${twice} people too many or too few`}`,
    goal: `p99 <= ${mostClaimMs} ms, everybody once`,
    met: p99 <= mostClaimMs && twice === 0,
    data: claimed,
  };
}

function reportSweep({ people, checked, asked, bytes }: Swept): Row[] {
  const requests = (asked.checks + asked.tokens) / people;
  const missed = people - asked.people;
  const failed = checked.reduce((sum, one) => sum + one.failed, 0);
  const seconds = Math.max(...checked.map(({ ms }) => ms)) / 1000;
  const limit = (latency * people) / (concurrency * instances) / 1000;
  const odd = [
    [missed, 'left out'],
    [asked.twice, 'asked about twice'],
    [failed, 'failed'],
  ].flatMap(([count, what]) => (count ? `; ${count} ${what}` : []));
  const processor = spread(
    checked.filter(({ outcomes }) => outcomes > 0).map(({ cpuMs, outcomes }) => cpuMs / outcomes),
    'ms',
  );
  return [
    {
      part,
      what: `${many(people)} on ${instances} instances: requests a person`,
      value: `${short(requests)}${odd.join('')}`,
      beside: `divided ${checked.map(({ outcomes }) => short(outcomes)).join(' / ')}`,
      goal: '1, nobody twice or left out',
      met: requests === 1 && odd.length === 0,
      data: { asked, checked },
    },
    {
      part,
      what: `${many(people)} on ${instances} instances: time of a round, all of it new`,
      value: `${short(seconds)} s; ${processor} of an instance's processor a person`,
      beside: `${latency} ms x people / (${concurrency} x ${instances}) = ${short(limit)} s; each instance ${checked.map(({ ms }) => short(ms / 1000)).join(' / ')} s`,
      ratio: short(seconds / limit),
    },
    {
      part,
      what: `${many(people)} on ${instances} instances: memory of an instance`,
      value: `+${spread(
        checked.map(({ stays }) => stays / 2 ** 20),
        'MiB',
      )}; at the end of the round, with all outcomes, +${short(median(checked.map((one) => (one.heapAfter - one.heapBefore) / 2 ** 20)))} MiB; resident ${mebibytes(Math.max(...checked.map(({ residentAfter }) => residentAfter)))}`,
      beside: `event loop: ${checked.map(({ delay }) => delayText(delay)).join('; ')}`,
      data: bytes,
    },
    {
      part,
      what: `${many(people)}: bytes of the database a person, after one round`,
      value: short(bytes / people),
      beside: mebibytes(bytes),
    },
  ];
}

/** What Google lets a project ask for: developers.google.com/health/rate-limits, as of 2026-11-20. */
const quota = { perMinute: 120_000, perDay: 86_400_000 };
const million = 1_000_000;

function reportGrowth(found: readonly Swept[]): Row[] {
  const [small, large] = [found[0], found.at(-1)];
  if (!small || !large || small === large) return [];
  // Of all instances together, as they do not divide people evenly.
  const slope = (of: (one: Checked) => number) => {
    const [before, after] = [small, large].map(({ checked }) =>
      checked.reduce((sum, one) => sum + of(one), 0),
    );
    return ((after ?? 0) - (before ?? 0)) / (large.people - small.people);
  };
  const stays = slope((one) => one.stays);
  const atEnd = slope((one) => one.heapAfter - one.heapBefore);
  const bytes = (large.bytes - small.bytes) / (large.people - small.people);
  const minutes = million / quota.perMinute;
  const each = (concurrency * 1000) / latency;
  return [
    {
      part,
      what: `what one more person costs the instance that acts for them in memory, ${small.people.toLocaleString('en')} to ${many(large.people)}`,
      value: `${short(stays)} bytes; at the end of a round, with its outcome, ${short(atEnd)}`,
      goal: `< ${mostBytes.toLocaleString('en')}`,
      met: stays < mostBytes,
      data: found,
    },
    {
      part,
      what: '1,000,000 people, computed and not measured',
      value: `database ${short((bytes * million) / 1e9)} GB, by ${short(bytes)} bytes for one more person and one reading; a round takes ${short(minutes)} min by Google's ${quota.perMinute.toLocaleString('en')} requests a minute for a project`,
      beside: `${short(quota.perDay / million)} rounds a day by its ${quota.perDay.toLocaleString('en')} a day; ${Math.ceil(million / (minutes * 60) / each)} instances at ${latency} ms an answer`,
    },
  ];
}
