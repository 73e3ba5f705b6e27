// A Pi that was not upgraded: on Node 20 the nodes say what is missing, and nothing else happens.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

const sentence =
  "The Fitbit nodes need Node.js 22.19 or later. On a Raspberry Pi, run Node-RED's install script again to upgrade.";

describe('Node-RED 4.1 on Node 20', () => {
  let sandbox: Sandbox;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ version: 4, node: '20', realClock: true });
    await red.deploy(mainFlow(sandbox, 'google-health'));
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  it('every type registers and shows in red what it needs', async () => {
    const { json: types } = await red.request('/nodes', { headers: { accept: 'application/json' } });
    const battery = await red.comms.statuses.first(({ id }) => id === ids.battery);
    const sms = await red.comms.statuses.first(({ id }) => id === ids.sms);

    const ours = types.filter(({ module }: { module: string }) => module === '@lowbatt/node-red-fitbit');
    ours.should.have.length(6);
    for (const set of ours) should(set.err).be.undefined();
    for (const shown of [battery, sms]) {
      shown.should.match({ fill: 'red', shape: 'dot', text: 'needs Node 22.19' });
    }
  });

  it('the log says it once, however many nodes there are and however often they are deployed', async () => {
    await red.deploy(mainFlow(sandbox, 'google-health'));

    red.output().split(sentence).should.have.length(2);
  });

  it('a msg into each of them ends in Catch with the same sentence', async () => {
    await red.inject(ids.inject);
    const first = await red.msgs.first(({ probe }) => probe === ids.caught);
    red.msgs.clear();
    await red.inside((RED, _load, id) => RED.nodes.getNode(id).receive({ payload: 'x', to: '+1' }), ids.sms);
    const second = await red.msgs.first(({ probe }) => probe === ids.caught);

    first.msg.error.message.should.containEql(sentence);
    second.msg.error.message.should.containEql(sentence);
  });

  it('the dialog and the way back from a consent page get an answer that says so', async () => {
    const people = await red.request('/fitbit/people?cloud=demo');
    const callback = await red.request('/fitbit/callback?state=x&code=y');

    people.status.should.equal(400);
    people.json.text.should.equal(sentence);
    callback.status.should.equal(503);
    callback.text.should.containEql(sentence);
  });

  it('nothing that needs more is loaded', async () => {
    const cached: string[] = await red.inside((_RED, load) => Object.keys(load.cache));
    // Node-RED itself reads the package.json of what lies around.
    const loaded = cached.filter((path) => !path.endsWith('.json'));

    loaded.should.matchAny(/fitbit-config\.js$/);
    for (const name of ['undici', 'twilio', 'oauth4webapi', 'libphonenumber-js', 'valibot']) {
      should(loaded.filter((path) => path.includes(`/node_modules/${name}/`))).be.empty();
    }
    should(
      loaded.filter((path) => path.includes('/dist/src/store/') || path.endsWith('engine.js')),
    ).be.empty();
    red.isAlive().should.be.true();
  });
});
