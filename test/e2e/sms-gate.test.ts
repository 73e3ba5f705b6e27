// SMS by one's own phone, in a real Node-RED: one for each msg whatever cuts it off, and the phone's own battery is watched.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { accountNode, ids, mainFlow } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';

const to = '+4915228817386';
/** Where the phone is for Node-RED: the sandbox answers in its place. */
const address = 'http://192.168.1.20:8080';

describe("SMS by one's own phone", () => {
  let sandbox: Sandbox;
  let red: NodeRed;

  const flow = () => {
    const { user, password } = sandbox.control.gate();
    const account = accountNode(sandbox, {
      provider: 'sms-gate',
      gateAddress: address,
      gateDevice: '',
      gateSim: '',
      credentials: { gateUser: user, gatePassword: password },
    });
    return mainFlow(sandbox, 'fitbit').map((node) => (node.id === ids.account ? account : node));
  };

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: { ...sandbox.origins, [address]: sandbox.url } });
    await red.deploy(flow());
  });
  beforeEach(() => {
    sandbox.control.clearSms();
    sandbox.control.clearFaults();
    sandbox.control.gatePhone({ isOn: true, level: 80, isCharging: true });
    red.msgs.clear();
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  const put = (msg: object) =>
    red.inside((RED, _load, node, sent) => RED.nodes.getNode(node).receive(sent), ids.sms, msg);
  const at = (probe: string) => red.msgs.first((one) => one.probe === probe);
  const left = () => movingUntil(red, at(ids.sent));
  const overview = async () =>
    (await red.request('/fitbit/overview?name=&most=20', { headers: { 'accept-language': 'en' } })).json;
  const fault = (what: Parameters<typeof sandbox.control.fault>[0]['fault']) =>
    sandbox.control.fault({ match: { vendor: 'sms-gate', call: 'messages.create' }, fault: what, times: 1 });

  it('goes out, and the msg goes on', async () => {
    await put({ to, payload: 'Door', topic: 'door' });
    const { msg } = await left();

    should(msg.sms).containDeep({ to, status: 'Pending' });
    sandbox.control.gate().messages.should.have.length(1);
  });

  it('goes out once when the answer was lost', async () => {
    fault({ drop: 'headers', after: true });
    await put({ to, payload: 'Window' });
    const { msg } = await left();

    should(sandbox.control.gate().messages.map(({ id }) => id)).eql([msg.sms.sid]);
  });

  it('goes out once when Node-RED was killed inside of the post, and the msg goes on after the restart', async () => {
    fault({ drop: 'stall', after: true });
    put({ to, payload: 'Garage', topic: 'garage' }).catch(() => undefined);
    while (sandbox.control.gate().messages.length === 0) await new Promise(setImmediate);
    red = await red.restart({ signal: 'SIGKILL' });
    const { msg } = await left();

    should(msg.topic).equal('garage');
    should(sandbox.control.gate().messages.map(({ id }) => id)).eql([msg.sms.sid]);
  });

  it('waits while the phone is off, and goes out once when it is on again', async () => {
    sandbox.control.gatePhone({ isOn: false });
    await put({ to, payload: 'Cellar' });
    await red.comms.statuses.first(({ id, shape }) => id === ids.sms && shape === 'ring');
    sandbox.control.gatePhone({ isOn: true });
    await left();

    sandbox.control.gate().messages.should.have.length(1);
  });

  it('tells of a phone that is nearly empty: by an error for Catch, and in the sidebar tab as long as it is so', async () => {
    sandbox.control.gatePhone({ level: 9, isCharging: false });
    // What became of the SMS of other tests, which the phone has been made to forget, is told by then, too.
    const isOfBattery = ({ msg }: { msg: { error?: { code: string } } }) =>
      msg.error?.code === 'gateway-battery-low';
    const { msg } = await movingUntil(red, red.msgs.first(isOfBattery));

    should(msg.error.message).match(/9 %/);
    const low = await overview();
    should(low.needs.map(({ nodeId, text }: Record<string, string>) => [nodeId, text])).eql([
      // Node-RED writes the kind of the error before its sentence.
      [ids.account, msg.error.message.replace(/^Error: /, '')],
    ]);
    should(low.accounts[0].gateway).eql({ isReached: true, level: 9, isCharging: false, lastSeenAt: null });

    sandbox.control.gatePhone({ isCharging: true });
    await movingUntil(
      red,
      (async () => {
        while ((await overview()).needs.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      })(),
    );
    red.msgs.all().filter(isOfBattery).should.have.length(1);
  });
});
