// The sidebar tab where several Node-REDs share a database: which there are, what each does, and whose clock is wrong.
import should = require('should');

import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { system } from '../../src/net/system';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { openPostgresStore } from '../../src/store/postgres/open';
import type { Store } from '../../src/store/store';
import { type Editor, openEditor } from '../support/browser';
import { connect } from '../support/consent';
import { type TempDatabase, tempDatabase } from '../support/database';
import { configNode, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { picture } from '../support/pictures';
import { root } from '../support/repository';

const { version: ownVersion } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('the sidebar tab of a Node-RED that shares its database', () => {
  let sandbox: Sandbox;
  let database: TempDatabase;
  let red: NodeRed;
  let editor: Editor | undefined;
  const others: Store[] = [];

  before(async () => {
    sandbox = await startSandbox();
    database = await tempDatabase();
    red = await startNodeRed({ origins: sandbox.origins, ...database.red });
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    for (const [name, version, aheadMs] of [
      ['rack.example.org:1880', ownVersion, -1_500],
      ['pi-of-the-garden-shed:1881', '0.0.9', 5_400],
      ['attic:1880', ownVersion, -3_600_000],
    ] as const) {
      const options = {
        connection: database.red.settings.fitbitConfigStore,
        key: Buffer.from(database.red.env.FITBIT_CONFIG_STORE_KEY, 'base64'),
      };
      const clock = { ...system, now: () => Date.now() + aheadMs };
      others.push(await openPostgresStore({ ...options, name, version }, clock));
    }
  });
  after(async () => {
    for (const store of others) await store.close();
    await red.remove();
    await database.close();
    await sandbox.close();
  });
  afterEach(async () => {
    await editor?.close();
    should(editor?.errors).eql([]);
  });

  it('lists each with its version and its work, says which one answers, and by how much a clock is wrong', async () => {
    editor = await openEditor(red.url);
    const { page } = editor;
    await page.evaluate("RED.sidebar.show('fitbit')");
    const items = page.locator('.fitbit-tab-instances li');
    await items.nth(3).waitFor();

    const [own = '', rack = '', shed = '', attic = ''] = (await items.allInnerTexts()).map((text) =>
      text.replaceAll('\u00a0', ' ').replaceAll('\n', ' '),
    );

    own.should.startWith(`${hostname()}:${red.port} (this one), version ${ownVersion}, started just now: `);
    own.should.match(/acts for \d people, looks after 0 SMS$/);
    rack.should.not.match(/this one|clock/);
    shed.should.containEql('version 0.0.9').and.endWith("Its clock is 5 seconds ahead of the database's.");
    attic.should.match(/ 60 minutes behind .* Set it right/);
    const wrong = page.locator('.fitbit-clock-wrong');
    (await wrong.allInnerTexts()).should.have.length(1);
  });

  for (const [theme, locale, width] of [
    ['light', 'en-US', 320],
    ['dark', 'de', 700],
  ] as const)
    it(`can be read by everybody, in the ${theme} theme, ${width} pixels wide`, async () => {
      editor = await openEditor(red.url, locale, { 'view-dark-theme': theme });
      const { page } = editor;
      await page.evaluate("RED.sidebar.show('fitbit')");
      const list = page.locator('.fitbit-tab-instances');
      await list.locator('li').nth(3).waitFor();
      await page.addStyleTag({
        content: `.fitbit-tab { position: fixed; right: 0; bottom: 0; width: ${width}px; height: 600px; z-index: 99; }`,
      });
      await list.scrollIntoViewIfNeeded();
      await picture(page.locator('.fitbit-tab'), `instances-${theme}-${width}`);

      await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
      const { violations } = (await page.evaluate("axe.run('.fitbit-tab')")) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`).should.eql([]);
      (await list.innerText()).should.not.match(/fitbit-sidebar\./);
    });
});
