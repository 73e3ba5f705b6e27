// Promises of how alerts are decided: what is told, what is not told twice, and what is never told.
import 'should';
import should from 'should';
import { decideDevice, rearmedDevice } from '../../../src/battery/decide';
import { type DeviceState, readDeviceState } from '../../../src/battery/device-state';
import type { DeviceAlertKind } from '../../../src/battery/kinds/registry';
import { type Connection, decidePerson, failureMoved, type PersonState } from '../../../src/battery/person';
import type { Reading } from '../../../src/battery/reading';
import type { AlertSettings } from '../../../src/battery/settings';

const start = Date.UTC(2026, 10, 20, 10);
const hour = 3_600_000;
const day = 24 * hour;
const settings: AlertSettings = {
  low: 20,
  critical: 5,
  notSyncingHours: 24,
  remindHours: 0,
  goodNews: true,
  empty: 10,
  adviceAt: null,
  quiet: null,
  escalateHours: 0,
  words: {},
};
/** Nothing is known of how the device drains. */
const outlook = { summary: null, timeZone: 'UTC' };

interface Step {
  /** Hours since the step before; one where it does not matter. */
  after?: number;
  level?: number | null;
  status?: string | null;
  /** Hours between the last sync and now; null: unknown. Left out: synced just now. */
  synced?: number | null;
  /** Left out: a tracker. */
  type?: Reading['type'];
}

/** So many looks, each so many hours after the one before, which all see the same. */
const looks = (count: number, after: number, step: Step): Step[] => Array(count).fill({ ...step, after });
const nothing = (count: number): null[] => Array(count).fill(null);

/** What is told at each step of a device's story. The state goes through JSON, as in the store. */
function told(steps: readonly Step[], chosen: Partial<AlertSettings> = {}): (DeviceAlertKind | null)[] {
  let now = start;
  let stored: string | null = null;
  return steps.map(({ after = 1, level = null, status = null, synced = 0, type = 'tracker' }) => {
    now += after * hour;
    const reading = readingOf({
      at: now,
      type,
      level,
      status,
      syncedAt: synced === null ? null : now - synced * hour,
    });
    const before: DeviceState | null = stored === null ? null : JSON.parse(stored);
    const { state, alert } = decideDevice(before, reading, { ...settings, ...chosen }, now, outlook);
    stored = JSON.stringify(state);
    return alert;
  });
}

const levels = (...all: number[]): Step[] => all.map((level) => ({ level }));
const words = (...all: (string | null)[]): Step[] => all.map((status) => ({ status }));

function readingOf(facts: Partial<Reading>): Reading {
  const nothing = { level: null, status: null, syncedAt: null, at: start };
  return { deviceId: 'D1', name: 'Charge 6', type: 'tracker', ...nothing, ...facts };
}

