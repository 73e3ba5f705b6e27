// Promises of which devices count.
import 'should';
import {
  chosenReadings,
  type DeviceChoice,
  type Reading,
  unlistedReadings,
} from '../../../src/battery/reading';

const day = 24 * 3_600_000;
const now = 1000;
const devices: [id: string, type: Reading['type'], syncedAt: number | null][] = [
  ['old band', 'tracker', 100],
  ['watch', 'tracker', 300],
  ['never', 'tracker', null],
  ['scale', 'scale', 900],
  ['odd', 'unknown', 200],
  ['twin', 'tracker', 300],
  ['band of 2021', 'tracker', now - 30 * day],
  ['band in a drawer', 'tracker', now - 30 * day + 1],
];

function readingsOf(ids: readonly string[]): Reading[] {
  return devices
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
}

function chosen(ids: readonly string[], choice: Partial<DeviceChoice>): string[] {
  return chosenReadings(readingsOf(ids), { devices: 'last-synced', scales: false, ...choice }, now).map(
    ({ deviceId }) => deviceId,
  );
}

describe('battery: which devices count', () => {
  const everything = ['old band', 'watch', 'never', 'scale', 'odd'];
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
    [
      'one without a sync time counts beside one that has been quiet for 30 days',
      ['band of 2021', 'never'],
      {},
      ['never', 'band of 2021'],
    ],
    ['and not beside one that synced since', ['band in a drawer', 'never'], {}, ['band in a drawer']],
    ['of two that synced at the same moment both count', ['watch', 'twin', 'odd'], {}, ['watch', 'twin']],
    ['somebody with only a scale has nothing that counts', ['scale'], {}, []],
    ['nobody’s devices are none', [], { scales: true }, []],
  ];
  for (const [promise, ids, choice, expected] of choices) {
    it(promise, () => chosen(ids, choice).should.deepEqual(expected));
  }
});

describe('battery: which trackers are missed', () => {
  const missed: [string, string[], string[], string[]][] = [
    ['the one that synced last, where none is listed', [], ['watch', 'old band'], ['watch']],
    ['one beside which only a band of years ago is left', ['band of 2021'], ['watch'], ['watch']],
    ['one without a sync time beside such a band', ['band of 2021'], ['never'], ['never']],
    ['none where another one has synced since', ['watch'], ['old band', 'never'], []],
    ['none where another one does not say when it synced', ['never'], ['watch'], []],
    ['none that is listed', ['watch'], ['watch'], []],
    ['one beside which only a scale is left', ['scale'], ['watch'], ['watch']],
  ];
  for (const [promise, listed, known, expected] of missed) {
    it(promise, () =>
      unlistedReadings(readingsOf(listed), readingsOf(known), now)
        .map(({ deviceId }) => deviceId)
        .should.deepEqual(expected),
    );
  }
});
