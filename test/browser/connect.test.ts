// Connecting in the editor as a person does it: with the real dialog, the real consent page and the real way back.
import should = require('should');

import type { Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { deploy, type Editor, openConfig, openEditor, openEditorElsewhere } from '../support/browser';
import { settle } from '../support/editing';
import { ids, mainFlow } from '../support/flows';
import { type NodeRed, renewedNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';
import { freePort } from '../support/ports';

/** What Google shows on a page of its own, from which nobody is sent back. */
const pageWords = [
  'redirect_uri_mismatch',
  'access_denied',
  'org_internal',
  'admin_policy_enforced',
  'invalid_client',
  'deleted_client',
  'invalid_scope',
  'invalid_request',
  'disallowed_useragent',
];

const conditions = (changes: object) => (sandbox: Sandbox) =>
  sandbox.control.conditions({ person: 'anna', ...changes });
const fault = (call: string, status: number, body: object) => (sandbox: Sandbox) =>
  sandbox.control.fault({ match: { vendor: 'google', call }, fault: { status, body } });
const mixedScopes = {
  error: { code: 403, status: 'PERMISSION_DENIED', details: [{ reason: 'DISALLOWED_OAUTH_SCOPES' }] },
};

/** What goes wrong after the consent, and a part of what is said then. */
const refusals: [play: (sandbox: Sandbox) => void, says: string][] = [
  [conditions({ serviceDisabled: true }), 'is not enabled in your Google Cloud project'],
  [conditions({ previewDenied: true }), 'has not admitted your Cloud project'],
  [conditions({ accountNotLinked: true }), 'no Google Health profile'],
  [conditions({ resourcePermissionDenied: true }), 'Remove the app at'],
  [fault('identity', 403, mixedScopes), 'Use an OAuth client of its own'],
  [fault('token', 401, { error: 'invalid_client' }), 'the client secret is wrong'],
  [fault('token', 400, { error: 'admin_policy_enforced' }), 'use a private Google account'],
  [fault('token', 400, { error: 'redirect_uri_mismatch' }), 'Register exactly the address shown'],
  [fault('token', 400, { error: 'invalid_grant' }), 'did not accept the code'],
  [fault('token', 503, {}), 'trouble of its own. Wait some minutes, then press Connect again.'],
  [fault('token', 429, {}), 'too many requests. Wait some minutes, then press Connect again.'],
];

function heal(sandbox: Sandbox): void {
  sandbox.control.clearFaults();
  const all = { serviceDisabled: false, previewDenied: false, accountNotLinked: false };
  conditions({ ...all, resourcePermissionDenied: false })(sandbox);
}

for (const version of [5, 4] as const) {
  describe(`connecting in the editor of Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let editor: Editor;

    before(async () => {
      sandbox = await startSandbox();
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(async () => {
      red = await renewedNodeRed(red, { version, origins: sandbox.origins });
      await red.deploy(mainFlow(sandbox, 'google-health'));
    });
    afterEach(async () => {
      setClient({ desktop: false, blocked: null, redirectUris: null });
      heal(sandbox);
      await editor.close();
    });

    async function look(locale?: string): Promise<Page> {
      editor = await openEditor(red.url, locale);
      return editor.page;
    }

    const way = (page: Page, text: string): Locator => page.locator('#fitbit-way', { hasText: text });

    function setClient(changes: object): void {
      const known = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
      sandbox.control.client({ vendor: 'google', clientId: known?.clientId ?? '', ...changes });
    }

    /** Fills the form and presses Connect; the window that opens. */
    async function openConsent(page: Page, name: string, number: string): Promise<Page> {
      await page.fill('#fitbit-new-name', name);
      await page.fill('#fitbit-new-number', number);
      const popup = page.waitForEvent('popup');
      await page.click('#fitbit-connect');
      return popup;
    }

    /** The same, up to the consent page. */
    async function pressConnect(page: Page, name: string, number: string): Promise<Page> {
      const consent = await openConsent(page, name, number);
      await consent.locator('button[value=allow]').waitFor();
      return consent;
    }

    it('the popup comes back, closes itself, and the dialog shows who is connected', async () => {
      const page = await look();
      await openConfig(page, 'fitbit-config', ids.config);
      const consent = await pressConnect(page, 'Anna', '0152 28817386');

      await consent.check('input[name=person][value=anna]');
      const closed = consent.waitForEvent('close');
      await consent.click('button[value=allow]');
      await closed;
      await page.locator('#fitbit-result', { hasText: 'Anna is connected.' }).waitFor();

      const row = await page.locator('.fitbit-person').innerText();
      row.should.containEql('Anna').and.containEql('+49').and.containEql('386');
      row.should.not.containEql('28817');
      editor.errors.should.eql([]);
    });

    it('waiting, a mistake and success differ in icon and colour, and each is scrolled into view', async () => {
      const page = await look();
      await page.setViewportSize({ width: 1280, height: 520 });
      await openConfig(page, 'fitbit-config', ids.config);
      const resultOf = async (says: string) => {
        await page.locator('#fitbit-result', { hasText: says }).waitFor();
        await picture(page, `connect-${says.slice(0, 5)}-${version}`);
        return (await page.evaluate(`(() => {
          const result = document.querySelector('#fitbit-result');
          const place = result.getBoundingClientRect();
          const icon = result.querySelector('.fa');
          const body = result.closest('.red-ui-tray-body').getBoundingClientRect();
          return {
            icon: icon.className,
            colour: getComputedStyle(icon).color,
            bar: getComputedStyle(result).borderLeftColor,
            isSeen: place.height > 0 && place.top >= 0 && place.bottom <= Math.min(innerHeight, body.bottom) + 1,
          };
        })()`)) as { icon: string; colour: string; bar: string; isSeen: boolean };
      };

      await settle(page);
      // What comes later moves all that is below it.
      await page.waitForFunction(`(() => {
        const text = (id) => document.querySelector(id).textContent;
        const people = document.querySelector('#fitbit-people').childElementCount > 0 || text('#fitbit-people-note') !== '';
        return people && document.querySelector('#fitbit-redirect').value !== '' && text('#fitbit-register') !== '';
      })()`);
      // A click of a test's own would scroll there by itself.
      await page.locator('#fitbit-connect').dispatchEvent('click');
      const mistake = await resultOf('Write the person');
      const consent = await pressConnect(page, 'Anna', '');
      const waiting = await resultOf('Waiting');
      await consent.check('input[name=person][value=anna]');
      await page.evaluate(
        "$('.red-ui-tray-body-wrapper, .red-ui-tray-body, .red-ui-tray-content').scrollTop(0)",
      );
      await consent.click('button[value=allow]');
      const success = await resultOf('Anna is connected.');

      const looks = [mistake, waiting, success];
      looks.map(({ isSeen }) => isSeen).should.eql([true, true, true]);
      for (const part of ['icon', 'colour', 'bar'] as const) {
        should(new Set(looks.map((one) => one[part])).size).equal(3);
      }
      editor.errors.should.eql([]);
    });

    for (const [locale, sentence] of [
      ['en-US', 'SMS will go to +4915228817386. If that is not the number you mean, write it with +'],
      ['de', 'SMS gehen an +4915228817386. Ist das nicht die gemeinte Nummer, schreibe sie mit +'],
    ] as const) {
      it(`the whole number is shown as it was understood, before anything leaves for it: ${locale}`, async () => {
        const page = await look(locale);
        await openConfig(page, 'fitbit-config', ids.config);
        await pressConnect(page, 'Anna', '0152 28817386');

        const understood = await page.locator('#fitbit-understood').innerText();

        understood.should.startWith(sentence);
        editor.errors.should.eql([]);
      });
    }

    it('the address that the browser could not open is pasted', async () => {
      editor = await openEditorElsewhere(red.url);
      const { page, errors } = editor;
      await openConfig(page, 'fitbit-config', ids.config);
      await way(page, 'Node-RED runs on another computer').waitFor();
      const consent = await pressConnect(page, 'Bert', '');

      await consent.check('input[name=person][value=bert]');
      const failed = consent.waitForEvent('requestfailed', (request) =>
        request.url().includes('/fitbit/callback'),
      );
      await consent.click('button[value=allow]');
      const address = (await failed).url();
      await page.fill('#fitbit-pasted', address);
      await page.click('#fitbit-paste');

      await page.locator('#fitbit-result', { hasText: 'Bert is connected.' }).waitFor();
      errors.should.eql([]);
    });

    it('a new user is told by which way the window comes back, and what to register for it', async () => {
      const page = await look();
      await openConfig(page, 'fitbit-config', ids.config);
      await way(page, 'This browser runs on the computer of Node-RED').waitFor();
      await page.locator('#fitbit-register', { hasText: '"Desktop app"' }).waitFor();
      await page.evaluate("$('.red-ui-tray details').prop('open', true)");
      const port = await freePort();
      await page.fill('#node-config-input-publicAddress', 'https://pi.example.org');
      await page.fill('#node-config-input-port', String(port));

      await way(page, 'by your public address').waitFor();
      await page.locator('#fitbit-register', { hasText: '"Web application"' }).waitFor();
      await page.locator('#fitbit-serving', { hasText: `Port ${port} is free` }).waitFor();
      await page.fill('#node-config-input-port', String(red.port));
      await page.locator('#fitbit-not-serving', { hasText: 'is taken by another program' }).waitFor();
      await page.fill('#node-config-input-publicAddress', 'https://raspberrypi.local');
      await page.locator('#fitbit-redirect-hint', { hasText: 'Google takes no name that ends in' }).waitFor();

      (await page.locator('#fitbit-register').isVisible()).should.be.false();
      editor.errors.should.eql([]);
    });

    it('the button copies exactly the redirect address, on a page without https too', async () => {
      editor = await openEditorElsewhere(red.url);
      const { page } = editor;
      await openConfig(page, 'fitbit-config', ids.config);
      await page.waitForFunction("$('#fitbit-redirect').val() !== ''");

      await page.click('#fitbit-redirect-copy');
      await page.focus('#fitbit-new-name');
      await page.keyboard.press('Control+V');

      (await page.inputValue('#fitbit-new-name')).should.equal(
        `http://localhost:${red.port}/fitbit/callback`,
      );
    });

    it('what was copied into the wrong place is said while typing', async () => {
      const page = await look();
      await openConfig(page, 'fitbit-config');
      const says = (id: string, text: string) => page.locator(id, { hasText: text }).waitFor();

      await page.fill('#node-config-input-clientId', 'GOCSPX-abc');
      await says('#fitbit-client-id-hint', 'This is the client secret.');
      await page.fill('#node-config-input-clientId', '1234');
      await says('#fitbit-client-id-hint', 'ends with .apps.googleusercontent.com');
      await says('#fitbit-secret-hint', 'The client secret is missing.');
      await page.fill('#node-config-input-clientSecret', '1-a.apps.googleusercontent.com');
      await says('#fitbit-secret-hint', 'This is the client ID.');
      await page.fill('#node-config-input-clientId', '1-a.apps.googleusercontent.com');
      await page.selectOption('#node-config-input-cloud', 'fitbit');
      await says('#fitbit-client-id-hint', 'Choose the service Google Health.');
      await page.evaluate("$('.red-ui-tray details').prop('open', true)");
      await page.check('#node-config-input-webhooks');
      await says('#fitbit-webhooks-hint', 'Webhooks need a public address.');

      editor.errors.should.eql([]);
    });

    it('a client of the type "Desktop app" connects with no address registered', async () => {
      const page = await look();
      setClient({ desktop: true, redirectUris: [] });
      await openConfig(page, 'fitbit-config', ids.config);
      const consent = await pressConnect(page, 'Anna', '');

      await consent.click('button[value=allow]');

      await page.locator('#fitbit-result', { hasText: 'Anna is connected.' }).waitFor();
    });

    // The words are ours and the clouds': no other in another Node-RED.
    if (version === 5) {
      it('what Google shows on its own page is found in the dialog, each word with a way out of its own', async () => {
        const page = await look();
        await openConfig(page, 'fitbit-config', ids.config);
        const waysOut = new Map<string, string>();

        for (const word of pageWords) {
          setClient({ blocked: word });
          const window = await openConsent(page, 'Anna', '');
          await window.locator('strong', { hasText: word }).waitFor();
          await page.click('#fitbit-page-box summary');
          await page.selectOption('#fitbit-page-says', { label: word });
          waysOut.set(await page.locator('#fitbit-way-out').innerText(), word);
        }
        // The way out taken, the same dialog goes on.
        setClient({ blocked: null });
        const consent = await pressConnect(page, 'Anna', '');
        await consent.click('button[value=allow]');
        await page.locator('#fitbit-result', { hasText: 'Anna is connected.' }).waitFor();

        should([...waysOut.values()]).eql(pageWords);
        for (const text of waysOut.keys()) text.should.match(/^[A-Z].{40,}\.$/);
        editor.errors.should.eql([]);
      });

      it('what Google tells only afterwards is said in the dialog, with the way out', async () => {
        const page = await look();
        await openConfig(page, 'fitbit-config', ids.config);

        for (const [play, says] of refusals) {
          const consent = await pressConnect(page, 'Anna', '');
          await consent.check('input[name=person][value=anna]');
          play(sandbox);
          await consent.click('button[value=allow]');
          await page.locator('#fitbit-result', { hasText: says }).waitFor();
          (await page.locator('#fitbit-result').innerText()).should.not.containEql('tried again');
          heal(sandbox);
        }

        (await page.locator('.fitbit-person').count()).should.equal(0);
        editor.errors.should.eql([]);
      });
    }

    it('a permission that was unticked is asked for again', async () => {
      const page = await look();
      await openConfig(page, 'fitbit-config', ids.config);
      await page.click('.fitbit-section summary >> text=More');
      await page.check('#node-config-input-webhooks');
      const consent = await pressConnect(page, 'Anna', '');

      await consent.locator('input[name=scope]').first().uncheck();
      await consent.click('button[value=allow]');

      await page.locator('#fitbit-result', { hasText: 'tick every one' }).waitFor();
    });

    it('a refused consent says so, and nobody is added', async () => {
      const page = await look();
      await openConfig(page, 'fitbit-config', ids.config);
      const consent = await pressConnect(page, 'Carla', '');

      await consent.click('button[value=deny]');
      await page.locator('#fitbit-result', { hasText: 'The consent was refused.' }).waitFor();

      (await page.locator('.fitbit-person').count()).should.equal(0);
    });

    it('a new config connects before the first Deploy, then a deployed flow checks it; the export holds no secret', async () => {
      const page = await look();
      const client = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
      await openConfig(page, 'fitbit-config');
      await page.fill('#node-config-input-clientId', client?.clientId ?? '');
      await page.fill('#node-config-input-clientSecret', client?.clientSecret ?? '');
      const consent = await pressConnect(page, 'Dora', '');
      await consent.check('input[name=person][value=dora]');
      await consent.click('button[value=allow]');
      await page.locator('#fitbit-result', { hasText: 'Dora is connected.' }).waitFor();
      await page.click('#node-config-dialog-ok');
      await red.whileDeploying(() => deploy(page));

      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

      msg.person.name.should.equal('Dora');
      const exported = String(await page.evaluate('JSON.stringify(RED.nodes.createCompleteNodeSet())'));
      exported.should.containEql(client?.clientId ?? 'missing');
      exported.should.not.containEql(client?.clientSecret ?? '');
      editor.errors.should.eql([]);
    });

    it('a person is removed after one question', async () => {
      const page = await look();
      await openConfig(page, 'fitbit-config', ids.config);
      const consent = await pressConnect(page, 'Emil', '');
      await consent.check('input[name=person][value=emil]');
      await consent.click('button[value=allow]');
      await page.locator('.fitbit-person', { hasText: 'Emil' }).waitFor();

      await page.locator('.fitbit-person button', { hasText: 'Remove' }).click();
      // News of the list, as after a connection, leave the question as it is.
      const news = page.waitForResponse((response) => response.url().includes('/fitbit/people?'));
      await page.evaluate("$('#node-config-input-publicAddress').trigger('change')");
      await news;
      await page.locator('.fitbit-person button', { hasText: 'Keep' }).waitFor();
      await page.locator('.fitbit-person button', { hasText: 'Remove' }).last().click();
      await page.locator('#fitbit-people-said', { hasText: 'Emil was removed' }).waitFor();
      await page.locator('.fitbit-person').waitFor({ state: 'detached' });

      should(sandbox.control.grants().filter(({ person }) => person === 'emil')).be.empty();
    });
  });
}
