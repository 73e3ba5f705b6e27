// Connecting somebody where the browser cannot come back, and before anything was deployed.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { consent, startConnecting } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

describe('connecting in a real Node-RED', () => {
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

  const paste = (id: string, address: string) => red.send('POST', `/fitbit/connect/${id}/paste`, { address });

  it('works from the open dialog before the first Deploy; the flow deployed then checks the person', async () => {
    const config = configNode(sandbox, 'google-health');
    const { id, authorizeUrl } = await startConnecting(red, sandbox, config, 'anna', false);
    const back = await consent(authorizeUrl, 'anna');

    // The browser guesses first, reloads while the first answer is on its way, and again later.
    const guessed = await red.request(back, { headers: { 'sec-purpose': 'prefetch' } });
    const looked = await red.request(back, { method: 'HEAD' });
    const [page, reloaded] = await Promise.all([red.request(back), red.request(back)]);
    const later = await red.request(back);
    const standing = await red.request(`/fitbit/connect/${id}`);
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await red.inject(ids.inject);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

    [guessed.status, looked.status].should.deepEqual([503, 405]);
    for (const { text } of [page, reloaded, later]) {
      text.should.containEql('Anna is connected. You can close this window.');
    }
    standing.json.should.match({ state: 'connected', text: 'Anna is connected.' });
    msg.person.name.should.equal('Anna');
    msg.payload.should.equal(62);
  });

  for (const cloud of ['google-health', 'fitbit']) {
    it(`works by the pasted address that the browser could not open, on ${cloud}`, async () => {
      const config = configNode(sandbox, cloud);
      const { id, authorizeUrl } = await startConnecting(red, sandbox, config, 'bert', false);
      const back = await consent(authorizeUrl, 'bert');

      const waiting = await red.request(`/fitbit/connect/${id}`);
      const pasted = await paste(id, `  ${back}\n`);
      const again = await paste(id, back);

      waiting.json.should.deepEqual({ state: 'waiting' });
      pasted.json.should.match({ state: 'connected', person: { name: 'Bert' } });
      // Pasted once more, it says what came of it.
      again.json.should.deepEqual(pasted.json);
    });
  }

  it('a pasted text that is no such address says so, and the right one still works', async () => {
    const { id, authorizeUrl } = await startConnecting(
      red,
      sandbox,
      configNode(sandbox, 'fitbit'),
      'dora',
      false,
    );
    const back = await consent(authorizeUrl, 'dora');

    const wrong = await paste(id, 'http://localhost:1880/');
    const right = await paste(id, back);

    wrong.status.should.equal(400);
    wrong.json.should.deepEqual({
      code: 'connect-not-an-address',
      text: 'This is not the address that the browser ended on. It must contain "code=" and "state=".',
    });
    right.json.state.should.equal('connected');
  });

  it('a refused consent stores nobody and says what to do', async () => {
    const config = configNode(sandbox, 'google-health');
    const { id, authorizeUrl } = await startConnecting(red, sandbox, config, 'carla', false);
    const back = await consent(authorizeUrl, 'carla', 'deny');

    const page = await red.request(back);
    const standing = await red.request(`/fitbit/connect/${id}`);
    const query = new URLSearchParams({ cloud: 'google-health', clientId: String(config.clientId) });
    const { json } = await red.request(`/fitbit/people?${query}`);

    page.text.should.containEql('The consent was refused. Nothing was stored.');
    standing.json.state.should.equal('failed');
    should(json.people.some(({ name }: { name: string }) => name === 'Carla')).be.false();
  });

  it('an answer later than ten minutes is refused', async () => {
    const config = configNode(sandbox, 'google-health');
    const { id, authorizeUrl } = await startConnecting(red, sandbox, config, 'carla', false);
    const back = await consent(authorizeUrl, 'carla');

    await red.advance(10 * 60_000 + 1000);
    const page = await red.request(back);
    const standing = await red.request(`/fitbit/connect/${id}`);

    page.text.should.containEql('That took longer than ten minutes.');
    should(['expired', 'failed']).containEql(standing.json.state);
  });
});
