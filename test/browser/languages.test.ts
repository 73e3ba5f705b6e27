// The languages in the dialog of the service: those that there are, in the editor's own words.
import should = require('should');

import { knownLanguages } from '../../src/sentences/sentences';
import { openConfig, openEditor } from '../support/browser';
import { ids } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

describe('the languages of a service', () => {
  let red: NodeRed;
  before(async () => {
    red = await startNodeRed({
      flows: [
        { id: 'f000000000000001', type: 'tab', label: 'Flow' },
        { id: ids.config, type: 'fitbit-config', cloud: 'demo', language: 'de', configVersion: 1 },
        {
          ...{ id: ids.battery, type: 'fitbit-battery-status', z: 'f000000000000001', x: 200, y: 100 },
          ...{ config: '', person: '', low: 20, configVersion: 1, wires: [[], []] },
        },
      ],
    });
  });
  after(async () => {
    await red.remove();
  });

  for (const [locale, words, label] of [
    ['en-US', 'no service', 'battery status'],
    ['de-DE', 'kein Dienst', 'Akkustand'],
  ] as const) {
    it(`in ${locale} the canvas shows a status and the palette its names, whatever the server's language is`, async () => {
      const { page, errors, close } = await openEditor(red.url, locale);

      await page.locator('.red-ui-flow-node-status-label', { hasText: words }).waitFor();
      const names = await page.locator('#red-ui-palette .red-ui-palette-label').allTextContents();
      should(names.map((name) => name.replace(/\s+/g, ' '))).containEql(label);
      errors.should.eql([]);
      await close();
    });
  }

  for (const [locale, id, chosen, some] of [
    ['en-US', ids.config, 'de', ['English', 'German']],
    ['de-DE', '_ADD_', 'de', ['Deutsch', 'Englisch']],
    ['it-IT', '_ADD_', 'en', ['English', 'German']],
    ['ja-JP', '_ADD_', 'ja', ['英語', '日本語']],
    ['zh-TW', '_ADD_', 'zh-TW', ['英文', '德文']],
    ['pt-BR', '_ADD_', 'pt', ['alemão', 'inglês']],
    ['fr-FR', '_ADD_', 'fr', ['allemand', 'anglais']],
  ] as const) {
    it(`${id === '_ADD_' ? 'a new one' : 'a saved one'} in ${locale} has ${chosen}`, async () => {
      // To a language that it does not know Node-RED makes English.
      const names = namesIn(chosen === 'en' ? 'en-US' : locale);
      should(names).containDeepOrdered([...some]);
      const { page, errors, close } = await openEditor(red.url, locale);
      await openConfig(page, 'fitbit-config', id);

      should(await page.inputValue('#node-config-input-language')).equal(chosen);
      should(await page.locator('#node-config-input-language option').allTextContents()).eql(names);
      // Nothing is chosen for whoever is connected next: somebody known keeps theirs.
      should(await page.inputValue('#fitbit-new-language')).equal('');
      should((await page.locator('#fitbit-new-language option').allTextContents()).slice(1)).eql(names);
      errors.should.eql([]);
      await close();
    });
  }
});

/** What the languages are called in a language, in its order. */
function namesIn(locale: string): string[] {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  return knownLanguages()
    .map((tag) => names.of(tag) ?? tag)
    .sort(new Intl.Collator(locale).compare);
}
