// Promises of every call: whole or not at all, in order, told to listeners, refused after the end.
import should = require('should');

import { Trouble } from '../../../../src/sentences/trouble';
import { settled } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert } from './rows';

export function calls(contract: Contract): void {
  describe('calls', () => {
    it('a value is there when its promise has resolved; one replaces another, and what was never set is null', async () => {
      const { store } = contract;
      await store.setFact('a', 'first');
      should(await store.fact('a')).equal('first');
      await store.setFact('a', '');
      await store.setFact('b', 'ö\n{"c":1}');

      should(await store.fact('a')).equal('');
      should(await store.fact('b')).equal('ö\n{"c":1}');
      should(await store.fact('c')).be.null();
    });

    it('what is set first stays, whoever sets it at the same time', async () => {
      const { store } = contract;
      await store.setFact('known', '');

      should(await Promise.all(['a', 'b'].map((value) => store.firstFact('key', value)))).eql(['a', 'a']);
      should(await store.firstFact('known', 'new')).equal('');
      should(await store.fact('key')).equal('a');
    });

    it('calls at the same time happen in their order, a read among writes as well', async () => {
      const { store } = contract;
      const ended: string[] = [];
      const end = (name: string) => (value: unknown) => {
        ended.push(value === undefined ? name : `${name} ${String(value)}`);
      };

      await Promise.all([
        store.setFact('a', '1').then(end('set')),
        store.fact('a').then(end('read')),
        store.setFact('a', '2').then(end('set again')),
        store.fact('a').then(end('read')),
      ]);

      ended.should.eql(['set', 'read 1', 'set again', 'read 2']);
    });

    it('six hundred at the same time end in the order in which they came', async () => {
      const { store } = contract;
      const ended: number[] = [];

      await Promise.all(
        Array.from({ length: 600 }, (_, index) =>
          store.savePersonAndGrant(somebody(`Person${index}`), someGrant).then(() => ended.push(index)),
        ),
      );

      ended.should.eql(Array.from({ length: 600 }, (_, index) => index));
    });

    it('one that fails takes back its own changes and no others, and tells nothing of what it was given', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      const state = { deviceId: 'd1', state: 'new' };
      const twins = ['first', 'canary-second'].map((body) => ({ id: 'same id', body }));

      const results = await Promise.allSettled([
        store.savePersonAndGrant(bert, someGrant),
        store.saveDecision('node', anna, [state], twins),
        store.savePersonAndGrant(somebody('Carla'), someGrant),
      ]);

      results.map(({ status }) => status).should.eql(['fulfilled', 'rejected', 'fulfilled']);
      (await store.people('google-health')).map(({ name }) => name).should.eql(['Anna', 'Bert', 'Carla']);
      (await store.states('node', anna.id)).should.be.empty();
      (await store.alertsOfNode('node')).should.be.empty();
      const reason: unknown = results[1]?.status === 'rejected' ? results[1].reason : null;
      should(reason).be.instanceOf(Trouble);
      should(JSON.stringify(reason) + String(reason)).not.containEql('canary');
    });

    it('a rule that throws leaves nothing of its call behind', async () => {
      const { store } = contract;
      await store.savePersonAndGrant(anna, someGrant);
      await store.saveDecision('node', anna, [{ deviceId: '', state: '{}' }], []);
      const broken = () => {
        throw new Error('canary');
      };

      const failing = await Promise.allSettled([store.changePerson(anna.id, { name: 'X' }, broken)]);

      failing.should.match([{ status: 'rejected' }]);
      should(await store.person(anna.id)).eql(anna);
    });

    it('a change is told to whoever listens, a look is not, nor a write that changes nothing', async () => {
      const { store } = contract;
      let told = 0;
      const stop = store.onChange(() => {
        told += 1;
      });
      await store.setFact('a', '1');
      should(told).equal(1);
      await store.fact('a');
      await store.changePerson('nobody', { name: 'X' });
      should(told).equal(1);
      stop();
      await store.setFact('a', '2');
      should(told).equal(1);
    });

    it('a store that can write is in no trouble', async () => {
      should(await contract.store.trouble()).be.null();
    });

    it('close writes what is queued, and may be called twice', async () => {
      const { store } = contract;
      const saving = store.savePersonAndGrant(anna, someGrant);
      await Promise.all([store.close(), store.close()]);
      await saving;

      should(await (await contract.reopen()).person(anna.id)).eql(anna);
    });

    it('after close a call is refused with a Trouble that says so, and nothing else happens', async () => {
      const { store } = contract;
      await store.close();

      const late = await Promise.allSettled([store.people('google-health'), store.removePerson('x')]);
      await settled();

      for (const one of late) should(one).match({ status: 'rejected', reason: { code: 'store-closed' } });
    });
  });
}
