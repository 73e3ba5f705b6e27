// The examples, imported as they are: three presses of the button bring the first alert.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import should = require('should');

import { startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { example, forRealPeople, named } from '../support/examples';
import { accountNode } from '../support/flows';
import { movingUntil } from '../support/moving';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';
import { filesUnder, readJson } from '../support/repository';
import { arrivals } from '../support/waiting';

const idOf = (flow: FlowNode[], type: string) => flow.find((node) => node.type === type)?.id ?? '';

describe('the examples', () => {
  let red: NodeRed;
  let phone: Server;
  const told = arrivals<{ path: string; title: unknown; headers: Record<string, unknown>; body: string }>(
    'ntfy',
  );

  before(async () => {
    phone = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      request.on('end', () => {
        const { url: path = '', headers } = request;
        told.add({ path, title: headers.title, headers, body });
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => phone.listen(0, '127.0.0.1', resolve));
    red = await startNodeRed({ allNodes: true });
  });
  after(async () => {
    await red.remove();
    phone.closeAllConnections();
    phone.close();
  });

  async function pressThreeTimes(flow: FlowNode[]) {
    const levels = () => red.comms.debug.all().filter(({ id }) => id === readings);
    const readings = flow.find(({ name }) => name === 'readings')?.id ?? '';
    for (const press of [1, 2, 3]) {
      await red.inject(idOf(flow, 'inject'));
      await red.comms.debug.some(press, ({ id }) => id === readings);
    }
    return levels().map(({ msg }) => msg);
  }

  /** Four more presses: 10, 5, 1 % and full again. */
  async function pressUntilCharged(flow: FlowNode[]) {
    const readings = flow.find(({ name }) => name === 'readings')?.id ?? '';
    for (const press of [4, 5, 6, 7]) {
      await red.inject(idOf(flow, 'inject'));
      await red.comms.debug.some(press, ({ id }) => id === readings);
    }
  }

  it('01: the third press brings the alert as a dry-run SMS, in the debug sidebar and the console', async () => {
    const flow = example('01');
    await red.deploy(flow);

    const levels = await pressThreeTimes(flow);
    const sms = await red.comms.debug.first(({ id }) => id === idOf(flow, 'fitbit-sms-out'));
    const status = await red.comms.statuses.first(({ id }) => id === idOf(flow, 'fitbit-sms-out'));

    levels.should.deepEqual(['25', '20', '15']);
    // In the made-up fortnight a press is six hours; which part of the day that is depends on when this runs.
    sms.msg.should.match(
      /^SMS to \+15555550100: DEMO: Dana's Charge 6 is at 15 %\. It will last until .+\. Please charge it soon\.$/,
    );
    // The node's label says "SMS (dry run)" already.
    status.should.match({ fill: 'grey', shape: 'ring', text: 'not sent' });
    red.output().should.containEql(sms.msg);
  });

  it('01: Demo goes on draining after a clock that stood still for days was set right', async () => {
    const flow = example('01');
    const own = await startNodeRed({
      flows: flow,
      env: { TEST_CLOCK_SET_MS: String(-7 * 24 * 3_600_000) },
    });
    try {
      const readings = named(flow, 'readings').id;
      const press = async (count: number) => {
        await own.inject(idOf(flow, 'inject'));
        await own.comms.debug.some(count, ({ id }) => id === readings);
      };
      await press(1);
      await own.setClockBy(0);

      await press(2);
      await press(3);

      const levels = own.comms.debug.all().filter(({ id }) => id === readings);
      levels.map(({ msg }) => msg).should.deepEqual(['25', '20', '15']);
      const { text } = await own.comms.debug
        .first(({ id }) => id === idOf(flow, 'fitbit-sms-out'))
        .then(({ msg }) => ({ text: String(msg) }));
      text.should.containEql('is at 15 %').and.not.containEql('not synced');
    } finally {
      await own.remove();
    }
  });

  it('02: the third press brings the alert to the phone', async () => {
    const flow = example('02').map((node) =>
      node.type === 'http request'
        ? { ...node, url: `http://127.0.0.1:${(phone.address() as AddressInfo).port}/my-topic` }
        : node,
    );
    await red.deploy(flow);

    await pressThreeTimes(flow);
    const alert = await told.first();

    alert.should.match({
      path: '/my-topic',
      title: 'Fitbit',
      body: /^DEMO: Dana's Charge 6 is at 15 %\. It will last until .+\. Please charge it soon\.$/,
    });
  });

  it('02: its buttons answer the alert, what is charged replaces the notice without a sound, and nobody else is heard', async () => {
    const address = `http://127.0.0.1:${(phone.address() as AddressInfo).port}/my-topic`;
    const flow = example('02').map((node) => ({
      ...node,
      ...(node.type === 'http request' ? { url: address } : {}),
      ...(node.name === 'say what it is'
        ? { rules: JSON.parse(JSON.stringify(node.rules).replace('http://raspberrypi.local:1880', red.url)) }
        : {}),
    }));
    await red.deploy(flow);
    told.clear();
    red.comms.debug.clear();
    await pressThreeTimes(flow);
    const { headers } = await told.first();
    const button =
      /http, I do it, (\S+), method=POST, headers\.Content-Type=application\/json, body='(\{.+?\})', clear=true; http, Later, /;
    const [, url = '', body = ''] = button.exec(String(headers.actions)) ?? [];
    const post = (text: string) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });

    should(headers['x-sequence-id']).match(/^talk_[0-9a-f]+$/);
    should((await post(body)).status).equal(204);
    for (const odd of [
      '{}',
      '{"action":"history","alert":"talk_0"}',
      '{"action":"acknowledge","alert":"everybody"}',
    ]) {
      should((await post(odd)).status).equal(400);
    }
    // The made-up battery is charged when it is empty; what was acknowledged is told again only as it becomes critical.
    await pressUntilCharged(flow);
    const rest = await told.some(3, () => true);
    rest
      .map(({ headers: one }) => one['x-sequence-id'] === headers['x-sequence-id'])
      .should.eql([true, true, true]);
    should(rest[2]?.body).match(/charged again/);
    should(rest[2]?.headers).match({ priority: 'min' }).and.not.have.property('actions');
  });

  it('02: a title and buttons in your own language arrive whole', async () => {
    const address = `http://127.0.0.1:${(phone.address() as AddressInfo).port}/my-topic`;
    const flow = example('02').map((node) => ({
      ...node,
      ...(node.type === 'http request' ? { url: address } : {}),
      ...(node.name === 'say what it is'
        ? {
            rules: JSON.parse(
              JSON.stringify(node.rules)
                .replace('\\"Fitbit\\"', '\\"Uhr für Zoë_1\\"')
                .replace('I do it', 'Ich kümmere mich')
                .replace('Later', '後で'),
            ),
          }
        : {}),
    }));
    await red.deploy(flow);
    told.clear();
    red.comms.debug.clear();
    await pressThreeTimes(flow);
    const { headers, title } = await told.first();

    // As ntfy reads a header: RFC 2047, the encoding Q.
    const read = (header: unknown) =>
      decodeURIComponent(
        String(header)
          .replace(/^=\?UTF-8\?Q\?(.*)\?=$/, '$1')
          .replace(/_/g, ' ')
          .replace(/=/g, '%'),
      );
    read(title).should.equal('Uhr für Zoë_1');
    read(headers.actions).should.match(
      /^http, Ich kümmere mich, http:.+"action":"acknowledge".+; http, 後で, http:/,
    );
  });

  it('10: what is critical rings until it is answered, under a tag by which what was charged stops it', async () => {
    const address = `http://127.0.0.1:${(phone.address() as AddressInfo).port}`;
    const flow = example('10').map((node) =>
      node.type === 'change'
        ? {
            ...node,
            rules: JSON.parse(JSON.stringify(node.rules).replace('https://api.pushover.net', address)),
          }
        : node,
    );
    await red.deploy(flow);
    told.clear();
    red.comms.debug.clear();
    await pressThreeTimes(flow);
    await pressUntilCharged(flow);
    const all = await told.some(3, () => true);
    const [low, critical, stop] = all.map(({ path, body }) => ({ path, ...JSON.parse(body) }));

    const keys = { token: "your application's token", user: 'your user key' };
    should(low).match({ path: '/1/messages.json', title: 'Fitbit', priority: 0, message: /15 %/, ...keys });
    should(critical).match({ path: '/1/messages.json', priority: 2, retry: 300, expire: 10800, ...keys });
    should(critical.tags).match(/^talk_[0-9a-f]+$/);
    should(stop).match({ path: `/1/receipts/cancel_by_tag/${critical.tags}.json`, token: keys.token });
  });

  it('hold no credentials, no client and no number', () => {
    const files = filesUnder('examples');

    files.length.should.be.aboveOrEqual(6);
    for (const file of files) {
      for (const node of readJson(file) as FlowNode[]) {
        should(node).not.have.property('credentials');
        should(node.clientId ?? '').equal('', file);
        JSON.stringify(node).should.not.match(/\+\d{8}/);
      }
    }
  });
});

