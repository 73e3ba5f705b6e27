// Connecting in the editor as a person does it: with the real dialog, the real consent page and the real way back.
import should = require('should');

import type { Browser, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import {
  deploy,
  describeInBrowser,
  type Editor,
  openBrowser,
  openConfig,
  openEditor,
} from '../support/browser';
import { ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

for (const version of [5, 4] as const) {
  describeInBrowser(`connecting in the editor of Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let browser: Browser;
    let editor: Editor;

    before(async () => {
      sandbox = await startSandbox();
      browser = await openBrowser();
    });
    after(async () => {
      await browser.close();
      await sandbox.close();
    });
    beforeEach(async () => {
      red = await startNodeRed({ version, origins: sandbox.origins });
      await red.deploy(mainFlow(sandbox, 'google-health'));
      editor = await openEditor(browser, red.url);
    });
    afterEach(async () => {
      await editor.context.close();
      await red.remove();
    });

    /** Fills the form and presses Connect; the window with the consent page. */
    async function pressConnect(page: Page, name: string, number: string): Promise<Page> {
      await page.fill('#fitbit-new-name', name);
      await page.fill('#fitbit-new-number', number);
      const popup = page.waitForEvent('popup');
      await page.click('#fitbit-connect');
      const consent = await popup;
      await consent.locator('button[value=allow]').waitFor();
      return consent;
    }

    it('the popup comes back, closes itself, and the dialog shows who is connected', async () => {
      const { page } = editor;
      await openConfig(page, 'fitbit-config', ids.config);
      const consent = await pressConnect(page, 'Anna', '0152 28817386');

      await consent.check('input[name=person][value=anna]');
      const closed = consent.waitForEvent('close');
      await consent.click('button[value=allow]');
      await closed;
      await page.locator('#fitbit-result', { hasText: 'Anna is connected.' }).waitFor();

      const row = await page.locator('.fitbit-person').innerText();
      row.should.containEql('Anna').and.containEql('+49').and.containEql('386');
      row.should.not.containEql('28817');
      editor.errors.should.eql([]);
    });

    it('the address that the browser could not open is pasted', async () => {
      // To this browser "localhost" is another computer, as it is to one that is not the Pi.
      const elsewhere = await openBrowser(['--host-resolver-rules=MAP localhost 127.0.0.1:9']);
      const { page, errors } = await openEditor(elsewhere, red.url);
      await openConfig(page, 'fitbit-config', ids.config);
      const consent = await pressConnect(page, 'Bert', '');

      await consent.check('input[name=person][value=bert]');
      const failed = consent.waitForEvent('requestfailed', (request) =>
        request.url().includes('/fitbit/callback'),
      );
      await consent.click('button[value=allow]');
      const address = (await failed).url();
      await page.fill('#fitbit-pasted', address);
      await page.click('#fitbit-paste');

      await page.locator('#fitbit-result', { hasText: 'Bert is connected.' }).waitFor();
      errors.should.eql([]);
      await elsewhere.close();
    });

    it('a refused consent says so, and nobody is added', async () => {
      const { page } = editor;
      await openConfig(page, 'fitbit-config', ids.config);
      const consent = await pressConnect(page, 'Carla', '');

      await consent.click('button[value=deny]');
      await page.locator('#fitbit-result', { hasText: 'The consent was refused.' }).waitFor();

      (await page.locator('.fitbit-person').count()).should.equal(0);
    });

    it('a new config connects before the first Deploy, then a deployed flow checks it; the export holds no secret', async () => {
      const { page } = editor;
      const client = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
      await openConfig(page, 'fitbit-config');
      await page.fill('#node-config-input-clientId', client?.clientId ?? '');
      await page.fill('#node-config-input-clientSecret', client?.clientSecret ?? '');
      const consent = await pressConnect(page, 'Dora', '');
      await consent.check('input[name=person][value=dora]');
      await consent.click('button[value=allow]');
      await page.locator('#fitbit-result', { hasText: 'Dora is connected.' }).waitFor();
      await page.click('#node-config-dialog-ok');
      await red.whileDeploying(() => deploy(page));

      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

      msg.person.name.should.equal('Dora');
      const exported = String(await page.evaluate('JSON.stringify(RED.nodes.createCompleteNodeSet())'));
      exported.should.containEql(client?.clientId ?? 'missing');
      exported.should.not.containEql(client?.clientSecret ?? '');
      editor.errors.should.eql([]);
    });

    it('a person is removed after one question', async () => {
      const { page } = editor;
      await openConfig(page, 'fitbit-config', ids.config);
      const consent = await pressConnect(page, 'Emil', '');
      await consent.check('input[name=person][value=emil]');
      await consent.click('button[value=allow]');
      await page.locator('.fitbit-person', { hasText: 'Emil' }).waitFor();

      await page.locator('.fitbit-person button', { hasText: 'Remove' }).click();
      await page.locator('.fitbit-person button', { hasText: 'Remove' }).last().click();
      await page.locator('#fitbit-result', { hasText: 'Emil was removed' }).waitFor();

      (await page.locator('.fitbit-person').count()).should.equal(0);
      should(sandbox.control.grants().filter(({ person }) => person === 'emil')).be.empty();
    });
  });
}
