// What the sidebar tab is told: that something changed and no more, a report without anything personal, a check.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { type Arrivals, arrivals } from '../support/waiting';

const planted = {
  name: 'Canaryname',
  number: '+4915228817555',
  userId: '424242424242424242',
  device: 'Canary Watch 9',
  deviceId: 'canary-device-id',
  status: 'Canarystatus',
  host: 'canaryhost.localhost',
  clientId: 'canaryclient.apps.googleusercontent.com',
  secret: 'canary-GOCSPX-secret',
  label: 'Canarylabel',
  title: 'Canarytitle',
  contact: 'canary@example.org',
  invitation: 'canaryinvitation',
  accountSid: 'ACcanary',
};

for (const cloud of ['google-health', 'fitbit'] as const) {
  const vendor = cloud === 'fitbit' ? 'fitbit' : 'google';

  describe(`the sidebar tab's answers: ${cloud}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let heard: Arrivals<unknown>;
    let socket: WebSocket;
    let person: string;
    let config: object;

    before(async () => {
      sandbox = await startSandbox({
        people: [
          {
            key: 'canary',
            name: planted.name,
            number: planted.number,
            healthUserId: planted.userId,
            fitbitId: 'CANARY7',
            devices: [
              {
                id: planted.deviceId,
                name: planted.device,
                level: 62,
                status: planted.status,
                syncedAt: 'now',
                features: ['CANARY_FEATURE'],
              },
            ],
          },
        ],
      });
      red = await startNodeRed({ origins: sandbox.origins });
      const port = await freePort();
      config = { name: planted.label, publicAddress: `http://localhost:${port}/${planted.host}`, port };
      await red.deploy(mainFlow(sandbox, cloud, { config, battery: { name: planted.label } }));
      heard = arrivals('changes');
      socket = new WebSocket(`${red.url.replace('http', 'ws')}/comms`);
      socket.addEventListener('message', ({ data }) => {
        for (const one of [JSON.parse(String(data))].flat())
          if (one.topic === 'fitbit/changed') heard.add(one);
      });
      await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
      socket.send(JSON.stringify({ subscribe: 'fitbit/changed' }));
      person = await connect(red, sandbox, configNode(sandbox, cloud, config), 'canary');
    });
    after(async () => {
      socket.close();
      await red.remove();
      await sandbox.close();
    });

    const overview = async () => (await red.request('/fitbit/overview?most=20')).json;
    const checkNow = async () => {
      sandbox.control.clock({ advanceMs: 20_000 });
      await red.advance(20_000);
      return red.send('POST', `/fitbit/people/${person}/check`, {});
    };

    it('a change is told once until somebody looks, and says nothing of what it was', async () => {
      await overview();
      heard.clear();

      await checkNow();
      sandbox.control.device({ person: 'canary', level: 55, syncedAt: 'now' });
      await checkNow();
      await heard.first();
      should(heard.all()).eql([{ topic: 'fitbit/changed', data: { changed: true } }]);
      await overview();
      heard.clear();
      await checkNow();

      await heard.first();
    });

    it('a check brings the reading and raises no alert', async () => {
      red.msgs.clear();
      sandbox.control.device({ person: 'canary', level: 12, syncedAt: 'now' });

      const { status, json } = await checkNow();
      const [seen] = (await overview()).people;

      should([status, json.ok]).eql([200, true]);
      should(seen.devices[0]).containEql({ level: 12, standing: 'low', isWatched: true });
      should(seen.lastCheck.ok).be.true();
      red.msgs.all().should.be.empty();
      await red.inject(ids.inject);
      await red.msgs.first(({ probe, msg }) => probe === ids.alerts && msg.alert.kind === 'low');
      await red.msgs.first(({ probe }) => probe === ids.sent);
    });

    it('after a redeploy everybody is looked after once, by the new thresholds', async () => {
      const flow = mainFlow(sandbox, cloud, { config, battery: { name: planted.label, low: 30 } });
      // Only the changed node starts again, and the engine goes on; credentials would count as a change.
      await red.deploy(
        flow.map(({ credentials: _, ...node }) => node),
        'nodes',
      );

      const [seen] = (await overview()).people;

      should(seen.watches).eql([{ nodeId: ids.battery, thresholds: { low: 30, critical: 5, hours: 24 } }]);
    });

    it('who is not there cannot be checked', async () => {
      const unknown = await red.send('POST', '/fitbit/people/person_none/check', {});
      should([unknown.status, unknown.json.code]).eql([400, 'person-unknown']);
    });

    it('the report tells versions, set-up, codes and names of fields', async () => {
      const { json } = await red.request('/fitbit/report');
      const text: string = json.text;

      text.should.match(
        /^node-red-fitbit \d+\.\d+\.\d+ on Node-RED 5\.\d+\.\d+\S*, Node\.js 24\.\d+\.\d+, \w+ \w+\n/,
      );
      text.should.match(
        /Editor: no login, http, httpAdminRoot default, httpNodeRoot default, httpNodeAuth none\n/,
      );
      text.should.containEql('fitbit-battery-status 1').and.containEql('fitbit-sms-out 1');
      text.should.containEql('public address http localhost with port, by a port of its own (served)');
      text.should.containEql('1 people').and.containEql('1 trackers').and.containEql('last checks: ok 1');
      text.should.match(/batteryLevel number/);
      text.should.match(/SMS of the last days: accepted \w+ 1/);
    });

    it('the report tells why checks fail, by codes', async () => {
      const leak = {
        [vendor === 'google' ? 'error' : 'errors']: { message: planted.name, [planted.deviceId]: 1 },
      };
      sandbox.control.fault({
        match: { vendor, call: 'devices' },
        fault: { status: 400, body: JSON.stringify(leak) },
        times: 1,
      });
      const { json } = await checkNow();
      const { text } = (await red.request('/fitbit/report')).json;

      should(json.ok).be.false();
      text.should.containEql('failing: bad-request 1; last checks: bad-request (status 400) 1');
    });

    it('nothing personal is in the report, the curves included', async () => {
      const { text } = (await red.request('/fitbit/report?curves=yes')).json;
      const { clients, twilio } = sandbox.control.state();
      const tokens = sandbox.control
        .requests()
        .map(({ headers }) => headers.authorization?.split(' ')[1])
        .filter((token) => token !== undefined);
      const personal = [
        ...Object.values(planted),
        ...clients.flatMap(({ clientId, clientSecret }) => [clientId, clientSecret]),
        ...twilio.flatMap(({ accountSid, authToken, numbers }) => [accountSid, authToken, ...numbers]),
        ...tokens,
        ...Object.values(ids),
        person,
        'CANARY7',
        'CANARY_FEATURE',
        String(red.port),
        red.userDir,
      ];

      tokens.length.should.be.above(3);
      personal.filter((one) => text.toLowerCase().includes(one.toLowerCase())).should.eql([]);
      text.should.not.match(/canary/i);
      text.should.not.match(/\+\d{6,}/);
    });

    it('who must connect again is not checked, but told so', async () => {
      sandbox.control.tokens({ person: 'canary', vendor, action: 'revoke' });
      await checkNow();
      sandbox.control.clearRequests();

      const { status, json } = await checkNow();
      const [seen] = (await overview()).people;

      should([status, json.code]).eql([400, 'grant-dead']);
      json.text.should.containEql('Connect again');
      should(sandbox.control.requests().filter((one) => one.vendor === vendor)).be.empty();
      should(seen).containEql({ need: 'reconnect', connected: false, configId: ids.config });
      (await red.request('/fitbit/report')).json.text.should.containEql('lost: grant-dead 1');
    });
  });
}
