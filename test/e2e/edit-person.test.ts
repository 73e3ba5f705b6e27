// What the owner changes about a person without a new consent; and what nobody asked to change stays.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect, connectBody, consent } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { guest, pageOpens, sendForm, signupNodes } from '../support/guest';
import { type NodeRed, type Reply, renewedNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const other = '0152 28817999';

describe('editing a person', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let config: ReturnType<typeof configNode>;

  beforeEach(async () => {
    sandbox = await startSandbox();
    red = await renewedNodeRed(red, { origins: sandbox.origins });
    config = configNode(sandbox, 'google-health');
  });
  afterEach(() => sandbox.close());
  after(() => red.remove());

  const edit = (id: string, body: object): Promise<Reply> => red.send('POST', `/fitbit/people/${id}`, body);

  async function people() {
    const query = new URLSearchParams({ cloud: 'google-health', clientId: String(config.clientId) });
    return (await red.request(`/fitbit/people?${query}`)).json.people;
  }

  /** Presses Connect with these fields and agrees as `account`; how it ended. */
  async function connectAgain(account: string, person: object, more: object = {}) {
    const body = { ...connectBody(config, person), ...more };
    const started = await red.send('POST', '/fitbit/connect', body);
    await fetch(await consent(started.json.authorizeUrl, account));
    return (await red.request(`/fitbit/connect/${started.json.id}`)).json;
  }

  /** One alert of a battery at 15 %; to whom it goes. */
  async function alert(): Promise<{ to?: string; payload: string }> {
    for (const level of [62, 15]) {
      sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
      sandbox.control.clock({ advanceMs: 20_000 });
      await red.advance(20_000);
      red.msgs.clear();
      await red.inject(ids.inject);
      await red.msgs.first(({ probe, msg }) => probe === ids.completed && msg.alert === undefined);
    }
    return red.msgs.all().find(({ probe }) => probe === ids.alerts)?.msg;
  }

  it('connecting again with an empty number and no choice of language renames, and keeps both', async () => {
    await red.deploy(mainFlow(sandbox, 'google-health'));
    const id = await connect(red, sandbox, config, 'anna');
    await edit(id, { language: 'de' });

    const standing = await connectAgain('anna', { name: 'Anna-Lena', number: '', language: '' });

    standing.text.should.containEql('Anna-Lena').and.not.containEql('number');
    (await people()).should.match([{ name: 'Anna-Lena', number: '+49 … 386', language: 'de' }]);
    should(await alert()).match({ to: '+4915228817386', payload: /^Charge 6 von Anna-Lena/ });
  });

  it('connecting again with another number says that the number is another one now', async () => {
    await red.deploy(mainFlow(sandbox, 'google-health'));
    await connect(red, sandbox, config, 'anna');

    const standing = await connectAgain('anna', { name: 'Anna', number: other, language: '' });

    standing.text.should.containEql('The number that was stored is replaced by the one that you typed.');
    (await people()).should.match([{ number: '+49 … 999' }]);
  });

  it('a reconnection is no edit: name and language stay as they were edited meanwhile', async () => {
    await red.deploy(mainFlow(sandbox, 'google-health'));
    const id = await connect(red, sandbox, config, 'anna');
    await edit(id, { name: 'Anna-Lena', language: 'de' });

    await connectAgain('anna', { name: 'Anna', number: null, language: 'en' }, { personId: id });

    (await people()).should.match([{ name: 'Anna-Lena', language: 'de' }]);
  });

  it('name, number, language and wishes change without a consent, and the next alert goes by them', async () => {
    await red.deploy(mainFlow(sandbox, 'google-health'));
    const id = await connect(red, sandbox, config, 'anna');
    sandbox.control.clearRequests();

    const { status, json } = await edit(id, {
      name: ' Anna\u202e\nLena ',
      number: other,
      country: 'DE',
      language: 'de',
      ownLow: '30 %',
      ownNotSyncingHours: '48',
      ownAdviceAt: '18:30',
      advice: false,
    });

    status.should.equal(200, json.text);
    json.text.should.containEql('Anna Lena').and.containEql('+4915228817999');
    (await people()).should.match([
      {
        name: 'Anna Lena',
        number: '+49 … 999',
        numberState: 'proven',
        language: 'de',
        ownLow: 30,
        ownNotSyncingHours: 48,
        ownAdviceAt: 18 * 60 + 30,
        advice: false,
        sms: true,
      },
    ]);
    sandbox.control.requests().should.be.empty();
    should(await alert()).match({ to: '+4915228817999', payload: /^Charge 6 von Anna Lena/ });
  });

  it('an empty field and one that is not there keep what is there; removing is a wish of its own', async () => {
    await red.deploy(mainFlow(sandbox, 'google-health'));
    const id = await connect(red, sandbox, config, 'anna');
    await edit(id, { ownLow: '30', ownNotSyncingHours: '48', ownAdviceAt: '08:00', number: other });
    const before = await people();

    for (const body of [
      {},
      { name: '', number: '', language: '', ownLow: '', ownNotSyncingHours: '', ownAdviceAt: '' },
      { name: '   ', number: null, removeNumber: 'yes', sms: 'no', advice: 'no' },
    ]) {
      (await edit(id, body)).status.should.equal(200);
      (await people()).should.deepEqual(before);
    }
    await edit(id, {
      removeNumber: true,
      ownLow: null,
      ownNotSyncingHours: null,
      ownAdviceAt: null,
      sms: false,
    });

    (await people()).should.match([
      {
        number: null,
        numberState: 'none',
        ownLow: null,
        ownNotSyncingHours: null,
        ownAdviceAt: null,
        sms: false,
      },
    ]);
    should(await alert()).not.have.property('to');
  });

  it('what is wrong is said, and nothing of it is kept', async () => {
    await red.deploy(mainFlow(sandbox, 'google-health'));
    const id = await connect(red, sandbox, config, 'anna');
    const before = await people();

    for (const [body, code] of [
      [{ name: 'Bert', number: '12' }, 'bad-number'],
      [{ name: 'Bert', ownLow: '0' }, 'bad-own-low'],
      [{ name: 'Bert', ownLow: '101' }, 'bad-own-low'],
      [{ name: 'Bert', ownNotSyncingHours: '1.5' }, 'bad-own-hours'],
      [{ name: 'Bert', ownAdviceAt: '24:00' }, 'bad-own-advice'],
      [{ name: 'Bert', language: 'xx' }, 'bad-language'],
      [{ name: 'Bert', number: other, removeNumber: true }, 'number-and-removal'],
    ] as const) {
      const { status, json } = await edit(id, body);
      should([status, json.code]).deepEqual([400, code]);
      json.text.should.not.equal('');
    }
    (await edit('person_nobody', { name: 'X' })).json.code.should.equal('person-unknown');

    (await people()).should.deepEqual(before);
  });

  it('a number that the owner types is proven, whatever waited before it, and its holder is welcomed', async () => {
    const port = await freePort();
    const publicAddress = `http://localhost:${port}`;
    await red.deploy([
      ...mainFlow(sandbox, 'google-health', { config: { publicAddress, port } }),
      ...signupNodes({ confirm: 'owner' }),
    ]);
    await pageOpens(red);
    const who = guest();
    const form = { name: 'Anna', number: '0152 28817386' };
    const consentPage = await sendForm(who, `${publicAddress}/fitbit/signup`, form);
    await who.open(await consent(consentPage, 'anna'));
    const [waiting] = await people();
    waiting.numberState.should.equal('unproven');
    const arrived = red.msgs.first(({ msg }) => msg.to === '+4915228817999');

    await edit(waiting.id, { number: other });

    (await people()).should.match([{ number: '+49 … 999', numberState: 'proven' }]);
    (await arrived).msg.payload.should.containEql('/fitbit/signup/me?k=');
  });

  it('the made-up person of Demo is not edited: she starts over with Node-RED', async () => {
    await red.deploy(mainFlow(sandbox, 'demo'));
    await red.inject(ids.inject);

    const { status, json } = await edit('person_demo', { name: 'Dora' });

    should([status, json.code]).deepEqual([400, 'demo-not-edited']);
  });
});