describe('battery: deciding about a device', () => {
  const stories: [string, Step[], (DeviceAlertKind | null)[], Partial<AlertSettings>?][] = [
    ['the threshold itself is not low', levels(50, 20), [null, null]],
    ['low is told once in a low period', levels(50, 19, 15, 19, 5), [null, 'low', null, null, null]],
    ['a device that is low at its first check is told at once', levels(19), ['low']],
    ['a device that is critical at its first check is told at once', levels(4), ['critical']],
    ['critical follows low, once', levels(19, 4, 3, 10, 4), ['low', 'critical', null, null, null]],
    ['only the worse of two new alerts is told', levels(50, 3, 10), [null, 'critical', null]],
    ['a little charge does not re-arm', levels(19, 34, 19), ['low', null, null]],
    ['low + 15 re-arms and is told as charged', levels(19, 35, 19), ['low', 'charged', 'low']],
    ['charged comes only after a low', levels(50, 100), [null, null]],
    ['charged comes after a critical too, once', levels(3, 90, 95), ['critical', 'charged', null]],
    [
      'without good news a charge re-arms in silence',
      levels(19, 35, 19),
      ['low', null, 'low'],
      { goodNews: false },
    ],
    [
      'a high threshold re-arms at 100',
      levels(89, 99, 100, 89),
      ['low', null, 'charged', 'low'],
      { low: 90 },
    ],
    ['even a threshold of 100 re-arms', levels(99, 100, 99), ['low', 'charged', 'low'], { low: 100 }],
    ['a second threshold of 0 is off', levels(19, 0), ['low', null], { critical: 0 }],

    ['without a level the word Low is low', words('High', 'Low', 'LOW'), [null, 'low', null]],
    ['without a level the word Empty is critical', words('Medium', 'empty'), [null, 'critical']],
    [
      'Medium is between and changes nothing',
      words('low', 'medium', 'Low', 'MEDIUM', 'low'),
      ['low', null, null, null, null],
    ],
    ['High re-arms, in any case', words('low', 'HIGH', 'Low'), ['low', 'charged', 'low']],
    [
      'no word re-arms what a level began',
      [{ level: 19 }, { status: 'High' }, { level: 19 }, { level: 35 }, { level: 19 }],
      ['low', null, null, 'charged', 'low'],
    ],
    [
      'a word that makes it worse leaves the low period to the level that began it',
      [{ level: 19 }, { status: 'Empty' }, { status: 'High' }, { status: 'Empty' }],
      ['low', 'critical', null, null],
    ],
    [
      'a level re-arms what a word began, and a level begins the next',
      [{ status: 'Low' }, { level: 35 }, { level: 19 }, { status: 'High' }],
      ['low', 'charged', 'low', null],
    ],
    ['other words change nothing', words('Low', 'Charging', null, 'Low'), ['low', null, null, null]],
    ['a level goes before the word', [{ level: 80, status: 'Empty' }], [null]],

    [
      'not syncing is told after the hours, not at them',
      [{ synced: 0 }, { synced: 24 }, { synced: 24.01 }, { synced: 30 }],
      [null, null, 'not-syncing', null],
    ],
    ['not syncing is told at the first check', [{ level: 60, synced: 25 }], ['not-syncing']],
    ['the hours are the owner’s', [{ synced: 7 }], ['not-syncing'], { notSyncingHours: 6 }],
    [
      'a sync after the silence is told',
      [{ synced: 30 }, { synced: 1 }, { synced: 1 }],
      ['not-syncing', 'syncing-again', null],
    ],
    [
      'syncing again is good news',
      [{ synced: 30 }, { synced: 1 }, { synced: 30 }],
      ['not-syncing', null, 'not-syncing'],
      { goodNews: false },
    ],
    ['a silent device that is critical says critical', [{ level: 3, synced: 30 }], ['critical']],
    [
      'a silent device that is low says that it is silent',
      [
        { level: 15, synced: 30 },
        { level: 15, synced: 31 },
      ],
      ['not-syncing', null],
    ],
    [
      'a device that is back and low says low',
      [{ level: 60, synced: 30 }, { level: 15 }],
      ['not-syncing', 'low'],
    ],
    [
      'a sync time in the future is no error',
      [
        { level: 60, synced: -48 },
        { level: 60, synced: -47 },
      ],
      [null, null],
    ],

    [
      'without a sync time 72 h without change are silence',
      [{ level: 60, synced: null }, ...looks(73, 1, { level: 60, synced: null })],
      [...nothing(72), 'not-syncing', null],
    ],
    [
      'without a sync time a change is life',
      [...looks(73, 1, { level: 60, synced: null }), { level: 59, synced: null }],
      [...nothing(72), 'not-syncing', 'syncing-again'],
    ],
    [
      'time in which nobody looked is no time without change',
      [
        { level: 62, synced: null },
        { after: 96, level: 62, synced: null },
      ],
      [null, null],
    ],
    [
      'what was looked at before and after such a time counts together',
      [
        ...looks(41, 1, { level: 62, synced: null }),
        { after: 96, level: 62, synced: null },
        ...looks(33, 1, { level: 62, synced: null }),
      ],
      // Of the hours before, those up to the last remembered look: 36 of 40.
      [...nothing(41), null, ...nothing(32), null],
    ],
    [
      'and what it lacks to 72 h is still waited for',
      [
        ...looks(37, 1, { level: 62, synced: null }),
        { after: 96, level: 62, synced: null },
        ...looks(36, 1, { level: 62, synced: null }),
      ],
      [...nothing(37), null, ...nothing(35), 'not-syncing'],
    ],
    [
      'whoever looks every two days does look',
      looks(4, 48, { level: 62, synced: null }),
      [null, null, null, 'not-syncing'],
    ],
    [
      'a clock that jumps makes no time without change',
      [
        { level: 62, synced: null },
        { after: 498_859, level: 62, synced: null },
        { after: -498_859, level: 62, synced: null },
        { level: 62, synced: null },
      ],
      nothing(4),
    ],
    [
      'a scale is never not syncing, with a sync time or without one',
      [
        { level: 60, synced: 25, type: 'scale' },
        ...looks(80, 1, { level: 60, synced: 400, type: 'scale' }),
        ...looks(80, 1, { level: 60, synced: null, type: 'scale' }),
      ],
      nothing(161),
    ],
    [
      'a scale that is low is told like a tracker',
      [
        { level: 60, type: 'scale' },
        { level: 4, synced: 200, type: 'scale' },
      ],
      [null, 'critical'],
    ],
    [
      'without a sync time and a level nobody can tell',
      [
        { status: 'High', synced: null },
        { after: 200, status: 'High', synced: null },
      ],
      [null, null],
    ],
    [
      'a sync time that goes missing starts the 72 h',
      [
        { level: 100 },
        { after: 80, level: 100 },
        { level: 100, synced: null },
        ...looks(72, 1, { level: 100, synced: null }),
      ],
      [null, null, null, ...nothing(71), 'not-syncing'],
    ],

    [
      '30 days quiet when first seen is retired, until it syncs',
      [
        { level: 3, synced: 720 },
        { after: 99, level: 3, synced: 819 },
        { level: 3, synced: 0 },
      ],
      [null, null, 'critical'],
    ],
    ['29 days quiet when first seen is not retired', [{ level: 60, synced: 719 }], ['not-syncing']],
    [
      'a device that fell silent later never retires',
      [{ level: 60 }, { after: 800, level: 60, synced: 800 }, { after: 1, level: 3, synced: 801 }],
      [null, 'not-syncing', 'critical'],
    ],

    [
      'a reminder comes after the hours, and again',
      [{ level: 19 }, { after: 5.9, level: 18 }, { after: 0.1, level: 18 }, { after: 6, level: 18 }],
      ['low', null, 'low', 'low'],
      { remindHours: 6 },
    ],
    [
      'a reminder waits for no clock that was set back: what lies ahead was told long ago',
      [{ level: 19 }, { after: -5000, level: 18 }, { after: 5.9, level: 18 }, { after: 0.1, level: 18 }],
      ['low', 'low', null, 'low'],
      { remindHours: 6 },
    ],
    [
      'a reminder waits until the clock is set that a power cut has taken back to 1970',
      [{ level: 19 }, { after: -498_859, level: 18 }, { after: 498_864, level: 18 }, { after: 1, level: 18 }],
      ['low', null, null, 'low'],
      { remindHours: 6 },
    ],
    [
      'what was told before the clock was set is reminded of the hours after it was',
      [
        { level: 60 },
        { after: -498_859, level: 19 },
        { after: 498_859, level: 18 },
        { after: 5.9, level: 18 },
        { after: 0.1, level: 18 },
      ],
      [null, 'low', null, null, 'low'],
      { remindHours: 6 },
    ],
    [
      'a clock that was set back reminds of nothing where reminders are off',
      [{ level: 19 }, { after: -498_859, level: 18 }, { after: 498_859, level: 18 }],
      ['low', null, null],
      { remindHours: 0 },
    ],
    [
      'a reminder of low makes no new critical',
      [{ level: 3 }, { after: 6, level: 10 }, { after: 1, level: 4 }],
      ['critical', 'low', null],
      { remindHours: 6 },
    ],
    [
      'a reminder says how it stands now',
      [{ level: 3 }, { after: 6, level: 10 }, { after: 6, level: 4 }],
      ['critical', 'low', 'critical'],
      { remindHours: 6 },
    ],
    [
      'no reminder between low and re-armed',
      [{ level: 19 }, { after: 6, level: 25 }, { after: 6, level: 18 }],
      ['low', null, 'low'],
      { remindHours: 6 },
    ],
    [
      'no reminder after a charge',
      [{ level: 19 }, { after: 6, level: 90 }, { after: 6, level: 90 }],
      ['low', 'charged', null],
      { remindHours: 6 },
    ],
  ];
  for (const [promise, steps, alerts, chosen] of stories) {
    it(promise, () => told(steps, chosen).should.deepEqual(alerts));
  }

  it('says whether a reading is news', () => {
    const reading = readingOf({ level: 60, syncedAt: start });
    const { state, isNews } = decideDevice(null, reading, settings, start, outlook);
    const newsOf = (facts: Partial<Reading>) =>
      decideDevice(state, { ...reading, ...facts }, settings, start + hour, outlook).isNews;

    isNews.should.be.true();
    newsOf({ at: start + hour }).should.be.false();
    newsOf({ level: 59 }).should.be.true();
    newsOf({ status: 'High' }).should.be.true();
    newsOf({ syncedAt: start + hour }).should.be.true();
  });

  it('keeps its word over any story: nothing twice in a low period, no change to what it was given', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomOf(seed);
      const pick = <T>(...all: T[]) => all[Math.floor(random() * all.length)] as T;
      const chosen = { ...settings, low: pick(10, 20, 90, 100), goodNews: pick(true, false) };
      let state: DeviceState | null = null;
      let now = start;
      let mayTell = { low: true, critical: true };
      let wasLow = false;
      let begunBy: 'level' | 'word' | null = null;
      for (let step = 0; step < 60; step += 1) {
        now += pick(0.2, 1, 30, 100) * hour;
        const reading = readingOf({
          at: now,
          level: pick(null, 0, 4, 5, 9, 10, 19, 20, 34, 35, 89, 99, 100),
          status: pick(null, 'High', 'low', 'EMPTY', 'Charging'),
          syncedAt: pick(null, now, now - day, now - day - 1, now + day),
        });
        Object.freeze(reading);
        const before = state && Object.freeze(state);
        const decision = decideDevice(before, reading, Object.freeze(chosen), now, outlook);
        const story = `seed ${seed}, step ${step}`;

        decideDevice(before, reading, chosen, now, outlook).should.deepEqual(decision, story);
        JSON.parse(JSON.stringify(decision.state)).should.deepEqual(decision.state, story);
        const { alert } = decision;
        if (alert === 'low' || alert === 'critical') {
          mayTell[alert].should.equal(true, story);
          mayTell = { low: false, critical: mayTell.critical && alert === 'low' };
        }
        if (alert === 'charged') wasLow.should.equal(true, story);
        if (alert === 'charged' || alert === 'syncing-again') chosen.goodNews.should.equal(true, story);
        const { level, status } = reading;
        const isFine =
          level === null ? status === 'High' && begunBy !== 'level' : level >= Math.min(100, chosen.low + 15);
        const isLow = level === null ? status === 'low' || status === 'EMPTY' : level < chosen.low;
        if (isFine) mayTell = { low: true, critical: true };
        if (isFine) begunBy = null;
        else if (isLow) begunBy ??= level === null ? 'word' : 'level';
        wasLow = isLow || (wasLow && !isFine);
        ({ state } = decision);
      }
    }
  });

  it('what a level began and nobody could be told does not keep a later low period from being re-armed by a word', () => {
    const at = (hours: number, facts: Partial<Reading>) =>
      readingOf({ syncedAt: start + hours * hour, ...facts });
    const low = decideDevice(null, at(0, { level: 12 }), settings, start, outlook).state;
    const steps: [number, Partial<Reading>][] = [
      [1, { level: 90 }],
      [2, { status: 'Low' }],
      [3, { status: 'High' }],
      [4, { status: 'Low' }],
    ];
    let state = rearmedDevice(low, 'low');
    const alerts = steps.map(([hours, facts]) => {
      const decision = decideDevice(state, at(hours, facts), settings, start + hours * hour, outlook);
      state = decision.state;
      return decision.alert;
    });

    alerts.should.deepEqual([null, 'low', 'charged', 'low']);
  });
});

