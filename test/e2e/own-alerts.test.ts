// Somebody answers on their own page what they were told, pauses, and says when they are not to be woken.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { ids, mainFlow } from '../support/flows';
import { guest, pageOpens, signUp, signupNodes } from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const hour = 3_600_000;

describe('alerts on one’s own page', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let base: string;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: sandbox.origins });
    const port = await freePort();
    base = `http://localhost:${port}`;
    const config = { publicAddress: base, port };
    await red.deploy([
      // Reminded each hour until somebody answers.
      ...mainFlow(sandbox, 'google-health', { config, battery: { remindHours: 1 } }),
      ...signupNodes(),
    ]);
    await pageOpens(red);
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  const told = () =>
    red.msgs.all().filter(({ probe, msg }) => probe === ids.alerts && msg.alert.kind === 'low');
  async function check(): Promise<void> {
    red.msgs.clear();
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.completed);
  }

  it('what was told is shown, and told no more after I do it', async () => {
    sandbox.control.device({ person: 'anna', level: 15, syncedAt: 'now' });
    const who = guest();
    const number = { person: 'anna', number: '0152 28817386' };
    const link = await signUp(red, who, `${base}/fitbit/signup`, number);
    const before = await who.open(link);
    await red.inject(ids.inject);
    await red.msgs.first(({ probe, msg }) => probe === ids.alerts && msg.alert.kind === 'low');
    const open = await who.open(link);
    const answered = await who.post(link, { do: 'acknowledge' });
    await red.advance(3 * hour);
    await check();

    before.text.should.not.containEql('Open alerts');
    open.text.should.containEql('Open alerts').and.containEql('15\u00a0%, low').and.containEql('I do it');
    answered.text.should.containEql('Somebody takes care of it now.').and.not.containEql('value="later"');
    should(told()).be.empty();
  });

  it('a pause holds what would be told, until it is resumed', async () => {
    sandbox.control.device({ person: 'bert', level: 60, syncedAt: 'now' });
    const who = guest();
    const number = { person: 'bert', number: '0152 28817501' };
    const link = await signUp(red, who, `${base}/fitbit/signup`, number);
    await who.open(link);
    const tomorrow = new Date(Date.now() + 24 * hour).toISOString().slice(0, 10);
    const paused = await who.post(link, { do: 'pause', until: tomorrow });
    sandbox.control.device({ person: 'bert', level: 12, syncedAt: 'now' });
    await check();
    const held = [...told()];
    const waiting = await who.open(link);
    red.msgs.clear();
    const resumed = await who.post(link, { do: 'resume' });
    const { msg } = await red.msgs.first(
      ({ probe, msg: one }) => probe === ids.alerts && one.alert.kind === 'low',
    );

    paused.text.should.containEql('Paused to the end of');
    should(held).be.empty();
    waiting.text.should.containEql('Will be told').and.containEql('value="acknowledge"');
    resumed.text.should.containEql('No pause any more');
    msg.person.name.should.equal('bert');
  });

  it('quiet hours of their own are kept', async () => {
    const who = guest();
    const number = { person: 'carla', number: '0152 28817502' };
    const link = await signUp(red, who, `${base}/fitbit/signup`, number);
    await who.open(link);
    const wishes = { do: 'save', sms: 'yes', quietFrom: '22:30', quietTo: '06:45', critical: 'yes' };
    const saved = await who.post(link, wishes);

    saved.text.should.containEql('Saved.').and.containEql('value="22:30"').and.containEql('value="06:45"');
    saved.text.should.containEql('name="critical" value="yes" checked');
  });
});
