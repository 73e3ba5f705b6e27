// Promises of the SMS accounts: a callback is proven by a token for as long as a Deploy may take, and no longer.
import 'should';
import { createSmsAccounts } from '../../../src/sms/accounts';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { type TempStore, tempStore } from '../../support/temp-store';
import { twilioAccount } from '../../support/twilio-account';

const sid = 'AC00000000000000000000000000000001';
const account = twilioAccount({ accountSid: sid, authToken: 'token', from: '+15550100000' });

describe('sms: accounts', () => {
  let system: FakeSystem;
  let temp: TempStore;
  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
  });
  afterEach(() => temp.remove());

  it('a closed account proves callbacks for two minutes, without an outbox, and an open one for ever', async () => {
    const accounts = createSmsAccounts({
      store: temp.store,
      system,
      http: {} as never,
      inboxes: { open: () => () => undefined, expect: () => undefined },
      callbackFor: () => null,
      isOutdated: async () => false,
    });
    await accounts.open('a', account);
    await system.advance(10 * 60_000);
    const open = accounts.ofProvider('twilio');
    accounts.close('a');
    const away = accounts.ofProvider('twilio');
    await system.advance(2 * 60_000);
    const gone = accounts.ofProvider('twilio');
    await accounts.open('a', account);
    const again = accounts.ofProvider('twilio');
    await accounts.closeAll();

    open.map(({ outbox }) => outbox !== null).should.deepEqual([true]);
    away.should.deepEqual([{ id: 'a', settings: account.settings, outbox: null }]);
    gone.should.deepEqual([]);
    again.map(({ outbox }) => outbox !== null).should.deepEqual([true]);
  });
});
