// Telephone numbers: read however they are written, kept as E.164, shown shortened.
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/**
 * A number as E.164, or null. `country` (ISO 3166, two letters, any case) is taken where the number has no country
 * of its own. Judged by its length only (`isPossible`): new mobile ranges exist before any list knows them.
 */
export function readNumber(text: string, country: string): string | null {
  const upper = country.toUpperCase();
  const fallback: CountryCode | undefined = isSupportedCountry(upper) ? upper : undefined;
  const number = parsePhoneNumberFromString(text, fallback);
  // The shortest numbers of the world have seven digits with their country: less is one that was cut off.
  return number?.isPossible() && number.number.length >= 8 ? number.number : null;
}

/** A number as it may be shown: its country and the last three digits, such as `+44 … 123`. */
export function shortNumber(number: string): string {
  const code = parsePhoneNumberFromString(number)?.countryCallingCode ?? '';
  return `+${code} … ${number.slice(-3)}`;
}

/** Whether a number belongs to one of some countries (ISO 3166). */
export function isFromOneOf(number: string, countries: readonly string[]): boolean {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return false;
  // Where several countries share a calling code, the small metadata may not tell which: the code decides then.
  return countries.some((one) => {
    const upper = one.toUpperCase();
    if (!isSupportedCountry(upper)) return false;
    return parsed.country === undefined
      ? getCountryCallingCode(upper) === parsed.countryCallingCode
      : parsed.country === upper;
  });
}
