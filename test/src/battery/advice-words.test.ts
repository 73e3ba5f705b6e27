// Promises of what is said at the advice hour: it is true at any hour and in any zone, and no more exact than is known.
import 'should';
import fc from 'fast-check';
import { adviceHours } from '../../../src/battery/advice-hour';
import { type Advice, adviceWords } from '../../../src/battery/advice-words';
import { whenInWords } from '../../../src/battery/when';
import { localTime } from '../../../src/net/local-time';
import { sentence } from '../../../src/sentences/sentences';

const hour = 3_600_000;

/** What is said at a wall-clock time, of a battery that will be almost empty at another, within so many hours. */
function said(
  now: string,
  empty: string | null,
  width: number,
  language: string,
  more: Partial<Advice> & { timeZone?: string } = {},
): string {
  const { timeZone = 'Europe/Berlin', ...rest } = more;
  const at = (text: string) => localTime(text, timeZone) ?? Date.parse(`${text}Z`);
  const emptyAt = empty === null ? null : at(empty);
  const half = (width / 2) * hour;
  const forecast =
    emptyAt === null ? null : { emptyAt, empty: [emptyAt - half, emptyAt + half] as [number, number] };
  const advice = { forecast, isEmpty: false, nextAdviceAt: at(now) + 24 * hour, ...rest };
  const { when, charge } = adviceWords(advice, { now: at(now), timeZone, language });
  return `${when}. ${charge}`;
}

const day = 24 * hour;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const anyZone = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Lord_Howe'],
  ...['Pacific/Apia', 'Pacific/Kiritimati', 'America/Havana', 'Atlantic/Azores', 'Asia/Kathmandu'],
);
/** Any time of two years, and often near to where clocks are set. */
const anyNow = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }),
  fc
    .tuple(
      fc.constantFrom(
        ...[
          [2, 8],
          [2, 29],
          [3, 5],
          [9, 4],
          [9, 25],
          [10, 1],
        ].map(([m = 0, d]) => Date.UTC(2026, m, d)),
      ),
      fc.integer({ min: -2 * day, max: 2 * day }),
    )
    .map(([at, off]) => at + off),
);
const anyMinutes = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(0, 1, 1200, 1410, 1439));
const anyAhead = fc.oneof(
  fc.integer({ min: 1, max: 2 * hour }),
  fc.integer({ min: 1, max: 2 * day }),
  fc.integer({ min: 1, max: 9 * day }),
);
const anyWidth = fc.oneof(
  fc.constantFrom(0, 4, 4.01, 14, 14.01),
  fc.double({ min: 0, max: 20, noNaN: true }),
);

