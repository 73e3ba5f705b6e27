// The buttons of an open alert in the sidebar tab, as Node-RED answers them: I do it, Later, Pause, Resume.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, renewedNodeRed } from '../support/node-red';

const hour = 3_600_000;

for (const version of [5, 4] as const) {
  describe(`an open alert in the sidebar tab of Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;

    beforeEach(async () => {
      sandbox = await startSandbox();
      red = await renewedNodeRed(red, { version, origins: sandbox.origins });
    });
    afterEach(() => sandbox.close());
    after(() => red.remove());

    const post = async (path: string, body: object = {}, headers: Record<string, string> = {}) => {
      const { status, json } = await red.send('POST', path, body, headers);
      return { status, json };
    };
    const overview = async () => (await red.request('/fitbit/overview?most=20')).json;
    const person = async () => (await overview()).people[0];
    const alert = async () => (await person()).alerts[0];

    async function check(level: number): Promise<void> {
      sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
      sandbox.control.clock({ advanceMs: 20_000 });
      await red.advance(20_000);
      red.msgs.clear();
      await red.inject(ids.inject);
      await red.msgs.first(({ probe, msg }) => probe === ids.completed && msg.alert === undefined);
    }

    /** Anna, whose battery is low, and whom an SMS has told so. */
    async function low(): Promise<string> {
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { remindHours: 6 } }));
      const id = await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      await check(62);
      should(await person()).containEql({ alerts: [], paused: null });
      await check(15);
      await red.msgs.first(({ probe }) => probe === ids.sent);
      return id;
    }

    it('is shown with whom it told and what comes next, and is acknowledged', async () => {
      await low();
      const { conversation, told, ...shown } = await alert();
      shown.should.containEql({ state: 'open', times: 1, kind: 'low', device: 'Charge 6', level: 15 });
      should(shown.next.what).equal('reminder');
      should(Date.parse(shown.next.at) - Date.parse(shown.since)).equal(6 * hour);
      told.should.match([{ names: ['Anna'], to: '+49 … 386', isNext: false }]);

      const answered = await post(`/fitbit/alerts/${conversation}/acknowledge`);

      answered.should.eql({ status: 200, json: { state: 'acknowledged', until: null } });
      should(await alert()).containEql({ conversation, state: 'acknowledged', next: null });
      // Twice is once.
      (await post(`/fitbit/alerts/${conversation}/acknowledge`)).should.eql(answered);
    });

    it('is put off for three hours', async () => {
      await low();
      const { conversation } = await alert();
      const { now } = await overview();

      const { status, json } = await post(`/fitbit/alerts/${conversation}/snooze`);

      should([status, json.state]).eql([200, 'snoozed']);
      (Date.parse(json.until) - Date.parse(now) - 3 * hour).should.be.within(0, 60_000);
      should(await alert()).containEql({
        state: 'snoozed',
        until: json.until,
        next: { what: 'snooze-end', at: json.until },
      });
    });

    it('that has ended meanwhile says so, in the language of who asks, as does one that never was', async () => {
      await low();
      const { conversation } = await alert();
      await check(90);
      should(await person()).containEql({ alerts: [] });

      for (const id of [conversation, 'talk_none', '%00', 'x'.repeat(500)]) {
        for (const what of ['acknowledge', 'snooze']) {
          const { status, json } = await post(
            `/fitbit/alerts/${id}/${what}`,
            {},
            { 'accept-language': 'de' },
          );
          should([status, json]).eql([
            400,
            {
              code: 'nothing-open',
              text: 'Keine solche Warnung ist offen: Der Akku wurde geladen, oder niemandem wurde etwas gemeldet.',
            },
          ]);
        }
      }
    });

    it('of who is paused waits, and comes when the pause is ended', async () => {
      await red.deploy(mainFlow(sandbox, 'google-health'));
      const id = await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      await check(62);
      // Where she is, is asked for beside the check: a day ends by her clock.
      while ((await person()).devices[0].timeZone !== 'Europe/Berlin') await red.advance(1_000);

      should((await post(`/fitbit/people/${id}/pause`, { days: '2' })).json).eql({ people: 1 });
      await check(15);

      const seen = await person();
      should(seen.paused.lastDay).match(/^\d{4}-\d\d-\d\d$/);
      seen.alerts.should.match([
        { conversation: /^talk_/, state: 'held', times: 0, until: seen.paused.until, told: [] },
      ]);
      red.msgs
        .all()
        .some(({ probe }) => probe === ids.alerts)
        .should.be.false();
      should((await overview()).count.paused).equal(1);
      should((await post(`/fitbit/people/${id}/resume`)).json).eql({ people: 1 });
      await red.msgs.first(({ probe, msg }) => probe === ids.alerts && msg.alert.kind === 'low');
      should(await person()).containEql({ paused: null });
    });

    it('everybody is paused until the end of a date, and resumed at once', async () => {
      const id = await low();
      while ((await person()).devices[0].timeZone !== 'Europe/Berlin') await red.advance(1_000);
      const date = new Date(Date.parse((await overview()).now) + 48 * hour).toISOString().slice(0, 10);

      should((await post('/fitbit/pause', { day: date })).json).eql({ people: 1 });
      should((await person()).paused.lastDay).equal(date);
      should((await post('/fitbit/resume')).json).eql({ people: 1 });
      should((await person()).paused).be.null();
      should((await post(`/fitbit/people/${id}/resume`)).json).eql({ people: 0 });
    });

    it('no pause is made of a time that is none, is over or too far, nor of somebody who is not there', async () => {
      const id = await low();
      const odd = [
        {},
        { days: '' },
        { days: '0' },
        { days: '-1' },
        { days: '1e9' },
        { days: 7 },
        { days: 'all' },
        { day: '' },
        { day: '2026-02-30' },
        { day: '2020-01-01' },
        { day: '9999-12-31' },
        { day: { year: 2026 } },
      ];
      for (const body of odd) {
        for (const path of [`/fitbit/people/${id}/pause`, '/fitbit/pause']) {
          const { status, json } = await post(path, body);
          should([status, json.code]).eql([400, 'bad-until'], JSON.stringify(body));
          json.text.should.match(/^A pause lasts until/);
        }
      }
      for (const what of ['pause', 'resume']) {
        const { status, json } = await post(`/fitbit/people/person_none/${what}`, { days: '1' });
        should([status, json.code]).eql([400, 'person-unknown']);
      }
      should((await person()).paused).be.null();
    });

    it('of Demo is acknowledged, and knows neither Later nor a pause', async () => {
      await red.deploy(mainFlow(sandbox, 'demo', { isDryRun: true }));
      for (let presses = 0; presses < 10; presses += 1) {
        await red.inject(ids.inject);
        await red.msgs.first(({ probe, msg }) => probe === ids.completed && msg.alert === undefined);
        red.msgs.clear();
        await red.advance(20_000);
        if ((await person())?.alerts.length > 0) break;
      }
      const { id } = await person();
      const { conversation } = await alert();

      for (const path of [`/fitbit/alerts/${conversation}/snooze`, `/fitbit/people/${id}/pause`]) {
        const { status, json } = await post(path, { days: '1' });
        should([status, json.code]).eql([400, 'demo-no-pause']);
      }
      should((await post('/fitbit/pause', { days: '1' })).json).eql({ people: 0 });
      should((await post(`/fitbit/alerts/${conversation}/acknowledge`)).json.state).equal('acknowledged');
      should(await person()).containEql({ paused: null });
    });
  });
}
