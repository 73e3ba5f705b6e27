// Every example, imported through the menu as a newcomer does it, deployed, and seen to work.
import 'should';

import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { deploy, type Editor, openEditor } from '../support/browser';
import { done, openNode } from '../support/editing';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';
import { freePort } from '../support/ports';
import { filesUnder, readJson } from '../support/repository';

const examples = filesUnder('examples').map((path) => ({
  title: path.replace(/^examples\/(.*)\.json$/, '$1'),
  nodes: readJson(path) as FlowNode[],
}));

for (const version of [5, 4] as const) {
  describe(`the examples in the editor of Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let editor: Editor;
    let page: Page;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, allNodes: true, origins: sandbox.origins });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(async () => {
      await red.deploy([]);
      red.comms.statuses.clear();
      editor = await openEditor(red.url);
      page = editor.page;
    });
    afterEach(async () => {
      await editor.close();
    });

    /** Menu, Import, Examples, our package, the example. */
    async function importExample(title: string): Promise<void> {
      await page.evaluate("RED.actions.invoke('core:show-examples-import-dialog')");
      const entry = (text: string) =>
        page.locator('#red-ui-clipboard-dialog-import-tab-examples .red-ui-treeList-label', {
          hasText: text,
        });
      await entry('@lowbatt/node-red-fitbit').first().click();
      await entry(title).first().click();
      await page.locator('#red-ui-clipboard-dialog-ok').click();
      await page.locator('#red-ui-clipboard-dialog-ok').waitFor({ state: 'hidden' });
    }

    /** What would leave the machine is sent nowhere. */
    const keepInside = () =>
      page.evaluate(
        "RED.nodes.filterNodes({ type: 'http request' }).forEach((node) => { node.url = 'http://127.0.0.1:9/'; })",
      );

    const percent = (id: string) => (one: { id: string; text?: string }) =>
      one.id === id && /%/.test(one.text ?? '');

    for (const { title, nodes } of examples) {
      const hasService = (wanted: string) =>
        nodes.some(({ type, cloud }) => type === 'fitbit-config' && cloud === wanted);
      const isDemo = hasService('demo');
      const isByMsg = hasService('elsewhere');
      const promise = isDemo
        ? 'Demo brings a reading at each battery node'
        : isByMsg
          ? 'a level of somebody who was added is a reading'
          : 'opens with a client and an address';
      it(`${title}: ${promise}`, async () => {
        await importExample(title);
        // The dialog closes first, and then the nodes come.
        await page.waitForFunction(
          `${JSON.stringify(nodes.filter(({ type }) => type !== 'tab').map(({ id }) => id))}.every((id) => RED.nodes.node(id))`,
        );
        await keepInside();
        await page.evaluate(`RED.workspaces.show('${nodes.find(({ type }) => type === 'tab')?.id}')`);
        if (isByMsg) await fillSource(nodes);
        else if (!isDemo) await fillService(nodes);
        // A number is a credential, and no example has one.
        for (const { id, toType } of nodes) if (toType === 'fixed') await fillNumber(id);
        await page.waitForFunction('RED.nodes.filterNodes({}).every(({ valid }) => valid)');
        await clearNotes();
        await picture(page, `example-${title.slice(0, 2)}-${version}`);
        await red.whileDeploying(() => deploy(page));

        if (isDemo) {
          for (const inject of nodes.filter(({ type, crontab }) => type === 'inject' && crontab !== '')) {
            await red.inject(inject.id);
          }
          for (const { id } of nodes.filter(({ type }) => type === 'fitbit-battery-status')) {
            await red.comms.statuses.first(percent(id));
          }
        } else if (isByMsg) {
          await addSomebody();
          for (const { id } of nodes.filter(({ type }) => type === 'fitbit-battery-status')) {
            await red.inside((RED, _load, to: string) => RED.nodes.getNode(to).receive({ payload: 64 }), id);
            await red.comms.statuses.first(percent(id));
          }
        } else {
          const { id = '' } = nodes.find(({ type }) => type === 'fitbit-signup') ?? {};
          await red.comms.statuses.first((one) => one.id === id && one.text === 'open');
        }
        editor.errors.should.eql([]);
      });
    }

    /** What Node-RED has said over the flow would hide it in a picture. */
    const clearNotes = () => page.evaluate("$('#red-ui-notifications').empty()");

    it('the first example: the third press brings the SMS into the debug sidebar', async () => {
      const nodes = examples.find(({ title }) => title.startsWith('01'))?.nodes ?? [];
      const idOf = (wanted: string) => nodes.find(({ type }) => type === wanted)?.id ?? '';
      await importExample('01');
      await page.waitForFunction(`RED.nodes.node('${idOf('fitbit-battery-status')}')`);
      await page.evaluate(`RED.workspaces.show('${idOf('tab')}')`);
      await red.whileDeploying(() => deploy(page));
      await page.evaluate("RED.sidebar.show('debug')");
      const told = page.locator('.red-ui-debug-msg', { hasText: /SMS to \+.*is at 15 %/ });

      for (const level of ['25 %', '20 %', '15 %']) {
        (await told.count()).should.equal(0);
        await red.inject(idOf('inject'));
        await red.comms.statuses.first(
          ({ id, text }) => id === idOf('fitbit-battery-status') && text === `DEMO ${level}`,
        );
      }
      await told.waitFor();

      if (version === 5) {
        await clearNotes();
        // The debug sidebar takes the room of the other one.
        await page.locator('button[data-tab-id=info]').click();
        await picture(page, 'flow', { x: 216, y: 41, width: 1064, height: 400 });
      }
    });

    async function fillNumber(id: string): Promise<void> {
      await openNode(page, id);
      const typed = page.locator('.red-ui-typedInput-input').first();
      await typed.fill('+4915228817001');
      await typed.press('Tab');
      await done(page);
    }

    const source = 'aabbccddeeff0022';
    /** The dialog of the service makes an id by itself; it is tried in dialogs.test.ts. */
    async function fillSource(nodes: readonly FlowNode[]): Promise<void> {
      await setFields(nodes, { sourceId: source });
    }

    async function addSomebody(): Promise<void> {
      const person = { name: 'Anna', number: '', language: 'en', country: 'DE' };
      await red.send('POST', '/fitbit/people', { cloud: 'elsewhere', clientId: source, ...person });
    }

    async function fillService(nodes: readonly FlowNode[]): Promise<void> {
      const client = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
      const port = await freePort();
      // The dialog itself is tried in nodes.test.ts.
      await setFields(nodes, {
        clientId: client?.clientId,
        country: 'DE',
        publicAddress: `http://localhost:${port}`,
        port,
        credentials: { clientSecret: client?.clientSecret, has_clientSecret: true },
      });
    }

    async function setFields(nodes: readonly FlowNode[], fields: object): Promise<void> {
      const config = nodes.find(({ type }) => type === 'fitbit-config');
      await page.evaluate(`(() => {
        const config = RED.nodes.node('${config?.id}');
        Object.assign(config, ${JSON.stringify(fields)}, { changed: true });
        RED.editor.validateNode(config);
        config.users.forEach((node) => RED.editor.validateNode(node));
        RED.nodes.dirty(true);
      })()`);
    }
  });
}
