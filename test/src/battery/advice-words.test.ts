// Promises of what is said at the advice hour: it is true at any hour and in any zone, and no more exact than is known.
import 'should';
import { type Advice, adviceWords } from '../../../src/battery/advice-words';
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
  [evening, '2026-11-20T20:10', 2, 'before tomorrow evening', 'bis morgen Abend', now],
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
