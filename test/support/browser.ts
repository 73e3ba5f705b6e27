// Chromium for tests, and what a person does in Node-RED's editor.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { untilOpen } from './editing';
import { root } from './repository';

const { chromium: places } = require(join(root, 'scripts', 'suites.js')) as { chromium: string[] };
const executablePath = places.find((place) => existsSync(place));

/** Throws where there is none: such suites are left out before mocha starts, see scripts/suites.js. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  if (!executablePath) throw new Error('There is no Chromium here. Install it (apt-get install chromium).');
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

export interface Editor {
  context: BrowserContext;
  page: Page;
  /** What went wrong in the page's own scripts, with where. */
  errors: string[];
}

/** Opens the editor and waits until our nodes are known to it. `storage`: what the browser remembers of before. */
export async function openEditor(
  browser: Browser,
  url: string,
  locale = 'en-US',
  storage: Readonly<Record<string, string>> = {},
): Promise<Editor> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
  for (const [name, value] of Object.entries(storage)) {
    await context.addInitScript(`localStorage.setItem(${JSON.stringify(name)}, ${JSON.stringify(value)})`);
  }
  // What no answer comes to must fail, not hang.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message, stack }) => errors.push(stack ?? message));
  await page.goto(url);
  await page.waitForFunction("window.RED?.nodes?.getType('fitbit-sms-out')");
  await page.locator('#red-ui-workspace-chart').waitFor();
  return { context, page, errors };
}

/** Opens a config node's dialog; without an id, that of a new one. */
export async function openConfig(page: Page, type: string, id = '_ADD_'): Promise<void> {
  await page.evaluate(`RED.editor.editConfig('', '${type}', '${id}')`);
  await untilOpen(page, 'config');
}

/** Presses Deploy and waits until Node-RED has taken it. */
export async function deploy(page: Page): Promise<void> {
  const answer = page.waitForResponse(
    (response) => response.url().endsWith('/flows') && response.request().method() === 'POST',
  );
  await page.locator('#red-ui-header-button-deploy').click();
  await answer;
}
