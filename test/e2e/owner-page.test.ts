// The owner's page in a real Node-RED: its link is made and revoked in the editor, and opens it by the public address.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { accountNode, configNode, ids, mainFlow } from '../support/flows';
import { guest } from '../support/guest';
import { plantHousehold } from '../support/household';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { plantOpenAlert } from '../support/open-alert';
import { plantedUserDir } from '../support/planted';
import { freePort } from '../support/ports';

const tomorrow = () => new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);

for (const version of [5, 4] as const) {
  for (const serve of ['own-port', 'node-red'] as const) {
    describe(`the owner’s page, Node-RED ${version}, served by ${serve}`, () => {
      let sandbox: Sandbox;
      let red: NodeRed;
      let flows: object[];

      before(async () => {
        sandbox = await startSandbox();
        const { clientId } = configNode(sandbox, 'google-health');
        const userDir = await plantedUserDir(async (store, now) => {
          await plantHousehold(store, now, String(clientId));
          const bert = await store.person('person_bert');
          if (bert) await plantOpenAlert(store, bert, now - 2 * 3_600_000, { nodeId: ids.battery });
        });
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
        page.text.should.not.match(/\+\d{6}|28817|55501/);
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

      it('who has the link answers an alert and pauses everybody, and what they said is there after a restart', async () => {
        const { link: address } = await link();
        const who = guest({ 'accept-language': 'de' });
        const before = await who.open(address);
        const answered = await who.post(address, { do: 'acknowledge' });
        const paused = await who.post(address, { do: 'pause', person: 'everybody', until: tomorrow() });
        red = await red.restart();
        (await standing()).isServed.should.be.true();
        const after = await who.open(address);
        const resumed = await who.post(address, { do: 'resume', person: 'everybody' });

        before.text.should.containEql('Gemeldet vor 2 Stunden.').and.containEql('Ich kümmere mich');
        answered.text.should
          .containEql('Jetzt kümmert sich jemand darum.')
          .and.not.containEql('Ich kümmere mich');
        paused.text.should.containEql('<strong>Pause.</strong>');
        after.text.should.containEql('Jemand kümmert sich darum.').and.containEql('Pause bis zum Ende des');
        resumed.text.should.containEql('Keine Pause mehr').and.not.containEql('Pause bis zum');
        should((await guest().post(address, { do: 'acknowledge' })).status).equal(400);
      });

      it('no link can be made for a config that is not deployed', async () => {
        const { status, json } = await red.send('POST', '/fitbit/owner-link', { configId: 'nobody' });

        should([status, json.code]).eql([400, 'owner-not-served']);
      });
    });
  }
}