for (const version of [5, 4] as const) {
  describe(`the examples that tell more than one, Node-RED ${version}`, () => {
    let red: NodeRed;

    before(async () => {
      red = await startNodeRed({ version, moreNodes: ['21-httpin'] });
    });
    after(async () => {
      await red.remove();
    });

    /** What the dry runs showed, by the SMS node's name. */
    const shown = (flow: FlowNode[]) =>
      red.comms.debug
        .all()
        .filter(({ id }) => flow.some((node) => node.id === id && node.type === 'fitbit-sms-out'))
        .map(({ id, msg }) => [flow.find((node) => node.id === id)?.name, msg]);
    const withNumbers = (flow: FlowNode[]) =>
      flow.map((node) =>
        node.toType === 'fixed'
          ? { ...node, credentials: { to: node.name === 'to me' ? '+4915228817001' : '+4915228817002' } }
          : node,
      );

    it('04: a low battery goes to the family, and four hours later to a neighbour with who was told first', async () => {
      const flow = withNumbers(example('04'));
      await red.deploy(flow);
      red.comms.debug.clear();

      for (const press of [1, 2, 3]) {
        await red.inject(idOf(flow, 'inject'));
        await red.comms.debug.some(press, ({ id }) => id === named(flow, 'readings').id);
      }
      await red.comms.debug.first(({ id }) => id === named(flow, 'to the family').id);
      shown(flow).should.have.length(1);
      const neighbour = red.comms.debug.first(({ id }) => id === named(flow, 'to a neighbour').id);
      for (let steps = 0; steps < 24; steps += 1) await red.advance(10 * 60_000);
      await movingUntil(red, neighbour);

      const [first, second] = shown(flow);
      should(first?.[0]).equal('to the family');
      should(first?.[1]).match(
        /^SMS to \+15555550100: DEMO: Dana's Charge 6 is at 15 %\. .+ Please charge it soon\.$/,
      );
      should(second?.[0]).equal('to a neighbour');
      should(second?.[1]).match(
        /^SMS to \+49 … 002: DEMO: Dana's .+ Dana was told on .+, and nobody has charged it since\.$/,
      );
    });

    it('06: its page is the picture of everybody, and says what went wrong', async () => {
      const flow = example('06');
      await red.deploy(flow);
      const page = () => fetch(`${red.url}/charge-tonight`);
      for (const press of [1, 2, 3]) {
        await red.inject(idOf(flow, 'inject'));
        await red.comms.debug.some(press, ({ id }) => id === named(flow, 'readings').id);
      }
      await red.comms.debug.first(({ id }) => id === idOf(flow, 'fitbit-sms-out'));

      const picture = await page();
      picture.status.should.equal(200);
      should(picture.headers.get('content-type')).startWith('image/svg+xml');
      const svg = await picture.text();
      svg.should.startWith('<svg ').and.containEql('Dana: Charge 6').and.containEql('15 %');

      await red.deploy(
        flow.map((node) =>
          node.name === 'ask for the picture'
            ? { ...node, rules: (node.rules as object[]).map((rule) => ({ ...rule, to: 'dance' })) }
            : node,
        ),
      );
      const refused = await page();
      refused.status.should.equal(500);
      (await refused.text()).should.containEql('history, chart');
    });
  });

  describe(`the examples with a real service, Node-RED ${version}`, () => {
    it('09: the third press shows the SMS; set up as it says, the phone sends it, and an answer comes out at replies', async () => {
      const sandbox = await startSandbox();
      const address = 'http://192.168.1.20:8080';
      const red = await startNodeRed({ version, origins: { ...sandbox.origins, [address]: sandbox.url } });
      try {
        const flow = example('09');
        const press = () => red.inject(named(flow, 'hourly, 08:00 to 21:00').id);
        const replies = named(flow, 'replies').id;
        await red.deploy(flow);
        for (const time of [1, 2, 3]) {
          await press();
          await red.comms.debug.some(time, ({ id }) => id === named(flow, 'readings').id);
        }
        await red.comms.debug.first(({ msg }) => /^SMS to \+1.* Please charge it soon/.test(msg));

        const { user, password } = sandbox.control.gate();
        const account = accountNode(sandbox, {
          ...{ provider: 'sms-gate', gateAddress: address, gateInbox: true },
          credentials: { gateUser: user, gatePassword: password },
        });
        const real = forRealPeople(flow, sandbox).map((node) =>
          node.type === 'fitbit-sms-out' ? { ...node, account: account.id } : node,
        );
        await red.deploy([account, ...real]);
        const config = real.find(({ type }) => type === 'fitbit-config');
        if (config) await connect(red, sandbox, config, 'anna');
        sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
        await press();
        await red.comms.statuses.first(
          ({ id, text }) => id === idOf(flow, 'fitbit-sms-out') && text === 'accepted',
        );
        sandbox.control.clock({ advanceMs: 5_000 });
        const [sent, ...more] = sandbox.control.gate().handedOver;
        should(sent?.text).match(/12 %/);
        more.should.be.empty();

        sandbox.control.gateIncoming({ from: sent?.to ?? '', text: 'It is charging' });
        const { msg } = await movingUntil(
          red,
          red.comms.debug.first(({ id }) => id === replies),
        );
        should(msg).match(/It is charging/);
      } finally {
        await red.remove();
        await sandbox.close();
      }
    });

    it('04: trouble with the connection goes to the owner alone; 06: to nobody twice', async () => {
      const sandbox = await startSandbox();
      const red = await startNodeRed({ version, origins: sandbox.origins, moreNodes: ['21-httpin'] });
      try {
        const flow = forRealPeople([...example('04'), ...example('06')], sandbox).map((node) =>
          node.toType === 'fixed' ? { ...node, credentials: { to: '+4915228817001' } } : node,
        );
        await red.deploy(flow);
        const config = flow.find(({ type }) => type === 'fitbit-config');
        should(config).be.ok();
        if (config) await connect(red, sandbox, config, 'anna');
        sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'revoke' });

        for (const { id } of flow.filter(({ name }) => name === 'hourly, 08:00 to 21:00'))
          await red.inject(id);
        for (const { id } of flow.filter(({ type }) => type === 'fitbit-battery-status')) {
          await red.comms.statuses.first((one) => one.id === id && one.text === 'reconnect Anna');
        }

        const told = await red.comms.debug.some(2, ({ msg }) => /^SMS to/.test(msg));
        told
          .map(({ id }) => flow.find((node) => node.id === id)?.name)
          .sort()
          .should.deepEqual(['', 'to me']);
        told.every(({ msg }) => /connect/.test(msg)).should.be.true();
        red.comms.debug
          .all()
          .filter(({ msg }) => /^SMS to/.test(msg))
          .should.have.length(2);
      } finally {
        await red.remove();
        await sandbox.close();
      }
    });
  });
}
