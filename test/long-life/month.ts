// A month in the life of an engine: a check of everybody each hour, notifications of both clouds, batteries that run
// down and are charged, SMS, sign-ups that nobody finishes, somebody who leaves and comes back. The clock is moved;
// the clouds are the sandbox in a thread of its own, on the same clock.
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Engine, openEngine } from '../../src/engine';
import type { Input } from '../../src/sandbox/control-input';
import type { SandboxPerson, SandboxState } from '../../src/sandbox/sandbox';
import { readySms } from '../../src/sms/message';
import { countedMonths } from '../../src/store/retention';
import { operations } from '../../src/store/sqlite/operations';
import type { ClientSettings } from '../../src/use-cases/add-client';
import { readNetworks } from '../../src/web/allowed';
import { usualSettings } from '../support/check-settings';
import { consent } from '../support/consent';
import { guest, sendForm } from '../support/guest';
import { freePort } from '../support/ports';
import { twilioAccount } from '../support/twilio-account';
import { webhookSecret } from '../support/webhook-flow';
import { type SharedClock, sharedClock } from './clock';
import { rowsOf, sizesOf } from './files';
import { objectsKib } from './heap';
import type { Measure } from './measures';
import type { ThreadData } from './sandbox-thread';

export const monthMutations = ['notifications', 'messages', 'wal'] as const;

export interface MonthOptions {
  days: number;
  people: number;
  /** A leak that the harness must find; the product has no such switch. */
  mutation: (typeof monthMutations)[number] | null;
  say(line: string): void;
}

const hour = 3_600_000;
/** Of each person: one check an hour, and one for each notification. */
const notificationsPerDay = 4;
const checksPerDay = 24 + notificationsPerDay;
/** Each check takes a percent: everybody charges every so many days, when they have been told twice. */
const daysPerCharge = 4;
const abandonedPerDay = 3;
/** The store's own rules: all readings for so long, then one in six hours; a settled SMS for so long. */
const keepAllDays = 14;
const keptPerDayAfter = 4;
const keepSmsDays = 7;
/** What SQLite's log may grow to before it begins again (4 MiB), and a commit on top. */
const walKib = 4_352;
const heapSlackKib = 600;
/** Connections come and go: up to eight to the clouds, and what posts to us. */
const handleSlack = 24;
const clouds = { google: 'google-health', fitbit: 'fitbit' } as const;
type Vendor = keyof typeof clouds;

interface Person {
  key: string;
  name: string;
  vendor: Vendor;
  /** Their id in our store. */
  id: string;
}

