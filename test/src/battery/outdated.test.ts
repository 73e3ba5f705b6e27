// Which alerts have settled themselves while they waited, and which have not.
import 'should';
import should from 'should';
import { isOutdated, type Present, readAlert, type ToldAlert } from '../../../src/battery/outdated';

const syncedAt = '2026-11-20T09:00:00.000Z';
const told = (kind: string, battery: Partial<NonNullable<ToldAlert['battery']>> = {}): ToldAlert => ({
  alert: { kind },
  person: { id: 'person_anna' },
  battery: { deviceId: 'tracker', level: 18, status: 'Low', syncedAt, ...battery },
});
const now = (reading: Partial<Present['readings'][number]> = {}, facts: Partial<Present> = {}): Present => ({
  readings: [
    { deviceId: 'scale', level: 100, status: 'High', syncedAt: Date.parse(syncedAt) + 1 },
    { deviceId: 'tracker', level: 18, status: 'Low', syncedAt: Date.parse(syncedAt), ...reading },
  ],
  access: 'ok',
  failingSince: null,
  now: Date.parse(syncedAt) + 3_600_000,
  ...facts,
});

describe('battery: outdated alerts', () => {
  for (const kind of ['low', 'critical']) {
    it(`${kind} is, once the tracker was charged`, () => {
      isOutdated(told(kind), now({ level: 33 })).should.be.true();
      isOutdated(told(kind, { level: 90 }), now({ level: 100 })).should.be.true();
      isOutdated(told(kind, { level: null }), now({ level: null, status: 'High' })).should.be.true();
    });

    it(`${kind} is not while the level only falls, trembles or is unknown`, () => {
      for (const reading of [
        {},
        { level: 3 },
        { level: 32 },
        { level: null, status: 'Low' },
        { level: null, status: null },
        { level: null, status: 'Medium' },
        { level: null, status: 'High' },
      ]) {
        isOutdated(told(kind), now(reading)).should.be.false();
      }
      const byWord = told(kind, { level: null });
      isOutdated(byWord, now({ level: null, status: 'Medium' })).should.be.false();
      isOutdated(told(kind, { level: 100 }), now({ level: 100 })).should.be.false();
    });
  }

  it('not-syncing is, once the tracker has synced', () => {
    const later = { syncedAt: Date.parse(syncedAt) + 60_000 };

    isOutdated(told('not-syncing'), now(later)).should.be.true();
    isOutdated(told('not-syncing'), now()).should.be.false();
    isOutdated(told('not-syncing', { syncedAt: null }), now({ syncedAt: null, level: 17 })).should.be.true();
    isOutdated(told('not-syncing', { syncedAt: null }), now({ syncedAt: null })).should.be.false();
  });

  it('reconnect is, once the account is connected; cannot-check, once a check has worked', () => {
    isOutdated(told('reconnect'), now()).should.be.true();
    isOutdated(told('reconnect'), now({}, { access: 'lost' })).should.be.false();
    isOutdated(told('cannot-check'), now()).should.be.true();
    isOutdated(told('cannot-check'), now({}, { failingSince: 1 })).should.be.false();
    isOutdated(told('cannot-check'), now({}, { access: 'lost' })).should.be.false();
  });

  it('good news and what nobody knows of is not', () => {
    isOutdated(told('charged'), now({ level: 90 })).should.be.false();
    isOutdated(told('syncing-again'), now()).should.be.false();
    isOutdated(told('something new'), now({ level: 90 })).should.be.false();
    isOutdated(told('low', { deviceId: 'gone' }), now({ level: 90 })).should.be.false();
  });

  it('whatever is more than a day late is, as far as the alert says when it was', () => {
    const at = (time: unknown) => readAlert({ ...told('low'), alert: { kind: 'low', at: time } });
    const after = (ms: number) => now({}, { now: Date.parse(syncedAt) + ms });
    const day = 24 * 3_600_000;

    const isOld = (time: unknown, late: number) => {
      const alert = at(time);
      return alert && isOutdated(alert, after(late));
    };

    should(isOld(syncedAt, day + 1)).be.true();
    should(isOld(syncedAt, day)).be.false();
    // The clock was set back.
    should(isOld(syncedAt, -day)).be.false();
    for (const unclear of ['yesterday', 7, undefined]) should(isOld(unclear, day + 1)).be.false();
  });

  it('“charge it tonight” is after four hours, and “until about 9 PM” after that time, if it was an hour ahead', () => {
    const said = Date.parse(syncedAt);
    const iso = (ms: number) => new Date(said + ms).toISOString();
    const hour = 3_600_000;
    const isLate = (kind: string, emptyAt: string | null | undefined, late: number) => {
      const forecast = emptyAt === undefined ? undefined : { emptyAt };
      const alert = readAlert({ ...told(kind), alert: { kind, at: syncedAt }, forecast });
      return alert && isOutdated(alert, now({}, { now: said + late }));
    };

    should(isLate('charge-soon', undefined, 4 * hour)).be.false();
    should(isLate('charge-soon', iso(20 * hour), 4 * hour + 1)).be.true();
    should(isLate('low', iso(3 * hour), 3 * hour)).be.false();
    should(isLate('low', iso(3 * hour), 3 * hour + 1)).be.true();
    should(isLate('low', iso(60 * hour), 24 * hour + 1)).be.true();
    should(isLate('critical', iso(3 * hour), 3 * hour + 1)).be.false();
    // Such a one says no time, or one that is over at once: it would never be told.
    for (const none of [iso(hour), iso(-hour), null, 'soon', undefined]) {
      should(isLate('low', none, 23 * hour)).be.false();
    }
  });

  it('an alert is read off any msg, and nothing off one that is none', () => {
    should(readAlert({ ...told('low'), to: '+4915228817386' })?.battery?.level).equal(18);
    for (const msg of [{}, { alert: {} }, { alert: { kind: 7 }, person: { id: 'x' } }, null, 'text']) {
      should(readAlert(msg)).be.null();
    }
  });
});
