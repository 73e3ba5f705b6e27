// Open alerts in the sidebar tab: seen, answered by mouse and by keyboard, paused, in both languages and as narrow as a phone.
import should = require('should');

import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import type { Store } from '../../src/store/store';
import { type Editor, openEditor } from '../support/browser';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { plantPerson } from '../support/household';
import { type NodeRed, type Options, renewedNodeRed, startNodeRed } from '../support/node-red';
import { plantHeldAlert, plantOpenAlert, plantTelling } from '../support/open-alert';
import { somebody } from '../support/people';
import { picture } from '../support/pictures';
import { type Plant, plantedUserDir, plantIn } from '../support/planted';

const { hashSync } = createRequire(require.resolve('node-red'))('bcryptjs') as {
  hashSync(text: string, rounds: number): string;
};
const hour = 3_600_000;
const day = 24 * hour;

for (const version of [5, 4] as const) {
  describe(`open alerts in the sidebar tab of Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let editor: Editor;
    let page: Page;

    before(async () => {
      sandbox = await startSandbox();
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    afterEach(async () => {
      await editor?.close();
      editor.errors.should.eql([]);
    });

    async function start(plant?: Plant, own?: Options): Promise<void> {
      if (!own) {
        red = await renewedNodeRed(red, { version, origins: sandbox.origins });
        if (plant) await plantIn(red.userDir, plant);
        return;
      }
      await red?.remove();
      const userDir = plant ? { userDir: await plantedUserDir(plant) } : {};
      red = await startNodeRed({ version, origins: sandbox.origins, ...userDir, ...own });
    }

    async function look(locale = 'en-US', storage: Record<string, string> = {}): Promise<void> {
      editor = await openEditor(red.url, locale, storage);
      page = editor.page;
      await page.evaluate("RED.sidebar.show('fitbit')");
      await page.locator('.fitbit-tab').waitFor();
    }

    const clientId = () => String(configNode(sandbox, 'google-health').clientId);
    const card = (name: string) =>
      page.locator('.fitbit-card', { has: page.locator('h4', { hasText: name }) });
    const alertOf = (name: string) => card(name).locator('.fitbit-alert');
    const textOf = async (name: string) =>
      (await alertOf(name).innerText()).replace(/[\u00a0\u202f]/g, ' ').replace(/\s*\n\s*/g, '\n');
    const isFocused = () => page.evaluate("document.activeElement.getAttribute('aria-label')");

    /** Somebody for each way in which an alert can stand. */
    const household = async (store: Store, now: number) => {
      const of = (name: string, facts = {}) =>
        somebody(name, { clientId: clientId(), timeZone: 'Europe/Berlin', ...facts });
      const levels = [90, 70, 50, 30, 19, 12];
      const [anna, bert, carla, dora] = [
        of('Anna'),
        of('Bert', { number: '+12025550142' }),
        of('Carla', { number: '+4915228817999' }),
        of('Dora', { number: '+4915228817222', pausedUntil: now + 3 * day }),
      ];
      for (const person of [anna, bert, carla, dora]) await plantPerson(store, now, person, levels, hour);
      const [nodeId, toldAt] = [ids.battery, now - 2 * hour];
      const first = await plantOpenAlert(store, anna, toldAt, { nodeId });
      await plantTelling(store, anna, first, toldAt, '+4915228817386');
      const passedOn = await plantOpenAlert(store, bert, toldAt, {
        nodeId,
        severity: 'critical',
        since: now - 9 * hour,
        times: 3,
        state: 'acknowledged',
        escalated: 'critical',
        escalatedAt: toldAt,
      });
      await plantTelling(store, bert, passedOn, toldAt, '+12025550142');
      await plantTelling(store, bert, passedOn, toldAt, '+4915228817386', true);
      await plantOpenAlert(store, carla, toldAt, { nodeId, state: 'snoozed', until: now + 24 * hour });
      await plantHeldAlert(store, dora, { kind: 'low', since: now - hour, until: now + 3 * day }, nodeId);
    };

    async function check(level: number): Promise<void> {
      sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
      sandbox.control.clock({ advanceMs: 20_000 });
      await red.advance(20_000);
      await red.inject(ids.inject);
    }

    async function annaIsLow(): Promise<void> {
      await start();
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      await check(62);
      await look();
      await card('Anna').locator('strong', { hasText: '62 %' }).waitFor();
      should(await page.locator('.fitbit-alert, .fitbit-pause').count()).equal(0);
      await check(15);
      await alertOf('Anna').waitFor();
    }

    it('one comes, is answered by keyboard and goes when it is charged, without the tab being loaded again', async () => {
      await annaIsLow();
      await alertOf('Anna')
        .locator('.fitbit-line', { hasText: /Anna, \+49 … 386: / })
        .waitFor();
      (await textOf('Anna')).should
        .match(/^Charge 6: low\ntold just now\n/)
        .and.match(/nobody has answered yet/);
      await page.evaluate('window.sameFromTheStart = true');

      await alertOf('Anna').getByRole('button', { name: 'I do it' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.fitbit-tab-status', { hasText: 'Anna: somebody does it' }).waitFor();
      await alertOf('Anna').locator('.fitbit-line', { hasText: 'somebody does it' }).waitFor();

      // The button that had the focus is gone; who goes on by keyboard is still in this card.
      should(await page.evaluate("document.activeElement.closest('.fitbit-card') !== null")).be.true();
      should(await alertOf('Anna').getByRole('button', { name: 'I do it' }).count()).equal(0);
      await check(90);
      await alertOf('Anna').waitFor({ state: 'detached' });
      should(await page.evaluate('window.sameFromTheStart')).be.true();
    });

    it('is put off by Later', async () => {
      await annaIsLow();

      await alertOf('Anna').getByRole('button', { name: 'Later (3 h): Anna, Charge 6' }).click();

      await page.locator('.fitbit-tab-status', { hasText: /Anna: put off until .*\d/ }).waitFor();
      await alertOf('Anna')
        .locator('.fitbit-line', { hasText: /put off until .*\d/ })
        .waitFor();
    });

    it('of a person is paused by keyboard, which shows on the person until Resume', async () => {
      await annaIsLow();
      const pause = alertOf('Anna').getByRole('button', { name: 'Pause: Anna, Charge 6' });
      await pause.focus();
      await page.keyboard.press('Enter');
      await card('Anna').locator('.fitbit-pause').waitFor();
      should(await page.evaluate('document.activeElement.textContent')).equal('today');
      await picture(page, `sidebar-pause-${version}`);

      await page.keyboard.press('Escape');
      await card('Anna').locator('.fitbit-pause').waitFor({ state: 'detached' });
      should(await isFocused()).equal('Pause: Anna, Charge 6');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');

      const paused = card('Anna').locator('.fitbit-notice-plain');
      await paused.waitFor();
      (await paused.innerText()).should.match(/^Alerts are paused until the end of \w{3}, \w{3} \d+\./);
      should(await card('Anna').locator('.fitbit-pause').count()).equal(0);
      await paused.getByRole('button', { name: 'Resume: Anna' }).click();
      await paused.waitFor({ state: 'detached' });
      await alertOf('Anna').getByRole('button', { name: 'Pause: Anna, Charge 6' }).waitFor();
    });

    it('everybody is paused until a date and resumed, and what is wrong is said beside the date', async () => {
      await start(household);
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { remindHours: 6 } }));
      await look();
      await alertOf('Anna').getByRole('button', { name: 'Pause' }).click();
      const chooser = card('Anna').locator('.fitbit-pause');
      await chooser.locator('input[type=date]').fill('2020-01-01');
      await chooser.getByRole('button', { name: 'Pause until then' }).click();
      await chooser.locator('.fitbit-pause-said', { hasText: 'A pause lasts until' }).waitFor();
      const date = new Date(Date.now() + 30 * day).toISOString().slice(0, 10);
      await chooser.locator('input[type=date]').fill(date);
      await chooser.locator('input[type=checkbox]').check();
      await chooser.locator('input[type=date]').press('Enter');
      await page.locator('.fitbit-tab-status', { hasText: 'Alerts are paused, for 4 people.' }).waitFor();

      const all = page.locator('.fitbit-tab-needs .fitbit-notice-plain');
      await all.waitFor();
      should(await page.locator('.fitbit-card .fitbit-notice-plain').count()).equal(4);
      await all.getByRole('button', { name: 'Resume everybody' }).click();
      await all.waitFor({ state: 'detached' });
      should(await page.locator('.fitbit-card .fitbit-notice-plain').count()).equal(0);
    });

    it('who edits a person can pause them without any open alert', async () => {
      await start(async (store, now) => {
        const anna = somebody('Anna', { clientId: clientId() });
        await plantPerson(store, now, anna, [90, 80], hour);
      });
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await look();
      await card('Anna').waitFor();
      should(await page.locator('.fitbit-alert, .fitbit-pause, .fitbit-notice-plain').count()).equal(0);
      await card('Anna').getByRole('button', { name: 'Edit: Anna' }).click();
      const form = page.locator('[data-fitbit-person=person_anna]');
      await form.locator('.fitbit-pause').getByRole('button', { name: '7 days' }).click();

      await form.locator('.fitbit-pause-said', { hasText: 'Anna: alerts are paused' }).waitFor();
      await picture(page, `sidebar-edit-pause-${version}`);
      await form.locator('.fitbit-edit').getByRole('button', { name: 'Cancel' }).click();
      await card('Anna').locator('.fitbit-notice-plain').waitFor();
    });

    it('says of each what was answered, whom it told and what comes next, in both languages, on a phone as well', async () => {
      await start(household);
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { remindHours: 6 } }));
      for (const [locale, said] of [
        [
          'de',
          [
            /^Charge 6: niedrig\ngemeldet vor 2 .*\nAnna, \+49 … 386: zugestellt, .*\nnoch keine Antwort\nals Nächstes, .*\d: noch einmal gemeldet, wenn nicht geladen wird\n/,
            /^Charge 6: fast leer\n3-mal gemeldet, zuerst vor 9 .*, zuletzt vor 2 .*\nBert, \+1 … 142: .*\nweitergegeben an die nächste Person vor 2 .*\nAnna, \+49 … 386: .*\njemand kümmert sich\n/,
            /\nverschoben bis \w\w\.?, \d\d:\d\d, dann gemeldet, wenn es noch stimmt\nIch/,
            /\nzurückgehalten vor 1 .*\nwartet bis .*, dann gemeldet, wenn es noch stimmt$/,
          ],
        ],
        [
          'en-US',
          [
            /^Charge 6: low\ntold 2h ago\nAnna, \+49 … 386: delivered, 2h ago\nnobody has answered yet\nnext, .*\d [AP]M: told again, if it is not charged\n/,
            /^Charge 6: almost empty\ntold 3 times, first 9h ago, last 2h ago\nBert, \+1 … 142: .*\npassed on to the next person 2h ago\nAnna, \+49 … 386: .*\nsomebody does it\n/,
            /\nput off until \w{3} \d\d:\d\d [AP]M, then told, if it is still true\nI do it/,
            /\nheld back 1h ago\nwaits until .*, then told, if it is still true$/,
          ],
        ],
      ] as const) {
        await look(locale);
        await card('Dora').waitFor();
        for (const [at, name] of ['Anna', 'Bert', 'Carla', 'Dora'].entries()) {
          (await textOf(name)).should.match(said[at] as RegExp);
        }
        (await page.locator('.fitbit-tab').innerText()).should.not.match(/fitbit-sidebar\.|__/);
        // So that the tab is as high as the window; the next editor remembers it.
        if (version === 5 && locale === 'de') await page.locator('button[data-tab-id=debug]').click();
        await page.setViewportSize({ width: 1280, height: 2200 });
        await picture(page, `sidebar-alerts-${locale}-${version}`);
        await alertOf('Anna').getByRole('button').last().click();
        await card('Anna').locator('.fitbit-pause').waitFor();
        await page.setViewportSize({ width: 360, height: 2400 });
        await picture(page, `sidebar-alerts-${locale}-${version}-phone`);
        const wide =
          await page.evaluate(`[...document.querySelectorAll('.fitbit-alert, .fitbit-alert *, .fitbit-pause *')]
          .filter((one) => one.getBoundingClientRect().right > document.querySelector('.fitbit-tab').getBoundingClientRect().right)
          .map((one) => one.outerHTML)`);
        should(wide).eql([]);
        await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
        const { violations } = (await page.evaluate("axe.run('.fitbit-tab')")) as {
          violations: { id: string; nodes: { html: string }[] }[];
        };
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`).should.eql([]);
        if (locale === 'de') await editor.close();
      }
    });

    it('who may only read sees them without a button', async () => {
      const users = [{ username: 'guest', password: hashSync('guest-password', 4), permissions: 'read' }];
      const flows = mainFlow(sandbox, 'google-health').map(({ credentials: _, ...node }) => node);
      await start(household, { flows, settings: { adminAuth: { type: 'credentials', users } } });
      const { text: tokens } = await red.send('POST', '/auth/token', {
        client_id: 'node-red-admin',
        grant_type: 'password',
        scope: 'read',
        username: 'guest',
        password: 'guest-password',
      });
      await look('en-US', { 'auth-tokens': tokens });
      await alertOf('Anna').waitFor();

      should(await page.locator('.fitbit-alert').count()).equal(4);
      (await page.locator('.fitbit-tab button').allInnerTexts()).should.eql(['Copy report']);
      await page.locator('.fitbit-notice-plain', { hasText: 'Alerts are paused until' }).waitFor();
    });
  });
}
