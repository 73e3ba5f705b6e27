// The engine without Node-RED, so that nothing else is measured: its checks, its refreshes, its webhook, its store.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { adviceHours } from '../../src/battery/advice-hour';
import { history } from '../../src/battery/history';
import { googleHealth } from '../../src/clouds/google-health';
import { type Engine, openEngine } from '../../src/engine';
import { atMost } from '../../src/net/concurrency';
import { createHttp } from '../../src/net/http';
import { system as real, type System } from '../../src/net/system';
import { createTokenEndpoint } from '../../src/oauth/token-endpoint';
import { createAccessTokens } from '../../src/oauth/tokens';
import type { Outbox } from '../../src/sms/outbox';
import { twilio } from '../../src/sms/providers/twilio/twilio';
import { openStore } from '../../src/store/sqlite/open';
import type { Store } from '../../src/store/store';
import { readNetworks } from '../../src/web/allowed';
import { somebody, someGrant } from '../../test/support/people';
import { freePort } from '../../test/support/ports';
import { answer } from '../children';
import { type Delay, endDelay, startDelay } from '../delay';
import { type DatabaseGiven, placeOf } from '../place';
import type { CloudId } from '../posts';
import type { CloudOpened } from './cloud';

export interface ServerWanted {
  /** The user folder: the store lies in its `fitbit`. */
  userDir: string;
  /** Where it lies instead. */
  database?: DatabaseGiven;
  origins: Record<string, string>;
  cloud: CloudId;
  clientId: string;
  clientSecret: string;
}

/** What one piece of work cost. */
export interface Cost {
  ms: number;
  /** Processor time of all threads. */
  cpuMs: number;
  delay: Delay;
  /** Bytes in use after gc, before and after. */
  heapBefore: number;
  heapAfter: number;
  /** Resident bytes after gc. */
  residentAfter: number;
}

export interface CheckedAll extends Cost {
  outcomes: number;
  failed: number;
}

const nodeId = 'bench';
const settings = {
  low: 20,
  critical: 5,
  // Longer than any day of the bench: whoever is quiet in here is so on purpose.
  notSyncingHours: 720,
  remindHours: 0,
  goodNews: false,
  empty: 10,
  adviceAt: 20 * 60,
  quiet: null,
  escalateHours: 0,
  words: {},
  devices: 'last-synced',
  scales: false,
} as const;

const hour = 3_600_000;
const cloudId = 'google-health';
let ahead = 0;
/** Runs like the real one, and is moved on between two measurements. */
const system: System = {
  ...real,
  now: () => real.now() + ahead,
  steady: () => real.steady() + ahead,
  after(ms, run) {
    if (ms < windowMs / 2 || ms > windowMs) return real.after(ms, run);
    // A quiet window of the webhook: closes when the bench says so, or in its time.
    const close = () => {
      cancel();
      windows.delete(close);
      run();
    };
    const cancel = real.after(ms, close);
    windows.add(close);
    return () => {
      cancel();
      windows.delete(close);
    };
  },
};
const windowMs = 30_000;
const windows = new Set<() => void>();
let engine: Engine | null = null;
let wanted: ServerWanted | null = null;

function opened(): { engine: Engine; wanted: ServerWanted } {
  if (!engine || !wanted) throw new Error('not open');
  return { engine, wanted };
}

/** In the hour of advice, and in that before, everybody would be advised in the middle of a measurement: it begins after them. */
function passAdviceHour(): void {
  const { next } = adviceHours(system.now() - hour, settings.adviceAt, 'Europe/Berlin');
  if (next - system.now() < hour) ahead += next + hour - system.now();
}

