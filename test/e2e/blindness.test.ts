// Whoever cannot see says so: in the status of the node, to Catch by a code, and first of all in the sidebar tab.
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect, startConnecting } from '../support/consent';
import { configNode, ids, injectNode, mainFlow, probeNode } from '../support/flows';
import { guest, signupFlow, signupIds } from '../support/guest';
import { type FlowNode, type Loose, type NodeRed, renewedNodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const hour = 3_600_000;
/** As somebody types the name of an environment variable into a field. */
const named = (name: string) => `$\{${name}}`;

describe('whoever cannot see says so', () => {
  let sandbox: Sandbox;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });
  beforeEach(() => {
    sandbox.control.device({ person: 'anna', level: 62, syncedAt: 'now' });
  });

  const renew = async () => {
    red = await renewedNodeRed(red, { origins: sandbox.origins });
  };
  /** One that has not watched anybody yet, or that has something else in its environment. */
  const startAnother = async (more: object = {}) => {
    await red?.remove();
    red = await startNodeRed({ origins: sandbox.origins, ...more });
  };
  const overview = async () => (await red.request('/fitbit/overview?most=20')).json;
  const withoutSecrets = (flow: readonly FlowNode[]) => flow.map(({ credentials: _, ...node }) => node);

  /** Presses the inject: the error that Catch gets, and the status that goes with it. */
  async function caught(): Promise<{ code: string; text: string; status: string }> {
    red.msgs.clear();
    red.comms.statuses.clear();
    await red.inject(ids.inject);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
    const { fill, shape, text } = await red.comms.statuses.first(
      ({ id, fill: colour }) => id === ids.battery && colour === 'red',
    );
    return { code: msg.error.code, text: msg.error.message, status: `${fill} ${shape} ${text}` };
  }
  async function reads(): Promise<void> {
    red.msgs.clear();
    await red.inject(ids.inject);
    const { probe, msg } = await red.msgs.first(
      ({ probe }) => probe === ids.readings || probe === ids.caught,
    );
    should([probe, msg.error]).eql([ids.readings, undefined]);
  }
  const first = (answer: Loose) => [answer.needs[0]?.kind, answer.needs[0]?.fact, answer.needs[0]?.nodeId];

  it('the folder of the store is gone: nobody, and back again with it', async () => {
    await renew();
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    await reads();
    // With the end of the check the mark of who has been watched is written.
    await red.msgs.first(({ probe }) => probe === ids.completed);
    await red.stop();
    renameSync(join(red.userDir, 'fitbit'), join(red.userDir, 'lost'));
    red = await red.restart();

    const { code, text, status } = await caught();
    should([code, status]).eql(['nobody', 'red dot nobody to watch']);
    text.should.containEql('Nobody is left to watch');
    should(first(await overview())).eql(['blind', 'nobody', ids.battery]);

    await red.stop();
    rmSync(join(red.userDir, 'fitbit'), { recursive: true });
    renameSync(join(red.userDir, 'lost'), join(red.userDir, 'fitbit'));
    red = await red.restart();
    red.msgs.clear();
    await red.inject(ids.inject);
    await red.comms.statuses.first(({ id, text }) => id === ids.battery && text === '62 %');
    should((await overview()).needs).eql([]);
    should(red.msgs.all().filter(({ probe }) => probe === ids.caught)).be.empty();
  });

  it('nobody was ever there: grey and no error, until a day has gone by', async () => {
    await startAnother();
    await red.deploy(mainFlow(sandbox, 'google-health'));

    for (let hours = 0; hours < 24; hours += 8) {
      red.comms.statuses.clear();
      red.msgs.clear();
      await red.inject(ids.inject);
      const { fill, shape } = await red.comms.statuses.first(({ text }) => text === 'no people yet');
      await red.msgs.first(({ probe }) => probe === ids.completed);
      should([fill, shape]).eql(['grey', 'dot']);
      await red.advance(8 * hour);
    }
    should((await caught()).code).equal('nobody');
  });

  it('from Demo to a service of their own: nobody was lost', async () => {
    await startAnother();
    await red.deploy(mainFlow(sandbox, 'demo'));
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.readings);
    await red.deploy(mainFlow(sandbox, 'google-health'));
    red.msgs.clear();
    await red.inject(ids.inject);

    await red.comms.statuses.first(({ text }) => text === 'no people yet');
    await red.msgs.first(({ probe }) => probe === ids.completed);
  });

  it('the environment variable of the client ID is not set any more: no client ID, and the people first', async () => {
    const { clientId } = configNode(sandbox, 'google-health') as Loose;
    await startAnother({ env: { CID: clientId } });
    await red.deploy(mainFlow(sandbox, 'google-health', { config: { clientId: named('CID') } }));
    await connect(red, sandbox, configNode(sandbox, 'google-health', { clientId: named('CID') }), 'anna');
    await reads();
    red = await red.restart({ env: {} });
    await red.comms.statuses.first(({ id, text }) => id === ids.battery && text === 'no client ID');

    const { code, status } = await caught();
    const seen = await overview();

    should([code, status]).eql(['no-client-id', 'red dot no client ID']);
    should(first(seen)).eql(['blind', 'no-client-id', ids.config]);
    should([seen.count.need, seen.people[0].need]).eql([1, 'no-client']);
  });

  it('the client was replaced: nobody, and the people of the old one first', async () => {
    await renew();
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    await reads();
    await red.deploy(mainFlow(sandbox, 'google-health', { config: { clientId: 'another' } }));

    const { code } = await caught();
    const seen = await overview();

    should([code, first(seen)[1], seen.people[0].need]).eql(['nobody', 'nobody', 'no-client']);
  });

  it('the secrets are lost with credentialSecret: said before anything is sent', async () => {
    await renew();
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    await reads();
    red = await red.restart({ settings: { credentialSecret: 'another one' } });
    // What cannot be read keeps the flows from starting; a Deploy from the editor goes on without it.
    await red.deploy(withoutSecrets(mainFlow(sandbox, 'google-health')));
    await red.comms.statuses.first(({ id, text }) => id === ids.battery && text === 'no client secret');
    sandbox.control.clearRequests();
    await red.advance(2 * hour);

    const { code, text, status } = await caught();
    const seen = await overview();

    should([code, status]).eql(['no-client-secret', 'red dot no client secret']);
    text.should.containEql('client secret').and.not.containEql('report it');
    should(sandbox.control.requests()).be.empty();
    should(first(seen)).eql(['blind', 'no-client-secret', ids.config]);
    should(seen.people[0].need).equal('cannot-check');
    red.output().should.containEql('The client secret of the service Google Health is missing');
  });

  it('a service that is deleted and brought back has lost its secret', async () => {
    await renew();
    const flow = mainFlow(sandbox, 'google-health');
    await red.deploy(flow);
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    await red.deploy(withoutSecrets(flow).filter(({ id }) => id !== ids.config));
    should(first(await overview())).eql(['blind', 'no-config', ids.battery]);
    await red.deploy(withoutSecrets(flow));

    should((await caught()).code).equal('no-client-secret');
    should(first(await overview())).eql(['blind', 'no-client-secret', ids.config]);
  });

  for (const secret of ['', 'wrong']) {
    it(`a copy of the service with ${secret || 'no'} secret, which nothing uses, changes nothing`, async () => {
      const copy = configNode(sandbox, 'google-health', {
        id: 'ee00000000000001',
        credentials: { clientSecret: secret },
      });
      await renew();
      await red.deploy([...mainFlow(sandbox, 'google-health'), copy]);
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      await reads();
      sandbox.control.device({ person: 'anna', level: 61, syncedAt: 'now' });
      await red.advance(2 * hour);

      await reads();

      should((await overview()).needs).eql([]);
      if (secret === '') red.output().should.containEql('The client secret of the service');
    });
  }

  it('two services with one client, of which one has a wrong secret: each node asks with its own', async () => {
    const other = 'ee00000000000001';
    const main = mainFlow(sandbox, 'google-health');
    const battery = main.find(({ id }) => id === ids.battery);
    const wrong = configNode(sandbox, 'google-health', { id: other, credentials: { clientSecret: 'wrong' } });
    await renew();
    await red.deploy([...main, wrong, { ...(battery as FlowNode), id: 'ee00000000000002', config: other }]);
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    await reads();
    sandbox.control.device({ person: 'anna', level: 61, syncedAt: 'now' });
    await red.advance(2 * hour);

    await reads();
  });

  it('the SMS account has lost its secrets: red where it sends, and first in the sidebar', async () => {
    await renew();
    const account = { credentials: { accountSid: '', authToken: '', from: '' } };
    await red.deploy(mainFlow(sandbox, 'demo', { account }));
    await red.comms.statuses.first(
      ({ id, fill, text }) => id === ids.sms && fill === 'red' && text === 'check account',
    );
    red.msgs.clear();
    await red.inside(
      (RED, _load, node) => RED.nodes.getNode(node).receive({ to: '+4915228817386', payload: 'Low' }),
      ids.sms,
    );
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);

    should(msg.error.code).equal('sms-no-credentials');
    should(first(await overview())).eql(['blind', 'sms-no-credentials', ids.account]);
  });

  it('the SMS account refuses: first in the sidebar until an SMS has gone', async () => {
    await renew();
    await red.deploy(mainFlow(sandbox, 'demo', { account: { credentials: wrongToken() } }));
    red.msgs.clear();
    await red.inside(
      (RED, _load, node) => RED.nodes.getNode(node).receive({ to: '+4915228817386', payload: 'Low' }),
      ids.sms,
    );
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);

    should(msg.error.code).equal('sms-20003');
    should(first(await overview())).eql(['blind', 'sms-20003', ids.account]);
  });

  for (const [lost, env, fields] of [
    ['an environment variable that is empty', { WORD: '' }, { credentials: { invitation: named('WORD') } }],
    ['one that is not set', {}, { credentials: { invitation: named('WORD') } }],
    ['what credentialSecret no longer opens', {}, { asksInvitation: true }],
  ] as const) {
    it(`the invitation word is ${lost}: the page stays closed, and says so`, async () => {
      await startAnother({ env });
      const port = await freePort();
      const address = `http://localhost:${port}`;
      await red.deploy(signupFlow(sandbox, { config: { publicAddress: address, port }, signup: fields }));

      const { fill, text } = await red.comms.statuses.first(({ id }) => id === signupIds.node);
      should([fill, text]).eql(['red', 'no invitation word']);

      should(first(await overview())).eql(['blind', 'no-invitation', signupIds.node]);
      should((await guest().open(`${address}/fitbit/signup`)).status).equal(404);
    });
  }

  function wrongToken(): object {
    const [account] = sandbox.control.state().twilio;
    return { accountSid: account?.accountSid, authToken: 'wrong', from: account?.numbers[0] };
  }

  it('a client secret from an environment variable: Connect uses what the running node got', async () => {
    const typed = configNode(sandbox, 'google-health', { credentials: { clientSecret: named('FB_SECRET') } });
    const { clientSecret } = configNode(sandbox, 'google-health').credentials as { clientSecret: string };
    await startAnother({ env: { FB_SECRET: clientSecret } });
    await red.deploy(mainFlow(sandbox, 'google-health', { config: { credentials: typed.credentials } }));

    await connect(red, sandbox, typed, 'anna');
    await reads();
    // Typed again in the dialog, as it stands there.
    await startConnecting(red, sandbox, typed, 'bert', false);
  });

  it('a service in a subflow, by the environment of its place: Connect works, and everybody is there', async () => {
    const { clientId } = configNode(sandbox, 'google-health') as Loose;
    const subflow = 'ff00000000000001';
    const instance = 'ff00000000000002';
    const typed = configNode(sandbox, 'google-health', { z: subflow, clientId: named('CID') });
    const inside = mainFlow(sandbox, 'google-health').filter(({ id }) => id === ids.battery);
    await renew();
    await red.deploy([
      { id: ids.tab, type: 'tab', label: 'Test' },
      {
        id: subflow,
        type: 'subflow',
        name: 'Watch',
        in: [{ x: 1, y: 1, wires: [{ id: ids.battery }] }],
        out: [0, 1].map((port) => ({ x: 1, y: 1, wires: [{ id: ids.battery, port }] })),
      },
      typed,
      ...inside.map((node) => ({ ...node, z: subflow, wires: [[], []] })),
      {
        id: instance,
        type: `subflow:${subflow}`,
        z: ids.tab,
        env: [{ name: 'CID', type: 'str', value: clientId }],
        x: 1,
        y: 1,
        wires: [[ids.alerts], [ids.readings]],
      },
      injectNode(ids.inject, instance),
      {
        id: ids.catch,
        type: 'catch',
        z: ids.tab,
        scope: null,
        uncaught: false,
        x: 1,
        y: 1,
        wires: [[ids.caught]],
      },
      ...[ids.alerts, ids.readings, ids.caught].map(probeNode),
    ]);

    const id = await connect(red, sandbox, typed, 'anna');
    await reads();
    const edited = await red.send('POST', `/fitbit/people/${id}`, { number: '0152 28817999' });
    const listed = await red.request(
      `/fitbit/people?cloud=google-health&clientId=%24%7BCID%7D&configId=${ids.config}`,
    );
    const seen = await overview();

    should(listed.json.people.map(({ name, orphan }: Loose) => [name, orphan])).eql([['Anna', false]]);
    should([seen.needs, seen.people[0].configId, seen.people[0].need]).eql([[], ids.config, null]);
    // As it is written in the country that the service has been given.
    should(edited.json.text).containEql('+4915228817999');
  });

  it('a variable that is not deployed yet is said plainly', async () => {
    const typed = configNode(sandbox, 'google-health', { clientId: named('NEW'), id: 'ee00000000000009' });
    await startAnother({ env: { NEW: 'x' } });
    await red.deploy(mainFlow(sandbox, 'google-health'));

    await startConnecting(red, sandbox, typed, 'anna', false).should.be.rejectedWith(/Press Deploy first/);
    const asked = await red.request('/fitbit/people?cloud=google-health&clientId=%24%7BNEW%7D&configId=ee9');
    should([asked.status, asked.json.code]).eql([400, 'connect-not-deployed']);
  });

  it('the folder is where settings.js says, and what is no path is said', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fitbit-elsewhere-'));
    await startAnother({ settings: { fitbitConfigFolder: join(folder, 'kept') } });
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');

    should([existsSync(join(folder, 'kept', 'fitbit.sqlite')), existsSync(join(red.userDir, 'fitbit'))]).eql([
      true,
      false,
    ]);
    red = await red.restart({ settings: { fitbitConfigFolder: 5 } });
    should((await caught()).code).equal('store-folder');
    rmSync(folder, { recursive: true });
  });
});
