// Telephone numbers: read however they are written, kept as E.164, shown shortened.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A number as E.164, or null. `country` (ISO 3166, two letters, any case) is taken where the number has no country
 * of its own. Judged by its length only (`isPossible`): new mobile ranges exist before any list knows them.
 */
export function readNumber(text: string, country: string): string | null {
  const upper = country.toUpperCase();
  const fallback: CountryCode | undefined = isSupportedCountry(upper) ? upper : undefined;
  const number = parsePhoneNumberFromString(text, fallback);
  return number?.isPossible() ? number.number : null;
}

/** A number as it may be shown: its country and the last three digits, such as `+44 … 123`. */
export function shortNumber(number: string): string {
  const code = parsePhoneNumberFromString(number)?.countryCallingCode ?? '';
  return `+${code} … ${number.slice(-3)}`;
}
