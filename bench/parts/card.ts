// 6. The SD card: what a day writes to it, how many commits it takes, and what holds up the event loop.
import { readFileSync } from 'node:fs';
import { watchFsyncs } from '../../test/support/fsync';
import { removeFolder, startProgram, tempFolder } from '../children';
import { fsyncTimes } from '../disk';
import { median, short, spread } from '../numbers';
import type { Asked } from '../programs/cloud';
import type { Row, Tell } from '../report';
import { households } from './checks';

const part = 'card';
const hour = 3_600_000;
const hours = 24;

export async function card(
  { sizes, rounds }: { sizes: readonly number[]; rounds: number },
  tell: Tell,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const people of sizes) {
    rows.push(...(await day(people)));
    tell(`card: a day of ${people} people`);
  }
  rows.push(...(await commits(rounds)));
  tell('card: commits');
  rows.push(...(await holds()));
  tell('card: what holds up the event loop');
  return rows;
}

interface Written {
  /** Null without a C compiler. */
  fsyncs: number | null;
  bytes: number;
}

/** A day of hourly checks: with nothing new, and as usual, where every tracker synced and lost some percent. */
async function day(people: number): Promise<Row[]> {
  const row = (what: string, { fsyncs, bytes }: Written, hasGoal: boolean): Row => ({
    part,
    what: `${people} ${people === 1 ? 'person' : 'people'}, a day of hourly checks: ${what}`,
    value: `${fsyncs === null ? 'fsyncs not counted (no C compiler)' : `${fsyncs} fsyncs`}, ${short(bytes / 1024)} KiB`,
    ...(hasGoal
      ? { goal: '<= a commit of 16 KiB a person', met: isAgendaAlone(people, { fsyncs, bytes }) }
      : {}),
    data: { fsyncs, bytes },
  });
  const [quiet, usual] = await days(people, 'lasting', [false, true]);
  const [renewing] = await days(people, 'expired', [false]);
  if (!quiet || !usual || !renewing) return [];
  return [
    row('nothing new', quiet, true),
    row('nothing new, but access tokens that live for an hour (Google)', renewing, true),
    {
      ...row('every tracker synced every hour', usual, false),
      goal: '<= one fsync a check',
      met: (usual.fsyncs ?? 0) <= hours * people,
    },
  ];
}

/** Nothing is written but when everybody's next advice is due, once a day. */
const isAgendaAlone = (people: number, { fsyncs, bytes }: Written) =>
  (fsyncs ?? 0) <= people && bytes <= people * 16 * 1024;

/** One day after the other, each with or without syncs, on the same store. */
async function days(
  people: number,
  tokens: 'lasting' | 'expired',
  syncs: readonly boolean[],
): Promise<Written[]> {
  const userDir = tempFolder();
  const disk = counting(userDir);
  const { cloud, server, stop } = await households(
    people,
    { latency: 0, tokens, env: disk?.env ?? {} },
    userDir,
  );
  const begun = Date.now();
  let ahead = 0;
  const written: Written[] = [];
  try {
    await server.ask('checkAll');
    for (const isSyncing of syncs) {
      const fsyncs = disk?.all().length ?? 0;
      const bytes = bytesWritten(server.pid);
      for (let at = 0; at < hours; at += 1) {
        ahead += hour;
        await server.ask('advance', hour);
        if (isSyncing) await cloud.ask('sync', { percent: 3, at: begun + ahead });
        await cloud.ask('asked');
        await server.ask('checkAll');
        const { checks } = await cloud.ask<Asked>('asked');
        if (checks !== people) throw new Error(`${checks} of ${people} people were asked about`);
      }
      written.push({
        fsyncs: disk ? disk.all().length - fsyncs : null,
        bytes: bytesWritten(server.pid) - bytes,
      });
    }
    return written;
  } finally {
    await stop();
    disk?.remove();
  }
}

function counting(userDir: string): ReturnType<typeof watchFsyncs> | null {
  try {
    return watchFsyncs(userDir);
  } catch {
    return null;
  }
}

/** What a process has sent to the disk, in whole pages, as the kernel counts it; nothing on a disk in memory. */
function bytesWritten(pid: number): number {
  return Number(/^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
}

async function commits(rounds: number): Promise<Row[]> {
  const folder = tempFolder();
  const alone: number[] = [];
  const grouped: number[] = [];
  const fsyncs: number[] = [];
  const server = await startProgram('server');
  for (let round = 0; round < rounds; round += 1) {
    fsyncs.push(...fsyncTimes(folder));
    alone.push(await server.ask<number>('commits', { userDir: folder, count: 300, together: 1 }));
    grouped.push(await server.ask<number>('commits', { userDir: folder, count: 9_600, together: 64 }));
  }
  await server.stop();
  removeFolder(folder);
  return [
    {
      part,
      what: 'writes a second, 64 at a time in one commit',
      value: spread(grouped),
      beside: `one after the other: ${spread(alone)}; one fsync ${short(median(fsyncs))} ms`,
      ratio: short(median(grouped) / median(alone)),
      data: { alone, grouped, fsyncs },
    },
  ];
}

/** The store's operations on a full store, each alone, by how long they hold up everything else. */
async function holds(): Promise<Row[]> {
  const folder = tempFolder();
  const server = await startProgram('server');
  const found = await server.ask<Record<string, number>>('holds', folder);
  await server.stop();
  removeFolder(folder);
  const sorted = Object.entries(found).sort(([, one], [, other]) => other - one);
  const [longest] = sorted;
  return [
    {
      part,
      what: 'the longest that one operation of the store holds the event loop (100 people, two years)',
      value: sorted
        .slice(0, 4)
        .map(([name, ms]) => `${name} ${short(ms)} ms`)
        .join(', '),
      goal: '<= 20 ms',
      met: (longest?.[1] ?? 0) <= 20,
      data: found,
    },
  ];
}
