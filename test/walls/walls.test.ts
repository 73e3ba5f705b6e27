// The rules that hold the walls up, held against the sources as they are.
import 'should';
import { clouds } from '../../src/clouds/registry';
import { accountProviders } from '../../src/sms/providers/registry';
import { filesUnder, read, readJson } from '../support/repository';
import type { Source } from './imports';
import {
  type Allowed,
  circles,
  cloudsComparedByName,
  driverSeen,
  engineSeesNodeRed,
  importsInDisguise,
  misplaced,
  nodesLoadPackages,
  nodesReachOver,
  processAndConsole,
  providersNamed,
  timeAndChance,
  wrongDependencies,
  wrongFloor,
} from './rules';

const sources: Source[] = [...filesUnder('src'), ...filesUnder('nodes')]
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: read(path) }));
const runtime = sources.filter(({ path }) => !path.includes('/editor/'));
const engine = sources.filter(({ path }) => path.startsWith('src/'));

const mayTellTime: Allowed[] = [
  ...['Date.now', 'performance', 'setTimeout', 'randomBytes'].map((word) => ({
    path: 'src/net/system.ts',
    word,
    because: 'the one file in which real time and chance enter',
  })),
  ...['sqlite', 'postgres'].map((driver) => ({
    path: `src/store/${driver}/commits.ts`,
    word: 'setImmediate',
    because: 'groups the commits of one turn of the event loop; no time passes',
  })),
  {
    path: 'src/sandbox/sandbox.ts',
    word: 'Date.now',
    because: 'the default of its own option `now`: it imports no other room, net/ included',
  },
  {
    path: 'src/sandbox/outgoing.ts',
    word: 'setTimeout',
    because: 'a delay that a test asked the stand-in for passes on the wire, so in real time',
  },
];

const sandboxProcess = 'what `npm start` and the benchmarks run as a process of its own';
const mayTouchProcess: Allowed[] = [
  ...['process.exit', 'process.once', 'console.log', 'console.error'].map((word) => ({
    path: 'src/sandbox/main.ts',
    word,
    because: sandboxProcess,
  })),
  {
    path: 'nodes/common/lease.ts',
    word: 'process.env',
    because: 'HTTP_PROXY and its like stand nowhere else, for Node-RED itself neither',
  },
  {
    path: 'nodes/common/register.ts',
    word: 'process.versions',
    because: 'the check that must come before everything',
  },
  {
    path: 'nodes/common/admin-routes.ts',
    word: 'process.versions',
    because: 'a route is registered on every Node.js, and must not load what an old one cannot',
  },
  {
    path: 'nodes/fitbit-config/routes.ts',
    word: 'process.versions',
    because: 'so is the way back from a consent page',
  },
  {
    path: 'nodes/fitbit-sidebar/report.ts',
    word: 'process.versions',
    because: 'a report tells on which Node.js it was made',
  },
  {
    path: 'nodes/common/guarded.ts',
    word: 'process.env',
    because: "the system's language, where Node-RED's settings name none",
  },
];

const mayHideImports = [
  { path: 'src/sentences/sentences.ts', because: 'loads whichever languages lie in its folder' },
];

const mayCompareClouds = [
  { path: 'src/sandbox/', because: 'it knows vendors, by names of its own, and imports no other room' },
  ...['common', 'fitbit-config', 'fitbit-signup', 'fitbit-webhook-in', 'fitbit-sidebar'].map((folder) => ({
    path: `nodes/${folder}/editor`,
    because: 'what a dialog shows for a service stands in its own words, and in a browser',
  })),
];

const mayTakeTheWholeStore: Allowed[] = [
  ...['people', 'alerts', 'oversight'].map((group) => ({
    path: `src/use-cases/${group}.ts`,
    word: 'Store',
    because: 'a group of the engine: gives each of its verbs its part',
  })),
  { path: 'src/web/web.ts', word: 'Store', because: 'so is this, for the pages' },
];

/** What the nodes' pages are made of, without the words. */
const pages: Source[] = filesUnder('nodes')
  .filter((path) => /\.(html|css|d\.ts)$/.test(path) && !path.includes('/locales/'))
  .map((path) => ({ path, text: read(path) }));
const mayNameProviders = [
  { path: 'src/sms/providers/registry.ts', because: 'the list of the providers that there are' },
  { path: 'src/sentences/languages/', because: 'its words' },
  { path: 'src/sandbox/', because: 'its sandbox' },
];

