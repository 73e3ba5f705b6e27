// Packed, installed and run as a user does it: the nodes are in the palette, the examples under Import, 01 works.
import should = require('should');

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { filesUnder, readJson } from '../support/repository';
import { type Installed, packAndInstall } from './installed';
import { startUserNodeRed, type UserNodeRed } from './user-node-red';

const pack = readJson('package.json');
const examples = filesUnder('examples').map((path) => path.slice('examples/'.length, -'.json'.length));
const main = '01 - Battery alerts by SMS';

interface NodeSet {
  module: string;
  name: string;
  types: string[];
  enabled: boolean;
  loaded?: boolean;
  version: string;
  err?: unknown;
}

interface FlowNode {
  id: string;
  type: string;
  name?: string;
}

describe('the package, installed from its tarball', () => {
  let installed: Installed;
  before(() => {
    installed = packAndInstall();
  });
  after(() => installed?.remove());

  it('brings its dependencies, and no tests', () => {
    const modules = join(installed.userDir, 'node_modules');
    for (const name of Object.keys(pack.dependencies)) {
      should(existsSync(join(modules, name, 'package.json'))).be.true(name);
    }
    const home = join(modules, '@lowbatt', 'node-red-fitbit');
    existsSync(join(home, 'dist', 'src')).should.be.true();
    existsSync(join(home, 'dist', 'test')).should.be.false();
  });

  it('leads to no source map: there is none, and its sources are not there either', () => {
    const home = join(installed.userDir, 'node_modules', '@lowbatt', 'node-red-fitbit');
    const files = readdirSync(join(home, 'dist'), { recursive: true, encoding: 'utf8' });
    const programs = files.filter((name) => /\.(js|html)$/.test(name));

    programs.length.should.be.above(30);
    files.filter((name) => name.endsWith('.map')).should.be.empty();
    programs
      .filter((name) => readFileSync(join(home, 'dist', name), 'utf8').includes('sourceMappingURL'))
      .should.be.empty();
  });

  it('brings the command, which says how to move, and where there is nothing to be moved', () => {
    const command = join(installed.userDir, 'node_modules', '.bin', 'node-red-fitbit');
    // The Node.js that this runs on.
    const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
    const run = (...given: string[]) =>
      spawnSync(command, given, { cwd: installed.userDir, encoding: 'utf8', env });

    run('--help').should.match({ status: 0, stdout: /--key-file/, stderr: '' });
    run('move', '--to', 'postgres://localhost/none').should.match({
      status: 1,
      stdout: '',
      stderr: /^There is no store in [^\n]*fitbit\. [^\n]*\n$/,
    });
  });

  for (const name of ['node-red', 'node-red-4'] as const) {
    describe(`in Node-RED ${readJson(`node_modules/${name}/package.json`).version}`, () => {
      let red: UserNodeRed;
      before(async () => {
        red = await startUserNodeRed(name, installed.userDir);
      });
      after(() => red?.stop());

      it('shows its nodes in the palette', async () => {
        const sets = await red.get<NodeSet[]>('/nodes');

        const ours = sets.filter(({ module }) => module === pack.name);
        ours
          .map((one) => one.name)
          .sort()
          .should.eql(Object.keys(pack['node-red'].nodes).sort());
        for (const { name: type, types, enabled, version, err } of ours) {
          types.should.eql([type]);
          should({ enabled, version, err }).eql({ enabled: true, version: pack.version, err: undefined });
        }
      });

      it('lists its examples under Import > Examples, as they were written', async () => {
        const modules = await red.get<string[]>('/library/examples/flows/');
        const listed = await red.get<{ fn: string }[]>(`/library/examples/flows/${pack.name}`);

        modules.should.containEql(pack.name);
        listed
          .map(({ fn }) => fn)
          .sort()
          .should.eql(examples);
        for (const title of examples) {
          const address = `/library/examples/flows/${pack.name}/${encodeURIComponent(title)}`;
          should(await red.get(address)).eql(readJson(`examples/${title}.json`));
        }
      });

      it('brings the first alert into the debug sidebar at the third press of example 01', async () => {
        const flows = await red.get<FlowNode[]>(
          `/library/examples/flows/${pack.name}/${encodeURIComponent(main)}`,
        );
        const id = (fits: (node: FlowNode) => boolean) => flows.find(fits)?.id ?? '';
        const inject = id(({ type }) => type === 'inject');
        const readings = id((node) => node.type === 'debug' && node.name === 'readings');
        const sms = id(({ type }) => type === 'fitbit-sms-out');
        await red.deploy(flows);

        for (const presses of [1, 2, 3]) {
          await red.press(inject);
          await red.debug.some(presses, (entry) => entry.id === readings);
        }
        const alert = await red.debug.first((entry) => entry.id === sms);

        const levels = red.debug.all().filter((entry) => entry.id === readings);
        levels.map(({ msg }) => msg).should.eql(['25', '20', '15']);
        should(alert.msg).match(/^SMS to \+15555550100: .*Dana.* 15\s?%/);
        red.output().should.not.match(/\[error\]|\[warn\] \[fitbit/);
      });
    });
  }
});
