// Promises of which devices count.
import 'should';
import { chosenReadings, type DeviceChoice, type Reading } from '../../../src/battery/reading';

const devices: [id: string, type: Reading['type'], syncedAt: number | null][] = [
  ['old band', 'tracker', 100],
  ['watch', 'tracker', 300],
  ['never', 'tracker', null],
  ['scale', 'scale', 900],
  ['odd', 'unknown', 200],
];

function chosen(ids: readonly string[], choice: Partial<DeviceChoice>): string[] {
  const readings = devices
    .filter(([id]) => ids.includes(id))
    .map(([deviceId, type, syncedAt]) => ({
      deviceId,
      name: null,
      type,
      at: 0,
      level: 50,
      status: null,
      syncedAt,
    }));
  return chosenReadings(readings, { devices: 'last-synced', scales: false, ...choice }).map(
    ({ deviceId }) => deviceId,
  );
}

describe('battery: which devices count', () => {
  const everything = devices.map(([id]) => id);
  const choices: [string, string[], Partial<DeviceChoice>, string[]][] = [
    ['by default only the tracker that synced last counts', everything, {}, ['watch']],
    ['a scale never stands in for a tracker', ['old band', 'scale'], {}, ['old band']],
    ['scales count beside it when the owner wants them', everything, { scales: true }, ['watch', 'scale']],
    [
      'every tracker counts when the owner wants them all',
      everything,
      { devices: 'all' },
      ['old band', 'watch', 'never', 'odd'],
    ],
    [
      'every device counts when the owner wants everything',
      everything,
      { devices: 'all', scales: true },
      ['old band', 'watch', 'never', 'odd', 'scale'],
    ],
    ['without any sync time every tracker counts', ['never', 'scale'], {}, ['never']],
    ['a device of an unknown kind counts as a tracker', ['odd', 'old band'], {}, ['odd']],
    ['somebody with only a scale has nothing that counts', ['scale'], {}, []],
    ['nobody’s devices are none', [], { scales: true }, []],
  ];
  for (const [promise, ids, choice, expected] of choices) {
    it(promise, () => chosen(ids, choice).should.deepEqual(expected));
  }
});
