// The sidebar tab where several Node-REDs share a database: which there are, what each does, and whose clock is wrong.
import should = require('should');

import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { type Editor, openEditor } from '../support/browser';
import { connect } from '../support/consent';
import { type TempDatabase, tempDatabase } from '../support/database';
import { configNode, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { picture, takesPictures } from '../support/pictures';
import { root } from '../support/repository';

const { version: ownVersion } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('the sidebar tab of a Node-RED that shares its database', () => {
  let sandbox: Sandbox;
  let database: TempDatabase;
  let red: NodeRed;
  let editor: Editor | undefined;

  before(async () => {
    sandbox = await startSandbox();
    database = await tempDatabase();
    red = await startNodeRed({ origins: sandbox.origins, ...database.red });
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    // Others that beat: they are not taken for lost before an hour is over.
    await database.server.sql(
      database.name,
      `INSERT INTO fitbit.instances (name, version, ahead_ms, beat_at) VALUES
         ('rack.example.org:1880', '${ownVersion}', -1900, clock_timestamp() + interval '1 hour'),
         ('pi-of-the-garden-shed:1881', '0.0.9', 5400, clock_timestamp() + interval '1 hour'),
         ('attic:1880', '${ownVersion}', -3600000, clock_timestamp() + interval '1 hour')`,
    );
  });
  after(async () => {
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

  if (takesPictures)
    for (const theme of ['light', 'dark'])
      for (const [locale, width] of [
        ['en-US', 320],
        ['de', 700],
      ] as const)
        it(`is drawn in the theme ${theme}, ${width} pixels wide, in ${locale}`, async () => {
          editor = await openEditor(red.url, locale, { 'view-dark-theme': theme });
          const { page } = editor;
          await page.evaluate("RED.sidebar.show('fitbit')");
          const list = page.locator('.fitbit-tab-instances');
          await list.locator('li').nth(3).waitFor();
          await list.scrollIntoViewIfNeeded();
          await page.addStyleTag({
            content: `.fitbit-tab { width: ${width}px !important; position: fixed; right: 0; bottom: 0; height: 600px !important; z-index: 99; }`,
          });
          await picture(page.locator('.fitbit-tab'), `instances-${theme}-${width}`);
        });
});
