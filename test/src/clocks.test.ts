// Promises under any clock: whatever it shows, and whenever it is set, no alert is lost or told twice, and no limit lasts
// longer than its own rule once the clock is right. The real store, checks, outbox and sign-ups on a made-up clock.
import { serialByKey } from '../../src/net/concurrency';
import 'should';
import * as fc from 'fast-check';
import { failed } from '../../src/clouds/cloud';
import { createAgenda } from '../../src/people/agenda';
import { createAlertDelivery } from '../../src/people/alert-delivery';
import { type CheckPeople, createCheckPeople } from '../../src/people/check-people';
import { createChecking } from '../../src/people/checking';
import type { SignupPolicy } from '../../src/people/signup/policy';
import { createSignups, type Signups } from '../../src/people/signup/signups';
import { type Outbox, openOutbox } from '../../src/sms/outbox';
import { twilio as provider } from '../../src/sms/providers/twilio/twilio';
import { usualSettings } from '../support/check-settings';
import { fakeCloud, tracker } from '../support/fake-cloud';
import { fakeStart, fakeSystem, settled } from '../support/fake-system';
import { modelTwilio } from '../support/model-twilio';
import { somebody, someGrant } from '../support/people';
import { type TempStore, tempStore } from '../support/temp-store';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const number = '+4915228817386';

type Step =
  | { do: 'set'; to: number }
  | { do: 'pass'; ms: number }
  | { do: 'level'; level: number }
  | { do: 'check' | 'failing check' | 'code' | 'restart' | 'sms' };

/** What the clock shows: as far off as a Pi without a battery, a typing error, or a year. */
const offsets = [
  -fakeStart,
  -365 * day,
  -2 * day,
  -hour,
  -minute,
  minute,
  hour,
  2 * day,
  365 * day,
  Date.UTC(2151, 0) - fakeStart,
];
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), to: fc.constantFrom(0, ...offsets) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(11_000, 20 * minute, hour, 7 * hour) }),
  fc.record({ do: fc.constant('level' as const), level: fc.constantFrom(4, 15, 60) }),
  fc.record({
    do: fc.constantFrom(
      'check' as const,
      'failing check' as const,
      'code' as const,
      'restart' as const,
      'sms' as const,
    ),
  }),
);

/** An alert's SMS is sent, but its node has not outlived it when the next life begins with a clock that is far ahead. */
const cutWhileAhead: Step[] = [
  { do: 'level', level: 15 },
  { do: 'check' },
  { do: 'set', to: 365 * day },
  { do: 'restart' },
  { do: 'set', to: 0 },
  { do: 'restart' },
];

