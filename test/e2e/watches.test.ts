// Examples 07 and 08: a watch that Home Assistant knows, by a real broker, and a watch by HTTP, as they ship.
import { connect as openSocket } from 'node:net';
import { generate } from 'mqtt-packet';

import should = require('should');

import { example, named } from '../support/examples';
import { type Broker, startBroker } from '../support/home-assistant';
import { type FlowNode, type Loose, type NodeRed, renewedNodeRed, startNodeRed } from '../support/node-red';

const source = 'aabbccddeeff0033';
const secret = 'long enough, and known to nobody';
/** What the two examples use besides. */
const moreNodes = ['10-mqtt', '21-httpin'];
const topic = 'homeassistant/sensor/pixel_watch_battery_level/state';

for (const version of [5, 4] as const) {
  describe(`examples 07 and 08, Node-RED ${version}`, () => {
    let red: NodeRed;
    let broker: Broker | null;
    let flow: FlowNode[];

    beforeEach(async () => {
      broker = null;
      red = await renewedNodeRed(red, {
        version,
        moreNodes,
        origins: {},
        settings: { mqttReconnectTime: 300 },
        env: { WATCH_SECRET: secret },
      });
    });
    afterEach(async () => {
      // A client whose broker has gone first takes seconds to end.
      await red.deploy([]);
      await broker?.close();
    });
    after(() => red.remove());

    const idOf = (type: string) => flow.find((node) => node.type === type)?.id ?? '';
    /** What the dialogs would fill in: the source's id, and where the broker is. */
    async function deploy(number: string): Promise<void> {
      flow = example(number).map((node) => {
        if (node.type === 'fitbit-config') return { ...node, sourceId: source };
        if (node.type !== 'mqtt-broker') return node;
        return { ...node, broker: '127.0.0.1', port: String(broker?.port) };
      });
      await red.deploy(flow);
    }
    const add = (name: string) =>
      red.send('POST', '/fitbit/people', {
        cloud: 'elsewhere',
        clientId: source,
        name,
        number: '+4915228817386',
        language: 'en',
        country: 'DE',
      });
    /** The levels that output 2 brought, as the debug sidebar shows them. */
    const levels = () =>
      red.comms.debug
        .all()
        .filter(({ id }) => id === named(flow, 'readings').id)
        .map(({ msg }) => String(msg));
    const nextLevel = (level: string) =>
      red.comms.debug.first(({ id, msg }) => id === named(flow, 'readings').id && String(msg) === level);
    const nextSms = () => red.comms.debug.first(({ id }) => id === idOf('fitbit-sms-out'));
    const isConnected = () =>
      red.comms.statuses.first(({ id, fill }) => id === idOf('mqtt in') && fill === 'green');

    describe('07', () => {
      beforeEach(async () => {
        broker = await startBroker();
      });

      it('a level that Home Assistant publishes is an alert when it is low; a lost phone is nothing, and a topic that does not fit an error until one has', async () => {
        await deploy('07');
        await add('Anna');
        await isConnected();
        await broker?.keep('homeassistant/sensor/living_room_temperature/state', '12');
        await broker?.keep(topic, 'unavailable');
        await broker?.keep(topic, '64');
        await nextLevel('64');
        await broker?.keep('homeassistant/sensor/living_room_temperature/state', '13');
        await broker?.keep(topic, '12');

        const sms = await nextSms();

        sms.msg.should.equal("SMS to +49 … 386: Anna's pixel_watch is at 12 %. Please charge it soon.");
        levels().should.eql(['64', '12']);
        const errors = red.comms.debug.all().filter(({ id }) => id === named(flow, 'errors').id);
        errors.should.have.length(1);
        JSON.stringify(errors[0]?.msg).should.containEql(
          'homeassistant/sensor/living_room_temperature/state',
        );
      });

      it('what the broker kept is a level when Node-RED asks it anew', async () => {
        await broker?.keep(topic, '64');
        await deploy('07');
        // It has come while nobody was there whose it could be: so it is not known yet.
        await red.comms.debug.first(({ id }) => id === named(flow, 'errors').id);
        await add('Anna');
        // Node-RED asks the broker anew, as after a Deploy.
        await deploy('07');
        await nextLevel('64');
        await broker?.keep(topic, '63');
        await nextLevel('63');
      });

      it("a client's last will that says unavailable is no level and no error", async () => {
        await deploy('07');
        await add('Anna');
        await isConnected();
        await broker?.keep(topic, '64');
        await nextLevel('64');

        await dieWithWill(broker?.port ?? 0);
        await broker?.published.first((one) => one.topic === topic && one.payload === 'unavailable');
        await broker?.keep(topic, '63');
        await nextLevel('63');

        levels().should.eql(['64', '63']);
        red.comms.debug
          .all()
          .some(({ id }) => id === named(flow, 'errors').id)
          .should.be.false();
      });

      it('a broker that restarts and has forgotten everything loses nothing here', async () => {
        await deploy('07');
        await add('Anna');
        await isConnected();
        await broker?.keep(topic, '64');
        await nextLevel('64');
        const port = broker?.port ?? 0;
        await broker?.close();
        await red.inject(named(flow, 'hourly').id);
        red.comms.statuses.clear();

        broker = await startBroker(port);
        await isConnected();
        await broker.keep(topic, '12');

        String((await nextSms()).msg).should.containEql('is at 12 %');
      });
    });

    describe('08', () => {
      const post = async (
        body: object | string,
        { headers = {}, query = '' }: { headers?: Record<string, string>; query?: string } = {},
      ): Promise<{ status: number; text: string; json: Loose }> => {
        const answer = await fetch(`${red.url}/watch${query}`, {
          method: 'POST',
          headers: {
            'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
            ...headers,
          },
          body: typeof body === 'string' ? body : JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        });
        const text = await answer.text();
        return { status: answer.status, text, json: JSON.parse(text) };
      };
      const known = { headers: { 'x-watch-secret': secret } };

      it('a level with the secret is an alert when it is low, and the reply says what was understood', async () => {
        await deploy('08');
        await add('Anna');

        const first = await post({ person: ' ANNA', device: 'Fenix', level: '83,5', charging: false }, known);
        const second = await post('', { query: `?level=12&secret=${encodeURIComponent(secret)}` });
        const plain = await post('11', known);

        first.status.should.equal(200);
        first.json.should.eql({
          ok: true,
          understood: { person: 'Anna', device: 'Fenix', level: 83, status: null, charging: false, at: null },
        });
        should([second.status, second.json.understood?.level]).eql([200, 12]);
        // Nobody was named: it is told whose it became.
        should([second.json.understood?.person, second.json.understood?.device]).eql(['Anna', null]);
        should([plain.status, plain.json.understood?.level]).eql([200, 11]);
        String((await nextSms()).msg).should.containEql('is at 12 %');
        for (const { text } of [first, second, plain]) text.should.not.containEql(secret);
      });

      it('a body is read by what stands in it, whatever the sender calls it', async () => {
        await deploy('08');
        await add('Anna');
        const body = '{"person": "Anna", "level": 64, "at": 1764447300.123456}';

        for (const type of ['text/plain;charset=UTF-8', 'application/octet-stream', 'application/json']) {
          const { status, json } = await post(body, {
            headers: { ...known.headers, 'content-type': type },
          });
          should([type, status, json.understood?.level]).eql([type, 200, 64]);
        }
        // As curl sends it if nobody says otherwise.
        const form = await post(body, {
          headers: { ...known.headers, 'content-type': 'application/x-www-form-urlencoded' },
        });
        form.status.should.equal(400);
        form.json.wrong.should.containEql('Content-Type: application/json');
      });

      it('what is wrong is said with its status, and never the secret', async () => {
        await deploy('08');
        const nobody = await post({ level: 12 }, known);
        await add('Anna');
        await add('Bert');
        const replies = [
          nobody,
          await post({ person: 'Anna', level: 12 }),
          await post({ person: 'Anna', level: 12 }, { headers: { 'x-watch-secret': `${secret}!` } }),
          await post({ person: 'Anna' }, known),
          await post({ person: 'Anna', level: 'full' }, known),
          await post({ person: 'Anna', level: 0.5 }, known),
          await post({ level: 12 }, known),
          await post({ person: 'Carla', level: 12 }, known),
          await post({ person: 7, level: 12 }, known),
        ];

        replies.map(({ status }) => status).should.eql([404, 401, 401, 400, 400, 400, 400, 404, 404]);
        for (const { json, text } of replies) {
          json.ok.should.be.false();
          should(json.wrong)
            .be.a.String()
            .and.match(/^(?!Error)./);
          text.should.not.containEql(secret);
        }
        red.output().should.not.containEql(secret);
        levels().should.eql([]);
      });

      it('without a secret nobody is let in', async () => {
        await red.remove();
        red = await startNodeRed({ version, moreNodes });
        await deploy('08');
        await add('Anna');

        const { status, json } = await post(
          { person: 'Anna', level: 12 },
          { headers: { 'x-watch-secret': '' } },
        );

        status.should.equal(503);
        json.wrong.should.containEql('WATCH_SECRET');
      });
    });
  });
}

/** A client whose last words are that its sensor is unavailable, and whose line is cut. */
async function dieWithWill(port: number): Promise<void> {
  const socket = openSocket(port, '127.0.0.1');
  await new Promise<void>((resolve) => {
    socket.once('data', () => resolve());
    socket.write(
      generate({
        cmd: 'connect',
        protocolId: 'MQTT',
        protocolVersion: 4,
        clean: true,
        clientId: 'a watch',
        keepalive: 60,
        will: { topic, payload: Buffer.from('unavailable'), qos: 1, retain: true },
      }),
    );
  });
  socket.destroy();
}
