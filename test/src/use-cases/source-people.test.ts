// Promises about the people of a source: whom a msg adds and whom it does not, and what a rename, a removal and a link leave.
import should = require('should');

import { createHeard } from '../../../src/people/heard';
import { createListener } from '../../../src/people/listener';
import { createSignups } from '../../../src/people/signup/signups';
import { asTrouble } from '../../../src/sentences/trouble';
import type { Person } from '../../../src/store/records';
import type { Store } from '../../../src/store/store';
import { createAddPerson } from '../../../src/use-cases/add-person';
import { createEditPerson } from '../../../src/use-cases/edit-person';
import { createLinkPerson } from '../../../src/use-cases/link-person';
import { createTakeReading, mostAdded } from '../../../src/use-cases/take-reading';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { somebody } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const source = { cloud: 'elsewhere', clientId: 'source' };
const number = '+4915228817386';

describe('use cases: the people of a source', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let gone: string[];

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    gone = [];
  });
  afterEach(() => temp.remove());

  const heard = () =>
    createHeard({ store: temp.store, system, listener: createListener({ store: temp.store, system }) });
  const msgFor = (person: string, addIn: string | null = 'en', level = 50) =>
    createTakeReading({ store: temp.store, system, heard: heard() })({
      ...source,
      person,
      device: null,
      said: { kind: 'reading', level, status: null, charging: null, at: null, odd: [] },
      isRetained: false,
      notSyncingHours: 72,
      addIn,
    });
  const add = (name: string, typed: string | null = null, of = source) =>
    createAddPerson({ store: temp.store, system })({ ...of, name, number: typed, language: 'en' });
  const edit = (id: string, change: object) =>
    createEditPerson({
      store: temp.store,
      signups: createSignups({ store: temp.store, system }),
      policyFor: () => null,
    })(id, change);
  const link = (id: string, name: string) =>
    createLinkPerson({
      store: temp.store,
      system,
      forget: (one) => gone.push(one),
      removed: ({ id: one }) => gone.push(one),
    })(id, name);
  const guest = async (name: string): Promise<Person> => {
    const one = somebody(name, { ...source, userId: `guest:${name}`, number, numberState: 'proven' });
    await temp.store.addPerson(one);
    return one;
  };
  const refusal = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'none';
    } catch (error) {
      return asTrouble(error).code;
    }
  };
  const here = async () => (await temp.store.everybody()).map(({ name }) => name);

  it('who was removed is not added again by a msg, under none of their names, until the owner adds them', async () => {
    const { id } = await msgFor('Anna');
    await edit(id, { name: 'Annika' });
    await temp.store.removePerson(id, true);

    for (const name of ['Anna', 'ANNIKA']) should(await refusal(msgFor(name))).equal('person-unknown');
    (await here()).should.eql([]);

    await add('Anna');
    (await msgFor('anna')).name.should.equal('Anna');
    should(await refusal(msgFor('Annika'))).equal('person-unknown');
  });

  it('who was renamed is meant by the new name and by the one before, and nobody is added', async () => {
    const { id } = await msgFor('Anna');
    await edit(id, { name: 'Annika' });

    for (const name of ['anna', 'Annika']) (await msgFor(name)).id.should.equal(id);
    should(await refusal(add('Anna'))).equal('name-taken');
    (await here()).should.eql(['Annika']);

    await edit(id, { name: 'Anna' });
    for (const name of ['anna', 'Annika']) (await msgFor(name)).id.should.equal(id);
  });

  it('an edit with a name that is taken changes nothing else either', async () => {
    await add('Bert');
    const anna = await add('Anna');

    for (const change of [
      { name: 'bert', number },
      { name: 'bert', language: 'de' },
    ]) {
      should(await refusal(edit(anna.id, change))).equal('name-taken');
    }
    should(await temp.store.person(anna.id)).eql(anna);

    const writes: string[] = [];
    const counted: Store = {
      ...temp.store,
      changePerson: (...asked) => {
        writes.push('changePerson');
        return temp.store.changePerson(...asked);
      },
      proveNumber: (...asked) => {
        writes.push('proveNumber');
        return temp.store.proveNumber(...asked);
      },
    };
    const editCounted = createEditPerson({
      store: counted,
      signups: createSignups({ store: counted, system }),
      policyFor: () => null,
    });
    await editCounted(anna.id, { name: 'Annika', number });
    writes.should.eql(['proveNumber']);
  });

  it('a guest takes over the watch that a msg has added under that name, with what it said', async () => {
    const watch = await msgFor('pixel_watch', 'en', 42);
    const anna = await guest('Anna');
    await system.advance(3_600_000);

    await link(anna.id, 'Pixel_Watch');

    (await temp.store.person(anna.id))?.connectedAt.should.equal(system.now());
    (await here()).should.eql(['Anna']);
    (await temp.store.lastReadings(anna.id)).map(({ level }) => level).should.eql([42]);
    (await msgFor('pixel_watch')).id.should.equal(anna.id);
    gone.should.eql([watch.id, watch.id]);
  });

  it('a guest takes over nobody whom the owner added, or gave a number', async () => {
    const anna = await guest('Anna');
    await add('Bert');
    await edit((await msgFor('Carla')).id, { number });

    for (const name of ['Bert', 'Carla']) should(await refusal(link(anna.id, name))).equal('name-taken');
    gone.should.eql([]);
    (await here()).should.eql(['Anna', 'Bert', 'Carla']);
  });

  it('no msg names a guest, by name or by id', async () => {
    const anna = await guest('Anna');
    for (const name of ['Anna', anna.id]) should(await refusal(msgFor(name, null))).equal('person-unknown');
  });

  it('guests crowd out no watch that a msg may add, and the fifty-first is refused', async () => {
    for (let at = 0; at < mostAdded; at += 1) await guest(`Guest ${at}`);
    for (let at = 0; at < mostAdded; at += 1) await msgFor(`watch ${at}`);
    should(await refusal(msgFor('one more'))).equal('too-many-people');
  });

  it('a name is one person in a source, and another one in another source, however many come at once', async () => {
    const other = { ...source, clientId: 'other' };
    const answers = await Promise.allSettled([
      add('Anna'),
      add('anna '),
      add('\uff21\uff2e\uff2e\uff21'),
      msgFor('ANNA'),
      add('Anna', null, other),
    ]);
    (await temp.store.peopleOfClient('elsewhere', 'source')).should.have.length(1);
    (await temp.store.peopleOfClient('elsewhere', 'other')).should.have.length(1);
    answers.filter(({ status }) => status === 'fulfilled').length.should.be.belowOrEqual(3);
  });

  it('long names that begin alike are two people, and neither is told what is about the other', async () => {
    const begin = 'x'.repeat(300);
    const one = await msgFor(`${begin}1`);
    const other = await msgFor(`${begin}2`);
    one.id.should.not.equal(other.id);
    (await msgFor(`${begin}1`)).id.should.equal(one.id);
    should(await refusal(msgFor(begin.slice(0, 60), null))).equal('person-unknown');
  });
});
