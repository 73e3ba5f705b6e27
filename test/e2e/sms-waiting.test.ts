// An SMS that cannot leave yet: its node and the sidebar tab say that it waits and why, and no longer once it has left.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { ids, mainFlow } from '../support/flows';
import { httpServer } from '../support/http-server';
import { movingUntil } from '../support/moving';
import { type NodeRed, renewedNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const to = '+4915228817386';
const api = 'https://api.twilio.com';

describe('an SMS that cannot leave yet', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  /** Where Twilio is for Node-RED: nobody listens there until a test starts to. */
  let port: number;

  before(async () => {
    sandbox = await startSandbox();
    port = await freePort();
  });
  after(async () => {
    await red?.remove();
    await sandbox.close();
  });

  const start = async (origins: Record<string, string>) => {
    red = await renewedNodeRed(red, { origins });
    await red.deploy(mainFlow(sandbox, 'fitbit'));
  };
  const put = (payload: string) =>
    red.inside((RED, _load, node, sent) => RED.nodes.getNode(node).receive(sent), ids.sms, { to, payload });
  const shown = async (text: string) => {
    const { fill, shape } = await red.comms.statuses.first((one) => one.id === ids.sms && one.text === text);
    return `${fill} ${shape}`;
  };
  /** What the sidebar tab tells of the account: the sentences, and until when the SMS is tried. */
  const needs = async () => {
    const { json } = await red.request('/fitbit/overview?name=&most=20', {
      headers: { 'accept-language': 'en' },
    });
    return json.needs
      .filter(
        ({ nodeId, isConfig }: { nodeId: string; isConfig: boolean }) => nodeId === ids.account && isConfig,
      )
      .map(({ kind, fact, text }: Record<string, string>) => ({ kind, until: Date.parse(fact ?? ''), text }));
  };
  const left = () => red.msgs.first(({ probe }) => probe === ids.sent);

  for (const [what, status, text, sentence] of [
    ['answers 503', 503, 'waits for Twilio', /^Twilio gave no clear answer/],
    ['asks for a delay', 429, 'waits, code 20429', /^Twilio asks for a pause/],
  ] as const) {
    it(`while Twilio ${what}`, async () => {
      await start(sandbox.origins);
      const fault = { status, ...(status === 429 ? { headers: { 'retry-after': '60' } } : {}) };
      sandbox.control.fault({ match: { vendor: 'twilio', call: 'messages.create' }, fault });
      await put(`Window ${status}`);

      (await shown(text)).should.equal('yellow ring');
      const [need, ...others] = await needs();
      should(others).eql([]);
      should(need.kind).equal('sms-waiting');
      should(need.text).match(sentence);
      // The account says for how long an SMS is tried: an hour.
      should(need.until - Date.now()).be.within(50 * 60_000, 61 * 60_000);
      red.msgs
        .all()
        .some(({ probe }) => probe === ids.caught)
        .should.be.false();

      sandbox.control.clearFaults();
      await movingUntil(red, left());
      await shown('accepted');
      should(await needs()).eql([]);
    });
  }

  it('while Twilio cannot be reached', async () => {
    await start({ ...sandbox.origins, [api]: `http://127.0.0.1:${port}` });
    await put('Garage');

    (await movingUntil(red, shown('waits for Twilio'))).should.equal('yellow ring');
    should((await needs())[0]).containEql({
      kind: 'sms-waiting',
      text: 'Twilio cannot be reached, so the SMS was not sent.',
    });

    const message = { sid: 'SM1', status: 'queued', num_segments: '1' };
    const twilio = await httpServer((response) => {
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(message));
    }, port);
    try {
      should((await movingUntil(red, left())).msg.sms.sid).equal('SM1');
      await shown('accepted');
      should(await needs()).eql([]);
    } finally {
      await twilio.close();
    }
  });

  it('and never can: once it is too old, Catch hears why the last try failed', async () => {
    await start({ ...sandbox.origins, [api]: `http://127.0.0.1:${port}` });
    await red.deploy(mainFlow(sandbox, 'fitbit', { account: { validityMinutes: 1 } }));
    await put('Door');
    const caught = red.msgs.first(({ probe }) => probe === ids.caught);
    const { msg } = await movingUntil(red, caught);

    should(msg.error.code).equal('sms-too-old');
    should(msg.error.message).containEql('Twilio cannot be reached');
    should(await needs()).eql([]);
  });
});
