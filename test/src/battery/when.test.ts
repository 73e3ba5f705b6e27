// Promises of a time in words: never more exact than its interval, and by the clock and the day of who is told.
import should from 'should';
import { whenInWords } from '../../../src/battery/when';

const hour = 3_600_000;
/** A Friday. */
const friday = (hours: number, minutes = 0) => Date.UTC(2026, 10, 20, hours, minutes);

function said(
  at: number,
  hoursWide: number,
  {
    now = friday(10),
    timeZone = 'UTC',
    language = 'en',
  }: { now?: number; timeZone?: string; language?: string } = {},
): string | null {
  const half = (hoursWide / 2) * hour;
  return whenInWords(at, [at - half, at + half], { now, timeZone, language });
}

describe('a time in words', () => {
  it('is a clock time up to 4 h, a part of the day up to 14 h, and nothing beyond', () => {
    should(said(friday(21), 4)).equal('about 9 PM today');
    should(said(friday(21), 4.01)).equal('this evening');
    should(said(friday(21), 14)).equal('this evening');
    should(said(friday(21), 14.01)).be.null();
    should(said(friday(21), Number.NaN)).be.null();
    should(said(friday(21), Infinity)).be.null();
  });

  for (const [at, clock, part, uhr, teil] of [
    [friday(12, 20), 'about 12 PM today', 'this afternoon', 'heute gegen 12 Uhr', 'heute Nachmittag'],
    [friday(17, 31), 'about 6 PM today', 'this afternoon', 'heute gegen 18 Uhr', 'heute Nachmittag'],
    [friday(18), 'about 6 PM today', 'this evening', 'heute gegen 18 Uhr', 'heute Abend'],
    [friday(23, 40), 'about midnight tonight', 'this evening', 'heute gegen Mitternacht', 'heute Abend'],
    [friday(24), 'about midnight tonight', 'tonight', 'heute gegen Mitternacht', 'heute Nacht'],
    [friday(48), 'about midnight tomorrow', 'tomorrow night', 'morgen gegen Mitternacht', 'morgen Nacht'],
    [friday(72), 'about midnight on Sunday', 'Sunday night', 'Sonntag gegen Mitternacht', 'Sonntagnacht'],
    [friday(24 + 2), 'about 2 AM tomorrow', 'tonight', 'morgen gegen 2 Uhr', 'heute Nacht'],
    [friday(24 + 6), 'about 6 AM tomorrow', 'tomorrow morning', 'morgen gegen 6 Uhr', 'morgen Vormittag'],
    [friday(24 + 20), 'about 8 PM tomorrow', 'tomorrow evening', 'morgen gegen 20 Uhr', 'morgen Abend'],
    [friday(48 + 3), 'about 3 AM on Sunday', 'tomorrow night', 'Sonntag gegen 3 Uhr', 'morgen Nacht'],
    [friday(48 + 9), 'about 9 AM on Sunday', 'Sunday morning', 'Sonntag gegen 9 Uhr', 'Sonntagvormittag'],
    [friday(72 + 1), 'about 1 AM on Monday', 'Sunday night', 'Montag gegen 1 Uhr', 'Sonntagnacht'],
    [
      friday(6 * 24 + 13),
      'about 1 PM on Thursday',
      'Thursday afternoon',
      'Donnerstag gegen 13 Uhr',
      'Donnerstagnachmittag',
    ],
  ] as const) {
    it(`on Friday at ten, ${new Date(at).toISOString()} is ${clock}, or ${part}`, () => {
      should([said(at, 2), said(at, 10)]).eql([clock, part]);
      should([said(at, 2, { language: 'de' }), said(at, 10, { language: 'de' })]).eql([uhr, teil]);
    });
  }

  it('after midnight the night is still this one, and its day has begun', () => {
    const now = friday(1);
    should(said(friday(4), 10, { now })).equal('tonight');
    should(said(friday(9), 10, { now })).equal('this morning');
    should(said(friday(24 + 3), 10, { now })).equal('tomorrow night');
  });

  it('is nothing where it is over, where the clock would show what it shows now, and a week ahead', () => {
    should(said(friday(10), 2)).be.null();
    should(said(friday(9), 10)).be.null();
    should(said(friday(10, 20), 2)).be.null();
    should(said(friday(7 * 24 + 1), 2)).be.null();
    should(said(friday(7 * 24 + 7), 10)).be.null();
  });

  it("goes by the clock of the person's zone; one that is not known is UTC", () => {
    should(said(friday(21), 2, { timeZone: 'America/Los_Angeles' })).equal('about 1 PM today');
    should(said(friday(21), 2, { timeZone: 'Asia/Kolkata' })).equal('about 3 AM tomorrow');
    should(said(friday(21), 2, { timeZone: 'nowhere' })).equal('about 9 PM today');
  });

  it('knows that clocks are set in between', () => {
    // Central Europe, 25 October 2026: three o'clock comes twice.
    const now = Date.UTC(2026, 9, 24, 18);
    should(said(Date.UTC(2026, 9, 25, 18), 2, { now, timeZone: 'Europe/Berlin' })).equal(
      'about 7 PM tomorrow',
    );
  });

  it('holds no blank that would make an SMS longer', () => {
    for (const language of ['en', 'de']) {
      for (let hours = 11; hours < 140; hours += 1) {
        should(said(friday(hours), 2, { language })).match(/^[A-Za-z0-9 ]+$/);
        should(said(friday(hours), 10, { language })).match(/^[A-Za-z0-9 ]+$/);
      }
    }
  });
});
