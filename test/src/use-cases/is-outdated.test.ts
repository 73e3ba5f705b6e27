// Promises of an alert that waits or comes again: it is not told of a low period that is over, though its device is low again, nor of what was answered.
import should = require('should');

import { createIsOutdated } from '../../../src/use-cases/is-outdated';
import { fakeSystem } from '../../support/fake-system';
import { lowState } from '../../support/open-alert';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const anna = somebody('Anna');

describe('an alert of a low period', () => {
  let temp: TempStore;
  const system = fakeSystem();
  beforeEach(async () => {
    temp = await tempStore(system);
    await temp.store.savePersonAndGrant(anna, someGrant);
  });
  afterEach(() => temp.remove());

  /** What a node remembers of a device: the conversation about it. */
  const talks = (nodeId: string, deviceId: string, conversation: object | undefined) => {
    const { conversation: usual, ...rest } = lowState('', system.now());
    const state = JSON.stringify({ ...rest, conversation: conversation && { ...usual, ...conversation } });
    return temp.store.saveDecision(nodeId, anna, [{ deviceId, state }], []);
  };
  const isOutdated = (kind: string, conversation?: unknown, escalated = false) =>
    createIsOutdated(temp.store)(
      {
        alert: { id: 'alert_1', kind, conversation, escalated, at: new Date(system.now()).toISOString() },
        person: { id: anna.id },
        battery: { deviceId: 'D1', level: 12, status: null, syncedAt: null },
      },
      '+4915228817386',
      system.now(),
    );

  it('is told as long as that is going on, whatever other nodes and devices have', async () => {
    await talks('node', 'D1', { id: 'talk_1' });
    await talks('other', 'D1', { id: 'talk_2' });
    await talks('node', 'D2', { id: 'talk_3' });

    should(await isOutdated('low', 'talk_1')).be.false();
    should(await isOutdated('critical', 'talk_2')).be.false();
  });

  it('is outdated once its device is in another one', async () => {
    await talks('node', 'D1', { id: 'talk_1' });
    should(await isOutdated('low', 'talk_1')).be.false();
    await talks('node', 'D1', { id: 'talk_4' });

    should(await isOutdated('low', 'talk_1')).be.true();
    should(await isOutdated('critical', 'talk_1')).be.true();
    should(await isOutdated('low', 'talk_4')).be.false();
  });

  it('is outdated once somebody takes care of it or has put it off, but what is critical, or is for the next person', async () => {
    for (const state of ['acknowledged', 'snoozed']) {
      await talks('node', 'D1', { id: 'talk_1', state });
      await talks('other', 'D1', { id: 'talk_2', state: 'open' });

      should(await isOutdated('low', 'talk_1')).be.true();
      should(await isOutdated('low', 'talk_2')).be.false();
      should(await isOutdated('critical', 'talk_1')).be.false();
      should(await isOutdated('low', 'talk_1', true)).be.false();
      should(await isOutdated('charged', 'talk_1')).be.false();
    }
    await talks('node', 'D1', { id: 'talk_1', state: 'open' });
    should(await isOutdated('low', 'talk_1')).be.false();
  });

  it('is told where nothing is known of that: no device of theirs is low, a flow took it away, or it is no such alert', async () => {
    should(await isOutdated('low', 'talk_1')).be.false();
    await talks('node', 'D2', { id: 'talk_3' });
    should(await isOutdated('low', 'talk_1')).be.false();
    await talks('node', 'D1', { id: 'talk_4' });
    should(await isOutdated('low')).be.false();
    should(await isOutdated('low', 7)).be.false();
    should(await isOutdated('not-syncing', 'talk_1')).be.false();
  });
});
