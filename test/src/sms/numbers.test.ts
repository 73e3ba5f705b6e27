// Promises of telephone numbers: read however they are written, judged by their length, shown shortened.
import 'should';
import should from 'should';
import { readNumber, shortNumber } from '../../../src/sms/numbers';

describe('sms: numbers', () => {
  const read: [string, string, string | null][] = [
    ['+4915228817386', '', '+4915228817386'],
    ['+49 (0) 152 2881-7386', '', '+4915228817386'],
    ['0049 152 28817386', 'DE', '+4915228817386'],
    ['0152 28817386', 'de', '+4915228817386'],
    ['(202) 555-0142', 'US', '+12025550142'],
    ['+44 7700 900123', 'DE', '+447700900123'],
    ['0152 28817386', '', null],
    ['0152 28817386', 'XX', null],
    ['110', 'DE', null],
    ['Anna', 'DE', null],
    ['', 'DE', null],
    ['+4915228817386, +4915228817387', 'DE', null],
  ];
  for (const [text, country, number] of read) {
    it(`reads "${text}" with ${country || 'no country'} as ${number ?? 'no number'}`, () =>
      should(readNumber(text, country)).equal(number));
  }

  it('takes a number that is possible although no list knows its range', () => {
    should(readNumber('+15555550100', '')).equal('+15555550100');
  });

  it('shows the country and the last three digits, and nothing between', () => {
    shortNumber('+4915228817386').should.equal('+49 … 386');
    shortNumber('+12025550142').should.equal('+1 … 142');
  });
});
