// Promises about pausing: whom it is for, until when, and what is refused.
import should = require('should');

import { longestPauseMs } from '../../../src/battery/rest';
import type { Conversations } from '../../../src/people/conversations';
import { asTrouble } from '../../../src/sentences/trouble';
import { createAnswerAlerts } from '../../../src/use-cases/answer-alerts';
import { createPause, type Pause } from '../../../src/use-cases/pause';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

describe('use cases: a pause', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let pausing: Pause;
  let resumed: string[];

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    resumed = [];
    const { store } = temp;
    const conversations: Pick<Conversations, 'pause' | 'resume'> = {
      async pause(ids, until) {
        for (const id of ids) await store.changePerson(id, { pausedUntil: until });
      },
      async resume(ids) {
        resumed.push(...ids);
        for (const id of ids) await store.changePerson(id, { pausedUntil: null });
      },
    };
    const answerAlerts = createAnswerAlerts({ conversations: conversations as Conversations, system });
    pausing = createPause({ store, system, answerAlerts });
    for (const [name, facts] of [
      ['Anna', { timeZone: 'Europe/Berlin' }],
      ['Bert', { timeZone: 'America/New_York' }],
      ['Dana', { cloud: 'demo' }],
    ] as const)
      await store.savePersonAndGrant(somebody(name, facts), someGrant);
  });
  afterEach(() => temp.remove());

  const pausedUntil = async (id: string) => {
    const until = (await temp.store.person(id))?.pausedUntil ?? null;
    return until === null ? null : new Date(until).toISOString();
  };
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (thrown: unknown) => asTrouble(thrown).code,
    );

  it('of one person ends with a day where they are', async () => {
    (await pausing.pause('person_anna', { days: 1 })).should.equal(1);
    should(await pausedUntil('person_anna')).equal('2026-11-20T23:00:00.000Z');
    should(await pausedUntil('person_bert')).be.null();

    await pausing.pause('person_anna', { day: '2026-12-24' });
    should(await pausedUntil('person_anna')).equal('2026-12-24T23:00:00.000Z');
  });

  it('of everybody ends for each with the day where they are, and is none of who is made up', async () => {
    (await pausing.pause(null, { days: 7 })).should.equal(2);

    should(await pausedUntil('person_anna')).equal('2026-11-26T23:00:00.000Z');
    should(await pausedUntil('person_bert')).equal('2026-11-27T05:00:00.000Z');
    should(await pausedUntil('person_dana')).be.null();
  });

  it('of some days counts them by the clock where each person is', async () => {
    // Half an hour past midnight in Berlin, and still the day before in New York.
    system.setClock(Date.parse('2026-11-20T23:30:00Z'));

    await pausing.pause(null, { days: 1 });

    should(await pausedUntil('person_anna')).equal('2026-11-21T23:00:00.000Z');
    should(await pausedUntil('person_bert')).equal('2026-11-21T05:00:00.000Z');
  });

  it('is ended for those who have one', async () => {
    await pausing.pause('person_anna', { days: 1 });

    (await pausing.resume(null)).should.equal(1);

    resumed.should.eql(['person_anna']);
    (await pausing.resume('person_anna')).should.equal(0);
  });

  it('is refused for a span that is none, for nobody, and for who is made up', async () => {
    for (const days of [0, -1, 1.5, Number.NaN, 366, 1e15, Number.POSITIVE_INFINITY])
      (await codeOf(pausing.pause('person_anna', { days }))).should.equal('bad-until', String(days));
    for (const day of ['', '2026-02-30', 'soon'])
      (await codeOf(pausing.pause('person_anna', { day }))).should.equal('bad-until', day);
    (await codeOf(pausing.pause('person_none', { days: 1 }))).should.equal('person-unknown');
    (await codeOf(pausing.resume('person_none'))).should.equal('person-unknown');
    (await codeOf(pausing.pause('person_dana', { days: 1 }))).should.equal('demo-no-pause');
    should(await pausedUntil('person_anna')).be.null();
  });

  it('of the most days there are is not too long for any clock', async () => {
    await pausing.pause('person_anna', { days: 365 });

    const until = Date.parse((await pausedUntil('person_anna')) ?? '');
    should(until - system.now()).be.belowOrEqual(longestPauseMs);
  });
});
