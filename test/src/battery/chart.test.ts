// Promises about the pictures of a battery: what they show, and that nothing that stands in a name or a reading breaks them.
import should = require('should');

import fc from 'fast-check';
import { chartSvg } from '../../../src/battery/chart';
import type { LevelAhead } from '../../../src/battery/forecast';
import { foreseen, legendOf } from '../../../src/battery/foreseen';
import { type Curve, curvePicture, type Look } from '../../../src/battery/picture';
import { markupOf, type Shape } from '../../../src/battery/picture/shape';
import { fakeStart } from '../../support/fake-system';

const hour = 3_600_000;
const now = Math.floor(fakeStart / hour) * hour;

const look: Look = {
  width: 360,
  now,
  back: null,
  language: 'en',
  timeZone: 'Europe/Berlin',
  title: 'Charge 6',
  said: 'Last reading: 40 %.',
  nowWord: 'now',
};

const aheadAt = (level: number, hours: number, spread: number): LevelAhead => ({
  level,
  at: now + hours * hour,
  between: [now + (hours - spread) * hour, now + (hours + spread) * hour],
});

const curve: Curve = {
  readings: [
    [now - 30 * hour, 70],
    [now - 10 * hour, 50],
    [now - hour, 40],
  ],
  ahead: [aheadAt(30, 10, 2), aheadAt(20, 20, 4), aheadAt(10, 30, 8), aheadAt(0, 40, 12)],
  low: 20,
  empty: 10,
  adviceAt: now + 5 * hour,
};

