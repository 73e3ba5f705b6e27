// Promises of the owner's page: it shows one client's people and no number, opens for its link alone, and nobody's name
// does anything to it.
import should = require('should');

import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { history } from '../../../src/battery/history';
import { serialByKey } from '../../../src/net/concurrency';
import { createReopening } from '../../../src/net/reopening';
import { createConversations } from '../../../src/people/conversations';
import { createCurves } from '../../../src/people/curves';
import { createForecasts } from '../../../src/people/forecasts';
import { createOverview } from '../../../src/people/overview';
import { asReading } from '../../../src/people/stored-reading';
import type { Person, StoredReading } from '../../../src/store/records';
import { createAnswerAlerts } from '../../../src/use-cases/answer-alerts';
import type { AccountUse } from '../../../src/use-cases/oversight';
import { createOwnerPages, type OwnerPages } from '../../../src/use-cases/owner-page';
import { createShowOwnerPage } from '../../../src/use-cases/show-owner-page';
import { createOwnerRoute } from '../../../src/web/owner/route';
import type { WebResponse } from '../../../src/web/response';
import type { Handler } from '../../../src/web/route';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { plantOpenAlert } from '../../support/open-alert';
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
  /** As a browser keeps them from the page that was shown last. */
  let cookie: string;
  let csrf: string;

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
      numberMark: async () => '',
      waitingNumber: async () => null,
    });
    ownerPages = createOwnerPages({ store: temp.store, system, reopening: createReopening(system) });
    ownerPages.open(club);
    ownerPages.open(neighbours);
    const oversight = { accounts: async () => accounts };
    const { store } = temp;
    const inTurn = serialByKey();
    const watchOf = () => null;
    const conversations = createConversations({ store, system, inTurn, expect: () => undefined, watchOf });
    const answerAlerts = createAnswerAlerts({ conversations, system });
    const showOwnerPage = createShowOwnerPage({ overview, oversight, answerAlerts });
    answer = createOwnerRoute({ store, system, ownerPages, showOwnerPage, answerAlerts });
    [cookie, csrf] = ['', ''];
    secret = await linkOf(club);
  });
  afterEach(() => temp.remove());

  const linkOf = async (page: typeof club) =>
    new URL(await ownerPages.makeLink(page)).searchParams.get('k') ?? '';

  async function ask(k: string, more: Record<string, string> = {}, language = 'en'): Promise<WebResponse> {
    const headers = { 'accept-language': language, cookie };
    const message = { method: 'GET', headers } as unknown as IncomingMessage;
    const parameters = new URLSearchParams({ k, ...more });
    const given = await answer({ message, path: '/fitbit/owner', parameters, caller: () => '' });
    cookie = given.headers['set-cookie']?.split(';')[0] ?? cookie;
    csrf = /name="csrf" value="([^"]*)"/.exec(given.body)?.[1] ?? csrf;
    return given;
  }
  /** Posts a form of the page that was shown last. */
  async function post(fields: Record<string, string>, k = secret): Promise<WebResponse> {
    const body = new URLSearchParams({ csrf, ...fields });
    const message = Object.assign(Readable.from([Buffer.from(String(body))]), {
      method: 'POST',
      headers: { cookie },
    }) as unknown as IncomingMessage;
    const parameters = new URLSearchParams({ k });
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
  ): Promise<Person> {
    const person = somebody(name, facts);
    await temp.store.savePersonAndGrant(person, someGrant);
    const usual = { deviceId: 'D1', name: 'Charge 6', type: 'tracker', level: 60, status: null };
    const whole = { ...usual, at: fakeStart, syncedAt: fakeStart - 3 * hour };
    await temp.store.saveReadings(person.id, [{ ...whole, ...reading }], history);
    return person;
  }
  const person = (name: string) => temp.store.person(somebody(name).id);
  const stateOf = async (name: string) =>
    JSON.parse((await temp.store.talks(somebody(name).id))[0]?.state ?? '{}').conversation?.state;
  const saidBy = ({ status, headers }: WebResponse) => [
    status,
    new URLSearchParams(headers.location).get('said'),
  ];

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

  it('has no number and no secret but its own', async () => {
    await saved('Anna', { linkHash: 'somebodys-hash' });
    const page = await look();

    page.should.not.match(/\+49|28817386|386|somebodys-hash|access-token|user-anna/);
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
    // The first look brings the cookie, and with it the token in the forms.
    await look();
    const pages = await Promise.all(['1', '2', '3', '4'].map((page) => look({ page })));
    const names = pages.map((page) => [...page.matchAll(/<bdi>(P\d+)<\/bdi>/g)].map(([, name]) => name));

    should(names.map(({ length }) => length)).eql([50, 50, 50, 50]);
    const all = names.flat();
    all.should.eql(all.toSorted());
    new Set(all).size.should.equal(200);
    for (const page of pages) page.should.containEql('Pause for everybody');
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

  describe('its forms', () => {
    it('I do it is kept, said, and does the same when it is pressed once more', async () => {
      const anna = await saved('Anna', {}, { level: 15 });
      const talk = await plantOpenAlert(temp.store, anna, fakeStart - 2 * hour);
      const before = await look();
      const first = await post({ do: 'acknowledge', alerts: talk });
      const after = await look({ said: 'alerts.said.acknowledged' });
      const second = await post({ do: 'acknowledge', alerts: talk });

      before.should.containEql('Told 2 hours ago.').and.containEql(`value="${talk}"`);
      for (const one of [first, second]) should(saidBy(one)).eql([303, 'alerts.said.acknowledged']);
      should(await stateOf('Anna')).equal('acknowledged');
      after.should.containEql('Somebody takes care of it now.').and.containEql('Somebody takes care of it.<');
      after.should.not.containEql('value="acknowledge"');
    });

    it('what several nodes tell of one device is one alert, and one answer', async () => {
      const anna = await saved('Anna', {}, { level: 3 });
      await plantOpenAlert(temp.store, anna, fakeStart - hour, { id: 'talk_1' });
      const worse = { id: 'talk_2', nodeId: 'other', severity: 'critical' as const };
      await plantOpenAlert(temp.store, anna, fakeStart - 3 * hour, worse);
      const page = await look();
      await post({ do: 'acknowledge', alerts: 'talk_2,talk_1' });
      const states = (await temp.store.talks(null)).map(({ state }) => JSON.parse(state).conversation.state);

      page.match(/name="alerts"/g)?.length.should.equal(1);
      page.should.containEql('value="talk_2,talk_1"').and.containEql('almost empty');
      states.should.eql(['acknowledged', 'acknowledged']);
    });

    for (const [who, isOpen] of [
      ['of the neighbours', 'Zoe'],
      ['that nobody knows', null],
    ] as const) {
      it(`answers no alert ${who}`, async () => {
        await saved('Anna');
        const zoe = await saved('Zoe', { clientId: 'neighbours' });
        await plantOpenAlert(temp.store, zoe, fakeStart - hour);
        await look();
        const given = await post({ do: 'acknowledge', alerts: isOpen ? `talk_${zoe.id}` : 'talk_x' });

        should(saidBy(given)).eql([303, 'alerts.said.over']);
        should(await stateOf('Zoe')).equal('open');
      });
    }

    it('a pause lasts to the end of the day where somebody is, for one or for all, and ends by a press', async () => {
      const berlin = await saved('Anna', { timeZone: 'Europe/Berlin' });
      await saved('Bert', { timeZone: 'America/New_York' });
      await saved('Zoe', { clientId: 'neighbours' });
      await look();
      const one = await post({ do: 'pause', person: berlin.id, until: '2026-11-22' });
      should(saidBy(one)).eql([303, 'pause.said.paused']);
      should((await person('Anna'))?.pausedUntil).equal(Date.UTC(2026, 10, 22, 23));
      should((await person('Bert'))?.pausedUntil).be.null();
      (await look()).should.containEql('Paused to the end of November\u00a022,\u00a02026.');

      await post({ do: 'pause', person: 'everybody', until: '2026-11-25' });
      should((await person('Anna'))?.pausedUntil).equal(Date.UTC(2026, 10, 25, 23));
      should((await person('Bert'))?.pausedUntil).equal(Date.UTC(2026, 10, 26, 5));
      should((await person('Zoe'))?.pausedUntil).be.null();
      should(saidBy(await post({ do: 'resume', person: 'everybody' }))).eql([303, 'pause.said.resumed']);
      for (const name of ['Anna', 'Bert']) should((await person(name))?.pausedUntil).be.null();
    });

    for (const until of [
      '',
      '2026-11-19',
      '2027-02-31',
      '2028-01-01',
      'tomorrow',
      '2026-11-22T10:00',
      '-1',
    ]) {
      it(`no pause until ${JSON.stringify(until)}`, async () => {
        const anna = await saved('Anna');
        await look();
        const given = await post({ do: 'pause', person: anna.id, until });

        should(saidBy(given)).eql([303, 'pause.error']);
        should((await person('Anna'))?.pausedUntil).be.null();
        (await look({ said: 'pause.error' })).should.containEql('Please choose a day from today on');
      });
    }

    it('no pause for somebody of another client, or who is gone', async () => {
      await saved('Anna');
      const zoe = await saved('Zoe', { clientId: 'neighbours' });
      await look();
      for (const named of [zoe.id, 'person_x', '']) {
        const given = await post({ do: 'pause', person: named, until: '2026-11-22' });
        should(saidBy(given)).eql([303, 'person.unknown.removed']);
      }
      should((await person('Zoe'))?.pausedUntil).be.null();
    });

    it('do nothing from another browser, with another token, or by a link that has ended', async () => {
      const anna = await saved('Anna');
      await look();
      const wish = { do: 'pause', person: anna.id, until: '2026-11-22' };
      const forged = [await post({ ...wish, csrf: 'x' }), await post({ ...wish, csrf: '' })];
      const [mine, token] = [cookie, csrf];
      cookie = '';
      forged.push(await post(wish));
      await look();
      forged.push(await post({ ...wish, csrf: token }));
      [cookie, csrf] = [mine, token];
      const ended = [await post(wish, 'x')];
      const old = secret;
      secret = await linkOf(club);
      ended.push(await post(wish, old));

      for (const { status, body } of forged) {
        status.should.equal(400);
        body.should.containEql('This page was open for too long');
      }
      for (const { status, body } of ended) {
        status.should.equal(404);
        body.should.not.containEql('Anna');
      }
      should((await person('Anna'))?.pausedUntil).be.null();
    });

    it('do nothing by a link that was revoked while they came in', async () => {
      const anna = await saved('Anna');
      await look();
      const body = new URLSearchParams({ csrf, do: 'pause', person: anna.id, until: '2026-11-22' });
      async function* slowly() {
        await ownerPages.revokeLink(club);
        yield Buffer.from(String(body));
      }
      const message = Object.assign(Readable.from(slowly()), { method: 'POST', headers: { cookie } });
      const { status } = await answer({
        message: message as unknown as IncomingMessage,
        path: '/fitbit/owner',
        parameters: new URLSearchParams({ k: secret }),
        caller: () => '',
      });

      status.should.equal(404);
      should((await person('Anna'))?.pausedUntil).be.null();
    });

    it('put nothing off, as the page has no button for it', async () => {
      const alerts = await plantOpenAlert(temp.store, await saved('Anna'), fakeStart - hour);
      await look();
      (await post({ do: 'later', alerts })).status.should.equal(400);
      should(await stateOf('Anna')).equal('open');
    });

    it('change nothing else of anybody, whatever else is posted', async () => {
      const anna = await saved('Anna');
      await look();
      const more = { number: '+491', name: 'Eve', sms: 'no', low: '99', sure: 'yes' };
      for (const wish of ['save', 'leave', 'remove', 'edit', '']) {
        (await post({ ...more, do: wish, person: anna.id })).status.should.equal(400);
      }
      await post({ ...more, do: 'pause', person: anna.id, until: '2026-11-22' });

      should(await person('Anna')).eql({ ...anna, pausedUntil: (await person('Anna'))?.pausedUntil });
    });

    it('say nothing that a stranger could make them say', async () => {
      const page = await look({ said: 'owner.no-link' });

      page.should.not.containEql('role="status"');
    });
  });
});
