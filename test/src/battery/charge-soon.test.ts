// Promises of `charge-soon`: told once in a discharge, at the advice hour, while nothing worse is; and what it spares.
import 'should';
import should from 'should';
import { decideDevice, rearmedDevice } from '../../../src/battery/decide';
import type { DeviceState } from '../../../src/battery/device-state';
import { learn, predict, type Summary } from '../../../src/battery/forecast';
import { type DeviceAlertKind, deviceKinds } from '../../../src/battery/kinds/registry';
import type { Reading } from '../../../src/battery/reading';
import { type AlertSettings, defaultSettings } from '../../../src/battery/settings';
import { wallClock } from '../../../src/net/local-time';

const hour = 3_600_000;
const day = 24 * hour;
const settings: AlertSettings = { ...defaultSettings };
const zone = 'Europe/Berlin';
/** An evening, eight in Berlin. */
const eight = Date.UTC(2026, 10, 20, 19);

function readingOf(at: number, facts: Partial<Reading> = {}): Reading {
  return {
    deviceId: 'D1',
    name: 'Charge 6',
    type: 'tracker',
    at,
    level: null,
    status: null,
    syncedAt: at,
    ...facts,
  };
}

/** What is learned of a watch that drains by so many percent a day, and is at a level at a time. */
function drained(percentADay: number, level: number, until: number): Summary | null {
  let summary: Summary | null = null;
  for (let at = until - 12 * day; at <= until; at += hour) {
    const above = level + ((until - at) / day) * percentADay;
    // Charged at 15 %.
    const shown = Math.floor(15 + ((((above - 15) % 85) + 85) % 85));
    summary = learn(summary, readingOf(at, { level: shown }));
  }
  return summary;
}

interface Look {
  /** Hours after eight. */
  at?: number;
  level?: number | null;
  status?: string | null;
  charging?: boolean;
  /** Hours since the last sync. */
  quiet?: number;
  /** Percent a day. */
  drain?: number;
}

/** What each look tells. The state goes through JSON, as in the store. */
function told(looks: readonly Look[], chosen: Partial<AlertSettings> = {}, timeZone = zone) {
  let stored: string | null = null;
  return looks.map(({ at = 0, level = 24, status = null, charging, quiet = 0, drain = 20 }) => {
    const now = eight + at * hour;
    const before: DeviceState | null = stored === null ? null : JSON.parse(stored);
    const summary = drained(drain, level ?? 24, now);
    const facts = {
      level,
      status,
      syncedAt: now - quiet * hour,
      ...(charging === undefined ? {} : { charging }),
    };
    const outlook = { summary, timeZone };
    const { state, alert } = decideDevice(
      before,
      readingOf(now, facts),
      { ...settings, ...chosen },
      now,
      outlook,
    );
    stored = JSON.stringify(state);
    return alert;
  });
}

