// What people answer: on disk before it leaves, told once by one node, and nothing of what strangers write.
import type { ReplyMessage } from '../../../types/messages';
import 'should';
import should from 'should';
import { Trouble } from '../../../src/sentences/trouble';
import { mostAnHour } from '../../../src/sms/decide-incoming';
import { type ActOn, createIncoming, type GivenReply, type Incoming } from '../../../src/sms/incoming';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { received, tellByStore } from '../../support/incoming';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const number = '+4915228817386';
const source = { provider: 'twilio', accounts: ['account'], country: '' };
const minute = 60_000;

describe('sms: what people answer', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let incoming: Incoming;
  let told: { nodeId: string; message: ReplyMessage }[];
  let failures: string[];
  let acted: GivenReply[];
  /** What acting comes to. */
  let outcome: () => Promise<void>;
  const actOn: ActOn = (given) => {
    acted.push(given);
    return outcome();
  };

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    incoming = createIncoming({ store: temp.store, system, actOn });
    told = [];
    failures = [];
    acted = [];
    outcome = async () => undefined;
  });
  afterEach(async () => {
    await incoming.close();
    await temp.remove();
  });

  const attach = (nodeId = 'node', account = 'account') =>
    incoming.attach({
      nodeId,
      account,
      send: (message) => told.push({ nodeId, message }),
      fail: ({ code }) => failures.push(`${nodeId} ${code}`),
    });
  const tell = (id: string, facts: Partial<Parameters<typeof tellByStore>[3]> = {}) =>
    tellByStore(temp.store, id, number, { at: system.now(), ...facts });
  const take = async (...all: Parameters<typeof received>[]) => {
    await incoming.take(
      source,
      all.map((one) => received(...one)),
    );
    await settled();
  };
  const texts = () => told.map(({ message }) => message.payload);
  const nodes = () => told.map(({ nodeId }) => nodeId);
  const restart = async () => {
    await incoming.close();
    incoming = createIncoming({ store: await temp.reopen(), system, actOn });
  };

  it('an answer leaves as a msg with its text, the number, the person, and no word that is not understood', async () => {
    await temp.store.savePersonAndGrant(somebody('An/na'), someGrant);
    await tell('one', { personId: somebody('An/na').id });
    attach();

    await take(['a', { text: 'It is on its charger' }]);

    told.should.deepEqual([
      {
        nodeId: 'node',
        message: {
          payload: 'It is on its charger',
          topic: 'An_na',
          from: number,
          person: { id: somebody('An/na').id, name: 'An/na' },
          reply: null,
        },
      },
    ]);
  });

  it('without a person the topic is the number, in no shape that MQTT would take for more', async () => {
    await tell('one');
    attach();

    await take(['a']);

    should(told[0]?.message).match({ topic: '_4915228817386', person: null });
  });

  it('an answer whose sender has lost its + on the way is one all the same', async () => {
    await tell('one');
    attach();

    await take(['a', { from: number.slice(1) }], ['b', { from: 'ANNA' }], ['c', { from: '70700' }]);

    told.map(({ message }) => message.from).should.eql([number]);
  });

  it('STOP and START are understood, whatever stands around them, and so is what the provider takes for one', async () => {
    await tell('one');
    attach();

    await take(
      ['a', { text: ' Stop ' }],
      ['b', { text: 'START' }],
      ['c', { text: 'arrêt', keyword: 'STOP' }],
    );
    await take(['d', { text: 'stop it' }]);

    told.map(({ message }) => message.reply).should.eql(['stop', 'start', 'stop', null]);
    texts().should.eql([' Stop ', 'START', 'arrêt', 'stop it']);
  });

  it('a word that answers an alert is understood, but a carrier’s only as its provider acts upon it', async () => {
    await tell('one');
    attach();

    await take(['a', { text: 'Ok danke!' }], ['b', { text: 'später 6' }], ['c', { text: 'Pause' }]);
    await take(['d', { text: 'Akku?' }], ['e', { text: 'Stopp' }], ['f', { text: 'stop, thanks' }]);
    await incoming.take({ ...source, provider: 'sms-gate' }, [received('g', { text: 'Stopp, danke' })]);
    await settled();

    told
      .map(({ message }) => message.reply)
      .should.eql(['ok', 'later', 'pause', 'battery', null, null, 'stop']);
  });

  it('a word is acted upon before it leaves, once over restarts, though no node is there; no other text is', async () => {
    await temp.store.savePersonAndGrant(somebody('Anna'), someGrant);
    await tell('one', { personId: somebody('Anna').id });
    const at = system.now() - 5;

    await take(['a', { text: 'Ok!', at }], ['b', { text: 'It charges' }], ['c', { text: 'stop' }]);
    await take(['a', { text: 'Ok!', at }]);
    await restart();
    attach();
    await settled();
    await take(['d', { text: 'later 6', at: system.now() + 90_000 }]);

    const person = { id: somebody('Anna').id, name: 'Anna' };
    const facts = { from: number, accounts: ['account'], nodeId: 'node', person };
    acted
      .map(({ id: _, ...given }) => given)
      .should.eql([
        { ...facts, reply: { word: 'ok' }, at },
        { ...facts, reply: { word: 'later', hours: 6 }, at: system.now() },
      ]);
    new Set(acted.map(({ id }) => id)).size.should.equal(2);
    texts().should.eql(['Ok!', 'It charges', 'stop', 'later 6']);
    failures.should.be.empty();
  });

  it('what could not be done is told once at the node that gets it, leaves all the same, and holds up nothing', async () => {
    await tell('one');
    outcome = async () => {
      if (acted.length === 1) throw new Trouble('store-damaged', 'store.damaged');
    };
    attach();

    await take(['a', { text: 'ok' }], ['b', { text: 'pause' }]);
    await restart();
    attach();
    await settled();

    failures.should.eql(['node reply-failed']);
    acted.should.have.length(2);
    texts().slice(0, 2).should.eql(['ok', 'pause']);
  });

  it('what could not be done while no node was there is tried again once there is one', async () => {
    await tell('one');
    outcome = async () => {
      if (acted.length === 1) throw new Trouble('store-damaged', 'store.damaged');
    };

    await take(['a', { text: 'ok' }]);
    told.should.be.empty();
    attach();
    await settled();

    acted.should.have.length(2);
    failures.should.be.empty();
    texts().should.eql(['ok']);
  });

  it('nothing leaves twice because something else took long to be done', async () => {
    await tell('one');
    attach();
    await take(['a']);
    const slow = deferred<void>();
    outcome = () => slow.promise;
    await take(['b', { text: 'ok' }]);
    await system.advance(10_000);
    slow.resolve();
    await settled();

    texts().should.eql(['text of a', 'ok']);
  });

  it('closing waits for what is being done', async () => {
    await tell('one');
    const slow = deferred<void>();
    outcome = () => slow.promise;
    await take(['a', { text: 'ok' }]);
    let isClosed = false;
    const closing = incoming.close().then(() => {
      isClosed = true;
    });
    await settled();
    isClosed.should.be.false();
    slow.resolve();
    await closing;

    const [waiting] = await temp.store.waitingIncoming();
    should(waiting?.isActedOn).be.true();
  });

  it('it leaves by the node whose SMS to that number was the last one', async () => {
    for (const id of ['b', 'a', 'c']) attach(id);
    await tell('one', { nodeId: 'b' });
    await take(['x']);
    await tell('two', { nodeId: 'c' });
    await take(['y']);

    nodes().should.eql(['b', 'c']);
  });

  it('it leaves by the first node of the account by id where that one is gone', async () => {
    attach('a', 'another account');
    for (const id of ['c', 'b']) attach(id);
    await tell('one', { nodeId: 'gone' });

    await take(['x']);

    nodes().should.eql(['b']);
  });

  it('of two accounts that share an inbox the one tells it whose SMS was the last one', async () => {
    await tell('one', { account: 'account', nodeId: 'n1' });
    await tell('two', { account: 'other', nodeId: 'n2' });
    attach('n1', 'account');
    attach('n2', 'other');

    await incoming.take({ ...source, accounts: ['account', 'other'] }, [received('x')]);
    await incoming.take({ ...source, accounts: ['other', 'account'] }, [received('x')]);
    await settled();

    nodes().should.eql(['n2']);
  });

  it('a stranger is not heard, nor kept, and neither is who writes under a name', async () => {
    await tell('one');
    attach();

    await take(['a', { from: '+4915112345678' }], ['b', { from: 'My Bank' }], ['c', { from: '72000' }]);

    told.should.be.empty();
    (await temp.store.waitingIncoming()).should.be.empty();
  });

  it('what came before the first SMS that is remembered is no answer to it', async () => {
    await tell('one');
    attach();

    await take(['before', { at: system.now() - 10 * minute }], ['after', { at: system.now() + 1 }]);

    texts().should.eql(['text of after']);
  });

  it('a number without its country is read by the country of the account', async () => {
    await tell('one');
    attach();

    await incoming.take({ ...source, country: 'DE' }, [received('a', { from: '01522 8817386' })]);
    await settled();

    should(told[0]?.message.from).equal(number);
  });

  it('it waits while no node is there, and leaves when one comes, in the order in which it came in', async () => {
    await tell('one');
    await take(['b', { at: system.now() + 2 }], ['a', { at: system.now() + 1 }]);
    await restart();

    attach();
    await settled();

    texts().should.eql(['text of a', 'text of b']);
  });

  it('what has left and was outlived does not leave again, by whichever way it is heard of', async () => {
    await tell('one');
    attach();
    await take(['a']);
    await system.advance(3_000);
    await restart();
    attach();

    await take(['a'], ['a']);

    texts().should.eql(['text of a']);
  });

  it('what left just before the end leaves again after the start', async () => {
    await tell('one');
    attach();
    await take(['a']);
    await system.advance(2_999);
    await restart();

    attach();
    await settled();

    texts().should.eql(['text of a', 'text of a']);
  });

  it('a Deploy gives it back to the node that comes back, and not to another one', async () => {
    await tell('one', { nodeId: 'b' });
    attach('a');
    const detach = attach('b');
    detach(true);
    await take(['x']);
    told.should.be.empty();

    attach('b');
    await settled();

    nodes().should.eql(['b']);
  });

  it('a node that does not come back within a few minutes, and one that is deleted, leave it to another one', async () => {
    await tell('one', { nodeId: 'b' });
    attach('a');
    attach('b')(true);
    await take(['x']);
    await system.advance(3 * minute);
    nodes().should.eql(['a']);

    const detach = attach('b');
    await take(['y']);
    detach(false);
    await settled();

    nodes().should.eql(['a', 'b', 'a']);
  });

  it('a flood of somebody is kept in part, and the rest once an hour has passed', async () => {
    await tell('one');
    attach();
    const all = Array.from({ length: mostAnHour + 5 }, (_, index): [string] => [`m${index}`]);

    await take(...all);
    told.should.have.length(mostAnHour);
    await take(...all);
    told.should.have.length(mostAnHour);
    await system.advance(60 * minute);
    await take(...all);

    new Set(texts()).size.should.equal(mostAnHour + 5);
    told.should.have.length(mostAnHour + 5);
  });

  it('an old STOP does not undo a newer START, in whatever order a list shows them', async () => {
    const anna = { ...somebody('Anna'), number };
    await temp.store.savePersonAndGrant(anna, someGrant);
    const stopped = async () => (await temp.store.person(anna.id))?.stopped;
    const start: Parameters<typeof received> = ['start', { text: 'start', at: system.now() - 1 }];
    const stop: Parameters<typeof received> = ['stop', { text: 'stop', at: system.now() - 2 }];

    await take(start, stop);
    should(await stopped()).be.false();
    await take(['late', { text: 'stop', at: system.now() - 3 }]);
    await take(stop);
    should(await stopped()).be.false();
    await take(['last', { text: 'stop' }]);

    should(await stopped()).be.true();
  });

  it('that nothing can be read is told by the first node of the account', async () => {
    attach('a', 'another account');
    for (const id of ['c', 'b']) attach(id);

    incoming.tellUnread('account', 'Twilio');
    incoming.tellUnread('account without a node', 'Twilio');

    failures.should.eql(['b replies-unread']);
  });

  it('a text without an end is cut', async () => {
    await tell('one');
    attach();

    await take(['a', { text: 'x'.repeat(100_000) }]);

    should(told[0]?.message.payload).have.length(5_000);
  });
});
