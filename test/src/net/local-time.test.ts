// Promises of reading a clock on somebody's wall: in their zone, over every change of it, or not at all.
import should = require('should');

import { isZone, localTime, machineZone } from '../../../src/net/local-time';

const utc = (text: string) => Date.parse(`${text}Z`);

describe('net: the zone of this machine', () => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('is what TZ says', () => {
    process.env.TZ = 'Asia/Tokyo';
    machineZone().should.equal('Asia/Tokyo');
  });

  for (const odd of ['', 'Foo/Bar', 'UTC0', ':/nowhere', 'CET-1CEST', 'Etc/Unknown']) {
    it(`is one that can be reckoned with where TZ is ${JSON.stringify(odd)}`, () => {
      process.env.TZ = odd;
      isZone(machineZone()).should.be.true();
    });
  }
});

describe('net: local time', () => {
  const cases: Record<string, [zone: string, local: string, utc: string][]> = {
    'an ordinary day': [
      ['Europe/Berlin', '2026-11-20T11:00:58.250', '2026-11-20T10:00:58.250'],
      ['America/New_York', '2019-11-07T12:00:58.000', '2019-11-07T17:00:58.000'],
      ['Australia/Sydney', '2026-11-20T11:00:58.000', '2026-11-20T00:00:58.000'],
      ['Asia/Kathmandu', '2026-11-20T11:00:58.000', '2026-11-20T05:15:58.000'],
      ['UTC', '2026-11-20T11:00:58.000', '2026-11-20T11:00:58.000'],
    ],
    'the last and first moments around the hour that spring skips': [
      ['America/New_York', '2026-03-08T01:59:59.999', '2026-03-08T06:59:59.999'],
      ['America/New_York', '2026-03-08T03:00:00.000', '2026-03-08T07:00:00.000'],
      ['Europe/Berlin', '2026-03-29T01:59:59.999', '2026-03-29T00:59:59.999'],
      ['Europe/Berlin', '2026-03-29T03:00:00.000', '2026-03-29T01:00:00.000'],
      ['Australia/Sydney', '2026-10-04T01:59:59.999', '2026-10-03T15:59:59.999'],
      ['Australia/Sydney', '2026-10-04T03:00:00.000', '2026-10-03T16:00:00.000'],
    ],
    'an hour that spring skips, by the offset before it': [
      ['America/New_York', '2026-03-08T02:30:00.000', '2026-03-08T07:30:00.000'],
      ['Europe/Berlin', '2026-03-29T02:30:00.000', '2026-03-29T01:30:00.000'],
      ['Australia/Sydney', '2026-10-04T02:30:00.000', '2026-10-03T16:30:00.000'],
    ],
    'an hour that autumn repeats, as its first time': [
      ['America/New_York', '2026-11-01T01:30:00.000', '2026-11-01T05:30:00.000'],
      ['Europe/Berlin', '2026-10-25T02:30:00.000', '2026-10-25T00:30:00.000'],
      ['Australia/Sydney', '2026-04-05T02:30:00.000', '2026-04-04T15:30:00.000'],
    ],
    'the last and first moments around the hour that autumn repeats': [
      ['America/New_York', '2026-11-01T00:59:59.999', '2026-11-01T04:59:59.999'],
      ['America/New_York', '2026-11-01T02:00:00.000', '2026-11-01T07:00:00.000'],
      ['Europe/Berlin', '2026-10-25T01:59:59.999', '2026-10-24T23:59:59.999'],
      ['Europe/Berlin', '2026-10-25T03:00:00.000', '2026-10-25T02:00:00.000'],
      ['Australia/Sydney', '2026-04-05T01:59:59.999', '2026-04-04T14:59:59.999'],
      ['Australia/Sydney', '2026-04-05T03:00:00.000', '2026-04-04T17:00:00.000'],
    ],
  };
  for (const [name, rows] of Object.entries(cases)) {
    describe(name, () => {
      for (const [zone, local, expected] of rows) {
        it(`${local} in ${zone}`, () => {
          should(localTime(local, zone)).equal(utc(expected));
        });
      }
    });
  }

  it('may leave out the fraction, and the seconds', () => {
    should(localTime('2026-11-20T11:00:58', 'Europe/Berlin')).equal(utc('2026-11-20T10:00:58'));
    should(localTime('2026-11-20T11:00', 'Europe/Berlin')).equal(utc('2026-11-20T10:00:00'));
  });

  for (const zone of ['Mars/Olympus_Mons', '', 'Europe/Berlin; DROP TABLE', '\0']) {
    it(`is unknown in the zone ${JSON.stringify(zone)}, which does not exist`, () => {
      should(localTime('2026-11-20T11:00:58.000', zone)).be.null();
    });
  }

  for (const text of ['', 'yesterday', '2026-11-20', '2026-13-20T11:00:58.000', '2026-11-20T11:00:58Z']) {
    it(`is unknown for ${JSON.stringify(text)}, which is no local time`, () => {
      should(localTime(text, 'Europe/Berlin')).be.null();
    });
  }
});
