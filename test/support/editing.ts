// What a person does with nodes in Node-RED's editor: drags them from the palette, opens their dialogs, wires them.
import type { Locator, Page } from 'playwright-core';

/** The dialog that is in front. */
export const dialog = (page: Page): Locator => page.locator('.red-ui-tray').last();

/** Drags a node from the palette onto the workspace; its id. `x`, `y`: from the workspace's corner, in pixels. */
export async function dropNode(page: Page, type: string, x: number, y: number): Promise<string> {
  const ids = () => page.evaluate(`RED.nodes.filterNodes({ type: '${type}' }).map(({ id }) => id)`);
  const before = (await ids()) as string[];
  const inPalette = page.locator(`.red-ui-palette-node[data-palette-type="${type}"]`);
  await inPalette.scrollIntoViewIfNeeded();
  await inPalette.dragTo(page.locator('#red-ui-workspace-chart'), { targetPosition: { x, y } });
  const [added = ''] = ((await ids()) as string[]).filter((id) => !before.includes(id));
  return added;
}

/** Opens a node's dialog by a double click on it. */
export async function openNode(page: Page, id: string): Promise<void> {
  await page.locator(`[id="${id}"] .red-ui-flow-node`).first().dblclick();
  await untilOpen(page, 'node');
}

/**
 * Waits until a dialog can be typed in. Node-RED moves the focus to the first field when the dialog has slid in: a key that was
 * pressed before may end up there.
 */
export async function untilOpen(page: Page, of: 'node' | 'config'): Promise<void> {
  const button = of === 'node' ? '#node-dialog-ok' : '#node-config-dialog-ok';
  await page.waitForFunction(
    `document.querySelector('${button}')?.closest('.red-ui-tray')?.contains(document.activeElement)`,
  );
  await settle(page);
}

/** Waits until the dialog in front stands still: it slides in. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    `(() => {
    const left = [...document.querySelectorAll('.red-ui-tray')].at(-1)?.getBoundingClientRect().left;
    const stands = left === window.trayLeft && left < window.innerWidth - 100;
    window.trayLeft = left;
    return stands;
  })()`,
    undefined,
    { polling: 50 },
  );
}

/** Presses Done, or Add, or Update, and waits until the dialog is gone. */
export const done = (page: Page): Promise<void> => leave(page, 'ok');

export const cancel = (page: Page): Promise<void> => leave(page, 'cancel');

/** Of two dialogs, that of the config node is in front; Node-RED takes the other off the page meanwhile. */
async function leave(page: Page, button: 'ok' | 'cancel'): Promise<void> {
  const ofConfig = page.locator(`#node-config-dialog-${button}`);
  const isConfig = (await ofConfig.count()) > 0;
  const pressed = isConfig ? ofConfig : page.locator(`#node-dialog-${button}`);
  await pressed.click();
  await pressed.waitFor({ state: 'detached' });
  if ((await page.locator('.red-ui-tray').count()) > 0) await settle(page);
}

/** Draws a wire from an output, the first being 0, to the input of another node. */
export async function wire(page: Page, from: string, output: number, to: string): Promise<void> {
  const start = page.locator(`[id="${from}"] .red-ui-flow-port-output`).nth(output);
  const end = page.locator(`[id="${to}"] .red-ui-flow-port-input`);
  await start.hover();
  await page.mouse.down();
  await end.hover();
  await page.mouse.up();
}