export async function month({ days, people, mutation, say }: MonthOptions): Promise<Measure[]> {
  const clock = sharedClock();
  const parent = mkdtempSync(join(tmpdir(), 'fitbit-month-'));
  const folder = join(parent, 'fitbit');
  const thread = await startThread(clock, castOf(people));
  const mend = mutation ? leak(mutation) : () => undefined;
  const engine = await openEngine({ store: { folder }, origins: thread.origins, system: clock.system });
  try {
    const house = await furnish(engine, thread);
    const everybody: Person[] = [];
    for (const { key, name = key } of castOf(people)) {
      const vendor = everybody.length % 2 === 0 ? 'google' : 'fitbit';
      everybody.push({ key, name, vendor, id: await house.connect(vendor, key, name) });
    }
    const rows: Record<string, number>[] = [];
    const sizes: { db: number; wal: number }[] = [];
    const heap: number[] = [];
    const handles: number[] = [];
    const smsOfDay: number[] = [];
    for (let day = 0; day < days; day += 1) {
      const before = house.count.sms;
      await oneDay({ day, clock, engine, house, thread, everybody });
      smsOfDay.push(house.count.sms - before);
      rows.push(rowsOf(folder));
      sizes.push(sizesOf(folder));
      heap.push(objectsKib());
      handles.push(process.getActiveResourcesInfo().length);
      const { checks, notifications, sms } = house.count;
      say(
        `day ${day + 1}: ${checks} checks, ${notifications} msgs of webhooks, ${sms} SMS, ${house.trouble.length} errors, ` +
          `heap ${heap.at(-1)} KiB, db ${sizes.at(-1)?.db} KiB`,
      );
    }
    const { checks, notifications, sms } = house.count;
    await engine.close();
    const pending = clock.pending();
    for (const one of house.trouble.slice(0, 5)) say(`trouble: ${one}`);

    const readings =
      people *
      (Math.min(days, keepAllDays + 1) * checksPerDay + Math.max(0, days - keepAllDays) * keptPerDayAfter);
    const limits: Record<string, Partial<Measure>> = {
      readings: { most: readings },
      sms: { most: mostInARow(smsOfDay, keepSmsDays + 1) },
      // Counted for a day, and forgotten with the next SMS.
      sms_counts: { most: mostInARow(smsOfDay, 2) },
      // One account counts by the month, for a year.
      sms_months: { most: countedMonths + 1 },
      // Those of the last day: they are forgotten when the next one begins.
      authorizations: { most: abandonedPerDay + 1 },
      codes: { most: abandonedPerDay },
      // Who left is known as gone for two days, until the next round of forgetting; one leaves a day.
      gone: { most: 3 },
    };
    const series = (name: string, samples: number[], limit: Partial<Measure> = {}): Measure => ({
      name: `month: ${name}`,
      samples,
      ...limit,
    });
    const tables = [...new Set(rows.flatMap(Object.keys))].sort();
    return [
      series('objects on the heap after GC, KiB', heap, { growth: heapSlackKib }),
      series('handles', handles, { growth: handleSlack }),
      ...tables.map((name) =>
        series(
          `rows: ${name}`,
          rows.map((of) => of[name] ?? 0),
          limits[name],
        ),
      ),
      series(
        'db, KiB',
        sizes.map(({ db }) => db),
        { most: 1024 + Math.ceil(readings / 8) },
      ),
      series(
        'WAL, KiB',
        sizes.map(({ wal }) => wal),
        { most: walKib },
      ),
      series('timers after the end', [pending, pending], { most: 0 }),
      series('errors', [house.trouble.length, house.trouble.length], { most: 0 }),
      // Nothing is flat that did not live.
      series('checks that were missing', missing(checks, people * checksPerDay * days * 0.99), { most: 0 }),
      series('msgs of webhooks missing', missing(notifications, people * notificationsPerDay * days * 0.99), {
        most: 0,
      }),
      series('SMS missing', missing(sms, days < daysPerCharge ? 0 : (people * days) / daysPerCharge / 2), {
        most: 0,
      }),
    ];
  } finally {
    mend();
    await engine.close();
    await thread.stop();
    rmSync(parent, { recursive: true, force: true });
  }
}

const missing = (had: number, wanted: number) => {
  const lacking = Math.max(0, Math.ceil(wanted - had));
  return [lacking, lacking];
};

/** The most of any so many days, one after the other. */
function mostInARow(counts: readonly number[], days: number): number {
  const sums = counts.map((_count, at) => counts.slice(at, at + days).reduce((sum, one) => sum + one, 0));
  return Math.max(...sums);
}

/** Everybody has a number of their own, from the ranges that are kept free for films. */
function castOf(people: number): SandboxPerson[] {
  return Array.from({ length: people }, (_one, at) => ({
    key: `person-${at}`,
    name: `Person ${at}`,
    number: `+4915228${String(817_000 + at)}`,
    // Not all on the same day.
    devices: [{ name: 'Charge 6', level: 30 + ((at * 7) % 70), syncedAt: 'now' }],
  }));
}

interface Day {
  day: number;
  clock: SharedClock;
  engine: Engine;
  house: House;
  thread: Thread;
  everybody: Person[];
}