/** What the clock on a wall shows, as if it were one of UTC. */
function wallOf(at: number, timeZone: string): number {
  const known = clocks.get(timeZone);
  const clock =
    known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return Date.parse(`${clock.format(at).replace(' ', 'T')}Z`);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Holds words to what they name by the clock on the wall: a time that is not over, and, half an hour or so more or less, `at`. */
function shouldName(words: string, at: number, now: number, timeZone: string, offMs = hour / 2): void {
  const [today, wall] = [wallOf(now, timeZone), wallOf(at, timeZone)];
  /** The date that a word means for who hears it on this one. */
  const dateOf = (word = '', date = Math.floor(today / day) * day) => {
    if (/^(today|this|tonight)$/.test(word)) return date;
    if (word === 'tomorrow') return date + day;
    const ahead = [2, 3, 4, 5, 6].find((one) => weekdays[new Date(date + one * day).getUTCDay()] === word);
    return date + (ahead ?? Number.NaN) * day;
  };
  const clock = /^about (\d+) ([AP])M (?:on )?(\w+)$/.exec(words);
  const midnight = /^about midnight (?:on )?(\w+)$/.exec(words);
  const part = /^(\w+) (morning|afternoon|evening|night)$/.exec(words.replace('tonight', 'this night'));
  let [from, to] = [Number.NaN, Number.NaN];
  if (clock) {
    const hours = (Number(clock[1]) % 12) + (clock[2] === 'P' ? 12 : 0);
    words.should.not.startWith('about 12 AM');
    from = to = dateOf(clock[3]) + hours * hour;
  } else if (midnight) {
    from = to = dateOf(midnight[1]) + day;
  } else if (part) {
    const hours = { morning: 6, afternoon: 12, evening: 18, night: 24 }[part[2] as 'morning' | 'night'];
    // The hours after midnight belong to the night that has begun the day before.
    const began = part[2] === 'night' ? Math.floor((today - 6 * hour) / day) * day : undefined;
    from = dateOf(part[1], began) + hours * hour;
    to = from + 6 * hour;
  }
  const said = `${words} at ${new Date(today).toISOString()} of ${new Date(wall).toISOString()} in ${timeZone}`;
  // Where clocks are set back between now and then, what is shown comes twice.
  to.should.be.above(Math.min(today, wall), said);
  wall.should.be.within(from - offMs, to + offMs, said);
}

const evening = '2026-11-20T20:00';
const now = { en: 'Charge it now.', de: 'Bitte jetzt laden.' };
const today = { en: 'Charge it today.', de: 'Bitte heute noch laden.' };
const tonight = { en: 'Charge it tonight.', de: 'Bitte heute Abend laden.' };

/** At this wall-clock time, of one that is almost empty then, within so many hours: when it is said to be, and to charge it. */
const stories: [string, string | null, number, string, string, typeof now][] = [
  // As a clock time, and as a part of the day.
  [evening, '2026-11-21T15:10', 4, 'about 3 PM tomorrow', 'morgen gegen 15 Uhr', tonight],
  [evening, '2026-11-21T06:20', 4, 'about 6 AM tomorrow', 'morgen gegen 6 Uhr', tonight],
  [evening, '2026-11-21T15:00', 14, 'tomorrow afternoon', 'morgen Nachmittag', tonight],
  [evening, '2026-11-21T09:00', 4.1, 'tomorrow morning', 'morgen Vormittag', tonight],
  // Over midnight the night is too late.
  [evening, '2026-11-20T22:40', 2, 'about 11 PM today', 'heute gegen 23 Uhr', now],
  [evening, '2026-11-21T02:20', 4, 'about 2 AM tomorrow', 'morgen gegen 2 Uhr', now],
  [evening, '2026-11-21T03:00', 6, 'tonight', 'heute Nacht', now],
  [evening, '2026-11-20T23:00', 5, 'this evening', 'heute Abend', now],
  // Wider, or without an end: before the next time.
  [evening, '2026-11-21T15:00', 14.1, 'before tomorrow evening', 'bis morgen Abend', tonight],
  [evening, null, 0, 'before tomorrow evening', 'bis morgen Abend', tonight],
  // At other hours "tonight" would be too late, or another night.
  ['2026-11-20T08:00', '2026-11-20T16:00', 9, 'this afternoon', 'heute Nachmittag', now],
  ['2026-11-20T08:00', '2026-11-21T02:00', 6, 'tonight', 'heute Nacht', today],
  ['2026-11-20T08:00', '2026-11-21T06:00', 20, 'before tomorrow morning', 'bis morgen Vormittag', today],
  ['2026-11-20T13:00', null, 0, 'before tomorrow afternoon', 'bis morgen Nachmittag', today],
  ['2026-11-20T22:30', '2026-11-21T15:00', 10, 'tomorrow afternoon', 'morgen Nachmittag', now],
  ['2026-11-20T01:00', null, 0, 'within a day', 'innerhalb eines Tages', now],
  ['2026-11-20T01:00', '2026-11-20T10:00', 5, 'this morning', 'heute Vormittag', now],
  // It may be so already, or at any moment.
  [evening, '2026-11-20T19:00', 4, 'soon', 'bald', now],
  [evening, '2026-11-20T20:10', 2, 'soon', 'bald', now],
  [evening, '2026-11-20T20:10', 20, 'soon', 'bald', now],
  [evening, '2026-11-20T20:29', 4, 'soon', 'bald', now],
  // A midnight belongs to the day that it ends.
  [evening, '2026-11-20T23:40', 4, 'about midnight tonight', 'heute gegen Mitternacht', now],
  [evening, '2026-11-21T00:20', 4, 'about midnight tonight', 'heute gegen Mitternacht', now],
];

describe('battery: the words of the advice hour', () => {
  for (const [at, empty, width, english, german, charge] of stories) {
    it(`say at ${at.slice(11)} "${english}. ${charge.en}"`, () => {
      said(at, empty, width, 'en').should.equal(`${english}. ${charge.en}`);
      said(at, empty, width, 'de').should.equal(`${german}. ${charge.de}`);
    });
  }

  it('are about the day after, on both nights on which clocks are set', () => {
    for (const [day, next] of [
      ['2026-03-28', '2026-03-29'],
      ['2026-10-24', '2026-10-25'],
    ]) {
      said(`${day}T20:00`, `${next}T15:00`, 4, 'en').should.equal(`about 3 PM tomorrow. ${tonight.en}`);
      said(`${day}T20:00`, `${next}T05:00`, 6, 'de').should.equal(`heute Nacht. ${now.de}`);
    }
  });

  it('are of the place where the wearer is: half an hour off, a day ahead, across the date line', () => {
    for (const timeZone of ['Asia/Kolkata', 'Pacific/Auckland', 'America/Los_Angeles', 'nowhere']) {
      said(evening, '2026-11-21T15:00', 4, 'en', { timeZone }).should.equal(
        `about 3 PM tomorrow. ${tonight.en}`,
      );
    }
    // Samoa left out 30 December 2011.
    said('2011-12-29T20:00', '2011-12-31T15:00', 4, 'en', { timeZone: 'Pacific/Apia' }).should.equal(
      `about 3 PM on Saturday. ${tonight.en}`,
    );
  });

  it('name no day that is over where the hour is tried again after midnight', () => {
    const late = { nextAdviceAt: Date.UTC(2026, 10, 21, 22, 30) };
    said('2026-11-21T00:10', null, 0, 'en', late).should.equal(`within a day. ${now.en}`);
    said('2026-11-21T00:10', null, 0, 'de', late).should.equal(`innerhalb eines Tages. ${now.de}`);
  });

  it('name no tomorrow that the date line leaves out', () => {
    const nextAdviceAt = localTime('2011-12-31T20:00', 'Pacific/Apia') ?? 0;
    said('2011-12-29T20:00', null, 0, 'en', { timeZone: 'Pacific/Apia', nextAdviceAt }).should.equal(
      `within a day. ${tonight.en}`,
    );
  });

  it('name no time that is over, and none but that of the forecast, whatever zone, hour and forecast', () => {
    fc.assert(
      fc.property(
        anyZone,
        anyNow,
        anyMinutes,
        anyAhead,
        anyWidth,
        (timeZone, at, minutes, ahead, hoursWide) => {
          const emptyAt = at + ahead;
          const half = (hoursWide / 2) * hour;
          const forecast = { emptyAt, empty: [emptyAt - half, emptyAt + half] as [number, number] };
          const { next } = adviceHours(at, minutes, timeZone);
          const listener = { now: at, timeZone, language: 'en' };
          const { when, charge } = adviceWords({ forecast, isEmpty: false, nextAdviceAt: next }, listener);
          const before = /^before tomorrow (.+)$/.exec(when);
          if (before) shouldName(`tomorrow ${before[1]}`, next, at, timeZone, 0);
          // In the night in which an hour comes twice, the clock shows the same an hour later.
          else if (when === 'soon') ahead.should.be.below(1.5 * hour);
          else if (when !== 'within a day') shouldName(when, emptyAt, at, timeZone);
          const today = wallOf(at, timeZone);
          if (charge === tonight.en) new Date(today).getUTCHours().should.be.within(17, 21);
          // Whoever is told to do it later has the time to.
          if (charge !== now.en)
            (wallOf(emptyAt, timeZone) / day).should.be.aboveOrEqual(Math.floor(today / day) + 1);
          const until = whenInWords(emptyAt, forecast.empty, listener);
          if (until !== null) shouldName(until, emptyAt, at, timeZone);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('say that it is soon where it is almost empty already', () => {
    said(evening, null, 0, 'en', { isEmpty: true }).should.equal('soon. Charge it now.');
  });

  it('leave the sentence in one SMS of the short alphabet', () => {
    for (const [at, empty, width] of stories) {
      for (const language of ['en', 'de']) {
        const [when = '', charge = ''] = said(at, empty, width, language).split('. ');
        const fill = { who: 'Maximiliane', device: 'Google Pixel Watch 3 (45mm)', level: 31, when, charge };
        sentence(language, 'alert.charge-soon', fill).should.match(/^[\x20-\x7eäöü]{1,160}$/);
      }
    }
  });
});
