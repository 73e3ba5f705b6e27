// The load of the harness: people who are connected, notifications about them, looks at their trackers, sign-ups; and what all of
// that has come to. One Node-RED has to bear it, or several.
import { join } from 'node:path';
import type { OverviewAnswer } from '../../nodes/common/overview-types';
import { monthOf } from '../../src/net/months';
import type { Chance } from '../fuzz/chance';
import { connect } from '../support/consent';
import type { FlowNode, NodeRed } from '../support/node-red';
import type { Clouds } from './clouds';
import type { Collector, Fact } from './collector';
import { batteryNodes, type House, hookPaths, webhookSecret } from './flows';
import { type Counted, compare, type Tally } from './ledger';
import type { People, Person } from './people';
import type { Signups } from './signups';
import { accountNames, everythingLeft, type Left, type SmsWay } from './sms-ways';

const fitbitPeople = 6;
/** Of those who signed up, the newest so many wear something that is looked at. */
const googlePeople = 6;

export const inFlightPreload = join(__dirname, 'in-flight-preload.js');

/** What devices are called here. */
const devices = /\b(?:Low|Up) \d{5}\b/g;

export interface Load {
  options: { smsWay: SmsWay };
  load: Chance;
  clouds: Clouds;
  collector: Collector;
  house: House;
  people: People;
  signups: Signups;
  publicUrl: string;
  /** The Node-REDs that can be asked now; the first one is, where one will do. */
  reds(): readonly NodeRed[];
  /** By how much all clocks are ahead of the real one. */
  ahead: number;
  /** When all this began, ms since 1970 UTC. */
  began: number;
  /** Numbers of the notifications that were answered 204. */
  acknowledged: number[];
  notified: number;
}

export function firstOf({ reds }: Pick<Load, 'reds'>): NodeRed {
  const [red] = reds();
  if (!red) throw new Error('no Node-RED can be asked');
  return red;
}

/** `configFor`: what the dialog of the service says at this Node-RED. `presses`: how often Connect is pressed at the most. */
export async function connectFitbitPeople(
  scene: Load,
  configFor: (red: NodeRed) => FlowNode = () => scene.house.fitbitConfig,
  presses = 1,
): Promise<void> {
  const { clouds, people } = scene;
  for (let at = 1; at <= fitbitPeople; at += 1) {
    const key = `person-${at}`;
    const name = `Person ${at}`;
    // Two people a number, so that alerts come together.
    const number = `+4915228${String(817_000 + Math.ceil(at / 2))}`;
    await clouds.person({ key, name, number, devices: [{ name: 'New', level: 80 }] });
    const state = await clouds.state();
    const press = async (left: number): Promise<string> => {
      const red = firstOf(scene);
      const pressed = connect(red, { control: { state: () => state } }, configFor(red), key);
      return pressed.catch((error) => {
        if (left === 0) throw error;
        return press(left - 1);
      });
    };
    const personId = await press(presses - 1);
    const userId = state.people.find((one) => one.key === key)?.fitbitId ?? '';
    people.add({ key, name, vendor: 'fitbit', number, userId, personId });
  }
}

/**
 * Nothing is on its way between Node-RED and the clouds. Clocks that are moved before would let minutes pass between a
 * post and its arrival, on a machine that is busy: more than any promise is about.
 */
export async function settled({ reds, clouds }: Load): Promise<void> {
  for (let calm = 0; calm < 2; ) {
    const waiting = await Promise.all(
      reds().map((red) =>
        red.inside<number>((_RED, load, file: string) => load(file).requestsInFlight(), inFlightPreload),
      ),
    );
    await clouds.settled();
    calm = waiting.every((count) => count === 0) ? calm + 1 : 0;
  }
}

/** Whose trackers are looked at: everybody on Fitbit, and the newest on Google. */
export function active({ people }: Load): Person[] {
  const of = (vendor: string) => people.all().filter((person) => person.vendor === vendor);
  return [...of('fitbit'), ...of('google').slice(-googlePeople)];
}

export function shuffled<T>(things: T[], chance: Chance): T[] {
  return things
    .map((thing) => ({ thing, at: chance.below(1_000_000) }))
    .sort((one, other) => one.at - other.at)
    .map(({ thing }) => thing);
}

export async function moveAndCheck(scene: Load, person: Person): Promise<void> {
  await scene.people.touch(person);
  await check(scene, person);
}

/**
 * About every second person's access token is over. To be done while nothing is under way: one that is over before its first use means a
 * lost connection, and rightly. `unused`: of whom the last refresh has been followed by nothing yet; its result, with the same token, is given once more.
 */
export async function expireSome(scene: Load, unused: { has(key: string): boolean }): Promise<void> {
  for (const { vendor, key } of active(scene)) {
    if (scene.load.oneIn(2) && !unused.has(key)) await scene.clouds.expireAccess(vendor, key);
  }
}

/** An inject fires on each copy of the flow. */
export async function check({ reds }: Load, { vendor, personId }: Person): Promise<void> {
  const asked = reds().map((red) =>
    red.inside(
      (RED, _load, nodes: string[], person: string) => {
        for (const id of nodes) RED.nodes.getNode(id)?.receive({ person });
      },
      Object.values(batteryNodes[vendor]),
      personId,
    ),
  );
  await Promise.all(asked);
}

