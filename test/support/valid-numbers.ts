// Valid numbers of every country that the library knows, and the ways in which people write them.
import * as fc from 'fast-check';
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';

/** The patterns of a country's number types, in the library's order: fixed line, mobile, toll free, ... */
export function patternsOf(country: CountryCode): string[] {
  // A country's list: pattern at 2, types at 11, and of each type its pattern at 0.
  const plan = (metadata.countries as unknown as Record<string, readonly unknown[]>)[country] ?? [];
  const types = (plan[11] as ([string] | 0 | undefined)[] | undefined) ?? [];
  const patterns = types.map((type) => (type ? type[0] : '')).filter((pattern) => pattern !== '');
  return patterns.length > 0 ? patterns : [String(plan[2])];
}

export function numbersLike(pattern: string, country: CountryCode): fc.Arbitrary<PhoneNumber | null> {
  return fc.stringMatching(new RegExp(`^(?:${pattern})$`)).map((digits) => {
    const number = parsePhoneNumberFromString(`+${getCountryCallingCode(country)}${digits}`);
    return number?.isValid() ? number : null;
  });
}

/** Any valid number of any country, and that country. */
export const validNumber = fc
  .constantFrom(...getCountries())
  .chain((country) =>
    fc
      .constantFrom(...patternsOf(country))
      .chain((pattern) => numbersLike(pattern, country).map((number) => ({ country, number }))),
  );

const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

/** The ways in which people write a number, within its country and from abroad. */
export function waysOf(number: PhoneNumber): unknown[] {
  const digits = number.number.slice(1);
  const national = number.formatNational();
  const international = number.formatInternational();
  const bare = national.replace(/\D/g, '');
  const texts = [number.number, international, `00${digits}`, national, bare, digits, number.nationalNumber];
  const ways = [
    ...texts,
    fullWidth(national),
    national.replace(/[ -]/g, '.'),
    national.replace(/[ -]/, '/'),
    national.replace(/[-()]/g, ' '),
    national.replace(/ /g, '-'),
    national.replace(/^(\d+) /, '($1) '),
    international.slice(1),
  ];
  // A JS number that lost its leading 0 is another text.
  const numbers = texts.map(Number).filter((one, at) => String(one) === texts[at]);
  return [...ways, ...numbers];
}
