// A year of a household of six: batteries that drain by day and by night, syncs at all hours, people who answer, forget, are
// away or never answer. What leaves as SMS is held against what was so: nobody is disturbed, nothing lost, nobody told in vain.

import { serialByKey } from '../../src/net/concurrency';
import { wallClock } from '../../src/net/local-time';
import { createAgenda } from '../../src/people/agenda';
import { createAlertDelivery } from '../../src/people/alert-delivery';
import { type CheckRequest, createCheckPeople } from '../../src/people/check-people';
import { createChecking } from '../../src/people/checking';
import { createConversations } from '../../src/people/conversations';
import { Trouble } from '../../src/sentences/trouble';
import { membersOf } from '../../src/sms/content';
import { readySms } from '../../src/sms/message';
import { openOutbox } from '../../src/sms/outbox';
import type { Provider, Sender } from '../../src/sms/provider';
import { dryRun } from '../../src/sms/providers/dry-run';
import { replyOf } from '../../src/sms/reply-words';
import type { Person } from '../../src/store/records';
import { createHearReply } from '../../src/use-cases/hear-reply';
import { createHeldUntil } from '../../src/use-cases/held-until';
import { createIsOutdated } from '../../src/use-cases/is-outdated';
import { createLanguageOf } from '../../src/use-cases/language-of';
import type { AlertMessage } from '../../types/messages';
import { usualSettings } from '../support/check-settings';
import { fakeCloud } from '../support/fake-cloud';
import { fakeSystem, settled } from '../support/fake-system';
import { somebody, someGrant } from '../support/people';
import { tempStore } from '../support/temp-store';
import { type Member, members, neighbour, nextPerson } from './household-members';
import { type Got, weeks } from './weeks';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Midnight in Berlin; both changes of the clocks lie in the year after it. */
const start = Date.UTC(2026, 0, 31, 23);
const zone = 'Europe/Berlin';
const night = { from: 22 * 60, to: 7 * 60 };
const remindHours = 24;
const escalateHours = 6;
const low = 20;
/** What a check that comes late, and an SMS that waits for others, may add. */
const slack = 40 * minute;

/** A fault that the harness must find; the product has no such switch. */
export const householdMutations = ['quiet', 'waiting', 'next-person'] as const;

/** Numbers from 0 to 1, the same in every run of a seed. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How a wearer's battery really is, and what the last sync told of it. */
interface Battery {
  level: number;
  synced: number;
  syncedAt: number;
  /** When it was synced low for the first time since it was charged; null while it is not. */
  lowSince: number | null;
  chargeAt: number | null;
  /** For how long it has been low in hours in which they may be told, without that. */
  untoldMs: number;
  nextSyncAt: number;
}

interface ToldAlert {
  at: number;
  key: string;
  alert: AlertMessage;
}

interface Post {
  at: number;
  to: string;
  body: string;
  sid: string;
  /** What it tells; an answer to a reply tells of none. */
  alerts: readonly AlertMessage[];
}

interface Reply {
  at: number;
  /** About whose battery the SMS was. */
  key: string;
  from: string;
  text: string;
}

export interface HouseholdOptions {
  days: number;
  seed: number;
  mutation: (typeof householdMutations)[number] | null;
  say(line: string): void;
}

