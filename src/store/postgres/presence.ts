// That an instance is there: its row, a beat every two seconds by the database's clock, and what it hears of the others.
import { singleFlight } from '../../net/concurrency';
import { createEvent } from '../../net/event';
import type { System } from '../../net/system';
import type { Instance, Instances } from '../instance-store';
import type { Connection } from './connection';
import { freeHint, hints } from './hints';

/** A beat so often; whoever is silent for longer is lost, and what is its own is free. */
const beatMs = 2_000;
const soonMs = 100;
export const lateMs = 9_000;
/** By the own clock an instance stops acting a little sooner than others may take it for lost. */
const actMs = 8_000;
/** A connection that does not answer within this is made anew, so that there is time for another beat. */
const waitMs = 3_000;
/** What could not be taken at once, as the database did not answer, is looked for again after so many beats. */
const beatsBetweenLooks = 30;
const late = `interval '${lateMs} milliseconds'`;
/** Also a time that lies ahead: of a database whose clock was set back. Whoever is there has beaten since by the new one. */
const isLate = (beatAt: string) =>
  `abs(extract(epoch FROM clock_timestamp() - ${beatAt})) * 1000 > ${lateMs}`;

export interface Presence extends Omit<Instances, 'isShared'> {
  /** It has changed something in the store: others look again with their next beat. */
  noteWrite(): void;
  /** Beats now, as something was written with an epoch that is none any more. Never rejects. */
  renew(): Promise<void>;
  /** What it owns is free at once, and the others hear of it. Never rejects. */
  close(): Promise<void>;
}

export interface PresenceParts {
  /** Opens a connection, on which what the others hint at is heard, and each answer is waited for so long. */
  open(heard: () => void, waitMs: number): Promise<Connection>;
  system: Pick<System, 'now' | 'steady' | 'after'>;
  name: string;
  version: string;
  /** Another instance has changed something. */
  onChange(): void;
}

