// Where the consent page comes back to, however Node-RED is mounted and the public address served.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { consent, startConnecting } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, type Options, renewedNodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

describe('the way back from the consent page', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  /** For the tests that need nothing in settings.js. */
  let usual: NodeRed;

  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(async () => {
    if (red !== usual) await red.remove();
    await sandbox.close();
  });
  after(() => usual?.remove());

  async function start(settings?: Options['settings']): Promise<void> {
    const { origins } = sandbox;
    if (settings) red = await startNodeRed({ origins, settings });
    else red = usual = await renewedNodeRed(usual, { origins });
  }

  /** The dialog asks for the address, starts, and follows the redirect of the consent page. */
  async function connectBy(config: object) {
    const node = configNode(sandbox, 'google-health', config);
    const query = new URLSearchParams({ cloud: 'google-health', ...(config as Record<string, string>) });
    const { json: told } = await red.request(`/fitbit/redirect?${query}`);
    const started = await startConnecting(red, sandbox, node, 'anna', false);
    const back = await consent(started.authorizeUrl, 'anna');
    const page = await fetch(back);
    const { json: standing } = await red.request(`/fitbit/connect/${started.id}`);
    started.redirectUri.should.equal(told.redirectUri);
    back.startsWith(`${told.redirectUri}?`).should.be.true();
    return { redirectUri: told.redirectUri as string, page: page.status, state: standing.state as string };
  }

  it('leads under httpAdminRoot on this machine, and under httpNodeRoot when Node-RED serves the address', async () => {
    await start({ httpAdminRoot: '/admin', httpNodeRoot: '/api' });
    const publicAddress = `http://127.0.0.1:${red.port}`;

    const local = await connectBy({});
    const byNodeRed = await connectBy({ publicAddress, serve: 'node-red' });

    local.should.deepEqual({
      redirectUri: `http://localhost:${red.port}/admin/fitbit/callback`,
      page: 200,
      state: 'connected',
    });
    byNodeRed.should.deepEqual({
      redirectUri: `${publicAddress}/api/fitbit/callback`,
      page: 200,
      state: 'connected',
    });
  });

  it('works where Node-RED serves no nodes, and says that it cannot serve the public address there', async () => {
    await start({ httpNodeRoot: false });

    const local = await connectBy({});
    await red.deploy(
      mainFlow(sandbox, 'google-health', {
        config: { publicAddress: 'https://pi.example.org', serve: 'node-red' },
      }),
    );
    await red.inject(ids.inject);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

    local.should.match({ redirectUri: `http://localhost:${red.port}/fitbit/callback`, state: 'connected' });
    msg.person.name.should.equal('Anna');
    red
      .output()
      .should.containEql('Node-RED serves no nodes here (httpNodeRoot is false). Choose a port of its own.');
  });

  it('the port of our own serves our routes and nothing else', async () => {
    const port = await freePort();
    const config = { publicAddress: `http://127.0.0.1:${port}`, port, serve: 'own-port' };
    await start();
    await red.deploy(mainFlow(sandbox, 'google-health', { config }));

    const connected = await connectBy(config);
    const statuses = await Promise.all(
      [
        '/',
        '/flows',
        '/settings',
        '/fitbit/people?cloud=demo',
        '/fitbit',
        '/fitbit/connect',
        '/red/red.js',
      ].map(async (path) => (await fetch(config.publicAddress + path)).status),
    );
    const posted = await fetch(`${config.publicAddress}/fitbit/callback`, { method: 'POST', body: 'x' });

    connected.should.deepEqual({
      redirectUri: `${config.publicAddress}/fitbit/callback`,
      page: 200,
      state: 'connected',
    });
    should(new Set(statuses)).deepEqual(new Set([404]));
    posted.status.should.equal(405);
  });

  it('the dialog can ask before Deploy whether the address can be served so', async () => {
    await start({ httpNodeAuth: { user: 'owner', pass: 'x' } });
    const port = await freePort();
    const ask = async (query: Record<string, string | number>) => {
      const { status, json } = await red.request(
        `/fitbit/serving?${new URLSearchParams(query as Record<string, string>)}`,
      );
      return [status, json.code ?? json.text];
    };
    const own = { serve: 'own-port', bind: '127.0.0.1' };

    const free = await ask({ ...own, port });
    const taken = await ask({ ...own, port: red.port });
    const noPort = await ask({ ...own, port: 'x' });
    const locked = await ask({ serve: 'node-red' });
    const passed = await ask({ serve: 'node-red', passNodeAuth: 'true' });

    should(free).eql([
      200,
      `Port ${port} is free: it is served with the next Deploy, or while somebody connects.`,
    ]);
    should(taken).eql([400, 'web-port-taken']);
    should(noPort).eql([200, '']);
    should(locked).eql([400, 'web-auth-blocked']);
    should(passed).eql([200, '']);
  });

  it('a port that is taken is said in one sentence, and checks go on', async () => {
    await start();
    const config = { publicAddress: 'https://pi.example.org', port: red.port };

    await red.deploy(mainFlow(sandbox, 'google-health', { config }));
    await connectBy({});
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.readings);

    red
      .output()
      .should.containEql(
        `Port ${red.port} is taken by another program, so the public address is not served.`,
      );
  });

  it('served by Node-RED without an editor login, the log warns of it', async () => {
    // Who watched somebody before complains of nobody.
    await start({});

    const config = { publicAddress: 'https://pi.example.org', serve: 'node-red' };
    await red.deploy(mainFlow(sandbox, 'google-health', { config }));
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.completed);

    red.output().should.containEql('anyone who reaches this address can open your editor');
  });
});
