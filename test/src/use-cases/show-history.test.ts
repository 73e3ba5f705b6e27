// Promises about what a flow gets to see of how batteries went and will go on: of whom, of which devices, as data and as a picture.
import should = require('should');

import { history as rules } from '../../../src/battery/history';
import { withoutConsent } from '../../../src/people/consent';
import { createCurves } from '../../../src/people/curves';
import { createForecasts } from '../../../src/people/forecasts';
import { asReading } from '../../../src/people/stored-reading';
import { asTrouble } from '../../../src/sentences/trouble';
import type { Person, StoredReading } from '../../../src/store/records';
import {
  createShowHistory,
  type HistoryRequest,
  mostReadings,
  type ShowHistory,
} from '../../../src/use-cases/show-history';
import { usualSettings } from '../../support/check-settings';
import { deferred } from '../../support/deferred';
import { type FakeSystem, fakeStart, fakeSystem, settled } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const hour = 3_600_000;
const day = 24 * hour;

describe('use cases: history and chart', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let shows: ShowHistory;

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    shows = showing({});
  });
  afterEach(() => temp.remove());

  /** By the store, but for what is given of it. */
  function showing(others: Partial<Parameters<typeof createShowHistory>[0]['store']>): ShowHistory {
    const { store } = temp;
    return createShowHistory({
      store: { ...store, ...others },
      system,
      checks: { readings: async ({ id }) => (await store.lastReadings(id)).map(asReading) },
      curves: createCurves({ system, forecasts: createForecasts({ store, system }) }),
    });
  }

  async function saved(
    name: string,
    facts: Partial<Person> = {},
    readings: StoredReading[] = [],
  ): Promise<Person> {
    const person = somebody(name, { userId: `user-${facts.id ?? name}`, ...facts });
    await temp.store.savePersonAndGrant(person, someGrant);
    for (const one of readings) await temp.store.saveReadings(person.id, [one], rules);
    return person;
  }

  const readingAt = (at: number, level: number | null, more: Partial<StoredReading> = {}): StoredReading => ({
    deviceId: 'charge6',
    name: 'Charge 6',
    type: 'tracker',
    at,
    level,
    status: null,
    syncedAt: at,
    ...more,
  });
  /** Four days of it, read every two hours, with 60 % of drain; the last reading an hour ago. */
  const drained = (more: Partial<StoredReading> = {}) =>
    Array.from({ length: 48 }, (_, index) =>
      readingAt(fakeStart - hour - (47 - index) * 2 * hour, Math.round(100 - index * 1.25), more),
    );

  const request = (facts: Partial<HistoryRequest>): HistoryRequest => ({
    cloud: 'google-health',
    clientId: 'client',
    person: 'everybody',
    device: null,
    hours: null,
    settings: usualSettings,
    language: 'en',
    ...facts,
  });
  const codeOf = async (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error) => asTrouble(error).code,
    );

  it('history is what was read, when it will be low and almost empty, and the way there', async () => {
    const anna = await saved('Anna', {}, drained());

    const [one, ...others] = await shows.history(request({ person: anna.id }));

    others.should.eql([]);
    should(one?.person).eql({ id: anna.id, name: 'Anna' });
    should(one).match({ device: 'Charge 6', deviceId: 'charge6', level: 41, status: null });
    should(one?.readings).have.length(48);
    should(one?.readings[47]).eql({
      at: new Date(fakeStart - hour).toISOString(),
      level: 41,
      status: null,
      syncedAt: new Date(fakeStart - hour).toISOString(),
    });
    const { lowAt = null, emptyAt = null, low = null, empty = null } = one?.forecast ?? {};
    // About 15 % a day: 21 % and 31 % take some 34 and 50 hours.
    (Date.parse(String(lowAt)) - fakeStart).should.be.within(24 * hour, 44 * hour);
    (Date.parse(String(emptyAt)) - fakeStart).should.be.within(38 * hour, 62 * hour);
    should(low?.[0] && low[0] <= String(lowAt) && String(lowAt) <= low[1]).be.true();
    should(one?.ahead.find(({ level }) => level === 10)).eql({ level: 10, at: emptyAt, between: empty });
    JSON.parse(JSON.stringify(one)).should.eql(one);
  });

  it('a node that does not know yet what counts as low draws no line for it, but for who has a threshold of their own', async () => {
    const anna = await saved('Anna', {}, drained());
    const bert = await saved('Bert', { ownLow: 35 }, drained());
    const settings = { ...usualSettings, low: null };
    const of = async (person: string) => {
      const [one] = await shows.history(request({ person, settings }));
      return { forecast: one?.forecast, picture: await shows.chart(request({ person, settings })) };
    };

    const [unknown, own] = [await of(anna.id), await of(bert.id)];

    should(unknown.forecast).match({ lowAt: null, low: null });
    should(unknown.forecast?.emptyAt).be.a.String();
    unknown.picture.should.not.match(/class="fitbit-picture-low"/).and.match(/class="fitbit-picture-empty"/);
    should(own.forecast?.lowAt).be.a.String();
    own.picture.should.match(/class="fitbit-picture-low"/);
  });

  it('their own threshold goes before that of the node', async () => {
    const anna = await saved('Anna', { ownLow: 35 }, drained());

    const [one] = await shows.history(request({ person: anna.id }));

    should(one?.ahead.find(({ level }) => level === 35)?.at).equal(one?.forecast?.lowAt);
  });

  it('hours say how far back, and everybody is all who are active, each with the devices that count', async () => {
    await saved('Bert', {}, drained());
    await saved('Anna', {}, [
      readingAt(fakeStart - 100 * day, 50, { deviceId: 'old', name: 'Alta' }),
      ...drained(),
    ]);
    await saved('Carl', { numberState: 'unproven' }, drained());
    await saved('Dora', { clientId: 'another' }, drained());

    const all = await shows.history(request({ hours: 10 }));

    all
      .map(({ person, device }) => [person.name, device])
      .should.eql([
        ['Anna', 'Charge 6'],
        ['Bert', 'Charge 6'],
      ]);
    for (const { readings } of all) readings.should.have.length(5);
    const [old, ...others] = await shows.history(request({ person: 'anna', device: ' ALTA ' }));
    should(old?.deviceId).equal('old');
    others.should.eql([]);
  });

  it('nobody is told of by a guess: not of who is not there, of one of two, of a device that is not there', async () => {
    await saved('Anna', {}, drained());
    await saved('anna', { id: 'person_other' as Person['id'] }, drained());
    await saved('Dora', { clientId: 'another' });

    for (const person of ['Zoe', 'Dora', 'person_dora'])
      should(await codeOf(shows.history(request({ person })))).equal('person-unknown');
    should(await codeOf(shows.chart(request({ person: 'Anna' })))).equal('person-ambiguous');
    should(await codeOf(shows.history(request({ person: 'person_anna', device: 'Luxe' })))).equal(
      'device-unknown',
    );
    should(await codeOf(shows.chart(request({ person: 'person_anna' })))).equal('none');
  });

  it('the people of a source are named as by its msgs, and a guest by nobody', async () => {
    const source = { cloud: 'elsewhere', clientId: 'source' };
    await saved('Anna', { ...source, userId: 'name:anna' }, drained());
    const guest = await saved('Bert', { ...source, userId: 'guest:1' }, drained());

    (await shows.history(request({ ...source, person: 'ANNA' }))).should.have.length(1);
    for (const person of ['Bert', guest.id])
      should(await codeOf(shows.history(request({ ...source, person })))).equal('person-unknown');
  });

  it('a chart shows them in their language, and says so where only a word, or nothing, is known', async () => {
    const anna = await saved('Anna', { language: 'de' }, drained());
    const bert = await saved('Bert', {}, [readingAt(fakeStart - hour, null, { status: 'Medium' })]);
    const carl = await saved('Carl');

    const german = await shows.chart(request({ person: anna.id }));
    german.should.startWith('<svg ').and.containEql('>Anna: Charge 6<').and.containEql('>jetzt<');
    const word = await shows.chart(request({ person: bert.id }));
    word.should.containEql('Medium').and.not.containEql('polyline');
    should(await shows.chart(request({ person: carl.id }))).containEql('>Nothing has been read yet.<');
    const both = await shows.chart(request({}));
    both.should.containEql('Anna: Charge 6').and.containEql('Bert: Charge 6').and.containEql('>now<');
  });

  it('everybody of a large house is an error before anything is read of them', async () => {
    let pages = 0;
    let read = 0;
    const crowd = showing({
      async nextPeople(_cloud, _clientId, after, limit) {
        pages += 1;
        return Array.from({ length: limit }, (_, index) => somebody(`${after}${index}`));
      },
      async readingsSince() {
        read += 1;
        return [];
      },
    });

    should(await codeOf(crowd.history(request({})))).equal('too-much');
    should(await codeOf(crowd.chart(request({})))).equal('too-much');
    should([pages, read]).eql([2, 0]);
  });

  it('who waits for the proof of a number does not count, over however many pages', async () => {
    let last = 0;
    const crowd = showing({
      async nextPeople(_cloud, _clientId, _after, limit) {
        last += limit;
        const people = Array.from({ length: last > 1_000 ? 1 : limit }, (_, index) =>
          somebody(`${last}-${index}`, { numberState: index === 0 ? 'proven' : 'unproven' }),
        );
        return people;
      },
    });

    should(await codeOf(crowd.history(request({})))).equal('none');
    last.should.equal(1_200);
  });

  it('so many readings that they would fill the memory are an error, and a chart draws no more than can be seen', async () => {
    await saved('Anna', {}, drained());
    const rows = Array.from({ length: mostReadings + 1 }, (_, index) =>
      readingAt(fakeStart - (mostReadings - index) * 60_000, 50),
    );
    const full = showing({ readingsSince: async () => rows });

    should(await codeOf(full.history(request({})))).equal('too-much');
    const chart = await full.chart(request({ hours: 730 * 24 }));
    chart.length.should.be.below(40_000);
  });

  it('who asks for the same at the same time shares the work, and gets a list of their own', async () => {
    await saved('Anna', {}, drained());
    const gate = deferred<void>();
    let read = 0;
    const slow = showing({
      async readingsSince(personId, since) {
        read += 1;
        await gate.promise;
        return temp.store.readingsSince(personId, since);
      },
    });
    const asked = Array.from({ length: 50 }, () => slow.history(request({})));
    const charts = Array.from({ length: 50 }, () => slow.chart(request({})));
    await settled();
    gate.resolve();
    const [first, ...others] = await Promise.all(asked);
    const drawn = new Set(await Promise.all(charts));

    should([read, drawn.size]).eql([2, 1]);
    for (const other of others) should(other).eql(first).and.not.equal(first);
    should(others[0]?.[0]?.readings[0]).not.equal(first?.[0]?.readings[0]);
    await slow.history(request({}));
    read.should.equal(3);
  });

  it('no more than two answers are made at once, and each comes', async () => {
    await saved('Anna', {}, drained());
    let most = 0;
    let under = 0;
    const slow = showing({
      async readingsSince(personId, since) {
        under += 1;
        most = Math.max(most, under);
        await settled();
        under -= 1;
        return temp.store.readingsSince(personId, since);
      },
    });
    const asked = Array.from({ length: 20 }, (_, index) => slow.history(request({ hours: index + 1 })));

    for (const answer of await Promise.all(asked)) answer.should.have.length(1);
    most.should.equal(2);
  });

  for (const [what, leave] of [
    ['was removed', (id: string) => temp.store.removePerson(id)],
    ['took back their consent', (id: string) => temp.store.dropConsent(id, withoutConsent(fakeStart))],
    [
      'waits for the proof of a new number',
      (id: string) => temp.store.changePerson(id, { numberState: 'unproven' }),
    ],
  ] as const) {
    it(`who ${what} while the others were looked up is not told of`, async () => {
      const anna = await saved('Anna', {}, drained());
      await saved('Bert', {}, drained());
      const leaving = showing({
        async readingsSince(personId, since) {
          const rows = await temp.store.readingsSince(personId, since);
          await leave(anna.id);
          return rows;
        },
      });

      (await leaving.history(request({}))).map(({ person }) => person.name).should.eql(['Bert']);
    });
  }

  it('who alone was asked for and leaves meanwhile is nobody, and who is renamed has the new name', async () => {
    const anna = await saved('Anna', {}, drained());
    const asked = async (meanwhile: () => Promise<unknown>) =>
      showing({
        async readingsSince(personId, since) {
          const rows = await temp.store.readingsSince(personId, since);
          await meanwhile();
          return rows;
        },
      }).history(request({ person: anna.id }));

    const [renamed] = await asked(() => temp.store.changePerson(anna.id, { name: 'Annabel' }));
    should(renamed?.person.name).equal('Annabel');
    should(await codeOf(asked(() => temp.store.removePerson(anna.id)))).equal('person-unknown');
  });
});
