// Promises of what a msg says of a battery: a reading, a wish to check, or neither, and never a guess.
import should = require('should');

import fc from 'fast-check';
import { type Incoming, readIncoming } from '../../../src/battery/incoming';
import { Trouble } from '../../../src/sentences/trouble';
import { fakeStart } from '../../support/fake-system';

const now = fakeStart;
const hour = 3_600_000;
const read = (payload: unknown) => readIncoming(payload, now);
const level = (payload: unknown) => {
  const said = read(payload);
  return said.kind === 'reading' ? said.level : said.kind;
};
/** The code of the Trouble that a payload meets, or what it says. */
const refusal = (payload: unknown): string => {
  try {
    return read(payload).kind;
  } catch (error) {
    return error instanceof Trouble ? error.key : String(error);
  }
};
const reading = (facts: Partial<Extract<Incoming, { kind: 'reading' }>>) => ({
  kind: 'reading',
  level: null,
  status: null,
  charging: null,
  at: null,
  odd: [],
  ...facts,
});

describe('battery: what a msg says', () => {
  for (const payload of [
    83,
    '83',
    ' 83 ',
    '83 %',
    '83%',
    '83,5',
    '83.5',
    '83.5 %',
    '83.142857142857',
    83.9,
    '083',
    Buffer.from('83'),
    { level: 83 },
    { level: '83 %' },
    '{"level":83}',
    // JSON text of a text, as MQTT Statestream publishes attributes.
    '"83"',
    Buffer.from('"83 %"'),
  ]) {
    it(`${JSON.stringify(payload)} is a level of 83`, () => should(level(payload)).equal(83));
  }

  it('both ends are levels', () => {
    should(Object.is(level(-0), 0)).be.true();
    should(level(0)).equal(0);
    should(level('100 %')).equal(100);
  });

  for (const payload of [
    undefined,
    true,
    false,
    '',
    '  ',
    1e11,
    Date.UTC(2026, 10, 29),
    // The other formats in which the core inject node sends a time.
    '2026-11-29T20:15:00.123Z',
    new Date(now),
  ]) {
    it(`${String(payload)} asks for a check`, () => should(read(payload)).eql({ kind: 'check' }));
  }

  for (const payload of [
    null,
    'unavailable',
    'Unknown',
    'none',
    'null',
    '"unavailable"',
    // What Home Assistant's sensors and its palette call a level that is none.
    'nan',
    'NaN',
    Number.NaN,
    { level: Number.NaN },
    { level: null },
    { level: 'unavailable' },
    { level: 'unknown', status: '' },
  ]) {
    it(`${JSON.stringify(payload)} says nothing, which is no error`, () => {
      should(read(payload)).eql({ kind: 'nothing' });
    });
  }

  for (const payload of [
    101,
    -1,
    1e10,
    Number.POSITIVE_INFINITY,
    'full',
    '83 V',
    '8 3',
    '+83',
    '0x53',
    '1e1',
    '83,5,1',
    '101',
    '{"level":',
    '"83',
    '"',
    '"Online"',
    '"\\"83\\""',
    '{}',
    {},
    [],
    [83],
    { charging: true },
    { level: {} },
    { level: true },
    { status: 'x'.repeat(41) },
    { level: -1, status: 'fine' },
    '٨٣',
    '-0',
    '83%%',
    '83'.padStart(20_000),
    Buffer.alloc(20_000, '8'),
    new Uint8Array([83]),
    '[83]',
    '{"__proto__":{"level":83}}',
    { level: [83] },
    99_999_999_999,
    10n,
    () => 83,
  ]) {
    it(`${typeof payload === 'object' ? JSON.stringify(payload) : String(payload)} is refused with what was expected`, () => {
      refusal(payload).should.equal('incoming.not-a-reading');
    });
  }

  for (const payload of [0.83, '0,83', '0.5 %', { level: 0.2 }]) {
    it(`${JSON.stringify(payload)} may be a part of one or a percentage, and is refused`, () => {
      refusal(payload).should.equal('incoming.fraction');
    });
  }

  it('a word stands beside a level, or alone', () => {
    should(read({ status: 'Low' })).eql(reading({ status: 'Low' }));
    should(read({ level: 12, status: 'Low' })).eql(reading({ level: 12, status: 'Low' }));
  });

  for (const [said, charging] of [
    [true, true],
    [false, false],
    ['on', true],
    ['Charging', true],
    ['full', true],
    ['not_charging', false],
    ['discharging', false],
    ['wireless', null],
    [1, null],
    [undefined, null],
  ] as const) {
    it(`charging ${String(said)} is ${charging}`, () => {
      should(read({ level: 50, charging: said })).eql(reading({ level: 50, charging }));
    });
  }

  for (const [what, at, expected] of [
    ['milliseconds', now - hour, now - hour],
    ['seconds', (now - hour) / 1000, now - hour],
    ['milliseconds as text', String(now - hour), now - hour],
    // As Home Assistant's as_timestamp gives them.
    ['seconds with a fraction', (now - hour) / 1000 + 0.123456, now - hour + 123],
    ['seconds with a fraction, as text', `${(now - hour) / 1000}.123456`, now - hour + 123],
    ['milliseconds with a fraction', now - hour + 0.5, now - hour],
    ['ISO 8601 as Python writes it', '2026-01-02 03:04:05.123456+01:00', Date.UTC(2026, 0, 2, 2, 4, 5, 123)],
    ['a Date', new Date(now - hour), now - hour],
    ['ISO 8601 in UTC', new Date(now - hour).toISOString(), now - hour],
    ['ISO 8601 with another zone', '2026-01-02T03:04:05+01:00', Date.UTC(2026, 0, 2, 2, 4, 5)],
    ['a little ahead', now + hour, now + hour],
    ['nothing', null, null],
  ] as const) {
    it(`a time: ${what}`, () => should(read({ level: 50, at })).eql(reading({ level: 50, at: expected })));
  }

  for (const at of [
    '2026-11-29T20:15:00',
    '2026-11-29',
    'yesterday',
    '2026-13-40T99:00:00Z',
    {},
    true,
    '1'.repeat(50),
    now + 27 * hour,
    Date.UTC(2006, 0),
    0,
    new Date(Number.NaN),
  ]) {
    it(`a time that nobody can read hides no level: ${JSON.stringify(at)}`, () => {
      should(read({ level: 3, at })).eql(reading({ level: 3, odd: ['at'] }));
    });
  }

  it('the sentence says nothing of what stood there', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (text) => {
        try {
          read(`x${text}`);
        } catch (error) {
          should((error as Trouble).message).not.containEql(text.length > 6 ? text : `x${text}`);
        }
      }),
    );
  });

  it('whatever comes is a level from 0 to 100, a check, nothing, or a Trouble', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({ level: fc.anything(), at: fc.anything() }),
          fc.record({ level: fc.constant(50), at: fc.double({ min: 1e9, max: now + hour }) }),
        ),
        (payload) => {
          let said: Incoming;
          try {
            said = read(payload);
          } catch (error) {
            should(error).be.instanceof(Trouble);
            return;
          }
          if (said.kind !== 'reading') return;
          if (said.level === null) should(said.status).be.a.String();
          else should(Number.isInteger(said.level) && said.level >= 0 && said.level <= 100).be.true();
          if (said.at !== null) should(Number.isInteger(said.at) && said.at <= now + 26 * hour).be.true();
          if (said.level === 0) should(Object.is(said.level, 0)).be.true();
        },
      ),
    );
  });

  it('a level that can be read is taken, whatever stands beside it', () => {
    const odd = fc.oneof(fc.anything(), fc.object(), fc.array(fc.anything()), fc.string());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), odd, odd, odd, (percent, status, at, charging) => {
        should(read({ level: percent, status, at, charging })).containEql({
          kind: 'reading',
          level: percent,
        });
      }),
    );
  });

  it('a word that says as much as a level stands for one that cannot be read', () => {
    should(read({ level: -1, status: 'Low' })).eql(reading({ status: 'Low', odd: ['level'] }));
    should(read({ level: 7, status: 7 })).eql(reading({ level: 7, odd: ['status'] }));
  });

  it('a level is below a threshold exactly if what was said is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 100, noNaN: true }),
        fc.integer({ min: 1, max: 100 }),
        (said, low) => {
          should(Number(level(said)) < low).equal(said < low);
        },
      ),
    );
  });
});
