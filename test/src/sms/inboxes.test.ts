// When inboxes are read: soon after an SMS, seldom otherwise, as far back as may have been missed, and not for nothing.
import 'should';
import should from 'should';
import { createInboxes, expecting, type Inboxes } from '../../../src/sms/inboxes';
import type { IncomingSource } from '../../../src/sms/incoming';
import type { InboxOutcome, Sender } from '../../../src/sms/provider';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { received } from '../../support/incoming';
import { smsOrder } from '../../support/sending';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('sms: inboxes', () => {
  let system: FakeSystem;
  let inboxes: Inboxes;
  let listens: { lastToldAt: number | null; hasStopped: boolean };
  /** When the inbox was read, and since when. */
  let reads: { at: number; since: number }[];
  let taken: { source: IncomingSource; ids: (string | null)[] }[];
  let answer: InboxOutcome;
  /** Which accounts were told that nothing can be read. */
  let untold: string[];
  /** Whether answers are posted to us. */
  let isHeard: boolean;

  beforeEach(() => {
    system = fakeSystem();
    listens = { lastToldAt: fakeStart - 2 * hour, hasStopped: false };
    reads = [];
    taken = [];
    untold = [];
    isHeard = false;
    answer = { kind: 'list', received: [received('a')], isWhole: true };
    inboxes = createInboxes({
      store: { listensFor: async () => listens, ownWork: async () => true, freeWork: async () => undefined },
      system,
      incoming: {
        tellUnread: (account, label) => untold.push(`${account} ${label}`),
        async take(source, all) {
          taken.push({ source, ids: all.map(({ id }) => id) });
        },
      },
    });
  });
  afterEach(() => inboxes.close());

  const open = (account = 'account', key = 'key') =>
    inboxes.open({
      account,
      provider: 'twilio',
      label: 'Twilio',
      country: 'DE',
      inbox: {
        key,
        async list(since) {
          reads.push({ at: system.now(), since });
          return answer;
        },
      },
      isHeard: () => isHeard,
    });
  const times = () => reads.map(({ at }) => at - fakeStart);

  it('it is read soon after the start, a week back, and every five minutes then, a day back', async () => {
    open();

    await system.advance(11 * minute);

    times().should.eql([15 * second, 5 * minute + 15 * second, 10 * minute + 15 * second]);
    reads.map(({ at, since }) => at - since).should.eql([7 * day, day + 5 * minute, day + 5 * minute]);
    should(taken[0]).eql({
      source: { provider: 'twilio', accounts: ['account'], country: 'DE' },
      ids: ['a'],
    });
  });

  it('it is read every 15 s for an hour after an SMS of the account', async () => {
    open();
    await system.advance(minute);
    reads = [];

    inboxes.expect('another account');
    await system.advance(minute);
    reads.should.be.empty();
    inboxes.expect('account');
    await system.advance(hour);
    reads.should.have.length(240);
    await system.advance(hour);

    reads.should.have.length(240 + 12);
  });

  it('after a restart it is read for the rest of the hour', async () => {
    listens.lastToldAt = fakeStart - 50 * minute;
    open();

    await system.advance(hour);

    // 39 within ten minutes, and ten more in fifty.
    reads.length.should.be.within(47, 51);
  });

  it('while nobody was told and nobody has stopped it is not read at all', async () => {
    listens = { lastToldAt: null, hasStopped: false };
    open();
    await system.advance(hour);
    reads.should.be.empty();

    listens.hasStopped = true;
    await system.advance(5 * minute);

    reads.should.have.length(1);
  });

  it('what could not be read, or not all of it, is read again as far back', async () => {
    open();
    await system.advance(minute);
    answer = { kind: 'unknown' };
    await system.advance(30 * minute);
    answer = { kind: 'list', received: [], isWhole: false };
    await system.advance(30 * minute);
    answer = { kind: 'list', received: [], isWhole: true };
    reads = [];
    await system.advance(10 * minute);

    reads.map(({ at, since }) => Math.round((at - since) / minute)).should.eql([24 * 60 + 65, 24 * 60 + 5]);
  });

  it('what nobody can read for an hour is told, once until it can be read again', async () => {
    answer = { kind: 'unknown' };
    open('one');
    open('two');
    await system.advance(hour);
    untold.should.be.empty();
    await system.advance(5 * hour);
    untold.should.eql(['one Twilio', 'two Twilio']);

    answer = { kind: 'list', received: [], isWhole: true };
    await system.advance(10 * minute);
    answer = { kind: 'unknown' };
    await system.advance(50 * minute);
    untold.should.have.length(2);
    await system.advance(hour);

    untold.should.have.length(4);
  });

  it('of a list that cannot be read nothing is told while answers are posted to us, and an hour after the last was', async () => {
    answer = { kind: 'unknown' };
    isHeard = true;
    open('one');
    await system.advance(5 * hour);
    untold.should.be.empty();

    isHeard = false;
    await system.advance(50 * minute);
    untold.should.be.empty();
    await system.advance(20 * minute);

    untold.should.eql(['one Twilio']);
  });

  it('whatever the time of day is set to, what came since the last list is within the next', async () => {
    open();
    await system.advance(minute);
    reads = [];

    system.setClock(fakeStart + 400 * day);
    await system.advance(5 * minute);
    system.setClock(fakeStart);
    await system.advance(5 * minute);

    reads.map(({ at, since }) => at - since).should.eql([day + 5 * minute, day + 5 * minute]);
  });

  it('accounts that share an inbox have it read once, for both; one that is closed has it read no more', async () => {
    const close = open('one');
    open('two');
    const closeOther = open('three', 'another key');
    closeOther();
    await system.advance(minute);
    taken.map(({ source }) => source.accounts).should.eql([['one', 'two']]);

    close();
    await system.advance(5 * minute);

    should(taken.at(-1)?.source.accounts).eql(['two']);
  });

  it('what is heard after the account was closed is left to the next start', async () => {
    const close = open();
    const listed = answer;
    Object.defineProperty(listed, 'kind', {
      get() {
        close();
        return 'list';
      },
    });

    await system.advance(minute);

    reads.should.have.length(1);
    taken.should.be.empty();
  });

  it('an SMS that may have gone out is expected to be answered, and one that surely did not is not', async () => {
    let expected = 0;
    const outcomes: Awaited<ReturnType<Sender['send']>>[] = [
      { kind: 'accepted', sid: 'a', status: 'queued', segments: 1 },
      { kind: 'uncertain' },
      { kind: 'unsent', trouble: null as never },
    ];
    const sender = expecting(
      {
        ifUncertain: 'give-up',
        send: async () => outcomes.shift() ?? { kind: 'uncertain' },
        poll: async () => ({ kind: 'unknown' }),
      },
      () => {
        expected += 1;
      },
    );

    for (const seen of [1, 2, 2]) {
      await sender.send(smsOrder());
      expected.should.equal(seen);
    }
  });
});
