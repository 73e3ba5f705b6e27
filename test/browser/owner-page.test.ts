// The owner's page as it is used: its link is made in the dialog of the service, and it is read on a phone.
import should = require('should');

import type { Browser, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { type Editor, openConfig, openEditor, sharedBrowser } from '../support/browser';
import { accountNode, configNode, ids, mainFlow } from '../support/flows';
import { plantHousehold, plantPerson } from '../support/household';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { plantOpenAlert } from '../support/open-alert';
import { somebody } from '../support/people';
import { picture } from '../support/pictures';
import { plantedUserDir } from '../support/planted';
import { freePort } from '../support/ports';

const hour = 3_600_000;

describe('the owner’s page in a browser', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    browser = await sharedBrowser();
    const clientId = String(configNode(sandbox, 'google-health').clientId);
    const userDir = await plantedUserDir(async (store, now) => {
      await plantHousehold(store, now, clientId);
      const odd = { clientId, userId: 'user-odd', connectedAt: now, id: 'person_odd' as never };
      await plantPerson(store, now, somebody('שרה <b>Levy</b>', odd), [60, 55]);
      for (const [name, facts] of [
        ['bert', { times: 2 }],
        ['carla', { state: 'acknowledged', severity: 'critical' }],
      ] as const) {
        const person = await store.person(`person_${name}`);
        if (person) await plantOpenAlert(store, person, now - 5 * hour, { ...facts, nodeId: ids.battery });
      }
    });
    red = await startNodeRed({ userDir, origins: sandbox.origins });
    const port = await freePort();
    const account = { ...accountNode(sandbox), name: 'Twilio of the club', monthlyAll: 100 };
    const config = { publicAddress: `http://localhost:${port}`, port };
    await red.deploy(mainFlow(sandbox, 'google-health', { config, account }));
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  const ofLink = (path = '') => red.send('POST', `/fitbit/owner-link${path}`, { configId: ids.config });
  const newLink = async () => (await ofLink()).json.link as string;

  async function shown(link: string, locale: string): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      locale,
      javaScriptEnabled: false,
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(link);
    return page;
  }

  it('its link is made in the dialog, shown once with a button that copies it, and revoked there', async () => {
    await ofLink('/revoke');
    const editor: Editor = await openEditor(red.url);
    const { page } = editor;
    await openConfig(page, 'fitbit-config', ids.config);
    await page.locator('.fitbit-more summary', { hasText: 'More' }).last().click();
    const [make, field, says] = ['make', 'link', 'says'].map((name) => page.locator(`#fitbit-owner-${name}`));
    await make?.locator('text=Make a link').waitFor();
    should(await field?.isVisible()).be.false();
    await make?.click();
    await field?.waitFor();
    const old = (await field?.inputValue()) ?? '';
    await page.locator('#fitbit-owner-link-copy').click();
    await make?.scrollIntoViewIfNeeded();
    await picture(page, 'owner-link');
    await page.locator('.red-ui-tray-toolbar button', { hasText: 'Cancel' }).last().click();
    await page.locator('.red-ui-tray').waitFor({ state: 'detached' });
    await openConfig(page, 'fitbit-config', ids.config);
    await page.locator('.fitbit-more summary', { hasText: 'More' }).last().click();
    await says?.locator('text=There is a link since').waitFor();
    should(await field?.isVisible()).be.false();
    should(await make?.innerText()).equal('New link');
    editor.errors.should.eql([]);

    old.should.match(/\/fitbit\/owner\?k=[\w-]{32}$/);
    (await fetch(old)).status.should.equal(200);
    await make?.click();
    await field?.waitFor();
    (await fetch(old)).status.should.equal(404);
    await editor.close();
  });

  for (const [locale, title, low] of [
    ['en-GB', 'Everybody at a glance', '18\u00a0%, low'],
    ['de-DE', 'Alle auf einen Blick', '18\u00a0%, niedrig'],
  ] as const) {
    it(`fits a phone and says everything without JavaScript (${locale})`, async () => {
      const page = await shown(await newLink(), locale);
      const width = await page.locator('html').evaluate((html) => html.scrollWidth);
      const text = await page.locator('main').innerText();
      await picture(page.locator('body'), `owner-page-${locale}`);
      await page.context().close();

      width.should.equal(360);
      text.should.containEql(title).and.containEql(low).and.containEql('שרה <b>Levy</b>');
    });
  }

  it('an alert is answered, and somebody paused, by fingers on a phone', async () => {
    const page = await shown(await newLink(), 'en-GB');
    await page.locator('button[value=acknowledge]').click();
    await page.locator('[role=status]', { hasText: 'Somebody takes care of it now.' }).waitFor();
    should(await page.locator('button[value=acknowledge]').count()).equal(0);
    const emil = page.locator('.card', { hasText: 'Emil' });
    await emil.locator('summary').click();
    await emil.locator('summary').scrollIntoViewIfNeeded();
    await picture(page, 'owner-page-pause');
    await emil.locator('button[value=pause]').click();
    await page.locator('[role=status]', { hasText: 'Paused.' }).waitFor();
    await emil.locator('text=Paused to the end of').waitFor();
    await picture(emil, 'owner-page-paused');
    await emil.locator('button[value=resume]').click();
    await page.locator('[role=status]', { hasText: 'No pause any more' }).waitFor();
    should(await page.locator('html').evaluate((html) => html.scrollWidth)).equal(360);
    await page.context().close();
  });

  it('a link that does not work says what to do', async () => {
    const page = await shown(`${await newLink()}x`, 'de-DE');
    const text = await page.locator('main').innerText();
    await picture(page, 'owner-no-link');
    await page.context().close();

    text.should.containEql('Frage die Person');
  });
});
