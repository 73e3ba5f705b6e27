// What npm would ship: what runs, help, locales, icons, examples, types of msgs, licence, and nothing else.
import { spawnSync } from 'node:child_process';

import should = require('should');

import { filesUnder, read, root } from '../support/repository';

describe('what npm ships', () => {
  let shipped: string[];
  before(() => {
    shipped = packed();
  });

  it('is what the sources stand for, file by file', () => {
    const built = [...filesUnder('src'), ...filesUnder('nodes')].flatMap(whatBecomesOf);
    const beside = [
      ...['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json', 'bin/node-red-fitbit.js'],
      ...[...filesUnder('examples'), ...filesUnder('types')],
    ];
    const expected = [...built, ...programs, ...beside];
    shipped.filter((path) => !expected.includes(path)).should.eql([], 'too much');
    expected.filter((path) => !shipped.includes(path)).should.eql([], 'too little');
  });

  it('holds nothing but programs, pages, catalogues, icons, examples and types', () => {
    const kinds = [
      /^dist\/src\/([\w-]+\/)*[\w-]+\.js$/,
      /^dist\/nodes\/[\w-]+\/[\w-]+\.(js|html)$/,
      /^dist\/nodes\/[\w-]+\/locales\/[a-zA-Z-]+\/[\w-]+\.(json|html)$/,
      /^dist\/nodes\/[\w-]+\/icons\/[\w-]+\.svg$/,
      /^bin\/node-red-fitbit\.js$/,
      /^examples\/\d\d - [^/]+\.json$/,
      /^types\/messages\.(d\.ts|schema\.json)$/,
      /^(LICENSE|README\.md|CHANGELOG\.md|package\.json)$/,
    ];
    shipped.filter((path) => !kinds.some((kind) => kind.test(path))).should.eql([]);
    shipped
      .filter((path) => /(^|\/)test\/|\.test\.|bench|\.map$|(?<!\.d)\.ts$|\.demo/.test(path))
      .should.eql([]);
  });

  it('holds no secret and no path of the machine that built it', () => {
    const unwanted = /PRIVATE KEY-----|\bGOCSPX-\w{10}|\bAC[0-9a-f]{32}\b/;
    const found = shipped.filter((path) => {
      const text = read(path);
      return unwanted.test(text) || text.includes(root);
    });
    found.should.eql([]);
  });
});

/** npm's own list; the build has run before the tests, so `prepack` need not. */
function packed(): string[] {
  const npm = process.env.npm_execpath ?? '';
  const options = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline', '--no-update-notifier'];
  const [command, first] = npm.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const { stdout, stderr } = spawnSync(command, [...first, ...options], { cwd: root, encoding: 'utf8' });
  should(stdout).startWith('[', stderr);
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(stdout);
  return files.map(({ path }) => path).sort();
}

/** What is there once, whatever the sources are called. */
const programs = [
  'nodes/common/start.js',
  'src/engine.js',
  'src/move.js',
  'src/net/system.js',
  'src/sandbox.js',
  'src/sentences/sentences.js',
  'src/shared.js',
  'src/store/postgres.js',
  'src/store/shared.js',
  'src/store/sqlite.js',
].map((path) => `dist/${path}`);

/** Where a source ends up in the package by itself; all others are in one of `programs`. */
function whatBecomesOf(path: string): string[] {
  const [, folder = '', name = ''] = /^nodes\/(fitbit-[^/]+)\/(.+)$/.exec(path) ?? [];
  if (name === 'editor.html')
    return [`${folder}.html`, `${folder}.js`, 'used.js'].map((file) => `dist/nodes/${folder}/${file}`);
  if (/^(locales|icons)\//.test(name)) return [`dist/${path}`];
  const [, language] = /^src\/sentences\/languages\/(.+)\.ts$/.exec(path) ?? [];
  return language ? [`dist/src/sentences/languages/${language}.js`] : [];
}
