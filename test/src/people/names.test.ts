// Promises of names: one line that is seen, kept in whole characters.
import 'should';
import * as fc from 'fast-check';
import { foldedName, mostNameLength, oneLine, shortLine } from '../../../src/people/names';

describe('people: names', () => {
  for (const [what, typed] of [
    ['blanks', ' \u00a0\u3000'],
    ['a zero-width blank', '\u200b'],
    ['Hangul fillers', '\u3164\u115f\uffa0'],
    ['a blank of Braille', '\u2800'],
    ['soft hyphens and joiners', '\u00ad\u200d\u2060'],
    ['line breaks', '\n\u2028\t'],
  ] as const) {
    it(`${what} are no name`, () => {
      oneLine(typed).should.equal('');
    });
  }

  it('marks within a name stay: Persian is written with them', () => {
    oneLine('می\u200cخواهم').should.equal('می\u200cخواهم');
  });

  for (const [one, other] of [
    ['Anna', '\uff21\uff2e\uff2e\uff21'],
    ['anna', ' ANNA\u00a0'],
    ['J\u00fcrgen', 'JU\u0308RGEN'],
    ['Stra\u00dfe', 'STRASSE'],
    ['\u039f\u03b4\u03c5\u03c3\u03c3\u03b5\u03cd\u03c2', '\u039f\u0394\u03a5\u03a3\u03a3\u0395\u038e\u03a3'],
    ['Anna Maria', 'Anna \u3000 maria'],
    ['Anna', 'An\u200bna\u00ad'],
    ['Anna', '\u202eAnna\u2069'],
    ['\u2764', '\u2764\ufe0f'],
  ] as const) {
    it(`${JSON.stringify(one)} and ${JSON.stringify(other)} are one name`, () => {
      foldedName(one).should.equal(foldedName(other));
    });
  }

  it('names that people tell apart are told apart, however long they are', () => {
    const long = 'x'.repeat(300);
    const names = [
      'Anna',
      'Ann\u00e4',
      'Hanna',
      '__proto__',
      '\ud83d\udc69',
      '\ud83d\udc68',
      long,
      `${long}y`,
    ];
    names.push(long.slice(0, mostNameLength));
    new Set(names.map(foldedName)).size.should.equal(names.length);
  });

  it('a name is the same in whatever case and width, and once it is cut, too, where it was short', () => {
    void fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const folded = foldedName(typed);

        for (const same of [typed.toUpperCase(), typed.toLowerCase(), typed.normalize('NFD'), ` ${typed} `]) {
          foldedName(same).should.equal(folded);
        }
        foldedName(shortLine(typed)).should.equal(folded);
        foldedName(folded).should.equal(folded);
      }),
    );
  });

  it('a long name is cut between characters, whatever it is made of', () => {
    void fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (typed) => {
        const kept = shortLine(typed);

        kept.length.should.be.belowOrEqual(mostNameLength);
        oneLine(typed).startsWith(kept).should.be.true();
        Buffer.from(kept, 'utf8').toString('utf8').should.equal(kept);
      }),
    );
    shortLine(`${'a'.repeat(59)}😀`).should.equal('a'.repeat(59));
  });
});