async function oneDay({ day, clock, engine, house, thread, everybody }: Day): Promise<void> {
  for (let at = 0; at < 24; at += 1) {
    if (at === 7) {
      const charging = everybody.filter((_one, index) => index % daysPerCharge === day % daysPerCharge);
      for (const { key } of charging)
        await thread.ask('devices', { person: key, level: 100, syncedAt: 'now' });
    }
    if (at === 12) {
      for (let time = 0; time < abandonedPerDay; time += 1) await house.abandonSignup();
      const leaving = everybody[day % everybody.length];
      if (leaving) {
        await engine.people.remove(leaving.id, '');
        leaving.id = await house.connect(leaving.vendor, leaving.key, leaving.name);
      }
    }
    await Promise.all([house.check('google', null), house.check('fitbit', null)]);
    const synced = everybody.filter((_one, index) => index % 6 === at % 6);
    for (const vendor of ['google', 'fitbit'] as const) {
      const keys = synced.filter((one) => one.vendor === vendor).map(({ key }) => key);
      if (keys.length > 0) await house.notify(vendor, keys);
    }
    await clock.pass(hour);
    await house.idle();
    await clock.quiet();
  }
  await thread.forget();
}

interface House {
  count: { checks: number; notifications: number; sms: number };
  trouble: string[];
  connect(vendor: Vendor, key: string, name: string): Promise<string>;
  /** Checks one person or everybody of a cloud, as a battery node does. */
  check(vendor: Vendor, personId: string | null): Promise<void>;
  notify(vendor: Vendor, people: string[]): Promise<void>;
  abandonSignup(): Promise<void>;
  /** Resolves when what notifications and alerts have set off is over. */
  idle(): Promise<void>;
}

/** Two clients with a webhook each, a battery node each, an SMS account and a sign-up page. */
async function furnish(engine: Engine, thread: Thread): Promise<House> {
  const state = await thread.state();
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const count = { checks: 0, notifications: 0, sms: 0 };
  const trouble: string[] = [];
  const works = new Set<Promise<unknown>>();
  const watch = (work: Promise<unknown>) => {
    const watched = work
      .catch((error: Error) => trouble.push(error.message))
      .finally(() => works.delete(watched));
    works.add(watched);
  };
  const clientOf = (vendor: Vendor): ClientSettings => {
    const client = state.clients.find((one) => one.vendor === vendor);
    if (!client) throw new Error(`the sandbox has no client of ${vendor}`);
    const { clientId, clientSecret } = client;
    return { cloud: clouds[vendor], clientId, clientSecret, language: 'en' };
  };
  await engine.web.serve('127.0.0.1', port, '');
  const twilio = state.twilio[0];
  const outbox = await engine.sms.open(
    'account',
    twilioAccount({
      accountSid: twilio?.accountSid ?? '',
      authToken: twilio?.authToken ?? '',
      from: twilio?.numbers[0] ?? '',
    }),
  );
  outbox.attach('sms', ({ trouble: late }) => late && trouble.push(late.code));

  async function check(vendor: Vendor, personId: string | null): Promise<void> {
    const { cloud, clientId } = clientOf(vendor);
    const request = { nodeId: `battery-${vendor}`, cloud, clientId, settings: usualSettings, personId };
    const outcomes = await engine.checks.run(request, (reading) => kept?.push(reading));
    count.checks += outcomes?.length ?? 0;
    for (const { problem } of outcomes ?? []) if (problem) trouble.push(problem.code);
  }

  for (const vendor of ['google', 'fitbit'] as const) {
    const client = clientOf(vendor);
    await engine.clients.add(client);
    await engine.web.openWebhook({
      path: `/fitbit/webhook-${vendor}`,
      cloud: client.cloud,
      clientId: client.clientId,
      verifyCode: '5f1d3a',
      webhookSecret,
      allowed: null,
      base: '',
      proxies: readNetworks(''),
      on: () => undefined,
      send(message) {
        count.notifications += 1;
        watch(check(vendor, message.person.id));
      },
    });
    await engine.alerts.attach(`battery-${vendor}`, (alert) => {
      count.sms += 1;
      const sms = readySms(alert.to, alert.payload, 'DE', outbox.provider.limits.characters);
      watch(
        outbox.send({
          nodeId: 'sms',
          sms,
          key: alert.alert.id,
          msg: { ...alert },
          mayRepeat: false,
          isFree: false,
        }),
      );
      return true;
    });
  }
  const google = clientOf('google');
  engine.web.openSignup({
    cloud: google.cloud,
    clientId: google.clientId,
    path: '/fitbit/signup',
    base,
    webhooks: true,
    contact: 'owner@example.org',
    ownText: '',
    country: 'DE',
    countries: [],
    allowed: null,
    proxies: readNetworks(''),
    policy: {
      nodeId: 'signup',
      confirm: 'sms',
      invitation: '',
      mostPeople: 1000,
      codesPerDay: 30,
      title: 'Batteries',
      address: `${base}/fitbit/signup`,
      send: () => undefined,
      happened: () => undefined,
      capReached: () => undefined,
      full: () => undefined,
    },
  });

  return {
    count,
    trouble,
    check,
    async connect(vendor, key, name) {
      const { cloud, clientId, clientSecret } = clientOf(vendor);
      const number = state.people.find((one) => one.key === key)?.number ?? null;
      const { url } = await engine.connect.start({
        client: { cloud: engine.clients.cloud(cloud), clientId, clientSecret },
        redirectUri: 'http://localhost:1880/fitbit/callback',
        webhooks: true,
        introduction: { name, number, language: 'en', personId: null },
      });
      const outcome = await engine.connect.paste(await consent(url, key));
      if (outcome.state !== 'connected') throw new Error(`connecting ${key}: ${outcome.code}`);
      return outcome.person.id;
    },
    async notify(vendor, people) {
      const url = `${base}/fitbit/webhook-${vendor}`;
      const { statuses } = await thread.ask<{ statuses: number[] }>('notify', { vendor, url, people });
      if (statuses[0] !== 204) trouble.push(`a notification was answered ${statuses[0]}`);
    },
    async abandonSignup() {
      const address = `${base}/fitbit/signup`;
      await sendForm(guest(), address, { name: 'Guest', number: '+4915228817386' });
    },
    async idle() {
      while (works.size > 0) await Promise.all(works);
    },
  };
}

