// The flow of every recipe, pasted into the editor's import dialog as a reader does it: nothing is missing, and it can be read.
import should = require('should');

import type { Page } from 'playwright-core';
import { type Editor, openEditor } from '../support/browser';
import { example } from '../support/examples';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';
import { recipe, recipes } from '../support/recipes';

/** What only a reader can fill in: a number, and the client at a service, without which nothing that uses it is complete. */
const isToFillIn = (node: FlowNode, all: readonly FlowNode[]) => {
  const service = all.find(({ id }) => id === (node.config ?? node.id));
  return node.toType === 'fixed' || service?.cloud === 'google-health';
};

for (const version of [5, 4] as const) {
  describe(`the recipes in the editor of Node-RED ${version}`, () => {
    let red: NodeRed;
    let editor: Editor;
    let page: Page;

    before(async () => {
      red = await startNodeRed({ version, allNodes: true });
      editor = await openEditor(red.url);
      page = editor.page;
      await page.setViewportSize({ width: 1400, height: 700 });
      for (const part of ['sidebar', 'palette'])
        await page.evaluate(`RED.actions.invoke('core:toggle-${part}')`);
    });
    after(async () => {
      await editor?.close();
      await red?.remove();
    });

    for (const [name, number] of Object.entries(recipes)) {
      it(`${name}: is there with all its nodes, and lacks only what its reader fills in`, async () => {
        const nodes = number === null ? recipe(name) : example(number);
        await paste(nodes);
        const ids = JSON.stringify(nodes.filter(({ type }) => type !== 'tab').map(({ id }) => id));
        await page.waitForFunction(`${ids}.every((id) => RED.nodes.node(id))`);
        await page.evaluate(`RED.workspaces.show('${nodes.find(({ type }) => type === 'tab')?.id}')`);
        // What Node-RED has said, and its marks of what is not deployed yet.
        await page.evaluate("$('#red-ui-notifications').empty(); $('.red-ui-flow-node-changed').hide()");

        const odd = await page.evaluate(
          `${ids}.map((id) => RED.nodes.node(id)).filter(({ valid, type }) => !valid || type === 'unknown').map(({ id }) => id)`,
        );
        const lacking = nodes.filter(({ id }) => (odd as string[]).includes(id));
        should(
          lacking
            .filter((node) => !isToFillIn(node, nodes))
            .map(({ type, name: called }) => `${type} ${called}`),
        ).eql([]);
        editor.errors.should.eql([]);
        if (version === 5) await picture(page, `recipe-${name}`, await aroundAll());
      });
    }

    async function paste(nodes: readonly FlowNode[]): Promise<void> {
      await page.evaluate("RED.actions.invoke('core:show-import-dialog')");
      const text = page.locator('#red-ui-clipboard-dialog-import-text');
      await text.fill(JSON.stringify(nodes));
      // The dialog looks at what is there when a key is let go.
      await text.press('End');
      await page.locator('#red-ui-clipboard-dialog-ok').click();
      await page.locator('#red-ui-clipboard-dialog-ok').waitFor({ state: 'hidden' });
    }

    /** The part of the page that the nodes take, with a margin. */
    async function aroundAll(): Promise<{ x: number; y: number; width: number; height: number }> {
      const box = await page.evaluate(`(() => {
        const all = [...document.querySelectorAll('.red-ui-flow-node-group')].map((one) => one.getBoundingClientRect());
        const [x, y] = [Math.min(...all.map(({ left }) => left)), Math.min(...all.map(({ top }) => top))];
        const [right, bottom] = [Math.max(...all.map((one) => one.right)), Math.max(...all.map((one) => one.bottom))];
        return { x: x - 15, y: y - 10, width: right - x + 45, height: bottom - y + 20 };
      })()`);
      return box as { x: number; y: number; width: number; height: number };
    }
  });
}
