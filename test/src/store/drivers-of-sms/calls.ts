// Made-up calls about SMS, sign-ups, notifications and ids at a cloud, as plain data about few people, numbers, nodes and SMS, so that they get in each other's way.
import fc from 'fast-check';
import { history } from '../../../../src/battery/history';
import type { IncomingDecision, IncomingFacts, IncomingSms } from '../../../../src/store/incoming-records';
import type {
  Person,
  SmsCounts,
  SmsDecision,
  SmsState,
  StoredReading,
  StoredSms,
} from '../../../../src/store/records';
import type { Store } from '../../../../src/store/store';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import { reading, signupRow, smsRow } from '../contract/rows';

/** What is known of a store before calls are made at the same time. */
export interface Before {
  sms: ReadonlyMap<string, StoredSms>;
  people: ReadonlyMap<string, Person>;
  /** Ids of notifications, in the order in which they were given. */
  notifications: readonly number[];
}

export interface Call {
  name: string;
  /** For whoever reads a history that fails. */
  with: unknown;
  /** `hear` takes note of what a rule was given; what it was given last counts. */
  run(store: Store, before: Before, hear: (what: string, given: unknown) => void): Promise<unknown>;
}

const hour = 3_600_000;
const day = 24 * hour;
const of = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const some = <Value>(value: fc.Arbitrary<Value>, maxLength = 3) => fc.array(value, { maxLength });

export const names = ['Anna', 'Bert', 'Carla', 'Änne'];
export const personIds = names.map((name) => somebody(name).id as string);
export const smsIds = ['s1', 's2', 's3', 's4', 's5'];
export const nodes = ['node', 'other'];
export const accounts = ['account', 'next', 'third'];
export const numbers = ['+4915228817386', '+12025550142', '+4915112345678'];
export const signupIds = ['u1', 'u2', 'u3'];
export const clouds = ['google-health', 'fitbit'];
export const times = [
  60_000,
  fakeStart - 40 * day,
  fakeStart - 8 * day,
  fakeStart - day,
  fakeStart - hour,
  fakeStart,
  fakeStart + 1,
  fakeStart + hour,
  fakeStart + day,
  fakeStart + 8 * day,
  fakeStart + 365 * day,
];

const time = of(...times);
const maybeTime = fc.option(time);
const name = of(...names);
const personId = of(...personIds, ...personIds, 'nobody');
const maybePerson = fc.option(personId);
const smsId = of(...smsIds);
const node = of(...nodes);
const account = of(...accounts);
const number = of(...numbers);
const signupId = of(...signupIds);
const cloud = of('google-health', ...clouds);
const client = of('client', 'client', 'client', 'other');
const userId = of(...names.map((one) => somebody(one).userId), 'user-new', 'user-nobody');
const word = of('one', 'two', 'ö\n\0', '\u0001\u0002', '{"conversation":1}', '{"held":1}', 'Z', 'a');
const sid = of('m1', 'm2', 'm3', 'half \ud83d', 'zero \0', '","sid":"m1');
const smsStates: SmsState[] = ['posting', 'waiting', 'accepted', 'refused', 'uncertain', 'joining'];
const state = of(...smsStates, 'accepted' as const);
const key = fc.option(of('k1', 'k2'));

const change = fc.record(
  {
    name: of('Anna', 'Anne', 'Zoe'),
    number: fc.option(number),
    numberState: of('none' as const, 'unproven' as const, 'proven' as const),
    stopped: fc.boolean(),
    userId,
    ownLow: fc.option(of(1, 33)),
    ownQuiet: fc.option(of({ from: 1, to: 2 })),
    pausedUntil: maybeTime,
    linkHash: fc.option(of('link', 'other link')),
  },
  { requiredKeys: [] },
);
const person = fc
  .record({ name, facts: fc.record({ cloud, clientId: client }, { requiredKeys: [] }), change })
  .map((one) => somebody(one.name, { ...one.facts, ...one.change }));
