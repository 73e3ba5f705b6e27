// Promises of the SMS accounts: a callback is proven by a token for as long as a Deploy may take, and no longer.
import 'should';
import { createSmsAccounts } from '../../../src/sms/accounts';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { type TempStore, tempStore } from '../../support/temp-store';

const sid = 'AC00000000000000000000000000000001';
const account = {
  accountSid: sid,
  apiKeySid: '',
  apiKeySecret: '',
  authToken: 'token',
  from: '+15550100000',
  messagingServiceSid: '',
  region: '',
  edge: '',
};
const terms = { validitySeconds: 3600, caps: { perNumber: 10, perDay: 10 } };

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
      callbackFor: () => null,
      isOldNews: async () => false,
    });
    await accounts.open('a', account as never, terms);
    await system.advance(10 * 60_000);
    const open = accounts.ofSid(sid);
    accounts.close('a');
    const away = accounts.ofSid(sid);
    await system.advance(2 * 60_000);
    const gone = accounts.ofSid(sid);
    await accounts.open('a', account as never, terms);
    const again = accounts.ofSid(sid);
    await accounts.closeAll();

    open.map(({ outbox }) => outbox !== null).should.deepEqual([true]);
    away.should.deepEqual([{ authToken: 'token', outbox: null }]);
    gone.should.deepEqual([]);
    again.map(({ outbox }) => outbox !== null).should.deepEqual([true]);
  });
});
