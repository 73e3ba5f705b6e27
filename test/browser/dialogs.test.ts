// How the dialogs look: in every language and both themes, wide and narrow, nothing is cut off and everything can be read.
import should = require('should');

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { openConfig, openEditor } from '../support/browser';
import { cancel, dialog, openNode, settle } from '../support/editing';
import { accountNode, configNode, ids, mainFlow } from '../support/flows';
import { signupIds, signupNodes } from '../support/guest';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';
import { picture, takesPictures } from '../support/pictures';
import { freePort } from '../support/ports';
import { root } from '../support/repository';

const fitbitConfig = 'cc00000000000001';
const demoConfig = 'cc00000000000002';
const fitbitHook = 'cc00000000000003';
const msgsConfig = 'cc00000000000005';
const msgsBattery = 'cc00000000000006';
const source = 'cc00000000000007';
const gateway = 'cc00000000000008';
const phone = 'cc00000000000009';
const googleHook = 'cc00000000000004';

/** Every dialog, and of those that differ by service, one for each. */
const dialogs: [name: string, open: (page: Page) => Promise<void>][] = [
  ['config-google', (page) => openConfig(page, 'fitbit-config', ids.config)],
  ['config-fitbit', (page) => openConfig(page, 'fitbit-config', fitbitConfig)],
  ['config-demo', (page) => openConfig(page, 'fitbit-config', demoConfig)],
  ['config-other-source', (page) => openConfig(page, 'fitbit-config', msgsConfig)],
  ['sms-account', (page) => openConfig(page, 'fitbit-sms-account', ids.account)],
  ['sms-account-phone', (page) => openConfig(page, 'fitbit-sms-account', phone)],
  ['sms-account-gateway', (page) => openConfig(page, 'fitbit-sms-account', gateway)],
  ['battery-status', (page) => openNode(page, ids.battery)],
  ['battery-status-other-source', (page) => openNode(page, msgsBattery)],
  ['sms-out', (page) => openNode(page, ids.sms)],
  ['signup', (page) => openNode(page, signupIds.node)],
  ['webhook-in-google', (page) => openNode(page, googleHook)],
  ['webhook-in-fitbit', (page) => openNode(page, fitbitHook)],
];

const allLooks = [
  ['light', 'en-US'],
  ['dark', 'de-DE'],
  ['light', 'de-DE'],
  ['dark', 'en-US'],
] as const;
/** Who looks at the pictures looks at all of them. */
const usualLooks = allLooks.slice(0, 2);
/** Their colours and marks are those of the others: only their words need another place. */
const otherLocales = ['es-ES', 'fr', 'ja', 'ko', 'pt-BR', 'ru', 'zh-CN', 'zh-TW'];
const darkTheme = join(root, 'test', 'support', 'dark-theme.css');

const httpExample = {
  httpAddress: 'http://192.168.1.20:8080/sms',
  httpMethod: 'POST',
  httpForm: 'json',
  httpBody: '{\n  "to": "{to}",\n  "text": "{text}"\n}',
  httpHeaders: '{\n  "X-Api-Key": "{secret}"\n}',
  httpKey: 'once',
};

function flow(sandbox: Sandbox, port: number): FlowNode[] {
  const address = { publicAddress: 'https://fitbit.example.org', port, webhooks: true };
  const hook = { type: 'fitbit-webhook-in', z: ids.tab, name: '', configVersion: 1, x: 300, wires: [[]] };
  return [
    ...mainFlow(sandbox, 'google-health', {
      config: { name: '', ...address },
      battery: { y: 300, adviceAt: '20:00' },
      sms: { x: 600, y: 300 },
      account: { country: 'US', next: phone },
    }).filter(({ type }) => ['tab', 'inject'].includes(type) || type.startsWith('fitbit-')),
    {
      ...accountNode(sandbox),
      ...{ id: phone, name: 'Phone', provider: 'sms-gate', gateAddress: 'http://192.168.1.20:8080' },
      ...{ gateInbox: true, next: gateway },
      credentials: { gateUser: 'sms', gatePassword: 'password' },
    },
    { ...accountNode(sandbox), id: gateway, provider: 'http', ...httpExample },
    configNode(sandbox, 'fitbit', { id: fitbitConfig, ...address, serve: 'node-red', name: 'Fitbit' }),
    configNode(sandbox, 'demo', { id: demoConfig, name: 'Demo' }),
    configNode(sandbox, 'elsewhere', { id: msgsConfig, clientId: '', sourceId: source, ...address }),
    ...mainFlow(sandbox, 'google-health', {
      battery: { y: 700, id: msgsBattery, config: msgsConfig },
    }).filter(({ id }) => id === msgsBattery),
    ...signupNodes({ x: 300, y: 400, title: "The Millers' batteries", wires: [[], []] }).slice(0, 1),
    { ...hook, id: googleHook, config: ids.config, path: '/fitbit/webhook', y: 500 },
    { ...hook, id: fitbitHook, config: fitbitConfig, path: '/fitbit/other', y: 600 },
  ];
}