describe('the walls of the house', () => {
  it('the engine never sees Node-RED or a node', () => engineSeesNodeRed(sources).should.eql([]));
  it('every room stands on those below it and on nothing else', () => wrongFloor(sources).should.eql([]));
  it('no file leads back to itself, not even for a type', () => circles(sources).should.eql([]));
  it('a node takes nothing but types from another node', () => nodesReachOver(sources).should.eql([]));
  it('a node loads packages only through the engine', () => nodesLoadPackages(sources).should.eql([]));
  it('no import is put together at run time', () =>
    importsInDisguise(sources, mayHideImports).should.eql([]));
  it('time and chance enter the engine in one file', () =>
    misplaced(engine, timeAndChance, mayTellTime).should.eql([]));
  it('nobody but its own files, its words and its sandbox names a provider', () => {
    const ids = accountProviders.map(({ id }) => id);
    providersNamed([...sources, ...pages], ids, mayNameProviders, ['http']).should.eql([]);
  });
  it('nobody but the groups of the engine takes the whole store: each room names what it asks of it', () => {
    const outside = runtime.filter(({ path }) => !path.startsWith('src/store/'));
    misplaced(outside, [/\bStore\b/g], mayTakeTheWholeStore).should.eql([]);
  });
  it('nobody opens a driver of the store but the one file that is for it', () =>
    driverSeen(sources).should.eql([]));
  it('process and console are left alone', () =>
    misplaced(runtime, processAndConsole, mayTouchProcess).should.eql([]));
  it("nobody but a cloud's own files compares its id", () =>
    cloudsComparedByName(
      sources,
      clouds.map(({ id }) => id),
      mayCompareClouds,
    ).should.eql([]));
  it('there are six dependencies at most, and the engine uses each, as it does those that somebody else brings', () => {
    const { dependencies, peerDependencies } = readJson('package.json');
    wrongDependencies(sources, Object.keys(dependencies), Object.keys(peerDependencies)).should.eql([]);
  });
});

