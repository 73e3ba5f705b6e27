// The dialog of an SMS account: one way at a time, nothing that was typed is lost by a look at another, and a test that is sent.
import should = require('should');

import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { type Editor, openConfig, openEditor } from '../support/browser';
import { cancel, dialog, done } from '../support/editing';
import { accountNode, ids } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';

const type = 'fitbit-sms-account';
/** As a phone is reached of which nothing is known. */
const number = '+4915228817386';

for (const version of [5, 4] as const) {
  describe(`the dialog of an SMS account in Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let editor: Editor;
    let page: Page;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, origins: sandbox.origins });
    });
    beforeEach(async () => {
      await red.deploy([{ id: ids.tab, type: 'tab', label: 'Test' }, accountNode(sandbox)]);
      editor = await openEditor(red.url);
      page = editor.page;
    });
    afterEach(async () => {
      editor.errors.should.eql([]);
      await editor.close();
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });

    const field = (name: string) => page.locator(`#node-config-input-${name}`);
    const open = (id?: string) => openConfig(page, type, id);
    const choose = (id: string) => field('provider').selectOption(id);
    const rows = async () => {
      const labels = await dialog(page).locator('.fitbit-form > .form-row:visible > label').allInnerTexts();
      return labels.map((label) => label.trim());
    };
    const around = (...own: string[]) => [
      ...['How do your SMS leave?', 'Name', ...own, 'Default country', 'Send a test'],
    ];
    const saved = () =>
      page.evaluate(
        `JSON.stringify(RED.nodes.createCompleteNodeSet().find(({ id }) => id === '${ids.account}'))`,
      );

    it('shows what one way asks for and nothing of another, and an account of before, or a new one, is at Twilio', async () => {
      const ofTwilio = around('Account SID', 'Auth token', 'From');
      for (const id of [undefined, ids.account]) {
        await open(id);
        should(await field('provider').inputValue()).equal('twilio');
        should(await rows()).eql(ofTwilio);
        await choose('sms-gate');
        should(await rows()).eql(around('Address', 'User', 'Password', 'Device ID'));
        await choose('http');
        should(await rows()).eql(
          around(
            'Fill in for',
            'Address',
            'Secret',
            'Method',
            'Sent as',
            'Body',
            'Headers',
            'After a lost answer',
          ),
        );
        // Of an account from before there was such a way, too.
        should(await field('httpBody').inputValue()).containEql('{text}');
        should(await field('httpMethod').inputValue()).equal('POST');
        await cancel(page);
      }
    });

    it('keeps what was typed for one way while another is looked at, and does not call the others wrong', async () => {
      await open(ids.account);
      await choose('http');
      await field('httpAddress').fill('https://gateway.example.org/sms');
      await choose('sms-gate');
      await choose('twilio');
      await choose('http');
      should(await field('httpAddress').inputValue()).equal('https://gateway.example.org/sms');
      await choose('twilio');
      await done(page);
      const node = JSON.parse((await saved()) as string);
      should(node).match({ provider: 'twilio', httpAddress: 'https://gateway.example.org/sms' });
      should(await page.evaluate(`RED.nodes.node('${ids.account}').valid`)).be.true();
    });

    it('fills in what is known of a gateway, leaves the secret alone, and says in a sentence what follows a lost answer', async () => {
      await open(ids.account);
      await choose('http');
      await field('httpSecret').fill('canary-secret');
      await dialog(page).locator('#fitbit-preset-http').selectOption({ label: 'seven.io' });
      should(await field('httpAddress').inputValue()).equal('https://gateway.seven.io/api/sms');
      should(await field('httpStatusPath').inputValue()).equal('0.status');
      should(await field('httpSecret').inputValue()).equal('canary-secret');
      const sentences = dialog(page).locator('[data-option-of="httpKey"]:visible');
      should(await sentences.allInnerTexts()).match([/^At most once/]);
      await field('httpKey').selectOption('key');
      should(await sentences.allInnerTexts()).match([/^Never twice/]);
      await done(page);
      const { credentials, ...inFlow } = JSON.parse((await saved()) as string);
      should(credentials.httpSecret).equal('canary-secret');
      JSON.stringify(inFlow).should.not.containEql('canary-secret');
    });

    it('says under a field what is wrong with it, also where JSON is cut off', async () => {
      await open(ids.account);
      await choose('http');
      for (const [name, wrong, sentence] of [
        ['httpAddress', 'https://me:canary@example.org', 'without a user or a password'],
        ['httpBody', '{"to": ', 'object in JSON'],
        ['httpHeaders', '[]', 'object in JSON'],
      ] as const) {
        await field(name).fill(wrong);
        await dialog(page).locator(`#fitbit-invalid-${name}`, { hasText: sentence }).waitFor();
      }
      await cancel(page);
    });

    it('of a phone behind a server asks which one, and finds those that the server knows', async () => {
      const { user, password, phones } = sandbox.control.gate();
      const device = phones.find(({ name }) => name === 'cellar')?.id ?? '';
      await open(ids.account);
      await choose('sms-gate');
      const wrong = dialog(page).locator('#fitbit-invalid-gateDevice');
      await field('gateAddress').fill('http://192.168.1.20:8080');
      should(await wrong.isVisible()).be.false();
      await field('gateAddress').fill('https://api.sms-gate.app/3rdparty/v1');
      await wrong.filter({ hasText: 'which of its phones sends' }).waitFor();

      await field('gateUser').fill(user);
      const find = dialog(page).locator('#fitbit-find-gateDevice');
      const answer = dialog(page).locator('#fitbit-find-answer-gateDevice');
      await field('gatePassword').fill('wrong');
      await find.click();
      await answer.filter({ hasText: 'User or password of the phone is wrong' }).waitFor();
      should(await answer.getAttribute('class')).equal('fitbit-error');
      await picture(page, `sms-account-find-wrong-${version}`);

      await field('gatePassword').fill(password);
      await find.click();
      const found = dialog(page).locator('#fitbit-found-gateDevice');
      await found.waitFor();
      await picture(page, `sms-account-find-${version}`);
      await found.selectOption({ label: `cellar (${device})` });
      should(await field('gateDevice').inputValue()).equal(device);
      await wrong.waitFor({ state: 'hidden' });
      await done(page);
      should(JSON.parse((await saved()) as string)).match({ provider: 'sms-gate', gateDevice: device });
      should(await page.evaluate(`RED.nodes.node('${ids.account}').valid`)).be.true();
    });

    it('offers as next account none that leads back, and says when it would come too late', async () => {
      const [second, third] = ['aa000000000000c2', 'aa000000000000c3'];
      await red.deploy([
        { id: ids.tab, type: 'tab', label: 'Test' },
        accountNode(sandbox, { name: 'First' }),
        accountNode(sandbox, { id: second, name: 'Second', next: ids.account }),
        accountNode(sandbox, { id: third, name: 'Third' }),
      ]);
      await editor.close();
      editor = await openEditor(red.url);
      page = editor.page;
      await open(ids.account);
      await dialog(page).locator('details > summary').click();
      const after = field('nextAfterMinutes');
      should(await after.isVisible()).be.false();
      (await field('next').locator('option').allInnerTexts()).should.containEql('Third');
      (await field('next').locator('option').allInnerTexts()).should.not.containEql('Second');

      await field('next').selectOption({ label: 'Third' });
      should(await after.inputValue()).equal('10');
      const tooLate = dialog(page).locator('#fitbit-invalid-nextAfterMinutes', {
        hasText: 'less than Valid for',
      });
      should(await tooLate.isVisible()).be.false();
      await field('validityMinutes').fill('10');
      await tooLate.waitFor();
      await field('validityMinutes').fill('601');
      await dialog(page).locator('#fitbit-invalid-validityMinutes', { hasText: 'from 1 to 600' }).waitFor();
      await field('validityMinutes').fill('60');
      await tooLate.waitFor({ state: 'hidden' });
      await dialog(page).locator('label[for=node-config-input-nextIfUncertain]').click();
      await picture(page, `sms-account-next-${version}`);
      await done(page);
      should(JSON.parse((await saved()) as string)).match({ next: third, nextIfUncertain: true });
    });

    it('sends a test by what is deployed, says what became of it, and where the dialog holds something else', async () => {
      await open(ids.account);
      const undeployed = dialog(page).locator('#fitbit-test-undeployed');
      const answer = dialog(page).locator('#fitbit-test-answer');
      const test = async (to: string, expected: RegExp) => {
        await dialog(page).locator('#fitbit-test-to').fill(to);
        await dialog(page).locator('#fitbit-test-send').click();
        await answer.filter({ hasText: expected }).waitFor();
      };
      should(await undeployed.isVisible()).be.false();
      await test(number, /Twilio accepted the SMS to \+4915228817386/);
      sandbox.control.sms().should.have.length(1);
      should(await undeployed.isVisible()).be.false();
      await test('12', /not a telephone number|number/);
      should(await answer.getAttribute('class')).equal('fitbit-error');

      await field('from').fill('+4915112345678');
      should(await undeployed.isVisible()).be.true();
      await picture(page, `sms-account-test-${version}`);
      await done(page);
      await open(ids.account);
      should(await undeployed.isVisible()).be.true();
      await cancel(page);

      await open();
      await test(number, /not deployed yet/);
      sandbox.control.sms().should.have.length(1);
      await cancel(page);
    });
  });
}
