// Promises of a consent: it becomes a person or renews one, and never two grants for one account.
import 'should';
import should from 'should';
import { type Arrival, type Introduction, join } from '../../../src/people/joining';
import { Trouble } from '../../../src/sentences/trouble';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const hour = 3_600_000;
const grant = { ...someGrant, accessToken: 'new-access-token' };

describe('people: joining', () => {
  let system: FakeSystem;
  let temp: TempStore;
  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    await system.advance(hour);
  });
  afterEach(() => temp.remove());

  async function arrive(introduction: Partial<Introduction>, facts: Partial<Arrival> = {}) {
    const authorizationId = `connect_${system.bytes(4).toString('hex')}`;
    const expiresAt = system.now() + hour;
    await temp.store.addAuthorization(
      { id: authorizationId, plan: '{}', expiresAt },
      authorizationId,
      system.now(),
    );
    const joining = join(temp.store, system, {
      authorizationId,
      cloud: 'google-health',
      clientId: 'client',
      identity: { userId: 'user-anna', timeZone: null },
      grant,
      introduction: { name: 'Anna', language: 'en', personId: null, ...introduction },
      ...facts,
    });
    const person = await joining;
    const outcome = (await temp.store.authorizationOutcome(authorizationId))?.outcome;
    return { person, outcome: outcome && JSON.parse(outcome) };
  }
  const everybody = () => temp.store.people('google-health');

  it('makes a person with the grant, and the outcome for the dialog that waits', async () => {
    const { person, outcome } = await arrive({ number: '+4915228817386' });

    (await everybody()).should.deepEqual([person]);
    person.should.containEql({
      name: 'Anna',
      number: '+4915228817386',
      numberState: 'proven',
      sms: true,
      access: 'ok',
      connectedAt: fakeStart + hour,
    });
    should((await temp.store.grant(person.id))?.accessToken).equal('new-access-token');
    outcome.should.deepEqual({ state: 'connected', person: { id: person.id, name: 'Anna' } });
  });

  it('takes somebody without a number', async () => {
    (await arrive({ number: null })).person.should.containEql({ number: null, numberState: 'none' });
    (await arrive({}, { identity: { userId: 'user-b', timeZone: null } })).person.should.containEql({
      number: null,
      numberState: 'none',
    });
  });

  it('keeps that a number answered STOP for as long as it is the same number', async () => {
    await temp.store.savePersonAndGrant(somebody('Anna', { stopped: true }), someGrant);

    (await arrive({})).person.stopped.should.be.true();
    (await arrive({ number: '+12025550142' })).person.stopped.should.be.false();
  });

  it('renews the same account instead of making it twice', async () => {
    const lost = {
      access: 'lost',
      accessReason: 'grant-dead',
      failingSince: fakeStart,
      failingReason: 'grant-dead',
      deniedSince: fakeStart,
    } as const;
    const anna = somebody('Anna', { ...lost, sms: false, stopped: true, timeZone: 'Europe/Berlin' });
    await temp.store.savePersonAndGrant(anna, someGrant);
    const { person } = await arrive({ name: 'Anna B.', number: '+12025550142', language: 'de' });

    (await everybody()).should.deepEqual([person]);
    person.should.deepEqual({
      ...somebody('Anna'),
      name: 'Anna B.',
      number: '+12025550142',
      language: 'de',
      sms: false,
      timeZone: 'Europe/Berlin',
      accessSince: fakeStart + hour,
      connectedAt: fakeStart + hour,
    });
    should((await temp.store.grant(anna.id))?.accessToken).equal('new-access-token');
  });

  it('keeps number and its state when a reconnection names none', async () => {
    await temp.store.savePersonAndGrant(somebody('Anna', { numberState: 'unproven' }), someGrant);
    const { person } = await arrive({ personId: 'person_anna' });

    person.should.containEql({ number: '+4915228817386', numberState: 'unproven' });
  });

  it('keeps the number of who connects again and leaves it empty: that is no wish to delete it', async () => {
    await temp.store.savePersonAndGrant(somebody('Anna', { language: 'de' }), someGrant);

    (await arrive({ number: null, name: 'Anna-Lena', language: null })).person.should.containEql({
      name: 'Anna-Lena',
      number: '+4915228817386',
      numberState: 'proven',
      language: 'de',
    });
  });

  it('refuses another account than the one to be connected again, and stores nobody', async () => {
    const bert = somebody('Bert');
    await temp.store.savePersonAndGrant(bert, someGrant);
    const refusal = await arrive({ personId: bert.id }).catch((error: unknown) => error);

    should(refusal).be.instanceof(Trouble).and.have.property('code', 'connect-other-account');
    should((refusal as Trouble).message).containEql('Bert');
    (await everybody()).should.deepEqual([bert]);
    should((await temp.store.grant(bert.id))?.accessToken).equal(someGrant.accessToken);
  });

  it('renews the other account all the same where it is somebody’s: its old grant is gone', async () => {
    const anna = somebody('Anna', { access: 'lost', accessReason: 'grant-dead' });
    const bert = somebody('Bert');
    await temp.store.savePersonAndGrant(anna, someGrant);
    await temp.store.savePersonAndGrant(bert, someGrant);
    await arrive({ personId: bert.id, name: 'Bert' }).catch(() => undefined);

    should(await temp.store.person(anna.id)).containEql({ name: 'Anna', access: 'ok', accessReason: null });
    should((await temp.store.grant(anna.id))?.accessToken).equal('new-access-token');
    should((await temp.store.grant(bert.id))?.accessToken).equal(someGrant.accessToken);
  });

  it('makes a new person where the one to be connected again was removed', async () => {
    const { person } = await arrive({ personId: 'person_gone' });

    (await everybody()).map(({ id }) => id).should.deepEqual([person.id]);
  });

  it('keeps the same account of another client apart', async () => {
    await arrive({});
    await arrive({}, { clientId: 'other' });

    (await everybody()).should.have.length(2);
  });
});
