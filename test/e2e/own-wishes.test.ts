// What somebody chose on their own page rules their alerts, and nobody else's.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { configNode, ids, mainFlow } from '../support/flows';
import { type Guest, guest, pageOpens, signUp, signupNodes } from '../support/guest';
import { type NodeRed, renewedNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { arrivals } from '../support/waiting';

const hour = 3_600_000;

describe('wishes of one’s own', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let address: string;
  let anna: { who: Guest; link: string };
  const arrived = arrivals<{ to: string; body: string }>('SMS');

  beforeEach(async () => {
    sandbox = await startSandbox({ onSms: (sms) => arrived.add(sms) });
    red = await renewedNodeRed(red, { origins: sandbox.origins });
    arrived.clear();
    const port = await freePort();
    const publicAddress = `http://localhost:${port}`;
    address = `${publicAddress}/fitbit/signup`;
    await red.deploy([
      ...mainFlow(sandbox, 'google-health', {
        config: { publicAddress, port },
        battery: { adviceAt: '20:00' },
      }),
      ...signupNodes(),
    ]);
    await pageOpens(red);
    const join = async (person: string, number: string) => {
      const who = guest();
      return { who, link: await signUp(red, who, address, { person, number }) };
    };
    anna = await join('anna', '0152 28817386');
    await join('bert', '0152 28817387');
    for (const person of ['anna', 'bert'])
      sandbox.control.device({ person, device: 0, level: 62, syncedAt: 'now' });
  });
  afterEach(() => sandbox.close());
  after(() => red.remove());

  /** Anna saves her page; a box that is not named is not ticked. */
  async function saves(fields: Record<string, string>): Promise<void> {
    await anna.who.open(anna.link);
    const { text } = await anna.who.post(anna.link, { do: 'save', low: '', hours: '', ...fields });
    text.should.match(/Saved\./);
  }
  /** One check of everybody; the alerts of it. */
  async function checkAll() {
    red.msgs.clear();
    await red.inject(ids.inject);
    await red.msgs.first(({ probe, msg }) => probe === ids.completed && msg.alert === undefined);
    return red.msgs
      .all()
      .filter(({ probe }) => probe === ids.alerts)
      .map(({ msg }) => msg);
  }
  const kinds = async () => (await checkAll()).map(({ topic, alert }) => `${topic} ${alert.kind}`);

  it('a low threshold of one’s own is told by SMS, the owner’s holds for the others', async () => {
    (await kinds()).should.be.empty();
    await saves({ sms: 'yes', low: '70' });
    await red.advance(hour);

    (await kinds()).should.deepEqual(['anna/Charge 6 low']);
    (await arrived.first()).should.match({ to: '+4915228817386', body: /is at 62 %/ });
  });

  it('hours of one’s own without a sync, too', async () => {
    await saves({ sms: 'yes', hours: '2' });
    (await kinds()).should.be.empty();
    await red.advance(3 * hour);

    (await kinds()).should.deepEqual(['anna/Charge 6 not-syncing']);
  });

  it('a field that a form does not bring keeps what was chosen', async () => {
    await saves({ sms: 'yes', low: '70', hours: '48' });
    await anna.who.open(anna.link);
    const { text } = await anna.who.post(anna.link, { do: 'save', sms: 'yes' });

    text.should.match(/id="low"[^>]*value="70"/).and.match(/id="hours"[^>]*value="48"/);
  });

  it('an advice hour of one’s own is kept as typed; an empty field is the owner’s, and what is none is refused', async () => {
    const shown = async () =>
      /id="adviceAt"[^>]*value="([^"]*)"/.exec((await anna.who.open(anna.link)).text)?.[1];
    await saves({ sms: 'yes', adviceAt: '07:30' });
    should(await shown()).equal('07:30');
    const { status, text } = await anna.who.post(anna.link, { do: 'save', sms: 'yes', adviceAt: '25:00' });
    should(status).equal(400);
    text.should.match(/id="adviceAt"[^>]*aria-invalid="true"/).and.match(/20:00 unless you change it/);
    should(await shown()).equal('07:30');
    await saves({ sms: 'yes', adviceAt: '' });

    should(await shown()).equal('');
  });

  it('advice is turned off alone, on their own page or by the owner, and a form without the tick leaves it as it is', async () => {
    const isTicked = async () => /id="advice"[^>]* checked/.test((await anna.who.open(anna.link)).text);
    const stored = async () => {
      const { clientId } = configNode(sandbox, 'google-health');
      const { json } = await red.request(`/fitbit/people?cloud=google-health&clientId=${clientId}`);
      return (json.people as { id: string; name: string }[]).find(({ name }) => name === 'anna');
    };
    (await isTicked()).should.be.true();
    await saves({ sms: 'yes', advice: 'no' });
    (await isTicked()).should.be.false();
    should(await stored()).match({ sms: true, advice: false });
    await saves({ sms: 'yes' });
    should(await stored()).match({ advice: false });

    await red.send('POST', `/fitbit/people/${(await stored())?.id}`, { advice: true });
    (await isTicked()).should.be.true();
    await red.send('POST', `/fitbit/people/${(await stored())?.id}`, { advice: 'false' });
    should(await stored()).match({ advice: true });
  });

  it("an alert about who wants no SMS has no number, sends none, and is nobody's mistake", async () => {
    await saves({ low: '70' });
    const [alert] = await checkAll();
    const { fill, text } = await red.comms.statuses.first(
      ({ id, fill }) => id === ids.sms && fill === 'grey',
    );
    await red.msgs.first(({ probe, msg }) => probe === ids.completed && msg.complete.source.id === ids.sms);
    const { clientId } = configNode(sandbox, 'google-health');
    const { json } = await red.request(`/fitbit/people?cloud=google-health&clientId=${clientId}`);

    alert.alert.kind.should.equal('low');
    alert.should.not.have.property('to');
    should([fill, text]).deepEqual(['grey', 'wants no SMS']);
    red.msgs
      .all()
      .filter(({ probe }) => probe === ids.caught)
      .should.be.empty();
    sandbox.control.sms().should.be.empty();
    (json.people as { name: string; sms: boolean }[])
      .map(({ name, sms }) => `${name} ${sms}`)
      .sort()
      .should.deepEqual(['anna false', 'bert true']);
  });
});
