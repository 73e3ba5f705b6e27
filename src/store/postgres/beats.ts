// What an instance asks of the database to be there, to beat, to list all that are, and to leave: by the database's clock alone.

import { numberOrNull } from '../columns';
import type { Instance } from '../instance-store';
import type { Connection } from './connection';
import { hintFree } from './hints';
import { migrations } from './schema';

/** Whoever is silent for longer is lost, and what is its own is free. */
export const lateMs = 9_000;
/** Clocks that differ by less are as good as one. */
const believedMs = 60_000;
const late = `interval '${lateMs} milliseconds'`;
/** Also a time that lies ahead: of a database whose clock was set back. Whoever is there has beaten since by the new one. */
const isLate = (beatAt: string) =>
  `abs(extract(epoch FROM clock_timestamp() - ${beatAt})) * 1000 > ${lateMs}`;
/** By how much the clock is ahead that is nearest to the database's. `others`: the rows of all but the one that asks. */
const nearestOf = (others: string) => `(SELECT ahead_ms FROM ${others} ORDER BY abs(ahead_ms) LIMIT 1)`;

/** By how much an instance's clock is ahead of the database's, and the one of the others that is nearest to it; null for none, ms. */
interface Clocks {
  aheadMs: number;
  othersAheadMs: number | null;
}

/** What a beat tells. */
interface Told extends Clocks {
  /** Whether this instance was still there: else it was taken for lost. */
  isThere: boolean;
  /** Whether a newer version has changed the tables: this program refuses them. */
  isShutOut: boolean;
  /** The epochs of all that are there now. */
  there: Set<number>;
  /** The last epoch that was given to any. */
  lastEpoch: number;
  /** Whether notifications wait that this instance has not heard of. */
  isWaiting: boolean;
  /** Another text whenever another instance has changed something. */
  othersWrites: string;
}

/** `now`: by this instance's own clock, ms since 1970 UTC. */
export async function registerOn(
  on: Connection,
  { name, version, now }: { name: string; version: string; now: number },
): Promise<{ epoch: number; there: Set<number> } & Clocks> {
  const { rows } = await on.query(
    `INSERT INTO fitbit.instances (name, version, ahead_ms)
     VALUES ($1, $2, $3::bigint - (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
     RETURNING epoch, ahead_ms, ARRAY(SELECT epoch FROM fitbit.instances) AS there,
       ${nearestOf('fitbit.instances')} AS others_ahead_ms`,
    [name, version, Math.round(now)],
  );
  const [row] = rows;
  return { epoch: Number(row?.epoch), there: new Set(numbersIn(row?.there)), ...clocksIn(row) };
}

export async function beatOn(
  on: Connection,
  { epoch, now, writes }: { epoch: number; now: number; writes: number },
): Promise<Told> {
  const { rows } = await on.query(beatSql, [epoch, Math.round(now), writes]);
  const [row] = rows;
  return {
    isThere: row?.is_there === true,
    isShutOut: Number(row?.version) > migrations.length,
    there: new Set(numbersIn(row?.there)),
    lastEpoch: Number(row?.last_epoch),
    isWaiting: row?.is_waiting === true,
    ...clocksIn(row),
    othersWrites: String(row?.others_writes ?? ''),
  };
}

/** What an instance knows of the others, from one beat to the next. */
export function createOthers() {
  let known: ReadonlySet<number> = new Set<number>();
  let lastEpoch = 0;
  let writes = '';
  return {
    begin({ epoch, there }: { epoch: number; there: ReadonlySet<number> }): void {
      known = there;
      lastEpoch = epoch;
    },
    /** `hasGone`: one that was known, or one that came and went since the beat before. */
    take(told: Told): { hasGone: boolean; hasWritten: boolean } {
      const { there, othersWrites } = told;
      const came = [...there].filter((one) => one > lastEpoch).length;
      const hasGone = [...known].some((one) => !there.has(one)) || told.lastEpoch - lastEpoch > came;
      const hasWritten = othersWrites !== writes;
      writes = othersWrites;
      if (told.isThere) {
        known = there;
        lastEpoch = Math.max(lastEpoch, told.lastEpoch);
      }
      return { hasGone, hasWritten };
    },
  };
}

/** `own`: the epoch of whoever asks. */
export async function listOn(on: Connection, own: number): Promise<Instance[]> {
  const { rows } = await on.query(instancesSql, []);
  return rows.map((row) => ({
    epoch: Number(row.epoch),
    name: String(row.name),
    version: String(row.version),
    isOwn: Number(row.epoch) === own,
    startedAt: Number(row.started_at),
    silentMs: Number(row.silent_ms),
    aheadMs: Number(row.ahead_ms),
    people: Number(row.people),
    sms: Number(row.sms),
  }));
}

