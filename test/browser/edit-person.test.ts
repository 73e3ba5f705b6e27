// Editing a person as an owner does it, in the dialog and in the sidebar tab, by mouse and by keyboard alone.
import should = require('should');

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { type Editor, openConfig, openEditor } from '../support/browser';
import { configNode, ids, mainFlow } from '../support/flows';
import { plantPerson } from '../support/household';
import { type NodeRed, renewedNodeRed } from '../support/node-red';
import { somebody } from '../support/people';
import { plantIn } from '../support/planted';

for (const version of [5, 4] as const) {
  describe(`editing a person in Node-RED ${version}`, () => {
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
      await editor.close();
      editor.errors.should.eql([]);
    });

    /** Node-RED with these people, and the editor before it. */
    async function start(names: readonly string[], locale = 'en-US') {
      const clientId = String(configNode(sandbox, 'google-health').clientId);
      red = await renewedNodeRed(red, { version, origins: sandbox.origins });
      await plantIn(red.userDir, async (store, now) => {
        for (const name of names) await plantPerson(store, now, somebody(name, { clientId }), [62]);
      });
      await red.deploy(mainFlow(sandbox, 'google-health'));
      editor = await openEditor(red.url, locale);
      page = editor.page;
    }

    async function stored(name: string) {
      const { clientId } = configNode(sandbox, 'google-health');
      const query = new URLSearchParams({ cloud: 'google-health', clientId: String(clientId) });
      const { json } = await red.request(`/fitbit/people?${query}`);
      return json.people.find((one: { name: string }) => one.name === name);
    }

    async function picture(name: string): Promise<void> {
      const folder = process.env.PICTURES;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `edit-${name}-${version}.png`) });
    }

    const row = (name: string): Locator => page.locator('.fitbit-person', { hasText: name });

    it('the dialog changes what is written, keeps what is left empty, and says so beside the list', async () => {
      await start(['Anna', 'Bert']);
      await openConfig(page, 'fitbit-config', ids.config);
      await row('Anna').getByRole('button', { name: 'Edit: Anna' }).click();
      const form = page.locator('.fitbit-edit');
      (await form.getByLabel('Name').inputValue()).should.equal('Anna');
      (await form.getByLabel('Mobile number').inputValue()).should.equal('');
      await picture('dialog');

      await form.getByLabel('Name').fill('Anna-Lena');
      await form.getByLabel('Language of their SMS').selectOption('de');
      await form.getByLabel('Low below (percent)').fill('30');
      await form.getByLabel('Advise to charge in good time').uncheck();
      await picture('filled');
      await form.getByRole('button', { name: 'Save' }).click();

      await page.locator('#fitbit-people-said', { hasText: 'Anna-Lena is saved.' }).waitFor();
      await row('Anna-Lena').waitFor();
      await picture('saved');
      should(await stored('Anna-Lena')).match({
        number: '+49 … 386',
        language: 'de',
        ownLow: 30,
        sms: true,
        advice: false,
      });
    });

    it('what is wrong is said in the form, which keeps what was typed', async () => {
      await start(['Anna']);
      await openConfig(page, 'fitbit-config', ids.config);
      await row('Anna').getByRole('button', { name: 'Edit: Anna' }).click();
      const form = page.locator('.fitbit-edit');

      await form.getByLabel('Mobile number').fill('12');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.locator('[role=alert]', { hasText: 'not a telephone number' }).waitFor();
      await picture('wrong');
      (await form.getByLabel('Mobile number').inputValue()).should.equal('12');
      await form.getByLabel('Mobile number').fill('');
      await form.getByLabel('Remove the number').check();
      await form.getByRole('button', { name: 'Save' }).click();

      await page.locator('#fitbit-people-said', { hasText: 'no number any more' }).waitFor();
      should(await stored('Anna')).match({ number: null, numberState: 'none' });
    });

    it('by keyboard alone: Enter saves, Escape leaves it, and the focus comes back to where it was', async () => {
      await start(['Anna']);
      await openConfig(page, 'fitbit-config', ids.config);
      const edit = row('Anna').getByRole('button', { name: 'Edit: Anna' });
      await edit.focus();

      await page.keyboard.press('Enter');
      await page.keyboard.type('x');
      await page.keyboard.press('Escape');
      await edit.waitFor();
      const focused = await page.evaluate("document.activeElement.getAttribute('aria-label')");
      should(focused).equal('Edit: Anna');
      (await page.locator('#node-config-dialog-ok').isVisible()).should.be.true();
      await page.keyboard.press('Enter');
      await page.keyboard.press('End');
      await page.keyboard.type('-Lena');
      await page.keyboard.press('Enter');
      await page.locator('#fitbit-people-said', { hasText: 'Anna-Lena is saved.' }).waitFor();

      should(await stored('Anna-Lena')).match({ number: '+49 … 386' });
    });

    it('the sidebar tab edits too, and what is typed outlives news of others', async () => {
      await start(['Anna', 'Bert'], 'de-DE');
      await page.evaluate("RED.sidebar.show('fitbit')");
      await page.getByRole('button', { name: 'Bearbeiten: Anna' }).click();
      const form = page.locator('.fitbit-tab .fitbit-edit');
      await form.getByLabel('Name').fill('Änne');
      await picture('sidebar');
      const bert = await stored('Bert');
      await red.send('POST', `/fitbit/people/${bert.id}`, { name: 'Berthold' });
      await page.locator('.fitbit-card h4', { hasText: 'Berthold' }).waitFor();

      (await form.getByLabel('Name').inputValue()).should.equal('Änne');
      await form.getByLabel('Handynummer').fill('0152 28817999');
      await form.getByRole('button', { name: 'Speichern' }).click();

      await page.locator('.fitbit-tab-status', { hasText: '+4915228817999' }).waitFor();
      await page.locator('.fitbit-card h4', { hasText: 'Änne' }).waitFor();
      should(await stored('Änne')).match({ number: '+49 … 999', numberState: 'proven' });
    });

    it('whoever types in the tab keeps the focus when others change their places', async () => {
      await start(['Anna', 'Bert', 'Carla']);
      await page.evaluate("RED.sidebar.show('fitbit')");
      await page.getByRole('button', { name: 'Edit: Bert' }).click();
      await page.keyboard.press('End');
      await page.keyboard.type('ra');
      const anna = await stored('Anna');
      await red.send('POST', `/fitbit/people/${anna.id}`, { name: 'Zoe' });
      await page.locator('.fitbit-card:nth-child(3) h4', { hasText: 'Zoe' }).waitFor();
      await page.keyboard.type('nd');

      const field = page.locator('.fitbit-tab .fitbit-edit').getByLabel('Name');
      (await field.inputValue()).should.equal('Bertrand');
    });

    it('an answer that comes late closes no form but its own', async () => {
      await start(['Anna', 'Bert']);
      await openConfig(page, 'fitbit-config', ids.config);
      const form = page.locator('.fitbit-edit');
      let answer = () => {};
      const held = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await page.route('**/fitbit/people/person_*', async (route) => {
        await held;
        await route.continue();
      });
      await row('Anna').getByRole('button', { name: 'Edit: Anna' }).click();
      await form.getByLabel('Name').fill('Anna-Lena');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByRole('button', { name: 'Cancel' }).click();
      await row('Bert').getByRole('button', { name: 'Edit: Bert' }).click();
      await form.getByLabel('Name').fill('Berthold');

      answer();
      await page.locator('#fitbit-people-said', { hasText: 'Anna-Lena is saved.' }).waitFor();
      await row('Anna-Lena').waitFor();

      (await form.getByLabel('Name').inputValue()).should.equal('Berthold');
    });

    it('with 204 people, Connect is a screen away, and anybody is found by name', async () => {
      await start(Array.from({ length: 204 }, (_one, index) => `Person ${index + 1}`));
      await openConfig(page, 'fitbit-config', ids.config);
      await page.locator('.fitbit-person').first().waitFor();
      await picture('many');

      const box = async (selector: string) => (await page.locator(selector).boundingBox()) ?? { y: 0 };
      const [list, connect] = [await box('#fitbit-people'), await box('#fitbit-connect')];
      should(connect.y - list.y).be.within(100, 900);
      (await page.locator('.fitbit-person').count()).should.equal(20);
      await page.fill('#fitbit-people-search', 'son 20');
      await row('Person 204').waitFor();
      (await page.locator('.fitbit-person').count()).should.equal(6);
      await page.fill('#fitbit-people-search', 'Zoe');
      await page.locator('#fitbit-people-more', { hasText: 'Nobody here has that name.' }).waitFor();
      await page.fill('#fitbit-people-search', '');
      await page.locator('#fitbit-people-more button').click();
      (await page.locator('.fitbit-person').count()).should.equal(40);
    });
  });
}
