// The documents beside the code: what they point at is there, and what they tell you to run can be run.
import 'should';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder, read, readJson, root } from '../support/repository';

const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...filesUnder('docs')].filter((path) =>
  path.endsWith('.md'),
);
const scripts = Object.keys(readJson('package.json').scripts);

describe('the documents', () => {
  for (const path of documents) {
    it(`${path} leads to files that are there`, () => {
      const links = [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
        ([, to]) => to ?? '',
      );
      links.filter((to) => !existsSync(join(root, dirname(path), to))).should.eql([]);
    });

    it(`${path} names npm scripts that there are`, () => {
      const named = [...read(path).matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)];
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
    const future = 'src/sentences/languages/fr.ts';
    paths.filter((path) => path !== future && !existsSync(join(root, path))).should.eql([]);
    const rooms = new Set(
      filesUnder('src').map((path) => /^src\/[^/]+\/|^src\/[^/]+$/.exec(path)?.[0] ?? ''),
    );
    [...rooms].filter((room) => !paths.includes(room)).should.eql([]);
  });
});

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/`|\*|\[|\]\([^)]*\)/g, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- _]/gu, '')
        .replace(/ /g, '-'),
    ),
  );
}

describe('links', () => {
  const pages = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesUnder('docs')].filter(
    (path) => path.endsWith('.md'),
  );

  for (const page of pages) {
    it(`of ${page} lead to a page, a heading or a picture that is there`, () => {
      const links = [...read(page).matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
        ([, link, src]) => link ?? src ?? '',
      );
      const broken = links.filter((link) => {
        if (/^https?:/.test(link)) return false;
        const [path = '', anchor] = link.split('#');
        const file = path === '' ? page : join(dirname(page), path);
        if (!existsSync(join(root, file))) return true;
        return anchor !== undefined && !anchorsOf(read(file)).has(anchor);
      });
      broken.should.eql([]);
    });
  }

  it('every picture in docs/images is shown somewhere', () => {
    const all = pages.map(read).join('\n');
    filesUnder('docs/images')
      .filter((path) => !all.includes(path.replace('docs/', '')))
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