describe('battery: deciding about a connection', () => {
  /** What is told at each step; the state goes through JSON. */
  function heard(steps: readonly [hours: number, Partial<Connection>][]) {
    let stored: PersonState | null = null;
    return steps.map(([hours, change]) => {
      const connection = { access: 'ok', accessSince: start, failingSince: null, ...change } as const;
      const { state, alert } = decidePerson(stored, connection, start + hours * hour);
      stored = JSON.parse(JSON.stringify(state));
      return alert;
    });
  }

  it('tells a lost connection once for each loss', () => {
    const first = { access: 'lost', accessSince: start + hour } as const;
    const second = { access: 'lost', accessSince: start + 50 * hour } as const;

    heard([
      [0, {}],
      [1, first],
      [30, first],
      [40, { accessSince: start + 40 * hour }],
      [50, second],
      [51, second],
    ]).should.deepEqual([null, 'reconnect', null, null, 'reconnect', null]);
  });

  it('tells checks that have not worked for 24 h once for each streak', () => {
    const first = { failingSince: start };
    const second = { failingSince: start + 30 * hour };

    heard([
      [23.9, first],
      [24, first],
      [29, first],
      [30, {}],
      [53, second],
      [54, second],
      [80, second],
    ]).should.deepEqual([null, 'cannot-check', null, null, null, 'cannot-check', null]);
  });

  it('says of a lost connection that fails for long only that it is lost', () => {
    const lost = { access: 'lost', accessSince: start, failingSince: start } as const;

    heard([
      [0, lost],
      [48, lost],
    ]).should.deepEqual(['reconnect', null]);
  });

  it('remembers nothing of somebody whose connection is well', () => {
    const { state, alert } = decidePerson(
      null,
      { access: 'ok', accessSince: start, failingSince: null },
      start,
    );

    should(alert).be.null();
    state.should.deepEqual({ toldLoss: null, toldFailing: null });
  });

  it('knows a failure that was told by another time, once the clock was set', () => {
    const told = { toldLoss: null, toldFailing: start };

    failureMoved(told, start, start + 1).should.deepEqual({ toldLoss: null, toldFailing: start + 1 });
    for (const [from, to] of [
      [start - 1, start + 1],
      [null, start],
      [start, null],
    ] as const) {
      failureMoved(told, from, to).should.equal(told);
    }
  });
});

/** Mulberry32: small, seeded, good enough to wander through readings. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('a state that 0.1.0 stored', () => {
  it('is read as what it was: what was told then is not told again', () => {
    const facts = { level: 15, status: null, syncedAt: start, unchangedSince: start, looked: null };
    const stored = { ...facts, dip: 'low', dipBy: 'level', toldAt: start, silent: true, retired: false };

    const state = readDeviceState(JSON.stringify(stored));

    should(state).eql({
      ...facts,
      ...{ lowPeriod: 'low', lowPeriodBy: 'level', toldAt: start, notSyncing: true, retired: false },
    });
    should(readDeviceState(JSON.stringify(state))).eql(state);
  });
});
