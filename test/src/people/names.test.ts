// Promises of names: one line that is seen, kept in whole characters.
import 'should';
import * as fc from 'fast-check';
import { mostNameLength, oneLine, shortLine } from '../../../src/people/names';

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
