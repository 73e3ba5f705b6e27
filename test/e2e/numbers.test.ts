// Numbers as people and flows write them, in a real Node-RED: never a guess about who receives.
import 'should';

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect, connectBody } from '../support/consent';
import { configNode, ids, injectNode, mainFlow } from '../support/flows';
import { guest, pageOpens, signupFlow } from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const push = 'aa000000000000f1';

describe('numbers in a real Node-RED', () => {
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

  /** Sends an SMS to what `msg.to` holds; where its msg ended. */
  async function sendTo(v: string, vt: string, country: string) {
    red.msgs.clear();
    const props = [
      { p: 'to', v, vt },
      { p: 'payload', v: `to ${v}`, vt: 'str' },
    ];
    const flow = mainFlow(sandbox, 'demo', { account: { country } });
    await red.deploy([...flow, injectNode(push, ids.sms, { props })]);
    await red.inject(push);
    return red.msgs.first(({ probe }) => probe === ids.caught || probe === ids.sent);
  }
  const posted = () => sandbox.control.sms().map(({ to }) => to);

  const refused: [string, string, string, RegExp][] = [
    ['4915228817386', 'str', 'DE', /Write it with \+/],
    ['4915228817386', 'num', 'DE', /Write it with \+/],
    ['whatsapp:+12025550142', 'str', 'US', /whatsapp:/],
    ['192.168.1.100', 'str', 'US', /not a telephone number/],
    ['person_1234567890', 'str', 'DE', /not a telephone number/],
    ['{"number":"+4915228817386"}', 'str', 'DE', /not a telephone number/],
    ['{"number":"+4915228817386"}', 'json', 'DE', /not a telephone number/],
    ['true', 'bool', 'DE', /not a telephone number/],
  ];
  for (const [to, type, country, says] of refused) {
    it(`msg.to ${to} (${type}), ${country}: an error for Catch that says why, and nothing is posted`, async () => {
      const { probe, msg } = await sendTo(to, type, country);

      probe.should.equal(ids.caught);
      msg.error.code.should.equal('bad-number');
      msg.error.message.should.match(says);
      posted().should.be.empty();
    });
  }

  it('a national way of writing is taken: (206) 555-0142 in the US', async () => {
    const { probe, msg } = await sendTo('(206) 555-0142', 'str', 'US');

    probe.should.equal(ids.sent);
    msg.sms.to.should.equal('+12065550142');
  });

  it('the Connect dialog is refused an ambiguous number', async () => {
    const config = configNode(sandbox, 'google-health');
    await red.deploy(mainFlow(sandbox, 'google-health'));

    const { status, json } = await red.send(
      'POST',
      '/fitbit/connect',
      connectBody(config, { name: 'Anna', number: '4915228817386', language: 'en' }),
    );

    status.should.equal(400);
    json.should.match({ code: 'bad-number', text: /Write it with \+/ });
  });

  it('the Connect dialog is shown once, whole, the number that was understood', async () => {
    const config = configNode(sandbox, 'google-health');

    const { json } = await red.send(
      'POST',
      '/fitbit/connect',
      connectBody(config, { name: 'Anna', number: '0152 28817386', language: 'en' }),
    );

    json.number.should.equal('+4915228817386');
  });

  it('a dry run shows readers no code, link or whole number, and who may change flows all of it', async () => {
    const props = [
      { p: 'to', v: '+4915228817386', vt: 'str' },
      { p: 'payload', v: 'Your code is 123456. Your page: https://example.org/me?k=secret', vt: 'str' },
    ];
    await red.deploy([
      ...mainFlow(sandbox, 'demo', { isDryRun: true }),
      injectNode(push, ids.sms, { props }),
    ]);
    red.comms.debug.clear();

    await red.inject(push);
    const { msg } = await red.comms.debug.first(({ id }) => id === ids.sms);
    const { json } = await red.request('/fitbit/dry-runs');

    msg.should.equal('SMS to +49 … 386: Your code is ••••••. Your page: https://…');
    json.runs[0].to.should.equal('+4915228817386');
    json.runs[0].text.should.equal('Your code is 123456. Your page: https://example.org/me?k=secret');
    Date.parse(json.runs[0].at).should.be.a.Number().and.not.be.NaN();
  });

  it('the dry runs of who is removed, and of a node that is deleted, are listed no longer', async () => {
    const flow = mainFlow(sandbox, 'google-health', { isDryRun: true });
    await red.deploy(flow);
    const id = await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
    const dryRun = async (msg: Record<string, unknown>) => {
      await red.inside((RED, _load, node, sms) => RED.nodes.getNode(node).receive(sms), ids.sms, msg);
      await red.msgs.first(({ probe, msg: seen }) => probe === ids.sent && seen.payload === msg.payload);
    };
    const listed = async () => (await red.request('/fitbit/dry-runs')).text;
    await dryRun({ to: '+4915228817001', payload: 'about Anna', person: { id, name: 'Anna' } });
    await dryRun({ to: '+4915228817001', payload: 'about nobody' });
    const before = await listed();

    await red.send('DELETE', `/fitbit/people/${id}?configId=${ids.config}`, undefined);
    const afterRemoval = await listed();
    await red.deploy(flow.filter((node) => node.id !== ids.sms));
    const afterDeletion = await listed();

    before.should.containEql('about Anna').and.containEql('about nobody');
    afterRemoval.should.containEql('about nobody').and.not.containEql('about Anna');
    afterDeletion.should.not.containEql('about nobody');
  });

  describe('on the sign-up page', () => {
    let address: string;

    async function open(country: string): Promise<void> {
      const port = await freePort();
      address = `http://localhost:${port}/fitbit/signup`;
      red.comms.statuses.clear();
      const config = { publicAddress: `http://localhost:${port}`, port, country };
      await red.deploy(signupFlow(sandbox, { config }));
      await pageOpens(red);
    }
    async function type(number: string) {
      const who = guest();
      await who.open(address);
      return who.post(address, { name: 'Anna', number, consent: 'yes' });
    }

    it('an ambiguous number is refused with a sentence', async () => {
      await open('DE');

      const { status, text } = await type('4915228817386');

      status.should.equal(400);
      text.should.match(/Write it with \+/);
    });

    for (const [country, number] of [
      ['GB', '070 1234 5678'],
      ['DE', '0900 1234567'],
      ['DE', '0180 1234567'],
      ['US', '(900) 234-5678'],
      ['IT', '899 123 456'],
    ] as const) {
      it(`a costly number of the own country is refused: ${number}, ${country}`, async () => {
        await open(country);

        const { status, text } = await type(number);

        status.should.equal(400);
        text.should.match(/costs extra/);
      });
    }
  });
});