describe('battery: charge it soon', () => {
  it('is told in the advice hour if the battery will not last until the next one', () => {
    told([{}]).should.eql(['charge-soon']);
    told([{ at: 0.99 }]).should.eql(['charge-soon']);
    told([{ at: -0.01 }]).should.eql([null]);
    told([{ at: 1 }]).should.eql([null]);
    told([{ level: 60 }]).should.eql([null]);
    told([{ level: 60, drain: 55 }]).should.eql(['charge-soon']);
  });

  it('is told at the hour of the place, and at none where there is none', () => {
    told([{ at: 6 }], {}, 'America/New_York').should.eql(['charge-soon']);
    told([{}], {}, 'America/New_York').should.eql([null]);
    told([{ at: 12 }], { adviceAt: 8 * 60 }).should.eql(['charge-soon']);
    told([{}], { adviceAt: null }).should.eql([null]);
  });

  it('is about the level that is almost empty, as the owner chose it', () => {
    told([{ level: 32 }]).should.eql([null]);
    told([{ level: 32 }], { empty: 19 }).should.eql(['charge-soon']);
  });

  it('is not told on the charger, of words, of what is low, and of what does not sync', () => {
    told([{ charging: true }]).should.eql([null]);
    told([{ level: null, status: 'Medium' }]).should.eql([null]);
    told([{ level: 19 }]).should.eql(['low']);
    told([{ at: -2, level: 19 }, { level: 18 }, { at: 24, level: 7 }]).should.eql(['low', null, null]);
    told([{ at: -36, level: 50 }, { at: -6, quiet: 30 }, { quiet: 36 }]).should.eql([
      null,
      'not-syncing',
      null,
    ]);
  });

  it('is not told by a clock that has not been set yet: its hour is none', () => {
    const unset = (Date.UTC(1970, 0, 20, 19) - eight) / hour;
    told([{ at: unset }, {}]).should.eql([null, 'charge-soon']);
  });

  it('is told once, until the battery was charged', () => {
    const days = [{}, { at: 0.5, level: 24 }, { at: 24, level: 22 }, { at: 48, level: 21 }];
    told(days).should.eql(['charge-soon', null, null, null]);
    // A rise of 14 % may be a measurement.
    told([{}, { at: 10, level: 21 }, { at: 24, level: 35, drain: 40 }]).should.eql([
      'charge-soon',
      null,
      null,
    ]);
    told([{}, { at: 10, level: 21 }, { at: 24, level: 36, drain: 40 }]).should.eql([
      'charge-soon',
      null,
      'charge-soon',
    ]);
    // Nor does a word end what a level began.
    told([{}, { at: 10, level: null, status: 'High' }, { at: 24, level: 22 }]).should.eql([
      'charge-soon',
      null,
      null,
    ]);
  });

  it('lets what is low wait for the charger, twelve hours and no more, and what is critical not at all', () => {
    told([{}, { at: 3, level: 19 }, { at: 11.9, level: 16 }, { at: 12, level: 16 }]).should.eql([
      'charge-soon',
      null,
      null,
      'low',
    ]);
    told([{}, { at: 3, level: 19 }, { at: 5, level: 4 }, { at: 12, level: 3 }]).should.eql([
      'charge-soon',
      null,
      'critical',
      null,
    ]);
  });

  it('keeps nothing waiting by a telling that lies ahead, which a wrong clock has stamped', () => {
    const summary = drained(20, 24, eight);
    const first = decideDevice(null, readingOf(eight, { level: 24 }), settings, eight, {
      summary,
      timeZone: zone,
    });
    should(first.alert).equal('charge-soon');
    const now = eight - 300 * day;
    const outlook = { summary: null, timeZone: zone };
    const second = decideDevice(first.state, readingOf(now, { level: 19 }), settings, now, outlook);
    should(second.alert).equal('low');
  });

  it('is shown as low while it waits', () => {
    const { low } = deviceKinds;
    const state = { ...stateOf(), lowPeriod: 'none' as const, advised: { at: eight, lowest: 19 } };
    should(low.status(state, readingOf(eight, { level: 19 }), settings)).equal('low');
    should(low.status(state, readingOf(eight, { level: 24 }), settings)).be.null();
    should(low.status({ ...state, advised: null }, readingOf(eight, { level: 19 }), settings)).be.null();
  });

  it('is told anew where no SMS could tell it, and solved by charging', () => {
    const advised = { ...stateOf(), advised: { at: eight, lowest: 24 } };
    should(rearmedDevice(advised, 'charge-soon').advised).be.null();
    const kind = deviceKinds['charge-soon'];
    kind.isSolved(advised).should.be.false();
    kind.isSolved({ ...advised, advised: null }).should.be.true();
    kind.isSolved(stateOf()).should.be.true();
    const was = { level: 24, status: null, syncedAt: eight };
    kind.isSolvedByReading(was, { ...was, level: 90 }).should.be.true();
    kind.isSolvedByReading(was, { ...was, level: 23 }).should.be.false();
  });

  it('says when, and is more urgent than good news only', () => {
    const kind = deviceKinds['charge-soon'];
    const facts = { now: eight, low: 20, empty: 10, timeZone: zone, deviceName: 'Charge 6' };
    const forecast = predict(drained(20, 24, eight), facts);
    const listener = { now: eight, timeZone: zone, language: 'en' };
    const { when, charge } = kind.fill?.({ level: 24, forecast }, settings, listener) ?? {};
    // Fourteen percent at twenty a day are some seventeen hours.
    String(when).should.match(/tomorrow/);
    String(charge).should.equal('Charge it tonight.');
    const urgent = (['critical', 'not-syncing', 'low'] as const).map((one) => deviceKinds[one].urgency);
    kind.urgency.should.be.above(Math.max(...urgent));
    kind.urgency.should.be.below(deviceKinds.charged.urgency);
  });
});

