// Promises of what is drawn of a device: the readings by which it is foreseen, and of the made-up person those that are made up.
import should = require('should');

import { createCurves } from '../../../src/people/curves';
import { createForecasts } from '../../../src/people/forecasts';
import type { StoredReading } from '../../../src/store/records';
import { usualSettings } from '../../support/check-settings';
import { fakeStart, fakeSystem } from '../../support/fake-system';
import { somebody } from '../../support/people';

const hour = 3_600_000;

describe('people: what is drawn of a device', () => {
  /** Checked every ten seconds until now. */
  const pressed = (levels: readonly number[]) =>
    levels.map<StoredReading>((level, index) => {
      const at = fakeStart - (levels.length - 1 - index) * 10_000;
      return { deviceId: 'd1', name: 'Charge 6', type: 'tracker', at, level, status: null, syncedAt: at };
    });

  async function drawn(cloud: string, readings: StoredReading[]) {
    const system = fakeSystem();
    const store = { learning: async () => ({ checkpoint: null, readings }) };
    const curves = createCurves({ system, forecasts: createForecasts({ store, system }) });
    const [last] = readings.slice(-1);
    if (!last) throw new Error('no reading');
    return curves.of(somebody('Dana', { cloud }), last, readings, usualSettings);
  }

  it('of the made-up person each check is six hours, as the forecast goes on', async () => {
    const levels = [80, 75, 70];
    const { curve } = await drawn('demo', pressed(levels));

    curve.readings.should.have.length(56);
    should(curve.readings.slice(-3)).eql(
      levels.map((level, index) => [fakeStart - (2 - index) * 6 * hour, level]),
    );
    const [next] = curve.ahead;
    // The line goes on as steeply as it came: 5 % in six hours.
    const hoursToNext = ((next?.at ?? 0) - fakeStart) / hour;
    hoursToNext.should.be.within(0, 6);
    const empty = curve.ahead.find(({ level }) => level === 10)?.at ?? 0;
    ((empty - fakeStart) / hour).should.be.within(60, 84);
  });

  it('of anybody else each reading stands where it was read', async () => {
    const readings = pressed([80, 75, 70]);

    const { curve } = await drawn('google-health', readings);

    should(curve.readings).eql(readings.map(({ at, level }) => [at, level]));
  });
});
