// Promises of the sign-up pages' limits: told when they are reached, and no longer.
import should = require('should');

import { capsReached } from '../../../src/people/caps';
import type { SignupPolicy } from '../../../src/people/signup/policy';
import type { SmsCaps } from '../../../src/store/records';
import { addSms } from '../../support/added-sms';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { plantedSms } from '../../support/household';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const day = 24 * 3_600_000;

describe('people: the limits of a sign-up page', () => {
  let system: FakeSystem;
  let temp: TempStore;

  beforeEach(async () => {
    account.caps.perMonth = null;
    system = fakeSystem();
    temp = await tempStore(system);
  });
  afterEach(() => temp.remove());

  const page = {
    nodeId: 'node',
    cloud: 'google-health',
    clientId: 'client',
    mostPeople: 2,
    codesPerDay: 1,
  } as SignupPolicy;
  const account: { id: string; caps: SmsCaps } = { id: 'account', caps: { perNumber: 2, perDay: 3 } };
  const caps = () => capsReached(temp.store, system, [page], [account]);

  it('with one place left there is nothing to tell; with none there is', async () => {
    await temp.store.savePersonAndGrant(somebody('Anna'), someGrant);
    should(await caps()).eql([]);
    await temp.store.savePersonAndGrant(somebody('Bert'), someGrant);
    should(await caps()).eql([{ nodeId: 'node', kind: 'signup-full', most: 2 }]);
  });

  it('when all codes of a day have gone out it is told, until the day is over', async () => {
    const signup = { id: 's', nodeId: 'node', personId: null, createdAt: system.now(), state: '{}' };
    await temp.store.saveSignup(signup);
    await temp.store.keepCode(
      signup,
      'hash',
      { to: '+4915228817386', smsKey: 'code' },
      system.now(),
      () => 'kept',
    );

    should(await caps()).eql([{ nodeId: 'node', kind: 'codes-used-up', most: 1 }]);
    await system.advance(day + 1);
    should(await caps()).eql([]);
  });

  it('when an account has sent all it may it is told, to one number first, until the day is over', async () => {
    const send = (name: string, to: string) =>
      addSms(temp.store, plantedSms(name, system.now(), { account: 'account' }), {
        to,
        body: name,
        key: name,
        caps: account.caps,
        mayRepeat: false,
      });
    await send('one', '+4915228817386');
    should(await caps()).eql([]);
    await send('two', '+4915228817386');
    should(await caps()).eql([{ nodeId: 'account', kind: 'sms-number-used-up', most: 2 }]);
    await send('three', '+4915228817999');
    should(await caps()).eql([{ nodeId: 'account', kind: 'sms-day-used-up', most: 3 }]);
    await system.advance(day + 1);
    should(await caps()).eql([]);
  });

  it('when an account has sent all of a month it is told, until the month is over', async () => {
    account.caps.perMonth = 1;
    const sms = { to: '+4915228817386', body: 'one', key: 'one', caps: account.caps, mayRepeat: false };
    await addSms(temp.store, plantedSms('one', system.now(), { account: 'account' }), sms);

    await system.advance(day + 1);
    should(await caps()).eql([{ nodeId: 'account', kind: 'sms-month-used-up', most: 1 }]);
    await system.advance(31 * day);
    should(await caps()).eql([]);
  });
});
