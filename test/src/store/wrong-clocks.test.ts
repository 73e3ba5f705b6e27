// What a clock has stamped that was ahead, or had not been set yet, ends by its own rule once the clock is right, and no sooner.
import should = require('should');

import type { StoredSms } from '../../../src/store/records';
import { addSms } from '../../support/added-sms';
import { standForDisk } from '../../support/disk';
import { fakeStart, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const hour = 3_600_000;
const day = 24 * hour;
const number = '+4915228817386';
const terms = { to: number, body: 'Low', key: 'key', caps: null, mayRepeat: false };

const wrongClocks = [
  ['not set yet', 60_000],
  ['hours ahead', fakeStart + 5 * hour],
  ['a year ahead', fakeStart + 365 * day],
  ['in 2151', Date.UTC(2151, 0)],
] as const;

describe('store: what was stamped by a clock', () => {
  let temp: TempStore;
  const system = fakeSystem();
  const anna = somebody('Anna', { number });
  beforeEach(async () => {
    system.setClock(fakeStart);
    temp = await tempStore(system);
    await temp.store.savePersonAndGrant(anna, someGrant);
  });
  afterEach(() => temp.remove());

  const sms: StoredSms = {
    id: 'sms',
    nodeId: 'node',
    personId: anna.id,
    account: 'account',
    key: 'key',
    content: '',
    state: 'accepted',
    sid: null,
    status: null,
    errorCode: null,
    createdAt: fakeStart,
    nextLookAt: null,
    looks: 0,
  };

  /** What the engine does every five minutes, by a clock that is right. */
  async function sweep(now: number): Promise<void> {
    system.setClock(now);
    await temp.store.forgetOld(now);
  }
  const here = async () => {
    const { state, isFormer } = await temp.store.present(anna.id, number);
    return isFormer ? 'former' : state;
  };

  for (const [what, wrong] of wrongClocks) {
    it(`that was ${what}: who has left is gone for two days, and forgotten then`, async () => {
      system.setClock(wrong);
      await temp.store.removePerson(anna.id);
      await sweep(fakeStart);
      (await here()).should.equal('gone');
      await sweep(fakeStart + 2 * day - 1);
      (await here()).should.equal('gone');
      await sweep(fakeStart + 3 * day);

      (await here()).should.equal('unknown');
    });

    it(`that was ${what}: a number from before is remembered for two days, and forgotten then`, async () => {
      system.setClock(wrong);
      await temp.store.changePerson(anna.id, { number: '+4915228817111' });
      await sweep(fakeStart);
      (await here()).should.equal('former');
      await sweep(fakeStart + 2 * day - 1);
      (await here()).should.equal('former');
      await sweep(fakeStart + 3 * day);

      (await here()).should.equal('here');
    });

    it(`that was ${what}: an alert's SMS is remembered for a week, and forgotten then`, async () => {
      await addSms(temp.store, { ...sms, createdAt: wrong }, terms);
      await sweep(fakeStart);
      await sweep(fakeStart + 7 * day);
      should(await temp.store.smsOfKey('key', 0, Number.MAX_SAFE_INTEGER)).not.be.null();
      await sweep(fakeStart + 8 * day);

      should(await temp.store.smsOfKey('key', 0, Number.MAX_SAFE_INTEGER)).be.null();
    });

    it(`that was ${what}: a pass of the sign-up holds for a day at most`, async () => {
      const pass = { to: number, smsKey: 'key', at: wrong };
      await temp.store.proveNumber(anna.id, {}, pass);
      await sweep(fakeStart);
      await sweep(fakeStart + day);
      const noMore = { ...terms, caps: { perNumber: 0, perDay: 0 } };
      const verdict = await addSms(temp.store, { ...sms, createdAt: fakeStart + day }, noMore);

      verdict.should.equal('cap-number');
    });

    it(`that was ${what}: a consent that nobody came back from waits for ten minutes at most`, async () => {
      await temp.store.addAuthorization({ id: 'a', plan: '{}', expiresAt: wrong + hour / 6 }, 'state', wrong);
      await sweep(fakeStart);
      await sweep(fakeStart + hour + hour / 6 + 1);

      should(await temp.store.authorization('state')).be.null();
    });
  }

  for (const personId of [anna.id, null]) {
    const whose = personId === null ? 'that a flow has taken the person off' : 'of a person';
    it(`that is far ahead: the SMS ${whose} stays known while the alert may leave once more`, async () => {
      const known = () => temp.store.smsOfKey('key', 0, Number.MAX_SAFE_INTEGER);
      const kept = await temp.store.person(anna.id);
      await temp.store.saveDecision('node', kept ?? anna, [], [{ id: 'alert', body: '{}' }]);
      await addSms(temp.store, { ...sms, personId }, terms);
      await sweep(Date.UTC(2151, 0));
      should(await known()).not.be.null();

      // Once it has left for good, an SMS is as old as any other.
      await temp.store.removeAlerts(['alert']);
      await sweep(Date.UTC(2151, 0));
      should(await known()).be.null();
    });
  }

  it('that is not set yet: nothing is stamped anew with each sweep', async () => {
    system.setClock(60_000);
    await temp.store.removePerson(anna.id);
    let fsyncs = 0;
    const stop = standForDisk((real) => (handle, done) => {
      fsyncs += 1;
      real(handle, done);
    });
    await sweep(120_000);
    stop();

    fsyncs.should.equal(0);
    (await here()).should.equal('gone');
  });
});
