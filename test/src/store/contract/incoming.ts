// Promises about SMS that came in: kept once and sealed while they are answers, and nothing of what strangers write.
import should = require('should');

import type { IncomingDecision, IncomingFacts, IncomingSms } from '../../../../src/store/incoming-records';
import { incomingMs, settledSmsMs } from '../../../../src/store/retention';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, day, hour, letGo, smsRow, text } from './rows';

const [carla, dora] = [somebody('Carla'), somebody('Dora')];
const keep = (): IncomingDecision => ({ isKept: true, isAnswer: true, stopped: null });
const leave = (): IncomingDecision => ({ isKept: false, isAnswer: true, stopped: null });
/** Says of all SMS whether they are wanted; `isAnswer`: by somebody who was told. */
const says =
  (stopped: boolean, isAnswer = true) =>
  (): IncomingDecision => ({ isKept: false, isAnswer, stopped });

const sms = (id: string, facts: Partial<IncomingSms> = {}): IncomingSms => ({
  id,
  from: text.to,
  content: `content of ${id}`,
  cameAt: fakeStart,
  keyword: null,
  ...facts,
});

export function incoming(contract: Contract): void {
  describe('SMS that came in', () => {
    /** An SMS that went to a number and was accepted. */
    const tell = async (id: string, facts: Parameters<typeof smsRow>[1] = {}, to = text.to) => {
      await contract.store.addSms(smsRow(id, facts), { ...text, to }, letGo);
      await contract.store.changeSms(id, { state: 'accepted', sid: id, nextLookAt: null });
    };
    const take = (messages: IncomingSms[], decide: (facts: IncomingFacts) => IncomingDecision = keep) =>
      contract.store.keepIncoming(['account'], messages, contract.system.now(), (_, facts) => decide(facts));
    const waiting = async () => (await contract.store.waitingIncoming()).map(({ id }) => id);

    it('one is kept as it is, with the account, the node and the person of the last SMS to its number', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await tell('first', { nodeId: 'first node', createdAt: fakeStart + 5 });
      await tell('last', { nodeId: 'last node', personId: anna.id });

      (await take([sms('one')])).should.equal(1);

      (await (await contract.reopen()).waitingIncoming()).should.eql([
        {
          id: 'one',
          cameAt: fakeStart,
          isActedOn: false,
          via: 'account',
          account: 'account',
          nodeId: 'last node',
          content: 'content of one',
          person: { id: anna.id, name: 'Anna' },
          language: 'en',
        },
      ]);
    });

    it('an SMS is answered at the account that it went by last, and its own node hears of it', async () => {
      const { store } = contract;
      await store.addSms(
        smsRow('one', { state: 'waiting', account: 'first', nodeId: 'its node' }),
        text,
        letGo,
      );
      const [row] = await store.openSms('first');
      if (!row) throw new Error('it is not there');
      const next = { account: 'account', at: fakeStart, content: 'by the next', fate: 'unsent' } as const;
      await store.handOverSms(row, text, next, letGo);
      await store.changeSms('one', { state: 'accepted', sid: 'SM1', nextLookAt: null });

      (await take([sms('answer')])).should.equal(1);

      (await store.waitingIncoming()).should.match([
        { account: 'first', via: 'account', nodeId: 'its node' },
      ]);
      (await store.listensFor(['first'])).should.have.property('lastToldAt', null);
      (await store.listensFor(['account'])).should.have.property('lastToldAt', fakeStart);
    });

    it('one that is heard of again is kept once, before it has left and after', async () => {
      await tell('told');

      (await take([sms('one'), sms('one')])).should.equal(1);
      (await take([sms('one')])).should.equal(0);
      await contract.store.settleIncoming(['one']);
      (await take([sms('one')])).should.equal(0);

      (await waiting()).should.be.empty();
    });

    it('they wait in the order in which they came in', async () => {
      await tell('told');
      await take([sms('d', { cameAt: fakeStart + 3 }), sms('a', { cameAt: fakeStart + 1 })]);
      await take([sms('c', { cameAt: fakeStart + 2 }), sms('b', { cameAt: fakeStart + 2 })]);

      (await waiting()).should.eql(['a', 'c', 'b', 'd']);
    });

    it('of whom no account in question told nothing is kept, whatever the rule says', async () => {
      await tell('by another', { account: 'another' });
      await contract.store.addSms(smsRow('not accepted'), text, letGo);
      await contract.store.addSms(smsRow('refused'), text, letGo);
      await contract.store.changeSms('refused', { state: 'refused' });

      (await take([sms('one')])).should.equal(0);
      await tell('told');

      // It is not remembered either: once its sender is told, it is new.
      (await take([sms('one')])).should.equal(1);
    });

    it('what the rule leaves is not remembered', async () => {
      await tell('told');
      (await take([sms('one')], leave)).should.equal(0);

      (await take([sms('one')])).should.equal(1);
    });

    it('the rule hears since when its sender is told, and how many of theirs were kept within the hour', async () => {
      const heard: IncomingFacts[] = [];
      const hear = (facts: IncomingFacts) => {
        heard.push(facts);
        return keep();
      };
      await take([sms('stranger')], hear);
      await tell('told', { createdAt: fakeStart - hour });
      await tell('told again');
      await take([sms('one'), sms('two')], hear);
      contract.system.setClock(fakeStart + hour);
      await take([sms('three')], hear);

      heard
        .map(({ toldSince, ofLastHour }) => [toldSince, ofLastHour])
        .should.eql([
          [null, 0],
          [fakeStart - hour, 0],
          [fakeStart - hour, 1],
          [fakeStart - hour, 0],
        ]);
    });

    it('STOP is written at everybody with that number, remembered for them alone, and heard of once', async () => {
      const { store } = contract;
      const other = { ...somebody('Carla'), number: '+4915112345678' };
      for (const person of [anna, bert, other]) await store.savePersonAndGrant(person, someGrant);
      const from = anna.number ?? '';
      const [stop, start] = [says(true), says(false)];
      const stopped = async (id: string) => (await store.person(id))?.stopped;

      (await take([sms('stop', { from, keyword: 'stop' })], stop)).should.equal(0);
      should(await stopped(anna.id)).be.true();
      should(await stopped(bert.id)).be.true();
      should(await stopped(other.id)).be.false();
      (await store.listensFor(['account'])).should.eql({ lastToldAt: null, hasStopped: true });
      await take([sms('start', { from, keyword: 'start' })], start);
      should(await stopped(anna.id)).be.false();

      await take([sms('stop', { from, keyword: 'stop' })], stop);

      should(await stopped(anna.id)).be.false();
      (await waiting()).should.be.empty();
    });

    it('STOP from a number that is proven for nobody is kept at the number, as a fingerprint, until START', async () => {
      const { store } = contract;
      await store.savePersonAndGrant({ ...anna, number: text.to, numberState: 'unproven' }, someGrant);
      await tell('told');

      await take([sms('stop', { keyword: 'stop' })], says(true));
      await store.removePerson(anna.id);

      should(await store.hasStopped(text.to)).be.true();
      should(await store.hasStopped('+4915112345678')).be.false();
      (await store.listensFor(['account'])).should.have.property('hasStopped', true);
      const again = await contract.reopen();
      should(await again.hasStopped(text.to)).be.true();
      await take([sms('start', { keyword: 'start' })], says(false));
      should(await again.hasStopped(text.to)).be.false();
      (await again.listensFor(['account'])).should.have.property('hasStopped', false);
    });

    it('STOP of a stranger leaves nothing, and one of a proven number is noted at its people alone', async () => {
      const { store } = contract;
      await take([sms('stop', { keyword: 'stop' })], says(true, false));
      should(await store.hasStopped(text.to)).be.false();
      await store.savePersonAndGrant({ ...anna, number: text.to }, someGrant);
      await tell('told', { personId: anna.id });

      await take([sms('stop', { keyword: 'stop' })], says(true));
      should(await store.hasStopped(text.to)).be.true();
      await store.removePerson(anna.id);

      should(await store.hasStopped(text.to)).be.false();
    });

    it('what was done with a word is remembered', async () => {
      await tell('told');
      await take([sms('one'), sms('two')]);

      await contract.store.noteActedOn('one');

      const waitingNow = await (await contract.reopen()).waitingIncoming();
      waitingNow
        .map(({ id, isActedOn }) => [id, isActedOn])
        .should.eql([
          ['one', true],
          ['two', false],
        ]);
    });

    it('a number was told of the conversations and people of its accepted alerts, until a time', async () => {
      const { store } = contract;
      await tell('one', { conversation: 'talk_1', personId: anna.id, createdAt: fakeStart - 2 });
      await tell('two', { conversation: 'talk_2', personId: bert.id, createdAt: fakeStart - 1 });
      await tell('one again', { conversation: 'talk_1', personId: anna.id, createdAt: fakeStart });
      await tell('later', { conversation: 'talk_3', createdAt: fakeStart + 1 });
      await tell('of none', { createdAt: fakeStart });
      await tell('a code for her', { personId: carla.id, createdAt: fakeStart });
      await tell('alert of no conversation', { conversation: '', personId: dora.id, createdAt: fakeStart });
      await tell('to another', { conversation: 'talk_4', personId: bert.id }, '+4915112345678');
      await store.addSms(smsRow('on its way', { conversation: 'talk_5' }), text, letGo);

      const now = fakeStart + 9;
      (await store.toldTo(text.to, fakeStart, now)).should.eql({
        conversations: ['talk_2', 'talk_1'],
        personIds: [bert.id, anna.id, dora.id],
      });
      (await store.toldTo(text.to, fakeStart - 3, now)).should.eql({ conversations: [], personIds: [] });
      // Begun by a clock that was ahead.
      (await store.toldTo(text.to, fakeStart - 3, fakeStart)).should.eql({
        conversations: ['talk_3'],
        personIds: [],
      });
    });

    it('the rule hears when the last word for all SMS came; one that lies ahead is not believed', async () => {
      await tell('told');
      const heard: (number | null)[] = [];
      const hear = ({ keywordAt }: IncomingFacts) => {
        heard.push(keywordAt);
        return keep();
      };
      await take([sms('stop', { keyword: 'stop', cameAt: fakeStart - 7 })]);
      await take([sms('ahead', { keyword: 'start', cameAt: fakeStart + hour })]);
      await take([sms('one')], hear);
      contract.system.setClock(fakeStart + hour);
      await take([sms('two')], hear);

      heard.should.eql([fakeStart - 7, fakeStart + hour]);
    });

    it('without a known person of the SMS it is the only one whose number it is, and nobody of two', async () => {
      const { store } = contract;
      const person = { ...anna, number: text.to };
      await store.savePersonAndGrant(person, someGrant);
      await tell('told');
      await take([sms('one')]);
      await store.savePersonAndGrant({ ...bert, number: text.to }, someGrant);
      await take([sms('two')]);

      const rows = await store.waitingIncoming();

      rows.map((row) => row.person?.name ?? null).should.eql(['Anna', null]);
    });

    it('what somebody wrote goes with them, and does not come back', async () => {
      const { store } = contract;
      await store.savePersonAndGrant({ ...anna, number: null }, someGrant);
      await tell('about nobody');
      await take([sms('about nobody')]);
      await tell('about anna again', { personId: anna.id });
      await take([sms('hers')]);

      await store.removePerson(anna.id);

      (await waiting()).should.eql(['about nobody']);
      (await take([sms('hers')])).should.equal(0);
    });

    it('they are remembered longer than anybody counts as told, and then no more', async () => {
      const { store } = contract;
      await tell('told');
      await take([sms('one')]);
      incomingMs.should.be.above(settledSmsMs);

      await store.forgetOld(fakeStart + settledSmsMs);
      (await waiting()).should.eql(['one']);
      await store.forgetOld(fakeStart + incomingMs);

      (await waiting()).should.be.empty();
    });

    it('one that a clock far ahead has stamped is forgotten by its own rule once the clock is right', async () => {
      const { store, system } = contract;
      await tell('told');
      system.setClock(fakeStart + 400 * day);
      await take([sms('one')]);

      await store.forgetOld(fakeStart);
      await store.forgetOld(fakeStart + incomingMs - 1);
      (await waiting()).should.eql(['one']);
      await store.forgetOld(fakeStart + incomingMs);

      (await waiting()).should.be.empty();
    });

    it('there is something to listen for once an account has told somebody', async () => {
      const { store } = contract;
      (await store.listensFor(['account'])).should.eql({ lastToldAt: null, hasStopped: false });
      await tell('told', { createdAt: fakeStart - 5 });
      await tell('by another', { account: 'another', createdAt: fakeStart });
      await store.addSms(smsRow('on its way'), text, letGo);

      (await store.listensFor(['account'])).lastToldAt?.should.equal(fakeStart - 5);
      (await store.listensFor(['account', 'another'])).lastToldAt?.should.equal(fakeStart);
    });
  });
}
