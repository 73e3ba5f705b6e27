// Three Node-REDs with one flow and one database: each person is checked, told and remembered by one of them, whoever dies.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { type TempDatabase, tempDatabase } from '../support/database';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { arrivals } from '../support/waiting';

describe('three Node-REDs on one database', () => {
  let sandbox: Sandbox;
  let database: TempDatabase;
  const reds: NodeRed[] = [];
  const sql = (text: string) => database.server.sql(database.name, text);
  const arrived = arrivals<{ to: string; body: string }>('SMS');

  before(async () => {
    sandbox = await startSandbox({ onSms: (sms) => arrived.add(sms) });
    database = await tempDatabase();
    for (const _ of [1, 2, 3]) {
      const red = await startNodeRed({ origins: sandbox.origins, ...database.red });
      reds.push(red);
      await red.deploy(mainFlow(sandbox, 'google-health'));
    }
  });
  after(async () => {
    for (const red of reds) await red.remove();
    await database.close();
    await sandbox.close();
  });

  /** As an inject in each copy of the flow does: all at once. Resolves when each has ended its msg. */
  async function checkAll(level: number): Promise<{ asked: number; probes: string[] }> {
    sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
    for (const red of reds) {
      await red.advance(11_000);
      red.msgs.clear();
    }
    sandbox.control.clearRequests();
    await Promise.all(reds.map((red) => red.inject(ids.inject)));
    const ended = ({ probe }: { probe: string }) => probe === ids.completed || probe === ids.caught;
    await Promise.all(reds.map((red) => red.msgs.first(ended)));
    const seen = reds.flatMap((red) => red.msgs.all().map(({ probe }) => probe));
    return {
      asked: sandbox.control.requests().filter(({ call }) => call === 'devices').length,
      probes: seen.filter((probe) => [ids.alerts, ids.readings, ids.caught].includes(probe as never)).sort(),
    };
  }

  it('one asks the cloud and tells, the others end their msg with a status', async () => {
    const [first] = reds;
    if (!first) throw new Error('there is no Node-RED');
    await connect(first, sandbox, configNode(sandbox, 'google-health'), 'anna');

    const { asked, probes } = await checkAll(12);
    const sms = await arrived.first();
    const elsewhere = await Promise.all(
      reds.map((red) =>
        red.comms.statuses.all().some(({ id, text }) => id === ids.battery && text === 'checked elsewhere'),
      ),
    );

    asked.should.equal(1);
    probes.should.eql([ids.alerts, ids.readings].sort());
    sms.body.should.match(/^Anna's Charge 6 is at 12 %/);
    elsewhere.filter(Boolean).should.have.length(2);
  });

  it('whoever was killed is followed by one of the others, which tells what it would have told, and not the rest again', async () => {
    const owner = reds.findIndex((red) => red.msgs.all().some(({ probe }) => probe === ids.readings));
    await reds[owner]?.stop('SIGKILL');
    const [killed] = reds.splice(owner, 1);
    // Nobody has heard of it for a minute, and of the others all the time.
    await sql(
      `UPDATE fitbit.instances SET beat_at = CASE WHEN epoch = (SELECT owner FROM fitbit.persons) THEN beat_at - interval '1 minute' ELSE beat_at END,
         unbroken_since = unbroken_since - interval '1 minute'`,
    );
    const before = await sql('SELECT owner FROM fitbit.persons');
    while ((await sql(`SELECT 1 FROM fitbit.instances WHERE epoch = ${before[0]?.owner}`)).length > 0)
      await new Promise(setImmediate);

    const { asked, probes } = await checkAll(4);
    await arrived.some(2);

    asked.should.equal(1);
    probes.should.eql([ids.alerts, ids.readings].sort());
    arrived
      .all()
      .map(({ body }) => /at (\d+) %/.exec(body)?.[1])
      .should.eql(['12', '4']);
    await killed?.remove();
  });

  it('whoever is stopped in order is followed at once', async () => {
    const owner = reds.findIndex((red) => red.msgs.all().some(({ probe }) => probe === ids.readings));
    await reds[owner]?.stop();
    const [stopped] = reds.splice(owner, 1);

    const { asked, probes } = await checkAll(3);

    asked.should.equal(1);
    probes.should.eql([ids.readings]);
    should(arrived.all()).have.length(2);
    await stopped?.remove();
  });
});
