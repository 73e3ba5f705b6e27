// Promises of the personal page as it is asked for: it opens whatever a cloud said, and its times are those where the person is.
import should = require('should');

import { serialByKey } from '../../../src/net/concurrency';
import { createConversations } from '../../../src/people/conversations';
import { createCurves } from '../../../src/people/curves';
import { type OwnDefaults, thresholdsFor } from '../../../src/people/thresholds';
import type { Person, StoredReading } from '../../../src/store/records';
import { createAnswerAlerts } from '../../../src/use-cases/answer-alerts';
import type { SignupNode } from '../../../src/use-cases/signup-nodes';
import { createMePage } from '../../../src/web/signup/me-page';
import type { GuestRequest } from '../../../src/web/signup/request';
import { usualSettings } from '../../support/check-settings';
import { type FakeSystem, fakeStart, fakeSystem } from '../../support/fake-system';
import { plantHeldAlert, plantOpenAlert } from '../../support/open-alert';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const hour = 3_600_000;

describe('web: the personal page', () => {
  const zoneBefore = process.env.TZ;
  const readings = [30, 29].map<StoredReading>((level, index) => ({
    deviceId: 'd1',
    name: 'Charge 6',
    type: 'tracker',
    at: fakeStart - (2 - index) * hour,
    level,
    status: null,
    syncedAt: null,
  }));

  let system: FakeSystem;
  let temp: TempStore;
  /** What holds for whoever sets nothing of their own. */
  let defaults: OwnDefaults | null;

  beforeEach(async () => {
    [endsMeanwhile, hasEnded] = [false, false];
    system = fakeSystem();
    temp = await tempStore(system);
    defaults = null;
  });
  /** Whether the link ends while a form comes in, and whether it has. */
  let endsMeanwhile: boolean;
  let hasEnded: boolean;
  afterEach(async () => {
    if (zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = zoneBefore;
    await temp.remove();
  });

  /** The page as it answers; `fields`: of a form that came from it, null for one that did not. */
  async function answerTo(
    facts: Partial<Person>,
    fields?: Record<string, string> | null,
    asked: Record<string, string> = {},
  ) {
    const { store } = temp;
    const person = { ...((await store.person(somebody('Anna').id)) ?? somebody('Anna')), ...facts };
    await store.savePersonAndGrant(person, someGrant);
    const parts = { store, system, inTurn: serialByKey(), expect: () => undefined, watchOf: () => null };
    const page = createMePage({
      store: {
        personOfLink: async () => (hasEnded ? null : person),
        changePerson: store.changePerson,
        lastReadings: async () => readings.slice(-1),
        readingsSince: async () => readings,
      } as unknown as Parameters<typeof createMePage>[0]['store'],
      system,
      curves: createCurves({ system, forecasts: { summaryOf: async () => null } }),
      defaultsFor: () => defaults,
      thresholdsOf: (one) => thresholdsFor(usualSettings, one),
      answerAlerts: createAnswerAlerts({ conversations: createConversations(parts), system }),
      leave: async () => true,
    });
    const policy = { cloud: person.cloud, clientId: person.clientId };
    const context = { language: 'en', title: '', contact: '', ownText: '', csrf: 'token' };
    return page(
      { policy, base: 'https://pi.example.org', path: '/fitbit/signup' } as unknown as SignupNode,
      {
        method: fields === undefined ? 'GET' : 'POST',
        context,
        cookie: {},
        fields: async () => {
          hasEnded = endsMeanwhile;
          return fields && new URLSearchParams(fields);
        },
      } as unknown as GuestRequest,
      new URLSearchParams({ k: 'secret', ...asked }),
    );
  }

  async function pageOf(facts: Partial<Person> = {}, asked: Record<string, string> = {}): Promise<string> {
    const { status, body } = await answerTo(facts, undefined, asked);
    status.should.equal(200);
    return body?.html ?? '';
  }
  const post = async (fields: Record<string, string> | null, facts: Partial<Person> = {}) => {
    const { status, headers, body } = await answerTo(facts, fields);
    const { location = '' } = headers;
    return {
      status,
      said: location === '' ? null : new URL(location).searchParams.get('said'),
      text: body?.html ?? '',
    };
  };
  const anna = async () => {
    const person = await temp.store.person(somebody('Anna').id);
    if (!person) throw new Error('no Anna');
    return person;
  };
  const talkOf = async () =>
    JSON.parse((await temp.store.talks((await anna()).id))[0]?.state ?? '{}').conversation;

  /** Half past eleven at night in Berlin, and in Tokyo the next morning. */
  const connectedAt = Date.UTC(2026, 10, 19, 22, 30);

  it('says the day of the consent as it was where the person is', async () => {
    (await pageOf({ connectedAt, timeZone: 'Asia/Tokyo' })).should.containEql('November\u00a020,\u00a02026');
    (await pageOf({ connectedAt, timeZone: 'Europe/Berlin' })).should.containEql(
      'November\u00a019,\u00a02026',
    );
  });

  for (const timeZone of [null, 'Mars/Olympus_Mons', '', 'UTC+1', '\0']) {
    it(`opens, by the clock of this machine and with the button to leave, where the zone is ${JSON.stringify(timeZone)}`, async () => {
      process.env.TZ = 'Asia/Tokyo';
      const page = await pageOf({ connectedAt, timeZone });

      page.should.containEql('November\u00a020,\u00a02026').and.containEql('value="leave"');
    });
  }

  for (const odd of ['', 'Foo/Bar']) {
    it(`opens where the machine says TZ=${odd} and no cloud says more`, async () => {
      process.env.TZ = odd;
      const page = await pageOf({ connectedAt, timeZone: null });

      page.should.containEql('November\u00a019,\u00a02026').and.containEql('value="leave"');
    });
  }

  it('shows an open alert first, with what was told, and nothing of alerts where none is open', async () => {
    (await pageOf()).should.not.containEql('Open alerts');
    await plantOpenAlert(temp.store, await anna(), fakeStart - 2 * hour, { deviceId: 'd1', times: 2 });
    const page = await pageOf();

    page.should.containEql('First told 2 hours ago, 2 times so far.');
    page.indexOf('Open alerts').should.be.below(page.indexOf('What is stored about you'));
    page.match(/value="(acknowledge|later)"/g)?.length.should.equal(2);
  });

  it('answers a low battery that waits, and nothing else that waits', async () => {
    await pageOf({ timeZone: 'UTC' });
    const waits = { since: fakeStart - hour, until: fakeStart + hour };
    const begins = { conversation: { id: 'talk_held', times: 0 } };
    await plantHeldAlert(temp.store, await anna(), { ...waits, ...begins, kind: 'critical' }, 'node');
    (await pageOf()).should.containEql(', almost empty').and.containEql('value="later"');
    should((await post({ do: 'acknowledge', alerts: 'talk_held' })).said).equal('alerts.said.acknowledged');
    const page = await pageOf();
    page.should.containEql('Somebody takes care of it.').and.not.containEql('Told ');
    await plantHeldAlert(temp.store, await anna(), { ...waits, kind: 'charge-soon' }, 'node');
    (await pageOf()).should.containEql('Will be told').and.not.containEql('value="acknowledge"');
  });

  it('I do it and Later are kept, and said', async () => {
    await pageOf({ timeZone: 'UTC' });
    const alerts = await plantOpenAlert(temp.store, await anna(), fakeStart - hour, { deviceId: 'd1' });
    should((await post({ do: 'later', alerts })).said).equal('alerts.said.later');
    should(await talkOf()).containEql({ state: 'snoozed', until: fakeStart + 3 * hour });
    (await pageOf()).should.containEql('Put off until Fri\u00a013:00.');
    should((await post({ do: 'acknowledge', alerts })).said).equal('alerts.said.acknowledged');
    should((await talkOf()).state).equal('acknowledged');
    const page = await pageOf({}, { said: 'alerts.said.acknowledged' });

    page.should.containEql('Somebody takes care of it now.').and.not.containEql('value="later"');
  });

  it('answers nobody else’s alert, and none that is over', async () => {
    await pageOf();
    const bert = somebody('Bert');
    await temp.store.savePersonAndGrant(bert, someGrant);
    const alerts = await plantOpenAlert(temp.store, bert, fakeStart - hour);

    for (const wish of ['acknowledge', 'later']) {
      should((await post({ do: wish, alerts })).said).equal('alerts.said.over');
    }
    const [talk] = await temp.store.talks(bert.id);
    JSON.parse(talk?.state ?? '').conversation.state.should.equal('open');
  });

  it('a pause is for whoever has the page alone, to the end of a day where they are', async () => {
    await pageOf({ timeZone: 'Asia/Tokyo' });
    const bert = somebody('Bert');
    await temp.store.savePersonAndGrant(bert, someGrant);
    const given = await post({ do: 'pause', person: bert.id, until: '2026-11-22' });
    const paused = await anna();
    const page = await pageOf();
    const ended = await post({ do: 'resume', person: 'everybody' });

    should([given.said, ended.said]).eql(['pause.said.paused', 'pause.said.resumed']);
    should(paused.pausedUntil).equal(Date.UTC(2026, 10, 22, 15));
    page.should.containEql('Paused to the end of November\u00a022,\u00a02026.');
    should((await anna()).pausedUntil).be.null();
    should((await temp.store.person(bert.id))?.pausedUntil).be.null();
  });

  it('a form that did not come from the page does nothing', async () => {
    await pageOf();
    await plantOpenAlert(temp.store, await anna(), fakeStart - hour, { deviceId: 'd1' });
    const { status, text } = await post(null);

    status.should.equal(400);
    text.should.containEql('This page was open for too long');
    should((await talkOf()).state).equal('open');
  });

  for (const wish of ['acknowledge', 'pause', 'save', 'leave']) {
    it(`${wish} does nothing once the link has ended, though the form began before`, async () => {
      await pageOf();
      const before = await anna();
      const alerts = await plantOpenAlert(temp.store, before, fakeStart - hour, { deviceId: 'd1' });
      endsMeanwhile = true;
      const more = { alerts, until: '2026-11-22', low: '30', hours: '', sms: 'no', sure: 'yes' };
      const { status, text } = await post({ ...more, do: wish });

      status.should.equal(404);
      text.should.not.containEql('Anna');
      should(await anna()).eql(before);
      should((await talkOf()).state).equal('open');
    });
  }

  const typed = { do: 'save', low: '', hours: '', sms: 'yes' };
  it('says which quiet hours hold for whoever writes none', async () => {
    (await pageOf()).should.containEql('Leave both empty for what the owner chose');
    defaults = { low: 20, hours: 24, adviceAt: null, quiet: { from: 22 * 60, to: 7 * 60 + 30 } };
    (await pageOf()).should.containEql('22:00 to 07:30 unless you change it.');
    defaults = { ...defaults, quiet: null };
    (await pageOf()).should.containEql('None unless you write both.');
  });

  for (const [quietFrom, quietTo, kept] of [
    ['22:00', '07:30', { from: 1320, to: 450 }],
    ['0:00', '00:00', { from: 0, to: 0 }],
    ['', '', null],
  ] as const) {
    it(`quiet hours of their own, from ${quietFrom || 'none'} to ${quietTo || 'none'}`, async () => {
      await pageOf({ ownQuiet: { from: 60, to: 120 }, criticalPasses: true });
      const before = await pageOf();
      should((await post({ ...typed, quietFrom, quietTo, critical: 'no' })).said).equal('signup.me.saved');

      before.should.match(/id="quietFrom" name="quietFrom" value="01:00"/).and.match(/value="02:00"/);
      before.should.match(/name="critical" value="yes" checked/);
      should((await anna()).ownQuiet).eql(kept);
      (await anna()).criticalPasses.should.be.false();
    });
  }

  for (const [quietFrom, quietTo] of [
    ['22:00', ''],
    ['', '07:00'],
    ['25:00', '07:00'],
    ['night', 'day'],
  ] as const) {
    it(`no quiet hours from ${JSON.stringify(quietFrom)} to ${JSON.stringify(quietTo)}`, async () => {
      await pageOf({ ownQuiet: { from: 60, to: 120 } });
      const { status, text } = await post({ ...typed, quietFrom, quietTo });

      status.should.equal(400);
      text.should.containEql('Please write two times of day').and.containEql('href="#quietFrom"');
      should((await anna()).ownQuiet).eql({ from: 60, to: 120 });
    });
  }

  it('a form of before, without the fields of quiet hours, changes none of them', async () => {
    await pageOf({ ownQuiet: { from: 60, to: 120 }, criticalPasses: true });
    should((await post(typed)).said).equal('signup.me.saved');

    should(await anna()).containEql({ ownQuiet: { from: 60, to: 120 }, criticalPasses: true });
  });
});
