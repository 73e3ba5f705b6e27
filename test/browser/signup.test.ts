// Signing up as a guest does it: the page, the consent, the code, the personal page, and leaving.
import should = require('should');

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { openConfig, openEditor, sharedBrowser } from '../support/browser';
import { configNode, ids, mainFlow } from '../support/flows';
import { codeSent, happened, pageOpens, signupIds, signupNodes } from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { incomingSms, postAsTwilio } from '../support/twilio-posts';

describe('signing up', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let address: string;

  before(async () => {
    sandbox = await startSandbox();
    browser = await sharedBrowser();
    red = await startNodeRed({ origins: sandbox.origins });
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });
  beforeEach(async () => {
    await guest();
  });
  afterEach(async () => {
    await context.close();
    const { clientId } = configNode(sandbox, 'google-health');
    const { json } = await red.request(`/fitbit/people?cloud=google-health&clientId=${clientId}`);
    for (const { id } of json.people) await red.send('DELETE', `/fitbit/people/${id}`, undefined);
  });

  async function guest(options: BrowserContextOptions = {}) {
    await context?.close();
    context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'en-GB',
      ...options,
    });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
  }

  async function deploy(fields: object = {}): Promise<void> {
    const port = await freePort();
    const base = `http://localhost:${port}`;
    address = `${base}/fitbit/signup`;
    red.msgs.clear();
    red.comms.statuses.clear();
    const config = { publicAddress: base, port };
    await red.deploy([
      ...mainFlow(sandbox, 'google-health', { config }),
      // As in the example: who is confirmed gets the first check at once.
      ...signupNodes({ wires: [[signupIds.toSend], [signupIds.happened, ids.battery]], ...fields }),
    ]);
    await pageOpens(red);
  }

  async function type(name: string, number: string) {
    await page.goto(address);
    await page.fill('#name', name);
    await page.fill('#number', number);
    await page.check('#consent');
    await page.click('button[type=submit]');
    await page.locator('.number').waitFor();
  }

  /** The form, and on from the page that shows the number. */
  async function fill(name: string, number: string) {
    await type(name, number);
    await page.click('button[value=go]');
  }

  async function allow(person: string) {
    await page.check(`input[name=person][value=${person}]`);
    await page.click('button[value=allow]');
  }

  const code = () => codeSent(red);

  /** Of a page that is there as a whole: one that is still on its way cannot be loaded again. */
  async function reload() {
    await page.waitForLoadState('load');
    await page.reload();
  }

  /** From the form to the end; the personal link. */
  async function signedUp(name: string, number: string): Promise<string | null> {
    await fill(name, number);
    await allow(name.toLowerCase());
    await page.fill('#code', await code());
    await page.click('button[value=confirm]');
    await page.locator('h1', { hasText: 'Done' }).waitFor();
    return page.locator('main a').getAttribute('href');
  }

  for (const [locale, open, does, done] of [
    ['en-GB', 'Open alerts', 'I do it', 'Somebody takes care of it now.'],
    ['de-DE', 'Offene Warnungen', 'Ich kümmere mich', 'Jetzt kümmert sich jemand darum.'],
  ] as const) {
    it(`an open alert is answered on one's own page, without JavaScript, on a small phone (${locale})`, async () => {
      await guest({ locale, javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
      await deploy();
      sandbox.control.device({ person: 'anna', level: 15, syncedAt: 'now' });
      await fill('Anna', '0152 28817386');
      await allow('anna');
      await page.fill('#code', await code());
      await page.click('button[value=confirm]');
      const link = await page.locator('main a').getAttribute('href');
      await red.inject(ids.inject);
      await red.msgs.first(({ probe, msg }) => probe === ids.alerts && msg.alert.kind === 'low');
      await page.goto(link ?? '');
      await page.locator('h2', { hasText: open }).waitFor();
      await picture(`me-alert-${locale}`);
      should(await page.locator('html').evaluate((html) => html.scrollWidth)).equal(360);
      await page.locator('button', { hasText: does }).click();
      await page.locator('[role=status]', { hasText: done }).waitFor();
      should(await page.locator('button', { hasText: does }).count()).equal(0);
      await page.fill('#quietFrom', '22:00');
      await page.fill('#quietTo', '07:00');
      await page.check('#critical');
      await page.click('button[value=save]');
      await page.locator('[role=status]').waitFor();
      should(await page.inputValue('#quietFrom')).equal('22:00');
      await page.click('button[value=pause]');
      await page.locator('button[value=resume]').waitFor();
      await picture(`me-paused-${locale}`);
      sandbox.control.device({ person: 'anna', level: 62, syncedAt: 'now' });
    });
  }

  it('from the form to the welcome, then the personal page, then leaving', async () => {
    await deploy();
    await fill('Anna', '0152 28817386');
    await allow('anna');
    await page.waitForURL(/\/code$/);
    const digits = await code();
    should(red.msgs.all().filter(({ probe }) => probe === signupIds.toSend)).have.length(1);

    await page.fill('#code', digits);
    await page.click('button[value=confirm]');
    await page.locator('h1', { hasText: 'Done' }).waitFor();
    const person = await happened(red, 'confirmed');
    person.name.should.equal('Anna');
    const link = await page.locator('main a').getAttribute('href');
    const { msg: welcome } = await red.msgs.first(({ msg }) => String(msg.payload).startsWith('Hello Anna'));
    welcome.payload.should.containEql(link ?? 'missing');
    welcome.to.should.equal('+4915228817386');

    await page.goto(link ?? '');
    (await page.locator('dl').innerText()).should
      .containEql('Anna')
      .and.containEql('386')
      .and.not.containEql('28817');
    await page.fill('#low', '35');
    await page.uncheck('#sms');
    await page.click('button[value=save]');
    await page.locator('[role=status]', { hasText: 'Saved.' }).waitFor();
    (await page.inputValue('#low')).should.equal('35');

    await page.check('#sure');
    await page.click('button[value=leave]');
    await page.locator('h1', { hasText: 'You have left' }).waitFor();
    (await happened(red, 'left')).id.should.equal(person.id);
    should(sandbox.control.grants().filter(({ person: whose }) => whose === 'anna')).be.empty();
  });

  it('a wrong code is counted, and after five only a new one helps', async () => {
    await deploy();
    await fill('Bert', '0152 28817387');
    await allow('bert');
    const digits = await code();
    const wrong = digits === '000000' ? '111111' : '000000';
    for (let tried = 0; tried < 5; tried += 1) {
      await page.fill('#code', wrong);
      await page.click('button[value=confirm]');
      await page.locator('[role=alert]').waitFor();
    }
    (await page.locator('[role=alert]').innerText()).should.containEql('wrong five times');
    // Nothing that could only fail is offered.
    (await page.locator('#code').count()).should.equal(0);

    red.msgs.clear();
    await page.click('button[value=again]');
    await page.fill('#code', await code());
    await page.click('button[value=confirm]');
    await page.locator('h1', { hasText: 'Done' }).waitFor();
  });

  it('a reload in every step changes nothing and sends nothing', async () => {
    await deploy();
    await page.goto(address);
    await reload();
    await type('Anna', '0152 28817391');
    await reload();
    await page.click('button[value=go]');
    await page.locator('button[value=allow]').waitFor();
    await reload();
    await allow('anna');
    await page.waitForURL(/\/code$/);
    const digits = await code();
    await reload();
    await page.fill('#code', digits === '000000' ? '111111' : '000000');
    await page.click('button[value=confirm]');
    await reload();
    await page.locator('[role=alert]', { hasText: 'That is not the code' }).waitFor();
    await page.fill('#code', digits);
    await page.click('button[value=confirm]');
    await page.locator('h1', { hasText: 'Done' }).waitFor();
    await reload();
    await page.locator('h1', { hasText: 'Done' }).waitFor();
    await page.click('main a');
    await page.fill('#low', '35');
    await page.click('button[value=save]');
    await reload();
    await page.locator('[role=status]', { hasText: 'Saved.' }).waitFor();

    (await page.inputValue('#low')).should.equal('35');
    red.msgs
      .all()
      .filter(({ probe }) => probe === signupIds.toSend)
      .map(({ msg }) => (msg.payload.startsWith('Hello') ? 'welcome' : 'code'))
      .should.deepEqual(['code', 'welcome']);
  });

  it('who is here already connects again: no code, a new personal page, and the old link ends', async () => {
    await deploy();
    const before = (await signedUp('Bert', '0152 28817392')) ?? '';
    sandbox.control.tokens({ person: 'bert', vendor: 'google', action: 'revoke' });
    red.msgs.clear();
    await fill('Bert', '0152 28817392');
    await allow('bert');
    await page.locator('main', { hasText: 'You are connected again' }).waitFor();
    const link = await page.locator('main a').getAttribute('href');

    (await happened(red, 'reconnected')).name.should.equal('Bert');
    red.msgs
      .all()
      .filter(({ probe }) => probe === signupIds.toSend)
      .should.be.empty();
    await page.goto(link ?? '');
    await page.locator('dd', { hasText: 'Bert' }).waitFor();
    await page.goto(before);
    await page.locator('main', { hasText: 'not valid any more' }).waitFor();
  });

  it('two people at once, each with a browser of their own, stay two', async () => {
    await deploy();
    const [first, own] = [page, context];
    await fill('Carla', '0152 28817393');
    await allow('carla');
    await page.waitForURL(/\/code$/);
    context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
    page = await context.newPage();
    await fill('Dora', '0152 28817394');
    await allow('dora');
    await page.waitForURL(/\/code$/);
    const codes = [await codeSent(red, '393'), await codeSent(red, '394')];
    for (const [at, one] of [first, page].entries()) {
      await one.fill('#code', codes[at] ?? '');
      await one.click('button[value=confirm]');
      await one.locator('h1', { hasText: 'Done' }).waitFor();
      await one.click('main a');
    }

    (await first.locator('dl').innerText()).should.containEql('Carla').and.containEql('393');
    (await page.locator('dl').innerText()).should.containEql('Dora').and.containEql('394');
    await own.close();
  });

  it('works without JavaScript and in German', async () => {
    await deploy();
    await guest({ locale: 'de-DE', javaScriptEnabled: false });
    await fill('Carla', '0152 28817388');
    await allow('carla');
    await page.fill('#code', await code());
    await page.click('button[value=confirm]');

    await page.locator('h1', { hasText: 'Fertig' }).waitFor();
  });

  it('a wrong number is seen, changed and seen again before anything is kept', async () => {
    await deploy({ ownText: 'We are the Millers.\nAsk Bob.' });
    await type('Erna', '0152 28817380');
    const first = await page.locator('.number').innerText();
    await page.click('button[value=change]');
    const kept = [await page.inputValue('#name'), await page.inputValue('#number')];
    const isConsented = await page.isChecked('#consent');
    await page.fill('#number', '0152 28817381');
    await page.click('button[type=submit]');
    await page.locator('.number', { hasText: '7381' }).waitFor();
    await page.click('button[value=go]');
    await allow('dora');
    await page.waitForURL(/\/code$/);

    first.should.equal('+49\u00a01522\u00a08817380 Germany');
    kept.should.deepEqual(['Erna', '0152 28817380']);
    isConsented.should.be.true();
    const { msg } = await red.msgs.first(({ probe }) => probe === signupIds.toSend);
    msg.to.should.equal('+4915228817381');
  });

  it('a refused consent leads back to the form, and nobody is added', async () => {
    await deploy();
    await fill('Dora', '0152 28817389');
    await page.click('button[value=deny]');
    await page.locator('main', { hasText: 'You did not allow it' }).waitFor();
    await page.click('main a');

    await page.locator('#name').waitFor();
    should(sandbox.control.grants().filter(({ person }) => person === 'dora')).be.empty();
  });

  it('an SMS with STOP shows on the person’s page and in the editor’s list of people', async () => {
    await deploy();
    await fill('Emil', '0152 28817390');
    await allow('emil');
    await page.fill('#code', await code());
    await page.click('button[value=confirm]');
    const callback = address.replace('/signup', '/sms');
    (await postAsTwilio(sandbox, callback, incomingSms('+4915228817390', 'STOP'))).status.should.equal(200);

    await page.click('main a');
    await page.locator('main', { hasText: 'Your number answered STOP' }).waitFor();
    const editor = await openEditor(red.url);
    await openConfig(editor.page, 'fitbit-config', ids.config);
    const row = editor.page.locator('.fitbit-person', { hasText: 'Emil' });
    (await row.innerText()).should.containEql('This number answered STOP');
    await editor.close();
  });

  it('each mistake in the form is said beside its field, and what was typed stays', async () => {
    await deploy();
    await page.goto(address);
    await page.fill('#name', 'Emil');
    await page.fill('#number', '12');
    await page.click('button[type=submit]');

    (await page.locator('[role=alert] a').allInnerTexts()).should.have.length(2);
    (await page.inputValue('#name')).should.equal('Emil');
    (await page.locator('#number-error').innerText()).should.containEql('not a telephone number');
  });

  interface Finding {
    id: string;
    impact: string | null;
    nodes: { html: string }[];
  }

  /** What axe-core finds on the page as it stands, of those that keep somebody out. */
  async function findings(where: string): Promise<string[]> {
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    const { violations } = (await page.evaluate('axe.run(document)')) as { violations: Finding[] };
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(' ')}`);
  }

  async function picture(name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (!folder) return;
    await page.evaluate('document.activeElement?.blur()');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`every page is open to everybody, ${colorScheme}`, async () => {
      await deploy();
      await context.close();
      // Only here: our own policy would keep the checker out.
      context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale: 'en-GB',
        bypassCSP: true,
        colorScheme,
      });
      page = await context.newPage();
      const found: string[] = [];
      const number = colorScheme === 'light' ? '0152 28817501' : '0152 28817502';

      await page.goto(address);
      found.push(...(await findings('form')));
      await page.fill('#name', 'Anna');
      await page.fill('#number', number);
      await page.check('#consent');
      await picture(`signup-form-${colorScheme}`);
      await page.uncheck('#consent');
      await page.fill('#number', '1');
      await page.click('button[type=submit]');
      found.push(...(await findings('form with errors')));
      await picture(`errors-${colorScheme}`);
      await type('Anna', number);
      found.push(...(await findings('number')));
      await picture(`number-${colorScheme}`);
      await page.click('button[value=go]');
      await page.click('button[value=deny]');
      await page.locator('h1', { hasText: 'That did not work' }).waitFor();
      found.push(...(await findings('failed')));
      await picture(`failed-${colorScheme}`);
      await fill('Anna', number);
      await allow('anna');
      await page.waitForURL(/\/code$/);
      found.push(...(await findings('code')));
      await picture(`code-${colorScheme}`);
      const digits = await code();
      await page.fill('#code', digits === '000000' ? '111111' : '000000');
      await page.click('button[value=confirm]');
      found.push(...(await findings('code with error')));
      await picture(`code-error-${colorScheme}`);
      await page.fill('#code', digits);
      await page.click('button[value=confirm]');
      await page.locator('h1', { hasText: 'Done' }).waitFor();
      found.push(...(await findings('done')));
      await picture(`done-${colorScheme}`);
      await red.msgs.first(({ probe }) => probe === ids.readings);
      await page.click('main a');
      (await page.locator('dl').innerText()).should.match(/Charge 6: 62\s%\s+Battery readings\s+1$/);
      await page.fill('#low', '35');
      found.push(...(await findings('me')));
      await picture(`signup-me-${colorScheme}`);
      await page.fill('#low', '135');
      await page.click('button[value=save]');
      found.push(...(await findings('me with errors')));
      await picture(`me-errors-${colorScheme}`);
      await page.check('#sure');
      await page.click('button[value=leave]');
      await page.locator('h1', { hasText: 'You have left' }).waitFor();
      found.push(...(await findings('left')));
      await picture(`left-${colorScheme}`);
      await deploy({ allow: 'list', allowList: '203.0.113.1' });
      await page.goto(address);
      await page.locator('h1', { hasText: 'Not from here' }).waitFor();
      found.push(...(await findings('forbidden')));

      found.should.deepEqual([]);
    });
  }
});
