// Promises of how alerts leave: none is lost while its node or the process is away, and none leaves twice in peace.
import type { AlertMessage } from '../../../types/messages';
import 'should';
import { type AlertDelivery, createAlertDelivery } from '../../../src/people/alert-delivery';
import { type FakeSystem, fakeStart, fakeSystem, settled } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

describe('people: alertDelivery', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let alertDelivery: AlertDelivery;
  let left: [string, unknown][];

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    await temp.store.savePersonAndGrant(somebody('Anna'), someGrant);
    alertDelivery = createAlertDelivery({ store: temp.store, system });
    left = [];
  });
  afterEach(() => temp.remove());

  const attach = () =>
    alertDelivery.attach('node', (alert, originalMsg) => left.push([alert.alert.id, originalMsg]) > 0);
  /** Decides an alert the way a check does: first on disk, then delivered. */
  async function decide(
    id: string,
    originalMsg?: unknown,
    kind: AlertMessage['alert']['kind'] = 'low',
  ): Promise<void> {
    const alert = await saveDecided(id, kind);
    alertDelivery.deliver('node', [alert], originalMsg);
  }
  /** On the disk, and no further. */
  async function saveDecided(id: string, kind: AlertMessage['alert']['kind'] = 'low'): Promise<AlertMessage> {
    const alert: AlertMessage = {
      payload: kind,
      topic: 'Anna/Charge 6',
      alert: { id, kind, at: new Date(system.now()).toISOString() },
      person: { id: 'person_anna', name: 'Anna' },
      battery: {
        deviceId: 'D1',
        device: 'Charge 6',
        type: 'tracker',
        level: 15,
        status: null,
        syncedAt: new Date(fakeStart).toISOString(),
      },
    };
    await temp.store.saveDecision('node', somebody('Anna'), [], [{ id, body: JSON.stringify(alert) }]);
    return alert;
  }
  const crash = () => {
    alertDelivery = createAlertDelivery({ store: temp.store, system });
  };

  it('lets an alert leave at once, with the msg that asked', async () => {
    await attach();
    await decide('alert_1', { topic: 'now' });

    left.should.deepEqual([['alert_1', { topic: 'now' }]]);
  });

  it('lets an alert leave when its node is back, in the order of deciding', async () => {
    const detach = await attach();
    detach();
    await decide('alert_2');
    await decide('alert_1');
    left.should.be.empty();
    await attach();

    left.should.deepEqual([
      ['alert_2', undefined],
      ['alert_1', undefined],
    ]);
  });

  it('lets the alerts of an instance that was lost leave, each by its node', async () => {
    let frees: () => void = () => undefined;
    const onFree = (run: () => void) => {
      frees = run;
      return () => undefined;
    };
    alertDelivery = createAlertDelivery({ store: { ...temp.store, onFree }, system });
    await attach();
    await saveDecided('alert_1');
    await settled();
    const before = left.length;
    frees();
    await settled();
    await temp.store.fact('read');

    before.should.equal(0);
    left.should.deepEqual([['alert_1', undefined]]);
  });

  it('sends an alert again, with the same id, when the process did not outlive it by three seconds', async () => {
    await attach();
    await decide('alert_1');
    await system.advance(2_999);
    crash();
    await attach();

    left.map(([id]) => id).should.deepEqual(['alert_1', 'alert_1']);
  });

  it('sends nothing that says a time which is over, and counts it as not told; all else leaves however late', async () => {
    const hour = 3_600_000;
    const detach = await attach();
    detach();
    await decide('alert_low');
    await decide('alert_advice', undefined, 'charge-soon');
    await decide('alert_lost', undefined, 'reconnect');
    await decide('alert_good', undefined, 'charged');
    await system.advance(4 * hour + 1);
    const detachAgain = await attach();
    left.map(([id]) => id).should.deepEqual(['alert_low', 'alert_lost', 'alert_good']);
    const untold = async () =>
      (await temp.store.untoldOf(somebody('Anna').id)).map(({ alertId, nodeId, deviceId, isReady }) => [
        alertId,
        nodeId,
        deviceId,
        isReady,
      ]);
    (await untold()).should.deepEqual([['alert_advice', 'node', 'D1', true]]);
    detachAgain();
    await system.advance(21 * hour);
    await attach();

    left
      .map(([id]) => id)
      .should.deepEqual(['alert_low', 'alert_lost', 'alert_good', 'alert_low', 'alert_lost', 'alert_good']);
    (await untold()).should.deepEqual([['alert_advice', 'node', 'D1', true]]);
  });

  it('sends nothing again after three seconds', async () => {
    await attach();
    await decide('alert_1');
    await system.advance(3_000);
    crash();
    await attach();

    left.should.have.length(1);
  });

  it('counts the three seconds for each alert, whatever left shortly before it', async () => {
    await attach();
    await decide('alert_1');
    await system.advance(2_900);
    await decide('alert_2');
    await system.advance(2_900);
    crash();
    await attach();

    left.map(([id]) => id).should.deepEqual(['alert_1', 'alert_2', 'alert_2']);
  });

  it('sends an alert again after an orderly close within three seconds of it, and leaves no timer', async () => {
    await attach();
    await decide('alert_1');
    await system.advance(2_999);
    await alertDelivery.close();
    const timers = system.pending();
    crash();
    await attach();

    left.map(([id]) => id).should.deepEqual(['alert_1', 'alert_1']);
    timers.should.equal(0);
  });

  it('sends an alert again when its node was closed within three seconds of it, once for each time', async () => {
    const detach = await attach();
    await decide('alert_1');
    await system.advance(2_999);
    detach();
    await system.advance(60_000);
    await attach();
    await system.advance(3_000);
    crash();
    await attach();

    left.map(([id]) => id).should.deepEqual(['alert_1', 'alert_1']);
  });

  it('sends nothing again to a node that comes back after three seconds', async () => {
    const detach = await attach();
    await decide('alert_1');
    await system.advance(3_000);
    detach();
    await attach();

    left.should.have.length(1);
  });

  it('gives an alert to the newest of two nodes of one id, and a late detach harms nothing', async () => {
    const detach = await alertDelivery.attach('node', () => left.push(['old', null]) > 0);
    await attach();
    detach();
    await decide('alert_1');

    left.map(([id]) => id).should.deepEqual(['alert_1']);
  });

  it('keeps an alert whose node was closed while the alerts were read, for the next one', async () => {
    await decide('alert_1');
    await alertDelivery.attach('node', () => false);
    await system.advance(3_000);
    await attach();

    left.map(([id]) => id).should.deepEqual(['alert_1']);
  });

  it('sends an alert without the msg that asked, when that cannot travel', async () => {
    await alertDelivery.attach('node', (alert, originalMsg) => {
      if (originalMsg) throw new RangeError('too deep');
      return left.push([alert.alert.id, originalMsg]) > 0;
    });
    await decide('alert_1', { topic: 'deep' });

    left.should.deepEqual([['alert_1', undefined]]);
  });

  it('keeps an alert that could not be sent at all for the next time', async () => {
    await alertDelivery.attach('node', () => {
      throw new Error('no way out');
    });
    await decide('alert_1').should.be.rejectedWith('no way out');
    await system.advance(3_000);
    await attach();

    left.map(([id]) => id).should.deepEqual(['alert_1']);
  });

  it('keeps to its node', async () => {
    await alertDelivery.attach('other', () => left.push(['other', null]) > 0);
    await decide('alert_1');

    left.should.be.empty();
  });

  it('closes although the store is in trouble: the alert leaves once more after the next start', async () => {
    const removeAlerts = () => Promise.reject(new Error('full'));
    alertDelivery = createAlertDelivery({ store: { ...temp.store, removeAlerts }, system });
    await attach();
    await decide('alert_1');
    await alertDelivery.close();
    crash();
    await attach();

    left.should.have.length(2);
  });
});