interface Thread {
  origins: Record<string, string>;
  state(): Promise<SandboxState>;
  ask<T = unknown>(path: 'devices' | 'notify', body: Input<'device'> | Input<'notify'>): Promise<T>;
  /** The books of the sandbox begin anew. */
  forget(): Promise<void>;
  stop(): Promise<unknown>;
}

async function startThread({ cell }: SharedClock, people: SandboxPerson[]): Promise<Thread> {
  const worker = new Worker(join(__dirname, 'sandbox-thread.js'), {
    workerData: { cell, people } satisfies ThreadData,
  });
  const { url, origins } = await new Promise<{ url: string; origins: Record<string, string> }>(
    (resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    },
  );
  async function call<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${url}/sandbox/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`sandbox ${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  }
  return {
    origins,
    state: () => call('GET', 'state'),
    ask: (path, body) => call('POST', path, body),
    async forget() {
      await call('DELETE', 'requests');
    },
    stop: () => worker.terminate(),
  };
}

/** What a mutation never lets go of. */
let kept: unknown[] | null = null;

/** Forgets to let go of something; the answer undoes it. */
function leak(what: (typeof monthMutations)[number]): () => void {
  const loose = operations as { -readonly [Name in keyof typeof operations]: (typeof operations)[Name] };
  const { removeNotifications, addNotifications } = operations;
  if (what === 'notifications') loose.removeNotifications = () => undefined;
  if (what === 'messages') kept = [];
  if (what === 'wal') {
    loose.addNotifications = (database, ...rest) => {
      // Its length is looked at elsewhere, so that it never counts as long.
      if (!kept) {
        database.log = openSync(join(dirname(database.file), 'fitbit.key'), 'r+');
        kept = [database.log];
      }
      return addNotifications(database, ...rest);
    };
  }
  return () => {
    Object.assign(loose, { removeNotifications, addNotifications });
    kept = null;
  };
}
