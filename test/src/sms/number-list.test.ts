// Promises of lists of numbers: each number once, in order, however they are separated; and one error for all that failed.
import should = require('should');

import * as fc from 'fast-check';
import { Trouble } from '../../../src/sentences/trouble';
import { readyNumber } from '../../../src/sms/message';
import { listOf, mostNumbers, partsOf } from '../../../src/sms/number-list';
import { readNumber } from '../../../src/sms/numbers';
import { severalTrouble } from '../../../src/sms/several';
import { validNumber, waysOf } from '../../support/valid-numbers';

/** A valid number that is taken, and a way of writing it that is read. */
const written = validNumber
  .filter(({ number }) => number !== null && readNumber(number.number, '').number !== null)
  .chain(({ country, number }) => {
    const ways = number ? waysOf(number).filter((way) => typeof way === 'string') : [];
    const read = ways.filter((way) => readNumber(way, country).number === number?.number);
    return fc.constantFrom(...read, number?.number ?? '').map((way) => ({
      way: String(way),
      country,
      e164: number?.number ?? '',
    }));
  });

const separator = fc
  .array(fc.constantFrom(',', ';', '\n', '\r\n', '，', '；', '、', '،', ' ', '\t'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((signs) => signs.join(''))
  .filter((signs) => signs.trim() !== '' || /[\r\n]/.test(signs));

describe('sms: a list of numbers', () => {
  it('gives any valid numbers once each, in order, joined by whatever may stand between them', () => {
    void fc.assert(
      fc.property(
        fc.array(written, { minLength: 1, maxLength: 8 }),
        fc.array(separator, { minLength: 8, maxLength: 8 }),
        (numbers, between) => {
          const text = numbers
            .map(({ way }, at) => `${way}${at < numbers.length - 1 ? between[at] : ''}`)
            .join('');
          const parts = listOf(text) ?? [text];
          parts.length.should.equal(numbers.length, text);
          const read = numbers.map(({ country }, at) => readyNumber(parts[at], country));
          read.should.eql(numbers.map(({ e164 }) => e164));
          should(listOf(numbers.map(({ way }) => way))).eql(numbers.map(({ way }) => way.trim()));
        },
      ),
      { seed: 13, numRuns: 300 },
    );
  });

  it('is none where blanks alone stand between digits, nor where there is nothing', () => {
    for (const one of ['+49 171 234 5678', '0171/2345678', '', undefined, null, 15228817386, { to: 1 }]) {
      should(listOf(one)).be.null();
    }
  });

  it('may be an array, with lists in its elements; an element without anything stays, as a number is missing there', () => {
    should(listOf(['+491', '+492; +493\n+494', 5, null, ' ', { a: 1 }])).eql([
      '+491',
      '+492',
      '+493',
      '+494',
      5,
      null,
      '',
      { a: 1 },
    ]);
    should(listOf([])).eql([]);
    should(listOf(' ,;\n')).eql([]);
  });

  it('has no parts of its separators at the ends, and reads of a long array no more than what shows that it is too long', () => {
    partsOf('\n+491,\n+492;;\n').should.eql(['+491', '+492']);
    should(listOf(Array.from({ length: 100_000 }, () => '+491'))).have.length(mostNumbers + 1);
  });
});

describe('sms: one error for several SMS', () => {
  const bad = (place: number) => ({ place, to: null, trouble: new Trouble('bad-number', 'sms.bad-number') });
  const stopped = (place: number, again: boolean) => ({
    place,
    to: '+4915228817386',
    trouble: new Trouble('sms-cap-number', 'sms.cap-number', { cap: 6 }, { cap: 6, again }),
  });

  it('is the error itself where there was one SMS', () => {
    const only = bad(1);
    severalTrouble([only], 1).should.equal(only.trouble);
  });

  it('has the code, says which one of how many, and shows numbers shortened', () => {
    const trouble = severalTrouble([stopped(2, false)], 3);

    trouble.code.should.equal('sms-cap-number');
    trouble.message.should.startWith(
      'One of 3 SMS failed, to number 2 of the list. This number has had 6 SMS',
    );
    should(trouble.facts).eql({
      cap: 6,
      again: false,
      count: 3,
      failed: [{ place: 2, to: '+49 … 386', code: 'sms-cap-number' }],
    });
    trouble.tell('de').should.startWith('Eine von 3 SMS ist fehlgeschlagen, die an Nummer 2 der Liste. ');
  });

  it('says how many failed, and each code; without a code that all share it has one of its own', () => {
    const trouble = severalTrouble([bad(1), stopped(3, false)], 4);

    trouble.code.should.equal('sms-several');
    trouble.message.should.startWith('2 of 4 SMS failed, the first to number 1 of the list. This is not');
    should(trouble.facts?.failed).eql([
      { place: 1, to: null, code: 'bad-number' },
      { place: 3, to: '+49 … 386', code: 'sms-cap-number' },
    ]);
  });

  it('is news where a limit is at one of them', () => {
    should(severalTrouble([stopped(1, true), stopped(2, false)], 2).facts?.again).be.false();
    should(severalTrouble([stopped(1, true), stopped(2, true)], 2).facts?.again).be.true();
  });
});