for (const version of [5, 4] as const) {
  describe(`the dialogs of Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, origins: sandbox.origins });
      await red.deploy(flow(sandbox, await freePort()));
      const anna = { name: 'Anna', number: '+4915228817386', language: 'en', country: '' };
      await red.send('POST', '/fitbit/people', { cloud: 'elsewhere', clientId: source, ...anna });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });

    for (const [theme, locale] of takesPictures ? allLooks : usualLooks) {
      it(`fit wide and narrow, and can be read: ${theme}, ${locale}`, async () => {
        const { page, errors, close } = await openEditor(red.url, locale, {
          'view-dark-theme': theme,
        });
        // Node-RED 5 brings its own.
        if (version === 4 && theme === 'dark') await page.addStyleTag({ path: darkTheme });
        await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
        const troubles: string[] = [];
        for (const [name, open] of dialogs) {
          await open(page);
          await settle(page);
          await page.evaluate("$('.red-ui-tray details').prop('open', true)");
          await pictureOf(page, `${name}-${version}-${theme}-${locale}`);
          troubles.push(...(await troublesOf(page)).map((trouble) => `${name}: ${trouble}`));
          await page.setViewportSize({ width: 1000, height: 900 });
          await settle(page);
          troubles.push(...(await cutOff(page)).map((trouble) => `${name}, at 1000: ${trouble}`));
          troubles.push(...(await cutOffNarrow(page)).map((trouble) => `${name}, narrow: ${trouble}`));
          await page.setViewportSize({ width: 1280, height: 900 });
          await cancel(page);
        }

        troubles.should.eql([]);
        errors.should.eql([]);
        await close();
      });
    }

    for (const locale of version === 5 ? otherLocales : []) {
      it(`fit wide and narrow: ${locale}`, async () => {
        const { page, errors, close } = await openEditor(red.url, locale);
        const troubles: string[] = [];
        for (const [name, open] of dialogs) {
          await open(page);
          await settle(page);
          await page.evaluate("$('.red-ui-tray details').prop('open', true)");
          await pictureOf(page, `${name}-${version}-light-${locale}`);
          troubles.push(...(await cutOff(page)).map((trouble) => `${name}: ${trouble}`));
          troubles.push(...(await cutOffNarrow(page)).map((trouble) => `${name}, narrow: ${trouble}`));
          await cancel(page);
        }

        troubles.filter((trouble) => !isCountry.test(trouble)).should.eql([]);
        errors.should.eql([]);
        await close();
      });
    }
  });
}

/** Their names are the browser's, and some languages need a line for one of them. */
const isCountry = /an option does not fit: .* \([A-Z]{2}\)$/;

/** As narrow as a tray gets where somebody draws its edge. */
async function cutOffNarrow(page: Page): Promise<string[]> {
  await page.evaluate("$('.red-ui-tray').last().width(400)");
  return cutOff(page);
}

async function pictureOf(page: Page, name: string): Promise<void> {
  if (!takesPictures) return;
  await page.waitForLoadState('networkidle');
  await page.setViewportSize({ width: 1280, height: 1500 });
  await settle(page);
  const tray = await dialog(page).locator('.red-ui-tray-header').boundingBox();
  const form = await dialog(page).locator('.fitbit-form').boundingBox();
  if (!tray || !form) throw new Error('no dialog to take a picture of');
  // Without what is empty below the form.
  await picture(page, name, { ...tray, height: form.y + form.height + 16 - tray.y });
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** What is cut off, is no word of any language, or is too pale to read. */
async function troublesOf(page: Page): Promise<string[]> {
  const text = await dialog(page).innerText();
  const keys = text.match(/\bfitbit-[\w-]+\.[\w.]+/g) ?? [];
  const { violations } = (await page.evaluate(
    "axe.run('.red-ui-tray .fitbit-form', { runOnly: ['label', 'select-name', 'button-name'] })",
  )) as { violations: { id: string; nodes: { html: string }[] }[] };
  should(text.length).be.above(20);
  return [
    ...keys,
    ...(await cutOff(page)),
    ...(await paleTextsOf(page)),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
  ];
}

/** What stands beyond the tray's edge or does not fit in its field, and what is torn apart or narrower than the rest. */
async function cutOff(page: Page): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const tray = $('.red-ui-tray').last();
    const form = tray.find('.fitbit-form').get(0);
    const shown = (selector) => $(form).find(selector).filter(':visible').get();
    const place = (one) => one.getBoundingClientRect();
    // The wrapper scrolls; the body in it may be wider than what is seen of it.
    const wrapper = tray.find('.red-ui-tray-body-wrapper').get(0);
    const limit = place(wrapper).left + wrapper.clientWidth;
    const beyond = shown('*').filter((one) => place(one).right > limit + 1);
    const brush = document.createElement('canvas').getContext('2d');
    const roomOf = (one) => {
      const { paddingLeft, paddingRight, font } = getComputedStyle(one);
      brush.font = font;
      // The arrow of a list takes a place of its own.
      return one.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - 20;
    };
    const clipped = shown('select').flatMap((select) => {
      const room = roomOf(select);
      return [...select.options].map(({ text }) => text).filter((text) => brush.measureText(text).width > room);
    });
    const torn = shown('.fitbit-unit').filter((unit) => unit.lastChild.nodeType === 3 && unit.lastChild.data.trim())
      .filter((unit) => {
        const range = document.createRange();
        range.selectNode(unit.lastChild);
        return place(range).top > place($(unit).children(':visible').get(0)).bottom - 5 || place(range).right > limit + 1;
      });
    const narrow = shown('.form-tips').filter((tip) => place(tip).right < place(form).right - 1);
    const tell = (what) => (one) => what + ': ' + one.outerHTML.slice(0, 120);
    return [
      ...beyond.map(tell('cut off')),
      ...clipped.map((text) => 'an option does not fit: ' + text),
      ...torn.map(tell('the unit is on another line')),
      ...narrow.map(tell('narrower than the fields')),
    ];
  })()`)) as string[];
}

