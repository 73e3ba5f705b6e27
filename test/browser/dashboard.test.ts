// Example 11 in a browser: the page of FlowFuse's Dashboard 2.0 on a phone and on a desktop, a press on its buttons; and the
// example where that palette is missing.
import should = require('should');

import type { Browser, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { openEditor, sharedBrowser } from '../support/browser';
import { connect } from '../support/consent';
import { example, forRealPeople, named, withDashboard } from '../support/examples';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';

const screens = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desktop', width: 1280, height: 720 },
] as const;

for (const version of [5, 4] as const) {
  describe(`the dashboard in a browser: Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let browser: Browser;
    let red: NodeRed;

    before(async () => {
      sandbox = await startSandbox();
      browser = await sharedBrowser();
      red = await startNodeRed({ version, origins: sandbox.origins, ...withDashboard });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(async () => {
      await red.deploy([]);
      red.emitted.clear();
      red.comms.debug.clear();
    });

    async function open({
      width,
      height,
    }: (typeof screens)[number]): Promise<{ page: Page; errors: string[] }> {
      const page = await browser.newPage({ viewport: { width, height }, locale: 'en-GB' });
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(`${red.url}/dashboard/batteries`);
      return { page, errors };
    }

    it('fits a phone and a desktop: gauges, the curve with its forecast, alerts whose buttons a thumb can hit', async () => {
      const flow = example('11');
      await red.deploy(flow);
      for (const count of [1, 2, 3]) {
        await red.inject(named(flow, 'hourly, 08:00 to 21:00').id);
        await red.comms.debug.some(count, ({ id }) => id === named(flow, 'readings').id);
      }
      for (const screen of screens) {
        const { page, errors } = await open(screen);
        await page.getByText(/DEMO: Dana's Charge 6 is at 15 %/).waitFor();
        await page.getByRole('meter', { name: 'Dana, Charge 6' }).getByText('15 %').waitFor();
        await page.getByText(/almost empty between /).waitFor();
        const curve = page.getByAltText(/how it will probably go on/);
        await curve.waitFor();
        await page.waitForFunction("document.querySelector('.fitbit-picture').naturalWidth > 0");

        const widest = await page.evaluate('document.documentElement.scrollWidth');
        should(widest).equal(screen.width);
        const buttons = await page.locator('.fitbit-buttons button').all();
        buttons.should.have.length(3);
        for (const button of buttons) {
          const box = await button.boundingBox();
          should(box?.height).be.aboveOrEqual(44);
          should((box?.x ?? 0) + (box?.width ?? 0)).be.belowOrEqual(screen.width);
        }
        should((await curve.boundingBox())?.width).be.above(250);
        await picture(page, `dashboard-${screen.name}-${version}`);
        errors.should.eql([]);
        await page.close();
      }
    });

    it('a press acknowledges the alert, another one puts it off, another one pauses; the page says so', async () => {
      const flow = forRealPeople(example('11'), sandbox);
      await red.deploy(flow);
      await connect(red, sandbox, flow.find(({ type }) => type === 'fitbit-config') as FlowNode, 'anna');
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
      await red.inject(named(flow, 'hourly, 08:00 to 21:00').id);
      const { page, errors } = await open(screens[0]);
      const state = async () => (await red.request('/fitbit/overview?most=5')).text;

      await page
        .getByText('No open alerts.')
        .or(page.getByText(/Anna's Charge 6 is at 12 %/))
        .first()
        .waitFor();
      await page.getByText(/Anna's Charge 6 is at 12 %/).waitFor();
      should(await state()).containEql('"state":"open"');
      await page.getByRole('button', { name: 'I do it' }).click();
      await page.getByText('Somebody does it.').waitFor();
      should(await state()).containEql('"state":"acknowledged"');
      await page.getByRole('button', { name: 'In 3 hours' }).click();
      await page.getByText('Later.').waitFor();
      should(await state()).containEql('"state":"snoozed"');
      await page.getByRole('button', { name: 'Pause a day' }).click();
      await page.getByText('Paused.').waitFor();
      should(await state()).containEql('"paused":{');
      errors.should.eql([]);
      await page.close();
    });

    it('where Dashboard 2.0 is missing, it is imported whole, and its comment says what to do', async () => {
      const bare = await startNodeRed({ version, moreNodes: ['89-trigger'] });
      try {
        const flow = example('11');
        const editor = await openEditor(bare.url);
        await editor.page.evaluate(
          `RED.view.importNodes(${JSON.stringify(flow)}, { generateIds: false, touchImport: true, addFlow: true })`,
        );
        const kept = (await editor.page.evaluate(`(() => {
          const all = RED.nodes.createCompleteNodeSet();
          return ${JSON.stringify(flow.map(({ id }) => id))}.map((id) => all.find((node) => node.id === id)?.type);
        })()`)) as string[];
        const gauges = named(flow, 'gauges').id;
        const shownAs = await editor.page.evaluate(`RED.nodes.node('${gauges}').type`);

        should(shownAs).equal('unknown');
        kept.should.eql(flow.map(({ type }) => type));
        should(flow.find(({ type }) => type === 'comment')?.name).startWith(
          'Install @flowfuse/node-red-dashboard first',
        );
        await editor.close();
      } finally {
        await bare.remove();
      }
    });
  });
}
