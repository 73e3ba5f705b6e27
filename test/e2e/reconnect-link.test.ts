// The alert of a lost connection leads to the page where its reader connects again, where there is one.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect, consent } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { guest, happened, pageOpens, sendForm, signupNodes } from '../support/guest';
import { type FlowNode, type NodeRed, renewedNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

describe('the alert of a lost connection', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let place: { publicAddress: string; port: number };
  let address: string;

  beforeEach(async () => {
    sandbox = await startSandbox();
    red = await renewedNodeRed(red, { origins: sandbox.origins });
    const port = await freePort();
    place = { publicAddress: `http://localhost:${port}`, port };
    address = `${place.publicAddress}/fitbit/signup`;
  });
  afterEach(() => sandbox.close());
  after(() => red.remove());

  /** Anna is connected, and then her connection is lost; the alert of it, and her id. */
  async function lose(more: readonly FlowNode[]) {
    await red.deploy([...mainFlow(sandbox, 'google-health', { config: place, isDryRun: true }), ...more]);
    if (more.length > 0) await pageOpens(red);
    const id = await connect(red, sandbox, configNode(sandbox, 'google-health', place), 'anna');
    sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'revoke' });
    await red.inject(ids.inject);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.alerts);
    msg.alert.kind.should.equal('reconnect');
    return { id, payload: msg.payload as string };
  }

  it('carries the page’s link, and who signs up there again is connected as before', async () => {
    const { id, payload } = await lose(signupNodes());
    const [link = ''] = /http\S+$/.exec(payload) ?? [];
    const who = guest();
    const form = await sendForm(who, link, { name: 'Anna', number: '0152 28817386' });
    const { text } = await who.open(await consent(form, 'anna'));
    const again = await happened(red, 'reconnected');
    red.msgs.clear();
    await red.advance(3_600_000);
    await red.inject(ids.inject);
    const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);

    link.should.equal(address);
    text.should.match(/You are connected again, with the settings from before\./);
    again.id.should.equal(id);
    msg.should.match({ payload: 62, person: { id } });
  });

  it('carries none where there is no sign-up page', async () => {
    const { payload } = await lose([]);

    payload.should.match(/^The connection to the Fitbit of Anna has ended\./).and.not.match(/http/);
  });

  it('carries none where the page is another client’s', async () => {
    const other = { ...configNode(sandbox, 'fitbit', place), id: 'aa00000000000099' };
    const { payload } = await lose([other, ...signupNodes({ config: other.id })]);

    (await guest().open(address)).status.should.equal(200);
    should(payload).not.match(/http/);
  });
});
