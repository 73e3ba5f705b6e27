// Made-up histories of what checks, nodes and people do, on both drivers side by side: each call has the same answer.
import 'should';
import fc from 'fast-check';
import { history, historyOfMsgs } from '../../../src/battery/history';
import type { Person, PersonChange, StoredReading } from '../../../src/store/records';
import type { CheckAnswer, KeptNow, NodeDecision, Store } from '../../../src/store/store';
import { fakeStart, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { tempPostgres } from '../../support/temp-postgres';
import { tempStore } from '../../support/temp-store';
import { day, hour, untoldAlert } from './contract/rows';

/** A call of the store, with all that goes into it. */
interface Call {
  name: string;
  values: readonly unknown[];
  on(store: Store): Promise<unknown>;
}

type MadeUp<Values extends unknown[]> = { [At in keyof Values]: fc.Arbitrary<Values[At]> };

function call<Name extends keyof Store>(
  name: Name,
  ...values: MadeUp<Parameters<Store[Name]>>
): fc.Arbitrary<Call> {
  return fc.tuple(...(values as fc.Arbitrary<unknown>[])).map((all) => ({
    name,
    values: all,
    on: (store) => (store[name] as (...all: unknown[]) => Promise<unknown>)(...all),
  }));
}

const persons = ['Anna', 'Ć"\\,{}🔋'].map((name) => somebody(name));
const person = fc.constantFrom(...persons);
const nodes = ['node', 'n,"{}\\'];
const node = fc.constantFrom(...nodes);
const device = fc.constantFrom('d1', 'd\'\\"{},🔋\uffff');
const alertId = fc.constantFrom('a1', 'a"\\2');
const smsNode = fc.constantFrom('sms', 'sms 2');
const code = fc.constantFrom('no-number', 'no-account');
const authorizationIds = ['one', 'two'];
const authorizationId = fc.constantFrom(...authorizationIds);
/** Often the same, often within a minute, and now and then by a clock that is wrong. */
const time = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }).map((times) => fakeStart + times * 5 * hour) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }).map((times) => fakeStart + times * 20_000) },
  { weight: 1, arbitrary: fc.integer({ min: -40, max: 40 }).map((days) => fakeStart + days * day) },
  { weight: 1, arbitrary: fc.constantFrom(60_000, fakeStart + 900 * day) },
);
const due = fc.option(fc.record({ advice: fc.option(time), alerts: fc.option(time) }));
const state = fc.constantFrom('{}', '{"held":{}}', '{"conversation":"talk"}', '"\\u0000 🔋 \\" held"');
const states = fc.array(fc.record({ deviceId: fc.oneof(fc.constant(''), device), state }), { maxLength: 3 });
/** One of an id that is there already fails with all that is decided with it. */
const newAlertId = fc.oneof(
  { weight: 1, arbitrary: alertId },
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 999 }).map((count) => `new ${count}`) },
);
const alerts = fc.array(fc.record({ id: newAlertId, body: fc.string() }), { maxLength: 2 });
const settled = fc.array(fc.record({ alertId, smsNodeId: smsNode }), { maxLength: 2 });

const reading: fc.Arbitrary<StoredReading> = fc
  .record({
    deviceId: device,
    name: fc.constantFrom(null, 'Charge 6', 'Sense "2"'),
    type: fc.constantFrom('tracker', 'scale'),
    at: time,
    level: fc.option(fc.integer({ min: 0, max: 100 })),
    status: fc.constantFrom(null, 'High', 'Low'),
    syncedAt: fc.option(time),
    charging: fc.constantFrom(true, false, undefined),
  })
  .map(({ charging, ...said }) => (charging === undefined ? said : { ...said, charging }));
const readings = fc.array(reading, { maxLength: 4 });
const rules = fc.constantFrom(history, historyOfMsgs);

const change: fc.Arbitrary<PersonChange> = fc.record(
  {
    failingReason: fc.constantFrom(null, 'timeout'),
    number: fc.constantFrom(null, '+4915228817386', '+4915228817387'),
    pausedUntil: fc.option(time),
    access: fc.constantFrom('ok', 'lost'),
  },
  { requiredKeys: [] },
);
const restate = (text: string, before: Person) => `${text}${before.failingReason ?? ''}`.slice(0, 40);
const answer: fc.Arbitrary<CheckAnswer> = fc
  .record({ readings, rules, changed: fc.option(change) })
  .map(({ changed, ...brought }) => ({
    ...brought,
    changeOf: ({ access }) => (changed && access === 'ok' ? { change: changed, restate } : null),
  }));

