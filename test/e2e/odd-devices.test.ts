// Odd lists of devices in a real Node-RED: what is odd, implausible or unknown keeps no other device's alert back.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';

const minute = 60_000;
const hour = 60 * minute;

describe('a list of devices that is odd', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  /** How far the clock of Node-RED was moved ahead of the real one. */
  let movedBy = 0;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: sandbox.origins });
    const battery = { scales: true, wires: [[ids.alerts], [ids.readings]] };
    await red.deploy(mainFlow(sandbox, 'google-health', { battery }));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });

  async function move(ms: number): Promise<void> {
    movedBy += ms;
    await red.advance(ms);
  }
  const ago = (ms: number) => new Date(Date.now() + movedBy - ms).toISOString();

  /** What a check says when the cloud lists these devices, `after` so much time. */
  async function check(
    devices: readonly unknown[],
    after = minute,
  ): Promise<{ kind: string; device: string }[]> {
    await move(after);
    sandbox.control.clearFaults();
    sandbox.control.fault({
      match: { vendor: 'google', call: 'devices' },
      fault: { body: { pairedDevices: devices } },
    });
    red.msgs.clear();
    await red.inject(ids.inject);
    await red.msgs.first(({ probe }) => probe === ids.completed || probe === ids.caught);
    should(red.msgs.all().filter(({ probe }) => probe === ids.caught)).be.empty();
    return red.msgs
      .all()
      .filter(({ probe }) => probe === ids.alerts)
      .map(({ msg }) => ({ kind: msg.alert.kind, device: msg.battery.deviceId }));
  }

  const tracker = (id: string, level: unknown, more: object = {}) => ({
    name: `users/1/pairedDevices/${id}`,
    deviceType: 'TRACKER',
    batteryLevel: level,
    deviceVersion: 'Charge 6',
    ...more,
  });

  it('one without a sync time is not hidden by a band of 2021', async () => {
    const alerts = await check([
      tracker('band-2021', 42, { lastSyncTime: '2021-03-01T08:00:00Z' }),
      tracker('worn', 3),
    ]);

    alerts.should.deepEqual([{ kind: 'critical', device: 'worn' }]);
  });

  it('a sync in 1970 is no sync time, and retires nothing', async () => {
    const alerts = await check([tracker('unset', 3, { lastSyncTime: '1970-01-01T00:00:00Z' })]);

    alerts.should.deepEqual([{ kind: 'critical', device: 'unset' }]);
  });

  it('a sync in 2151 is no sync time, and hides nothing', async () => {
    const alerts = await check([
      tracker('ahead', 55, { lastSyncTime: '2151-01-01T00:00:00Z' }),
      tracker('right', 4, { lastSyncTime: ago(minute) }),
    ]);

    alerts.should.deepEqual([{ kind: 'critical', device: 'right' }]);
  });

  it('odd fields and odd entries are told once, beside the alerts of the rest', async () => {
    const warned = () => red.output().split('batteryLevel').length - 1;
    const list = (id: string) => [
      tracker('nulls', null),
      tracker('texts', '80', { lastSyncTime: ago(5 * minute) }),
      { ...tracker('x', 1), name: 7 },
      null,
      tracker(id, 4, { lastSyncTime: ago(minute) }),
    ];

    const alerts = [await check(list('beside')), await check(list('beside-again'))];

    alerts.flat().should.deepEqual([
      { kind: 'critical', device: 'beside' },
      { kind: 'critical', device: 'beside-again' },
    ]);
    warned().should.equal(1);
  });

  it('the same device twice is one device, and its low battery is told', async () => {
    const twice = (...levels: number[]) => levels.map((level) => tracker('twice', level));

    const alerts = [await check(twice(10, 80)), await check(twice(80, 10)), await check(twice(10, 80))];

    alerts.should.deepEqual([[{ kind: 'low', device: 'twice' }], [], []]);
  });

  it('a scale that nobody stepped on for days is not silent', async () => {
    const worn = tracker('beside-scale', 70, { lastSyncTime: ago(minute) });
    const scale = (more: object) => ({ ...tracker('scale', 60, more), deviceType: 'SCALE' });

    const alerts = [
      await check([worn, scale({ lastSyncTime: ago(minute) })]),
      await check(
        [{ ...worn, lastSyncTime: ago(-25 * hour) }, scale({ lastSyncTime: ago(hour) })],
        25 * hour,
      ),
    ];

    alerts.should.deepEqual([[], []]);
  });

  it('a word for a low battery is told once until it says High', async () => {
    const word = (batteryStatus: string) => [
      { ...tracker('wordy', undefined), batteryStatus, lastSyncTime: ago(minute) },
    ];
    const told: number[] = [];

    for (const status of ['Low', 'Medium', 'Low', 'Medium', 'Low', 'High', 'Low']) {
      told.push((await check(word(status))).length);
    }

    told.should.deepEqual([1, 0, 0, 0, 0, 0, 1]);
  });

  it('a level that is the same after days without power is no silence', async () => {
    const alerts = [await check([tracker('still', 62)]), await check([tracker('still', 62)], 96 * hour)];

    alerts.should.deepEqual([[], []]);
  });

  it('a tracker that the service lists no more is told as not syncing after a day, once', async () => {
    const worn = tracker('gone', 70, { lastSyncTime: ago(0) });

    const alerts = [
      await check([worn]),
      await check([], hour),
      await check([], 25 * hour),
      await check([], 25 * hour),
    ];

    alerts.should.deepEqual([[], [], [{ kind: 'not-syncing', device: 'gone' }], []]);
  });
});
