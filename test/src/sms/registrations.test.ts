// Promises of telling providers where to call: soon, again where it failed, never twice at once, and taken away with the account.
import 'should';
import should from 'should';
import type { Registration } from '../../../src/sms/provider';
import { createRegistrations, type Registrations } from '../../../src/sms/registrations';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeStart, fakeSystem, settled } from '../../support/fake-system';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

describe('sms: registrations', () => {
  let system: FakeSystem;
  let registrations: Registrations;
  /** What was asked of the phones, and when. */
  let asked: string[];
  let isRight: boolean;
  let address: string | null;
  /** What a phone that is asked waits for. */
  let answers: Promise<void>;

  beforeEach(() => {
    system = fakeSystem();
    registrations = createRegistrations(system);
    asked = [];
    isRight = true;
    address = 'https://a';
    answers = Promise.resolve();
  });

  const phone = (key: string): Registration => ({
    key,
    async reconcile(account, where) {
      asked.push(`${(system.now() - fakeStart) / second} ${key} ${account} ${where}`);
      await answers;
      return isRight;
    },
    async remove(account) {
      asked.push(`${(system.now() - fakeStart) / second} ${key} remove ${account}`);
      await answers;
    },
  });
  const open = (registration: Registration | undefined = phone('p'), account = 'account') =>
    registrations.open({ account, registration, address: () => address });

  it('a phone is told ten seconds after the start, and asked every hour whether it still stands', async () => {
    open();
    await system.advance(2 * hour + minute);

    asked.should.eql(['10 p account https://a', '3610 p account https://a', '7210 p account https://a']);
  });

  it('one that was not reached is told again every five minutes', async () => {
    isRight = false;
    open();
    await system.advance(11 * minute);
    isRight = true;
    await system.advance(10 * minute);

    asked.map((one) => Number(one.split(' ')[0])).should.eql([10, 310, 610, 910]);
  });

  it('without a public address nobody is asked, and a new one is told within a minute', async () => {
    address = null;
    open();
    await system.advance(hour);
    asked.should.be.empty();

    address = 'https://b';
    await system.advance(minute);
    asked.should.have.length(1);
    address = 'https://c';
    await system.advance(minute);

    asked.map((one) => one.split(' ')[3]).should.eql(['https://b', 'https://c']);
  });

  it('a phone that does not answer for long is asked once', async () => {
    const phoneAnswers = deferred<void>();
    answers = phoneAnswers.promise;
    open();
    await system.advance(4 * minute);
    asked.should.have.length(1);
    phoneAnswers.resolve();
  });

  it('a Deploy takes nothing away, and asks once', async () => {
    const stop = open();
    await system.advance(minute);
    stop();
    await system.advance(hour);
    asked.should.have.length(1);
    open();
    await system.advance(minute);

    asked.should.have.length(2);
  });

  it('an account that goes takes what is registered with it, and nothing follows', async () => {
    const stop = open();
    await system.advance(minute);
    stop();
    registrations.remove('account');
    registrations.remove('account');
    await settled();
    await system.advance(2 * hour);

    asked.should.eql(['10 p account https://a', '60 p remove account']);
  });

  it('an account that goes is not told of again by a timer that was still to be ended', async () => {
    open();
    await system.advance(minute);
    registrations.remove('account');
    await system.advance(2 * hour);

    asked.should.have.length(2);
  });

  it('an account that goes while its phone is asked takes away what that was told', async () => {
    const phoneAnswers = deferred<void>();
    answers = phoneAnswers.promise;
    const stop = open();
    await system.advance(10 * second);
    stop();
    registrations.remove('account');
    await settled();
    asked.should.have.length(1);
    phoneAnswers.resolve();
    await settled();

    asked.should.eql(['10 p account https://a', '10 p remove account']);
  });

  it('an account that is given another phone, or no key any more, is taken from the one before', async () => {
    open()();
    open(phone('q'))();
    open(undefined);
    await settled();

    asked.should.eql(['0 p remove account', '0 q remove account']);
  });

  it('a phone that is off holds up the end for three seconds at most', async () => {
    answers = new Promise(() => undefined);
    open()();
    registrations.remove('account');
    let isClosed = false;
    void registrations.close().then(() => {
      isClosed = true;
    });
    await system.advance(2_999);
    isClosed.should.be.false();
    await system.advance(1);

    isClosed.should.be.true();
  });

  it('with nothing to take away it ends at once', async () => {
    await registrations.close();
  });

  it('it is heard once it was told, as long as something comes after each SMS', async () => {
    should(registrations.isHeard('account')).be.false();
    open();
    await system.advance(minute);
    registrations.isHeard('account').should.be.true();

    registrations.expect('account');
    registrations.isHeard('account').should.be.false();
    registrations.noteProven(['other', 'account']);
    registrations.isHeard('account').should.be.true();

    isRight = false;
    await system.advance(hour);
    registrations.isHeard('account').should.be.false();
  });
});
