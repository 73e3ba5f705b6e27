// The owner's page in a real Node-RED: its link is made and revoked in the editor, and opens it by the public address.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { accountNode, configNode, ids, mainFlow } from '../support/flows';
import { plantHousehold } from '../support/household';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { plantedUserDir } from '../support/planted';
import { freePort } from '../support/ports';

for (const version of [5, 4] as const) {
  for (const serve of ['own-port', 'node-red'] as const) {
    describe(`the owner’s page, Node-RED ${version}, served by ${serve}`, () => {
      let sandbox: Sandbox;
      let red: NodeRed;
      let flows: object[];

      before(async () => {
        sandbox = await startSandbox();
        const { clientId } = configNode(sandbox, 'google-health');
        const userDir = await plantedUserDir((store, now) => plantHousehold(store, now, String(clientId)));
        const settings = { httpNodeRoot: '/api' };
        red = await startNodeRed({ version, userDir, origins: sandbox.origins, settings });
        const port = serve === 'own-port' ? await freePort() : red.port;
        const config = { publicAddress: `http://localhost:${port}`, port, serve };
        flows = mainFlow(sandbox, 'google-health', {
          config,
          account: { ...accountNode(sandbox), name: 'The club’s phone', monthlyAll: 50 },
        });
        await red.deploy(flows);
      });
      after(async () => {
        await red.remove();
        await sandbox.close();
      });

      const link = async (path = '') =>
        (await red.send('POST', `/fitbit/owner-link${path}`, { configId: ids.config })).json;
      const standing = async () => (await red.request(`/fitbit/owner-link?configId=${ids.config}`)).json;
      const open = async (address: string) => {
        const answer = await fetch(address);
        return { status: answer.status, text: await answer.text() };
      };

      it('opens by its link, and shows people, levels and SMS without a number', async () => {
        const made = await link();
        const seen = await standing();
        const page = await open(made.link);

        made.link.should.match(
          serve === 'own-port' ? /:\d+\/fitbit\/owner\?k=/ : /:\d+\/api\/fitbit\/owner\?k=/,
        );
        should(seen).eql({ isServed: true, madeAt: made.madeAt, link: null });
        page.status.should.equal(200);
        page.text.should.containEql('<bdi>Bert</bdi>').and.containEql('18\u00a0%, low');
        page.text.should.containEql('The connection has ended').and.containEql('<bdi>Emil</bdi>');
        page.text.should.containEql('<bdi>The club’s phone</bdi>: 0 of at most 50');
        page.text.should.not.match(/\+\d{6}|28817|55501|person_/);
        (await fetch(new URL('page.css', made.link))).status.should.equal(200);
      });

      it('its link outlives a Deploy and a restart, ends with a new one and with its revocation, and is in no log', async () => {
        const first = (await link()).link;
        await red.deploy(flows);
        // Answered once the address is served again.
        (await standing()).isServed.should.be.true();
        (await open(first)).status.should.equal(200);
        red = await red.restart();
        (await standing()).isServed.should.be.true();
        (await open(first)).status.should.equal(200);

        const second = (await link()).link;
        const wrong = await open(first);
        (await open(second)).status.should.equal(200);
        should((await link('/revoke')).madeAt).be.null();
        const revoked = await open(second);

        wrong.status.should.equal(404);
        wrong.text.should.containEql('This link does not work').and.not.containEql('Bert');
        should(revoked).eql(wrong);
        for (const one of [first, second]) {
          red.output().should.not.containEql(new URL(one).searchParams.get('k') ?? 'secret');
        }
      });

      it('no link can be made for a config that is not deployed', async () => {
        const { status, json } = await red.send('POST', '/fitbit/owner-link', { configId: 'nobody' });

        should([status, json.code]).eql([400, 'owner-not-served']);
      });
    });
  }
}