const smsFacts = fc.record(
  {
    nodeId: node,
    account,
    personId: maybePerson,
    key,
    state,
    sid: fc.option(sid),
    status: fc.option(word),
    errorCode: fc.option(of(1, 30_003)),
    createdAt: time,
    nextLookAt: maybeTime,
    conversation: fc.option(of('', 'talk_1', 'talk_2')),
    heldUntil: maybeTime,
  },
  { requiredKeys: [] },
);
const text = fc.record({ to: number, body: of('Low', 'Lower'), key, isAnswer: fc.boolean() });
const signup = fc
  .record({
    id: signupId,
    facts: fc.record({ nodeId: node, personId: maybePerson, createdAt: time, state: word }),
  })
  .map(({ id, facts }) => signupRow(id, facts));
const readingOf: fc.Arbitrary<StoredReading> = fc
  .record(
    {
      deviceId: of('d1', 'd2'),
      name: fc.option(word),
      at: time,
      level: fc.option(of(3, 62, 63, 100)),
      status: fc.option(of('High', 'Low')),
      syncedAt: maybeTime,
      charging: fc.boolean(),
    },
    { requiredKeys: ['deviceId', 'at'] },
  )
  .map(reading);

/** Rules by their names, as a history is printed. */
const decisions = of('go', 'go', 'go', 'uncapped', 'two', 'none');
const decide =
  (rule: string, hear: (what: string, given: unknown) => void) =>
  (counts: SmsCounts): SmsDecision => {
    hear('counts', counts);
    if (rule === 'none' || (rule === 'two' && counts.ofNumber.sent >= 2 && !counts.hasPass))
      return { verdict: 'cap-day' };
    return { verdict: 'added', isCapped: rule !== 'uncapped' };
  };
const incomingSms: fc.Arbitrary<IncomingSms> = fc.record({
  id: of('i1', 'i2', 'i3', 'i4'),
  from: number,
  content: word,
  cameAt: time,
  keyword: of('stop' as const, 'start' as const, null),
});
const incomingRule = fc.record({ isKept: fc.boolean(), isAnswer: fc.boolean() });

/** A call with made-up values. */
function call<Values>(
  name: string,
  values: fc.Arbitrary<Values>,
  run: (
    store: Store,
    values: Values,
    before: Before,
    hear: (what: string, given: unknown) => void,
  ) => Promise<unknown>,
): fc.Arbitrary<Call> {
  return values.map((all) => ({
    name,
    with: all,
    run: (store, before, hear) => run(store, all, before, hear),
  }));
}

const ofPeople = [
  call('savePersonAndGrant', person, (store, one) => store.savePersonAndGrant(one, someGrant)),
  call('dropConsent', personId, (store, id) => store.dropConsent(id, { access: 'lost' })),
  call('changePerson', fc.tuple(personId, change), (store, [id, changed]) =>
    store.changePerson(id, changed, (before) => `${before}.`),
  ),
  call('addPerson', fc.tuple(person, fc.option(signup), fc.boolean()), (store, all) =>
    store.addPerson(...all),
  ),
  call('identifyPerson', fc.tuple(personId, userId, fc.boolean()), (store, [id, user, mayGive], _, hear) =>
    store.identifyPerson(id, user, (other, isByMsg) => {
      hear('other', [other.id, isByMsg]);
      return mayGive;
    }),
  ),
  call('removePerson', fc.tuple(personId, fc.boolean()), (store, all) => store.removePerson(...all)),
  call('present', fc.tuple(personId, fc.option(number)), (store, all) => store.present(...all)),
  call('personOfAccount', fc.tuple(cloud, client, userId), (store, all) => store.personOfAccount(...all)),
  call('join', fc.tuple(person, fc.option(signup), fc.boolean()), (store, [one, begun, hasPlace], _, hear) =>
    store.join(one, someGrant, 'x1', JSON.stringify({ person: { id: one.id } }), begun, (people) => {
      hear('people', people);
      return hasPlace;
    }),
  ),
];

