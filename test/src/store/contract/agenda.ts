// Promises about what is due later: kept with the decision, one time for each node and person, gone with either.
import should = require('should');

import { fakeStart } from '../../../support/fake-system';
import { someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, day, hour } from './rows';

export function agenda(contract: Contract): void {
  describe('what is due', () => {
    beforeEach(async () => {
      for (const person of [anna, bert]) await contract.store.savePersonAndGrant(person, someGrant);
    });
    const due = (nodeId: string, person: typeof anna, dueAt: number | null) =>
      contract.store.saveDecision(nodeId, person, [], [], [], { advice: dueAt, alerts: null });
    const dueNow = (nodeId: string, now: number, most = 10) =>
      contract.store.duePeople(nodeId, now, now + 2 * day, most);

    it('belongs to a node and a person, the last decision counts, and one that says nothing of it leaves it', async () => {
      const { store } = contract;
      await due('node', anna, fakeStart + hour);
      await due('other', anna, fakeStart + 2 * hour);
      await due('node', anna, fakeStart + 3 * hour);
      await store.saveDecision('node', anna, [{ deviceId: '', state: '{}' }], []);

      should(await store.dueAt('node', anna.id)).equal(fakeStart + 3 * hour);
      should(await store.dueAt('other', anna.id)).equal(fakeStart + 2 * hour);
      should(await store.dueAt('node', bert.id)).be.null();
      await due('node', anna, null);
      should(await store.dueAt('node', anna.id)).be.null();
    });

    it('is the first of the advice hour and of what waits, and says for which of them', async () => {
      const { store } = contract;
      const keep = (advice: number | null, alerts: number | null) =>
        store.saveDecision('node', anna, [], [], [], { advice, alerts });
      await keep(fakeStart + 2 * hour, fakeStart + hour);
      should(await store.dueAt('node', anna.id)).equal(fakeStart + hour);
      should(await store.due('node', anna.id)).eql({
        advice: fakeStart + 2 * hour,
        alerts: fakeStart + hour,
      });

      await keep(fakeStart + 2 * hour, null);
      should(await store.dueAt('node', anna.id)).equal(fakeStart + 2 * hour);
      await keep(null, fakeStart + 3 * hour);
      should(await store.due('node', anna.id)).eql({ advice: null, alerts: fakeStart + 3 * hour });
      await keep(null, null);
      should(await store.due('node', anna.id)).be.null();
      should(await store.dueAt('node', anna.id)).be.null();
    });

    it('is found once its time has come, the earliest first, and at most as many as are asked for', async () => {
      await due('node', bert, fakeStart + hour);
      await due('node', anna, fakeStart + 2 * hour);
      await due('other', anna, fakeStart);

      (await dueNow('node', fakeStart + hour - 1)).should.eql([]);
      (await dueNow('node', fakeStart + hour)).should.eql([bert.id]);
      (await dueNow('node', fakeStart + 2 * hour)).should.eql([bert.id, anna.id]);
      (await dueNow('node', fakeStart + 2 * hour, 1)).should.eql([bert.id]);
    });

    it('is found as well where it lies further ahead than anything may, as a clock that was ahead kept it', async () => {
      await due('node', bert, fakeStart + 2 * day);
      await due('node', anna, fakeStart + 2 * day + 1);

      (await dueNow('node', fakeStart)).should.eql([anna.id]);
    });

    it('has a next time over several nodes', async () => {
      const { store } = contract;
      await due('node', bert, fakeStart + 2 * hour);
      await due('node', anna, fakeStart + hour);
      await due('other', anna, fakeStart);

      const next = (nodeIds: string[], after: number) => store.nextDue(nodeIds, after);
      should(await next(['node'], fakeStart)).equal(fakeStart + hour);
      should(await next(['node'], fakeStart + hour)).equal(fakeStart + 2 * hour);
      should(await next(['node'], fakeStart + 2 * hour)).be.null();
      should(await next(['node', 'other'], fakeStart - 1)).equal(fakeStart);
      should(await next(['nobody'], 0)).be.null();
      should(await next([], 0)).be.null();
    });

    it('is not kept with a decision about somebody who has changed meanwhile', async () => {
      const { store } = contract;
      await store.changePerson(anna.id, { name: 'Anne' });

      (await due('node', anna, fakeStart)).should.be.false();
      should(await store.dueAt('node', anna.id)).be.null();
    });

    it('goes with the node, with the person, and with their consent', async () => {
      const { store } = contract;
      for (const node of ['node', 'other'])
        for (const person of [anna, bert]) await due(node, person, fakeStart);

      await store.removeAgenda('node');
      (await dueNow('node', fakeStart)).should.eql([]);
      (await dueNow('other', fakeStart)).sort().should.eql([anna.id, bert.id].sort());
      await store.removePerson(anna.id);
      (await dueNow('other', fakeStart)).should.eql([bert.id]);
      await store.dropConsent(bert.id, { access: 'lost' });
      (await dueNow('other', fakeStart)).should.eql([]);
    });

    it('outlives a restart', async () => {
      await due('node', anna, fakeStart);
      const store = await contract.reopen();

      should(await store.dueAt('node', anna.id)).equal(fakeStart);
    });
  });
}
