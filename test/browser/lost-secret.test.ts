// A service that was deleted and brought back by undo: Node-RED has forgotten its client secret, and everything says so.
import should = require('should');

import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { type Editor, openConfig, openEditor } from '../support/browser';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';

for (const version of [5, 4] as const) {
  describe(`a deleted service, undone, in Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let editor: Editor;
    let page: Page;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, origins: sandbox.origins });
      await red.deploy(mainFlow(sandbox, 'google-health'));
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      editor = await openEditor(red.url);
      page = editor.page;
    });
    after(async () => {
      await editor.close();
      await red.remove();
      await sandbox.close();
    });

    /** Presses Deploy, and confirms where Node-RED asks about nodes that are not configured. */
    async function deployAll(): Promise<void> {
      const answer = page.waitForResponse(
        (response) => response.url().endsWith('/flows') && response.request().method() === 'POST',
      );
      await page.locator('#red-ui-header-button-deploy').click();
      const confirm = page.locator('.red-ui-notification button.primary').last();
      await Promise.race([answer, confirm.click({ timeout: 5_000 }).catch(() => undefined)]);
      await answer;
    }

    it('is red at the node, red in its dialog, and first in the sidebar tab', async () => {
      await openConfig(page, 'fitbit-config', ids.config);
      await page.locator('.red-ui-tray-toolbar button', { hasText: 'Delete' }).last().click();
      await page.locator('.red-ui-tray').waitFor({ state: 'detached' });
      await red.whileDeploying(deployAll);
      await page.evaluate("RED.actions.invoke('core:undo')");
      await page.waitForFunction(`RED.nodes.node('${ids.battery}').config === '${ids.config}'`);
      await red.whileDeploying(deployAll);

      const battery = page.locator(`[id="${ids.battery}"]`);
      await battery.locator('.red-ui-flow-node-status-label', { hasText: 'no client secret' }).waitFor();
      await battery.locator('.red-ui-flow-node-status-dot-red').waitFor({ state: 'attached' });
      await page.evaluate("RED.sidebar.show('fitbit')");
      const need = page.locator('.fitbit-tab-needs .fitbit-notice').first();
      await need.locator('text=client secret').waitFor();
      await picture(page, `lost-secret-${version}`);
      const valid = await page.evaluate(
        `['${ids.config}', '${ids.battery}'].map((id) => RED.nodes.node(id).valid)`,
      );

      await need.locator('button').click();
      await page.locator('#fitbit-secret-hint', { hasText: 'The client secret is missing.' }).waitFor();
      should(valid).eql([false, false]);
      should(await page.locator('#node-config-input-clientSecret').inputValue()).equal('');
      editor.errors.should.eql([]);
    });
  });
}