/**
 * By how much an instance's clock is to be believed less, ms: as far as it is from the one that is nearest to the database's. They
 * all go by that one then, so that what one begins is over for the others at the same time; a minute is nothing to anybody.
 */
export function outOfStepMs({ aheadMs, othersAheadMs }: Clocks): number {
  if (othersAheadMs === null || Math.abs(othersAheadMs) >= Math.abs(aheadMs)) return 0;
  const ms = aheadMs - othersAheadMs;
  return Math.abs(ms) < believedMs ? 0 : ms;
}

/**
 * How far an instance is out of step, from one beat to the next. Whoever is the last one left goes on by where the others' clock was:
 * what they began an hour ago by its own clock is not over. By that alone nobody gets out of step, as it may be the database's
 * clock that was set.
 */
export function createStep() {
  let ms = 0;
  let othersWereAheadMs: number | null = null;
  return {
    ms: () => ms,
    take({ aheadMs, othersAheadMs }: Clocks): void {
      othersWereAheadMs = othersAheadMs ?? (ms === 0 ? null : othersWereAheadMs);
      ms = outOfStepMs({ aheadMs, othersAheadMs: othersWereAheadMs });
    },
  };
}

/** It has left even where the others cannot be told: PostgreSQL takes no hint while its queue of them is full, by whomever. */
export async function leaveOn(on: Connection, epoch: number): Promise<void> {
  await on.query('DELETE FROM fitbit.instances WHERE epoch = $1', [epoch]);
  await hintFree(on);
}

const clocksIn = (row: Record<string, unknown> | undefined): Clocks => ({
  aheadMs: Number(row?.ahead_ms ?? 0),
  othersAheadMs: numberOrNull(row?.others_ahead_ms),
});

const numbersIn = (list: unknown): number[] => (Array.isArray(list) ? list.map(Number) : []);

/**
 * Beats, and takes away those that are late: only where this instance itself was never late for as long, as else it may be the
 * database that was not there for all. A row that a transaction of the late one still holds is left for the next beat.
 */
const beatSql = `WITH lost AS (
    DELETE FROM fitbit.instances WHERE epoch IN (
      SELECT other.epoch FROM fitbit.instances AS other, fitbit.instances AS own
      WHERE own.epoch = $1 AND own.unbroken_since < clock_timestamp() - ${late} AND NOT ${isLate('own.beat_at')}
        AND other.epoch <> own.epoch AND ${isLate('other.beat_at')}
      FOR UPDATE OF other SKIP LOCKED)
    RETURNING epoch
  ), own AS (
    UPDATE fitbit.instances SET beat_at = clock_timestamp(), writes = $3,
      unbroken_since = CASE WHEN ${isLate('beat_at')} THEN clock_timestamp() ELSE least(unbroken_since, clock_timestamp()) END,
      ahead_ms = $2::bigint - (extract(epoch FROM clock_timestamp()) * 1000)::bigint
    WHERE epoch = $1 RETURNING epoch, ahead_ms
  )
  SELECT EXISTS (SELECT 1 FROM own) AS is_there, (SELECT ahead_ms FROM own) AS ahead_ms,
    (SELECT version FROM fitbit.store_version) AS version,
    ${nearestOf('fitbit.instances WHERE epoch <> $1 AND epoch NOT IN (SELECT epoch FROM lost)')} AS others_ahead_ms,
    ARRAY(SELECT epoch FROM fitbit.instances WHERE epoch NOT IN (SELECT epoch FROM lost)) AS there,
    (SELECT last_value FROM fitbit.instances_epoch_seq) AS last_epoch,
    EXISTS (SELECT 1 FROM fitbit.notifications n JOIN fitbit.persons p ON p.id = n.person_id
      WHERE NOT n.is_heard AND p.owner = $1) AS is_waiting,
    (SELECT string_agg(epoch || ' ' || writes, ' ' ORDER BY epoch) FROM fitbit.instances WHERE epoch <> $1) AS others_writes`;

const instancesSql = `SELECT epoch, name, version, (extract(epoch FROM started_at) * 1000)::bigint AS started_at,
    (extract(epoch FROM clock_timestamp() - beat_at) * 1000)::bigint AS silent_ms, ahead_ms,
    coalesce(people, 0) AS people,
    (SELECT count(*) FROM fitbit.sms WHERE sms.owner = instances.epoch AND next_look_at IS NOT NULL) AS sms
  FROM fitbit.instances LEFT JOIN (SELECT owner, count(*) AS people FROM fitbit.persons GROUP BY owner) AS held ON owner = epoch
  WHERE NOT ${isLate('beat_at')} ORDER BY epoch`;
