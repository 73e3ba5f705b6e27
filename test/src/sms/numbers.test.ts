// Promises of telephone numbers: read however they are written, never as another one, shown shortened.
import 'should';
import should from 'should';
import {
  countryOfNumber,
  isCostly,
  isFromOneOf,
  readNumber,
  readNumberOrThrow,
  shortNumber,
  spacedNumber,
} from '../../../src/sms/numbers';

describe('sms: numbers', () => {
  const read: [unknown, string, string][] = [
    ['+4915228817386', '', '+4915228817386'],
    ['+49 (0) 152 2881-7386', '', '+4915228817386'],
    ['0049 152 28817386', 'DE', '+4915228817386'],
    ['0049 152 28817386', '', '+4915228817386'],
    ['011 49 152 28817386', 'US', '+4915228817386'],
    ['0152 28817386', 'de', '+4915228817386'],
    ['0152/288 173 86', 'DE', '+4915228817386'],
    [4915228817386, 'US', '+4915228817386'],
    ['447400123456', 'GB', '+447400123456'],
    ['０１５２　２８８１７３８６', 'DE', '+4915228817386'],
    ['\u202a+49 152 28817386\u202c', '', '+4915228817386'],
    ['001800 000 0000', 'TH', '+660018000000000'],
    ['(202) 555-0142', 'US', '+12025550142'],
    ['206-555-0142', 'US', '+12065550142'],
    ['(206)5550142', 'US', '+12065550142'],
    ['1 202 555 0142', 'US', '+12025550142'],
    ['416.555.0142', 'CA', '+14165550142'],
    ['612 34 56 78', 'ES', '+34612345678'],
    ['612.34.56.78', 'ES', '+34612345678'],
    ['06.12.34.56.78', 'FR', '+33612345678'],
    ['347 123 4567', 'IT', '+393471234567'],
    ['035 123 4567', 'IT', '+390351234567'],
    ['406 12 345', 'NO', '+4740612345'],
    ['(11) 96123-4567', 'BR', '+5511961234567'],
    ['8 (912) 345-67-89', 'RU', '+79123456789'],
    ['+44 7700 900123', 'DE', '+447700900123'],
    // Mexico's 1 and 044 went in 2019: address books, and callbacks of providers, still have them.
    ['+52 1 55 1234 5678', '', '+525512345678'],
    ['005215512345678', 'DE', '+525512345678'],
    ['5215512345678', 'MX', '+525512345678'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['01 55 1234 5678', 'MX', '+525512345678'],
    // A trunk 0 behind the country's code is no part of a number that is one only without it.
    ['+39 (0)347 1234567', '', '+393471234567'],
    ['+39 0347 1234567', '', '+393471234567'],
    ['+39 06 12345678', '', '+390612345678'],
    ['0039 0347 1234567', 'DE', '+393471234567'],
    ['+48 (0)512 345 678', '', '+48512345678'],
    ['+420 0601 123 456', '', '+420601123456'],
    ['+30 (0)691 2345678', '', '+306912345678'],
  ];
  for (const [typed, country, number] of read) {
    it(`reads ${JSON.stringify(typed)} with ${country || 'no country'} as ${number}`, () =>
      should(readNumber(typed, country).number).equal(number));
  }

  const refused: [unknown, string, string][] = [
    ['0152 28817386', '', 'unreadable'],
    ['0152 28817386', 'XX', 'unreadable'],
    ['4915228817386', '', 'unreadable'],
    ['110', 'DE', 'unreadable'],
    ['Anna', 'DE', 'unreadable'],
    ['', 'DE', 'unreadable'],
    ['+4915228817386, +4915228817387', 'DE', 'unreadable'],
    ['+4915228817386 +4915228817387', 'DE', 'unreadable'],
    ['192.168.1.100', 'US', 'unreadable'],
    ['192.168.1.100/24', 'US', 'unreadable'],
    ['192.168.1.100:1880', 'US', 'unreadable'],
    ['40.61.23.45', 'NO', 'unreadable'],
    ['2026-11-28', 'DK', 'unreadable'],
    ['28.11.2026', 'DK', 'unreadable'],
    ['person_1234567890', 'DE', 'unreadable'],
    ['{"number":"+4915228817386"}', 'DE', 'unreadable'],
    ['+4915228817386@example.org', 'DE', 'unreadable'],
    ['tel:+4915228817386', 'DE', 'unreadable'],
    ['+49 152 28817386 ext. 5', 'DE', 'unreadable'],
    ['1-800-FLOWERS', 'US', 'unreadable'],
    ['whatsapp:+12025550142', 'US', 'channel'],
    ['WhatsApp: +12025550142', '', 'channel'],
    ['4915228817386', 'DE', 'ambiguous'],
    [4915228817386, 'DE', 'ambiguous'],
    ['15228817386', 'DE', 'ambiguous'],
    [15228817386, 'DE', 'ambiguous'],
    ['49 152', 'DE', 'ambiguous'],
    [4915228817386.5, 'DE', 'unreadable'],
    [Number.NaN, 'DE', 'unreadable'],
    // The old way of writing a Mexican mobile number is also a number in New Jersey.
    ['1 55 1234 5678', 'MX', 'ambiguous'],
    [15512345678, 'MX', 'ambiguous'],
    // A landline as it stands, a mobile number without what stands in brackets.
    ['+39 (0)312 3456789', '', 'ambiguous'],
    [-4915228817386, 'DE', 'unreadable'],
    [1e21, 'DE', 'unreadable'],
    [true, 'DE', 'unreadable'],
    [['+4915228817386'], 'DE', 'unreadable'],
    [{ number: '+4915228817386' }, 'DE', 'unreadable'],
    ['+'.repeat(60), 'DE', 'unreadable'],
    ['1'.repeat(1000), 'DE', 'unreadable'],
  ];
  for (const [typed, country, why] of refused) {
    it(`refuses ${JSON.stringify(typed)?.slice(0, 40)} with ${country || 'no country'} as ${why}`, () =>
      should(readNumber(typed, country)).deepEqual({ number: null, refused: why }));
  }

  it('says in its Trouble to write an ambiguous number with +, and names whatsapp:', () => {
    (() => readNumberOrThrow('15228817386', 'DE')).should.throw(/Write it with \+/, { code: 'bad-number' });
    (() => readNumberOrThrow('whatsapp:+12025550142', 'US')).should.throw(/whatsapp:/, {
      code: 'bad-number',
    });
  });

  it('takes a number that is possible although no list knows its range', () => {
    should(readNumber('+15555550100', '').number).equal('+15555550100');
  });

  it('knows the ranges of all countries where who is texted may earn by it', () => {
    const costly = ['+447012345678', '+499001234567', '+19002345678', '+39899123456', '+491801234567'];
    costly.filter((number) => !isCostly(number)).should.be.empty();
    const usual = ['+447700900123', '+4915228817386', '+12025550142', '+393471234567', '+15555550100'];
    usual.filter(isCostly).should.be.empty();
  });

  it('tells countries apart that share a calling code', () => {
    isFromOneOf('+12025550142', ['US']).should.be.true();
    isFromOneOf('+14165550142', ['US']).should.be.false();
    isFromOneOf('+14165550142', ['us', 'ca']).should.be.true();
  });

  it('whole, a number is one piece, and its country is known where a list knows it', () => {
    spacedNumber('+4915228817386').should.equal('+49\u00a01522\u00a08817386');
    should(countryOfNumber('+447400123456')).equal('GB');
    should(countryOfNumber('+77712345678')).equal('KZ');
    should(countryOfNumber('+999123456789')).be.null();
  });

  it('shows the country and the last three digits, and nothing between', () => {
    shortNumber('+4915228817386').should.equal('+49 … 386');
    shortNumber('+12025550142').should.equal('+1 … 142');
  });
});
