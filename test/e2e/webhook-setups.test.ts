// The webhook in every way of reaching it: each of them in both Node-REDs, or red with the reason.
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { type NodeRed, renewedNodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { fitbitProof, fitbitProven, hookFlow, shows } from '../support/webhook-flow';

/** A proxy that takes requests below `/pi` and hands them on without it. */
async function startProxy(target: string) {
  const server = createServer((incoming, answer) => {
    const { method, headers, url = '' } = incoming;
    if (!url.startsWith('/pi/')) {
      answer.writeHead(404).end();
      return;
    }
    const onward = forward(target + url.slice('/pi'.length), { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pi`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

// `admin` and `admin`, as bcrypt: Node-RED refuses a plain password.
const httpNodeAuth = { user: 'admin', pass: '$2y$08$W5LcTi9fBrL6rfQ5HJzrPO6AIAXnNRSBqUwL6a6K5jA7tLAFf4e6K' };

for (const version of [5, 4] as const) {
  describe(`the webhook of a Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let usual: NodeRed;
    let red: NodeRed;

    beforeEach(async () => {
      sandbox = await startSandbox();
    });
    afterEach(async () => {
      if (red !== usual) await red.remove();
      await sandbox.close();
    });
    after(() => usual.remove());

    const start = async (settings: Record<string, unknown>) => {
      red = await startNodeRed({ version, origins: sandbox.origins, settings });
    };
    const startUsual = async () => {
      usual = await renewedNodeRed(usual, { version, origins: sandbox.origins });
      red = usual;
    };
    const deploy = (config: object) => red.deploy(hookFlow(sandbox, 'fitbit', { config }));

    it('answers on a port of its own', async () => {
      const port = await freePort();
      const publicAddress = `http://127.0.0.1:${port}`;
      await startUsual();
      await deploy({ publicAddress, port });
      await shows(red, 'never verified');

      const proof = await fitbitProof(sandbox, `${publicAddress}/fitbit/webhook`);

      should(proof).deepEqual(fitbitProven);
      // The signed body that is cut off is seen, too.
      should(await shows(red, '1, 1 unreadable')).match({ fill: 'yellow', shape: 'ring' });
      should((await red.request('/fitbit/webhook')).status).equal(404);
    });

    for (const [where, settings, path] of [
      ['at the root, behind the admin parser', {}, ''],
      ['beside an editor under /admin', { httpAdminRoot: '/admin' }, ''],
      ['under an httpNodeRoot', { httpNodeRoot: '/api' }, '/api'],
      ['under both', { httpAdminRoot: '/admin', httpNodeRoot: '/api/' }, '/api'],
    ] as const) {
      it(`answers through Node-RED's own server ${where}`, async () => {
        await start(settings);
        const publicAddress = `http://127.0.0.1:${red.port}`;
        await deploy({ publicAddress, serve: 'node-red' });
        // Whoever reaches the address can open the editor: that goes before everything that is well.
        should(await shows(red, 'editor has no login')).match({ fill: 'yellow', shape: 'dot' });

        const proof = await fitbitProof(sandbox, `${publicAddress}${path}/fitbit/webhook`);
        const posted = await red.send('POST', '/flows', '{"broken');

        should(proof).deepEqual(fitbitProven);
        posted.status.should.equal(400);
      });
    }

    it('under httpNodeAuth stays red until the owner lets our paths past, and then only those', async () => {
      await start({ httpNodeAuth });
      const publicAddress = `http://127.0.0.1:${red.port}`;
      const url = `${publicAddress}/fitbit/webhook`;
      await deploy({ publicAddress, serve: 'node-red' });

      should(await shows(red, 'login in the way')).match({ fill: 'red', shape: 'dot' });
      const blocked = await sandbox.control.verify({ vendor: 'fitbit', url, secret: '5f1d3a' });
      await deploy({ publicAddress, serve: 'node-red', passNodeAuth: true });
      // Whoever reaches the address can open the editor: that goes before everything that is well.
      should(await shows(red, 'editor has no login')).match({ fill: 'yellow', shape: 'dot' });
      const proof = await fitbitProof(sandbox, url);
      const others = await Promise.all(
        ['/fitbit/webhook/x', '/x/fitbit/webhook', '/some-http-in'].map(
          async (path) => (await fetch(publicAddress + path)).status,
        ),
      );
      await deploy({ publicAddress, serve: 'node-red' });
      const closed = await sandbox.control.verify({ vendor: 'fitbit', url, secret: '5f1d3a' });

      blocked.statuses.should.deepEqual([401, 401]);
      should(proof).deepEqual(fitbitProven);
      others.should.deepEqual([401, 401, 401]);
      closed.statuses.should.deepEqual([401, 401]);
    });

    it('is red where Node-RED serves no nodes', async () => {
      await start({ httpNodeRoot: false });
      await deploy({ publicAddress: `http://127.0.0.1:${red.port}`, serve: 'node-red' });

      should(await shows(red, 'no http nodes')).match({ fill: 'red', shape: 'dot' });
    });

    it('is red where the port is taken', async () => {
      await startUsual();
      await deploy({ publicAddress: 'https://pi.example.org', port: red.port });

      should(await shows(red, 'port is taken')).match({ fill: 'red', shape: 'dot' });
    });

    it('answers as an add-on of Home Assistant, behind a proxy with a path of its own', async () => {
      await start({ httpNodeRoot: '/endpoint', adminAuth: null });
      const proxy = await startProxy(`http://127.0.0.1:${red.port}`);
      await deploy({ publicAddress: proxy.url, serve: 'node-red' });
      // Whoever reaches the address can open the editor: that goes before everything that is well.
      should(await shows(red, 'editor has no login')).match({ fill: 'yellow', shape: 'dot' });

      const proof = await fitbitProof(sandbox, `${proxy.url}/endpoint/fitbit/webhook`);
      const editor = await fetch(`${proxy.url}/fitbit/redirect?cloud=fitbit`);
      await proxy.close();

      should(proof).deepEqual(fitbitProven);
      editor.status.should.equal(200);
    });

    it('answers on a port of its own behind a proxy that takes the path off, or leaves it on', async () => {
      const port = await freePort();
      await startUsual();
      const proxy = await startProxy(`http://127.0.0.1:${port}`);
      await deploy({ publicAddress: proxy.url, port });
      await shows(red, 'never verified');

      const off = await fitbitProof(sandbox, `${proxy.url}/fitbit/webhook`);
      const on = await fitbitProof(sandbox, `http://127.0.0.1:${port}/pi/fitbit/webhook`);
      await proxy.close();

      should(off).deepEqual(fitbitProven);
      should(on).deepEqual(fitbitProven);
    });

    it('without a public address waits quietly', async () => {
      await startUsual();
      const before = red.output().length;

      await deploy({});
      const shown = await shows(red, 'no public address');

      should(shown).match({ fill: 'grey', shape: 'ring' });
      red
        .output()
        .slice(before)
        .should.not.match(/\[(warn|error)\]/);
    });
  });
}
