// What public pages say to whoever reads them: in their language, with what holds for them, and never bare.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { mainFlow } from '../support/flows';
import { guest, pageOpens, signUp, signupNodes } from '../support/guest';
import { type NodeRed, renewedNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

describe('the words of public pages', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let base: string;

  beforeEach(async () => {
    sandbox = await startSandbox();
    red = await renewedNodeRed(red, { origins: sandbox.origins });
  });
  afterEach(() => sandbox.close());
  after(() => red.remove());

  async function deploy(signup: object, more: object = {}): Promise<void> {
    const port = await freePort();
    base = `http://localhost:${port}`;
    await red.deploy([
      ...mainFlow(sandbox, 'google-health', { config: { publicAddress: base, port }, ...more }),
      ...signupNodes(signup),
    ]);
    await pageOpens(red);
  }
  const german = { 'accept-language': 'de' };

  it('without a heading of the owner’s, page and SMS have one in the language of whoever reads them', async () => {
    await deploy({ title: '' });
    const who = guest(german);
    const { text } = await who.open(`${base}/fitbit/signup`);
    const english = await guest().open(`${base}/fitbit/signup`);
    await signUp(red, who, `${base}/fitbit/signup`, { person: 'anna', number: '0152 28817386' });
    const payloads = red.msgs.all().map(({ msg }) => String(msg.payload));

    text.should.containEql('<h1>Akku-Warnungen für dein Fitbit</h1>');
    english.text.should.containEql('<h1>Battery alerts for your Fitbit</h1>');
    payloads.filter((one) => one.includes('Akku-Warnungen für dein Fitbit')).should.have.length(2);
    payloads.join().should.not.containEql('Battery alerts');
  });

  it('the bare address leads to the only sign-up, and no page that is not there is without style', async () => {
    await deploy({});
    for (const path of ['/', '/x', '/a/b/c?d', '/fitbit/nothing']) {
      const { status, text } = await guest(german).open(`${base}${path}`);
      const [, styles = ''] = /<link rel="stylesheet" href="([^"]*)"/.exec(text) ?? [];
      const sheet = await fetch(new URL(styles, `${base}${path}`));

      should([status, sheet.status, sheet.headers.get('content-type')]).deepEqual([
        404,
        200,
        'text/css; charset=utf-8',
      ]);
      text.includes(`href="${base}/fitbit/signup"`).should.equal(path === '/', path);
    }
  });

  it('the bare address names no sign-up to who may not open it', async () => {
    await deploy({ allow: 'list', allowList: '203.0.113.7' });

    const { text } = await guest().open(`${base}/`);

    text.should.not.containEql('signup');
  });

  it('the personal page says what holds for whoever sets nothing, and since when in words', async () => {
    await deploy({}, { battery: { low: 35, notSyncingHours: 36 } });
    const who = guest(german);
    const link = await signUp(red, who, `${base}/fitbit/signup`, { person: 'anna', number: '0152 28817386' });
    const { text } = await who.open(link);

    text.should.containEql('35 %, wenn du nichts anderes schreibst.');
    text.should.containEql('36 h, wenn du nichts anderes schreibst.');
    text.should.match(/seit \d{1,2}\.\u00a0\p{L}+\u00a0\d{4}</u);
    text.should.containEql('Abmelden').and.not.containEql('Gehen');
  });
});
