// The main job behind a proxy of a company, in a real Node-RED: every service is asked through it, Demo is not.
import 'should';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { openProxy, type TestProxy } from '../support/proxy';
import { arrivals } from '../support/waiting';

describe('behind a proxy', () => {
  let sandbox: Sandbox;
  let proxy: TestProxy;
  let red: NodeRed;
  const arrived = arrivals<{ to: string; body: string }>('SMS');
  /** Where each service is, for the proxy alone: nobody else knows these names. */
  const places = new Map<string, string>();

  before(async () => {
    sandbox = await startSandbox({ onSms: (sms) => arrived.add(sms) });
    proxy = await openProxy((host) => places.get(host) ?? 502);
    const origins = { ...sandbox.origins };
    for (const [origin, place] of Object.entries(sandbox.origins)) {
      const { hostname } = new URL(origin);
      // The test's own browser goes to the consent page.
      if (hostname === 'accounts.google.com') continue;
      places.set(`${hostname}.test`, place);
      origins[origin] = `http://${hostname}.test`;
    }
    red = await startNodeRed({ origins, env: { HTTP_PROXY: proxy.url, NO_PROXY: 'elsewhere.test' } });
  });
  after(async () => {
    await red.remove();
    await proxy.close();
    await sandbox.close();
  });

  it('an empty battery becomes an SMS, and cloud and provider were asked through the proxy', async () => {
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });

    await red.inject(ids.inject);
    const sms = await arrived.first();

    sms.body.should.equal("Anna's Charge 6 is at 12 %. Please charge it soon.");
    const hosts = new Set(proxy.asked.map((one) => new URL(one.split(' ')[1] ?? '').hostname));
    [...hosts]
      .sort()
      .should.deepEqual(['api.twilio.com.test', 'health.googleapis.com.test', 'oauth2.googleapis.com.test']);
  });

  it('Demo stays on this machine', async () => {
    proxy.asked.length = 0;
    await red.deploy(mainFlow(sandbox, 'demo', { isDryRun: true }));

    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.readings);

    proxy.asked.should.be.empty();
  });
});