function all({ inner, ...one }: Shape): Omit<Shape, 'inner'>[] {
  return [one, ...inner.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}
const partsOf = (shape: Shape, name: string) =>
  all(shape).filter(({ attributes }) => attributes.class === `fitbit-picture-${name}`);
const pointsOf = (shape: Shape, name: string) =>
  (partsOf(shape, name)[0]?.attributes.points ?? '')
    .split(' ')
    .filter(Boolean)
    .map((one) => one.split(',').map(Number) as [number, number]);

/** The elements of well-formed markup that has nothing but elements, attributes and text, by their names; throws for any other. */
function elementsIn(markup: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const token = /<(\w+)((?: [\w:-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)>|<\/(\w+)>|[^<&>]+|&#\d+;/gy;
  while (token.lastIndex < markup.length) {
    const at = token.lastIndex;
    const found = token.exec(markup);
    if (!found) throw new Error(`No markup: ${markup.slice(at, at + 40)}`);
    const [, begins, , ends] = found;
    if (begins) names.push(begins);
    if (begins) open.push(begins);
    if (ends) should(open.pop()).equal(ends);
  }
  open.should.eql([]);
  return names;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    ']]>',
    '"',
    "' onload='x",
    '&lt;',
    '\u0000\u0007',
    '\ud800',
    '\ufffe',
    'אבג',
    '-->',
  ),
);
const anyNumber = fc.oneof(
  fc.double(),
  fc.integer({ min: -10, max: 120 }),
  fc.constantFrom(Number.NaN, Infinity, -1, 1e300),
);
const anyTime = fc.oneof(
  fc.integer({ min: -2000, max: 2000 }).map((hours) => now + hours * hour),
  fc.double(),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 8.64e15, -8.64e15),
);
const anyCurve: fc.Arbitrary<Curve> = fc.record({
  readings: fc.array(fc.tuple(anyTime, anyNumber), { maxLength: 40 }),
  ahead: fc.array(fc.record({ level: anyNumber, at: anyTime, between: fc.tuple(anyTime, anyTime) }), {
    maxLength: 20,
  }),
  low: fc.option(anyNumber),
  empty: fc.option(anyNumber),
  adviceAt: fc.option(anyTime),
});

const timeOf = (text: string) => Date.parse(`1970-01-01T${text}Z`);

describe('the picture of a battery', () => {
  it('goes on from the last reading by the median, within the interval, and marks the advice hour on it', () => {
    const picture = curvePicture(curve, look);
    const line = pointsOf(picture, 'line');
    const median = pointsOf(picture, 'ahead');
    const band = pointsOf(picture, 'band');
    line.should.have.length(3);
    should(median[0]).eql(line.at(-1));
    median.should.have.length(5);
    // Down one edge, along the bottom, and up the other.
    band.should.have.length(11);
    should(band[5]?.[1]).equal(band[4]?.[1]);
    should(band[5]?.[0]).equal(band[6]?.[0]);
    should(band[0]).eql(line.at(-1));
    should(band.at(-1)).eql(line.at(-1));
    for (const [index, [x]] of median.entries()) {
      x.should.be.within(band[index]?.[0] ?? Number.NaN, band.at(-1 - index)?.[0] ?? Number.NaN);
    }
    const [dot] = partsOf(picture, 'advice-dot');
    const [advice] = partsOf(picture, 'advice');
    should(dot?.attributes.cx).equal(advice?.attributes.x1);
    Number(dot?.attributes.cy).should.be.within(line.at(-1)?.[1] ?? 0, median[1]?.[1] ?? 0);
    should(partsOf(picture, 'low')).have.length(1);
    should(partsOf(picture, 'empty')).have.length(1);
  });

  it('shows what was read alone where nobody can tell how it goes on, a dot for one reading, and no line for none', () => {
    const read = curvePicture({ ...curve, ahead: [] }, look);
    for (const name of ['ahead', 'band', 'now', 'advice']) partsOf(read, name).should.eql([]);
    partsOf(read, 'line').should.have.length(1);
    const one = curvePicture({ ...curve, readings: [[now - hour, 40]], ahead: [] }, look);
    partsOf(one, 'dot').should.have.length(1);
    partsOf(one, 'line').should.eql([]);
    const none = curvePicture({ ...curve, readings: [] }, look);
    for (const name of ['ahead', 'band', 'dot', 'line']) partsOf(none, name).should.eql([]);
  });

  it('says days in the language and zone, and hours where it shows few of them', () => {
    const wordsOf = (more: Partial<Look>) => markupOf(curvePicture(curve, { ...look, ...more }));
    const week = { ...curve, readings: [[now - 160 * hour, 90] as const, ...curve.readings] };
    markupOf(curvePicture(week, { ...look, back: 120 * hour, language: 'de' })).should.match(
      />(?:Mo|Di|Mi|Do)</,
    );
    wordsOf({ back: 12 * hour }).should.match(/>\d\d:00</);
    // Half hours ahead of everybody else.
    wordsOf({ back: 12 * hour, timeZone: 'Asia/Kolkata' }).should.not.equal(wordsOf({ back: 12 * hour }));
    wordsOf({ timeZone: 'Nowhere/Land' }).should.equal(wordsOf({ timeZone: 'UTC' }));
  });

  it('is drawn of a long history with no more points than it is wide', () => {
    const readings = Array.from(
      { length: 50_000 },
      (_, index) => [now - (50_000 - index) * 60_000, (index * 7) % 101] as const,
    );
    pointsOf(
      curvePicture({ ...curve, readings }, { ...look, back: 700 * hour }),
      'line',
    ).length.should.be.within(100, 400);
  });

  it('stays within its frame and holds no number that is none, whatever is to be drawn', () => {
    fc.assert(
      fc.property(anyCurve, fc.option(fc.integer({ min: 1, max: 17_520 })), (wild, hours) => {
        const picture = curvePicture(wild, { ...look, back: hours === null ? null : hours * hour });
        const [, , width = 0, height = 0] = (picture.attributes.viewBox ?? '').split(' ').map(Number);
        for (const { attributes } of all(picture)) {
          const points = (attributes.points ?? '')
            .split(' ')
            .filter(Boolean)
            .map((one) => one.split(','));
          const { x, x1, x2, cx, y, y1, y2, cy } = attributes;
          const across = [x, x1, x2, cx, ...points.map(([one]) => one)].filter((one) => one !== undefined);
          const down = [y, y1, y2, cy, ...points.map(([, one]) => one)].filter((one) => one !== undefined);
          for (const one of across) Number(one).should.be.within(-4, width);
          for (const one of down) Number(one).should.be.within(0, height);
        }
        elementsIn(markupOf(picture));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a chart', () => {
  it('is one svg of known elements with a text alternative, whatever stands in names and readings', () => {
    const known = [
      'svg',
      'title',
      'desc',
      'style',
      'rect',
      'g',
      'line',
      'polyline',
      'polygon',
      'circle',
      'text',
    ];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            title: anyText,
            said: fc.array(anyText, { maxLength: 2 }),
            curve: fc.option(anyCurve),
            timeZone: anyText,
          }),
          { maxLength: 3 },
        ),
        (devices) => {
          const names = elementsIn(chartSvg(devices, { now, back: null, language: 'en' }));
          names.filter((one) => !known.includes(one)).should.eql([]);
          names.slice(0, 3).should.eql(['svg', 'title', 'desc']);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('shows each device with its words, and says so where nothing was read', () => {
    const device = {
      title: 'Anna: Charge 6',
      said: ['Last reading: 40 %.'],
      curve,
      timeZone: 'Europe/Berlin',
    };
    const two = chartSvg([device, { ...device, title: 'Ben: Luxe', curve: null }], {
      now,
      back: null,
      language: 'de',
    });
    two.should.containEql('>Anna: Charge 6<');
    two.should.containEql('>Ben: Luxe<');
    two.should.containEql('>jetzt<');
    two.match(/class="fitbit-picture-ahead"/g)?.should.have.length(1);
    chartSvg([], { now, back: null, language: 'en' }).should.containEql('>Nothing has been read yet.<');
  });

  it('explains the lines that there are: none of a time to charge where nobody is told of one, as with Demo', () => {
    const unadvised = { ...curve, adviceAt: null };
    legendOf([{ curve }], 'en')?.should.match(/^Dashed: .+ Upright, with a time: /);
    legendOf([{ curve: unadvised }], 'en')?.should.match(/^Dashed: [^:]+: [^:]+$/);
    legendOf([{ curve: unadvised }, { curve }], 'de')?.should.match(/^Gestrichelt: .+ Senkrecht, /);
    should(legendOf([{ curve: { ...curve, ahead: [] } }, { curve: null }], 'en')).be.null();
    should(legendOf([], 'en')).be.null();
    const device = { title: 'Anna', said: [], curve: unadvised, timeZone: 'UTC' };
    chartSvg([device], { now, back: null, language: 'en' })
      .should.containEql('Dashed')
      .and.not.containEql('Upright');
  });

  it('breaks long names between words, and words that are longer than a line', () => {
    const title = `${'Bartholomäus '.repeat(6)}${'x'.repeat(120)}`;
    const svg = chartSvg([{ title, said: [], curve: null, timeZone: 'UTC' }], {
      now,
      back: null,
      language: 'en',
    });
    const lines = [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, line = '']) => line);
    lines.length.should.be.aboveOrEqual(5);
    for (const line of lines) line.length.should.be.belowOrEqual(42);
    lines.join('').replaceAll(' ', '').should.equal(title.replaceAll(' ', ''));
  });
});

describe('what a picture says', () => {
  const at = { now, language: 'en', timeZone: 'UTC' };

  it('is the last reading, and between which hours it will probably be almost empty', () => {
    const [last, empty] = foreseen({ level: 40, status: null, curve }, at);
    should(last).equal('Last reading: 40 %.');
    should(empty).match(
      /^Probably almost empty \(10 %\) between \w{3}\u00a0\d\d:00 and (\w{3}\u00a0)?\d\d:00, if it is not charged\.$/,
    );
    const low = foreseen(
      { level: 40, status: null, curve: { ...curve, ahead: curve.ahead.slice(0, 2) } },
      at,
    )[1];
    should(low).startWith('Probably at 20 % between ');
  });

  it('names the day once where both are on one, and the date where it is far', () => {
    const midday = Math.floor(now / (24 * hour)) * 24 * hour + 12 * hour;
    const narrow: LevelAhead = { level: 10, at: midday, between: [midday - 1.5 * hour, midday + 1.5 * hour] };
    const said = foreseen(
      { level: 40, status: null, curve: { ...curve, ahead: [narrow] } },
      { ...at, now: midday - 10 * hour },
    );
    should(said[1]).match(/between \w{3}\u00a010:00 and 14:00,/);
    const far = foreseen(
      { level: 40, status: null, curve: { ...curve, ahead: [narrow] } },
      { ...at, now: midday - 200 * hour },
    );
    should(far[1]).match(/between \w{3},\u00a0\w{3}\u00a0\d+,\u00a010:00 and 14:00,/);
  });

  it('says that it is almost empty where the last reading is, although the line goes on', () => {
    const ahead = [aheadAt(8, 2, 1), aheadAt(0, 10, 4)];
    for (const level of [10, 9, 0]) {
      foreseen({ level, status: null, curve: { ...curve, ahead } }, at).should.eql([
        `Last reading: ${level} %.`,
        'It is almost empty already.',
      ]);
    }
    should(
      foreseen({ level: 9, status: null, curve: { ...curve, ahead } }, { ...at, language: 'de' })[1],
    ).equal('Es ist schon fast leer.');
  });

  it('says where the line ends that goes neither to almost empty nor to low', () => {
    const ahead = [aheadAt(38, 4, 1), aheadAt(36, 8, 2)];
    should(foreseen({ level: 40, status: null, curve: { ...curve, ahead } }, at)[1]).startWith(
      'Probably at 36 % between ',
    );
  });

  it('says "by now" where the time is over, and no beginning that is', () => {
    const said = (one: LevelAhead, language = 'en') =>
      foreseen({ level: 40, status: null, curve: { ...curve, ahead: [one] } }, { ...at, language })[1];
    should(said(aheadAt(10, -20, 4))).equal('Probably almost empty (10 %) by now, if it was not charged.');
    should(said(aheadAt(10, -1, 4))).equal('Probably almost empty (10 %) by now, if it was not charged.');
    should(said(aheadAt(10, 1, 4), 'de')).match(
      /^Wahrscheinlich vor (\w{2},?\u00a0)?\d\d:00 fast leer \(10 %\), wenn es nicht geladen wird\.$/,
    );
    should(said(aheadAt(20, -20, 4))).equal('Probably at 20 % by now, if it was not charged.');
    should(said(aheadAt(20, 1, 4))).match(/^Probably at 20 % before (\w{3}\u00a0)?\d\d:00, if/);
  });

  it('names no time that is over and denies no line that is drawn, whatever was read and foreseen', () => {
    const anyAhead = fc
      .array(fc.tuple(fc.integer({ min: -4_000, max: 9_000 }), fc.nat(900), fc.nat(900)), { maxLength: 12 })
      .map((times) =>
        times
          .toSorted(([one], [other]) => one - other)
          .map(([minutes, before, after], index): LevelAhead => {
            const [median, minute] = [now + minutes * 60_000, 60_000];
            return {
              level: 38 - 4 * index,
              at: median,
              between: [median - before * minute, median + after * minute],
            };
          }),
      );
    const levels = fc.integer({ min: 0, max: 42 });
    fc.assert(
      fc.property(anyAhead, levels, fc.nat(59), (all, level, minutes) => {
        const asked = { ...at, now: now + minutes * 60_000, timeZone: 'UTC' };
        const ahead = all.filter((one) => one.level < level);
        const [, words = ''] = foreseen({ level, status: null, curve: { ...curve, low: 22, ahead } }, asked);
        const [, day, time] = /(?:between|before) (\w{3})\u00a0(\d\d:\d\d)/.exec(words) ?? [];
        if (time !== undefined) {
          const named = [0, 1, 2, 3, 4, 5, 6, 7]
            .map((days) => Math.floor(now / (24 * hour)) * 24 * hour + days * 24 * hour + timeOf(time))
            .filter((one) => new Date(one).toUTCString().startsWith(day ?? ''));
          should(named.some((one) => one > asked.now)).be.true(words);
          named
            .some((one) =>
              ahead.some(
                ({ between }) => Math.abs(one - between[0]) < hour || Math.abs(one - between[1]) < hour,
              ),
            )
            .should.be.true(words);
        }
        if (words.includes('no forecast')) ahead.should.be.empty();
      }),
      { numRuns: 2_000 },
    );
  });

  it('is a word where the service says no more, and that nothing is known where nothing is', () => {
    const bare: Curve = { readings: [], ahead: [], low: 20, empty: 10, adviceAt: null };
    foreseen({ level: null, status: 'Medium', curve: bare }, { ...at, language: 'de' }).should.eql([
      'Letzter Stand: Medium, und keiner in Prozent.',
    ]);
    foreseen({ level: null, status: null, curve: bare }, at).should.eql(['Nothing has been read yet.']);
    foreseen({ level: 40, status: null, curve: bare }, at).should.eql([
      'Last reading: 40 %.',
      'There is no forecast right now.',
    ]);
  });
});
