// Example 11 with the real Dashboard 2.0: what it shows reaches it, and its buttons answer the alert.
import should = require('should');

import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { example, forRealPeople, named, withDashboard } from '../support/examples';
import { probeNode } from '../support/flows';
import { type FlowNode, type Loose, type NodeRed, startNodeRed } from '../support/node-red';
import { root } from '../support/repository';

const shown = 'aa00000000000031';
const said = 'aa00000000000032';
const store = join(root, 'node_modules/@flowfuse/node-red-dashboard/nodes/store/data.js');

for (const version of [5, 4] as const) {
  describe(`the dashboard, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ version, origins: sandbox.origins, ...withDashboard });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(async () => {
      await red.deploy([]);
      red.msgs.clear();
      red.emitted.clear();
      red.comms.debug.clear();
    });

    /** With probes beside what is shown and what is said. */
    const probed = (flow: FlowNode[]) => [
      ...flow.map((node) => {
        const probe = { 'open alerts': shown, 'the sentence': said }[String(node.name)];
        return probe && node.wires
          ? { ...node, wires: [[...(node.wires as string[][]).flat(), probe]] }
          : node;
      }),
      ...[shown, said].map((id) => ({ ...probeNode(id), z: flow[0]?.id })),
    ];
    /** What a browser gets that opens the page: the widget keeps it a few turns after its msg has come. */
    const held = (id: string): Promise<Loose> =>
      red.inside(
        async (_RED, load, file, one) => {
          while (load(file).get(one) === undefined) await new Promise(setImmediate);
          return load(file).get(one);
        },
        store,
        id,
      );
    const list = (fits: (alerts: Loose[]) => boolean) =>
      red.msgs.first(({ probe, msg }) => probe === shown && fits(msg.payload)).then(({ msg }) => msg.payload);
    /** Anna's alert in the list, with this answer. */
    const annas = async (answer: string): Promise<Loose> => {
      const isHers = ({ text }: Loose) => text.startsWith('Anna');
      return (await list((all) => all.find(isHers)?.answer === answer)).find(isHers);
    };
    const press = (flow: FlowNode[], msg: object) =>
      red.inside(
        (RED, _load, id, one) => RED.nodes.getNode(id).send(one),
        named(flow, 'alerts and buttons').id,
        msg,
      );

    it('with Demo the third press brings levels, the picture and an alert to the page, and `later` says why not', async () => {
      const flow = example('11');
      await red.deploy(probed(flow));
      for (const count of [1, 2, 3]) {
        await red.inject(named(flow, 'hourly, 08:00 to 21:00').id);
        await red.comms.debug.some(count, ({ id }) => id === named(flow, 'readings').id);
      }
      const [alert] = await list((alerts) => alerts.length === 1);
      const picture = ({ port, msg }: { port: number; msg: Loose }) =>
        port === 2 && typeof msg.payload === 'string' && msg.payload.includes('15 %');
      const levels = ({ port, msg }: { port: number; msg: Loose }) =>
        port === 2 && msg.payload[0]?.level === 15;
      await red.emitted.first(picture);
      await red.emitted.first(levels);

      should(alert).match({ kind: 'low', text: /^DEMO: Dana's Charge 6 is at 15 %/, answer: '' });
      should((await held(named(flow, 'alerts and buttons').id)).payload).eql([alert]);
      should((await held(named(flow, 'gauges').id)).payload).match([{ level: 15, person: { name: 'Dana' } }]);
      should((await held(named(flow, 'picture').id)).payload).startWith('<svg ');
      (await red.request('/dashboard/batteries')).status.should.equal(200);

      // After a restart the page holds nothing, and the flow its list, where contexts are kept in a file.
      await red.inside(
        (_RED, load, file, id) => load(file).clear(id),
        store,
        named(flow, 'alerts and buttons').id,
      );
      red.msgs.clear();
      await red.inside(
        (RED, _load, id) => RED.nodes.getNode(id).send({ topic: '$pageview', payload: {} }),
        named(flow, 'the page is opened').id,
      );
      await list((alerts) => alerts.length === 1);
      should((await held(named(flow, 'alerts and buttons').id)).payload).eql([alert]);

      await press(flow, { action: 'snooze', alert: alert.alert, hours: 3 });
      const { msg } = await red.msgs.first(({ probe }) => probe === said);
      should(msg.payload).match(/^Demo knows neither a pause nor/);

      // Nobody is told of Demo any more once there is a real service: what is open no more leaves the list at a press.
      red.msgs.clear();
      await red.inside(
        (RED, _load, id, error) => RED.nodes.getNode(id).send({ action: 'acknowledge', ...error }),
        named(flow, 'what went wrong').id,
        { alert: alert.alert, error: { code: 'nothing-open', message: 'Error: closed' } },
      );
      await list((all) => all.length === 0);
    });

    it('a press acknowledges the alert, puts it off, pauses; nothing but a press on an alert goes in; what was charged is gone', async () => {
      const flow = forRealPeople(example('11'), sandbox);
      await red.deploy(probed(flow));
      const config = flow.find(({ type }) => type === 'fitbit-config') as FlowNode;
      await connect(red, sandbox, config, 'anna');
      const check = async (level: number) => {
        sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
        await red.advance(60_000);
        await red.inject(named(flow, 'hourly, 08:00 to 21:00').id);
      };
      const anna = async () => (await red.request('/fitbit/overview?most=5')).json.people[0];
      await check(12);
      const { alert } = await annas('');

      for (const odd of [
        { action: 'pause', person: 'everybody' },
        { action: 'acknowledge', alert: 'everybody' },
        { action: 'history', alert },
        // No button holds what is told for months.
        { action: 'pause', alert, hours: 8000 },
        { action: 'pause', alert, hours: 24, until: Date.now() + 300 * 24 * 3_600_000 },
      ]) {
        await press(flow, odd);
      }
      await press(flow, { action: 'acknowledge', alert });
      await annas('Somebody does it');
      should(JSON.stringify(await anna()))
        .containEql('"state":"acknowledged"')
        .and.not.containEql('"paused":{');
      red.msgs.clear();
      await check(90);
      await list((all) => !all.some(({ text }) => text.startsWith('Anna')));

      red.msgs.clear();
      await check(12);
      const { alert: second } = await annas('');
      await press(flow, { action: 'snooze', alert: second, hours: 3 });
      await annas('Later');
      should(JSON.stringify(await anna())).containEql('"state":"snoozed"');
      await press(flow, { action: 'pause', alert: second, hours: 24 });
      await annas('Paused');
      should(JSON.stringify(await anna())).containEql('"paused":{');
    });
  });
}
