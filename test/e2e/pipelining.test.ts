// A packet of a stranger's that holds a thousand requests: by the port of our own, and by Node-RED's own server.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { pageOpens, signupFlow } from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { exchange } from '../support/webhook-house';

describe('a packet of a thousand requests', () => {
  let sandbox: Sandbox;
  let red: NodeRed;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: sandbox.origins });
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  for (const serve of ['own-port', 'node-red'] as const) {
    it(`is worked on for ten of them, and the connection ends (${serve})`, async () => {
      const port = serve === 'own-port' ? await freePort() : red.port;
      red.comms.statuses.clear();
      await red.deploy(
        signupFlow(sandbox, { config: { publicAddress: `http://127.0.0.1:${port}`, port, serve } }),
      );
      await pageOpens(red);

      const answer = await exchange(port, ['GET /fitbit/signup HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(1_000)]);

      should((answer.match(/HTTP\/1\.1 200 OK/g) ?? []).length).equal(10);
      answer.should.containEql('HTTP/1.1 503 Service Unavailable');
    });
  }
});