describe('the rules about the walls', () => {
  const house = (files: Record<string, string>): Source[] =>
    Object.entries(files).map(([path, text]) => ({ path, text }));

  it('notice Node-RED, a node and RED inside the engine', () => {
    engineSeesNodeRed(
      house({
        'src/net/a.ts': "import type { NodeAPI } from 'node-red';",
        'src/net/b.ts': "import { show } from '../../nodes/common/status';",
        'nodes/common/status.ts': '',
        'src/net/c.ts': 'export const log = () => RED.log.info(1);',
        'src/net/d.ts': "// RED is not seen here\nexport const text = 'Node-RED, RED';",
        'src/net/e.ts': "const api = require('@node-red/util');",
      }),
    ).should.eql([
      'src/net/a.ts imports node-red: src/ knows neither Node-RED nor what lies outside of src/',
      'src/net/b.ts imports ../../nodes/common/status: src/ knows neither Node-RED nor what lies outside of src/',
      'src/net/e.ts imports @node-red/util: src/ knows neither Node-RED nor what lies outside of src/',
      'src/net/c.ts speaks of RED',
    ]);
  });

  it('notice a room that reaches up, sideways or into the sandbox, and a room that is not in the plan', () => {
    wrongFloor(
      house({
        'src/net/a.ts': "import type { Store } from '../store/store';",
        'src/store/store.ts': "import { x } from '../net/a';",
        'src/oauth/a.ts': "import { p } from '../people/p';",
        'src/people/p.ts': "export { store } from '../store/store';",
        'src/clouds/fitbit.ts': "import { s } from '../sandbox/s';",
        'src/clouds/demo-sandbox.ts': "import { s } from '../sandbox/s';",
        'src/sandbox/s.ts': "import { x } from '../net/a';",
        'src/sms/a.ts': "import '../engine';",
        'src/use-cases/a.ts': "import '../sms/a'; import '../web/w';",
        'src/engine.ts': "import '../src/web/w';",
        'src/web/w.ts': "import '../sms/a'; import '../use-cases/a';",
        'src/attic/a.ts': '',
        'src/loose.ts': '',
      }),
    ).should.eql([
      'src/attic/a.ts is in no room of the house',
      'src/loose.ts is in no room of the house',
      'src/net/a.ts imports ../store/store: net does not stand on store',
      'src/oauth/a.ts imports ../people/p: oauth does not stand on people',
      'src/clouds/fitbit.ts imports ../sandbox/s: clouds does not stand on sandbox',
      'src/sandbox/s.ts imports ../net/a: sandbox does not stand on net',
      'src/sms/a.ts imports ../engine: sms does not stand on engine',
      'src/use-cases/a.ts imports ../web/w: use-cases does not stand on web',
    ]);
  });

  it('notice a circle, also one of types and one over three files', () => {
    circles(
      house({
        'src/net/a.ts': "import type { B } from './b';",
        'src/net/b.ts': "import type { A } from './a';",
        'nodes/x/a.ts': "import { b } from './b';",
        'nodes/x/b.ts': "const c: typeof import('./c') = require('./c');",
        'nodes/x/c.ts': "export * from './a';",
        'nodes/x/d.ts': "import './a';",
      }),
    ).should.eql([
      'src/net/a.ts -> src/net/b.ts -> src/net/a.ts',
      'nodes/x/a.ts -> nodes/x/b.ts -> nodes/x/c.ts -> nodes/x/a.ts',
    ]);
  });

  it('notice a node that runs code of another one', () => {
    nodesReachOver(
      house({
        'nodes/x/node.ts': `import type { Y } from '../y/node';
          import { type Z, type Q } from '../y/node';
          import { show } from '../common/status';
          import { own } from './own';
          import { engine } from '../../src/engine';`,
        'nodes/x/own.ts': "import { y } from '../y/node';",
        'nodes/x/late.ts': "const y: typeof import('../y/node') = require('../y/node');",
        'nodes/x/out.ts': "import { y } from '../../test/y';",
        'nodes/y/node.ts': '',
        'nodes/common/status.ts': "import type { Y } from '../y/node';",
        'src/engine.ts': '',
      }),
    ).should.eql([
      'nodes/x/own.ts imports ../y/node: a node takes nothing but types from another node',
      'nodes/x/late.ts imports ../y/node: a node takes nothing but types from another node',
      'nodes/x/out.ts imports ../../test/y: a node takes nothing but types from another node',
      'nodes/common/status.ts imports ../y/node: a node takes nothing but types from another node',
    ]);
  });

  it('notice a package in a node, and an import in disguise', () => {
    const built = house({
      'nodes/x/a.ts': "import { request } from 'undici';\nimport type { Request } from 'express';",
      'nodes/x/b.ts': "import { join } from 'node:path';\nconst a = require(join('..', 'y'));",
      'src/net/c.ts': 'const c = await import(`./$' + '{name}`);',
    });
    nodesLoadPackages(built).should.eql([
      'nodes/x/a.ts imports undici: nodes/ loads packages only through src/',
    ]);
    importsInDisguise(built, [{ path: 'src/net/c.ts' }]).should.eql([
      "nodes/x/b.ts imports join('..', 'y': the rules cannot see what",
    ]);
  });

  it('notice real time and chance, and a permit that nobody uses any more', () => {
    misplaced(
      house({
        'src/a.ts': `const now = Date.now(); // Date.now
          const later = new Date(now).toISOString();
          const stamp = new Date();
          const clock = Date.now;
          setInterval(run, 5); setImmediate(run); performance.now();
          const id = crypto.randomUUID() + Math.random() + Date();`,
        'src/b.ts': "setTimeout(run, 5); const text = 'Math.random()';",
        'src/c.ts': 'export const at = `$' + '{Date.now()}`;',
      }),
      timeAndChance,
      [
        { path: 'src/b.ts', word: 'setTimeout', because: 'made up' },
        { path: 'src/b.ts', word: 'Date.now', because: 'made up' },
      ],
    ).should.eql([
      'src/a.ts uses Date.now',
      'src/a.ts uses new Date()',
      'src/a.ts uses Date(',
      'src/a.ts uses setInterval',
      'src/a.ts uses setImmediate',
      'src/a.ts uses Math.random',
      'src/a.ts uses randomUUID',
      'src/a.ts uses performance',
      'src/c.ts uses Date.now',
      'src/b.ts is allowed Date.now and does not use it',
    ]);
  });

  it('notice who names a provider, in code, in a text or in a comment', () => {
    providersNamed(
      house({
        'src/sms/providers/pigeon/api.ts': 'const pigeon = 1;',
        'src/sms/providers/pigeon.ts': 'const pigeon = 1;',
        'src/sms/providers/registry.ts': "import { pigeon } from './pigeon';",
        'src/sms/outbox.ts': '// As long as Pigeon needs.',
        'src/web/a.ts': 'openPigeonAccount();',
        'nodes/x/node.ts': "if (id === 'PIGEON') coo();",
        'nodes/x/dialog.html': '<b>Pidgin</b>',
      }),
      ['pigeon'],
      [{ path: 'src/sms/providers/registry.ts' }],
    ).should.eql([
      'src/sms/outbox.ts names the provider pigeon',
      'src/web/a.ts names the provider pigeon',
      'nodes/x/node.ts names the provider pigeon',
    ]);
  });

  it('notice who names a provider whose id is a common word, and let that word be', () => {
    const rooms = house({
      'src/sms/providers/post/post.ts': "const id = 'post';",
      'src/web/a.ts': "router.post('/posts');",
      'src/web/b.ts': "if (provider === 'post') send();",
      'src/web/c.ts': "accountProvider('post');",
      'src/web/d.ts': "const account = { provider: 'post' };",
      'src/web/e.ts': "type Parts = Pick<All, 'post'>; const scheme = isSafe ? 'posts' : 'post';",
    });
    providersNamed(rooms, ['post'], [], ['post']).should.eql(
      ['b', 'c', 'd'].map((name) => `src/web/${name}.ts names the provider post`),
    );
  });

  it('notice who takes the whole store, or a part of it by the name of the whole, or opens a driver', () => {
    const rooms = house({
      'src/store/store.ts': 'export type Store = PeopleStore;',
      'src/store/sqlite/open.ts': "import type { Store } from '../store';",
      'src/sms/a.ts': "import type { Store } from '../store/store';\nlet store: Pick<Store, 'sms'>;",
      'src/sms/b.ts': "import type { SmsStore } from '../store/store';\n// the Store\nlet store: SmsStore;",
      'src/sms/c.ts': "import { sms } from '../store/sqlite/sms';",
      'src/store/open.ts': "const { openStore } = require('./sqlite/open');",
    });

    misplaced(rooms.slice(2), [/\bStore\b/g], []).should.eql(['src/sms/a.ts uses Store']);
    driverSeen(rooms).should.eql([
      'src/sms/c.ts imports ../store/sqlite/sms: only src/store/open.ts knows which driver keeps the store',
    ]);
  });

  it('notice the environment and the console', () => {
    misplaced(house({ 'src/a.ts': 'console.log(process.env.HOME);' }), processAndConsole, []).should.eql([
      'src/a.ts uses process.env',
      'src/a.ts uses console.log',
    ]);
  });

  it("notice whoever compares a cloud's id, in whatever quotes, and leave its own files alone", () => {
    const found = cloudsComparedByName(
      house({
        'src/a.ts': "const is = cloud === 'rock'; // cloud === 'rock'",
        'src/b.ts': 'switch (id) {\n  case "rock":\n}\nconst of = { \'rock\': 1 };',
        'src/c.ts': 'const not = `rock` != id;',
        'src/d.ts': "const text = 'rock'; const other = id === 'rocket';",
        'src/clouds/rock.ts': "const is = id === 'rock';",
        'src/clouds/rock-api.ts': "const is = id === 'rock';",
        'src/webhooks/protocols/rock.ts': "const is = id === 'rock';",
        'src/e/f.ts': "const is = id === 'rock';",
      }),
      ['rock', 'sand'],
      [{ path: 'src/e/' }],
    );

    found.should.eql([
      "src/a.ts compares a cloud's id: === 'rock'",
      'src/b.ts compares a cloud\'s id: case "rock"',
      "src/b.ts compares a cloud's id: 'rock':",
      "src/c.ts compares a cloud's id: `rock` !=",
    ]);
  });

  it('notice a seventh dependency, an idle one and an undeclared one', () => {
    const using = house({
      'src/net/a.ts':
        "import { request } from 'undici';\nimport x from '@scope/pack/part';\nimport fs from 'node:fs';",
      'nodes/x/a.ts': "import type { Request } from 'express';",
    });
    wrongDependencies(using, ['undici', 'twilio']).should.eql([
      'nothing in src/ imports twilio',
      'src/net/a.ts imports @scope/pack, which is no dependency',
    ]);
    wrongDependencies(using, ['undici'], ['@scope/pack']).should.eql([]);
    wrongDependencies(using, ['undici', '@scope/pack'], ['pg']).should.eql(['nothing in src/ imports pg']);
    const seven = ['undici', '@scope/pack', 'c', 'd', 'e', 'f', 'g'];
    wrongDependencies(using, seven).should.containEql('7 dependencies: six at most');
  });
});
