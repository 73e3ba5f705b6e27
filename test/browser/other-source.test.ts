// "Other source" as an owner sets it up: the service, somebody, a battery node, and the first level that comes by a msg.
import should = require('should');

import type { Browser } from 'playwright-core';
import { deploy, type Editor, openBrowser, openConfig, openEditor } from '../support/browser';
import { done, dropNode, openNode } from '../support/editing';
import { probeNode } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

const tab = 'dd00000000000001';
const alerts = 'dd00000000000002';

for (const version of [5, 4] as const) {
  describe(`setting up Other source in Node-RED ${version}`, () => {
    let red: NodeRed;
    let browser: Browser;
    let editor: Editor;
    before(async () => {
      browser = await openBrowser();
      red = await startNodeRed({ version });
      await red.deploy([
        { id: tab, type: 'tab', label: 'Watches', disabled: false, info: '' },
        { ...probeNode(alerts), z: tab, x: 600, y: 200 },
      ]);
      editor = await openEditor(browser, red.url);
    });
    after(async () => {
      await editor.context.close();
      await browser.close();
      await red.remove();
      editor.errors.should.eql([]);
    });

    it('needs a name and a wire, and no account', async () => {
      const { page } = editor;
      await openConfig(page, 'fitbit-config');
      await page.locator('#node-config-input-cloud').selectOption('elsewhere');
      (await page.locator('#node-config-input-clientId').isVisible()).should.be.false();
      (await page.locator('#fitbit-connect').isVisible()).should.be.false();
      await page.locator('#fitbit-new-name').fill('Anna');
      await page.locator('#fitbit-new-number').fill('+4915228817386');
      await page.locator('#fitbit-add').click();
      await page.locator('#fitbit-result', { hasText: 'Anna is here. SMS go to +4915228817386.' }).waitFor();
      await page.locator('.fitbit-person', { hasText: 'Anna' }).waitFor();
      await page.locator('#fitbit-new-name').fill('ANNA');
      await page.locator('#fitbit-add').click();
      await page.locator('#fitbit-result', { hasText: 'called ANNA already' }).waitFor();
      await page.locator('#node-config-dialog-ok').click();
      await page.locator('#node-config-dialog-ok').waitFor({ state: 'detached' });

      const battery = await dropNode(page, 'fitbit-battery-status', 300, 200);
      await openNode(page, battery);
      await page.locator('#node-input-config').selectOption({ label: 'Other source' });
      await page.locator('#node-input-topicPattern').waitFor();
      (await page.locator('#node-input-notSyncingHours').inputValue()).should.equal('72');
      await page.locator('#node-input-person option', { hasText: 'Anna' }).waitFor({ state: 'attached' });
      await done(page);
      await deploy(page);

      const { json: deployed } = await red.request('/flows');
      const config = deployed.flows.find(({ type }: { type: string }) => type === 'fitbit-config');
      should(config.sourceId).match(/^[0-9a-f.]{8,}$/);
      const { json } = await red.request(`/fitbit/people?cloud=elsewhere&clientId=${config.sourceId}`);
      should(json.people.map(({ name, orphan }: { name: string; orphan: boolean }) => [name, orphan])).eql([
        ['Anna', false],
      ]);
    });
  });
}
