// The sidebar tab Fitbit as a person uses it: looked at, searched, pressed, by mouse and by keyboard, in both themes.
import should = require('should');

import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { history } from '../../src/battery/history';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import type { Store } from '../../src/store/store';
import { type Editor, openEditor } from '../support/browser';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { plantHousehold, plantPerson } from '../support/household';
import { movingUntil } from '../support/moving';
import { type NodeRed, type Options, renewedNodeRed, startNodeRed } from '../support/node-red';
import { somebody } from '../support/people';
import { type Plant, plantedUserDir, plantIn } from '../support/planted';
import { root } from '../support/repository';

const { hashSync } = createRequire(require.resolve('node-red'))('bcryptjs') as {
  hashSync(text: string, rounds: number): string;
};

for (const version of [5, 4] as const) {
  describe(`the sidebar tab in Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let editor: Editor;
    let page: Page;
    let isOwn = false;

    before(async () => {
      sandbox = await startSandbox();
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    afterEach(async () => {
      await editor?.close();
      if (isOwn) await red.remove();
      editor.errors.should.eql([]);
    });

    /**
     * Node-RED as newly started, with people who are there already where `plant` makes some. `own`: what only a Node-RED of the
     * test's own can have.
     */
    async function start(plant?: Plant, own?: Options) {
      isOwn = own !== undefined;
      if (own) {
        await red?.remove();
        const userDir = plant ? await plantedUserDir(plant) : undefined;
        red = await startNodeRed({
          version,
          origins: sandbox.origins,
          ...(userDir ? { userDir } : {}),
          ...own,
        });
        return;
      }
      red = await renewedNodeRed(red, { version, origins: sandbox.origins });
      if (plant) await plantIn(red.userDir, plant);
    }

    /** Opens the editor with the tab in front. */
    async function look(locale = 'en-US', storage: Record<string, string> = {}) {
      editor = await openEditor(red.url, locale, storage);
      page = editor.page;
      await page.evaluate("RED.sidebar.show('fitbit')");
      await page.locator('.fitbit-tab').waitFor();
    }

    const clientId = () => String(configNode(sandbox, 'google-health').clientId);
    const household = (store: Store, now: number) => plantHousehold(store, now, clientId());
    const card = (name: string) =>
      page.locator('.fitbit-card', { has: page.locator('h4', { hasText: name }) });

    /** What a card says, with a blank for each no-break space. */
    const textOf = async (name: string) => (await card(name).innerText()).replaceAll('\u00a0', ' ');

    async function picture(name: string): Promise<void> {
      const folder = process.env.PICTURES;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}-${version}.png`) });
    }

    async function pictureOfTab(name: string): Promise<void> {
      const folder = process.env.PICTURES;
      const tab = await page.locator('.fitbit-tab').boundingBox();
      const last = await page.locator('.fitbit-card').nth(2).boundingBox();
      // Three of the cards, each of them whole.
      const clip = tab && last ? { ...tab, height: last.y + last.height + 10 - tab.y } : undefined;
      if (folder && clip) await page.screenshot({ path: join(folder, `${name}.png`), clip });
    }

    /** Where in the editor the tab is: its button, ringed, and what it opens. */
    async function pictureOfPlace(): Promise<void> {
      const folder = process.env.PICTURES;
      if (!folder) return;
      await page.setViewportSize({ width: 1280, height: 560 });
      const button = version === 5 ? 'button[data-tab-id=fitbit]' : '#red-ui-tab-fitbit';
      const ring = await page.addStyleTag({
        content: `:is(${button}) { outline: 3px solid #d00; outline-offset: -2px; border-radius: 4px; z-index: 9; }`,
      });
      const clip = { x: 956, y: 0, width: 324, height: 560 };
      await page.screenshot({ path: join(folder, `place-${version}.png`), clip });
      await ring.evaluate('(one) => one.remove()');
      await page.setViewportSize({ width: 1280, height: 900 });
    }

    it('says what to do first, opens the examples, and leaves no file behind', async () => {
      await start();
      await look();

      await page.locator('.fitbit-first-step', { hasText: 'Nobody is here yet' }).waitFor();
      await picture('empty');
      existsSync(join(red.userDir, 'fitbit')).should.be.false();
      await page.locator('.fitbit-first-step button', { hasText: 'Import the example' }).click();

      await page.locator('#red-ui-clipboard-dialog-import-tab-examples').waitFor();
    });

    it('leads on from a config without people to its dialog', async () => {
      await start();
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await look();

      await page.locator('.fitbit-first-step button', { hasText: 'Connect a person' }).click();

      await page.locator('#fitbit-new-name').waitFor();
    });

    it('shows a battery drain, the check and the SMS without being loaded again', async () => {
      await start();
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      await look();
      await page.evaluate('window.sameFromTheStart = true');
      await card('Anna').waitFor();

      for (const level of [62, 15]) {
        sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
        sandbox.control.clock({ advanceMs: 20_000 });
        await red.advance(20_000);
        await red.inject(ids.inject);
        await card('Anna')
          .locator('strong', { hasText: `${level} %` })
          .waitFor();
      }

      await card('Anna').locator('.fitbit-standing.fitbit-is-low', { hasText: 'low' }).waitFor();
      await card('Anna')
        .locator('.fitbit-line', { hasText: /checked just now: ok/ })
        .waitFor();
      await card('Anna')
        .locator('.fitbit-line', { hasText: /\+49 … 386: .*just now/ })
        .waitFor();
      (await textOf('Anna')).should
        .containEql('alert below 20 % and 5 %, and after 24 h without a sync')
        .and.not.containEql('28817');
      should(await page.evaluate('window.sameFromTheStart')).be.true();
    });

    it('says that SMS wait, why and until when, and no more once they have left', async () => {
      await start();
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      await look();
      sandbox.control.fault({
        match: { vendor: 'twilio', call: 'messages.create' },
        fault: { status: 429, headers: { 'retry-after': '60' } },
      });
      await card('Anna').getByRole('button', { name: 'Send a test alert: Anna' }).click();
      const notice = page.locator('.fitbit-tab-needs .fitbit-notice');
      await notice.waitFor();
      await picture('sms-waits');

      should(await notice.innerText()).match(
        /^SMS wait to be sent, and are tried again until \d\d:\d\d [AP]M at the latest\. Twilio asks for a pause/,
      );
      await notice.getByRole('button', { name: 'Open the dialog' }).waitFor();
      sandbox.control.clearFaults();
      await movingUntil(red, notice.waitFor({ state: 'detached' }));
    });

    it('sends a test alert by a button, and shows the way that it took and what became of its SMS', async () => {
      await start();
      const second = { id: 'cc00000000000001', name: 'At night', low: 40, wires: [[], []] };
      const flow = mainFlow(sandbox, 'google-health', {
        battery: { name: 'By day' },
        sms: { name: 'SMS to family' },
      });
      const battery = flow.find(({ id }) => id === ids.battery);
      await red.deploy([...flow, { ...battery, ...second } as (typeof flow)[number]]);
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      await look();

      await card('Anna').getByRole('button', { name: 'Send a test alert: Anna' }).click();
      await card('Anna')
        .locator('.fitbit-test .fitbit-line', { hasText: /\+49 … 386: .*just now/ })
        .waitFor();
      await picture('test-alert');

      const told = await textOf('Anna');
      told.should.containEql('test alert sent just now').and.not.containEql('28817');
      told.should.match(/By day.* → .*SMS to family/);
      told.should.containEql('At night: nothing is wired to output 1, so an alert would reach nobody.');
      // Two nodes, two lines, each by its name.
      told.should.containEql('By day: alert below 20 %').and.containEql('At night: alert below 40 %');
    });

    it('shows who needs somebody first, each with the button that helps', async () => {
      await start(household);
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await look();
      await card('Emil').waitFor();
      await picture('household');
      await pictureOfPlace();

      (await page.locator('.fitbit-card h4').allInnerTexts()).should.eql([
        'Carla',
        'Dora',
        'Bert',
        'Emil',
        'Anna',
      ]);
      (await card('Emil').innerText()).should
        .containEql('not syncing')
        .and.containEql('synced 3 days ago'.replace(' days', 'd'));
      (await card('Bert').innerText()).should.containEql('+1 … 142: delivered');
      (await page.locator('.fitbit-tab-summary').innerText()).should.equal(
        '5\u00a0people\u00a0· 1\u00a0low\u00a0· 2\u00a0need\u00a0you',
      );
      await card('Dora').locator('button', { hasText: 'Confirm the number' }).click();
      await page.locator('.fitbit-tab-status', { hasText: 'The number of Dora is confirmed.' }).waitFor();
      await card('Dora').locator('.fitbit-notice').waitFor({ state: 'detached' });
      await card('Carla').locator('button', { hasText: 'Reconnect' }).click();
      await page.locator('#node-config-dialog-ok').waitFor();
      await page.locator('.fitbit-person', { hasText: 'Carla' }).waitFor();
    });

    it('says times in the language of the sentence around them, whatever that of the browser is', async () => {
      await start(household);
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await look('pl-PL');
      await card('Emil').waitFor();

      const said = await textOf('Emil');
      await page.evaluate(`RED.editor.editConfig('', 'fitbit-config', '${ids.config}')`);
      await page.locator('.fitbit-person', { hasText: 'Emil' }).waitFor();
      const inDialog = await page.locator('#fitbit-people').innerText();

      said.should.containEql('synced 3d ago');
      inDialog.should.containEql('synced 3 days ago');
    });

    it('says of nothing that has happened that it is still to come, after a clock that was three days ahead', async () => {
      await start((store, now) => household(store, now + 3 * 24 * 3_600_000));
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await look();
      await card('Bert').waitFor();

      const said = await page.locator('.fitbit-tab').innerText();
      await page.evaluate(`RED.editor.editConfig('', 'fitbit-config', '${ids.config}')`);
      await page.locator('.fitbit-person', { hasText: 'Bert' }).waitFor();
      const inDialog = await page.locator('#fitbit-people').innerText();

      said.should.match(/synced at a time that this clock has not reached/).and.not.match(/\bin \d/);
      inDialog.should.match(/at a time that this clock has not reached/).and.not.match(/\bin \d/);
    });

    it('tells battery nodes apart that are called the same, and names one in a subflow', async () => {
      await start(household);
      const flow = mainFlow(sandbox, 'google-health');
      const battery = flow
        .filter(({ id }) => id === ids.battery)
        .map((node) => ({ ...node, wires: [[], []] }));
      const subflow = 'ff00000000000001';
      await red.deploy([
        ...flow,
        { id: 'ff00000000000002', type: 'tab', label: 'Nights' },
        ...battery.map((node) => ({ ...node, id: 'ff00000000000003', z: 'ff00000000000002' })),
        { id: subflow, type: 'subflow', name: 'Watch', in: [], out: [] },
        ...battery.map((node) => ({ ...node, id: 'ff00000000000004', z: subflow })),
        { id: 'ff00000000000005', type: `subflow:${subflow}`, z: ids.tab, x: 1, y: 1, wires: [] },
      ]);
      await look();
      await card('Bert').waitFor();

      const lines = (await textOf('Bert')).split('\n').filter((line) => line.includes('alert below'));

      const words = 'alert below 20 % and 5 %, and after 24 h without a sync';
      lines
        .sort()
        .should.eql(
          [
            `battery status: ${words}`,
            `low below 20 % (Nights): ${words}`,
            `low below 20 % (Test): ${words}`,
          ].sort(),
        );
    });

    it('warns of a public address that leads to an editor without a login', async () => {
      await start();
      const config = { publicAddress: `http://localhost:${red.port}`, serve: 'node-red' };
      await red.deploy(mainFlow(sandbox, 'google-health', { config }));
      await look();

      await page.locator('.fitbit-notice-error', { hasText: 'it has no login' }).waitFor();
      await page.locator('.fitbit-notice-error button', { hasText: 'Open the dialog' }).click();

      await page.locator('#node-config-dialog-ok').waitFor();
    });

    it('speaks German', async () => {
      await start(household);
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await look('de-DE');
      await card('Anna').waitFor();

      const text = await page.locator('.fitbit-tab').innerText();

      text.should
        .containEql('5\u00a0Personen\u00a0· 1\u00a0niedrig\u00a0· 2\u00a0brauchen\u00a0dich')
        .and.containEql('Die Verbindung ist beendet. Google Health nimmt')
        .and.containEql('synchronisiert vor')
        .and.containEql('Warnung unter 20\u00a0% und 5\u00a0%')
        .and.containEql('zugestellt, vor 20');
      text.should.not.match(/fitbit-sidebar\./);
    });

    for (const theme of ['light', 'dark'] as const) {
      it(`can be read by everybody, in the ${theme} theme`, async () => {
        const css = join(root, 'test', 'support', 'dark-theme.css');
        const themed =
          version === 4 && theme === 'dark'
            ? { settings: { editorTheme: { tours: false, page: { css } } } }
            : undefined;
        await start(household, themed);
        await red.deploy(mainFlow(sandbox, 'google-health'));
        await look('en-US', { 'view-dark-theme': theme });
        await card('Anna').waitFor();
        await picture(theme);
        if (version === 5) await page.locator('button[data-tab-id=debug]').click();
        await page.setViewportSize({ width: 1280, height: 980 });
        // The one that README shows.
        if (version === 5 && theme === 'light') await pictureOfTab('sidebar');
        await page.setViewportSize({ width: 1280, height: 1900 });
        await picture(`${theme}-tall`);

        const background = await page.evaluate(
          "getComputedStyle(document.querySelector('.fitbit-tab')).backgroundColor",
        );
        await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
        const { violations } = (await page.evaluate("axe.run('.fitbit-tab')")) as {
          violations: { id: string; nodes: { html: string }[] }[];
        };

        String(background).should.match(theme === 'dark' ? /rgb\([0-4]?\d, / : /rgb\(2\d\d, /);
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`).should.eql([]);
      });
    }

    it('shows who may only read no button that changes anything, and Node-RED refuses them', async () => {
      const users = [{ username: 'guest', password: hashSync('guest-password', 4), permissions: 'read' }];
      const flows = mainFlow(sandbox, 'google-health').map(({ credentials: _, ...node }) => node);
      await start(household, { flows, settings: { adminAuth: { type: 'credentials', users } } });
      const login = { client_id: 'node-red-admin', grant_type: 'password', scope: 'read' };
      const { text: tokens, json } = await red.send('POST', '/auth/token', {
        ...login,
        username: 'guest',
        password: 'guest-password',
      });
      await look('en-US', { 'auth-tokens': tokens });
      await card('Anna').waitFor();

      const labels = await page.locator('.fitbit-tab button').allInnerTexts();
      const refused = await page.evaluate(`Promise.all(['check', 'confirm'].map(async (what) => {
        const headers = { 'content-type': 'application/json', authorization: 'Bearer ${json.access_token}' };
        const answer = await fetch('fitbit/people/person_anna/' + what, { method: 'POST', headers, body: '{}' });
        return answer.status;
      }))`);

      labels.should.eql(['Copy report']);
      should(refused).eql([401, 401]);
    });

    it('is used by keyboard, and keeps the focus when it is drawn anew', async () => {
      await start();
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      await look();
      await card('Anna').waitFor();
      await page.locator('[data-fitbit-key=report]').focus();

      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('.fitbit-tab-status', { hasText: 'Anna: ok' }).waitFor();
      await card('Anna').locator('.fitbit-line', { hasText: 'checked just now: ok' }).waitFor();

      const focused = await page.evaluate("document.activeElement.getAttribute('aria-label')");
      should(focused).equal('Check now: Anna');
    });

    it('with 200 people it asks little, draws few and finds everybody', async () => {
      const levels = Array.from({ length: 40 }, (_, at) => 95 - at);
      await start(async (store, now) => {
        const people = Array.from({ length: 200 }, (_, at) => `Person ${String(at).padStart(3, '0')}`);
        await Promise.all(
          people.map((name) => {
            const id = `person_${name.slice(-3)}` as never;
            return plantPerson(store, now, somebody(name, { id, clientId: clientId() }), levels);
          }),
        );
      });
      await red.deploy(mainFlow(sandbox, 'google-health'));
      editor = await openEditor(red.url);
      page = editor.page;
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/fitbit/')) asked.push(request.url());
      });

      await page.evaluate("RED.sidebar.show('fitbit')");
      await card('Person 019').waitFor();
      asked.length.should.be.belowOrEqual(2);
      should(await page.locator('.fitbit-card').count()).equal(20);
      should(await page.locator('.fitbit-tab *').count()).be.below(1500);
      (await page.locator('.fitbit-tab-more').innerText()).should.containEql('20 of 200');

      asked.length = 0;
      await red.inside((RED) => {
        for (let at = 0; at < 100; at += 1) RED.comms.publish('fitbit/changed', { changed: true }, false);
      });
      await page.fill('.fitbit-tab-search', '173');
      await page.locator('.fitbit-card').nth(1).waitFor({ state: 'detached' });
      await card('Person 173').waitFor();
      asked.length.should.be.belowOrEqual(4);
    });

    it('asks nothing while nobody looks at it', async () => {
      await start(household);
      await red.deploy(mainFlow(sandbox, 'google-health'));
      editor = await openEditor(red.url);
      page = editor.page;
      const asked: string[] = [];
      page.on('request', (request) => {
        const url = request.url();
        // An editor that was just opened asks once, whoever looks, whether Node-RED has lost a secret.
        if (url.includes('/fitbit/') && !url.endsWith('/fitbit/lacking')) asked.push(url);
      });

      await page.evaluate(`RED.sidebar.show('info');
        window.heard = new Promise((resolve) => RED.comms.subscribe('fitbit/changed', resolve));
        true`);
      await red.inside((RED) => RED.comms.publish('fitbit/changed', { changed: true }, false));
      // The tab was told before.
      await page.evaluate('window.heard');
      should(asked).eql([]);
      await page.evaluate("RED.sidebar.show('fitbit')");

      await card('Anna').waitFor();
    });

    it('shows what happened while the connection to Node-RED was lost, as by a computer that slept', async () => {
      await start(household);
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await look();
      await card('Anna').waitFor();
      const { people } = (await red.request('/fitbit/overview?most=20')).json;
      const { id } = people.find(({ name }: { name: string }) => name === 'Anna');
      await page.evaluate(`(() => {
        const { send } = WebSocket.prototype;
        WebSocket.prototype.send = function (...data) {
          window.comms = this;
          return send.apply(this, data);
        };
      })()`);
      await page.evaluate("RED.comms.subscribe('nothing', () => {})");
      await page.evaluate('window.comms.onmessage = () => {}');
      await red.send('POST', `/fitbit/people/${id}`, { name: 'Annabel' });
      await page.evaluate('window.comms.close()');

      await card('Annabel').waitFor();
    });

    it('shows hostile names as what they are: text', async () => {
      const hostile = [
        '<img src=x onerror="window.hacked=1">',
        '"><script>window.hacked=1</script>',
        '$t(fitbit-sidebar.label) __number__ {{name}}',
      ];
      await start(async (store, now) => {
        for (const [at, name] of hostile.entries()) {
          const person = somebody(name, {
            id: `person_${at}` as never,
            userId: `u${at}`,
            clientId: clientId(),
          });
          await plantPerson(store, now, person, [50]);
          const device = {
            deviceId: 'D2',
            name,
            type: 'tracker',
            at: now,
            level: null,
            status: name,
            syncedAt: null,
          };
          await store.saveReadings(person.id, [device], history);
        }
      });
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { devices: 'all' } }));
      await look();
      await page.locator('.fitbit-card').nth(2).waitFor();
      await page.locator('button[data-fitbit-key=check]').first().click();
      await page.locator('.fitbit-tab-status:not(:empty)').waitFor();

      const names = await page.locator('.fitbit-card h4').allInnerTexts();

      names.sort().should.eql([...hostile].sort());
      (await page.locator('.fitbit-device strong').allInnerTexts()).should.containEql(hostile[0] ?? '');
      should(await page.locator('.fitbit-tab img, .fitbit-tab script').count()).equal(0);
      should(await page.evaluate('window.hacked ?? null')).be.null();
    });

    it('draws a curve by the clock of whom it is of, and says the same to who cannot see it', async () => {
      // Synced every hour, charged every third day: the line goes on for more than a day, past the next advice hour.
      const levels = Array.from({ length: 313 }, (_, hours) => 100 - (hours % 70));
      const zones = { Anna: 'America/New_York', Bert: 'Asia/Kolkata' };
      await start(async (store, now) => {
        for (const [name, timeZone] of Object.entries(zones)) {
          await plantPerson(store, now, somebody(name, { clientId: clientId(), timeZone }), levels);
        }
      });
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { adviceAt: '20:00' } }));
      await look();
      await card('Bert').waitFor();
      await picture('zones');

      for (const [name, timeZone] of Object.entries(zones)) {
        const shownIn = (at: number) =>
          new Intl.DateTimeFormat('en', {
            timeZone,
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          }).format(at);
        const { people } = (await red.request('/fitbit/overview?most=20')).json;
        const [device] = people.find((one: { name: string }) => one.name === name).devices;
        const drawn = card(name).locator('.fitbit-picture');
        (await drawn.locator('.fitbit-picture-advice-word').textContent())?.should.equal('20:00');
        const { between } = device.curve.ahead.find(({ level }: { level: number }) => level === 10);
        const said = (await drawn.locator('desc').textContent()) ?? '';
        said.should.containEql(shownIn(Math.ceil(between[1] / 3_600_000) * 3_600_000));
      }
    });

    it('draws the made-up person on the fortnight by which she is foreseen, from her first check on', async () => {
      await start();
      await red.deploy(mainFlow(sandbox, 'demo', { battery: { adviceAt: '' } }));
      await red.inject(ids.inject);
      await look();
      await card('Dana').locator('.fitbit-picture-ahead').waitFor();
      await picture('demo');

      const line = (await card('Dana').locator('.fitbit-picture-line').getAttribute('points')) ?? '';
      line.split(' ').length.should.be.above(10);
      should(await card('Dana').locator('desc').textContent()).match(/almost empty .* between/);
    });

    it('says below a device how its forecasts did, once it has seen ten discharges', async () => {
      // Synced every hour, charged every day.
      const levels = Array.from({ length: 313 }, (_, hours) => 100 - 4 * (hours % 23));
      await start(async (store, now) => {
        await plantPerson(store, now, somebody('Anna', { clientId: clientId() }), levels);
        await plantPerson(store, now, somebody('Bert', { clientId: clientId() }), levels.slice(-100));
      });
      await red.deploy(mainFlow(sandbox, 'google-health'));
      for (const [locale, said] of [
        ['de', /seine letzten 10 Prognosen: /],
        ['en-US', /its last 10 forecasts: /],
      ] as const) {
        await look(locale);
        await card('Bert').waitFor();

        (await textOf('Anna')).should.match(said);
        (await textOf('Bert')).should.not.match(said);
        await picture(`score-${locale}`);
        if (locale === 'de') await editor.close();
      }
      (await textOf('Anna')).should.match(/its last 10 forecasts: .*\b\d+ h\b/);
    });

    it('copies a report and shows what is in it', async () => {
      await start(household);
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await look();
      await editor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.locator('button', { hasText: 'Copy report' }).click();
      await page.locator('.fitbit-tab-status', { hasText: 'Copied.' }).waitFor();
      await picture('report');

      const shown = await page.locator('.fitbit-tab-report textarea').inputValue();
      const copied = await page.evaluate('navigator.clipboard.readText()');

      should(copied).equal(shown);
      shown.should.containEql('Google Health: 5 people').and.containEql('lost: grant-dead 1');
      shown.should.not.containEql('Curve of');
      await page.locator('.fitbit-report-curves input').check();
      await page.waitForFunction(
        "document.querySelector('.fitbit-tab-report textarea').value.includes('Curve of')",
      );
      await picture('report-curves');
      const curves = await page.locator('.fitbit-tab-report textarea').inputValue();
      curves.should.match(/^Curve of Charge 6 \(.+\): 0 \d+,/m).and.not.match(/Anna|Bert|person_|D1/);
      should(await page.evaluate('navigator.clipboard.readText()')).equal(curves);
      (await page.locator('.fitbit-report-curves input').isChecked()).should.be.true();
      await page.locator('.fitbit-tab-report button').click();
      should(await page.locator('.fitbit-tab-report textarea').count()).equal(0);
    });
  });
}