export async function notify(scene: Load, acknowledged: () => void): Promise<void> {
  const { clouds, load, publicUrl } = scene;
  const [first, ...rest] = active(scene);
  if (!first) return;
  const { vendor, userId } = load.pick([first, ...rest]);
  scene.notified += 1;
  const number = scene.notified;
  const body =
    vendor === 'fitbit'
      ? [{ collectionType: 'activities', ownerId: userId, ownerType: 'user', number }]
      : [{ data: { version: '1', operation: 'UPSERT', dataType: 'steps', healthUserId: userId, number } }];
  const status = await clouds.notify({
    vendor,
    url: `${publicUrl}${hookPaths[vendor]}`,
    people: [],
    body: JSON.stringify(body),
    attempts: 1,
    ...(vendor === 'google' ? { secret: webhookSecret } : {}),
  });
  if (status !== 204) return;
  scene.acknowledged.push(number);
  acknowledged();
}

/** Somebody new, who is about to sign up. */
export async function invite({ clouds, signups }: Load): Promise<void> {
  const at = signups.all().length + 1;
  const who = { key: `guest-${at}`, name: `Guest ${at}`, number: `+4915228${String(900_000 + at)}` };
  await clouds.person({ ...who, devices: [{ name: 'New', level: 80 }] });
  signups.begin(who);
}

/** Who is done wears a tracker from now on. */
export async function welcome(scene: Load): Promise<void> {
  const { clouds, signups, people } = scene;
  const isNew = signups
    .all()
    .filter(({ stage, key }) => stage === 'done' && !people.all().some((person) => person.key === key));
  if (isNew.length === 0) return;
  const known = await listed(scene);
  const { people: played } = await clouds.state();
  for (const { key, name, number } of isNew) {
    const personId = known.find((one) => one.name === name)?.id;
    const userId = played.find((one) => one.key === key)?.healthUserId;
    if (personId && userId) people.add({ key, name, vendor: 'google', number, userId, personId });
  }
}

interface Listed {
  id: string;
  name: string;
  numberState: string;
  access: { state: string };
  lastCheck: { ok: boolean } | null;
}

/** Everybody of both clouds, as the dialogs list them. */
export async function listed(scene: Load): Promise<Listed[]> {
  const { house } = scene;
  const red = firstOf(scene);
  const lists = await Promise.all(
    [house.fitbitConfig, house.googleConfig].map(async ({ cloud, clientId }) => {
      const { json } = await red.request(`/fitbit/people?cloud=${cloud}&clientId=${clientId}`);
      return json.people as Listed[];
    }),
  );
  return lists.flat();
}

/** What reached the Catch nodes. An error is no loss, but one of a kind that nobody expected is worth a look. */
export function errorsByCode(facts: readonly Fact[]): Record<string, number> {
  const errors: Record<string, number> = { 'errors at Catch': 0 };
  for (const fact of facts) {
    if (fact.kind !== 'error') continue;
    for (const name of ['errors at Catch', `  ${fact.code || 'without a code'}`]) {
      errors[name] = (errors[name] ?? 0) + 1;
    }
  }
  return errors;
}

/** What left, by whose book. */
export async function smsCounts({ clouds, options }: Load): Promise<Record<string, number>> {
  const { left, doubled } = await everythingLeft(options.smsWay, clouds);
  const byAccount = Object.entries(accountNames[options.smsWay]).map(([id, name]) => [
    `  by ${name}`,
    left.filter(({ account }) => account === id).length,
  ]);
  return {
    SMS: left.length,
    ...Object.fromEntries(byAccount),
    '  of them of several alerts': left.filter(({ body }) => [...body.matchAll(devices)].length > 1).length,
    '  of them failed late': left.filter(({ hasFailed }) => hasFailed).length,
    'SMS doubled by a killed app': doubled,
  };
}

/** What each account has counted in this month, where no clock was wrong, and no month has ended meanwhile. */
export async function countedOf(scene: Load): Promise<Counted[]> {
  const { options, ahead, began } = scene;
  if (options.smsWay !== 'chain' || monthOf(began) !== monthOf(Date.now() + ahead)) return [];
  const { json } = await firstOf(scene).request('/fitbit/overview?name=&most=5');
  const { accounts } = json as Pick<OverviewAnswer, 'accounts'>;
  return Object.entries(accountNames.chain).map(([account, name]) => ({
    account,
    name,
    inMonth: accounts.find(({ id }) => id === account)?.ofMonth ?? -1,
  }));
}

/** `unread`: whose grant has led to no reading in the end. `excused`: takes out what left twice and could not be helped. */
export async function balance(
  scene: Load,
  unread: readonly string[],
  excused: (left: readonly Left[]) => readonly Left[] = (left) => left,
): Promise<Tally> {
  const { acknowledged, collector, people, signups } = scene;
  const { left } = await everythingLeft(scene.options.smsWay, scene.clouds);
  const promised = signups.all().filter(({ isPromised, stage }) => isPromised || stage === 'done');
  return compare({
    acknowledged,
    facts: collector.facts,
    lowPeriods: people.lowPeriods(),
    sms: excused(left),
    counted: await countedOf(scene),
    signups: signups.all(),
    listed: (await listed(scene)).map(({ name, access, numberState }) => ({
      name,
      access: access.state,
      numberState,
    })),
    expected: [...new Set([...people.all().map(({ name }) => name), ...promised.map(({ name }) => name)])],
    unread,
  });
}
