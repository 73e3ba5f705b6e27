// Several instances on one PostgreSQL, each with a clock of its own; the database's clock is the real one, so its rows are set back.
import { Client } from 'pg';
import { openPostgresStore } from '../../src/store/postgres/open';
import type { Store } from '../../src/store/store';
import { type FakeSystem, fakeSystem, settled } from './fake-system';
import { postgresServer } from './postgres-server';
import { tempPostgres } from './temp-postgres';

export interface Member {
  store: Store;
  system: FakeSystem;
  /** How often it heard that something may be free, or waits. */
  heard: { free: number; waiting: number };
}

export interface Instances {
  all: Member[];
  /** One more. */
  open(): Promise<Member>;
  /** Runs SQL beside them. */
  sql(text: string): Promise<Record<string, unknown>[]>;
  /** Lets one beat. */
  beat(member: Member): Promise<void>;
  /**
   * One stands still, and was late for so long that another one, which never was, takes it for lost. It does not know of it when it goes
   * on, by `wake` or with its next beat.
   */
  lose(member: Member): Promise<void>;
  wake(member: Member): void;
  /** Lets what was asked of the stores, and what follows from it, come to its end. */
  settle(): Promise<void>;
  /** Time passes at all of them, but for those that stand still. */
  pass(ms: number, others?: readonly Member[]): Promise<void>;
  /** The epochs that the database has. */
  epochs(): Promise<number[]>;
  end(): Promise<void>;
}

const database = 'one_for_all';
/** Between two beats, and until one that was hinted at. */
const beatMs = 2_000;
const soonMs = 100;
/** A beat and a registration, and each may be sent after one that asks how they are. */
const questionsOfBeat = 4;
/** So many questions follow one another at most. */
const mostRounds = 15;

/** `newSystem`: the clock of each. */
export async function severalInstances(
  count: number,
  newSystem: () => FakeSystem = fakeSystem,
): Promise<Instances> {
  const server = await postgresServer();
  const system = newSystem();
  const temp = await tempPostgres(system);
  const client = new Client(server.address(database));
  await client.connect();
  await client.query('SET search_path TO fitbit');
  const asMember = (store: Store, own: FakeSystem): Member => {
    const member = { store, system: own, heard: { free: 0, waiting: 0 } };
    store.onFree(() => {
      member.heard.free += 1;
    });
    store.onWaiting(() => {
      member.heard.waiting += 1;
    });
    return member;
  };
  /**
   * Until no beat is under way. A timer does not tell: that of a hint which is due waits as long as that of a beat which was hinted at. On
   * the connection of the beats answers come in the order of the questions; a registration anew is asked after the answer to a beat.
   */
  const beaten = async ({ store, system }: Member) => {
    for (let question = 0; question < questionsOfBeat; question += 1)
      await store.instances().catch(() => undefined);
    await system.waiting((ms) => ms === beatMs || ms === soonMs);
  };
  const still = new Set<Member>();
  const several: Instances = {
    all: [asMember(temp.store, system)],
    async open() {
      const own = newSystem();
      const member = asMember(await openPostgresStore(temp.options, own), own);
      several.all.push(member);
      return member;
    },
    async sql(text) {
      const answer: unknown = await client.query(text);
      const last = Array.isArray(answer) ? answer.at(-1) : answer;
      return last.rows;
    },
    async beat(member) {
      still.delete(member);
      const { system } = member;
      // One that is under way was asked before what this one is to find.
      await beaten(member);
      await system.advance(beatMs);
      await beaten(member);
    },
    wake: (member) => void still.delete(member),
    async lose(member) {
      still.add(member);
      const { store } = member;
      const there = await several.epochs();
      const other = several.all.find((one) => one.store !== store && there.includes(one.store.epoch()));
      if (!other) throw new Error('nobody would notice');
      await several.sql(
        `UPDATE instances SET unbroken_since = unbroken_since - interval '20 s' WHERE epoch <> ${store.epoch()};
         UPDATE instances SET beat_at = clock_timestamp() - interval '10 s' WHERE epoch = ${store.epoch()}`,
      );
      await several.beat(other);
    },
    async settle() {
      for (let round = 0; round < mostRounds; round += 1) {
        await settled();
        const awake = several.all.filter((member) => !still.has(member));
        await Promise.all(
          awake.map(({ store, system }) =>
            store.fact('settled').then(
              () => system.waiting((ms) => ms === beatMs || ms === soonMs),
              () => undefined,
            ),
          ),
        );
      }
    },
    async pass(ms, others = []) {
      for (const member of several.all)
        if (!still.has(member) && !others.includes(member)) await member.system.advance(ms);
      await several.settle();
    },
    epochs: async () =>
      (await several.sql('SELECT epoch FROM instances ORDER BY epoch')).map(({ epoch }) => Number(epoch)),
    async end() {
      still.clear();
      for (const { store } of several.all) await store.close();
      await client.end();
      await temp.remove();
    },
  };
  while (several.all.length < count) await several.open();
  return several;
}
