// Another language is nothing but new files: put into a copy of the build, it is served everywhere.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import 'should';

import { type NodeRed, startNodeRed } from '../support/node-red';
import { root } from '../support/repository';

/** A language that neither Node-RED nor this palette has. */
const language = 'it';

for (const version of [5, 4] as const) {
  describe(`another language, Node-RED ${version}`, () => {
    let palette: string;
    let red: NodeRed;

    before(async () => {
      palette = copyWith(language);
      red = await startNodeRed({ version, palette });
    });
    after(async () => {
      await red.remove();
      rmSync(palette, { recursive: true, force: true });
    });

    const inItalian = { headers: { 'accept-language': language, accept: 'text/html' } };
    // The sidebar tab has neither dialog nor help.
    const types = readdirSync(join(root, 'dist', 'nodes')).filter(
      (name) => name.startsWith('fitbit-') && name !== 'fitbit-sidebar',
    );

    it('is in the dialog of every node, and in its help', async () => {
      types.length.should.be.above(5);
      const { text: pages } = await red.request('/nodes', inItalian);
      for (const type of types) {
        const { json } = await red.request(`/locales/@lowbatt/node-red-fitbit/${type}?lng=${language}`);
        JSON.stringify(json).should.containEql('(it) ');
        const help = pages.slice(pages.indexOf(`data-help-name="${type}"`));
        help.slice(0, 200).should.containEql('(it) ');
      }
    });

    it('is on the pages that people see, and what is told in it can be chosen in the dialog', async () => {
      const { text: page } = await red.request('/fitbit/callback?state=x&code=y', inItalian);
      const { json: settings } = await red.request('/settings');

      page.should.containEql('<html lang="it">').and.containEql('(it) ');
      settings.fitbitConfigLanguages.should.containEql('it').and.containEql('en').and.containEql('de');
    });
  });
}

/** A copy of what is installed, with the English of everything once more as another language. */
function copyWith(added: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fitbit-language-'));
  for (const part of ['dist', 'package.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const nodes = join(folder, 'dist', 'nodes');
  for (const type of readdirSync(nodes).filter((name) => name.startsWith('fitbit-'))) {
    const locales = join(nodes, type, 'locales');
    cpSync(join(locales, 'en-US'), join(locales, added), { recursive: true });
    // The sidebar tab has no help.
    const help = join(locales, added, `${type}.html`);
    if (existsSync(help)) rewrite(help, (text) => text.replaceAll('<p>', `<p>(${added}) `));
    rewrite(join(locales, added, `${type}.json`), (text) => text.replaceAll(/: "(?=\w)/g, `: "(${added}) `));
  }
  const sentences = join(folder, 'dist', 'src', 'sentences', 'languages');
  cpSync(join(root, 'build', 'src', 'sentences', 'languages', 'en.js'), join(sentences, `${added}.js`));
  rewrite(join(sentences, `${added}.js`), (text) => text.replaceAll(/(?<=: ["'])(?=[A-Z])/g, `(${added}) `));
  return folder;
}

function rewrite(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}
