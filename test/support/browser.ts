// Chromium for tests, and what a person does in Node-RED's editor.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { untilOpen } from './editing';
import { isOfNodeRed } from './page-errors';
import { root } from './repository';

const { chromium: places } = require(join(root, 'scripts', 'suites.js')) as { chromium: string[] };
const otherName = 'pi.test';
const executablePath = places.find((place) => existsSync(place));

/** Throws where there is none: such suites are left out before mocha starts, see scripts/suites.js. */
function launch(): Promise<Browser> {
  if (!executablePath)
    throw new Error(
      'There is no Chromium here. Install it (apt-get install chromium-headless-shell, or chromium).',
    );
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
      // By that name a test reaches Node-RED as from another computer.
      `--host-resolver-rules=MAP ${otherName} 127.0.0.1`,
    ],
  });
}

let opened: Promise<Browser> | undefined;

/** The Chromium of this process, for all of its tests: who opens a context in it closes that again. */
export function sharedBrowser(): Promise<Browser> {
  opened ??= launch();
  return opened;
}

// In a process that mocha runs beside others its end closes the browser: this file is read there once for many runs.
if (typeof after === 'function' && process.env.MOCHA_WORKER_ID === undefined) {
  after('the browser is closed', async () => {
    await (await opened)?.close();
    opened = undefined;
    closed.clear();
  });
}

/** Where nobody listens, for all that is not at one of our own addresses: "localhost" above all. */
const proxy = { server: 'http://127.0.0.1:9', bypass: `<-loopback>,127.0.0.1,${otherName}` };
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
 * Pages whose editor was closed, by the name of the computer. Their process has Node-RED's scripts compiled, as long as they come
 * from the same address: an editor opens in them for a third of the processor time that a new page takes.
 */
const closed = new Map<string, Page[]>();

function closedFor(url: string): Page[] {
  const { hostname } = new URL(url);
  const pages = closed.get(hostname) ?? [];
  closed.set(hostname, pages);
  return pages;
}

/**
 * What takes the processor's time and says nothing of ours: dialogs and menus that slide to their place are drawn again and again,
 * and Node-RED reads a library for diagrams, of which there are none.
 */
const withoutTrifles = `addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, ::before, ::after { transition: none !important; animation: none !important; }';
  document.head.append(style);
  if (!window.jQuery) return;
  jQuery.fx.off = true;
  jQuery.ajaxPrefilter('script', ({ url }, _original, request) => {
    if (url.startsWith('vendor/mermaid/')) request.abort();
  });
})`;

async function newPage(isElsewhere: boolean): Promise<Page> {
  const context = await (await sharedBrowser()).newContext({ viewport, ...(isElsewhere ? { proxy } : {}) });
  // What no answer comes to must fail, not hang.
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.addInitScript(withoutTrifles);
  return page;
}

/** Makes the page that of a browser in another language; the answer ends that. */
async function speak(page: Page, locale: string): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setLocaleOverride', { locale });
  await session.send('Emulation.setUserAgentOverride', { userAgent: '', acceptLanguage: locale });
  return () => session.detach();
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
  const size = page.viewportSize();
  if (size?.width !== viewport.width || size.height !== viewport.height) await page.setViewportSize(viewport);
}

/** Opens the editor and waits until our nodes are known to it. `storage`: what the browser remembers of before. */
export async function openEditor(
  url: string,
  locale = 'en-US',
  storage: Readonly<Record<string, string>> = {},
): Promise<Editor> {
  const pages = closedFor(url);
  const page = pages.pop() ?? (await newPage(new URL(url).hostname === otherName));
  const endOfSpeaking = await speak(page, locale);
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
    await endOfSpeaking();
    pages.push(page);
  };
  return { context: page.context(), page, errors, close };
}

/** The same from another computer: to that browser "localhost" is not Node-RED's, which it knows by another name. */
export const openEditorElsewhere = (url: string): Promise<Editor> =>
  openEditor(url.replace('127.0.0.1', otherName));

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
