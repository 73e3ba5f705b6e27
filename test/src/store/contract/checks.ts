// Promises about a check: what it brought and what a node decides by that are kept together, by what is so at that moment.
import 'should';
import should from 'should';
import { history } from '../../../../src/battery/history';
import type { CheckAnswer, KeptNow, NodeDecision } from '../../../../src/store/store';
import { fakeStart } from '../../../support/fake-system';
import { somebody, someGrant } from '../../../support/people';
import type { Contract } from '../contract';
import { anna, bert, reading, untoldAlert } from './rows';

export function checks(contract: Contract): void {
  describe('a check', () => {
    beforeEach(async () => {
      for (const person of [anna, bert]) await contract.store.savePersonAndGrant(person, someGrant);
    });
    const nothing: NodeDecision = {
      states: [],
      alerts: [],
      settled: [],
      due: { advice: null, alerts: null },
    };
    const low: NodeDecision = {
      states: [{ deviceId: 'd1', state: '"low"' }],
      alerts: [{ id: 'alert', body: 'body' }],
      settled: [],
      due: { advice: fakeStart + 5, alerts: fakeStart + 3 },
    };
    const answer = (facts: Partial<CheckAnswer> = {}): CheckAnswer => ({
      readings: [reading()],
      rules: history,
      changeOf: () => null,
      ...facts,
    });
    const restate = (state: string) => `${state}, restated`;
    /** All that is kept of somebody at the node. */
    const keptOf = async ({ id }: Pick<typeof anna, 'id'>) => {
      const { store } = contract;
      return {
        readings: await store.lastReadings(id),
        states: await store.states('node', id),
        alerts: await store.alertsOfNode('node'),
        due: await store.due('node', id),
      };
    };

    it('keeps what it brought and what is decided by that, and gives the decision', async () => {
      const decision = await contract.store.keepCheck('node', anna.id, answer(), () => ({
        ...low,
        told: 'something else',
      }));

      should(decision?.told).equal('something else');
      (await keptOf(anna)).should.eql({
        readings: [reading()],
        states: low.states,
        alerts: low.alerts,
        due: low.due,
      });
    });

    it('is decided by what is kept then, with what it brought', async () => {
      const { store } = contract;
      await store.keepUntold(untoldAlert('untold'), null, () => 'waiting');
      await store.keepCheck('node', anna.id, null, () => low);
      await store.keepCheck('other', anna.id, null, () => ({ ...low, alerts: [] }));
      let kept: KeptNow | null = null;

      await store.keepCheck(
        'node',
        anna.id,
        answer({ changeOf: ({ name }) => ({ change: { failingReason: `of ${name}` }, restate }) }),
        (now) => {
          kept = {
            ...now,
            lastReadings: () => [],
            learning: () => ({ checkpoint: null, readings: [] }),
            personById: () => null,
          };
          now.lastReadings().should.eql([reading()]);
          now.learning('d1', () => true).should.eql({ checkpoint: null, readings: [reading()] });
          now.learning('d2', () => true).readings.should.be.empty();
          [now.personById(bert.id), now.personById('nobody')].should.eql([bert, null]);
          return nothing;
        },
      );

      should(kept).containDeep({
        person: { ...anna, failingReason: 'of Anna' },
        states: low.states,
        untold: [untoldAlert('untold')],
        due: low.due,
      });
    });

    it('lets go of what it settles, and of what nobody is due for any more', async () => {
      const { store } = contract;
      await store.keepUntold(untoldAlert('untold'), null, () => 'waiting');
      await store.keepCheck('node', anna.id, null, () => low);

      await store.keepCheck('node', anna.id, null, () => ({ ...nothing, settled: [untoldAlert('untold')] }));

      (await store.untoldOf(anna.id)).should.be.empty();
      should(await store.due('node', anna.id)).be.null();
    });

    it('changes the person as they are then, and what was told of them with it', async () => {
      const { store } = contract;
      await store.keepCheck('node', anna.id, null, () => ({
        ...nothing,
        states: [{ deviceId: '', state: 'told' }],
      }));

      const [, decision] = await Promise.all([
        store.changePerson(anna.id, { name: 'Anne' }),
        store.keepCheck(
          'node',
          anna.id,
          answer({ changeOf: ({ name }) => ({ change: { failingReason: name }, restate }) }),
          ({ states, person }) => ({ ...nothing, found: [person.failingReason, states[0]?.state] }),
        ),
      ]);

      should(decision?.found).eql(['Anne', 'told, restated']);
      should((await store.person(anna.id))?.failingReason).equal('Anne');
    });

    it('without a node keeps what it brought', async () => {
      const { store } = contract;
      await store.keepAnswer(
        anna.id,
        answer({ changeOf: () => ({ change: { failingReason: 'timeout' }, restate }) }),
      );

      (await store.lastReadings(anna.id)).should.eql([reading()]);
      should((await store.person(anna.id))?.failingReason).equal('timeout');
    });

    it('of somebody who is gone keeps nothing, and nobody decides', async () => {
      const { store } = contract;
      const nobody = somebody('Nobody');
      const [, decision] = await Promise.all([
        store.removePerson(anna.id),
        store.keepCheck('node', anna.id, answer(), () => {
          throw new Error('decided');
        }),
        store.keepAnswer(anna.id, answer()),
        store.keepAnswer(nobody.id, answer()),
      ]);

      should(decision).be.null();
      for (const person of [anna, nobody]) {
        (await keptOf(person)).should.eql({ readings: [], states: [], alerts: [], due: null });
      }
    });

    it('of somebody who took back consent meanwhile keeps no reading, and what is decided of that', async () => {
      const { store } = contract;
      await store.dropConsent(anna.id, { access: 'lost' });

      const decision = await store.keepCheck('node', anna.id, answer(), ({ person }) => ({
        ...nothing,
        states: [{ deviceId: '', state: person.access }],
      }));

      should(decision?.states).eql([{ deviceId: '', state: 'lost' }]);
      (await keptOf(anna)).should.containEql({ readings: [], states: [{ deviceId: '', state: 'lost' }] });
    });

    it('that fails keeps nothing at all, and takes no other with it', async () => {
      const { store } = contract;
      const [failed, other] = await Promise.allSettled([
        store.keepCheck('node', anna.id, answer(), () => ({
          ...low,
          alerts: [...low.alerts, ...low.alerts],
        })),
        store.keepCheck('node', bert.id, answer(), () => nothing),
      ]);

      [failed?.status, other?.status].should.eql(['rejected', 'fulfilled']);
      (await keptOf(anna)).should.eql({ readings: [], states: [], alerts: [], due: null });
      (await store.lastReadings(bert.id)).should.have.length(1);
    });

    it('whose decision has a defect keeps nothing at all, and is told as that: the store is well', async () => {
      const { store } = contract;
      const [failed, other] = await Promise.allSettled([
        store.keepCheck('node', anna.id, answer(), () => {
          throw new TypeError('canary');
        }),
        store.setFact('a', '1'),
      ]);

      should(failed).match({ status: 'rejected', reason: { code: 'internal' } });
      String(failed?.status === 'rejected' && failed.reason).should.not.containEql('canary');
      should(other?.status).equal('fulfilled');
      should(await store.trouble()).be.null();
      (await keptOf(anna)).should.eql({ readings: [], states: [], alerts: [], due: null });
    });

    it('that brings nothing new writes nothing', async () => {
      const { store } = contract;
      const same = { ...nothing, due: low.due };
      await store.keepCheck('node', anna.id, answer(), () => low);
      let changes = 0;
      const stop = store.onChange(() => {
        changes += 1;
      });

      await store.keepCheck('node', anna.id, answer(), () => same);
      changes.should.equal(0);
      await store.keepCheck('node', anna.id, answer(), () => ({
        ...same,
        due: { ...low.due, alerts: null },
      }));
      changes.should.equal(1);
      stop();
    });
  });
}