/** The answer: what was wrong, a sentence each. */
export async function household({ days, seed, mutation, say }: HouseholdOptions): Promise<string[]> {
  const random = chance(seed);
  const system = fakeSystem(start);
  const temp = await tempStore(system);
  const cloud = fakeCloud(system);
  const breaks: string[] = [];
  const told: ToldAlert[] = [];
  const posts: Post[] = [];
  const got: Got[] = [];
  const people = new Map<string, Person>();
  const batteries = new Map<string, Battery>();
  /** Whom nothing reaches, as the phone is lost. */
  let lostPhone: string | null = null;

  for (const { key, number, facts } of members) {
    const person = somebody(key, {
      name: key,
      timeZone: zone,
      connectedAt: start,
      number,
      numberState: number === null ? 'none' : 'proven',
      language: key === 'bert' ? 'de' : 'en',
      ...facts,
    });
    people.set(key, person);
    await temp.store.savePersonAndGrant(person, someGrant);
    batteries.set(key, {
      level: 60 + random() * 40,
      synced: 100,
      syncedAt: start,
      lowSince: null,
      chargeAt: null,
      untoldMs: 0,
      nextSyncAt: start,
    });
  }
  const batteryOf = (key: string) => batteries.get(key) as Battery;

  cloud.answer = async (token) => {
    const member = members.find(({ key }) => people.get(key)?.id === token);
    const { synced, syncedAt } = batteryOf(member?.key ?? '');
    const device = { id: `D-${member?.key}`, name: member?.device ?? null, type: 'tracker' as const };
    return { ok: true, value: [{ ...device, level: Math.round(synced), status: null, syncedAt }] };
  };

  const settings: CheckRequest['settings'] = {
    ...usualSettings,
    quiet: mutation === 'quiet' ? null : night,
    remindHours,
    escalateHours: mutation === 'next-person' ? 0 : escalateHours,
    adviceAt: null,
    notSyncingHours: 300,
  };
  const request = {
    nodeId: 'battery',
    cloud: 'google-health',
    clientId: 'client',
    settings,
    escalateTo: { number: neighbour },
  };
  const parts = { store: temp.store, system, cloudOf: () => cloud };
  const checking = createChecking({
    ...parts,
    useToken: (person, call) => call(person.id),
    onChecked: () => undefined,
  });
  const alertDelivery = createAlertDelivery(parts);
  const agenda = createAgenda(parts);
  const inTurn = serialByKey();
  const checkPeople = createCheckPeople({
    ...parts,
    inTurn,
    checking,
    alertDelivery,
    agenda,
    signupAddress: () => null,
  });
  const conversations = createConversations({
    ...parts,
    inTurn,
    expect: agenda.expect,
    watchOf: () => ({ ...request, personId: null }),
  });
  const provider: Provider = {
    ...dryRun,
    id: 'family',
    statuses: [{ word: 'sent', means: 'sent', isFinal: true }],
  };
  const sender: Sender = {
    ifUncertain: 'post-again',
    async send({ id, to, body, segments }) {
      const at = system.now();
      const trouble = new Trouble('sms-unsent', 'sms.unsent', { provider: 'The phone' });
      if (isCut(at)) return { kind: 'unsent', trouble };
      const row = await temp.store.sms(id);
      const all = (row ? membersOf(row) : []).map(({ msg }) => msg as unknown as AlertMessage);
      const sid = `sid-${posts.length}`;
      posts.push({ at, to, body, sid, alerts: all.filter(({ alert }) => alert !== undefined) });
      return { kind: 'accepted', sid, status: 'sent', segments };
    },
    poll: async () => ({ kind: 'unknown' }),
  };
  const outbox = await openOutbox({
    store: temp.store,
    system,
    account: 'account',
    provider,
    sender,
    validitySeconds: 6 * 3600,
    isOutdated: createIsOutdated(temp.store),
    ...(mutation === 'waiting' ? {} : { heldUntil: createHeldUntil(temp.store) }),
    languageOf: createLanguageOf(temp.store),
  });
  const hearReply = createHearReply({
    store: temp.store,
    system,
    conversations,
    accounts: { outbox: async () => outbox },
  });
  const works = new Set<Promise<unknown>>();
  const watch = (work: Promise<unknown>) => {
    const watched = work
      .catch((error: Error) => breaks.push(error.message))
      .finally(() => works.delete(watched));
    works.add(watched);
  };

  await alertDelivery.attach('battery', (alert) => {
    const key = alert.person.name;
    told.push({ at: system.now(), key, alert });
    const to = alert.to ?? neighbour;
    watch(
      outbox
        .send({
          nodeId: 'sms',
          sms: readySms(to, alert.payload, 'DE', 1600),
          key: alert.alert.id,
          isAlert: true,
          msg: { ...alert },
        })
        .then(
          (sent) => {
            const post = posts.find(({ sid }) => sid === sent?.sid);
            if (post) reached(key, post);
            heed(key, to);
          },
          (error: { code?: string; message: string }) => {
            if (!['sms-outdated', 'sms-repeated'].includes(error.code ?? ''))
              breaks.push(`${shown(system.now())} ${key}: ${error.message}`);
          },
        ),
    );
    return true;
  });

  function reached(key: string, { at, to, sid }: Post): void {
    const who = to === neighbour ? nextPerson : key;
    got.push({ who, sms: sid, wall: wallClock(at, zone), isNight: isNight(at) });
  }

  /** Who was told may answer, and may charge it, in hours in which they are awake. */
  function heed(key: string, to: string): void {
    const member = members.find((one) => one.key === key);
    if (!member || to === lostPhone) return;
    const isNeighbour = to === neighbour;
    if (random() < (isNeighbour ? 0.9 : member.heeds)) {
      const battery = batteryOf(key);
      battery.chargeAt ??= awake(system.now() + (0.3 + random() * 5) * hour);
    }
    const answer = isNeighbour ? '' : (member.answers[Math.floor(random() * member.answers.length)] ?? '');
    if (answer !== '') replies.push({ at: system.now() + random() * 2 * hour, key, from: to, text: answer });
  }
  const charges: { key: string; at: number }[] = [];
  const answered: Reply[] = [];
  const replies: Reply[] = [];

  async function reply({ key, from, text }: Reply): Promise<void> {
    const at = system.now();
    const understood = replyOf(text, 'de');
    if (!understood) return void breaks.push(`"${text}" was not understood`);
    const given = {
      id: `reply-${at}-${from}`,
      reply: understood,
      from,
      at,
      accounts: ['account'],
      nodeId: 'sms',
      person: null,
    };
    answered.push({ at, key, from, text });
    await hearReply(given, (trouble) => breaks.push(trouble.message));
  }

  await temp.store.onChange(agenda.changed);
  agenda.attach('battery', {
    async wake(personId) {
      await checkPeople.wake(
        { ...request, personId: null, mostAgeMs: 15 * minute },
        personId,
        () => undefined,
      );
    },
    reschedule: () => checkPeople.reschedule({ ...request, personId: null }),
    looked: (thrown) => {
      if (thrown) breaks.push(String(thrown));
    },
  });

  const holidays = { from: start + 180 * day, to: start + 194 * day };
  const end = start + days * day;
  for (let at = start; at < end; at += 10 * minute) {
    for (const member of members) live(member, at);
    if (at === holidays.from)
      await conversations.pause(
        [...people.values()].map(({ id }) => id),
        holidays.to,
      );
    if (at === start + 60 * day) lostPhone = '+4915228817003';
    if (at === start + 75 * day) lostPhone = null;
    for (const due of replies.splice(0)) {
      if (due.at <= at) await reply(due);
      else replies.push(due);
    }
    for (const { key } of members) await look(key);
    await system.advance(10 * minute);
    while (works.size > 0 && system.pending() === 0) await settled();
    await settled();
  }

  /** A battery that has been low for long, in hours in which they may be told, without their having been told. */
  async function look(key: string): Promise<void> {
    const battery = batteryOf(key);
    const since = battery.lowSince;
    if (since === null || told.some((one) => one.key === key && one.at >= since)) {
      battery.untoldMs = 0;
      return;
    }
    const { pausedUntil = null } = (await temp.store.person(people.get(key)?.id ?? '')) ?? {};
    const isHeld =
      isQuietFor(key, false, system.now()) || (pausedUntil !== null && pausedUntil > system.now());
    if (isHeld) return;
    battery.untoldMs += 10 * minute;
    if (battery.untoldMs > slack) {
      breaks.push(`${shown(system.now())} ${key}: low since ${shown(since)}, and nobody was told`);
      battery.untoldMs = Number.NEGATIVE_INFINITY;
    }
  }

  /** Ten minutes of a battery; a sync is a webhook, and with that a check. */
  function live({ key, drain }: Member, at: number): void {
    const battery = batteryOf(key);
    battery.level = Math.max(1, battery.level - (drain * (0.6 + random() * 0.8)) / 6);
    if (battery.chargeAt !== null && battery.chargeAt <= at) {
      battery.level = 92 + random() * 8;
      battery.chargeAt = null;
      battery.nextSyncAt = at;
      charges.push({ key, at });
    }
    if (battery.nextSyncAt > at) return;
    battery.nextSyncAt = at + (0.3 + random() * 3) * hour;
    battery.synced = battery.level;
    battery.syncedAt = at;
    if (Math.round(battery.synced) >= low + 15) battery.lowSince = null;
    else if (Math.round(battery.synced) < low) battery.lowSince ??= at;
    const person = people.get(key);
    if (person) watch(checkPeople.run({ ...request, personId: person.id }, () => undefined));
  }

  await agenda.close();
  // What waits for others at the end goes on after a start that never comes.
  outbox.close();
  while (works.size > 0) await settled();
  await temp.remove();
  judge();
  report();
  return breaks;

  function judge(): void {
    for (const { at, body, alerts } of posts)
      if (alerts.length > 0 && alerts.every((one) => isQuietAt(one, at)))
        breaks.push(`${shown(at)}: an SMS in quiet hours: ${body}`);
    for (const member of members) judgeTellings(member);
  }

  function judgeTellings({ key }: Member): void {
    const own = told.filter((one) => one.key === key);
    for (const talk of new Set(own.map(({ alert }) => alert.alert.conversation))) {
      const all = own.filter(({ alert }) => talk !== undefined && alert.alert.conversation === talk);
      const first = all[0];
      const last = all.at(-1);
      if (!first || !last) continue;
      for (const one of all) judgeCritical(one, all);
      const hours = (last.at - first.at) / hour;
      const toWearer = all.filter(({ alert }) => !alert.alert.escalated).length;
      // One for low, one for critical, one a day, and one for each putting off.
      const later = 2 + Math.ceil(hours / 3);
      if (toWearer > 2 + Math.floor(hours / remindHours) + (answersLater(key) ? later : 0)) {
        breaks.push(`${shown(first.at)} ${key}: told ${toWearer} times in ${Math.round(hours)} h`);
      }
      if (all.length - toWearer > 2)
        breaks.push(`${shown(first.at)} ${key}: passed on ${all.length - toWearer} times`);
    }
  }

  /** What is critical, and nobody answers or charges, reaches the next person. */
  function judgeCritical({ at, key, alert }: ToldAlert, all: readonly ToldAlert[]): void {
    if (alert.alert.kind !== 'critical' || alert.alert.escalated) return;
    const due = awake(at + escalateHours * hour) + slack;
    const number = members.find((one) => one.key === key)?.number;
    const isAnswered = answered.some((one) => one.from === number && one.at >= at - day && one.at <= due);
    const isCharged = charges.some((one) => one.key === key && one.at >= at && one.at <= due);
    const isAway = due >= holidays.from && at <= holidays.to;
    const isPassedOn = all.some((one) => one.alert.alert.escalated && one.at >= at - day && one.at <= due);
    if (!isAnswered && !isCharged && !isAway && !isPassedOn && due < end) {
      breaks.push(`${shown(at)} ${key}: critical, nobody answered, and the next person was not told`);
    }
  }

  function isQuietAt({ alert, person: { name } }: AlertMessage, at: number): boolean {
    const isEscalated = alert.escalated === true;
    const passes = alert.kind === 'critical' && !isEscalated && people.get(name)?.criticalPasses === true;
    return !passes && isQuietFor(name, isEscalated, at);
  }

  function isQuietFor(key: string, isEscalated: boolean, at: number): boolean {
    const { from, to } = isEscalated ? night : (people.get(key)?.ownQuiet ?? night);
    const minutes = Math.floor((wallClock(at, zone) % day) / minute);
    return from < to ? from <= minutes && minutes < to : minutes >= from || minutes < to;
  }

  function report(): void {
    say(`${posts.length} SMS of ${told.length} alerts in ${days} days`);
    // What we answered is no alert's.
    for (const post of posts.filter(({ sid }) => !got.some(({ sms }) => sms === sid))) {
      const asked = answered.findLast(({ at, from }) => from === post.to && at <= post.at);
      if (asked) reached(asked.key, post);
    }
    const names = [...members.map(({ key }) => key), nextPerson];
    for (const line of weeks(names, got, wallClock(start, zone), days)) say(line);
  }
}

function answersLater(key: string): boolean {
  const number = members.find((one) => one.key === key)?.number;
  return members.some(
    (one) => one.number === number && one.answers.some((text) => /later|später/.test(text)),
  );
}

/** In the evening the provider cannot be reached, until the night has begun. */
function isCut(at: number): boolean {
  const minutes = (wallClock(at, zone) % day) / minute;
  return minutes >= 18 * 60 && minutes < 22.5 * 60;
}

const isNight = (at: number) => {
  const minutes = Math.floor((wallClock(at, zone) % day) / minute);
  return minutes >= night.from || minutes < night.to;
};

/** The same moment, or the next morning. */
function awake(at: number): number {
  const wall = wallClock(at, zone) % day;
  return isNight(at) ? at + ((8 * hour - wall + day) % day) : at;
}

const shown = (at: number) => new Date(wallClock(at, zone)).toISOString().slice(0, 16);
