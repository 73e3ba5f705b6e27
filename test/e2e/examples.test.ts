// The examples, imported as they are: three presses of the button bring the first alert.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import should = require('should');

import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';
import { arrivals } from '../support/waiting';

const folder = join(__dirname, '..', '..', '..', 'examples');
const example = (start: string): FlowNode[] => {
  const file = readdirSync(folder).find((name) => name.startsWith(start)) ?? '';
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
};
const idOf = (flow: FlowNode[], type: string) => flow.find((node) => node.type === type)?.id ?? '';

describe('the examples', () => {
  let red: NodeRed;
  let phone: Server;
  const told = arrivals<{ path: string; title: unknown; body: string }>('ntfy');

  before(async () => {
    phone = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      request.on('end', () => {
        told.add({ path: request.url ?? '', title: request.headers.title, body });
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => phone.listen(0, '127.0.0.1', resolve));
    red = await startNodeRed();
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

  it('01: the third press brings the alert as a dry-run SMS, in the debug sidebar and the console', async () => {
    const flow = example('01');
    await red.deploy(flow);

    const levels = await pressThreeTimes(flow);
    const sms = await red.comms.debug.first(({ id }) => id === idOf(flow, 'fitbit-sms-out'));
    const status = await red.comms.statuses.first(({ id }) => id === idOf(flow, 'fitbit-sms-out'));

    levels.should.deepEqual(['25', '20', '15']);
    sms.msg.should.equal("SMS to +15555550100: DEMO: Dana's Charge 6 is at 15 %. Please charge it soon.");
    status.should.match({ fill: 'grey', shape: 'ring', text: 'dry run' });
    red.output().should.containEql(sms.msg);
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

    alert.should.deepEqual({
      path: '/my-topic',
      title: 'Fitbit',
      body: "DEMO: Dana's Charge 6 is at 15 %. Please charge it soon.",
    });
  });

  it('hold no credentials, no client and no number', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

    files.length.should.be.aboveOrEqual(2);
    for (const file of files) {
      for (const node of example(file)) {
        should(node).not.have.property('credentials');
        should(node.clientId ?? '').equal('', file);
        JSON.stringify(node).should.not.match(/\+\d{8}/);
      }
    }
  });
});
