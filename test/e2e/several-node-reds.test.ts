// Two Node-REDs with the same flow on one database, behind a load balancer that sends each request to the next: what people see.
import should = require('should');

import { hostname } from 'node:os';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { type Balancer, balancer } from '../support/balancer';
import { consent, startConnecting } from '../support/consent';
import { type TempDatabase, tempDatabase } from '../support/database';
import { configNode, ids, mainFlow } from '../support/flows';
import { guest, pageOpens, personalLink, sendForm, signupIds, signupNodes } from '../support/guest';
import { type Loose, type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { arrivals } from '../support/waiting';

describe('two Node-REDs on one database', () => {
  let sandbox: Sandbox;
  let database: TempDatabase;
  let way: Balancer;
  let ports: number[];
  let reds: [NodeRed, NodeRed];
  let myPage: string;
  const sent = arrivals<{ to: string; body: string }>('SMS');

  /** Alike but for the port, which each has for itself. */
  const config = (at: 0 | 1) => ({ publicAddress: way.url, port: ports[at] });

  before(async () => {
    sandbox = await startSandbox({ onSms: (sms) => sent.add(sms) });
    database = await tempDatabase();
    ports = [await freePort(), await freePort()];
    way = await balancer(ports);
    const start = () => startNodeRed({ origins: sandbox.origins, ...database.red });
    reds = [await start(), await start()];
    for (const [at, red] of reds.entries()) {
      const signup = signupNodes({ wires: [[signupIds.toSend, ids.sms], [signupIds.happened]] });
      await red.deploy([...mainFlow(sandbox, 'google-health', { config: config(at as 0 | 1) }), ...signup]);
      await pageOpens(red);
    }
  });
  after(async () => {
    for (const red of reds ?? []) await red.remove();
    await way.close();
    await database.close();
    await sandbox.close();
  });

  const overviews = (): Promise<Loose[]> =>
    Promise.all(reds.map(async (red) => (await red.request('/fitbit/overview?most=20')).json));
  const asked = (call: string) =>
    sandbox.control.requests().filter((one) => one.vendor === 'google' && one.call === call).length;

  /** What both have to show alike: all but who answers, and when that was. */
  const alike = ({ count, found, needs, accounts, people, instances }: Loose) => ({
    ...{ count, found, needs, accounts },
    people: people.map(({ lastCheck, ...person }: Loose) => ({ ...person, isChecked: lastCheck?.ok })),
    instances: instances.map(({ isOwn: _own, since: _since, ...instance }: Loose) => instance),
  });

  it('a sign-up goes on at the other one with every request, from the form to the personal page', async () => {
    const who = guest();
    const address = `${way.url}/fitbit/signup`;
    const leadsTo = await sendForm(who, address, { name: 'Anna', number: '0152 28817386' });
    const { url } = await who.open(await consent(leadsTo, 'anna'));
    const { body } = await sent.first(({ body }) => /\b\d{6}\b/.test(body));
    const code = /\b\d{6}\b/.exec(body)?.[0] ?? '';
    const done = await who.post(url, { do: 'confirm', code });
    myPage = personalLink(done.text);
    const pages = [await who.open(myPage), await who.open(myPage)];

    url.should.endWith('/code');
    should(pages.map(({ status }) => status)).eql([200, 200]);
    for (const { text } of pages) text.should.containEql('Anna');
    for (const [at, port] of way.went().entries()) should(port).equal(ports[at % 2]);
    sent
      .all()
      .filter(({ body: text }) => /\b\d{6}\b/.test(text))
      .should.have.length(1);
  });

  it('a consent that was begun in the one editor may come back to the other, even twice at once', async () => {
    const started = await startConnecting(
      reds[0],
      sandbox,
      configNode(sandbox, 'google-health', config(0)),
      'bert',
    );
    const back = await consent(started.authorizeUrl, 'bert');
    way.next(ports[1] ?? 0);

    const pages = await Promise.all([fetch(back), fetch(back)]);
    const texts = await Promise.all(pages.map((page) => page.text()));
    const progress = await Promise.all(reds.map((red) => red.request(`/fitbit/connect/${started.id}`)));

    for (const text of texts) text.should.containEql('Bert');
    for (const { json } of progress) should(json).match({ state: 'connected', person: { name: 'Bert' } });
  });

  it('an inject of both: each person is asked about once, and the other one says so and ends its msg', async () => {
    sandbox.control.clearRequests();
    for (const red of reds) {
      red.comms.statuses.clear();
      red.msgs.clear();
    }

    await Promise.all(reds.map((red) => red.inject(ids.inject)));
    await Promise.all(reds.map((red) => red.msgs.first(({ probe }) => probe === ids.completed)));
    for (const red of reds) await red.inject(ids.inject);
    await Promise.all(reds.map((red) => red.msgs.some(2, ({ probe }) => probe === ids.completed)));

    should(asked('devices')).equal(2);
    const readings = reds.map((red) => red.msgs.all().filter(({ probe }) => probe === ids.readings));
    readings.flat().should.have.length(2);
    for (const [at, red] of reds.entries()) {
      const isElsewhere = ({ id, text }: { id: string; text?: string }) =>
        id === ids.battery && text === 'checked elsewhere';
      if (readings[at]?.length === 0) await red.comms.statuses.first(isElsewhere);
      red.msgs
        .all()
        .filter(({ probe }) => probe === ids.caught)
        .should.be.empty();
    }
  });

  it('both sidebars show the same: who is there, their levels and checks, and both instances', async () => {
    const [one, other] = await overviews();

    should(alike(other)).eql(alike(one));
    should(one.people.map(({ name }: Loose) => name)).containDeep(['Anna', 'Bert']);
    for (const { people } of [one, other])
      for (const { devices, lastCheck } of people) {
        should(devices).not.be.empty();
        should(lastCheck).match({ ok: true });
      }
    should(one.instances.map(({ name }: Loose) => name)).eql(reds.map(({ port }) => `${hostname()}:${port}`));
    should(one.instances.map(({ isOwn }: Loose) => isOwn)).eql([true, false]);
    should(other.instances.map(({ isOwn }: Loose) => isOwn)).eql([false, true]);
    should(one.instances.reduce((sum: number, { people }: Loose) => sum + people, 0)).equal(2);
  });

  it('what is changed at the one is told to editors that look at the other, and is shown there', async () => {
    const told = arrivals<unknown>('changes');
    const socket = new WebSocket(`${reds[1].url.replace('http', 'ws')}/comms`);
    socket.addEventListener('message', ({ data }) => {
      for (const one of [JSON.parse(String(data))].flat()) if (one.topic === 'fitbit/changed') told.add(one);
    });
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    socket.send(JSON.stringify({ subscribe: 'fitbit/changed' }));
    const [one] = await overviews();
    const bert = one.people.find(({ name }: Loose) => name === 'Bert');
    told.clear();
    await reds[0].send('POST', `/fitbit/people/${bert.id}`, { name: 'Bertram' });
    await told.first();
    socket.close();

    const [, other] = await overviews();
    should(other.people.map(({ name }: Loose) => name)).containEql('Bertram');
  });

  it('who leaves at the one is gone at both', async () => {
    const who = guest();
    await who.open(myPage);

    const { text } = await who.post(myPage, { do: 'leave', sure: 'yes' });

    text.should.match(/deleted|removed|gone|left/i);
    for (const { people } of await overviews())
      should(people.map(({ name }: Loose) => name)).eql(['Bertram']);
  });
});
