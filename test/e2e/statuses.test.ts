// The states of the table that no other test brings about: each shows its colour, its shape and its words.
import 'should';

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { accountNode, ids, mainFlow } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { hookFlow, hookIds } from '../support/webhook-flow';

const to = '+4915228817386';

describe('the statuses of a real Node-RED', () => {
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
  beforeEach(() => {
    red.comms.statuses.clear();
    sandbox.control.clearFaults();
  });

  const put = (msg: object) =>
    red.inside((RED, _load, node, sent) => RED.nodes.getNode(node).receive(sent), ids.sms, msg);
  const shown = async (node: string, text: string) => {
    const { fill, shape } = await red.comms.statuses.first((one) => one.id === node && one.text === text);
    return `${fill} ${shape}`;
  };

  it('an SMS account that is disabled: a dot, for it needs somebody', async () => {
    const account = { ...accountNode(sandbox), d: true };
    const flow = mainFlow(sandbox, 'fitbit').map((node) => (node.id === ids.account ? account : node));
    await red.deploy(flow);

    (await shown(ids.sms, 'account missing')).should.equal('red dot');
  });

  it('after a Deploy nothing is left of what a node showed before', async () => {
    const flow = mainFlow(sandbox, 'fitbit', { isDryRun: true });
    await red.deploy(flow);
    await red.inject(ids.inject);
    await shown(ids.battery, 'no people yet');
    red.comms.statuses.clear();

    await red.deploy(flow);

    await red.comms.statuses.first(({ id, text }) => id === ids.battery && text === undefined);
  });

  it('a number that is none', async () => {
    await red.deploy(mainFlow(sandbox, 'fitbit', { account: { validityMinutes: 1 } }));
    await put({ to: 'nobody', payload: 'Low' });

    (await shown(ids.sms, 'bad number')).should.equal('red dot');
  });

  it('the same text to the same number within ten minutes', async () => {
    await put({ to, payload: 'Low' });
    await put({ to, payload: 'Low' });

    (await shown(ids.sms, 'repeat, not sent')).should.equal('grey ring');
  });

  it('an SMS that could not be sent while it was news', async () => {
    sandbox.control.fault({ match: { vendor: 'twilio', call: 'messages.create' }, fault: { status: 429 } });
    await put({ to, payload: 'Old by then' });
    await shown(ids.sms, 'sending…');

    (await movingUntil(red, shown(ids.sms, 'outdated, not sent'))).should.equal('grey ring');
  });

  for (const [what, cloud, config, hook, text, look] of [
    ['webhooks are switched off', 'google-health', { webhooks: false }, {}, 'webhooks are off', 'yellow dot'],
    [
      'Google without a secret',
      'google-health',
      {},
      { credentials: { verifyCode: '', webhookSecret: '' } },
      'no webhook secret',
      'red dot',
    ],
    [
      'Fitbit without a verify code',
      'fitbit',
      {},
      { credentials: { verifyCode: '', webhookSecret: '' } },
      'no verify code',
      'yellow dot',
    ],
  ] as const) {
    it(what, async () => {
      const port = await freePort();
      const reached = { publicAddress: `http://localhost:${port}`, port };
      const flow = hookFlow(sandbox, cloud, { config: { ...reached, ...config }, hooks: [hook] });
      // Node-RED keeps the credentials of a node that stays: only a new one has none.
      const id = `${hookIds.hook.slice(0, -4)}${cloud.slice(0, 2)}${text.length}`;
      await red.deploy(flow.map((node) => (node.id === hookIds.hook ? { ...node, id } : node)));

      (await shown(id, text)).should.equal(look);
    });
  }
});
