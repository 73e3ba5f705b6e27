// The languages in the dialog of the service: those that there are, in the editor's own words.
import should = require('should');

import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser, openConfig, openEditor } from '../support/browser';
import { ids } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

describeInBrowser('the languages of a service', () => {
  let browser: Browser;
  let red: NodeRed;
  before(async () => {
    browser = await openBrowser();
    red = await startNodeRed({
      flows: [{ id: ids.config, type: 'fitbit-config', cloud: 'demo', language: 'de', configVersion: 1 }],
    });
  });
  after(async () => {
    await browser.close();
    await red.remove();
  });

  for (const [locale, id, chosen, names] of [
    ['en-US', ids.config, 'de', ['English', 'German']],
    ['de-DE', '_ADD_', 'de', ['Deutsch', 'Englisch']],
    ['en-US', '_ADD_', 'en', ['English', 'German']],
    ['fr-FR', '_ADD_', 'en', ['allemand', 'anglais']],
  ] as const) {
    it(`${id === '_ADD_' ? 'a new one' : 'a saved one'} in ${locale} has ${chosen}`, async () => {
      const { page, context, errors } = await openEditor(browser, red.url, locale);
      await openConfig(page, 'fitbit-config', id);

      should(await page.inputValue('#node-config-input-language')).equal(chosen);
      should(await page.locator('#node-config-input-language option').allTextContents()).eql([...names]);
      // Nothing is chosen for whoever is connected next: somebody known keeps theirs.
      should(await page.inputValue('#fitbit-new-language')).equal('');
      should((await page.locator('#fitbit-new-language option').allTextContents()).slice(1)).eql([...names]);
      errors.should.eql([]);
      await context.close();
    });
  }
});
