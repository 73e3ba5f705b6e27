// Chromium for tests, and what a person does in Node-RED's editor.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { untilOpen } from './editing';
import { isOfNodeRed } from './page-errors';
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

const viewport = { width: 1280, height: 900 };

export interface Editor {
  context: BrowserContext;
  page: Page;
  /** What went wrong in the page's own scripts, with where. */
  errors: string[];
  /** Leaves it and closes the windows that it opened; nothing that happened in it is there in the next one. */
  close(): Promise<void>;
}

/**
 * Pages whose editor was closed, by locale. Their process has Node-RED's scripts compiled: an editor opens in them for a third of the
 * processor time that a new context takes.
 */
const closed = new WeakMap<Browser, Map<string, Page[]>>();

function closedIn(browser: Browser, locale: string): Page[] {
  const byLocale = closed.get(browser) ?? new Map<string, Page[]>();
  const pages = byLocale.get(locale) ?? [];
  closed.set(browser, byLocale.set(locale, pages));
  return pages;
}

async function newPage(browser: Browser, locale: string): Promise<Page> {
  const context = await browser.newContext({ locale, viewport });
  // What no answer comes to must fail, not hang.
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

/** Leaves of an editor what a new browser would have: nothing, but for the files that Node-RED serves to everybody. */
async function forget(page: Page, url: string): Promise<void> {
  const context = page.context();
  await Promise.all(
    context
      .pages()
      .filter((one) => one !== page)
      .map((one) => one.close()),
  );
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  // An empty page of the same origin, as that keeps the process.
  await page.goto(`${url}/favicon.ico`);
  await page.evaluate('localStorage.clear(); sessionStorage.clear()');
  await context.clearCookies();
  await context.clearPermissions();
  await page.setViewportSize(viewport);
}

/** Opens the editor and waits until our nodes are known to it. `storage`: what the browser remembers of before. */
export async function openEditor(
  browser: Browser,
  url: string,
  locale = 'en-US',
  storage: Readonly<Record<string, string>> = {},
): Promise<Editor> {
  const pages = closedIn(browser, locale);
  const page = pages.pop() ?? (await newPage(browser, locale));
  const remembered = await page.addInitScript(
    `for (const [name, value] of ${JSON.stringify(Object.entries(storage))}) localStorage.setItem(name, value)`,
  );
  const errors: string[] = [];
  const listen = ({ message, stack = message }: Error) => {
    if (!isOfNodeRed(stack)) errors.push(stack);
  };
  page.on('pageerror', listen);
  await page.goto(url);
  await page.waitForFunction("window.RED?.nodes?.getType('fitbit-sms-out')");
  await page.locator('#red-ui-workspace-chart').waitFor();
  const close = async () => {
    page.off('pageerror', listen);
    await remembered.dispose();
    await forget(page, url);
    pages.push(page);
  };
  return { context: page.context(), page, errors, close };
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
