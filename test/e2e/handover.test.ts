// The public port through Deploys: nobody is refused a connection, and no signed notification is lost.
import should = require('should');

import { request } from 'node:http';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { ids } from '../support/flows';
import { type Gate, startGate } from '../support/gate';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { hookConfigNode, hookFlow, hookIds, shows } from '../support/webhook-flow';
import { fitbitSignature } from '../support/webhook-signs';

const window = 30_000;
const isAsked = (call: string) => /(profile|devices)\.json/.test(call);

for (const serve of ['own-port', 'node-red'] as const) {
  describe(`Deploys while a cloud hangs, served by ${serve}`, () => {
    let sandbox: Sandbox;
    let gate: Gate;
    let red: NodeRed;
    let url: string;
    let config: object;
    /** What was answered, apart from 204 and 503; a refused connection by its code. */
    const odd = new Set<string>();
    const answers = { taken: 0, later: 0 };
    let sent = 0;

    before(async () => {
      sandbox = await startSandbox();
      gate = await startGate(sandbox.url);
      red = await startNodeRed({ origins: { ...sandbox.origins, 'https://api.fitbit.com': gate.url } });
      const port = serve === 'own-port' ? await freePort() : red.port;
      config = { publicAddress: `http://127.0.0.1:${port}`, port, serve };
      url = `http://127.0.0.1:${port}/fitbit/webhook`;
      await red.deploy(flow(''));
      await connect(red, sandbox, hookConfigNode(sandbox, 'fitbit', config), 'anna');
      await shows(red, /never verified|no login/);
    });
    after(async () => {
      await red.remove();
      await gate.close();
      await sandbox.close();
    });

    const flow = (name: string) =>
      hookFlow(sandbox, 'fitbit', { config: { ...config, name }, hooks: [{ name }] });

    /** One post over a connection of its own: its status, or why there was no answer. */
    function post(body: string): Promise<{ said: number | string; retryAfter: string | undefined }> {
      const { clientSecret } = hookConfigNode(sandbox, 'fitbit', config).credentials as {
        clientSecret: string;
      };
      const headers = {
        'content-type': 'application/json',
        'x-fitbit-signature': fitbitSignature(clientSecret, body),
      };
      return new Promise((resolve) => {
        const asked = request(url, { method: 'POST', headers, agent: false }, (reply) => {
          reply.resume();
          resolve({ said: reply.statusCode ?? 0, retryAfter: reply.headers['retry-after'] });
        });
        asked.on('error', (error: NodeJS.ErrnoException) =>
          resolve({ said: error.code ?? error.message, retryAfter: undefined }),
        );
        asked.end(body);
      });
    }

    /** Posts a notification with a number of its own as clouds do: again, as long as it is asked to come again. */
    async function deliver(): Promise<void> {
      sent += 1;
      const ownerId = sandbox.control.state().people.find(({ key }) => key === 'anna')?.fitbitId;
      const body = JSON.stringify([
        { collectionType: 'activities', ownerId, ownerType: 'user', number: sent },
      ]);
      for (;;) {
        const { said, retryAfter } = await post(body);
        if (said === 204) {
          answers.taken += 1;
          return;
        }
        if (said !== 503 || retryAfter === undefined) {
          odd.add(`${said} ${retryAfter}`);
          return;
        }
        answers.later += 1;
      }
    }

    const heard = () =>
      new Set(
        red.msgs
          .all()
          .filter(({ probe }) => probe === hookIds.heard)
          .flatMap(({ msg }) => msg.payload.entries.map(({ number }: { number: number }) => number)),
      );

    it('twenty full Deploys lose no signed notification and refuse no connection', async () => {
      for (let round = 0; round < 20; round += 1) {
        // Before the clock moves: the end of a window asks for a check, too.
        gate.arrived.clear();
        gate.shut();
        await red.advance(11_000);
        await red.inject(ids.inject);
        await gate.arrived.first(isAsked);
        await deliver();
        should([...odd]).be.empty();
        await red.inside((RED) => {
          const closing = new Promise<void>((resolve) => {
            RED.events.once('flows:stopping', () => setImmediate(() => setImmediate(resolve)));
          });
          Object.assign(globalThis, { closing });
        });
        const deployed = red.deploy(flow(`round ${round}`));
        await red.inside(() => (globalThis as { closing?: Promise<void> }).closing);
        const meanwhile = deliver();
        await red.advance(10_000);
        await deployed;
        // The former engine still waits for its cloud, and the new one for the former.
        const after = deliver();
        gate.open();
        await Promise.all([meanwhile, after]);
        should([...odd]).be.empty();
      }
      await red.advance(window);
      await red.msgs.first(() => heard().size === sent);

      should([...odd]).be.empty();
      sent.should.equal(60);
      answers.taken.should.equal(60);
      // It was really away.
      answers.later.should.be.above(19);
    });

    it('without our nodes nothing is served any more', async () => {
      await red.deploy([{ id: ids.tab, type: 'tab', label: 'Test' }]);

      const { said } = await post('[]');

      should(said).equal(serve === 'own-port' ? 'ECONNREFUSED' : 404);
    });
  });
}