/** What a decision asks for, in its order; and whether it has a defect. */
const asked = fc.record({
  learned: fc.array(fc.tuple(device, fc.boolean(), fc.constantFrom(undefined, 1, 3)), { maxLength: 3 }),
  others: fc.array(person, { maxLength: 2 }),
  isLastRead: fc.boolean(),
  hasDefect: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

const decision = fc.record({
  states,
  alerts,
  settled,
  due: due.map((one) => one ?? { advice: null, alerts: null }),
});

const decide =
  ([decided, { learned, others, isLastRead, hasDefect }]: [NodeDecision, Asked]) =>
  (kept: KeptNow) => {
    const seen = {
      person: kept.person,
      states: kept.states,
      untold: kept.untold,
      due: kept.due,
      learned: learned.map(([id, isReadable, most]) =>
        kept.learning(id, (text) => isReadable && history.isReadable(text), most),
      ),
      others: others.map((other) => kept.personById(other.id)),
      last: isLastRead ? kept.lastReadings() : null,
    };
    if (hasDefect) throw new TypeError('a defect');
    return { ...decided, seen };
  };

const id = person.map((one) => one.id);
const stateHash = authorizationId.map((one) => `hash of ${one}`);

const ofPeople = [
  call('savePersonAndGrant', person, fc.constant(someGrant)),
  call('changePerson', id, change, fc.constant(restate)),
];

const ofReadings = [
  call('saveReadings', id, readings, rules),
  call('readingsSince', id, time),
  call('learning', id, device, fc.constant(history.isReadable), fc.constantFrom(undefined, 0, 2)),
];

const ofChecks = [
  call('keepAnswer', id, answer),
  call('keepCheck', node, id, fc.option(answer), fc.tuple(decision, asked).map(decide)),
];

const untold = fc
  .record({ alertId, smsNodeId: smsNode, nodeId: fc.option(node), personId: id, deviceId: device, code })
  .map((facts) => untoldAlert(facts.alertId, facts));
const leftAs = fc.record({ leftAs: alertId }, { requiredKeys: [] });
const verdict = fc.constantFrom('ready', 'waiting', 'dropped');

const ofAlerts = [
  call('saveDecision', node, person, states, alerts, settled, fc.option(due, { nil: undefined })),
  call('removeAlerts', fc.array(newAlertId, { maxLength: 3 })),
  call(
    'keepUntold',
    fc.tuple(untold, leftAs).map(([one, left]) => ({ ...one, ...left })),
    fc.constantFrom(null, '+4915228817386'),
    verdict.map((said) => (_: Person, isFormer: boolean) => (isFormer ? 'dropped' : said)),
  ),
  call('readyUntold', fc.array(untold, { maxLength: 3 })),
];

const ofAgenda = [
  call('duePeople', node, time, time, fc.integer({ min: 0, max: 3 })),
  call('nextDue', fc.array(node, { maxLength: 3 }), time),
];

/** Rare, as little is left by them. */
const ofForgetting = [
  call('removePerson', id, fc.boolean()),
  call('dropConsent', id, change),
  call('removeDevice', id, device),
  call('forgetStates', fc.constantFrom(...new Set(persons.map(({ cloud }) => cloud)))),
  call('removeAgenda', node),
  call(
    'forgetNodes',
    node.map((gone) => (nodeId: string) => nodeId !== gone),
  ),
];

const ofAuthorizations = [
  call(
    'addAuthorization',
    fc.record({ id: authorizationId, plan: fc.string(), expiresAt: time }),
    stateHash,
    fc.constant(fakeStart),
  ),
  call('authorization', stateHash),
  call('takeAuthorization', stateHash),
  call('keepAuthorizationGrant', authorizationId, fc.string()),
  call('endAuthorization', authorizationId, fc.string()),
  call(
    'join',
    person,
    fc.constant(someGrant),
    authorizationId,
    id.map((one) => JSON.stringify({ person: { id: one } })),
  ),
];

/** All that is kept of what these calls are about. */
async function everything(store: Store): Promise<unknown[]> {
  const ofEachPerson = persons.map(async ({ id }) => [
    await store.grant(id),
    await store.lastReadings(id),
    await store.readingsSince(id, 0),
    await store.untoldOf(id),
    await store.talks(id),
  ]);
  const ofEachNode = nodes.map(async (nodeId) => [
    await store.alertsOfNode(nodeId),
    ...(await Promise.all(
      persons.map(async ({ id }) => [
        await store.states(nodeId, id),
        await store.due(nodeId, id),
        await store.dueAt(nodeId, id),
      ]),
    )),
  ]);
  const ofEachAuthorization = authorizationIds.map(async (id) => [
    await store.authorizationOutcome(id),
    await store.outcomeOfState(`hash of ${id}`),
  ]);
  return [
    await store.everybody(),
    await store.everyUntold(),
    await store.talks(null),
    await store.interruptedAuthorizations(),
    ...(await Promise.all([...ofEachPerson, ...ofEachNode, ...ofEachAuthorization])),
  ];
}

/** Asks for all at once, so that they share a transaction. */
async function answersOf(store: Store, calls: readonly Call[]): Promise<unknown[]> {
  const ended = await Promise.allSettled(calls.map((one) => one.on(store)));
  return ended.map((one) => (one.status === 'fulfilled' ? one.value : { rejected: one.reason.code }));
}

describe('the drivers of the store, side by side', () => {
  const calls = fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...ofPeople) },
    { weight: 6, arbitrary: fc.oneof(...ofReadings) },
    { weight: 9, arbitrary: fc.oneof(...ofChecks) },
    { weight: 8, arbitrary: fc.oneof(...ofAlerts) },
    { weight: 3, arbitrary: fc.oneof(...ofAgenda) },
    { weight: 4, arbitrary: fc.oneof(...ofAuthorizations) },
    { weight: 1, arbitrary: fc.oneof(...ofForgetting) },
  );
  const batch = fc.array(calls, { minLength: 1, maxLength: 8 });
  const life = fc.array(batch, { minLength: 5, maxLength: 30, size: 'max' });

  it('answer alike, and keep the same', async function () {
    this.timeout(180_000);
    await fc.assert(
      fc.asyncProperty(life, async (batches) => {
        const sqlite = await tempStore(fakeSystem());
        const postgres = await tempPostgres(fakeSystem());
        try {
          for (const batch of batches) {
            const expected = await answersOf(sqlite.store, batch);
            (await answersOf(postgres.store, batch)).should.eql(expected);
          }
          (await everything(postgres.store)).should.eql(await everything(sqlite.store));
        } finally {
          await sqlite.remove();
          await postgres.remove();
        }
      }),
      // A smaller history would be nicer to read, and takes minutes to find.
      { numRuns: Number(process.env.RUNS ?? 30), endOnFailure: true },
    );
  });
});