function stateOf(): DeviceState {
  const reading = readingOf(eight - day, { level: 60 });
  const outlook = { summary: null, timeZone: zone };
  return decideDevice(null, reading, settings, eight - day, outlook).state;
}

interface Wearer {
  name: string;
  product: string;
  /** Percent an hour, by hour of the day and chance. */
  drain(hour: number, chance: number): number;
  step: number;
  /** How many hours after the first SMS they charge; null: only once the watch has been empty for a while. */
  charges: number | null;
}

const people: Wearer[] = [
  {
    name: 'Anna runs',
    product: 'Charge 6',
    drain: (h, c) => (h === 18 && c < 0.3 ? 18 : 0.55),
    step: 1,
    charges: 2,
  },
  { name: 'Ben sits', product: 'Inspire 3', drain: () => 0.4, step: 1, charges: 11 },
  {
    name: 'Clara swims',
    product: 'Versa 4',
    drain: (h, c) => (h === 7 && c < 0.4 ? 12 : 0.65),
    step: 5,
    charges: 12,
  },
  { name: 'David', product: 'Pixel Watch 3', drain: (h) => (h < 6 ? 1.6 : 3), step: 1, charges: 1 },
  {
    name: 'Eve forgets',
    product: 'Charge 6',
    drain: (h, c) => (h === 21 && c < 0.3 ? 20 : 0.6),
    step: 1,
    charges: null,
  },
  {
    name: 'Finn forgets',
    product: 'Pixel Watch 3',
    drain: (h) => (h < 6 ? 1.5 : 2.8),
    step: 1,
    charges: null,
  },
];

/** The kinds told in each discharge of a month, by a check in every hour. */
function monthOf(
  { product, drain, step, charges }: Wearer,
  seed: number,
): { kind: DeviceAlertKind; at: number }[][] {
  let random = seed;
  const chance = () => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    return random / 2_147_483_648;
  };
  let state: DeviceState | null = null;
  let summary: Summary | null = null;
  let level = 100;
  let emptyFor = 0;
  let current: { kind: DeviceAlertKind; at: number }[] = [];
  const discharges = [current];
  const start = eight - 30 * day;
  for (let at = start; at < eight + day; at += hour) {
    const wall = new Date(wallClock(at, zone)).getUTCHours();
    const first = current[0];
    const isDue = charges === null ? emptyFor >= 14 : first !== undefined && at - first.at >= charges * hour;
    if (isDue || (level <= 0 && charges !== null && emptyFor > 30)) {
      level = 100;
      emptyFor = 0;
      current = [];
      discharges.push(current);
    } else level = Math.max(0, level - drain(wall, chance()));
    if (level <= 1) emptyFor += 1;
    const shown = Math.max(1, Math.ceil(level / step) * step);
    const reading = readingOf(at, { name: product, level: shown });
    summary = learn(summary, reading);
    const decided: ReturnType<typeof decideDevice> = decideDevice(state, reading, settings, at, {
      summary,
      timeZone: zone,
    });
    state = decided.state;
    if (decided.alert) current.push({ kind: decided.alert, at });
  }
  return discharges;
}

describe('a month of six people', () => {
  for (const wearer of people) {
    const { name, charges } = wearer;
    const most = charges === null ? 3 : 2;
    it(`costs at most ${most} SMS a discharge: ${name}`, function () {
      this.timeout(20_000);
      for (const seed of [1, 2, 3]) {
        const discharges = monthOf(wearer, seed);
        const all = discharges.map((alerts) => alerts.map(({ kind }) => kind));
        for (const kinds of all) kinds.length.should.be.belowOrEqual(most, kinds.join(' '));
        const advice = discharges.flat().filter(({ kind }) => kind === 'charge-soon');
        all.flat().length.should.be.above(0);
        // Who drains no tenth a day is low before.
        if (name !== 'Ben sits') advice.length.should.be.above(0);
        for (const { at } of advice) new Date(wallClock(at, zone)).getUTCHours().should.equal(20);
      }
    });
  }
});