const ofSignups = [
  call('saveSignup', signup, (store, one) => store.saveSignup(one)),
  call('changeSignup', fc.tuple(signupId, word), (store, all) => store.changeSignup(...all)),
  call('removeSignup', signupId, (store, id) => store.removeSignup(id)),
  call(
    'keepCode',
    fc.tuple(signup, number, key, time, fc.boolean()),
    (store, [one, to, smsKey, at, isFull], _, hear) =>
      store.keepCode(one, `hash of ${to}`, { to, smsKey: smsKey ?? 'k1' }, at, (counts) => {
        hear('counts', counts);
        return isFull ? 'cap-node' : 'kept';
      }),
  ),
  call(
    'proveNumber',
    fc.tuple(
      personId,
      change,
      fc.option(fc.record({ to: number, smsKey: of('k1', 'k2'), at: time })),
      fc.option(signupId),
    ),
    (store, all) => store.proveNumber(...all),
  ),
  call('removeUnfinished', fc.tuple(personId, signupId), (store, all) => store.removeUnfinished(...all)),
  call('removeUnlinked', fc.tuple(personId, userId), (store, all) => store.removeUnlinked(...all)),
];

const ofNotifications = [
  call(
    'addNotifications',
    fc.tuple(cloud, client, some(fc.record({ userId, count: of(1, 2, 4), word })), time),
    (store, [ofCloud, ofClient, all, at]) =>
      store.addNotifications(
        ofCloud,
        ofClient,
        all.map((one) => ({
          userId: one.userId,
          count: one.count,
          collections: [one.word],
          entries: [{ [one.word]: one.word }],
        })),
        at,
      ),
  ),
  call('removeNotifications', some(of(0, 1, 2, 3)), (store, places, { notifications }) =>
    store.removeNotifications(places.map((place) => notifications.at(-1 - place) ?? 0)),
  ),
];

const ofSms = [
  call('addSms', fc.tuple(smsId, smsFacts, text, decisions), (store, [id, facts, words, rule], _, hear) =>
    store.addSms(smsRow(id, facts), words, decide(rule, hear)),
  ),
  call(
    'addJoiningSms',
    fc.tuple(smsId, smsFacts, text, decisions),
    (store, [id, facts, words, rule], _, hear) =>
      store.addJoiningSms(smsRow(id, { ...facts, state: 'joining' }), words, decide(rule, hear)),
  ),
  call(
    'joinSms',
    fc.tuple(smsId, some(smsId), account, text, decisions, personId),
    (store, [id, members, by, words, rule], _, hear) =>
      store.joinSms(smsRow(id, { account: by, nextLookAt: null }), members, words, decide(rule, hear)),
  ),
  call('leaveJointSms', fc.tuple(smsId, some(smsId, 2)), (store, [id, leaving]) =>
    store.leaveJointSms(
      id,
      'the rest',
      leaving.map((member) => ({ id: member, ending: `${member} left` })),
    ),
  ),
  call('removeEndings', some(smsId), (store, ids) => store.removeEndings(ids)),
  call('doubtInterruptedSms', fc.tuple(account, time), (store, all) => store.doubtInterruptedSms(...all)),
  call('countCappedSms', fc.tuple(account, time), (store, all) => store.countCappedSms(...all)),
  call('smsOfKey', fc.tuple(of('k1', 'k2'), time, time), (store, all) => store.smsOfKey(...all)),
];

/** What becomes of SMS that are written down. */
const ofSmsThere = [
  call(
    'changeSms',
    fc.tuple(
      smsId,
      fc.record(
        {
          state,
          sid: fc.option(sid),
          status: fc.option(word),
          nextLookAt: maybeTime,
          looks: of(1, 2),
          heldUntil: maybeTime,
          ending: fc.option(word),
        },
        { requiredKeys: [] },
      ),
      fc.option(fc.subarray(smsStates, { minLength: 2 })),
      of(undefined, undefined, undefined, null, ...accounts),
    ),
    (store, all) => store.changeSms(...all),
  ),
  call(
    'claimSms',
    fc.tuple(
      smsId,
      some(fc.record({ sid, status: word })),
      maybeTime,
      of(undefined, undefined, undefined, null, ...accounts),
    ),
    (store, all) => store.claimSms(...all),
  ),
  call(
    'handOverSms',
    fc.tuple(
      smsId,
      text,
      account,
      time,
      of('unsent' as const, 'failed' as const, 'uncertain' as const),
      decisions,
    ),
    (store, [id, words, next, at, fate, rule], { sms }, hear) =>
      store.handOverSms(
        sms.get(id) ?? smsRow(id),
        words,
        { account: next, at, content: `by ${next}`, fate },
        decide(rule, hear),
      ),
  ),
];

