// Promises of the status: under 20 characters in every language, and the number in it stays whoever it is about.
import 'should';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Node, NodeAPI } from 'node-red';
import { type StatusName, show } from '../../../nodes/common/status';
import { readJson, root } from '../../support/repository';

/** The longest that each place is filled with; a name can be of any length. */
const longest: Record<string, string> = {
  name: 'Maximiliane-Alexandra Müller-Lüdenscheidt',
  level: '100',
  count: '999',
  odd: '99',
  code: '30034',
  time: '23:59',
};

// The sidebar tab is no node, and has no status.
const types = readdirSync(join(root, 'nodes')).filter(
  (type) => type !== 'fitbit-sidebar' && existsSync(join(root, 'nodes', type, 'locales')),
);

describe('nodes: the status', () => {
  for (const type of types) {
    for (const language of readdirSync(join(root, 'nodes', type, 'locales'))) {
      const texts: Record<string, string> = readJson(`nodes/${type}/locales/${language}/${type}.json`)[type]
        .status;

      it(`of ${type} is short in ${language}, and loses nothing but the end of a name`, () => {
        for (const [name, text] of Object.entries(texts)) {
          const shown = textOf(type, texts, name as StatusName, longest);

          shown.length.should.be.within(1, 19, shown);
          shown.should.not.match(/__/);
          const [before = '', after] = filled(text, { ...longest, name: '\0' }).split('\0');
          shown.startsWith(before).should.equal(true, shown);
          if (after !== undefined) shown.should.match(/M.*…/, shown);
          shown.endsWith(after ?? '').should.equal(true, shown);
        }
      });
    }
  }

  it('sets a name from right to left apart from the number behind it, and counts no mark that is not seen', () => {
    const texts = { low: '__name__ __level__ %' };
    const marks = /[\u2068\u2069]/g;

    textOf('node', texts, 'low', { name: 'שרה', level: '18' }).should.equal('\u2068שרה\u2069 18 %');
    const long = textOf('node', texts, 'low', { name: 'שרה'.repeat(9), level: '18' });
    long.should.match(/^\u2068[^\u2069]+…\u2069 18 %$/);
    long.replace(marks, '').length.should.equal(19);
    textOf('node', texts, 'low', { name: 'Zoë', level: '18' }).should.not.match(marks);
  });

  it('is a key of the catalogue where nothing goes into it, so that each editor shows its own language', () => {
    const texts = { gone: 'Dienst abgeschaltet', failed: 'Fehler __code__' };
    const type = 'fitbit-sms-out';

    for (const fill of [{}, { code: '30034' }] as Record<string, string>[]) {
      shownBy(type, texts, 'gone', fill).should.match({
        text: '@lowbatt/node-red-fitbit/fitbit-sms-out:fitbit-sms-out.status.gone',
        words: 'Dienst abgeschaltet',
      });
    }
    const failed = shownBy(type, texts, 'failed', { code: '30034' });
    failed.should.match({ text: 'Fehler 30034', words: 'Fehler 30034' });
  });

  it('leaves a name that fits as it is', () => {
    const texts = { low: '__name__ __level__ %' };

    textOf('node', texts, 'low', { name: 'Anna', level: '15' }).should.equal('Anna 15 %');
    textOf('node', texts, 'low', { name: 'Annabella Mayer', level: '9' }).should.equal('Annabella Mayer 9 %');
    textOf('node', texts, 'low', { name: 'Annabella Mayers', level: '9' }).should.equal(
      'Annabella Maye… 9 %',
    );
  });
});

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/__(\w+?)__/g, (place, name: string) => String(values[name] ?? place));
}

/** The words that a node of this type shows, with Node-RED's catalogue played by `texts`. */
function textOf(
  type: string,
  texts: Record<string, string>,
  name: StatusName,
  fill: Record<string, string>,
): string {
  return shownBy(type, texts, name, fill).words;
}

function shownBy(
  type: string,
  texts: Record<string, string>,
  name: StatusName,
  fill: Record<string, string>,
): { text: string; words: string } {
  let shown = { text: '', words: '' };
  const RED = {
    _: (key: string, values: Record<string, string>) =>
      filled(texts[key.split('.').at(-1) ?? ''] ?? '', values),
  };
  const node = { type, status: (status: typeof shown) => (shown = status) };
  show(RED as unknown as NodeAPI, node as unknown as Node, name, fill);
  return shown;
}
