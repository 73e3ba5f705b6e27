// Promises of an edit by the owner: an empty field is no wish, and what is no number or threshold is refused.
import should = require('should');

import fc from 'fast-check';
import { readEdit, type TypedEdit } from '../../../src/people/editing';
import { Trouble } from '../../../src/sentences/trouble';

const codeOf = (typed: TypedEdit) => {
  try {
    readEdit(typed);
    return 'none';
  } catch (error) {
    return error instanceof Trouble ? error.code : 'not a Trouble';
  }
};

describe('people: editing', () => {
  it('what is empty, blank or not there is no wish, whatever else is asked', () => {
    const name = fc.constantFrom(undefined, '', ' ', '\u202e', '\n');
    const blank = fc.constantFrom(undefined, '', ' ', '\t', '\n');
    const none = fc.constantFrom(undefined, '');
    fc.assert(
      fc.property(
        name,
        none,
        none,
        blank,
        blank,
        fc.boolean(),
        (called, number, language, low, hours, sms) => {
          const wishes = { language, ownLow: low, ownNotSyncingHours: hours, sms };

          readEdit({ name: called, number, ...wishes }).should.deepEqual({ sms });
        },
      ),
      { seed: 13 },
    );
  });

  it('a threshold is kept as typed if it is one, and refused if not, for every number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 10_000 }), (typed) => {
        const ownLow = String(typed);
        if (typed >= 1 && typed <= 100) readEdit({ ownLow }).should.deepEqual({ ownLow: typed });
        else codeOf({ ownLow }).should.equal('bad-own-low');
        const ownNotSyncingHours = String(typed);
        if (typed >= 1 && typed <= 720) {
          readEdit({ ownNotSyncingHours }).should.deepEqual({ ownNotSyncingHours: typed });
        } else codeOf({ ownNotSyncingHours }).should.equal('bad-own-hours');
      }),
      { seed: 13 },
    );
  });

  it('an advice hour is kept as typed if it is a time of day, refused if not, and the node’s again for null', () => {
    readEdit({ ownAdviceAt: '7:05' }).should.deepEqual({ ownAdviceAt: 7 * 60 + 5 });
    readEdit({ ownAdviceAt: ' 23:59 ' }).should.deepEqual({ ownAdviceAt: 23 * 60 + 59 });
    readEdit({ ownAdviceAt: null }).should.deepEqual({ ownAdviceAt: null });
    readEdit({ ownAdviceAt: ' ' }).should.deepEqual({});
    for (const odd of ['24:00', '20', '20:60', '-1:00', 'x', '20:00:00']) {
      codeOf({ ownAdviceAt: odd }).should.equal('bad-own-advice');
    }
  });

  it('who is advised, and who gets SMS, is changed by a wish for it alone', () => {
    readEdit({ advice: false }).should.deepEqual({ advice: false });
    readEdit({ sms: false, advice: true }).should.deepEqual({ sms: false, advice: true });
    readEdit({}).should.deepEqual({});
  });

  it('a name is one line of sixty at most, with nothing in it that turns what stands behind', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const { name } = readEdit({ name: typed });

        if (name === undefined) return;
        should(name.length).be.within(1, 60);
        name.should.not.match(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
      }),
      { seed: 13 },
    );
  });

  it('removing a number is a wish of its own, and not beside another number', () => {
    readEdit({ removeNumber: true }).should.deepEqual({ number: null });
    readEdit({ removeNumber: false, number: '' }).should.deepEqual({});
    codeOf({ removeNumber: true, number: '+4915228817386' }).should.equal('number-and-removal');
  });
});
