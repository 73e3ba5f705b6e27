// A real Node-RED whose settings.js names a database of PostgreSQL: the main job, a restart, and what it says where that cannot be used.
import 'should';

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { type TempDatabase, tempDatabase } from '../support/database';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { promisesOfTrouble, troubledFlow } from '../support/store-trouble';
import { arrivals } from '../support/waiting';

for (const version of [5, 4] as const) {
  describe(`a store in PostgreSQL: Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let database: TempDatabase;
    let red: NodeRed;
    const arrived = arrivals<{ to: string; body: string }>('SMS');

    before(async () => {
      sandbox = await startSandbox({ onSms: (sms) => arrived.add(sms) });
      database = await tempDatabase();
      red = await startNodeRed({ version, origins: sandbox.origins, ...database.red });
      await red.deploy(mainFlow(sandbox, 'google-health'));
    });
    after(async () => {
      await red.remove();
      await database.close();
      await sandbox.close();
    });

    it('an empty battery becomes one SMS', async () => {
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });

      await red.inject(ids.inject);
      const sms = await arrived.first();
      await red.msgs.some(2, ({ probe }) => probe === ids.completed);

      sms.should.match({ to: '+4915228817386', body: /Anna's Charge 6 is at 12 %/ });
      red.msgs
        .all()
        .filter(({ probe }) => probe === ids.caught)
        .should.be.empty();
    });

    it('after a restart the person is there, and the same low period is not told again', async () => {
      red = await red.restart();
      sandbox.control.device({ person: 'anna', level: 11, syncedAt: 'now' });

      await red.inject(ids.inject);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);
      await red.msgs.first(({ probe }) => probe === ids.completed);

      msg.should.match({ payload: 11, person: { name: 'Anna' } });
      arrived.all().should.have.length(1);
    });

    it('no folder is made in the user folder', () => {
      existsSync(join(red.userDir, 'fitbit')).should.be.false();
    });
  });
}

describe('a database that cannot be used', () => {
  let sandbox: Sandbox;
  let database: TempDatabase;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    database = await tempDatabase();
  });
  after(async () => {
    await database.close();
    await sandbox.close();
  });
  afterEach(() => red.remove());

  const start = async (settings: object = {}, env: Record<string, string> = {}, more: object = {}) => {
    red = await startNodeRed({
      origins: sandbox.origins,
      settings: { ...database.red.settings, ...settings },
      env: { ...database.red.env, ...env },
      ...more,
    });
    await red.deploy(troubledFlow(sandbox));
  };
  const named = (user: string) => database.red.settings.fitbitConfigStore.replace('postgres@', `${user}@`);

  const troubles: {
    title: string;
    code: string;
    says: string;
    settings?: object;
    env?: Record<string, string>;
  }[] = [
    {
      title: 'a user whom it does not know',
      code: 'store-denied',
      says: 'refuses the user',
      settings: { fitbitConfigStore: 'NOBODY' },
    },
    {
      title: 'another kind of database',
      code: 'store-address',
      says: 'fitbitConfigStore in settings.js is no address',
      settings: { fitbitConfigStore: 'mysql://anna:hush-hush@127.0.0.1/fitbit' },
    },
    {
      title: 'no key',
      code: 'store-key-missing',
      says: 'openssl rand -base64 32',
      env: { FITBIT_CONFIG_STORE_KEY: '' },
    },
    {
      title: 'half a key',
      code: 'store-key-missing',
      says: 'FITBIT_CONFIG_STORE_KEY holds no key',
      env: { FITBIT_CONFIG_STORE_KEY: 'aHVzaC1odXNo' },
    },
  ];
  for (const { title, code, says, settings = {}, env = {} } of troubles) {
    it(`${title}: our nodes say what to do, everything else goes on, and no secret is told`, async () => {
      const store = JSON.stringify(settings).includes('NOBODY')
        ? { fitbitConfigStore: named('nobody_knows:hush-hush') }
        : settings;
      await start(store, env);

      await promisesOfTrouble(red, code, says);

      red.output().should.not.match(/hush-hush|aHVzaC1odXNo/);
      existsSync(join(red.userDir, 'fitbit')).should.be.false();
    });
  }

  it('without the package pg: what to install, and where', async () => {
    await start({}, {}, { preloads: [join(__dirname, '..', 'support', 'without-pg-preload.js')] });

    await promisesOfTrouble(
      red,
      'store-no-driver',
      'Install it in the user folder of Node-RED (npm install pg)',
    );
  });

  it('that does not answer when Node-RED starts: once it does, the nodes go on by themselves', async () => {
    await start();
    await red.stop();
    await database.close();
    red = await red.restart();
    await promisesOfTrouble(red, 'store-unreachable', 'does not answer (ECONNREFUSED)');
    red.comms.statuses.clear();
    red.msgs.clear();

    await database.open();
    await until(red, () =>
      red.comms.statuses.all().some(({ id, text }) => id === ids.battery && text !== 'storage error'),
    );
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
    await red.inject(ids.inject);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.sent);

    msg.sms.to.should.equal('+4915228817386');
  });

  it('that goes away meanwhile: red, and back with the next check that reaches it', async () => {
    await start();
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    await database.close();
    red.msgs.clear();
    await red.inject(ids.inject);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
    await database.open();
    red.msgs.clear();
    sandbox.control.device({ person: 'anna', level: 41, syncedAt: 'now' });
    await red.inject(ids.inject);
    const { probe } = await red.msgs.first((one) => one.probe === ids.readings || one.probe === ids.caught);

    msg.error.code.should.equal('store-unreachable');
    probe.should.equal(ids.readings);
  });
});

/** Moves the clock on, by more than the longest pause, until it is so. */
async function until(red: NodeRed, isSo: () => boolean): Promise<void> {
  while (!isSo()) await red.advance(61_000);
}
