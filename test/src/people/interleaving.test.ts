// Whatever happens while a cloud, the provider or the disk is asked: nobody is told at a place where they are not to be
// told any more, and nothing of who is gone is stored again.
import { serialByKey } from '../../../src/net/concurrency';

import should = require('should');

import fc from 'fast-check';
import { readAlert } from '../../../src/battery/outdated';
import { createAgenda } from '../../../src/people/agenda';
import { createAlertDelivery } from '../../../src/people/alert-delivery';
import { createCheckPeople } from '../../../src/people/check-people';
import { createChecking } from '../../../src/people/checking';
import { withoutConsent } from '../../../src/people/consent';
import { isStillWanted } from '../../../src/people/still-wanted';
import { asTrouble } from '../../../src/sentences/trouble';
import { openOutbox } from '../../../src/sms/outbox';
import type { Sender } from '../../../src/sms/provider';
import { twilio as provider } from '../../../src/sms/providers/twilio/twilio';
import type { Person } from '../../../src/store/records';
import { usualSettings } from '../../support/check-settings';
import { fakeCloud, tracker } from '../../support/fake-cloud';
import { fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const numbers = ['+4915228817386', '+4915228817999', '+4915228817000'] as const;
const steps = [
  'check',
  'remove',
  'sms off',
  'sms on',
  'number',
  'consent back',
  'reconnect',
  'deploy',
] as const;
type Step = (typeof steps)[number];

/** Enough for everything that is ready to come to its end; on a disk, so not by microtasks alone. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('people: any interleaving', () => {
  const temps: TempStore[] = [];
  afterEach(async () => {
    for (const temp of temps.splice(0)) await temp.remove();
  });

  it('tells nobody at a place where they are not to be told, and stores nothing of who is gone', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom(...steps), { minLength: 2, maxLength: 8 }),
        async (scheduler, wanted) => {
          const wrong = await live(scheduler, ['check', ...wanted]);
          should(wrong).eql([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  /** One life of one person; what went wrong in it. */
  async function live(scheduler: fc.Scheduler, wanted: readonly Step[]): Promise<string[]> {
    const system = fakeSystem();
    const temp = await tempStore(system);
    temps.push(temp);
    const { store } = temp;
    const anna = somebody('Anna');
    await store.savePersonAndGrant(anna, someGrant);
    /** What is so, as everybody knows who was told that it is on the disk. */
    let known: Pick<Person, 'number' | 'sms' | 'access'> | null = anna;
    const wrong: string[] = [];
    let level = 15;

    const cloud = fakeCloud(system);
    cloud.answer = () =>
      scheduler.schedule(
        Promise.resolve({ ok: true as const, value: [tracker(level, system.now())] }),
        'cloud',
      );
    const parts = { store, system, cloudOf: () => cloud };
    const checking = createChecking({
      ...parts,
      useToken: (person, call) => call(person.id),
      onChecked: () => undefined,
    });
    const alertDelivery = createAlertDelivery(parts);
    const checkPeople = createCheckPeople({
      inTurn: serialByKey(),
      ...parts,
      checking,
      alertDelivery,
      agenda: createAgenda(parts),
      signupAddress: () => null,
    });
    const sender: Sender = {
      ifUncertain: 'give-up',
      async send({ to }) {
        const isPlace = known?.sms && known.number === to;
        if (!isPlace) wrong.push(`an SMS to ${to} while ${JSON.stringify(known)} was known`);
        await scheduler.schedule(Promise.resolve(), 'provider');
        return { kind: 'accepted', sid: 'SM1', status: 'delivered', segments: null };
      },
      poll: async () => ({ kind: 'unknown' }),
    };
    const outbox = await openOutbox({
      store,
      system,
      account: 'account',
      provider,
      sender,
      validitySeconds: 3600,
      async isOutdated(msg, to) {
        const alert = readAlert(msg);
        return (
          alert !== null && !isStillWanted(alert, await store.present(alert.person.id, to), to, system.now())
        );
      },
    });
    const tell = () =>
      alertDelivery.attach('node', (alert) => {
        const { to, payload } = alert;
        if (to === undefined) return true;
        // Held by the flow for a while, as a delay node does.
        const held = scheduler.schedule(Promise.resolve(), 'flow');
        void held
          .then(() =>
            outbox.send({
              nodeId: 'sms',
              sms: { to, body: payload, segments: 1 },
              key: alert.alert.id,
              isAlert: true,
              msg: { ...alert },
            }),
          )
          .catch((error: unknown) => {
            const { code } = asTrouble(error);
            if (code !== 'sms-outdated') wrong.push(`ended with ${code}`);
          });
        return true;
      });
    let detach = await tell();

    /** A change counts from when whoever asked for it was told that it is done. */
    const change = async (write: Promise<unknown>, then: typeof known) => {
      await write;
      await turn();
      known = then;
    };
    const doing: Record<Step, () => Promise<unknown>> = {
      async check() {
        level = level === 15 ? 3 : 15;
        await system.advance(11_000);
        const request = {
          nodeId: 'node',
          cloud: anna.cloud,
          clientId: anna.clientId,
          personId: null,
          settings,
        };
        // It waits for the cloud, which answers when the scheduler says so.
        void checkPeople.run(request, () => undefined);
      },
      remove: () => change(store.removePerson(anna.id), null),
      'sms off': () => change(store.changePerson(anna.id, { sms: false }), known && { ...known, sms: false }),
      'sms on': () => change(store.changePerson(anna.id, { sms: true }), known && { ...known, sms: true }),
      number() {
        const number = numbers[(numbers.indexOf(known?.number as (typeof numbers)[number]) + 1) % 3] ?? null;
        return change(store.changePerson(anna.id, { number }), known && { ...known, number });
      },
      'consent back': () =>
        known
          ? change(store.dropConsent(anna.id, withoutConsent(system.now())), { ...known, access: 'lost' })
          : Promise.resolve(),
      async reconnect() {
        const person = await store.person(anna.id);
        if (person)
          await store.savePersonAndGrant({ ...person, access: 'ok', accessReason: null }, someGrant);
      },
      async deploy() {
        detach();
        detach = await tell();
      },
    };
    /** Lets everything come to its end, in whatever order the scheduler chooses. */
    const settle = async () => {
      for (let quiet = 0; quiet < 4; ) {
        const isWaiting = scheduler.count() > 0;
        if (isWaiting) await scheduler.waitNext(1);
        let isIdle = false;
        void Promise.all([checkPeople.idle(), outbox.idle()]).then(() => {
          isIdle = true;
        });
        // A turn of the disk.
        await store.fact('anything');
        await turn();
        // What waits for others goes.
        if (!isIdle && scheduler.count() === 0) await system.advance(10_000);
        quiet = isIdle && !isWaiting && scheduler.count() === 0 ? quiet + 1 : 0;
      }
    };
    for (const step of wanted) {
      await doing[step]();
      await turn();
      if (scheduler.count() > 0) await scheduler.waitNext(1);
      await turn();
    }
    await settle();
    if (known === null) {
      const left = [
        await store.lastReadings(anna.id),
        await store.states('node', anna.id),
        await store.alertsOfNode('node'),
        await store.smsOfPerson(anna.id, 9),
        await store.untoldOf(anna.id),
      ].flat();
      if (left.length > 0) wrong.push(`kept of who is gone: ${left.length}`);
    }
    outbox.close();
    await alertDelivery.close();
    return wrong;
  }
});

const settings = { ...usualSettings, goodNews: true };
