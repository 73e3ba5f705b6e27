// "Other source": levels that come by msgs, from a real broker among others, become true alerts, and nobody is told by a guess.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { accountNode, ids, injectNode, probeNode } from '../support/flows';
import { codeSent, guest, pageOpens, signupNodes } from '../support/guest';
import { type Broker, startBroker } from '../support/home-assistant';
import { type FlowNode, type Loose, type NodeRed, renewedNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const hour = 3_600_000;
const source = 'aabbccddeeff0011';
const mqttIn = 'aa00000000000001';

const config = (fields: object = {}): FlowNode => ({
  id: ids.config,
  type: 'fitbit-config',
  name: '',
  cloud: 'elsewhere',
  sourceId: source,
  clientId: '',
  country: 'DE',
  language: 'en',
  publicAddress: '',
  serve: 'own-port',
  port: 1890,
  bind: '',
  webhooks: false,
  ...fields,
});
/** A battery node that has watched nobody before. */
const newBattery = 'aa00000000000094';
const battery = (fields: object = {}): FlowNode => ({
  id: ids.battery,
  type: 'fitbit-battery-status',
  z: ids.tab,
  name: '',
  config: ids.config,
  person: '',
  low: 20,
  lowType: 'num',
  critical: 5,
  notSyncingHours: 72,
  remindHours: 0,
  goodNews: false,
  devices: 'last-synced',
  scales: false,
  // Days pass here, in which nothing is to be told but what a msg brings.
  adviceAt: '',
  x: 300,
  y: 100,
  wires: [[ids.alerts], [ids.readings]],
  ...fields,
});

for (const version of [5, 4] as const) {
  describe(`other source, Node-RED ${version}`, () => {
    let red: NodeRed;
    let broker: Broker | null;
    let sandbox: Sandbox;

    beforeEach(async () => {
      broker = null;
      sandbox = await startSandbox();
      red = await renewedNodeRed(red, { version, moreNodes: ['10-mqtt'], origins: sandbox.origins });
    });
    afterEach(async () => {
      // A client whose broker has gone first takes seconds to end.
      await red.deploy([]);
      await broker?.close();
      await sandbox.close();
    });
    after(() => red.remove());

    const flow = (fields: object = {}, more: readonly FlowNode[] = []): FlowNode[] => [
      { id: ids.tab, type: 'tab', label: 'Watches', disabled: false, info: '' },
      config(),
      battery(fields),
      injectNode(ids.inject, ids.battery),
      probeNode(ids.alerts),
      probeNode(ids.readings),
      probeNode(ids.caught),
      probeNode(ids.completed),
      {
        id: 'aa000000000000c1',
        type: 'catch',
        z: ids.tab,
        name: '',
        scope: null,
        uncaught: false,
        x: 1,
        y: 1,
        wires: [[ids.caught]],
      },
      {
        id: 'aa000000000000c2',
        type: 'complete',
        z: ids.tab,
        name: '',
        scope: [ids.battery],
        uncaught: false,
        x: 1,
        y: 1,
        wires: [[ids.completed]],
      },
      ...more,
    ];
    const add = (name: string, number = '') =>
      red.send('POST', '/fitbit/people', {
        cloud: 'elsewhere',
        clientId: source,
        name,
        number,
        language: 'en',
        country: 'DE',
      });
    const people = async (): Promise<Loose[]> =>
      (await red.request(`/fitbit/people?cloud=elsewhere&clientId=${source}`)).json.people;
    /** What one msg sets off: what left by which output, until it was done. */
    async function send(
      msg: object,
      to: string = ids.battery,
    ): Promise<{ alert?: Loose; reading?: Loose; error?: Loose }> {
      red.msgs.clear();
      await red.inside(
        (RED, _load, id: string, sent: object) => RED.nodes.getNode(id).receive(sent),
        to,
        msg,
      );
      const last = await red.msgs.first(({ probe }) => probe === ids.completed || probe === ids.caught);
      const of = (probe: string) => red.msgs.all().find((one) => one.probe === probe)?.msg;
      return {
        alert: of(ids.alerts),
        reading: of(ids.readings),
        error: last.probe === ids.caught ? last.msg.error : undefined,
      };
    }

    it('somebody is added by name alone, once; a level of theirs is an alert when it is low', async () => {
      await red.deploy(flow());
      should((await add('Anna', '0152 28817386')).json.text).equal('Anna is here. SMS go to +4915228817386.');
      should((await add('anna ')).json.code).equal('name-taken');

      should((await send({ payload: '83 %' })).reading).containDeep({
        payload: 83,
        person: { name: 'Anna' },
      });
      const { alert } = await send({ payload: 12, topic: 'x', device: 'Fenix', retain: true });
      should(alert).containDeep({
        to: '+4915228817386',
        alert: { kind: 'low' },
        battery: { level: 12, device: 'Fenix' },
      });
      alert.should.not.have.any.keys('retain', 'device');
      should((await send({ payload: 11, device: 'Fenix' })).alert).be.undefined();
      should((await people()).map(({ name, number }) => [name, number])).eql([['Anna', '+49 … 386']]);
    });

    it('what names nobody, or could mean several, tells nobody', async () => {
      await red.deploy(flow({ id: newBattery }));
      should((await send({ payload: 12 }, newBattery)).error).containDeep({ code: 'nobody-yet' });
      await red.deploy(flow());
      await add('Anna');
      await add('Bert');
      should((await send({ payload: 12 })).error).containDeep({ code: 'person-unsaid' });
      should((await send({ payload: 12, person: 'Carla' })).error).containDeep({ code: 'person-unknown' });
      // Any watch, and no Fitbit.
      should((await send({ payload: 12, person: 'BERT' })).alert).containDeep({
        payload: "Bert's watch is at 12 %. Please charge it soon.",
        person: { name: 'Bert' },
        battery: { device: 'watch' },
      });
      const [anna] = await people();
      should((await send({ payload: 12, person: anna.id })).alert).containDeep({ person: { name: 'Anna' } });
    });

    it('what is no level is one error that says what was expected, and harms nobody else', async () => {
      await red.deploy(flow());
      await add('Anna');
      const { error, alert } = await send({ payload: 'full' });
      should(error).containDeep({ code: 'not-a-reading' });
      should(error.message).containEql('a number from 0 to 100');
      should(alert).be.undefined();
      should((await send({ payload: 12, device: {} })).error).containDeep({ code: 'not-a-reading' });
      should((await send({ payload: 64, device: 7 })).reading).containDeep({ battery: { device: '7' } });
      should((await send({ payload: 'unavailable' })).error).be.undefined();
      should((await send({ payload: 12 })).alert).be.an.Object();
    });

    it('a pattern reads person and device off the topic, and may add who is new', async () => {
      await red.deploy(flow({ topicPattern: 'watches/{person}/{device}/battery', addPeople: true }));
      should((await send({ payload: '12', topic: 'watches/Anna/Fenix 7/battery' })).alert).containDeep({
        person: { name: 'Anna' },
        battery: { device: 'Fenix 7' },
      });
      should((await people()).map(({ name }) => name)).eql(['Anna']);
    });

    it('as long as no topic has fitted the pattern, one an hour is an error that shows both; then the others are left alone', async () => {
      await red.deploy(flow({ topicPattern: 'watches/{person}/battery' }));
      await add('Anna');
      const { error } = await send({ payload: 12, topic: 'watches/Anna/fenix/battery' });
      should(error).containDeep({ code: 'topic-unlike' });
      should(error.message)
        .containEql('"watches/Anna/fenix/battery"')
        .and.containEql('"watches/{person}/battery"');
      const misfit = { payload: 12, topic: 'watches/Anna/fenix/battery' };
      should((await send(misfit)).error).be.undefined();
      await red.advance(hour);
      should((await send(misfit)).error).containDeep({ code: 'topic-unlike' });
      should((await send({ payload: 12, topic: 'watches/Anna/battery' })).alert).be.an.Object();
      await red.advance(2 * hour);
      should((await send(misfit)).error).be.undefined();
      should((await send({ topic: 'x' })).error).be.undefined();
    });

    it('a threshold that is not to be had, and an odd field beside it, lose no level', async () => {
      await red.deploy(flow({ low: 'nowhere', lowType: 'flow' }));
      await add('Anna');
      should((await send({ payload: 3, retain: true })).error).containDeep({ code: 'bad-threshold' });
      await red.deploy(flow());
      should((await send({})).alert).containDeep({ alert: { kind: 'critical' }, battery: { level: 3 } });

      await add('Bert');
      const odd = await send({ payload: { level: 4, status: ['?'], at: 'noon' }, person: 'Bert' });
      should(odd.alert).containDeep({ alert: { kind: 'critical' }, battery: { level: 4, syncedAt: null } });
      should(odd.error).containDeep({ code: 'odd-field' });
      should(odd.error?.message).containEql('status, at').and.not.containEql('noon');
    });

    it('a time with a fraction is taken, and each format of the inject node is a check', async () => {
      await red.deploy(flow());
      await add('Anna');
      const now = await red.inside(() => Date.now());
      // As Home Assistant's as_timestamp gives it.
      const { reading, error } = await send({ payload: { level: 64, at: now / 1000 - 3600 + 0.0004 } });
      should(error).be.undefined();
      Date.parse(reading?.battery.syncedAt).should.be.approximately(now - hour, 2);

      const check = 'aa00000000000095';
      for (const payload of ['', 'iso', 'object']) {
        const inject = { props: [{ p: 'payload' }], payload, payloadType: 'date' };
        await red.deploy(flow({}, [injectNode(check, ids.battery, inject)]));
        red.msgs.clear();
        await red.inject(check);
        const last = await red.msgs.first(({ probe }) => probe === ids.completed || probe === ids.caught);
        should([payload, last.probe]).eql([payload, ids.completed]);
      }
    });

    it('nobody left is red and an error, where somebody was; whom nothing ever came of needs somebody', async () => {
      await red.deploy(flow());
      await add('Anna');
      await red.advance(73 * hour);
      const { error } = await send({});
      should(error).containDeep({ code: 'check-failed', cause: { people: [{ code: 'never-heard' }] } });
      const { people: seen } = (await red.request('/fitbit/overview')).json;
      should(seen[0]).containDeep({ name: 'Anna', need: 'cannot-check' });
      await red.advance(25 * hour);
      should((await send({})).alert).containDeep({ alert: { kind: 'cannot-check' } });

      should((await send({ payload: 12 })).alert).containDeep({ alert: { kind: 'low' } });
      should((await red.request('/fitbit/overview')).json.people[0].need).be.null();
      const [{ id }] = await people();
      await red.send('DELETE', `/fitbit/people/${id}`, undefined);
      for (const msg of [{ payload: 12 }, {}])
        should((await send(msg)).error).containDeep({ code: 'nobody' });
    });

    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      it(`days without power make nobody late, and a silence goes on where it was: ${signal}`, async () => {
        await red.deploy(flow());
        await add('Anna');
        await send({ payload: 83 });
        await red.advance(40 * hour);
        should((await send({})).alert).be.undefined();
        red = await red.restart({ signal });
        await red.setClockBy(5 * 24 * hour);
        should((await send({})).alert).be.undefined();
        await red.advance(30 * hour);
        should((await send({})).alert).be.undefined();
        await red.advance(9 * hour);
        should((await send({})).alert).containDeep({ alert: { kind: 'not-syncing' } });
      });
    }

    it('a topic may add no more people than there are watches in a house, however many come at once', async () => {
      await red.deploy(flow({ topicPattern: 'sensor/{person}/state', addPeople: true }));
      red.msgs.clear();
      await red.inside((RED, _load, id: string) => {
        for (let at = 0; at < 80; at += 1)
          RED.nodes.getNode(id).receive({ payload: 64, topic: `sensor/s${at}/state`, retain: true });
      }, ids.battery);
      await red.msgs.some(80, ({ probe }) => probe === ids.completed || probe === ids.caught);
      (await people()).should.have.length(50);
    });

    it('who was removed is not added under their id, and a pattern that cannot be read guesses nobody', async () => {
      await red.deploy(flow({ addPeople: true }));
      await add('Anna');
      const [{ id }] = await people();
      await red.deploy(flow({ addPeople: true, person: id }));
      await red.send('DELETE', `/fitbit/people/${id}`, undefined);
      should((await send({ payload: 12 })).error).containDeep({ code: 'person-unknown' });
      should((await send({ payload: 12, person: id })).error).containDeep({ code: 'person-unknown' });
      // A removal holds, whatever msgs still say and whatever is deployed, until the owner adds the name again.
      await red.deploy(flow({ addPeople: true }));
      should((await send({ payload: 12, person: 'ANNA' })).error).containDeep({ code: 'person-unknown' });
      (await people()).should.eql([]);

      await red.deploy(flow({ topicPattern: 'watches/{person}/{Device}/battery' }));
      await add('Anna');
      const { error } = await send({ payload: 12, topic: 'watches/Bert/x/battery' });
      should(error).containDeep({ code: 'bad-topic-pattern' });
    });

    it('a rename keeps the name before, and a device is taken off by the owner until a msg names it again', async () => {
      await red.deploy(flow({ addPeople: true }));
      await send({ payload: 83, person: 'pixel_watch' });
      await send({ payload: 64, person: 'pixel_watch', device: 'Pixel' });
      const [{ id }] = await people();
      await red.send('POST', `/fitbit/people/${id}`, { name: 'Anna', number: '+4915228817386' });
      should((await send({ payload: 12, person: 'Pixel_Watch', device: 'Pixel' })).alert).containDeep({
        to: '+4915228817386',
        person: { id, name: 'Anna' },
      });
      const devices = async () => (await people())[0].devices as Loose[];
      const [unnamed, ...others] = await devices();
      others.map(({ name }) => name).should.eql(['Pixel']);

      const forget = () =>
        red.send('POST', `/fitbit/people/${id}/forget-device`, { device: unnamed?.id, name: unnamed?.name });
      (await forget()).json.text.should.containEql('Anna');
      (await devices()).map(({ name }) => name).should.eql(['Pixel']);
      (await forget()).json.code.should.equal('device-unknown');
      await red.advance(80 * hour);
      should((await send({})).alert).containDeep({
        alert: { kind: 'not-syncing' },
        battery: { device: 'Pixel' },
      });
      await send({ payload: 70, person: 'Anna' });
      (await devices()).should.have.length(2);
    });

    it('who has gone quiet is told by the hourly check, and not sooner, also after a restart', async () => {
      await red.deploy(flow());
      await add('Anna');
      await send({ payload: 83 });
      red = await red.restart();
      await red.advance(70 * hour);
      should((await send({})).alert).be.undefined();
      await red.advance(5 * hour);
      should((await send({})).alert).containDeep({ alert: { kind: 'not-syncing' } });
    });

    it('a guest proves a number without any consent, and hears nothing before the owner has said which watch is theirs', async () => {
      const port = await freePort();
      const page = `http://localhost:${port}/fitbit/signup`;
      await red.deploy([
        ...flow({}, [...signupNodes(), accountNode(sandbox)]).filter(({ type }) => type !== 'fitbit-config'),
        config({ publicAddress: `http://localhost:${port}`, port }),
      ]);
      await pageOpens(red);
      const stranger = guest();
      const form = await stranger.open(page);
      form.text.should
        .containEql('before the battery of your watch is empty')
        .and.not.containEql('Other source');
      const fields = { name: 'Anna', number: '+4915228817386', consent: 'yes' };
      const understood = await stranger.post(page, fields);
      understood.text.should.containEql('then says which watch is yours');
      (await stranger.post(page, { do: 'go' })).url.should.equal(`${page}/code`);
      const code = await codeSent(red, '386');

      // Before the code, and before the owner: nobody is called Anna.
      should((await send({ payload: 12, person: 'Anna' })).error).containDeep({ code: 'person-unknown' });
      await stranger.open(page);
      const { text } = await stranger.post(`${page}/code`, { code });
      text.should.containEql('As soon as whoever runs this page has said which watch is yours');
      should((await send({ payload: 12, person: 'Anna' })).error).containDeep({ code: 'person-unknown' });

      const [anna] = await people();
      anna.isNamed.should.be.false();
      const { json } = await red.request('/fitbit/overview?most=5');
      json.people[0].need.should.equal('not-linked');
      (await add('Bert')).status.should.equal(200);
      const link = (name: string) => red.send('POST', `/fitbit/people/${anna.id}/link`, { name });
      (await link('bert')).json.code.should.equal('name-taken');
      (await link('Anna')).status.should.equal(200);
      should((await send({ payload: 12, person: 'Anna' })).alert).containDeep({
        to: '+4915228817386',
        person: { id: anna.id },
      });

      // Who comes back with the same name and number is the same person, once the code has said so.
      (await link('pixel_watch')).json.text.should.containEql('Anna');
      const again = guest();
      await again.open(page);
      await again.post(page, fields);
      red.msgs.clear();
      await again.post(page, { do: 'go' });
      const second = await codeSent(red, '386');
      await again.post(`${page}/code`, { code: second });
      (await people()).map(({ name }: Loose) => name).should.eql(['Anna', 'Bert']);
    });

    it('a webhook has nothing to wait for, and nobody connects', async () => {
      const hook = {
        id: 'aa000000000000d1',
        type: 'fitbit-webhook-in',
        z: ids.tab,
        config: ids.config,
        path: '/fitbit/webhook',
      };
      const port = await freePort();
      await red.deploy([
        ...flow().filter(({ type }) => type !== 'fitbit-config'),
        config({ publicAddress: `http://localhost:${port}`, port, webhooks: true }),
        { ...hook, name: '', configVersion: 1, x: 1, y: 1, wires: [[]] },
      ]);
      await red.comms.statuses.first(
        ({ id, fill, text = '' }) => id === hook.id && fill === 'red' && text !== '',
      );
      const { json } = await red.send('POST', '/fitbit/connect', {
        cloud: 'elsewhere',
        clientId: source,
        person: { name: 'Anna', number: null, language: '' },
      });
      json.code.should.equal('connect-not-needed');
    });

    it('a broker that keeps the last value makes no dead watch look fresh, and one that restarts loses nothing', async () => {
      broker = await startBroker();
      const topic = 'homeassistant/sensor/pixel_watch_2_battery_level/state';
      await broker.keep(topic, '64');
      const mqtt: FlowNode[] = [
        {
          id: 'aa000000000000b1',
          type: 'mqtt-broker',
          name: '',
          broker: '127.0.0.1',
          port: String(broker.port),
          clientid: '',
          autoConnect: true,
          usetls: false,
          protocolVersion: '4',
          keepalive: '60',
          cleansession: true,
        },
        {
          id: mqttIn,
          type: 'mqtt in',
          z: ids.tab,
          name: '',
          topic: 'homeassistant/sensor/+/state',
          qos: '1',
          datatype: 'auto-detect',
          broker: 'aa000000000000b1',
          nl: false,
          rap: true,
          rh: 0,
          inputs: 0,
          x: 1,
          y: 1,
          wires: [[ids.battery]],
        },
      ];
      await red.deploy(flow());
      await add('Anna', '+4915228817386');
      const pattern = { topicPattern: 'homeassistant/sensor/{device}_battery_level/state' };
      red.msgs.clear();
      await red.deploy(flow(pattern, mqtt));
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.readings);
      should(msg).containDeep({ payload: 64, battery: { device: 'pixel_watch_2', syncedAt: null } });

      red.msgs.clear();
      await broker.keep(topic, '12');
      const low = await red.msgs.first(({ probe }) => probe === ids.alerts);
      should(low.msg).containDeep({ alert: { kind: 'low' }, battery: { level: 12 } });
      should(low.msg.battery.syncedAt).be.a.String();

      // What the broker keeps comes again with each start, and says nothing of when it was so.
      red = await red.restart();
      await red.advance(75 * hour);
      red.msgs.clear();
      await red.inject(ids.inject);
      const quiet = await red.msgs.first(
        ({ probe, msg }) => probe === ids.alerts && msg.alert.kind === 'not-syncing',
      );
      should(quiet.msg.battery.level).equal(12);
    });
  });
}
