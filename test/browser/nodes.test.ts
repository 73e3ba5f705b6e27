// The nodes as a person uses them in the editor: from the palette to a flow that runs, and what they cannot see.
import should = require('should');

import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { languages } from '../package/palette';
import { deploy, openConfig, openEditor } from '../support/browser';
import { cancel, dialog, done, dropNode, openNode, untilOpen, wire } from '../support/editing';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';
import { freePort } from '../support/ports';
import { read } from '../support/repository';

const { hashSync } = createRequire(require.resolve('node-red'))('bcryptjs') as {
  hashSync(text: string, rounds: number): string;
};

const onCanvas = ['fitbit-webhook-in', 'fitbit-battery-status', 'fitbit-signup', 'fitbit-sms-out'];

for (const version of [5, 4] as const) {
  describe(`the nodes in the editor of Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let page: Page;
    let errors: string[];
    let close: () => Promise<void>;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, origins: sandbox.origins });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(async () => {
      await red.deploy([{ id: ids.tab, type: 'tab', label: 'Test' }]);
      red.comms.statuses.clear();
    });
    afterEach(async () => {
      await close();
      errors.should.eql([]);
    });

    async function look(storage: Record<string, string> = {}) {
      const editor = await openEditor(red.url, 'en-US', storage);
      page = editor.page;
      errors = editor.errors;
      close = () => editor.close();
    }

    const field = (name: string) => `#node-input-${name}`;
    const configField = (name: string) => `#node-config-input-${name}`;
    const isValid = (id: string) => page.evaluate(`RED.nodes.node('${id}').valid`);
    const label = (id: string) => page.locator(`[id="${id}"] .red-ui-flow-node-label`).textContent();
    const whole = () => page.evaluate('JSON.stringify(RED.nodes.createCompleteNodeSet())') as Promise<string>;

    /** Adds a service in the dialog that is open. */
    async function addService(fill: () => Promise<void>): Promise<void> {
      await page.locator('#node-input-btn-config-add').first().click();
      await untilOpen(page, 'config');
      await fill();
      await done(page);
    }

    it('a fixed number that is missing, is two that nothing separates or is an address, and a copy without it, are invalid before Deploy; a good one is not', async () => {
      const id = 'aa000000000000e1';
      const fixed = { toType: 'fixed', toValue: 'to', textType: 'msg', text: 'payload', configVersion: 2 };
      await red.deploy([
        { id: ids.tab, type: 'tab', label: 'Test' },
        {
          id,
          type: 'fitbit-sms-out',
          z: ids.tab,
          x: 200,
          y: 100,
          name: '',
          account: '',
          ...fixed,
          wires: [[]],
        },
      ]);
      await look();
      const write = async (number: string) => {
        await openNode(page, id);
        const typed = page.locator('.red-ui-typedInput-input').first();
        await typed.fill(number);
        await typed.press('Tab');
        await done(page);
      };

      should(await isValid(id)).be.false();
      for (const wrong of [
        '+4915228817001 +4915228817002',
        '192.168.1.100',
        '10.0.0.1',
        '+4915228817001, Ben',
      ]) {
        await write(wrong);
        should(await isValid(id)).be.false(wrong);
      }
      await write('+4915228817001');
      should(await isValid(id)).be.true();
      await write('+49 152 28817001; 0152 28817002,');
      should(await isValid(id)).be.true();
      // Last: the copy lies on top of the node, which no click reaches then.
      const copy = await page.evaluate(`(() => {
        const { nodeMap } = RED.nodes.import([RED.nodes.convertNode(RED.nodes.node('${id}'))], { generateIds: true });
        const [added] = Object.values(nodeMap);
        RED.editor.validateNode(added);
        return added.valid;
      })()`);

      should(copy).be.false();
    });

    it('of several fixed numbers the dialog names the one that is none, and lines that are pasted become a list', async () => {
      await look();
      const id = await dropNode(page, 'fitbit-sms-out', 300, 200);
      await openNode(page, id);
      await page.locator('.red-ui-typedInput-type-select').first().click();
      await page.getByRole('link', { name: 'number', exact: true }).click();
      const typed = page.locator('.red-ui-typedInput-input').first();
      const fault = page.locator('#fitbit-invalid-to');
      await typed.fill('+4915228817001, Ben, +4915228817002');
      await typed.press('Tab');
      await picture(page, 'sms-out-several-wrong');
      should(await fault.textContent()).startWith('“Ben” is no mobile number');
      await typed.fill('');
      await page.evaluate(`(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', '+4915228817001\\r\\n+4915228817002\\n');
        const input = document.querySelector('.red-ui-typedInput-input');
        input.focus();
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      })()`);
      await typed.press('Tab');
      should(await typed.inputValue()).equal('+4915228817001, +4915228817002');
      should(await fault.isVisible()).be.false();
      await done(page);
      should(await isValid(id)).be.true();
    });

    it('own words for an alert are checked and counted while they are typed, are kept, and are in no dialog that has none', async () => {
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { y: 300, configVersion: 3 } }));
      await look();
      const text = page.locator('#fitbit-words-text');
      const visible = async (id: string) =>
        (await page.locator(id).isVisible()) && (await page.locator(id).innerText());
      const type = async (words: string) => {
        await text.fill(words);
        return [await visible('#fitbit-words-fault'), await visible('#fitbit-words-count')];
      };

      await openNode(page, ids.battery);
      await page.click('.fitbit-more summary[data-i18n$="label.more"]');
      should(await text.isVisible()).be.false();
      should(await page.locator('#fitbit-words > summary').innerText()).equal('Own words');
      await page.click('#fitbit-words > summary');
      await text.waitFor();
      should(await type('{nme}, charge it!')).eql([
        '{nme} is no place here: write one of {name}, {device}, {level}, {when}.',
        false,
      ]);
      should(await type('{name, charge it!')).match([/^A \{ or \} stands alone/, false]);
      should(await type('{name}: {level} % until {when}. 🔋')).eql([
        false,
        '“Anna: 15 % until tomorrow afternoon. 🔋”: 39 characters, one SMS.',
      ]);
      await picture(page, 'own-words');
      should(await type(`{name}, ${'x'.repeat(160)}`)).match([false, /: 166 characters, which is 2 SMS\.$/]);
      await page.selectOption('#fitbit-words-kind', 'reconnect');
      should(await text.inputValue()).equal('');
      should(await type('{level}')).match([/write one of \{name\}, \{reason\}\.$/, false]);
      await page.selectOption('#fitbit-words-kind', 'low');
      should(await text.inputValue()).startWith('{name}, xx');
      await done(page);
      should(await isValid(ids.battery)).be.false();

      await openNode(page, ids.battery);
      // What is wrong is shown, also where it is in a closed section.
      should(await visible('#fitbit-words-fault')).startWith('{level} is no place here');
      await type('');
      await page.selectOption('#fitbit-words-kind', 'low');
      await type('Charge {device}!');
      should(await page.locator('#fitbit-words > summary').innerText()).equal('Own words (1)');
      await done(page);
      should(await isValid(ids.battery)).be.true();
      const [kept] = JSON.parse(await whole()).filter(({ id }: { id: string }) => id === ids.battery);
      should(kept.words).eql({ low: 'Charge {device}!' });
    });

    it('SMS out has two outputs, each with its word, also where it was saved with one', async () => {
      const place = { z: ids.tab, x: 300, y: 200, name: '', account: '', configVersion: 1, wires: [[]] };
      await red.deploy([
        { id: ids.tab, type: 'tab', label: 'Test' },
        { id: ids.sms, type: 'fitbit-sms-out', toType: 'msg', ...place },
      ]);
      await look();
      const ports = page.locator(`[id="${ids.sms}"] .red-ui-flow-port-output`);
      const words: (string | null)[] = [];
      for (const at of [0, 1]) {
        await ports.nth(at).hover();
        const tip = page.locator('.red-ui-flow-port-tooltip');
        await tip.waitFor();
        words.push((await tip.textContent())?.trim() ?? null);
        await picture(page, `sms-out-port-${at}`);
        await page.mouse.move(5, 5);
        await tip.waitFor({ state: 'detached' });
      }

      (await ports.count()).should.equal(2);
      words.should.eql(['accepted', 'replies']);
    });

    it('stand in one category, each with an icon of ours and the first line of its help', async () => {
      await look();
      const seen = (await page.evaluate(`$('#red-ui-palette .red-ui-palette-node').get()
        .filter((one) => one.dataset.paletteType.startsWith('fitbit-'))
        .map((one) => ({
          type: one.dataset.paletteType,
          category: one.closest('.red-ui-palette-category').id,
          icon: /url\\("?([^")]+)/.exec(one.querySelector('.red-ui-palette-icon').style.backgroundImage)?.[1],
        }))`)) as { type: string; category: string; icon: string }[];

      seen
        .map(({ type }) => type)
        .sort()
        .should.eql([...onCanvas].sort());
      for (const { type, category, icon } of seen) {
        category.should.match(/^red-ui-palette-container-fitbit$/);
        icon.should.match(/@lowbatt\/node-red-fitbit\/fitbit-\w+\.svg$/);
        (await red.request(`/${icon}`)).text.should.startWith('<svg');
        const help = read(`nodes/${type}/locales/${languages[0]}/${type}.html`);
        await page.locator(`.red-ui-palette-node[data-palette-type="${type}"]`).hover();
        const tooltip = page.locator('.red-ui-popover', {
          hasText: /<p>([^<]+)/.exec(help)?.[1] ?? 'missing',
        });
        await tooltip.waitFor();
      }
    });

    it('dropped, wired and given Demo, run with their defaults, down to the dry-run SMS', async () => {
      await look();
      const battery = await dropNode(page, 'fitbit-battery-status', 340, 100);
      const sms = await dropNode(page, 'fitbit-sms-out', 640, 100);
      const inject = await dropNode(page, 'inject', 80, 100);
      should(await isValid(sms)).be.true();
      should(await isValid(battery)).be.false();

      await openNode(page, battery);
      await addService(async () => {
        await page.selectOption(configField('cloud'), 'demo');
      });
      await done(page);
      await wire(page, inject, 0, battery);
      await wire(page, battery, 0, sms);
      await red.whileDeploying(() => deploy(page));
      for (const press of [1, 2, 3]) {
        await red.inject(inject);
        await red.comms.statuses.some(press, ({ id, text }) => id === battery && /%/.test(text ?? ''));
      }
      const shown = await red.comms.debug.first(({ id }) => id === sms);

      should(await isValid(battery)).be.true();
      shown.msg.should.containEql("Dana's Charge 6 is at 15 %");
      should(await label(battery)).equal('low below 20\u00a0%');
      should(await label(sms)).equal('SMS (dry run)');
      const ports = await page.evaluate(`['${battery}', '${sms}'].map((id) => {
        const node = RED.nodes.node(id);
        return [node._def.inputLabels.call(node, 0), ...[...Array(node.outputs).keys()].map((at) => node._def.outputLabels.call(node, at))];
      })`);
      should(ports).eql([
        ['check', 'alerts', 'readings', 'answers'],
        ['SMS', 'accepted', 'replies'],
      ]);
    });

    it('filled and deployed, they run, and neither the export nor the flows hold a secret', async () => {
      await look();
      const client = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
      const account = sandbox.control.state().twilio[0];
      const port = await freePort();
      const secrets = [
        client?.clientSecret,
        account?.authToken,
        '+4915228817001',
        'the password is swordfish',
      ];
      const hook = await dropNode(page, 'fitbit-webhook-in', 80, 60);
      const signup = await dropNode(page, 'fitbit-signup', 80, 160);
      const battery = await dropNode(page, 'fitbit-battery-status', 320, 60);
      const sms = await dropNode(page, 'fitbit-sms-out', 560, 60);

      await openNode(page, battery);
      await addService(async () => {
        await page.fill(configField('clientId'), client?.clientId ?? '');
        await page.fill(configField('clientSecret'), client?.clientSecret ?? '');
        await page.click('.red-ui-tray:last-of-type .fitbit-more summary[data-i18n$="label.more"]');
        await page.fill(configField('publicAddress'), `http://localhost:${port}`);
        await page.fill(configField('port'), String(port));
        await page.check(configField('webhooks'));
      });
      await page.fill(field('notSyncingHours'), '12');
      await done(page);
      await openNode(page, hook);
      await page.selectOption(field('config'), { label: 'Google Health' });
      await page.locator('#fitbit-secret').waitFor();
      secrets.push(await page.inputValue('#fitbit-secret'));
      await done(page);
      await openNode(page, signup);
      await page.selectOption(field('config'), { label: 'Google Health' });
      await page.fill(field('title'), 'Our batteries');
      await page.click('.fitbit-more summary[data-i18n$="label.more"]');
      await page.fill(field('invitation'), 'the password is swordfish');
      await done(page);
      await openNode(page, sms);
      await page.locator('#node-input-btn-account-add').first().click();
      await untilOpen(page, 'config');
      await page.fill(configField('accountSid'), account?.accountSid ?? '');
      await page.fill(configField('authToken'), account?.authToken ?? '');
      await page.fill(configField('from'), account?.numbers[0] ?? '');
      await done(page);
      await chooseType('number');
      await page.locator('.red-ui-typedInput-input').first().fill('+4915228817001');
      await done(page);
      await red.whileDeploying(() => deploy(page));
      await red.comms.statuses.first(({ id, text }) => id === signup && text === 'open');

      for (const id of [hook, signup, battery, sms]) should(await isValid(id)).be.true(id);
      await page.evaluate("RED.actions.invoke('core:show-export-dialog')");
      await page.click('#red-ui-clipboard-dialog-export-rng-full');
      const exported = await page.locator('#red-ui-clipboard-dialog-export-text').inputValue();
      const { text: flows } = await red.request('/flows');
      for (const secret of secrets) {
        String(secret).length.should.be.above(5);
        for (const text of [exported, flows, await whole()]) text.should.not.containEql(secret);
      }
      // The word itself is a credential; that there is one is told by the flow.
      should(
        JSON.parse(flows).flows.find(({ id }: { id: string }) => id === signup).asksInvitation,
      ).be.true();
      exported.should.containEql(client?.clientId ?? 'missing').and.containEql('Our batteries');
      await page.keyboard.press('Escape');
    });

    /** In the first typed input of the dialog. */
    async function chooseType(name: string): Promise<void> {
      await page.locator('.red-ui-typedInput-type-select').first().click();
      await page.locator('.red-ui-typedInput-options a:visible', { hasText: name }).click();
    }

    it('each wrong value is told in a sentence while it is typed, and numbers have their unit', async () => {
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { y: 300 }, sms: { x: 600, y: 300 } }));
      await look();
      const told = async (input: string, value: string, sentence: string) => {
        await page.locator(input).first().fill(value);
        await page.locator(input).first().press('End');
        await page
          .locator('.red-ui-tray')
          .last()
          .locator('.fitbit-error:visible', { hasText: sentence })
          .waitFor();
      };
      const units = () => page.locator('.red-ui-tray .fitbit-unit').allInnerTexts();

      await openNode(page, ids.battery);
      await page.click('.fitbit-more summary[data-i18n$="label.more"]');
      await told('.red-ui-typedInput-input', '101', 'from 1 to 100');
      await told('.red-ui-typedInput-input', '4', 'less than the level that is low');
      await told(field('notSyncingHours'), 'a day', 'from 1 to 720');
      await told(field('remindHours'), '-1', 'from 0 (only once) to 720');
      await told(field('empty'), '0', 'from 1 to 100');
      await told(field('quietTo'), '07:00', 'Write both times');
      await told(field('escalateHours'), '1000', 'from 0 (never) to 720');
      // Who the next person is, is asked for only where there is to be one.
      should(await page.locator(field('escalateNumber')).isVisible()).be.true();
      await told(field('escalateNumber'), 'my neighbour', 'a mobile number with + and country code');
      await picture(page, `next-person-${version}`);
      await page.locator(field('escalateHours')).fill('0');
      await page.locator(field('escalateNumber')).waitFor({ state: 'hidden' });
      (await units()).map((text) => text.trim()).should.eql(['%', 'h', '%', 'h', '%', 'h']);
      await cancel(page);
      await openNode(page, ids.sms);
      await told('.red-ui-typedInput-input', 'not a[name', 'name of a property');
      await chooseType('number');
      await told('.red-ui-typedInput-input', 'mum', 'mobile number');
      await cancel(page);
      await openConfig(page, 'fitbit-config', ids.config);
      await told(configField('clientId'), '', 'client');
      await page.click('.red-ui-tray .fitbit-more summary[data-i18n$="label.more"]');
      await told(configField('publicAddress'), 'http://example.org', 'https');
      await cancel(page);
      await openConfig(page, 'fitbit-sms-account', ids.account);
      await told(configField('accountSid'), 'AC1', '32');
      await page.click('.red-ui-tray .fitbit-more summary[data-i18n$="label.more"]');
      await told(configField('validityMinutes'), '0', 'from 1 to 600');
      (await units()).map((text) => text.trim()).should.eql(['min', 'SMS', 'SMS', 'SMS', 'min']);
      await cancel(page);
    });

    it('what matters for one service only is hidden for the others, and a look at one changes nothing', async () => {
      await look();
      const hook = await dropNode(page, 'fitbit-webhook-in', 100, 100);
      await openNode(page, hook);
      const visible = async (...selectors: string[]) => {
        const shown = [];
        for (const one of selectors) if (await page.locator(one).first().isVisible()) shown.push(one);
        return shown;
      };
      const own = [field('verifyCode'), '#fitbit-secret', '#fitbit-address', '.fitbit-for-demo'];
      await addService(async () => {
        const ours = [
          configField('clientId'),
          configField('clientSecret'),
          '.red-ui-tray:last-of-type .fitbit-for-demo',
        ];
        should(await visible(...ours)).eql(ours.slice(0, 2));
        await page.selectOption(configField('cloud'), 'demo');
        should(await visible(...ours)).eql(ours.slice(2));
        await page.selectOption(configField('cloud'), 'google-health');
        await page.fill(configField('clientId'), 'some client');
        await page.click('.red-ui-tray:last-of-type .fitbit-more summary[data-i18n$="label.more"]');
        await page.fill(configField('publicAddress'), 'https://fitbit.example.org');
      });
      await page.locator('#fitbit-secret').waitFor();
      should(await visible(...own)).eql(['#fitbit-secret', '#fitbit-address']);

      await page.locator('#node-input-btn-config-edit').first().click();
      await untilOpen(page, 'config');
      await page.selectOption(configField('cloud'), 'demo');
      await cancel(page);
      should(await visible(...own)).eql(['#fitbit-secret', '#fitbit-address']);

      await page.locator('#node-input-btn-config-edit').first().click();
      await untilOpen(page, 'config');
      await page.selectOption(configField('cloud'), 'fitbit');
      await done(page);
      await page.locator(field('verifyCode')).waitFor();
      should(await visible(...own)).eql([field('verifyCode'), '#fitbit-address']);
      await cancel(page);
    });

    it('who may only read sees the dialogs, no secret in them, and cannot deploy', async () => {
      const secrets = [
        ...sandbox.control.state().clients.map((one) => one.clientSecret),
        sandbox.control.state().twilio[0]?.authToken,
      ];
      await red.deploy(mainFlow(sandbox, 'google-health', { battery: { y: 300 }, sms: { x: 600, y: 300 } }));
      const { text: before } = await red.request('/flows');
      const users = [{ username: 'guest', password: hashSync('guest-password', 4), permissions: 'read' }];
      red = await red.restart({ settings: { adminAuth: { type: 'credentials', users } } });
      const login = { client_id: 'node-red-admin', grant_type: 'password', scope: 'read', username: 'guest' };
      const { text: tokens, json } = await red.send('POST', '/auth/token', {
        ...login,
        password: 'guest-password',
      });
      await look({ 'auth-tokens': tokens });

      const seen: string[] = [];
      for (const open of [
        () => openConfig(page, 'fitbit-config', ids.config),
        () => openConfig(page, 'fitbit-sms-account', ids.account),
        () => openNode(page, ids.battery),
        () => openNode(page, ids.sms),
      ]) {
        await open();
        seen.push(await dialog(page).innerText());
        seen.push(
          ...((await page.evaluate("$('.red-ui-tray :input').get().map((one) => one.value)")) as string[]),
        );
        await cancel(page);
      }
      const headers = { authorization: `Bearer ${json.access_token}` };
      const { text: after } = await red.request('/flows', { headers });
      const { status } = await red.send('POST', '/flows', { flows: [] }, headers);

      for (const secret of secrets) for (const text of seen) text.should.not.containEql(secret);
      seen.should.containEql(configNode(sandbox, 'google-health').clientId);
      status.should.equal(401);
      JSON.parse(after).flows.should.eql(JSON.parse(before).flows);
      should(await page.locator('#red-ui-header-button-deploy').getAttribute('class')).containEql('disabled');
    });
  });
}
