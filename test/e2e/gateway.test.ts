// SMS by a gateway with an HTTP interface, in a flow: taken, refused, cut off in every way, and the test that the dialog sends.
import type { ServerResponse } from 'node:http';

import should = require('should');

import { deferred } from '../support/deferred';
import { ids, probeNode } from '../support/flows';
import { type HttpServer, httpServer } from '../support/http-server';
import { movingUntil } from '../support/moving';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const to = '+4915228817386';
const keyed = { httpKey: 'key', httpBody: '{"to": "{to}", "text": "{text}", "id": "{key}"}' };

describe('SMS by a gateway with an HTTP interface', () => {
  let gateway: HttpServer;
  /** What a post is answered with. */
  let answer: (response: ServerResponse) => void;
  let red: NodeRed;

  const taken = (response: ServerResponse) => void response.end('{"id": "m-1", "state": "queued"}');
  const lost = (response: ServerResponse) => void response.destroy();

  before(async () => {
    gateway = await httpServer((response) => answer(response));
    red = await startNodeRed();
  });
  beforeEach(() => {
    answer = taken;
    gateway.asked.length = 0;
    red.msgs.clear();
    red.comms.statuses.clear();
  });
  after(async () => {
    await red?.remove();
    await gateway.close();
  });

  const deploy = (fields: object = {}) => red.deploy(flow(`${gateway.url}/sms`, fields));
  const put = (payload: string) =>
    red.inside((RED, _load, node, msg) => RED.nodes.getNode(node).receive(msg), ids.sms, {
      ...{ to, payload, topic: 'door' },
    });
  const at = (probe: string) => red.msgs.first((one) => one.probe === probe);
  const texts = () => gateway.asked.map(({ body }) => JSON.parse(body).text as string);
  const idsAsked = () => new Set(gateway.asked.map(({ body }) => JSON.parse(body).id as string));

  it('that takes it: the msg goes on with its id, and the secret is nowhere in the flow', async () => {
    await deploy({ httpIdPath: 'id' });
    await put('Low');
    const { msg } = await at(ids.sent);

    should(msg.sms).match({ sid: 'm-1', status: 'handed-over', to });
    should(gateway.asked[0]?.headers['x-api-key']).equal('canary-secret');
    await red.comms.statuses.first(({ id, text }) => id === ids.sms && text === 'sent');
    (await red.request('/flows')).text.should.containEql('{secret}').and.not.containEql('canary');
  });

  it('that takes a form, and answers with 100 KB', async () => {
    answer = (response) => void response.end(JSON.stringify({ padding: 'x'.repeat(100_000), id: 7 }));
    await deploy({ httpForm: 'form', httpIdPath: 'id' });
    await put('Ä & "b"=1\n{secret}');
    const { msg } = await at(ids.sent);

    should(msg.sms.sid).equal('7');
    should(new URLSearchParams(gateway.asked[0]?.body).get('text')).equal('Ä & "b"=1\n{secret}');
  });

  it('that refuses the secret is told to Catch and in the tab, until it takes an SMS again', async () => {
    const needs = async () => (await red.request('/fitbit/overview?most=5')).json.needs;
    await deploy();
    answer = (response) => void response.writeHead(401).end('{"error": "canary-secret is wrong"}');
    await put('With a wrong secret');
    const { msg } = await at(ids.caught);
    should(msg.error).match({ code: 'sms-401', message: /did not accept the secret/ });
    JSON.stringify(msg.error).should.not.containEql('canary');
    should((await needs())[0]).match({ kind: 'blind', fact: 'sms-401', nodeId: ids.account });

    answer = taken;
    await put('With the right one');
    await at(ids.sent);
    should(await needs()).eql([]);
  });

  it('whose answer is lost, or cannot be read, gets nothing twice, and Catch hears that nobody knows', async () => {
    await deploy({ httpIdPath: 'id' });
    for (const odd of [lost, (response: ServerResponse) => void response.end('<html>')]) {
      answer = odd;
      red.msgs.clear();
      await put(`Perhaps ${odd === lost}`);
      should((await at(ids.caught)).msg.error.code).equal('sms-uncertain');
    }
    gateway.asked.should.have.length(2);
  });

  it('that takes a key gets it again after a lost answer, under the same one, and the msg goes on', async () => {
    await deploy(keyed);
    answer = (response) => {
      answer = (again) => void again.writeHead(409).end();
      response.destroy();
    };
    await put('Surely once');
    const { msg } = await movingUntil(red, at(ids.sent));

    gateway.asked.should.have.length(2);
    should(idsAsked()).eql(new Set([msg.sms.sid]));
  });

  for (const [what, fields, posts] of [
    ['takes a key is asked again under it', keyed, 2],
    ['takes none is not asked again', {}, 1],
  ] as const) {
    it(`that ${what} when Node-RED was killed inside of the post`, async () => {
      await deploy(fields);
      const isTaken = new Promise<void>((resolve) => {
        answer = () => {
          answer = taken;
          process.kill(red.pid, 'SIGKILL');
          resolve();
        };
      });
      put(what).catch(() => undefined);
      await isTaken;
      red = await red.restart({ signal: 'SIGKILL' });
      const { msg } = await movingUntil(red, at(posts === 2 ? ids.sent : ids.caught));

      if (posts === 1) should(msg.error.code).equal('sms-uncertain');
      should(msg.topic).equal('door');
      should(texts()).eql(Array(posts).fill(what));
      if (posts === 2) idsAsked().size.should.equal(1);
    });
  }

  describe('and the test that its dialog sends', () => {
    const test = (number: string, account: string = ids.account) =>
      red.send('POST', '/fitbit/sms-test', { account, to: number }, { 'accept-language': 'de' });

    it('says that it was accepted, also a second time, and counts against the limits', async () => {
      await deploy({ dailyPerNumber: 2 });
      const number = '+4915228817387';
      for (let turn = 0; turn < 2; turn += 1) {
        const { status, json } = await test(number);
        should(status).equal(200);
        json.text.should.match(/^Gateway hat die SMS an \+4915228817387 angenommen/);
      }
      const { status, json } = await test(number);
      should([status, json.code]).eql([400, 'sms-cap-number']);
      should(texts()).eql(Array(2).fill('Ein Test deines Node-RED: SMS kommen auf diesem Handy an.'));
    });

    it('says why it was refused, and what is wrong with what was typed', async () => {
      await deploy();
      answer = (response) => void response.writeHead(404).end();
      should((await test('+4915228817388')).json).match({
        code: 'sms-404',
        text: /Prüfe Adresse und Methode/,
      });
      should((await test('12')).json.code).equal('bad-number');
      should((await test('')).json.code).equal('no-number');
      should((await test(to, ids.sms)).json.code).equal('sms-test-not-deployed');
      should((await test(to, 'nobody')).json.code).equal('sms-test-not-deployed');
    });

    it('says where nobody answered, and that it waits; it goes on by itself', async () => {
      const port = await freePort();
      await red.deploy(flow(`http://127.0.0.1:${port}/sms`));
      const { status, json } = await movingUntil(red, test('+4915228817389'));
      should(status).equal(200);
      json.text.should.match(
        new RegExp(`^An 127\\.0\\.0\\.1:${port} hat niemand geantwortet.*Die SMS wartet`),
      );

      const arrived = deferred<void>();
      const back = await httpServer((response) => {
        taken(response);
        arrived.resolve();
      }, port);
      await movingUntil(red, arrived.promise);
      await back.close();
    });

    it('says that nobody knows where an answer was lost', async () => {
      await deploy();
      answer = lost;
      should((await test('+4915228817390')).json).match({ code: 'sms-uncertain', text: /Niemand weiß/ });
    });
  });
});

function flow(httpAddress: string, fields: object = {}) {
  const place = { z: ids.tab, x: 300, y: 100 };
  return [
    { id: ids.tab, type: 'tab', label: 'Test' },
    {
      id: ids.account,
      type: 'fitbit-sms-account',
      name: '',
      country: 'DE',
      provider: 'http',
      httpAddress,
      httpHeaders: '{"X-Api-Key": "{secret}"}',
      validityMinutes: 10,
      dailyPerNumber: 100,
      configVersion: 1,
      ...fields,
      credentials: { httpSecret: 'canary-secret' },
    },
    {
      ...place,
      id: ids.sms,
      type: 'fitbit-sms-out',
      name: '',
      account: ids.account,
      toType: 'msg',
      toValue: 'to',
      textType: 'msg',
      text: 'payload',
      configVersion: 1,
      wires: [[ids.sent]],
    },
    { ...place, id: ids.catch, type: 'catch', scope: null, uncaught: false, wires: [[ids.caught]] },
    ...[ids.sent, ids.caught].map(probeNode),
  ];
}
