// Promises of alerts whose SMS could not be tried: whose number has changed since they were decided is told anew.
import type { AlertMessage } from '../../../types/messages';

import should = require('should');

import { type AlertDelivery, createAlertDelivery } from '../../../src/people/alert-delivery';
import { createUntold, type Untold } from '../../../src/people/untold';
import { isOfSettings } from '../../../src/sms/obstacles';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const [oldNumber, newNumber] = ['+4915228817386', '+4915228817999'];

describe('people: untold alerts', () => {
  let temp: TempStore;
  let system: FakeSystem;
  let alertDelivery: AlertDelivery;
  let untold: Untold;

  beforeEach(async () => {
    system = fakeSystem(Date.UTC(2026, 10, 20, 10, 5));
    temp = await tempStore(system);
    alertDelivery = createAlertDelivery({ store: temp.store, system });
    untold = createUntold({ store: temp.store, system, alertDelivery, isOfSettings });
    await alertDelivery.attach('battery', () => true);
  });
  afterEach(() => temp.remove());

  /** Somebody with this number, and an alert that has left to it, with `to` as the sending node gets it. */
  async function alerted(number: string | null): Promise<AlertMessage> {
    const person = { ...somebody('Anna'), number, numberState: number ? 'proven' : 'none' } as const;
    await temp.store.savePersonAndGrant(person, someGrant);
    const alert: AlertMessage = {
      payload: 'low',
      topic: 'Anna/Charge 6',
      ...(number ? { to: number } : {}),
      alert: { id: 'alert_1', kind: 'low', at: '2026-11-20T10:00:00.000Z' },
      person: { id: person.id, name: 'Anna' },
    };
    alertDelivery.deliver('battery', [alert]);
    return alert;
  }
  const change = (number: string | null) =>
    temp.store.proveNumber(somebody('Anna').id, { number, numberState: number ? 'proven' : 'none' });
  const kept = async () =>
    (await temp.store.untoldOf(somebody('Anna').id)).map(({ code, isReady }) => [code, isReady]);

  it('an alert to nobody is told anew if they got a number while it was on its way', async () => {
    const alert = await alerted(null);
    await change(newNumber);
    await untold.failed('sms', alert, 'no-number');

    (await kept()).should.deepEqual([['no-number', true]]);
  });

  it('an alert to nobody waits for a number', async () => {
    await untold.failed('sms', await alerted(null), 'no-number');

    (await kept()).should.deepEqual([['no-number', false]]);
  });

  it('an alert whose number a flow took away is not told anew for a number that is the same', async () => {
    const { to: _to, ...alert } = await alerted(oldNumber);
    await untold.failed('sms', alert, 'no-number');

    (await kept()).should.deepEqual([['no-number', false]]);
  });

  it('an alert that did not go to the former number is told anew at the one that is theirs now', async () => {
    const alert = await alerted(oldNumber);
    await change(newNumber);
    await untold.failed('sms', alert, 'sms-outdated');

    (await kept()).should.deepEqual([['sms-outdated', true]]);
  });

  it('an alert that was told instead of an earlier one is kept by the id of that: whoever had it is not told again', async () => {
    const alert = await alerted(oldNumber);
    const anew = { ...alert, alert: { ...alert.alert, id: 'alert_2', instead: 'alert_1' } };
    await untold.failed('sms', anew, 'bad-number');

    should((await temp.store.untoldOf(somebody('Anna').id)).map(({ alertId }) => alertId)).eql(['alert_1']);
  });

  it('an alert that is to be told anew does not leave once more after a crash: it would be told twice', async () => {
    const { to: _, ...message } = await alerted(oldNumber);
    const late = { ...message, alert: { ...message.alert, id: 'alert_2', instead: 'alert_1' } };
    await temp.store.saveDecision(
      'battery',
      somebody('Anna'),
      [],
      [
        { id: 'alert_2', body: JSON.stringify(late) },
        { id: 'alert_3', body: JSON.stringify({ ...message, alert: { ...message.alert, id: 'alert_3' } }) },
      ],
    );
    await system.advance(25 * 3_600_000);
    await untold.failed('sms', { ...late, to: oldNumber }, 'sms-outdated');
    const again: string[] = [];
    const next = createAlertDelivery({ store: temp.store, system });
    await next.attach('battery', ({ alert }) => again.push(alert.id) > 0);

    (await kept()).should.deepEqual([['sms-outdated', true]]);
    again.should.eql(['alert_3']);
  });

  describe('an alert that came too late', () => {
    const hour = 3_600_000;
    const adviceOf = async (): Promise<AlertMessage> => {
      const alert = await alerted(oldNumber);
      return { ...alert, alert: { ...alert.alert, kind: 'charge-soon' } };
    };

    it('counts as not told: after four hours for “charge it tonight”, a day for the others', async () => {
      const [advice, low] = [await adviceOf(), await alerted(oldNumber)];
      await system.advance(4 * hour);
      await untold.failed('sms', low, 'sms-outdated');
      (await kept()).should.be.empty();
      await untold.failed('sms', advice, 'sms-outdated');
      (await kept()).should.deepEqual([['sms-outdated', true]]);
      await system.advance(21 * hour);
      await untold.failed('other', low, 'sms-outdated');

      (await kept()).should.deepEqual([
        ['sms-outdated', true],
        ['sms-outdated', true],
      ]);
    });

    it('counts as not told whichever error it ends with, as where a carrier gave it up', async () => {
      const advice = await adviceOf();
      await untold.failed('sms', advice, 'sms-30003');
      (await kept()).should.be.empty();
      await system.advance(4 * hour);
      await untold.failed('sms', advice, 'sms-30003');

      (await kept()).should.deepEqual([['sms-30003', true]]);
    });

    it('counts as not told where the account gives up sooner, for who must hear of the low battery then', async () => {
      await untold.failed('sms', await alerted(oldNumber), 'sms-too-old');
      (await kept()).should.be.empty();
      await untold.failed('sms', await adviceOf(), 'sms-too-old');

      (await kept()).should.deepEqual([['sms-too-old', true]]);
    });
  });

  for (const [what, number, sms] of [
    ['is no longer true', oldNumber, true],
    ['is for somebody without a number by now', null, true],
    ['is for somebody with another number who wants no SMS', newNumber, false],
  ] as const) {
    it(`an alert that ${what} is not told anew`, async () => {
      const alert = await alerted(oldNumber);
      if (number !== oldNumber) await change(number);
      await temp.store.changePerson(somebody('Anna').id, { sms });
      await untold.failed('sms', alert, 'sms-outdated');

      (await kept()).should.be.empty();
    });
  }
});