function used(): number {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function costOf<T>(work: () => Promise<T>): Promise<Cost & { result: T }> {
  const heapBefore = used();
  const cpu = process.cpuUsage();
  startDelay();
  const begun = performance.now();
  const result = await work();
  const ms = performance.now() - begun;
  const delay = endDelay();
  const { user, system: inKernel } = process.cpuUsage(cpu);
  const heapAfter = used();
  const residentAfter = process.memoryUsage.rss();
  return { ms, cpuMs: (user + inKernel) / 1000, delay, heapBefore, heapAfter, residentAfter, result };
}

/** A store alone, for what is measured without an engine. */
async function withStore<T>(userDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(join(userDir, 'fitbit'), system);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A hundred people; those that are looked at have two years of readings, as they are thinned. */
async function fill(store: Store): Promise<void> {
  const now = system.now();
  for (let at = 0; at < 100; at += 1) {
    const person = somebody(`P${at}`, { userId: `p${at}` });
    await store.savePersonAndGrant(person, { ...someGrant, expiresAt: now + hour });
    const sixHours = 6 * hour;
    if (at !== 7 && at < 98) continue;
    const readings = Array.from({ length: 730 * 4 }, (_, slot) => ({
      deviceId: 'd0',
      name: 'Charge 6',
      type: 'tracker',
      at: now - slot * sixHours,
      level: slot % 100,
      status: null,
      syncedAt: now - slot * sixHours,
    }));
    // Oldest first, as they come.
    await store.saveReadings(person.id, readings.reverse(), history);
  }
}

answer({
  async open(server: ServerWanted) {
    const { userDir, database, origins, cloud, clientId, clientSecret } = server;
    if (!wanted) passAdviceHour();
    const store = database ? { database: placeOf(database) } : { folder: join(userDir, 'fitbit') };
    engine = await openEngine({ store, origins, system });
    await engine.clients.add({ cloud, clientId, clientSecret, language: 'en' });
    await engine.alerts.attach(nodeId, () => {
      alerts += 1;
      return true;
    });
    wanted = server;
  },

  async close() {
    await engine?.close();
    engine = null;
  },

  /** The answer: what time it is then. */
  advance(ms: number): number {
    ahead += ms;
    return system.now();
  },

  /** Checks everybody. */
  async checkAll(): Promise<CheckedAll> {
    const { engine: running, wanted: whose } = opened();
    const { cloud, clientId } = whose;
    const request = { nodeId, cloud, clientId, settings, personId: null };
    const { result, ...cost } = await costOf(() => running.checks.run(request, () => undefined));
    return {
      ...cost,
      outcomes: result?.length ?? 0,
      failed: result?.filter(({ isError }) => isError).length ?? 0,
    };
  },

  /** Bytes in use after gc. */
  memory: used,

  /** How many alerts have left. */
  alerts: () => alerts,

  /** Moves the clock into the next advice hour of Berlin, where everybody is. The answer: what time it is then. */
  toAdviceHour(): number {
    ahead += adviceHours(system.now(), settings.adviceAt, 'Europe/Berlin').next + 60_000 - system.now();
    return system.now();
  },

  /** Everybody who is due is woken, as after a start; until so many have been. */
  async wakeAll(people: number): Promise<Cost> {
    const { engine: running, wanted: whose } = opened();
    const { cloud, clientId } = whose;
    const request = { nodeId, cloud, clientId, settings, personId: null, mostAgeMs: 15 * 60_000 };
    let woken = 0;
    return costOf(
      () =>
        new Promise<void>((resolve, reject) => {
          running.checks.agenda.attach(nodeId, {
            reschedule: () => running.checks.reschedule(request),
            async wake(personId) {
              await running.checks.wake(request, personId, () => undefined);
              woken += 1;
              if (woken === people) resolve();
            },
            looked: (thrown) => thrown && reject(thrown),
          });
        }),
    );
  },

  /** Opens an account that Twilio does not know, and the one after it. */
  async openChain({ accountSid, authToken, number }: CloudOpened['account']): Promise<void> {
    const { engine: running } = opened();
    const common = {
      provider: twilio,
      country: 'DE',
      validitySeconds: 3600,
      caps: { perNumber: 6, perDay: 1e9 },
    };
    const settingsOf = (token: string) => ({
      ...Object.fromEntries(twilio.fields.map(({ name }) => [name, ''])),
      ...{ accountSid, authToken: token, from: number },
    });
    await running.sms.open('second', { ...common, settings: settingsOf(authToken) });
    const next = { account: 'second', afterMinutes: 5, evenIfUncertain: false };
    chain = await running.sms.open('first', { ...common, settings: settingsOf('wrong'), next });
    // The first one loads Twilio's library.
    await sendByChain('+4915299999999');
  },

  /** An SMS to each of these numbers, as many at once as checks tell. */
  async sendAll(numbers: readonly string[]): Promise<Cost> {
    const limited = atMost(8);
    return costOf(() => Promise.all(numbers.map((to) => limited(() => sendByChain(to)))));
  },

  /** Somebody takes care of everybody's open alerts. */
  async acknowledgeAll(): Promise<Cost> {
    const { engine: running, wanted: whose } = opened();
    const { cloud, clientId } = whose;
    const watched = { nodeId, cloud, clientId, personId: null, settings, escalateTo: null };
    running.oversight.watch(watched);
    const asked = { cloud, clientId, alert: null, person: 'everybody', until: null };
    return costOf(() => running.conversations.act({ ...asked, action: 'acknowledge' }));
  },

  /** So many callers ask for a token of one person at the same time. */
  async storm({ server, count }: { server: ServerWanted; count: number }) {
    return withStore(server.userDir, async (store) => {
      const http = createHttp({ system, origins: server.origins });
      const client = {
        cloud: googleHealth.open(http, system),
        clientId: server.clientId,
        clientSecret: server.clientSecret,
      };
      const tokens = createAccessTokens({
        store,
        system,
        tokenEndpoint: createTokenEndpoint(http, system),
        clientOf: () => client,
      });
      const [person] = await store.people(server.cloud);
      if (!person) throw new Error('nobody there');
      const seen = new Set<string>();
      const { result, ...cost } = await costOf(() =>
        Promise.all(
          Array.from({ length: count }, () =>
            tokens.use(person, async (token) => {
              seen.add(token);
              return { ok: true, value: token };
            }),
          ),
        ),
      );
      const again = await tokens.use(person, async (token) => ({ ok: true, value: token }));
      await http.close();
      return {
        ...cost,
        served: result.filter(({ ok }) => ok).length,
        tokens: seen.size,
        isKept: again.ok && seen.has(again.value),
      };
    });
  },

  /** Opens the webhook on a port of its own; every msg of it is followed by a check of its person. */
  async listen(path: string): Promise<number> {
    const { engine: running, wanted: whose } = opened();
    const { cloud, clientId } = whose;
    const port = await freePort();
    await running.web.serve('127.0.0.1', port, '');
    await running.web.openWebhook({
      path,
      cloud,
      clientId,
      verifyCode: 'code',
      webhookSecret: 'Bearer bench',
      allowed: null,
      base: '',
      proxies: readNetworks(''),
      on: () => undefined,
      send({ person }) {
        messages += 1;
        const request = { nodeId, cloud, clientId, settings, personId: person.id };
        void running.checks
          .run(request, () => undefined)
          .then(() => {
            checked += 1;
          });
      },
    });
    return port;
  },

  begin() {
    messages = 0;
    checked = 0;
    cpuBefore = process.cpuUsage();
    startDelay();
  },

  /** What came out of the webhook so far, and how the event loop fared since `begin`. */
  soFar() {
    const { user, system: inKernel } = process.cpuUsage(cpuBefore);
    return { messages, checked, cpuMs: (user + inKernel) / 1000 };
  },

  closeWindows() {
    for (const close of [...windows]) close();
  },

  /** Bytes of the database file and its log. */
  size(): number {
    const folder = join(opened().wanted.userDir, 'fitbit');
    return ['fitbit.sqlite', 'fitbit.sqlite-wal'].reduce(
      (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  },

  /** How long each operation of a full store holds the event loop; milliseconds, the longest of three. */
  async holds(userDir: string): Promise<Record<string, number>> {
    return withStore(userDir, async (store) => {
      await fill(store);
      const now = system.now();
      const id = 'person_p7';
      const reading = { deviceId: 'd0', name: 'Charge 6', type: 'tracker', level: 50, status: null };
      const work: Record<string, (turn: number) => Promise<unknown>> = {
        people: () => store.people(cloudId),
        peopleOfClient: () => store.peopleOfClient(cloudId, 'client'),
        lastReadings: () => store.lastReadings(id),
        readingsSince: () => store.readingsSince(id, 0),
        'saveReadings, thinning': (turn) =>
          store.saveReadings(id, [{ ...reading, at: now + turn, syncedAt: now + turn }], history),
        addNotifications: () =>
          store.addNotifications(
            cloudId,
            'client',
            Array.from({ length: 100 }, (_, at) => ({
              userId: `p${at}`,
              count: 1,
              collections: ['steps'],
              entries: [{}],
            })),
            now,
          ),
        waitingNotifications: () => store.waitingNotifications(cloudId, 'client'),
        notifications: async () => {
          const [first] = await store.waitingNotifications(cloudId, 'client');
          return store.notifications(first?.ids ?? []);
        },
        removePerson: (turn) => store.removePerson(`person_p${97 + turn}`),
      };
      const found: Record<string, number> = {};
      for (const [name, run] of Object.entries(work)) {
        for (const turn of [0, 1, 2]) {
          const begun = performance.now();
          await run(turn);
          // Nothing else waits in here, so that this is how long everything else would have waited.
          found[name] = Math.max(found[name] ?? 0, performance.now() - begun);
        }
      }
      return found;
    });
  },

  /** Commits a second: one after the other, and so many at once. */
  async commits({ userDir, count, together }: { userDir: string; count: number; together: number }) {
    return withStore(userDir, async (store) => {
      const begun = performance.now();
      for (let at = 0; at < count; at += together) {
        await Promise.all(
          Array.from({ length: together }, (_, one) => store.setFact(`fact ${one}`, `value ${at}`)),
        );
      }
      return (count * 1000) / (performance.now() - begun);
    });
  },
});

let messages = 0;
let checked = 0;
let alerts = 0;
let chain: Outbox | null = null;

function sendByChain(to: string) {
  if (!chain) throw new Error('no chain');
  return chain.send({ nodeId, sms: { to, body: `To ${to}`, segments: 1 }, key: null, msg: {} });
}
let cpuBefore = process.cpuUsage();
