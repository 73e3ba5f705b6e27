// Properties of telephone numbers, for every country that the library knows and whatever its lists call valid.
import 'should';
import * as fc from 'fast-check';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import { readNumber } from '../../../src/sms/numbers';
import { numbersLike, patternsOf, validNumber, waysOf } from '../../support/valid-numbers';

const seed = 13;

describe('sms: every number of every country', function () {
  this.timeout(60_000);

  it('is read as itself or refused, never as another one, in whatever way it is written', () => {
    void fc.assert(
      fc.property(validNumber, fc.constantFrom(...getCountries()), ({ country, number }, other) => {
        fc.pre(number !== null);
        if (number === null) return;
        for (const way of waysOf(number)) {
          const { number: read } = readNumber(way, country);
          if (read !== null) read.should.equal(number.number, `${country}: ${way}`);
        }
        for (const abroad of [number.number, `00${number.number.slice(1)}`, number.number.slice(1)]) {
          const { number: read } = readNumber(abroad, other);
          if (read !== null) read.should.equal(number.number, `${other}: ${abroad}`);
        }
      }),
      { seed, numRuns: 250 },
    );
  });

  it('is taken as people of its country write it: of mobile numbers and landlines at least 99 %', () => {
    // Gabon's list holds two plans, in one of which the leading 0 belongs to the number: refused where both fit.
    const countries = getCountries().filter((one) => one !== 'GA');
    const samples = countries.map((country) => ({
      country,
      numbers: patternsOf(country)
        .slice(0, 2)
        .flatMap((pattern) => fc.sample(numbersLike(pattern, country), { seed, numRuns: 6 }))
        .filter((number) => number !== null)
        // Shorter ones are of emergency services and the like, and have no SMS; bare digits are no way of writing.
        .filter((number) => number.number.length >= 8 && /\D|^0/.test(number.formatNational())),
    }));

    const refused = samples.flatMap(({ country, numbers }) => {
      const ofCountry = numbers.filter((one) => readNumber(one.formatNational(), country).number === null);
      // A dozen is too few for a share of their own: one of them may be the same groups as another country's.
      ofCountry.length.should.be.belowOrEqual(1, `${country}: ${ofCountry.map(({ number }) => number)}`);
      return ofCountry;
    });

    const all = samples.flatMap(({ numbers }) => numbers).length;
    refused.length.should.be.belowOrEqual(all / 100, `${refused.map(({ number }) => number)}`);
  });

  it('after + or 00 is of the country that it names, or refused, whatever the default country and whatever is wrong with it', () => {
    // Where something else than 00 leads abroad, 00 may begin what does: Australia's 0011.
    const homes = getCountries().filter((one) => metadata.countries[one as 'DE'][1] === '00');
    const codes = [...new Set(getCountries().map((one) => getCountryCallingCode(one)))];
    const rest = fc.stringMatching(/^[0-9]{6,11}$/);
    const begun = fc.constantFrom('+', '00');
    void fc.assert(
      fc.property(
        fc.constantFrom(...homes),
        fc.constantFrom(...codes),
        rest,
        begun,
        (home, code, digits, sign) => {
          const { number } = readNumber(`${sign}${code}${digits}`, home);
          if (number !== null) number.should.startWith(`+${code}`, `${home}: ${sign}${code}${digits}`);
        },
      ),
      { seed, numRuns: 3000 },
    );
  });

  it('is refused with a letter, an @ or a brace anywhere in it', () => {
    const odd = fc.constantFrom('a', 'Z', 'ß', '@', '{', '}', '_', ':', ',', ';', '#', '*', 'ж', '号');
    void fc.assert(
      fc.property(validNumber, odd, fc.nat(15), ({ country, number }, sign, at) => {
        fc.pre(number !== null);
        const text = number?.number ?? '';
        (readNumber(text.slice(0, at) + sign + text.slice(at), country).number === null).should.be.true();
      }),
      { seed, numRuns: 200 },
    );
  });

  it('is never found in an IP address, with or without a mask or a port', () => {
    const address = fc.tuple(fc.ipV4(), fc.constantFrom('', '/24', ':1880', '.'));
    void fc.assert(
      fc.property(address, fc.constantFrom(...getCountries()), ([ip, end], country) => {
        (readNumber(ip + end, country).number === null).should.be.true();
      }),
      { seed, numRuns: 200 },
    );
  });
});