/** A household in this process; `restart` is what a new start of Node-RED does. */
async function openHousehold(temp: TempStore) {
  const system = fakeSystem();
  const cloud = fakeCloud(system);
  const twilio = modelTwilio(system);
  // A callback may come as fast as that: what is settled is what a sweep forgets by its age.
  twilio.status = 'delivered';
  const facts = {
    level: 60,
    failing: false,
    codes: 0,
    texts: 0,
    told: [] as string[],
    ids: new Set<string>(),
  };
  const right = fakeStart;
  cloud.answer = () =>
    facts.failing
      ? failed('timeout')
      : { ok: true, value: [tracker(facts.level, right + system.steady() - fakeStart)] };
  await temp.store.savePersonAndGrant(somebody('Anna', { connectedAt: fakeStart - day }), someGrant);

  let checkPeople: CheckPeople;
  let outbox: Outbox;
  let signups: Signups;
  const policy: SignupPolicy = {
    nodeId: 'signup',
    cloud: 'google-health',
    clientId: 'client',
    confirm: 'sms',
    invitation: '',
    mostPeople: 100,
    codesPerDay: 1000,
    title: 'Alerts',
    address: 'https://pi.example.org/fitbit/signup',
    send: () => {
      facts.codes += 1;
    },
    happened: () => undefined,
    capReached: () => undefined,
    full: () => undefined,
  };
  async function open(): Promise<void> {
    const parts = { store: temp.store, system, cloudOf: () => cloud };
    const checking = createChecking({
      ...parts,
      useToken: (person, call) => call(person.id),
      onChecked: () => undefined,
    });
    const alertDelivery = createAlertDelivery(parts);
    checkPeople = createCheckPeople({
      inTurn: serialByKey(),
      ...parts,
      checking,
      alertDelivery,
      agenda: createAgenda(parts),
      signupAddress: () => null,
    });
    signups = createSignups({ store: temp.store, system });
    await sweep();
    outbox = await openOutbox({
      store: temp.store,
      system,
      account: 'a',
      provider,
      sender: twilio.sender,
      validitySeconds: 3600,
      caps: { perNumber: 1000, perDay: 1000 },
    });
    await alertDelivery.attach('node', ({ alert }) => {
      if (!facts.ids.has(alert.id)) facts.told.push(alert.kind);
      facts.ids.add(alert.id);
      const sms = { to: number, body: alert.id, segments: 1 };
      // What is not sent by a clock that is wrong is seen by what is posted in the end.
      outbox.send({ nodeId: 'node', sms, key: alert.id, isAlert: true, msg: {} }).catch(() => undefined);
      return true;
    });
  }
  /** What a start does, and then every five minutes. */
  async function sweep(): Promise<void> {
    await signups.forgetUnfinished(
      () => true,
      async () => undefined,
      async () => undefined,
    );
  }
  await open();
  return {
    system,
    facts,
    twilio,
    policy,
    get signups() {
      return signups;
    },
    sweep,
    right: () => system.setClock(system.steady()),
    async check(isFailing = false) {
      facts.failing = isFailing;
      await system.advance(11_000);
      await checkPeople.run(
        {
          nodeId: 'node',
          cloud: 'google-health',
          clientId: 'client',
          personId: null,
          settings: { ...usualSettings, notSyncingHours: 24 * 400, devices: 'all' },
        },
        () => undefined,
      );
      await settled();
    },
    async code() {
      const id = `signup ${system.steady()} ${facts.codes}`;
      const state = {
        stage: 'code',
        isNew: false,
        mostPeople: 9,
        codeHash: '',
        codeUntil: 0,
        tries: 0,
        codes: 0,
        name: 'B',
        number,
        language: 'en',
      };
      await temp.store.saveSignup({
        id,
        nodeId: 'signup',
        personId: null,
        createdAt: system.now(),
        state: JSON.stringify(state),
      });
      return signups.sendCode(policy, id);
    },
    async sms(key: string) {
      facts.texts += 1;
      const sent = outbox.send({
        nodeId: 'node',
        sms: { to: number, body: `Text ${facts.texts}`, segments: 1 },
        key,
        msg: {},
      });
      const before = twilio.posts.length;
      await sent.catch(() => undefined);
      return twilio.posts.length > before;
    },
    async restart() {
      outbox.close();
      await outbox.idle();
      await temp.reopen();
      await open();
    },
    async close() {
      outbox.close();
      await outbox.idle();
    },
  };
}

describe('whatever the clock shows', () => {
  it('no alert is lost or told twice in a low period, and nothing is blocked for longer than its rule', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 14 }), async (run) => {
        const temp = await tempStore(fakeSystem());
        const house = await openHousehold(temp);
        try {
          const { system, facts } = house;
          const periods = [0];
          for (const step of run) {
            switch (step.do) {
              case 'set':
                system.setClock(system.steady() + step.to);
                break;
              case 'pass':
                await system.advance(step.ms);
                break;
              case 'level':
                if (step.level === 60 && facts.level < 60) {
                  facts.level = 60;
                  await house.check();
                  periods.push(facts.told.length);
                }
                facts.level = step.level;
                break;
              case 'check':
                await house.check();
                break;
              case 'failing check':
                await house.check(true);
                break;
              case 'code':
                // As many as an hour allows.
                for (let sent = 0; sent < 3; sent += 1) await house.code();
                break;
              case 'sms':
                await house.sms('daily');
                break;
              case 'restart':
                await house.restart();
            }
          }
          house.right();
          await house.check();
          // What still holds has been told, once in its period.
          const told = facts.told
            .slice(periods.at(-1))
            .filter((kind) => kind === 'low' || kind === 'critical');
          new Set(told).size.should.equal(told.length);
          if (facts.level === 4) told.should.containEql('critical');
          if (facts.level === 15) told.length.should.be.above(0);
          const posted = house.twilio.posts.filter((body) => facts.ids.has(body));
          new Set(posted).size.should.equal(posted.length, 'an SMS for each alert');
          // Nobody was told of a failure that did not last for a day. After a start, a clock that is ahead and a long time
          // without power look the same.
          const failedFor = run.reduce((sum, step) => sum + (step.do === 'pass' ? step.ms : 11_000), 0);
          const isOne = !run.some((step) => step.do === 'restart');
          if (isOne && failedFor < day) facts.told.should.not.containEql('cannot-check');
          // An hour for codes, a day for keys; then they go again, whatever was counted when.
          await house.sweep();
          await system.advance(hour + 1);
          should_((await house.code()) === null, 'a code goes again');
          await house.sms('daily');
          await system.advance(day + 1);
          should_(await house.sms('daily'), 'a key is free again');
        } finally {
          await house.close();
          await temp.remove();
        }
      }),
      { numRuns: 40, seed: 13, examples: [[cutWhileAhead]] },
    );
  });
});

function should_(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`);
}
