// Promises about what the caps of SMS go by: counted as they are judged, for a day, refused ones apart, passes used once.
import 'should';
import type { SmsDecision } from '../../../../src/store/records';
import { fakeStart } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, countsOf, day, letGo, smsRow, text } from './rows';

export function smsCounts(contract: Contract): void {
  describe('counts of SMS', () => {
    const other = { to: '+12025550142' };
    const none = { sent: 0, refused: 0 };
    const ofAnswers = { count: 0, lastAt: null };
    const sent = (count: number) => ({ sent: count, refused: 0 });

    it('an SMS is judged by those before it, to its number and of its account', async () => {
      const { store } = contract;
      const first = await countsOf(store, smsRow('first'));
      const second = await countsOf(store, smsRow('second'), { body: 'Another' });
      const third = await countsOf(store, smsRow('third'), other);
      const elsewhere = await countsOf(store, smsRow('elsewhere', { account: 'other' }));

      first.should.eql({
        sameTextAt: null,
        hasPass: false,
        ofAnswers,
        ofNumber: none,
        ofAll: none,
        ofMonth: 0,
      });
      second.should.eql({
        sameTextAt: null,
        hasPass: false,
        ofAnswers,
        ofNumber: sent(1),
        ofAll: sent(1),
        ofMonth: 1,
      });
      third.should.eql({
        sameTextAt: null,
        hasPass: false,
        ofAnswers,
        ofNumber: none,
        ofAll: sent(2),
        ofMonth: 2,
      });
      elsewhere.should.eql({
        sameTextAt: null,
        hasPass: false,
        ofAnswers,
        ofNumber: none,
        ofAll: none,
        ofMonth: 0,
      });
    });

    it('answers are counted at their number apart from all else, by whatever account, and in all with it', async () => {
      const { store } = contract;
      const answer = { ...text, key: null, isAnswer: true };
      await store.addSms(smsRow('one', { createdAt: fakeStart - 2 }), answer, letGo);
      await store.addSms(smsRow('two', { createdAt: fakeStart - 1, account: 'other' }), answer, letGo);

      const after = await countsOf(store, smsRow('after'));
      const elsewhere = await countsOf(store, smsRow('elsewhere'), other);

      after.should.match({ ofNumber: none, ofAll: sent(1), ofAnswers: { count: 2, lastAt: fakeStart - 1 } });
      elsewhere.should.match({ ofNumber: none, ofAll: sent(2), ofAnswers });
      (await store.countCappedSms('account', fakeStart - day)).should.eql({ ofDay: 3, ofOneNumber: 1 });
    });

    it('an answer that goes on by the next account is one there too, and counts once', async () => {
      const { store } = contract;
      await store.addSms(smsRow('one', { state: 'waiting' }), { ...text, key: null, isAnswer: true }, letGo);
      const [row] = await store.openSms('account');
      if (!row) throw new Error('it is not there');
      const next = { account: 'other', at: fakeStart, content: 'by the next', fate: 'unsent' } as const;

      await store.handOverSms(row, text, next, letGo);
      const after = await countsOf(store, smsRow('after', { account: 'other' }));

      after.should.match({ ofNumber: none, ofAll: sent(1), ofAnswers: { count: 1, lastAt: fakeStart } });
    });

    it('when the same text last went to the same number is known', async () => {
      const { store } = contract;
      await countsOf(store, smsRow('first'));
      await countsOf(store, smsRow('second', { createdAt: fakeStart + 5 }), { key: 'another key' });
      const at = fakeStart + 9;

      const same = await countsOf(store, smsRow('same', { createdAt: at }));
      const another = await countsOf(store, smsRow('another', { createdAt: at }), { body: 'Low!' });

      [same.sameTextAt, another.sameTextAt].should.eql([fakeStart + 5, null]);
    });

    it('what does not count against the caps is still a text that went; what may not go is neither', async () => {
      const { store } = contract;
      const uncapped = (): SmsDecision => ({ verdict: 'added', isCapped: false });
      await store.addSms(smsRow('uncapped'), text, uncapped);
      await store.addSms(smsRow('repeated'), { ...text, body: 'Repeated' }, () => ({ verdict: 'repeated' }));

      const after = await countsOf(store, smsRow('after'));
      const other = await countsOf(store, smsRow('other'), { body: 'Repeated' });

      after.should.match({ sameTextAt: fakeStart, ofNumber: none, ofAll: none });
      other.should.match({ sameTextAt: null, ofAll: sent(1) });
    });

    it('one that is refused counts as refused from then on, and is no repeat of anything', async () => {
      const { store } = contract;
      await countsOf(store, smsRow('refused'));
      await store.addSms(smsRow('uncapped'), { ...text, body: 'B' }, () => ({
        verdict: 'added',
        isCapped: false,
      }));

      for (const id of ['refused', 'uncapped']) await store.changeSms(id, { state: 'refused' });
      await store.changeSms('refused', { nextLookAt: null });
      const after = await countsOf(store, smsRow('after'));

      const once = { sent: 0, refused: 1 };
      after.should.eql({
        sameTextAt: null,
        hasPass: false,
        ofAnswers,
        ofNumber: once,
        ofAll: once,
        ofMonth: 0,
      });
      (await countsOf(store, smsRow('elsewhere'), other)).ofNumber.should.eql(none);
      (await store.countCappedSms('account', fakeStart - 1)).should.eql({ ofDay: 2, ofOneNumber: 1 });
    });

    it('a count holds for a day, and longer than the SMS that it was of', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await countsOf(store, smsRow('one', { personId: anna.id }));
      await store.removePerson(anna.id);

      const within = await countsOf(store, smsRow('within', { createdAt: fakeStart + day - 1 }));
      const later = await countsOf(store, smsRow('later', { createdAt: fakeStart + day }));

      within.should.match({ sameTextAt: fakeStart, ofAll: sent(1) });
      later.should.match({ sameTextAt: fakeStart + day - 1, ofAll: sent(1) });
    });

    describe('of a month', () => {
      const month = (monthIndex: number, ...rest: number[]) => new Date(2026, monthIndex, ...rest).getTime();
      const [november, december, january] = [month(10, 1), month(11, 1), month(12, 1)] as const;
      const at = (createdAt: number, facts: Partial<Parameters<typeof smsRow>[1]> = {}) =>
        countsOf(
          contract.store,
          smsRow(`sms of ${createdAt} ${JSON.stringify(facts)}`, { createdAt, ...facts }),
        );
      const ofMonth = (now: number) => contract.store.countSmsOfMonth('account', now);

      it('is the calendar month of the zone that the machine is in', async () => {
        await at(november);
        await at(december - 1);
        await at(december - 1, { account: 'other' });

        (await ofMonth(november)).should.equal(2);
        (await at(december)).ofMonth.should.equal(0);
        [await ofMonth(december), await ofMonth(january)].should.eql([1, 0]);
      });

      it('is not over after a day, however often is swept, nor with the person that it was about', async () => {
        const { store } = contract;
        await store.savePersonAndGrant(anna, someGrant);
        await at(november, { personId: anna.id });
        await store.removePerson(anna.id);
        for (let now = november; now < december; now += day) await store.forgetOld(now);

        (await ofMonth(december - 1)).should.equal(1);
      });

      it('has nothing of what was refused, also long after it was counted, nor of what does not count', async () => {
        const { store } = contract;
        await store.addSms(smsRow('refused', { createdAt: november, state: 'waiting' }), text, letGo);
        await store.addSms(smsRow('sent', { createdAt: november }), text, letGo);
        await store.addSms(smsRow('uncapped', { createdAt: november }), text, () => ({
          verdict: 'added',
          isCapped: false,
        }));
        await store.forgetOld(november + 3 * day);
        (await ofMonth(november)).should.equal(2);

        for (const id of ['refused', 'refused', 'uncapped']) await store.changeSms(id, { state: 'refused' });

        (await ofMonth(november)).should.equal(1);
      });

      it('is not lost by a clock that was ahead for a moment, and nothing that it counted holds for ever', async () => {
        const { store } = contract;
        const ahead = new Date(2027, 10, 2).getTime();
        await at(november);
        await at(ahead);
        await store.forgetOld(ahead);

        (await at(november + 1)).ofMonth.should.equal(1);
        await store.forgetOld(november + 2);
        [await ofMonth(november), await ofMonth(ahead)].should.eql([2, 0]);
      });

      it('has what a clock counted in the month to come: a jump back takes no limit away', async () => {
        await at(december);

        (await at(december - 1)).ofMonth.should.equal(1);
      });

      it('is not lost by a clock that is not set yet', async () => {
        const { store } = contract;
        await at(november);
        await at(60_000);
        await store.forgetOld(120_000);

        (await ofMonth(november)).should.equal(1);
      });

      it('is forgotten after a year', async () => {
        const { store } = contract;
        await at(november);
        await store.forgetOld(new Date(2027, 11, 1).getTime());

        (await ofMonth(november)).should.equal(0);
      });
    });

    it('those that count against the caps are known: all since a time, and those to the number that had most', async () => {
      const { store } = contract;
      await store.addSms(smsRow('uncapped'), text, () => ({ verdict: 'added', isCapped: false }));
      await countsOf(store, smsRow('one'));
      await countsOf(store, smsRow('two', { createdAt: fakeStart + 1 }));
      await countsOf(store, smsRow('three', { createdAt: fakeStart + 2 }), other);
      await countsOf(store, smsRow('four', { account: 'other', createdAt: fakeStart + 2 }));

      (await store.countCappedSms('account', fakeStart - 1)).should.eql({ ofDay: 3, ofOneNumber: 2 });
      (await store.countCappedSms('account', fakeStart)).should.eql({ ofDay: 2, ofOneNumber: 1 });
      (await store.countCappedSms('nobody', 0)).should.eql({ ofDay: 0, ofOneNumber: 0 });
    });

    it('a pass lets one SMS go, with its key and to its number, and is used up only by one that goes', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.proveNumber(anna.id, {}, { to: text.to, smsKey: text.key, at: fakeStart });
      const seen: boolean[] = [];
      const addAs = (decision: SmsDecision, id: string, facts: Partial<typeof text> = {}) =>
        store.addSms(smsRow(id), { ...text, ...facts }, ({ hasPass }) => {
          seen.push(hasPass);
          return decision;
        });

      await addAs(letGo(), 'other key', { key: 'other' });
      await addAs(letGo(), 'other number', other);
      await store.addSms(smsRow('without a key'), { ...text, key: null }, ({ hasPass }) => {
        seen.push(hasPass);
        return letGo();
      });
      await addAs({ verdict: 'cap-day' }, 'refused');
      await addAs(letGo(), 'one');
      await addAs(letGo(), 'too late');

      seen.should.eql([false, false, false, true, true, false]);
    });
  });
}
