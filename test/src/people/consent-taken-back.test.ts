// Consent taken back while a check is under way: what the check brings then counts no more.
import should = require('should');

import { type Answer, type Cloud, failed } from '../../../src/clouds/cloud';
import { createChecking } from '../../../src/people/checking';
import { withoutConsent } from '../../../src/people/consent';
import { fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

describe('consent that is taken back during a check', () => {
  const system = fakeSystem();
  let temp: TempStore;

  beforeEach(async () => {
    temp = await tempStore(system);
    await temp.store.savePersonAndGrant(somebody('Anna'), someGrant);
  });
  afterEach(() => temp.remove());

  /** A check during which it is taken back, and which the cloud then answers so. */
  async function check(answer: Answer<unknown>) {
    const cloud = { id: 'google-health', timesNeedZone: false } as Cloud;
    const checking = createChecking({
      onChecked: () => undefined,
      store: temp.store,
      system,
      cloudOf: () => cloud,
      async useToken<T>() {
        await temp.store.dropConsent('person_anna', withoutConsent(system.now()));
        return answer as Answer<T>;
      },
    });
    await checking.check(somebody('Anna'));
  }

  it('stays the reason why the connection is lost, so that no SMS asks to connect again', async () => {
    await check(failed('grant-dead'));

    should(await temp.store.person('person_anna')).match({
      access: 'lost',
      accessReason: 'consent-taken-back',
      failingReason: null,
    });
  });

  it('leaves no reading behind', async () => {
    const device = { id: '1', name: 'Charge 6', type: 'tracker', level: 50, status: null, syncedAt: null };

    await check({ ok: true, value: [device] });

    should(await temp.store.lastReadings('person_anna')).be.empty();
  });
});
