// Promises of the SMS accounts: a callback is proven by a token for as long as a Deploy may take, and no longer.
import should = require('should');

import { createSmsAccounts, type SmsAccount } from '../../../src/sms/accounts';
import { smsGate } from '../../../src/sms/providers/sms-gate/sms-gate';
import { createRegistrations } from '../../../src/sms/registrations';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { tellByStore } from '../../support/incoming';
import { somebody, someGrant } from '../../support/people';
import { phoneSettings } from '../../support/phone-account';
import { type TempStore, tempStore } from '../../support/temp-store';
import { twilioAccount } from '../../support/twilio-account';

const sid = 'AC00000000000000000000000000000001';
const account = twilioAccount({ accountSid: sid, authToken: 'token', from: '+15550100000' });

const number = '+4915228817386';
const phoneAccount: SmsAccount = {
  ...account,
  provider: smsGate,
  settings: phoneSettings({ gateAddress: 'http://192.0.2.1:8080', gateUser: 'sms', gatePassword: 'x' }),
};

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
      registrations: createRegistrations(system),
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
    away.should.deepEqual([{ id: 'a', settings: account.settings, country: account.country, outbox: null }]);
    gone.should.deepEqual([]);
    again.map(({ outbox }) => outbox !== null).should.deepEqual([true]);
  });

  describe('the phone by which SMS leave, over restarts', () => {
    let told: string[];
    let level: number | null;
    /** A run of Node-RED, for an hour. */
    const run = async (account: SmsAccount) => {
      const body = () =>
        JSON.stringify({
          status: 'warn',
          checks: { 'battery:level': { observedValue: level }, 'battery:charging': { observedValue: 0 } },
        });
      const send = async () =>
        level === null
          ? { ok: false, failure: { sent: 'unsent', reason: 'refused' } }
          : { ok: true, answer: { status: 200, body: body(), headers: {} } };
      const accounts = createSmsAccounts({
        store: temp.store,
        system,
        http: { send } as never,
        inboxes: { open: () => () => undefined, expect: () => undefined },
        registrations: createRegistrations(system),
        callbackFor: () => null,
      });
      await accounts.open('a', account, (trouble, isNew) => {
        told.push(`${trouble?.tell('en') ?? null}${isNew ? '' : ', as before'}`);
      });
      for (let minutes = 0; minutes <= 60; minutes += 10) await system.advance(10 * 60_000);
      await accounts.closeAll();
      await temp.reopen();
      return told.splice(0);
    };
    const other = {
      ...phoneAccount,
      settings: { ...phoneAccount.settings, gateAddress: 'http://192.0.2.2:8080' },
    };
    beforeEach(() => {
      told = [];
      level = 9;
    });

    it('is told once while it is nearly empty, and again when it was charged in between', async () => {
      const [first, ...more] = await run(phoneAccount);
      should(more).be.empty();
      String(first).should.match(/9 %/);
      (await run(phoneAccount)).should.eql([`${first}, as before`]);
      level = 80;
      (await run(phoneAccount)).should.eql([`${first}, as before`, 'null']);
      level = 9;
      (await run(phoneAccount)).should.eql([first]);
    });

    it('is told once while it does not answer', async () => {
      level = null;
      const [first] = await run(phoneAccount);
      (await run(phoneAccount)).should.eql([`${first}, as before`]);
    });

    it('is another one at another address', async () => {
      const [first] = await run(phoneAccount);
      (await run(other)).should.eql([first]);
    });

    it('is kept without what is secret', async () => {
      const names: string[] = [];
      const { setFact } = temp.store;
      temp.store.setFact = async (name, value) => {
        names.push(name, value);
        await setFact(name, value);
      };
      await run({ ...phoneAccount, settings: { ...phoneAccount.settings, gatePassword: 'hush-hush' } });
      names.should.not.be.empty();
      names.join().should.not.match(/hush/);
    });
  });

  const cloudAccount = twilioAccount({ accountSid: sid, authToken: 't', from: '+15550100000' });
  for (const [name, account, beside, expected] of [
    ['Twilio, which sees to that itself', cloudAccount, null, 'asked'],
    ['a phone', phoneAccount, null, 'sms-outdated'],
    ['Twilio beside a phone, which may have got that STOP', cloudAccount, phoneAccount, 'sms-outdated'],
    ['a phone beside Twilio', phoneAccount, cloudAccount, 'sms-outdated'],
  ] as const) {
    it(`who has answered STOP, somebody's or a number that the owner has typed: ${name}`, async () => {
      const typed = '+4915228817387';
      await temp.store.savePersonAndGrant({ ...somebody('Anna'), number, stopped: true }, someGrant);
      await tellByStore(temp.store, 'told', typed, { at: system.now() });
      const stop = { id: 'stop', from: typed, content: '', cameAt: system.now(), keyword: 'stop' } as const;
      const noteStop = () => ({ isKept: false, isAnswer: true, stopped: true });
      await temp.store.keepIncoming(['account'], [stop], system.now(), noteStop);
      let posts = 0;
      const refuse = async ({ method }: { method: string }) => {
        if (method === 'POST') posts += 1;
        return { ok: true, answer: { status: 400, body: '{}', headers: {} } };
      };
      const accounts = createSmsAccounts({
        store: temp.store,
        system,
        http: { send: refuse } as never,
        inboxes: { open: () => () => undefined, expect: () => undefined },
        registrations: createRegistrations(system),
        callbackFor: () => null,
      });
      const outbox = await accounts.open('a', account);
      if (beside) await accounts.open('b', beside);
      const send = (to: string) =>
        outbox
          .send({ nodeId: 'node', sms: { to, body: 'Low', segments: 1 }, key: null, msg: {} })
          .catch((error: { code: string }) => error.code);

      const stopped = [await send(number), await send(typed)];
      const postsToWhoStopped = posts;
      await send('+4915112345678');
      await accounts.closeAll();

      for (const code of stopped) should(postsToWhoStopped === 2 ? 'asked' : code).equal(expected);
      posts.should.be.above(postsToWhoStopped);
    });
  }
});
