// Example 03 as it is imported, with a client and an account in it: from the page to the SMS about an empty battery.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import should = require('should');

import { type Sandbox, type Sms, startSandbox } from '../../src/sandbox/sandbox';
import { consent } from '../support/consent';
import { accountNode, configNode } from '../support/flows';
import { guest, pageOpens, sendForm } from '../support/guest';
import { type FlowNode, type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { arrivals } from '../support/waiting';

const folder = join(__dirname, '..', '..', '..', 'examples');

for (const version of [5, 4] as const) {
  describe(`example 03, Node-RED ${version}`, () => {
    const sms = arrivals<Sms>('SMS');
    let sandbox: Sandbox;
    let red: NodeRed;

    before(async () => {
      sandbox = await startSandbox({ onSms: (one) => sms.add(one) });
      red = await startNodeRed({ version, origins: sandbox.origins });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });

    it('whoever signs up hears by SMS about a battery that is low already', async () => {
      const port = await freePort();
      const base = `http://localhost:${port}`;
      await red.deploy(completed(base, port));
      await pageOpens(red, idOf('fitbit-signup'));
      sandbox.control.device({ person: 'bert', level: 9, syncedAt: 'now' });

      const who = guest();
      const address = `${base}/fitbit/signup`;
      const typed = { name: 'Bert', number: '0152 28817501', consent: 'yes' };
      const page = await who.open(await consent(await sendForm(who, address, typed), 'bert'));
      const code = /\d{6}/.exec((await sms.first()).body)?.[0] ?? '';
      const done = await who.post(page.url, { do: 'confirm', code });
      const told = await sms.some(3);

      done.text.should.match(/<h1>Done<\/h1>/);
      told.map(({ to }) => to).should.deepEqual(Array(3).fill('+4915228817501'));
      should(told[1]?.body).match(/^Hello Bert/);
      should(told[2]?.body).match(/^Bert's .* is at 9 %/);
    });

    const flow: FlowNode[] = JSON.parse(
      readFileSync(join(folder, readdirSync(folder).find((name) => name.startsWith('03')) ?? ''), 'utf8'),
    );
    const idOf = (type: string) => flow.find((node) => node.type === type)?.id ?? '';

    /** The example with what its owner has to fill in. */
    function completed(publicAddress: string, port: number): FlowNode[] {
      const account = accountNode(sandbox);
      const filled = flow.map((node) => {
        if (node.type === 'fitbit-config') {
          return configNode(sandbox, 'google-health', { id: node.id, publicAddress, port });
        }
        return node.type === 'fitbit-sms-out' ? { ...node, account: account.id } : node;
      });
      return [...filled, account];
    }
  });
}
