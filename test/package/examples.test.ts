// The examples under Import > Examples: they import as they are, explain themselves and give nothing away.
import should = require('should');

import { filesUnder, read, readJson } from '../support/repository';
import { coreTypes, paletteNodes, textsIn } from './palette';

interface FlowNode {
  id: string;
  type: string;
  [field: string]: unknown;
}

const palette = paletteNodes();
const examples = filesUnder('examples').map((path) => ({
  path,
  title: /^examples\/\d\d - (.+)\.json$/.exec(path)?.[1],
  nodes: readJson(path) as FlowNode[],
}));
/** All texts of the dialogs and labels; the palette's own are not on the canvas. */
const onScreen = palette.flatMap(({ type, folder }) => {
  const { paletteLabel: _palette, ...texts } = readJson(`${folder}/locales/en-US/${type}.json`)[type];
  return textsIn(texts);
});
/** The one palette of others that an example may need, by the example's number: its comment says what to install. */
const needed: Readonly<Record<string, { palette: string; nodes: RegExp }>> = {
  '11': {
    palette: '@flowfuse/node-red-dashboard',
    nodes: /^ui-(base|theme|page|group|template|event|notification)$/,
  },
};
const onNoTab = [
  ...['tab', 'mqtt-broker', 'fitbit-config', 'fitbit-sms-account'],
  ...['ui-base', 'ui-theme', 'ui-page', 'ui-group'],
];

describe('the examples', () => {
  it('are numbered from 01 and named by what they do', () => {
    examples.length.should.be.above(1);
    examples
      .map(({ path }) => path.slice('examples/'.length, 'examples/01 - '.length))
      .should.eql(examples.map((_, index) => `${String(index + 1).padStart(2, '0')} - `));
  });

  it('name no service, so that its label follows the service that is chosen', () => {
    for (const { path, nodes } of examples) {
      const names = nodes.filter(({ type }) => type === 'fitbit-config').map(({ name }) => name);
      should(names.filter(Boolean)).eql([], path);
    }
  });

  it('use every node of the palette (N02)', () => {
    const used = new Set(examples.flatMap(({ nodes }) => nodes.map(({ type }) => type)));
    const inPalette = palette.filter(({ definition }) => definition.category !== 'config');
    inPalette
      .map(({ type }) => type)
      .filter((type) => !used.has(type))
      .should.eql([]);
  });

  it('have ids that occur once in all of them, so that all can be imported', () => {
    const ids = examples.flatMap(({ nodes }) => nodes.map(({ id }) => id));
    ids.filter((id, at) => ids.indexOf(id) !== at).should.eql([]);
    for (const id of ids) id.should.match(/^[0-9a-f]{16}$/);
  });

  for (const { path, title, nodes } of examples) {
    describe(path, () => {
      it('is one tab of its own title, with a comment that says what to fill in', () => {
        const tabs = nodes.filter(({ type }) => type === 'tab');
        tabs.map(({ label }) => label).should.eql([title]);
        const comments = nodes.filter(({ type }) => type === 'comment');
        comments.length.should.be.above(0);
        should(String(comments[0]?.info).length).be.above(100);
      });

      it('speaks of nodes and fields by the words that are on the screen', () => {
        const own = nodes.flatMap(({ name, low }) => [String(name), `low below ${low} %`]);
        const core = ['Server', 'Security'];
        const spoken = nodes
          .filter(({ type }) => type === 'comment')
          .flatMap(({ info }) => [...String(info).matchAll(/\*([^*\n]+)\*/g)].map(([, word]) => word ?? ''));
        spoken.filter((word) => ![...own, ...core, ...onScreen].includes(word)).should.eql([]);
      });

      it('needs no other palette, on any Node-RED that is tested, but the one that its comment says to install', () => {
        const ours = palette.map(({ type }) => type);
        const other = needed[path.slice('examples/'.length).slice(0, 2)];
        const foreign = nodes.filter(
          ({ type }) =>
            type !== 'tab' &&
            !ours.includes(type) &&
            !other?.nodes.test(type) &&
            !coreTypes.every((core) => core.has(type)),
        );
        foreign.map(({ type }) => type).should.eql([]);
        if (!other) return;
        const info = String(nodes.find(({ type }) => type === 'comment')?.info);
        info.should.containEql(`\`${other.palette}\``).and.match(/do not deploy/);
        should(readJson('package.json').devDependencies).have.property(other.palette);
      });

      it('carries no credentials', () => {
        for (const node of nodes) {
          const { credentials = {} } = palette.find(({ type }) => type === node.type)?.definition ?? {};
          should(Object.keys(node)).not.containEql('credentials');
          Object.keys(credentials)
            .filter((name) => Object.hasOwn(node, name))
            .should.eql([]);
        }
        read(path).should.not.match(/\bAC[0-9a-f]{32}\b|apps\.googleusercontent\.com|\+\d{7,}|GOCSPX/);
      });

      it('has in each of our nodes the fields that its dialog has', () => {
        for (const node of nodes) {
          const { definition } = palette.find(({ type }) => type === node.type) ?? {};
          if (!definition) continue;
          const isConfig = definition.category === 'config';
          const place = isConfig ? ['id', 'type'] : ['id', 'type', 'z', 'x', 'y', 'wires'];
          Object.keys(node)
            .sort()
            .should.eql([...place, ...Object.keys(definition.defaults)].sort(), node.type);
        }
      });

      it('is wired to nothing outside of itself', () => {
        const ids = new Set(nodes.map(({ id }) => id));
        const references = nodes.flatMap(({ type, z, config, account, broker, wires, ...one }) => [
          ...[
            z,
            config,
            account,
            one.ui,
            one.page,
            one.theme,
            one.group,
            ...(type === 'mqtt-broker' ? [] : [broker]),
          ].filter((one) => typeof one === 'string' && one !== ''),
          ...(Array.isArray(wires) ? wires.flat() : []),
          ...(z || onNoTab.includes(type) ? [] : [`${type} on no tab`]),
        ]);
        references.filter((one) => !ids.has(String(one))).should.eql([]);
      });
    });
  }
});
