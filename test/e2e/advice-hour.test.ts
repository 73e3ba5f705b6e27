// At the advice hour a node that no msg reaches wakes by itself and tells, through restarts and Deploys; and none that is gone.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import should = require('should');

import { localTime } from '../../src/net/local-time';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type FlowNode, type NodeRed, renewedNodeRed } from '../support/node-red';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Percent an hour. */
const drain = 1.5;
const env = { TZ: 'UTC' };

for (const version of [5, 4] as const) {
  describe(`the advice hour, Node-RED ${version}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    /** By how much the engine's clock is ahead. */
    let ahead: number;
    /** The evening that it is about, 20:00 where Google says that Anna is; ms since 1970. Node-RED itself runs by UTC. */
    let evening: number;

    beforeEach(async () => {
      sandbox = await startSandbox();
      red = await renewedNodeRed(red, { version, origins: sandbox.origins, env });
      ahead = 0;
      const date = new Date(Date.now() + 2 * day).toISOString().slice(0, 10);
      evening = localTime(`${date}T20:00`, 'Europe/Berlin') ?? Number.NaN;
    });
    afterEach(() => sandbox.close());
    after(() => red?.remove());

    const flow = (battery: object = {}): FlowNode[] =>
      // As a flow of before has it: without the field.
      mainFlow(sandbox, 'google-health', { isDryRun: true, battery: { adviceAt: undefined, ...battery } });

    async function until(time: number): Promise<void> {
      const ms = Math.max(0, time - Date.now() - ahead);
      ahead += ms;
      await red.advance(ms);
    }
    function synced(time: number): void {
      const level = 30 + (drain * (evening - time)) / hour;
      sandbox.control.device({
        person: 'anna',
        level: Math.round(level),
        syncedAt: new Date(time).toISOString(),
      });
    }
    /** Anna is connected; her battery falls from 75 % on, looked at every three hours until 08:00, and is at 30 % in the evening. */
    async function morning(flows: FlowNode[] | null = flow()): Promise<void> {
      if (flows) await red.deploy(flows);
      await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
      for (let time = evening - 30 * hour; time <= evening - 12 * hour; time += 3 * hour) {
        await until(time);
        synced(time);
        red.msgs.clear();
        await red.inject(ids.inject);
        await red.msgs.first(({ probe }) => probe === ids.completed);
      }
      synced(evening - minute);
      red.msgs.clear();
    }
    const alerts = () => red.msgs.all().filter(({ probe }) => probe === ids.alerts);
    /** The alert of the evening. */
    async function told() {
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.alerts);
      return msg;
    }
    /** What is due has been done: a reading that was not told before, by the next check, says so. */
    async function nothingMore(): Promise<void> {
      await until(evening + 2 * hour);
      await red.inject(ids.inject);
      await red.msgs.first(({ probe }) => probe === ids.completed);
      alerts().should.eql([]);
    }

    it('comes to a node that has only got a msg in the morning', async () => {
      await morning();
      await until(evening + minute);

      const msg = await told();
      should(msg.alert.kind).equal('charge-soon');
      should(msg.payload).match(
        /^Anna, your Charge 6 is at 30 % and will be almost empty .*tomorrow.*\. Charge it tonight\.$/,
      );
      should(msg.battery.level).equal(30);
      should(msg).not.have.property('_event');
      // And a new reading leaves the second output, as with any check.
      (await red.msgs.first(({ probe }) => probe === ids.readings)).msg.payload.should.equal(30);
    });

    it('comes after a restart', async () => {
      await morning();
      red = await red.restart({
        origins: sandbox.origins,
        env: { ...env, TEST_CLOCK_AHEAD_MS: String(ahead) },
      });
      await until(evening + minute);

      should((await told()).alert.kind).equal('charge-soon');
    });

    it('comes at once if Node-RED was away at its beginning', async () => {
      await morning();
      await red.stop();
      ahead = evening + 20 * minute - Date.now();
      red = await red.restart({
        origins: sandbox.origins,
        env: { ...env, TEST_CLOCK_AHEAD_MS: String(ahead) },
      });

      should((await told()).alert.kind).equal('charge-soon');
    });

    it('comes after a Deploy', async () => {
      await morning();
      await red.deploy(flow({ name: 'another name' }));
      await until(evening + minute);

      should((await told()).alert.kind).equal('charge-soon');
    });

    for (const [what, hours, count] of [
      ['is told once more after a stop within three seconds of it', 1, 1],
      ['is not, once the night is over', 5, 0],
    ] as const) {
      it(what, async () => {
        await morning();
        await until(evening + minute);
        await told();
        await red.stop();
        ahead = evening + hours * hour - Date.now();
        red = await red.restart({
          origins: sandbox.origins,
          env: { ...env, TEST_CLOCK_AHEAD_MS: String(ahead) },
        });
        await red.inject(ids.inject);
        await red.msgs.first(({ probe }) => probe === ids.completed);

        alerts()
          .map(({ msg }) => msg.alert.kind)
          .should.eql(Array(count).fill('charge-soon'));
      });
    }

    it('is not told again by a later check', async () => {
      await morning();
      await until(evening + minute);
      await told();
      red.msgs.clear();
      await until(evening + 30 * minute);
      await nothingMore();
    });

    it('comes to no node that was removed', async () => {
      await morning();
      await red.deploy(flow().filter(({ id }) => id !== ids.battery && id !== ids.inject));
      sandbox.control.clearRequests();
      await until(evening + 2 * hour);

      sandbox.control.requests().should.eql([]);
      await red.deploy(flow());
      await nothingMore();
    });

    it('comes to a node of a tab that was disabled meanwhile', async () => {
      await morning();
      await red.deploy(flow().map((one) => (one.type === 'tab' ? { ...one, disabled: true } : one)));
      await red.deploy(flow());
      await until(evening + minute);

      should((await told()).alert.kind).equal('charge-soon');
    });

    it('comes within a minute by an hour of their own that has begun', async () => {
      await morning(flow({ adviceAt: '23:30', empty: 10, lowType: 'num', configVersion: 3 }));
      await until(evening + 10 * minute);
      alerts().should.eql([]);
      const { clientId } = configNode(sandbox, 'google-health');
      const { json } = await red.request(`/fitbit/people?cloud=google-health&clientId=${clientId}`);
      await red.send('POST', `/fitbit/people/${json.people[0].id}`, { ownAdviceAt: '20:00' });
      await until(Date.now() + ahead + minute);

      should((await told()).alert.kind).equal('charge-soon');
    });

    it('comes to a node that gets its hour in the evening itself', async () => {
      const none = { adviceAt: '', empty: 10, lowType: 'num', configVersion: 3 };
      await morning(flow(none));
      await until(evening + 10 * minute);
      await red.deploy(flow({ ...none, adviceAt: '20:00' }));

      should((await told()).alert.kind).equal('charge-soon');
    });

    it('is kept for no node that is gone with the next start, and what a disabled one knows of people stays', async () => {
      const kept = async () => {
        await red.stop();
        const file = new DatabaseSync(join(red.userDir, 'fitbit', 'fitbit.sqlite'));
        const count = file.prepare('SELECT COUNT(*) AS count FROM states WHERE node_id = ?').get(ids.battery);
        file.close();
        red = await red.restart({
          origins: sandbox.origins,
          env: { ...env, TEST_CLOCK_AHEAD_MS: String(ahead) },
        });
        // Answered by an engine that is open, and by then what is gone has been looked for.
        (await red.request('/fitbit/overview?most=1')).status.should.equal(200);
        return Number(count?.count);
      };
      await morning();
      await red.deploy(flow({ d: true }));
      await kept();
      const disabled = await kept();
      await red.deploy(flow().filter(({ id }) => id !== ids.battery && id !== ids.inject));
      await kept();

      [disabled > 0, await kept()].should.eql([true, 0]);
    });

    it('comes to no node whose field is empty', async () => {
      await morning(flow({ adviceAt: '', empty: 10, lowType: 'num', configVersion: 3 }));
      sandbox.control.clearRequests();
      await until(evening + 2 * hour);

      sandbox.control.requests().should.eql([]);
      await nothingMore();
    });

    it('shows a connection that is lost by then, and tells it', async () => {
      await morning();
      sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'revoke' });
      await until(evening + minute);
      should((await told()).alert.kind).equal('reconnect');
      const shown = await red.comms.statuses.first(({ id, fill }) => id === ids.battery && fill === 'red');
      shown.should.match({ shape: 'dot', text: 'reconnect Anna' });
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
      should(msg.error.code).equal('check-failed');
    });

    it('asks by one error if the service is away, and tells when it is back within the hour', async () => {
      await morning();
      sandbox.control.fault({
        match: { vendor: 'google', call: 'devices' },
        fault: { status: 503 },
        times: 100,
      });
      await until(evening + minute);
      const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
      should(msg.error.message).match(/Google Health/);
      sandbox.control.clearFaults();
      await until(evening + 25 * minute);

      should((await told()).alert.kind).equal('charge-soon');
    });

    describe('where what counts as low stands in a context that a restart empties', () => {
      const setLow = (value: number) =>
        red.inside(
          (RED, _load, id, low) => RED.nodes.getNode(id).context().flow.set('low', low),
          ids.battery,
          value,
        );
      async function restarted(): Promise<void> {
        await red.deploy(
          flow({ low: 'low', lowType: 'flow', configVersion: 3, adviceAt: '20:00', empty: 10 }),
        );
        await setLow(10);
        await morning(null);
        sandbox.control.device({
          person: 'anna',
          level: 15,
          syncedAt: new Date(evening - minute).toISOString(),
        });
        red = await red.restart({
          origins: sandbox.origins,
          env: { ...env, TEST_CLOCK_AHEAD_MS: String(ahead) },
        });
      }

      it('judges by what stands there now, and not by 20 %', async () => {
        await restarted();
        await setLow(10);
        await until(evening + minute);

        should((await told()).alert.kind).equal('charge-soon');
        red.msgs.clear();
        await nothingMore();
      });

      it('says that there is no number, once, and tells when there is one within the hour', async () => {
        await restarted();
        await until(evening + minute);
        const { msg } = await red.msgs.first(({ probe }) => probe === ids.caught);
        should(msg.error.code).equal('bad-threshold');
        await until(evening + 25 * minute);
        alerts().should.eql([]);
        await setLow(10);
        await until(evening + 45 * minute);

        should((await told()).alert.kind).equal('charge-soon');
        red.msgs
          .all()
          .filter(({ probe }) => probe === ids.caught)
          .should.have.length(1);
      });
    });

    it('leaves Demo as it was: no press, no msg', async () => {
      await red.deploy(mainFlow(sandbox, 'demo', { isDryRun: true }));
      await red.inject(ids.inject);
      await red.msgs.first(({ probe }) => probe === ids.completed);
      red.msgs.clear();
      await until(evening + day);
      await red.inject(ids.inject);
      await red.msgs.first(({ probe }) => probe === ids.completed);

      const readings = red.msgs.all().filter(({ probe }) => probe === ids.readings);
      readings.map(({ msg }) => msg.payload).should.eql([20]);
      alerts().should.eql([]);
    });
  });
}
