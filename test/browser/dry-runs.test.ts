// The list of dry runs in the sidebar tab, as a person uses it who may change flows.
import should = require('should');

import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { type Editor, openEditor } from '../support/browser';
import { ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';
import { root } from '../support/repository';

const hostile = '<img src=x onerror="window.stolen = 1"> <b>17 %</b>\nhttps://example.org/me?k=secret';

const inTokyo = (at: string) =>
  new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'long', timeZone: 'Asia/Tokyo' });

for (const version of [5, 4] as const) {
  describe(`the dry runs in the sidebar tab of Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let editor: Editor;
    let devtools: CDPSession;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, origins: sandbox.origins });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(async () => {
      await red.deploy(mainFlow(sandbox, 'demo', { isDryRun: true }));
    });
    afterEach(async () => {
      await devtools.detach();
      await editor.close();
      // The node goes, and its dry runs with it.
      await red.deploy([]);
      editor.errors.should.eql([]);
    });

    let count = 0;
    async function dryRun(to: string, payload: string): Promise<void> {
      count += 1;
      red.msgs.clear();
      await red.inside((RED, _load, node, msg) => RED.nodes.getNode(node).receive(msg), ids.sms, {
        to,
        payload,
        smsKey: `key ${count}`,
      });
      await red.msgs.first(({ probe, msg }) => probe === ids.sent && msg.payload === payload);
    }

    async function look(locale: string, storage: Record<string, string> = {}) {
      editor = await openEditor(red.url, locale, storage);
      devtools = await editor.context.newCDPSession(editor.page);
      await devtools.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Tokyo' });
      await editor.page.evaluate("RED.sidebar.show('fitbit')");
      await editor.page.locator('.fitbit-tab').waitFor();
      return editor.page;
    }

    it('says that there was none', async () => {
      const page = await look('en-US');

      await page.click('[data-fitbit-key=dryRuns]');

      await page.locator('.fitbit-tab-status', { hasText: 'No SMS was a dry run' }).waitFor();
      should(await page.locator('.fitbit-tab-report').innerText()).equal('');
    });

    it('lists them by keyboard, the newest first, with local time, number and text as text; Close gives the focus back', async () => {
      const page = await look('en-US');
      await dryRun('+4915228817386', hostile);
      await red.advance(3_600_000);
      await dryRun('+12025550142', "Anna's Charge 6 is at 17 %.");
      const { json } = await red.request('/fitbit/dry-runs');
      const [newest, oldest] = json.runs.map(({ at }: { at: string }) => inTokyo(at));

      await page.locator('[data-fitbit-key=dryRuns]').focus();
      await page.keyboard.press('Enter');
      await page.locator('.fitbit-dry-runs:focus').waitFor();
      const rows = await page.locator('.fitbit-dry-runs li').allInnerTexts();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');

      newest.should.endWith('GMT+9');
      rows
        .map((row) => row.split('\n').filter(Boolean))
        .should.eql([
          ['To +12025550142', newest, "Anna's Charge 6 is at 17 %."],
          ['To +4915228817386', oldest, ...hostile.split('\n')],
        ]);
      should(await page.evaluate('window.stolen')).equal(undefined);
      should(await page.evaluate("document.activeElement.getAttribute('data-fitbit-key')")).equal('dryRuns');
      should(await page.locator('.fitbit-dry-runs').count()).equal(0);
    });

    it('says so when there are none any more, and shows the old ones no longer', async () => {
      const page = await look('en-US');
      await dryRun('+4915228817386', 'gone soon');
      await page.click('[data-fitbit-key=dryRuns]');
      await page.locator('.fitbit-dry-runs').waitFor();

      await red.deploy([]);
      await page.click('[data-fitbit-key=dryRuns]');

      await page.locator('.fitbit-tab-status', { hasText: 'No SMS was a dry run' }).waitFor();
      should(await page.locator('.fitbit-dry-runs').count()).equal(0);
    });

    it('speaks German, and fits a narrow sidebar and a dark theme', async () => {
      const page = await look('de', { 'view-dark-theme': 'dark' });
      if (version === 4) await page.addStyleTag({ path: join(root, 'test', 'support', 'dark-theme.css') });
      await dryRun('+4915228817386', hostile);
      await dryRun(
        '+12025550142',
        'Annas Charge 6 ist bei 17 %. Bitte bald laden, er wird sonst in der Nacht leer.',
      );

      await page.click('[data-fitbit-key=dryRuns]');
      await page.locator('.fitbit-dry-runs').waitFor();
      await picture(page, `dry-runs-dark-${version}`);
      await page.evaluate("document.querySelector('.fitbit-tab').style.width = '210px'");
      await picture(page, `dry-runs-narrow-${version}`);

      const first = await page.locator('.fitbit-dry-runs li').first().innerText();
      first.should.startWith('An +12025550142');
      const overflow =
        await page.evaluate(`[...document.querySelectorAll('.fitbit-dry-runs, .fitbit-dry-runs *')]
        .some((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)`);
      should(overflow).be.false();
    });
  });
}