const ofIncoming = [
  call(
    'keepIncoming',
    fc.tuple(some(account), some(incomingSms), time, incomingRule),
    (store, [by, all, now, rule], _, hear) =>
      store.keepIncoming(by, all, now, (sms, facts: IncomingFacts): IncomingDecision => {
        hear(sms.id, facts);
        return { ...rule, stopped: sms.keyword === null ? null : sms.keyword === 'stop' };
      }),
  ),
  call('noteActedOn', of('i1', 'i2'), (store, id) => store.noteActedOn(id)),
  call('settleIncoming', some(of('i1', 'i2', 'i3')), (store, ids) => store.settleIncoming(ids)),
  call('hasStopped', number, (store, to) => store.hasStopped(to)),
];

const ofReadings = [
  call('saveReadings', fc.tuple(personId, some(readingOf)), (store, [id, all]) =>
    store.saveReadings(id, all, history),
  ),
  call('saveDecision', fc.tuple(name, some(of('a1', 'a2'), 1)), (store, [whose, alerts], { people }) => {
    const one = people.get(somebody(whose).id) ?? somebody(whose);
    return store.saveDecision(
      'node',
      one,
      [{ deviceId: '', state: whose }],
      alerts.map((id) => ({ id, body: id })),
    );
  }),
  call('removeAlerts', some(of('a1', 'a2')), (store, ids) => store.removeAlerts(ids)),
];

const ofSweep = [
  call('forgetOld', time, (store, now) => store.forgetOld(now)),
  call('forgetNodes', node, (store, there) => store.forgetNodes((id) => id === there)),
  call('setFact', word, (store, value) => store.setFact('fact', value)),
];

/** Who is there is added more often than removed. */
export const anyCall: fc.Arbitrary<Call> = fc.oneof(
  { weight: 2, arbitrary: fc.oneof(...ofPeople.slice(0, 1)) },
  { weight: 3, arbitrary: fc.oneof(...ofPeople) },
  { weight: 2, arbitrary: fc.oneof(...ofSignups) },
  { weight: 2, arbitrary: fc.oneof(...ofNotifications) },
  { weight: 5, arbitrary: fc.oneof(...ofSms) },
  { weight: 4, arbitrary: fc.oneof(...ofSmsThere) },
  { weight: 2, arbitrary: fc.oneof(...ofIncoming) },
  { weight: 1, arbitrary: fc.oneof(...ofReadings) },
  { weight: 1, arbitrary: fc.oneof(...ofSweep) },
);

/** In an order that no store has promised, by what the elements say. */
export function sorted<Value>(all: readonly Value[]): Value[] {
  const texts = new Map(all.map((one) => [one, JSON.stringify(one)]));
  return [...all].sort((a, b) => ((texts.get(a) ?? '') < (texts.get(b) ?? '') ? -1 : 1));
}

/** What every history begins with: everybody, SMS to their numbers that were accepted, and one that may go on. */
export const beginning: readonly Call[] = [
  ...names.map((one, at) => ({
    name: 'savePersonAndGrant',
    with: one,
    run: (store: Store) =>
      store.savePersonAndGrant(somebody(one, { number: numbers[at % 3] ?? null }), someGrant),
  })),
  ...smsIds.slice(0, 4).map((id, at) => ({
    name: 'addSms',
    with: id,
    run: (store: Store) =>
      store.addSms(
        smsRow(id, {
          personId: personIds[at % 2] ?? null,
          conversation: `talk_${at % 2}`,
          state: at === 3 ? 'waiting' : 'accepted',
          sid: `m${at + 1}`,
          key: 'k1',
        }),
        { to: numbers[0] ?? '', body: 'Low', key: 'k1' },
        () => ({ verdict: 'added', isCapped: true }),
      ),
  })),
];
