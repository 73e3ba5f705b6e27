// From a notification to a check, in a real Node-RED; and consent that is taken back at the cloud.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { ids } from '../support/flows';
import { type NodeRed, renewedNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import {
  type HookFlow,
  hookConfigNode,
  hookFlow,
  hookIds,
  shows,
  verifyCode,
  webhookSecret,
} from '../support/webhook-flow';

const window = 30_000;
const vendors = { fitbit: 'fitbit', 'google-health': 'google' } as const;

describe('a webhook in a flow', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let config: { publicAddress: string; port: number };
  let url: string;

  beforeEach(async () => {
    sandbox = await startSandbox();
    red = await renewedNodeRed(red, { origins: sandbox.origins });
    const port = await freePort();
    config = { publicAddress: `http://127.0.0.1:${port}`, port };
    url = `${config.publicAddress}/fitbit/webhook`;
  });
  afterEach(() => sandbox.close());
  after(() => red.remove());

  const deploy = (cloud: string, hooks?: HookFlow['hooks']) =>
    red.deploy(hookFlow(sandbox, cloud, { config, ...(hooks ? { hooks } : {}) }));
  const join = (cloud: string, key: string) =>
    connect(red, sandbox, hookConfigNode(sandbox, cloud, config), key);
  const heard = () => red.msgs.all().filter(({ probe }) => probe === hookIds.heard);

  for (const cloud of ['fitbit', 'google-health'] as const) {
    it(`a burst of ${cloud} costs one check, thirty seconds after its first notification`, async () => {
      const vendor = vendors[cloud];
      const secret = cloud === 'fitbit' ? verifyCode : webhookSecret;
      await deploy(cloud);
      const id = await join(cloud, 'anna');
      await shows(red, 'never verified');
      sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });

      const handshake = await sandbox.control.verify({ vendor, url, secret });
      await shows(red, 'listening');
      const burst = await Promise.all(
        [1, 2, 3, 4, 5].map(() => sandbox.control.notify({ vendor, url, people: ['anna', 'bert'] })),
      );
      await red.advance(window);
      const { msg: said } = await red.msgs.first(({ probe }) => probe === hookIds.heard);
      const { msg: reading } = await red.msgs.first(({ probe }) => probe === ids.readings);
      const { msg: alert } = await red.msgs.first(({ probe }) => probe === ids.alerts);
      const status = await shows(red, /^10 today, \d\d:\d\d$/);

      handshake.ok.should.be.true();
      should(burst.map(({ statuses }) => statuses)).deepEqual([[204], [204], [204], [204], [204]]);
      said.payload.should.match({
        count: 5,
        collections: [cloud === 'fitbit' ? 'activities' : 'steps'],
      });
      said.payload.entries.should.have.length(5);
      said.person.should.deepEqual({ id, name: 'Anna' });
      reading.payload.should.equal(12);
      alert.alert.kind.should.equal('low');
      should(status).match({ fill: 'green', shape: 'ring' });
      heard().should.have.length(1);
      red.msgs
        .all()
        .filter(({ probe }) => probe === ids.caught)
        .should.be.empty();
    });
  }

  for (const cloud of ['fitbit', 'google-health'] as const) {
    it(`odd entries in a batch of ${cloud} are counted in the status, and the others arrive`, async () => {
      const vendor = vendors[cloud];
      await deploy(cloud);
      await join(cloud, 'anna');
      await join(cloud, 'bert');
      await shows(red, 'never verified');
      const [anna, bert] = ['anna', 'bert'].map((key) => {
        const person = sandbox.control.state().people.find((one) => one.key === key);
        return cloud === 'fitbit' ? person?.fitbitId : person?.healthUserId;
      });
      const entry = (id: unknown, collection = 'activities', more: object = {}) =>
        cloud === 'fitbit'
          ? { ownerId: id, collectionType: collection, ...more }
          : { data: { healthUserId: id, dataType: collection, ...more } };
      const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
      const leaves = cloud === 'fitbit' ? [entry(bert, 'userRevokedAccess')] : [];
      const batch = [
        null,
        {},
        entry(7),
        entry(anna),
        entry(null),
        ...leaves,
        entry(anna, 'foods', { deep: 'here' }),
      ];

      const { statuses } = await sandbox.control.notify({
        vendor,
        url,
        people: [],
        body: JSON.stringify(batch).replace('"here"', deep),
        attempts: 1,
      });
      await red.advance(window);
      const { msg: said } = await red.msgs.first(({ probe }) => probe === hookIds.heard);
      const status = await shows(red, /unreadable/);

      should(statuses).deepEqual([204]);
      said.payload.should.match({ count: 1, collections: ['activities'] });
      should(status).match({ fill: 'yellow', shape: 'ring', text: `${1 + leaves.length}, 5 unreadable` });
      const people = await red.inside(
        async (RED, _load, id) =>
          (
            await (await RED.nodes.getNode(id).ready).engine.oversight.people({ name: '', most: 9 })
          ).people.map(({ person }: { person: { access: string } }) => person.access),
        ids.config,
      );
      people.filter((access: string) => access === 'lost').should.have.length(leaves.length);
    });
  }

  it('a challenge of Google that is signed is a challenge, and a wrong Authorization is no notification', async () => {
    await deploy('google-health');
    await shows(red, 'never verified');
    const notify = (body: string, secret?: string) =>
      sandbox.control.notify({
        vendor: 'google',
        url,
        people: [],
        body,
        attempts: 1,
        ...(secret === undefined ? {} : { secret }),
      });
    const challenge = '{"type":"verification"}';

    const asked = [await notify(challenge, webhookSecret), await notify(challenge)];
    await shows(red, 'listening');
    const told = [await notify('[]', 'Bearer wrong'), await notify('[]', webhookSecret), await notify('[]')];

    should(asked.map(({ statuses }) => statuses[0])).deepEqual([201, 401]);
    should(told.map(({ statuses }) => statuses[0])).deepEqual([401, 204, 204]);
  });

  it('Google brings a notification again that nobody could check, after its keys have changed', async () => {
    await deploy('google-health');
    await join('google-health', 'anna');
    await shows(red, 'never verified');
    const notify = () => sandbox.control.notify({ vendor: 'google', url, people: ['anna'], attempts: 1 });
    sandbox.control.fault({ match: { call: 'keyset' }, fault: { status: 404 } });

    const without = await notify();
    sandbox.control.clearFaults();
    await red.advance(60_000);
    const within = await notify();
    sandbox.control.rotateKey();
    const tooSoon = await notify();
    await red.advance(60_000);
    const rotated = await notify();

    should([without, within, tooSoon, rotated].map(({ statuses }) => statuses[0])).deepEqual([
      503, 204, 401, 204,
    ]);
  });

  it('all nodes of a config tell the flow; the same path of another client is red', async () => {
    const another = {
      ...hookConfigNode(sandbox, 'fitbit', {}),
      ...config,
      id: 'cc00000000000001',
      clientId: 'another',
    };
    const flow = hookFlow(sandbox, 'fitbit', {
      config,
      hooks: [{}, {}, { config: another.id, id: 'cc00000000000002' }],
    });
    await red.deploy([...flow, another]);
    await join('fitbit', 'anna');
    const taken = await red.comms.statuses.first(({ id, text }) => id === 'cc00000000000002' && text !== '');

    const { statuses } = await sandbox.control.notify({ vendor: 'fitbit', url, people: ['anna'] });
    await red.advance(window);
    await red.msgs.some(2, ({ probe }) => probe === hookIds.heard);

    taken.should.match({ fill: 'red', shape: 'dot', text: 'path is taken' });
    should(statuses).deepEqual([204]);
    heard().should.have.length(2);
  });

  it('a forged notification is in the log with its sender, without any secret, twenty times an hour', async () => {
    await deploy('fitbit');
    await shows(red, 'never verified');
    const send = () =>
      fetch(url, {
        method: 'POST',
        body: '[{"secret":"content"}]',
        headers: { 'x-forwarded-for': '203.0.113.9', 'x-fitbit-signature': 'guessedsignature=' },
      });

    const statuses = new Set<number>();
    for (let time = 0; time < 25; time += 1) statuses.add((await send()).status);
    await sandbox.control.verify({ vendor: 'fitbit', url, secret: verifyCode });
    await shows(red, 'listening');

    const line = 'A notification without a valid signature came from 203.0.113.9 and was refused.';
    should([...statuses]).deepEqual([404]);
    red.output().split(line).should.have.length(21);
    red.output().should.not.match(/guessedsignature|content"/);
    const { clients } = sandbox.control.state();
    for (const { clientSecret } of clients) red.output().should.not.containEql(clientSecret);
    red.output().should.not.containEql(verifyCode);
  });

  it('consent taken back at Fitbit: nothing kept, no SMS, not checked, no error; joining again heals it', async () => {
    await deploy('fitbit');
    const id = await join('fitbit', 'anna');
    sandbox.control.device({ person: 'anna', level: 62, syncedAt: 'now' });
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.readings);
    await red.advance(11_000);

    const { statuses } = await sandbox.control.notify({
      vendor: 'fitbit',
      url,
      people: ['anna'],
      collections: ['activities', 'userRevokedAccess'],
    });
    red.msgs.clear();
    sandbox.control.clearRequests();
    await red.advance(window);
    for (let hour = 0; hour < 2; hour += 1) {
      await red.advance(3_600_000);
      await red.inject(ids.inject);
      await red.msgs.some(hour + 1, ({ probe }) => probe === ids.completed);
    }
    const revoked = [...red.msgs.all()];
    const requests = sandbox.control.requests();
    const query = new URLSearchParams({
      cloud: 'fitbit',
      clientId: String(hookConfigNode(sandbox, 'fitbit', {}).clientId),
    });
    const { json } = await red.request(`/fitbit/people?${query}`);
    red.msgs.clear();
    const again = await join('fitbit', 'anna');
    await red.inject(ids.inject);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

    should(statuses).deepEqual([204]);
    should(new Set(revoked.map(({ probe }) => probe))).deepEqual(new Set([ids.completed]));
    requests.should.be.empty();
    should(json.people[0]).match({ id, access: { state: 'lost' }, devices: [] });
    again.should.equal(id);
    msg.payload.should.equal(62);
  });

  it('whoever joins is subscribed, and taken off when they leave', async () => {
    await deploy('fitbit');
    await shows(red, 'never verified');
    const id = await join('fitbit', 'anna');
    const calls = () =>
      sandbox.control
        .requests()
        .filter(({ path, method }) => path.includes('apiSubscriptions') && method !== 'GET')
        .map(({ method, path, status }) => `${method} ${path.split('/')[4]} ${status}`);
    // The engine's own end waits for what is under way.
    await red.deploy([]);
    const joined = calls();
    await deploy('fitbit');
    const clientId = hookConfigNode(sandbox, 'fitbit', {}).clientId;
    const left = await red.send('DELETE', `/fitbit/people/${id}`, { cloud: 'fitbit', clientId });

    left.status.should.equal(200);
    joined.should.deepEqual(['POST activities 201', 'POST userRevokedAccess 201']);
    calls().slice(2).should.deepEqual(['DELETE activities 204', 'DELETE userRevokedAccess 204']);
  });
});