/** Registers this instance. Rejects where the database does not answer. */
export async function openPresence(parts: PresenceParts): Promise<Presence> {
  const { system, name, version, onChange } = parts;
  const free = createEvent();
  const waiting = createEvent();
  let connection: Connection | null = null;
  const connecting = singleFlight<Connection>();
  let epoch = 0;
  /** When it was last known to be there, by the steady clock and by the time of day. */
  let since = { steady: Number.NEGATIVE_INFINITY, now: 0 };
  /** The others, and the last epoch that was given to any. */
  let known = new Set<number>();
  let lastEpoch = 0;
  let writes = 0;
  let othersWrites = '';
  let cancel: () => void = () => undefined;
  let beating: Promise<void> = Promise.resolve();
  let beats = 0;
  let isSoon = false;
  let isClosed = false;

  /** Posts that come one after the other are heard of together. */
  function heard(): void {
    if (isClosed || isSoon) return;
    isSoon = true;
    cancel();
    cancel = system.after(soonMs, () => void beatAgain());
  }

  /** A machine that slept is late, though its steady clock may have slept as well: then the time of day has jumped. */
  const isInTime = () => system.steady() - since.steady < actMs && system.now() - since.now < actMs;
  const clocks = () => ({ steady: system.steady(), now: system.now() });

  const connected = () => connecting.run('', connectedNow);

  async function connectedNow(): Promise<Connection> {
    if (connection && !connection.isLost()) return connection;
    void connection?.end();
    connection = null;
    const made = await parts.open(heard, waitMs);
    try {
      // Behind a pooler that shares connections this is heard of by nobody, and the beats do.
      await made.script(`LISTEN ${hints}`);
    } catch (error) {
      void made.end();
      throw error;
    }
    connection = made;
    return made;
  }

  async function register(on: Connection): Promise<void> {
    const sent = clocks();
    const { rows } = await on.query(
      `INSERT INTO fitbit.instances (name, version, ahead_ms)
       VALUES ($1, $2, $3::bigint - (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
       RETURNING epoch, ARRAY(SELECT epoch FROM fitbit.instances) AS there`,
      [name, version, Math.round(system.now())],
    );
    epoch = Number(rows[0]?.epoch);
    lastEpoch = epoch;
    known = new Set(numbersIn(rows[0]?.there));
    since = sent;
  }

  /** Whoever was late registers anew: what it had is another one's, or free. */
  async function beat(): Promise<void> {
    const on = await connected();
    const sent = clocks();
    const { rows } = await on.query(beatSql, [epoch, Math.round(sent.now), writes]);
    const [row] = rows;
    const there = new Set(numbersIn(row?.there));
    // Also one that came and went between two beats.
    const newest = Number(row?.last_epoch);
    const hasGone =
      [...known].some((one) => !there.has(one)) ||
      newest - lastEpoch > [...there].filter((one) => one > lastEpoch).length;
    if (row?.is_there === true) {
      since = sent;
      known = there;
      lastEpoch = Math.max(lastEpoch, newest);
    } else await register(on);
    beats += 1;
    if (row?.is_there !== true || hasGone || beats % beatsBetweenLooks === 0) free.emit();
    if (row?.is_waiting === true) waiting.emit();
    const written = String(row?.others_writes ?? '');
    if (written !== othersWrites) onChange();
    othersWrites = written;
  }

  /** A beat that fails is made up for by the next: until then this instance is late by its own clock, too. */
  function beatAgain(): Promise<void> {
    cancel();
    isSoon = false;
    beating = beating
      .then(() => (isClosed ? undefined : beat()))
      .catch(() => undefined)
      .then(() => {
        // What was hinted at meanwhile is looked at soon.
        if (isSoon) return;
        cancel();
        if (!isClosed) cancel = system.after(beatMs, () => void beatAgain());
      });
    return beating;
  }

  const first = await connected();
  try {
    await register(first);
  } catch (error) {
    void first.end();
    throw error;
  }
  cancel = system.after(beatMs, () => void beatAgain());

  return {
    epoch: () => epoch,
    async mayAct(asked) {
      // A process that stood still asks whether anybody has noticed.
      if (asked === epoch && !isInTime()) await beatAgain();
      return !isClosed && asked === epoch && isInTime();
    },
    async instances() {
      const { rows } = await (await connected()).query(instancesSql, []);
      return rows.map(
        (row): Instance => ({
          epoch: Number(row.epoch),
          name: String(row.name),
          version: String(row.version),
          isOwn: Number(row.epoch) === epoch,
          startedAt: Number(row.started_at),
          silentMs: Number(row.silent_ms),
          aheadMs: Number(row.ahead_ms),
          people: Number(row.people),
          sms: Number(row.sms),
        }),
      );
    },
    onFree: free.on,
    onWaiting: waiting.on,
    noteWrite() {
      writes += 1;
    },
    renew: beatAgain,
    async close() {
      if (isClosed) return beating;
      isClosed = true;
      cancel();
      await beating;
      await connected()
        .then((on) => on.query(leaveSql, [epoch]))
        .catch(() => undefined);
      await connection?.end();
    },
  };
}

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
    WHERE epoch = $1 RETURNING epoch
  )
  SELECT EXISTS (SELECT 1 FROM own) AS is_there,
    ARRAY(SELECT epoch FROM fitbit.instances WHERE epoch NOT IN (SELECT epoch FROM lost)) AS there,
    (SELECT last_value FROM fitbit.instances_epoch_seq) AS last_epoch,
    EXISTS (SELECT 1 FROM fitbit.notifications n JOIN fitbit.persons p ON p.id = n.person_id
      WHERE NOT n.is_heard AND p.owner = $1) AS is_waiting,
    (SELECT string_agg(epoch || ' ' || writes, ' ' ORDER BY epoch) FROM fitbit.instances WHERE epoch <> $1) AS others_writes`;

const instancesSql = `SELECT epoch, name, version, (extract(epoch FROM started_at) * 1000)::bigint AS started_at,
    (extract(epoch FROM clock_timestamp() - beat_at) * 1000)::bigint AS silent_ms, ahead_ms,
    (SELECT count(*) FROM fitbit.persons WHERE persons.owner = instances.epoch) AS people,
    (SELECT count(*) FROM fitbit.sms WHERE sms.owner = instances.epoch AND next_look_at IS NOT NULL) AS sms
  FROM fitbit.instances WHERE NOT ${isLate('beat_at')} ORDER BY epoch`;

const leaveSql = `WITH gone AS (DELETE FROM fitbit.instances WHERE epoch = $1)
  SELECT pg_notify('${hints}', '${freeHint}')`;
