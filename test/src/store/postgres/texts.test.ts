// Promises of texts in PostgreSQL: each comes back as it was, and their order is that of their code points.
import should = require('should');

import fc from 'fast-check';
import { original, storable } from '../../../../src/store/postgres/texts';

/** Mostly of what is written otherwise. */
const odd = fc.string({ unit: fc.constantFrom('\0', '\x01', '\x02', '\x03', 'a', 'ö', '\u{1f50b}') });
const byCodePoints = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

describe('PostgreSQL: texts', () => {
  it('come back as they were, and none of them has U+0000 in it', () => {
    fc.assert(
      fc.property(odd, (text) => {
        storable(text).should.not.containEql('\0');
        should(original(storable(text))).equal(text);
      }),
    );
  });

  it('stay in their order, and no two become one', () => {
    fc.assert(
      fc.property(odd, odd, (one, other) => {
        byCodePoints(storable(one), storable(other)).should.equal(byCodePoints(one, other));
      }),
    );
  });

  it('without U+0000 and U+0001 stand there as they are', () => {
    storable('Änna\n\u{1f50b}').should.equal('Änna\n\u{1f50b}');
  });
});
