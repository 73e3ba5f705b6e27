// The recipes in docs/recipes: each has its page, its flow or its example, its picture and its line in the list; and its flow gives nothing away.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import should = require('should');

import type { FlowNode } from '../support/node-red';
import { recipe, recipes } from '../support/recipes';
import { filesUnder, read, readJson, root } from '../support/repository';
import { coreTypes, paletteNodes, textsIn } from './palette';

const palette = paletteNodes();
const names = Object.keys(recipes);
const withFlow = names.filter((name) => recipes[name] === null);
const isThere = (path: string) => existsSync(join(root, path));
const onScreen = palette.flatMap(({ type, folder }) =>
  textsIn(readJson(`${folder}/locales/en-US/${type}.json`)[type]),
);

describe('the recipes', () => {
  it('are the pages of docs/recipes, each with a line in the list', () => {
    const pages = filesUnder('docs/recipes').filter(
      (path) => path.endsWith('.md') && !path.endsWith('/README.md'),
    );
    const listed = [...read('docs/recipes/README.md').matchAll(/^\| \[[^\]]+\]\(([\w-]+)\.md\) \|/gm)];

    pages.should.eql(names.map((name) => `docs/recipes/${name}.md`).sort());
    listed.map(([, name]) => name).should.eql(names);
  });

  it('use every flow that lies beside them', () => {
    const flows = filesUnder('docs/recipes').filter((path) => path.endsWith('.json'));

    flows.should.eql(withFlow.map((name) => `docs/recipes/${name}.json`).sort());
  });

  it('have ids that occur once in all of them and in the examples, so that all can be imported', () => {
    const all = [
      ...withFlow.map((name) => recipe(name)),
      ...filesUnder('examples').map((path) => readJson(path)),
    ];
    const ids = (all.flat() as FlowNode[]).map(({ id }) => id);

    ids.filter((id, at) => ids.indexOf(id) !== at).should.eql([]);
    for (const id of ids) id.should.match(/^[0-9a-f]{16}$/);
  });

  for (const name of names) {
    it(`${name}: says what to set, what you will see and what can be changed, names its flow and shows its picture`, () => {
      const page = read(`docs/recipes/${name}.md`);
      const number = recipes[name];
      const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading ?? '');

      for (const wanted of ['Settings', 'The flow', 'What you will see', 'Variations']) {
        headings.should.containEql(wanted);
      }
      page.should.containEql(`](../images/recipe-${name}.png)`);
      isThere(`docs/images/recipe-${name}.png`).should.be.true();
      if (number === null) page.should.containEql(`[${name}.json](${name}.json)`);
      else {
        const [title] = filesUnder('examples').filter((path) => path.startsWith(`examples/${number} `));
        page.should.containEql(`**${title?.slice('examples/'.length, -'.json'.length)}**`);
      }
    });
  }

  for (const name of withFlow) {
    describe(`docs/recipes/${name}.json`, () => {
      const nodes = recipe(name);
      const env = (nodes.find(({ type }) => type === 'tab')?.env ?? []) as {
        name: string;
        value: string;
        type: string;
      }[];

      it('has a comment that says what to fill in, by the words that are on the screen', () => {
        const [comment] = nodes.filter(({ type }) => type === 'comment');
        const known = [
          ...nodes.map((node) => String(node.name)),
          ...env.map((one) => one.name),
          'low below 20 %',
        ];
        const spoken = [...String(comment?.info).matchAll(/\*([^*\n]+)\*/g)].map(([, word]) => word ?? '');

        should(String(comment?.info).length).be.above(100);
        spoken.filter((word) => ![...known, ...onScreen].includes(word)).should.eql([]);
        env.filter((one) => !String(comment?.info).includes(`*${one.name}*`)).should.eql([]);
      });

      it('needs no other palette, on any Node-RED that is tested', () => {
        const ours = palette.map(({ type }) => type);
        nodes
          .map(({ type }) => type)
          .filter(
            (type) => type !== 'tab' && !ours.includes(type) && !coreTypes.every((core) => core.has(type)),
          )
          .should.eql([]);
      });

      it('carries no secret, and keeps those of its reader with the credentials', () => {
        for (const node of nodes) should(node).not.have.property('credentials');
        for (const one of env) {
          if (one.type === 'cred') one.value.should.equal('');
          else one.name.should.not.match(/TOKEN|KEY|PASSWORD|NUMBER|_TO$/);
        }
        JSON.stringify(nodes).should.not.match(/\+\d{7,}|Bearer \w|bot\d+:/);
      });

      it('has in each of our nodes the fields that its dialog has, and shows what went wrong', () => {
        for (const node of nodes) {
          const { definition } = palette.find(({ type }) => type === node.type) ?? {};
          if (!definition) continue;
          const place =
            definition.category === 'config' ? ['id', 'type'] : ['id', 'type', 'z', 'x', 'y', 'wires'];
          Object.keys(node)
            .sort()
            .should.eql([...place, ...Object.keys(definition.defaults)].sort(), node.type);
        }
        const caught = nodes.find(({ type, scope }) => type === 'catch' && scope === null);
        should(caught?.name).equal('what went wrong');
      });
    });
  }
});
