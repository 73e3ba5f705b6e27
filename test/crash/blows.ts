// What several Node-REDs and their database have to bear: chosen by the seed, one blow after the other, each with all that it
// takes until everything is as it was.
import type { Chance } from '../fuzz/chance';
import type { PostgresServer } from '../support/postgres-server';
import type { Copy } from './copies';
import type { End, History } from './history';
import { aims, type Plan } from './kills';

/** The words of the log. Those of a process are twice as likely, as there it is the moment that counts. */
const kinds = [
  'SIGKILL',
  'SIGKILL',
  'SIGKILL of two',
  'SIGTERM',
  'SIGTERM',
  'Deploy',
  'SIGSTOP',
  'SIGSTOP',
  'connections cut',
  'connections slow',
  'connections halved',
  'PostgreSQL killed',
] as const;
export type Kind = (typeof kinds)[number];

export interface Blow {
  kind: Kind;
  /** The moment: what it waits for. */
  plan: Plan;
  /** Who is hit where the moment names nobody, as a number from 0. */
  victim: number;
  /** How long it lasts, ms. */
  lastsMs: number;
  /** Whether all copies are hit, and not one. */
  isForAll: boolean;
  /** Whether who is gone comes back before somebody else has gone on. */
  isBackSoon: boolean;
  /** Whether the database is far off until somebody stands still, so that what that one has in its hands is half done. */
  isFarOff: boolean;
}

/** So long each message to and from a database takes that is far off, ms. */
export const farOffMs = 60;

/** A heartbeat may be late by this; who stands still for longer has lost what it had. */
const lateMs = 9_000;

const longestOf: Readonly<Record<Kind, readonly [number, number]>> = {
  SIGKILL: [0, 0],
  'SIGKILL of two': [0, 0],
  SIGTERM: [0, 0],
  Deploy: [0, 0],
  SIGSTOP: [lateMs + 1_500, lateMs + 4_500],
  'connections cut': [200, 2_500],
  'connections slow': [1_500, 5_000],
  'connections halved': [200, 3_000],
  'PostgreSQL killed': [200, 4_000],
};

export function drawBlow(chance: Chance): Blow {
  const kind = chance.pick(kinds);
  const others = aims.filter((aim) => aim !== 'any moment' && aim !== 'starting');
  const aim = chance.oneIn(3) ? 'any moment' : (others[chance.below(others.length)] ?? 'any moment');
  const [least, most] = longestOf[kind];
  return {
    kind,
    plan: {
      aim,
      means: 'SIGKILL',
      afterMs: aim === 'any moment' ? chance.below(2_000) : chance.below(15),
      skip: chance.below(4),
    },
    victim: chance.below(3),
    lastsMs: least + chance.below(most - least + 1),
    isForAll: chance.oneIn(3),
    isBackSoon: chance.oneIn(3),
    isFarOff: kind === 'SIGSTOP' && !chance.oneIn(3),
  };
}

export interface Ground {
  copies: readonly Copy[];
  server: PostgresServer;
  history: { [Part in keyof History]: History[Part][number][] };
  ahead: number;
  /** Waits until somebody acts for the people of those that are gone, asking for that all the time, or until it is too late. */
  takenOver(ends: readonly End[]): Promise<void>;
  deploy(copy: Copy): Promise<void>;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** `hit`: who was named by the moment. Resolves when all copies are up again, and reach the database. */
export async function strike(ground: Ground, blow: Blow, hit: Copy | null): Promise<void> {
  const { copies } = ground;
  const victim = hit ?? copies[blow.victim % copies.length];
  if (!victim) return;
  const victims = blow.isForAll ? copies : [victim];
  if (blow.kind === 'SIGKILL') return endOf(ground, blow, [victim], 'SIGKILL');
  if (blow.kind === 'SIGKILL of two') {
    const other = copies[(copies.indexOf(victim) + 1) % copies.length];
    return endOf(ground, blow, other && other !== victim ? [victim, other] : [victim], 'SIGKILL');
  }
  if (blow.kind === 'SIGTERM') return endOf(ground, blow, [victim], 'SIGTERM');
  if (blow.kind === 'Deploy') return ground.deploy(victim);
  if (blow.kind === 'SIGSTOP') return stand(ground, victim, blow.lastsMs);
  if (blow.kind === 'PostgreSQL killed') return killServer(ground, blow.lastsMs);
  return spoil(ground, blow, victims);
}

/** For so long who comes back soon is away. */
const soonMs = 1_000;

async function endOf(
  ground: Ground,
  { isBackSoon }: Blow,
  victims: readonly Copy[],
  means: End['means'],
): Promise<void> {
  const ends = await Promise.all(
    victims.map(async (copy): Promise<End> => {
      const life = copy.life();
      return { life, means, at: await copy.end(means) };
    }),
  );
  ground.history.ends.push(...ends);
  const start = () => Promise.all(victims.map((copy) => copy.start(ground.ahead)));
  if (victims.length === ground.copies.length) {
    // Nobody is there who could go on.
    const outage = { from: Date.now(), to: Number.POSITIVE_INFINITY };
    ground.history.outages.push(outage);
    await start();
    outage.to = Date.now();
    await ground.takenOver(ends);
  } else if (isBackSoon) await Promise.all([pause(soonMs).then(start), ground.takenOver(ends)]);
  else await ground.takenOver(ends).then(start);
  await Promise.all(victims.map((copy) => copy.catchUp(ground.ahead)));
}

/** The process stands still, and goes on as if nothing had been. */
async function stand(ground: Ground, copy: Copy, ms: number): Promise<void> {
  const { pid } = copy.red();
  const stop = { life: copy.life(), from: Date.now(), to: Number.POSITIVE_INFINITY };
  ground.history.stops.push(stop);
  process.kill(pid, 'SIGSTOP');
  copy.state = 'still';
  for (const { proxy } of ground.copies) proxy.heal();
  await pause(ms);
  stop.to = Date.now();
  process.kill(pid, 'SIGCONT');
  copy.state = 'up';
  await copy.catchUp(ground.ahead);
  // What it had in its hands goes on now.
  await pause(1_500);
}

async function killServer({ server, history }: Ground, ms: number): Promise<void> {
  const outage = { from: Date.now(), to: Number.POSITIVE_INFINITY };
  history.outages.push(outage);
  await server.kill();
  await pause(ms);
  await server.startAgain();
  outage.to = Date.now();
  await pause(2_000);
}

async function spoil(ground: Ground, { kind, lastsMs }: Blow, victims: readonly Copy[]): Promise<void> {
  const outage = { from: Date.now(), to: Number.POSITIVE_INFINITY };
  ground.history.outages.push(outage);
  const until = outage.from + lastsMs;
  for (const { proxy } of victims) {
    if (kind === 'connections slow') proxy.slow(Math.round(lastsMs / 10), 200_000);
    if (kind === 'connections halved') proxy.halve();
  }
  do {
    if (kind === 'connections cut') for (const { proxy } of victims) proxy.cut();
    await pause(Math.min(400, Math.max(1, until - Date.now())));
  } while (Date.now() < until);
  for (const { proxy } of victims) proxy.heal();
  outage.to = Date.now();
  await pause(1_500);
}
