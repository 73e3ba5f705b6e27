// The documents beside the code: what they point at is there, and what they tell you to run can be run.
import 'should';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder, read, readJson, root } from '../support/repository';

const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...filesUnder('docs')].filter((path) =>
  path.endsWith('.md'),
);
const scripts = Object.keys(readJson('package.json').scripts);

/** How GitHub calls the headings of a document. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the documents', () => {
  it('show every picture of docs/images', () => {
    const texts = documents.map(read).join('\n');
    filesUnder('docs/images')
      .filter((path) => !texts.includes(path.replace('docs/', '')))
      .should.eql([]);
  });

  for (const path of documents) {
    it(`${path} leads to files that are there`, () => {
      const links = [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
        ([, to]) => to ?? '',
      );
      links.filter((to) => !existsSync(join(root, dirname(path), to))).should.eql([]);
    });

    it(`${path} leads to headings that are there`, () => {
      const links = [...read(path).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)#([^)\s]+)\)/g)];
      links
        .map(([, file, anchor]) => ({ file: file ? join(dirname(path), file) : path, anchor: anchor ?? '' }))
        .filter(({ file, anchor }) => file.endsWith('.md') && !anchorsOf(read(file)).includes(anchor))
        .should.eql([]);
    });

    it(`${path} names tests that are there`, () => {
      const named = [...read(path).matchAll(/`(test\/[\w./-]+)`/g)].map(([, file]) => file ?? '');
      named.filter((file) => !existsSync(join(root, file))).should.eql([]);
    });

    it(`${path} names npm scripts that there are`, () => {
      const named = [...read(path).matchAll(/\bnpm (?:run (\w[\w:-]*\w)|(test|start)\b)/g)];
      named
        .map(([, own, usual]) => own ?? usual ?? '')
        .filter((name) => !scripts.includes(name))
        .should.eql([]);
    });
  }

  it('CONTRIBUTING.md names every room of the house, and none that is not there', () => {
    const text = read('CONTRIBUTING.md');
    const paths = [...text.matchAll(/`((?:src|nodes|test|docs|examples)\/[\w./-]*)`/g)].map(
      ([, path]) => path ?? '',
    );
    const future = 'src/sentences/languages/it.ts';
    paths.filter((path) => path !== future && !existsSync(join(root, path))).should.eql([]);
    const rooms = new Set(
      filesUnder('src').map((path) => /^src\/[^/]+\/|^src\/[^/]+$/.exec(path)?.[0] ?? ''),
    );
    [...rooms].filter((room) => !paths.includes(room)).should.eql([]);
  });
});

describe('the guides in German', () => {
  const englishOnly: Record<string, string> = {
    'docs/structure.md': 'written by a tool, for who changes the code',
    'docs/performance.md': 'figures, for who changes the code',
    'docs/foresight.md': 'how forecasts are made and judged, for who wants to check them',
  };
  const shorter: Record<string, string> = {
    'docs/google.md': 'German has the steps, and leads to English for the whole list of errors',
    'docs/signup.md': 'German has the steps, and leads to English for the limits',
    'docs/sms-phone.md': 'German has the steps',
    'docs/twilio.md': 'German has the steps, and leads to English for the callbacks',
  };
  const guides = documents.filter((path) => /^docs\/[^/]+\.md$/.test(path));
  const german = (path: string) => path.replace('docs/', 'docs/de/');
  /** The levels of a document's headings, from the top, without the code in it. */
  const levels = (path: string) =>
    [
      ...read(path)
        .replace(/^ *```[\s\S]*?^ *```$/gm, '')
        .matchAll(/^(#+) /gm),
    ].map(([, marks]) => marks);

  for (const path of guides.filter((path) => !englishOnly[path])) {
    it(`${path} is there, and each of the two leads to the other`, () => {
      read(path).should.containEql(`\n[Auf Deutsch](${german(path).replace('docs/', '')})\n`);
      read(german(path)).should.containEql(`\n[In English](../${path.replace('docs/', '')})\n`);
    });

    if (!shorter[path]) {
      it(`${path} has the same headings, in the same order`, () => {
        levels(german(path)).should.eql(levels(path));
      });
    }
  }

  it('are missing only where it says why', () => {
    const named = [...Object.keys(englishOnly), ...Object.keys(shorter)];
    named.filter((path) => !guides.includes(path)).should.eql([]);
    Object.keys(englishOnly)
      .filter((path) => existsSync(join(root, german(path))))
      .should.eql([]);
  });
});

describe('the workflow', () => {
  const workflow = read('.github/workflows/test.yml');
  const listed = (name: string) =>
    (new RegExp(`^ +${name}: \\[([\\d, ]+)\\]$`, 'm').exec(workflow)?.[1] ?? '').split(', ').map(Number);

  it('tries each Node-RED that is tested here, from the first Node.js that is supported', () => {
    const major = (version: string) => Number(/\d+/.exec(version)?.[0]);
    const { engines, devDependencies } = readJson('package.json');

    listed('node-red').should.eql(
      [devDependencies['node-red-4'], devDependencies['node-red']].map((one) =>
        major(one.replace('npm:node-red@', '')),
      ),
    );
    listed('node').should.eql([major(engines.node), 24, 26]);
  });

  it('runs the tests on that Node.js, and not on the one that comes along', () => {
    workflow.should.match(/rm -rf node_modules\/node node_modules\/\.bin\/node\n.*npm test/);
  });

  it('publishes with provenance, and only what was tested', () => {
    const release = read('.github/workflows/release.yml');
    release.should.match(/npm publish --provenance/);
    release.should.match(/id-token: write/);
    release.should.match(/needs: test/);
    readJson('package.json').publishConfig.provenance.should.be.true();
  });

  it('every report of a bug comes with what the sidebar copies', () => {
    for (const form of ['bug', 'live-account']) {
      read(`.github/ISSUE_TEMPLATE/${form}.yml`).should.match(/press "Copy report"[\s\S]*?required: true/);
    }
  });
});
