// Promises of what the dialog stored: numbers that became text are numbers, odd ones fall back to the defaults.
import should = require('should');

import {
  checkSettings,
  escalateTo,
  type StatusDef,
  withLow,
} from '../../../nodes/fitbit-battery-status/settings';

const defaults = {
  low: 20,
  critical: 5,
  notSyncingHours: 24,
  remindHours: 0,
  goodNews: false,
  devices: 'last-synced',
  scales: false,
  empty: 10,
  adviceAt: 20 * 60,
  quiet: null,
  escalateHours: 0,
  words: {},
} as const;
const read = (stored: object) => checkSettings(stored as StatusDef);

describe('nodes: settings of fitbit-battery-status', () => {
  it('are the defaults where nothing is stored', () => {
    read({}).should.deepEqual(defaults);
    read({ low: '', critical: '', notSyncingHours: '', remindHours: '', devices: '' }).should.deepEqual(
      defaults,
    );
    read({ low: null, critical: null, notSyncingHours: null, remindHours: null }).should.deepEqual(defaults);
  });

  it('are numbers, however the editor stored them', () => {
    read({ low: '30', critical: 0, notSyncingHours: '12', remindHours: '6' }).should.deepEqual({
      ...defaults,
      low: 30,
      critical: 0,
      notSyncingHours: 12,
      remindHours: 6,
    });
  });

  it('fall back where they make no sense', () => {
    for (const odd of ['x', -1, 101, '1e9', Number.NaN, {}, ' ']) {
      const { low, critical } = read({ low: odd, critical: odd });
      [low, critical].should.deepEqual([20, 5], String(odd));
    }
    read({ low: 0 }).low.should.equal(20);
    read({ notSyncingHours: 721, remindHours: 721 }).should.deepEqual(defaults);
  });

  it('advise at a time of day, at none where the field is empty, and at 20:00 where it makes no sense', () => {
    read({ adviceAt: '07:30' }).adviceAt?.should.equal(7 * 60 + 30);
    should(read({ adviceAt: '' }).adviceAt).be.null();
    for (const odd of ['24:00', 'x', null, 20, {}, undefined]) {
      should(read({ adviceAt: odd }).adviceAt).equal(20 * 60, String(odd));
    }
    read({ empty: '15' }).empty.should.equal(15);
    read({ empty: 0 }).empty.should.equal(10);
  });

  it('have the words that can be used, and ours for all others', () => {
    read({ words: { low: 'Charge {device}!', critical: '{nme}', charged: '' } }).words.should.eql({
      low: 'Charge {device}!',
    });
    read({ words: 'low' }).should.deepEqual(defaults);
  });

  it('take only a real yes for what costs an SMS', () => {
    read({ goodNews: 'true', scales: 1 }).should.deepEqual(defaults);
    read({ goodNews: true, scales: true, devices: 'all' }).should.deepEqual({
      ...defaults,
      goodNews: true,
      scales: true,
      devices: 'all',
    });
  });

  it('take the low threshold from elsewhere, as number or text, and critical never above it', () => {
    should(withLow(read({}), 35)).deepEqual({ ...defaults, low: 35 });
    should(withLow(read({}), '35')).deepEqual({ ...defaults, low: 35 });
    should(withLow(read({ critical: 10 }), 7)).deepEqual({ ...defaults, low: 7, critical: 7 });
  });

  it('take none that is not from 1 to 100', () => {
    for (const found of [undefined, null, '', 'low', 0, 101, Number.NaN, true, [50], { low: 50 }])
      should(withLow(read({}), found)).be.null();
  });
});

describe('nodes: quiet hours and the next person of fitbit-battery-status', () => {
  const quiet = (quietFrom: unknown, quietTo: unknown) => read({ quietFrom, quietTo }).quiet;

  it('has quiet hours where both times are there, and none where one is missing, odd or the other', () => {
    should(quiet('22:00', '07:30')).eql({ from: 1320, to: 450 });
    for (const [from, to] of [
      ['', ''],
      ['22:00', ''],
      ['', '07:00'],
      ['25:00', '07:00'],
      ['22:00', '22:00'],
      [null, undefined],
    ]) {
      should(quiet(from, to)).be.null();
    }
  });

  it('passes on to somebody of the list before a number, which may lack its country, and to nobody without either', () => {
    const to = (escalatePerson: unknown, typed: string | undefined, country = '') =>
      escalateTo({ escalatePerson } as StatusDef, typed, country);
    should(to('person_b', '+4915228817300')).eql({ personId: 'person_b' });
    should(to('', '+49 1522 8817300')).eql({ number: '+4915228817300' });
    should(to('', '01522 8817300', 'DE')).eql({ number: '+4915228817300' });
    should(to('', '01522 8817300')).be.null();
    should(to(undefined, undefined)).be.null();
    read({ escalateHours: '6' }).escalateHours.should.equal(6);
    read({ escalateHours: 'x' }).escalateHours.should.equal(0);
  });
});
