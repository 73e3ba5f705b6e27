// Promises of the owner's page: it shows one client's people and no number, opens for its link alone, and nobody's name
// does anything to it.
import should = require('should');

import type { IncomingMessage } from 'node:http';
import { history } from '../../../src/battery/history';
import { createReopening } from '../../../src/net/reopening';
import { createCurves } from '../../../src/people/curves';
import { createForecasts } from '../../../src/people/forecasts';
import { createOverview } from '../../../src/people/overview';
import { asReading } from '../../../src/people/stored-reading';
import type { Person, StoredReading } from '../../../src/store/records';
import type { AccountUse } from '../../../src/use-cases/oversight';
import { createOwnerPages, type OwnerPages } from '../../../src/use-cases/owner-page';
import { createShowOwnerPage } from '../../../src/use-cases/show-owner-page';
import { createOwnerRoute } from '../../../src/web/owner/route';
import type { WebResponse } from '../../../src/web/response';
import type { Handler } from '../../../src/web/route';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const hour = 3_600_000;
const club = { cloud: 'google-health', clientId: 'client', base: 'https://pi.example.org' };
const neighbours = { ...club, clientId: 'neighbours' };

describe('web: the owner’s page', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let ownerPages: OwnerPages;
  let answer: Handler;
  let accounts: AccountUse[];
  let secret: string;

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    accounts = [];
    const overview = createOverview({
      store: temp.store,
      system,
      checking: { last: () => null },
      curves: createCurves({ system, forecasts: createForecasts({ store: temp.store, system }) }),
      readings: async ({ id }) => (await temp.store.lastReadings(id)).map(asReading),
      hasCloud: () => true,
      hasClient: () => true,
      numberMark: () => '',
      waitingNumber: async () => null,
    });
    ownerPages = createOwnerPages({ store: temp.store, system, reopening: createReopening(system) });
    ownerPages.open(club);
    ownerPages.open(neighbours);
    const oversight = { accounts: async () => accounts };
    const showOwnerPage = createShowOwnerPage({ store: temp.store, overview, oversight });
    answer = createOwnerRoute({ system, ownerPages, showOwnerPage });
    secret = await linkOf(club);
  });
  afterEach(() => temp.remove());

  const linkOf = async (page: typeof club) =>
    new URL(await ownerPages.makeLink(page)).searchParams.get('k') ?? '';

  async function ask(k: string, more: Record<string, string> = {}, language = 'en'): Promise<WebResponse> {
    const message = { method: 'GET', headers: { 'accept-language': language } } as unknown as IncomingMessage;
    const parameters = new URLSearchParams({ k, ...more });
    return answer({ message, path: '/fitbit/owner', parameters, caller: () => '' });
  }
  const look = async (more: Record<string, string> = {}, language = 'en') => {
    const { status, body } = await ask(secret, more, language);
    status.should.equal(200);
    return body;
  };

  async function saved(
    name: string,
    facts: Partial<Person> = {},
    reading: Partial<StoredReading> = {},
  ): Promise<void> {
    const person = somebody(name, facts);
    await temp.store.savePersonAndGrant(person, someGrant);
    const usual = { deviceId: 'D1', name: 'Charge 6', type: 'tracker', level: 60, status: null };
    const whole = { ...usual, at: fakeStart, syncedAt: fakeStart - 3 * hour };
    await temp.store.saveReadings(person.id, [{ ...whole, ...reading }], history);
  }

  it('shows everybody of its client with level and age, in the language of whoever looks, and nobody else', async () => {
    await saved('Anna', {}, { level: 42 });
    await saved('Bert', {}, { level: 4 });
    await saved('Zoe', { clientId: 'neighbours' });
    const [english, german] = [await look(), await look({}, 'de-AT')];

    english.should
      .containEql('<bdi>Anna</bdi>')
      .and.containEql('42\u00a0%</strong>')
      .and.containEql('3 hours ago');
    english.should.containEql('4\u00a0%, almost empty');
    german.should.containEql('<html lang="de">').and.containEql('vor 3 Stunden').and.containEql('fast leer');
    for (const page of [english, german]) page.should.not.containEql('Zoe');
    (await ask(await linkOf(neighbours))).body.should.containEql('Zoe').and.not.containEql('Anna');
  });

  it('has no number, no secret but its own, and nothing to fill in', async () => {
    await saved('Anna', { linkHash: 'somebodys-hash' });
    const page = await look();

    page.should.not.match(/\+49|28817386|386|somebodys-hash|access-token|<input|<form|person_anna/);
  });

  it('says who needs somebody, and what is not known', async () => {
    await saved('Anna', { access: 'lost', accessReason: 'grant-dead' }, { level: null, syncedAt: null });
    const page = await look();

    page.should
      .containEql('The connection has ended')
      .and.containEql('level unknown')
      .and.containEql('last sync unknown');
  });

  it('never says that what lies ahead was just now', async () => {
    await saved('Anna', {}, { syncedAt: fakeStart + 3 * hour });

    (await look()).should.containEql('last sync unknown').and.not.containEql('ago');
  });

  it('counts this month’s SMS for each account, with its cap', async () => {
    accounts = [
      { id: 'a', name: 'Twilio <b>', ofMonth: 12, perMonth: 100, gateway: null },
      { id: 'b', name: 'Phone', ofMonth: 3, perMonth: null, gateway: null },
    ];
    const page = await look();

    page.should
      .containEql('<bdi>Twilio &#60;b&#62;</bdi>: 12 of at most 100')
      .and.containEql('<bdi>Phone</bdi>: 3<');
  });

  it('a name and a device are words, whatever stands in them and whichever way they run', async () => {
    await saved('<script>"\'&', {}, { name: '</main>&"', level: null, status: 'سعيد' });
    const page = await look();

    page.should.containEql('<bdi>&#60;script&#62;&#34;&#39;&#38;</bdi>');
    page.should.containEql('<bdi>&#60;/main&#62;&#38;&#34;</bdi>');
    page.should.containEql('\u2068سعيد\u2069');
    page.should.not.containEql('<script>');
  });

  it('of two hundred people it shows fifty at a time, by name, each once', async () => {
    for (let one = 0; one < 200; one += 1) {
      const name = `P${String(one).padStart(3, '0')}`;
      await temp.store.savePersonAndGrant(somebody(name), someGrant);
    }
    const pages = await Promise.all(['1', '2', '3', '4'].map((page) => look({ page })));
    const names = pages.map((page) => [...page.matchAll(/<bdi>(P\d+)<\/bdi>/g)].map(([, name]) => name));

    should(names.map(({ length }) => length)).eql([50, 50, 50, 50]);
    const all = names.flat();
    all.should.eql(all.toSorted());
    new Set(all).size.should.equal(200);
    pages[1]?.should.containEql(`href="?k=${secret}&#38;page=1"`).and.containEql('page=3"');
    for (const [odd, same] of [
      ['0', 0],
      ['99', 3],
      ['x', 0],
      ['1e9', 3],
      ['-1', 0],
      ['2.5', 0],
    ] as const) {
      should(await look({ page: odd })).equal(pages[same]);
    }
  });

  it('a link that is wrong, old, revoked or none opens the same page, which is the same for all of them', async () => {
    await saved('Anna');
    const old = secret;
    const fresh = await linkOf(club);
    const answers = [await ask(old), await ask('x'), await ask('')];
    (await ask(fresh)).status.should.equal(200);
    await ownerPages.revokeLink(club);
    answers.push(await ask(fresh));

    for (const one of answers) should(one).eql(answers[0]);
    should(answers[0]?.status).equal(404);
    answers[0]?.body.should.containEql('This link does not work').and.not.containEql('Anna');
  });

  it('is for nobody else: not kept, not found, and its address goes nowhere', async () => {
    const { headers } = await ask(secret);

    should(headers).containEql({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    should(headers['content-security-policy']).match(/default-src 'none'/);
  });
});
