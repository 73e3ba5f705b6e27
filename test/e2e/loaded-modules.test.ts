// An installed palette costs nothing until it is used: which modules are loaded when.
import { statSync } from 'node:fs';
import { basename } from 'node:path';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { tempDatabase } from '../support/database';
import { configNode, ids, mainFlow } from '../support/flows';
import { type Loose, type NodeRed, startNodeRed } from '../support/node-red';
import { shipped } from '../support/repository';

const ours = shipped('src');
const libraries = ['undici', 'twilio', 'oauth4webapi', 'libphonenumber-js', 'valibot'];

const surplus =
  /node_modules.(undici.(index|lib.(web|mock|cache|global))|twilio.(index|lib.(index|jwt|twiml|base.RequestClient)))/;

describe('what is loaded', () => {
  let sandbox: Sandbox;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: sandbox.origins, realClock: true });
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  /** Our libraries among the loaded modules, and the files of our engine. */
  async function loaded() {
    const paths: string[] = await red.inside((_RED, load) =>
      Object.keys(load.cache).filter((path) => !path.endsWith('.json')),
    );
    const builtIn: string[] = await red.inside(() => (process as Loose).moduleLoadList);
    return {
      /** Of the drivers of the store and what they stand on. */
      drivers: [
        ...builtIn.filter((name) => /^NativeModule sqlite$/.test(name)),
        ...paths.flatMap((path) => /node_modules.(pg[^/\\]*)/.exec(path)?.[1] ?? []),
        ...paths
          .filter((path) => /src.store.(sqlite|postgres)\.js$/.test(path))
          .map((path) => basename(path)),
      ],
      libraries: libraries.filter((name) => paths.some((path) => path.includes(`/node_modules/${name}/`))),
      engine: paths.filter((path) => path.startsWith(ours)),
      nodes: paths.filter((path) => path.startsWith(shipped('nodes'))),
      languages: paths.flatMap((path) => /sentences.languages.([^.]+)\.js$/.exec(path)?.[1] ?? []),
      /** Of packages that are big, what only others than we would need. */
      surplus: paths.filter((path) => surplus.test(path)),
    };
  }

  it('with the palette installed and no node deployed: nothing but what registers the nodes, a few KiB', async () => {
    const { libraries, engine, nodes } = await loaded();

    should(libraries).be.empty();
    should(engine).be.empty();
    should(nodes.length).equal(8);
    // Node.js reads and parses each twice, on every start of everybody who has the palette.
    should(nodes.reduce((sum, path) => sum + statSync(path).size, 0)).be.below(24 * 1024);
  });

  it('with the sidebar tab opened besides: no library, and no store', async () => {
    const { status } = await red.request('/fitbit/overview?most=20');

    const { libraries, engine } = await loaded();

    status.should.equal(200);
    should(libraries).be.empty();
    should(engine.filter((path) => path.includes('/store/') || path.endsWith('/engine.js'))).be.empty();
  });

  it('with a config and an account deployed: all but twilio, and the language of who is told', async () => {
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');

    const { libraries, engine, languages, surplus, drivers } = await loaded();

    should(libraries).not.containEql('twilio');
    should(libraries).containEql('undici');
    should(engine.some((path) => path.includes('/store/'))).be.true();
    should(drivers).eql(['NativeModule sqlite', 'sqlite.js']);
    should(languages).eql(['en']);
    should(surplus).be.empty();
  });

  it('with the first SMS: of twilio what messages need', async () => {
    sandbox.control.device({ person: 'anna', level: 9, syncedAt: 'now' });
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.sent);

    const { libraries, surplus } = await loaded();

    should(libraries).containEql('twilio');
    should(surplus).be.empty();
  });

  it('Demo and a dry run never load twilio', async () => {
    await red.deploy(mainFlow(sandbox, 'demo', { isDryRun: true }));
    red = await red.restart();
    for (const press of [1, 2, 3]) {
      await red.inject(ids.inject);
      await red.msgs.some(press, ({ probe }) => probe === ids.readings);
    }
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.sent);

    const { libraries } = await loaded();

    msg.sms.status.should.equal('dry-run');
    should(libraries).not.containEql('twilio');
  });

  it('where settings.js names a database: nothing of SQLite, and of PostgreSQL what pg brings', async () => {
    const database = await tempDatabase();
    await red.remove();
    red = await startNodeRed({ origins: sandbox.origins, realClock: true, ...database.red });
    const installed = await loaded();
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');

    const { drivers } = await loaded();

    should(installed.drivers).be.empty();
    should(drivers).containEql('pg').and.containEql('postgres.js');
    should(drivers.filter((name) => !name.startsWith('pg') && name !== 'postgres.js')).be.empty();
    await database.close();
  });
});
