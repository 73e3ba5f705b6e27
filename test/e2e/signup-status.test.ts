// What the sign-up node shows where nobody could sign up, and what the owner can do about it.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { guest, signupFlow, signupIds } from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

// `admin` and `admin`, as bcrypt: Node-RED refuses a plain password.
const httpNodeAuth = { user: 'admin', pass: '$2y$08$W5LcTi9fBrL6rfQ5HJzrPO6AIAXnNRSBqUwL6a6K5jA7tLAFf4e6K' };

for (const version of [5, 4] as const) {
  describe(`the sign-up node's status, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, origins: sandbox.origins, settings: { httpNodeAuth } });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });

    /** Deploys; waits for the status and, if there is one, for the sentence in the log. */
    async function shows(config: object, status: object, words = /^/): Promise<void> {
      const before = red.output().length;
      red.comms.statuses.clear();
      await red.deploy(signupFlow(sandbox, { config: { port: await freePort(), ...config } }));
      const shown = await red.comms.statuses.first(({ id, text }) => id === signupIds.node && Boolean(text));
      should(shown).containEql(status);
      while (!words.test(red.output().slice(before))) await new Promise(setImmediate);
    }

    it('under httpNodeAuth it is red until the config lets our paths past, and then only those', async () => {
      const publicAddress = `http://127.0.0.1:${red.port}`;
      const address = `${publicAddress}/fitbit/signup`;
      const config = { publicAddress, serve: 'node-red' };
      const status = async (url: string) => (await guest().open(url)).status;

      await shows(
        config,
        { fill: 'red', shape: 'dot', text: 'login in the way' },
        /httpNodeAuth stands before the public paths\. Allow them past it in the dialog of the service/,
      );
      (await status(address)).should.equal(401);
      await shows({ ...config, passNodeAuth: true }, { fill: 'yellow', text: 'editor has no login' });
      (await status(address)).should.equal(200);
      (await status(`${address}/x`)).should.equal(401);
      (await status(`${publicAddress}/some-http-in`)).should.equal(401);
      await shows(config, { fill: 'red', shape: 'dot', text: 'login in the way' });
      (await status(address)).should.equal(401);
    });

    const noAddress = /without a public address\. .*, or connect people in the editor instead/;
    const refused =
      /does not take this public address as redirect.*, or connect people in the editor instead/;
    for (const [what, publicAddress, text, words] of [
      ['no public address', '', 'no public address', noAddress],
      ['a private name', 'https://pi.local', 'address refused', refused],
      ['a bare IP', 'https://203.0.113.9', 'address refused', refused],
      ['plain http', 'http://pi.example.org', 'address refused', refused],
    ] as const) {
      it(`${what}: it is red, and the log says to connect people in the editor instead`, () =>
        shows({ publicAddress }, { fill: 'red', shape: 'dot', text }, words));
    }

    it('it is red where no country is chosen whose numbers may be reached', async () => {
      const port = await freePort();
      const config = { publicAddress: `http://localhost:${port}`, port, country: '' };
      await shows(config, { fill: 'red', shape: 'dot', text: 'no country chosen' });
    });
  });
}
