// Each kind of alert is described to those who build a flow on it: in the node's help, and in the table of the README.
import 'should';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { alertKinds } from '../../src/battery/kinds/registry';
import { read, root } from '../support/repository';

const kinds = Object.keys(alertKinds).sort();
const locales = 'nodes/fitbit-battery-status/locales';

/** The words set as code in a text. */
const named = (text: string, code: RegExp) => [...text.matchAll(code)].map(([, word]) => word ?? '').sort();

describe('the kinds of alerts', () => {
  for (const language of readdirSync(join(root, locales))) {
    it(`are all named in the help of the battery node, and no other is (${language})`, () => {
      const help = read(`${locales}/${language}/fitbit-battery-status.html`);
      const [, line = ''] = /<dt>alert\.kind .*?<dd>(.*?)<\/dd>/s.exec(help) ?? [];

      named(line, /<code>([\w-]+)<\/code>/g).should.eql(kinds);
    });
  }

  it('but the test, may each have words of the owner, in the dialog', () => {
    const page = read('nodes/fitbit-battery-status/editor.html');
    const [, options = ''] = /id="fitbit-words-kind">(.*?)<\/select>/s.exec(page) ?? [];

    named(options, /value="([\w-]+)"/g).should.eql(kinds.filter((kind) => kind !== 'test'));
  });

  it('have each their line in the table of the README, and no other has', () => {
    const [, table = ''] =
      /^\| alert \| when \|\n\| --- \| --- \|\n((?:\|.*\n)+)/m.exec(read('README.md')) ?? [];
    const first = table.replaceAll(/^\| ([^|]+)\|.*$/gm, '$1');

    named(first, /`([\w-]+)`/g).should.eql(kinds);
  });
});