/** Texts with a contrast below 4.5 to 1 (WCAG 2.2, 1.4.3): axe-core does not see what lies in a tray. */
async function paleTextsOf(page: Page): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const channels = (color) => {
      const [red, green, blue, alpha = 1] = color.match(/[\\d.]+/g).map(Number);
      return { rgb: [red, green, blue], alpha };
    };
    const over = (top, alpha, below) => top.map((one, at) => one * alpha + below[at] * (1 - alpha));
    const luminance = (rgb) => {
      const [red, green, blue] = rgb.map((one) => {
        const share = one / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const chain = (one) => (one ? [one, ...chain(one.parentElement)] : []);
    const backgroundOf = (one) =>
      chain(one).reverse().reduce((below, element) => {
        const { rgb, alpha } = channels(getComputedStyle(element).backgroundColor);
        return over(rgb, alpha, below);
      }, [255, 255, 255]);
    const contrastOf = (one) => {
      const background = backgroundOf(one);
      const { rgb, alpha } = channels(getComputedStyle(one).color);
      const opacity = chain(one).reduce((all, element) => all * getComputedStyle(element).opacity, alpha);
      const [light, dark] = [over(rgb, opacity, background), background].map(luminance).sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    };
    const hasText = (one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    return $('.red-ui-tray').last().find('.fitbit-form *:visible').get()
      .filter((one) => (hasText(one) || one.matches('input:not([type=checkbox]), textarea')) && contrastOf(one) < 4.5)
      .map((one) => 'pale, ' + contrastOf(one).toFixed(1) + ': ' + one.outerHTML.slice(0, 80));
  })()`)) as string[];
}
