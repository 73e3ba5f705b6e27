// Telephone numbers: read however they are written, kept as E.164, shown shortened. Never a guess about who is meant.
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import type { SentenceKey } from '../sentences/sentences';
import { Trouble } from '../sentences/trouble';

/** Why a text is no number: it cannot be read, it can be read as two, or it names another channel than SMS. */
export type NumberRefusal = 'unreadable' | 'ambiguous' | 'channel';

export type NumberReading = { number: string; refused: null } | { number: null; refused: NumberRefusal };

type Library = typeof import('libphonenumber-js/max');

/** With the first number, not with the first node: its lists take longer to load than all else of a start. */
function library(): Library {
  // Node.js looks for a package anew with every require, which takes longer than the reading of a number.
  loaded ??= require('libphonenumber-js/max') as Library;
  return loaded;
}
let loaded: Library | undefined;

const refusal = (refused: NumberRefusal): NumberReading => ({ number: null, refused });

/**
 * What a text (or a whole JS number) says, as E.164. `country` (ISO 3166, two letters, any case, or empty) is where
 * the number is from if it does not say so itself.
 *
 * With + or 00 it is taken if its length is possible (new mobile ranges exist before any list knows them). A national
 * way of writing (trunk prefix, or grouped as in that country) is national. Whatever else is taken only if exactly one
 * reading is a valid number: a guess would text a stranger.
 */
export function readNumber(typed: unknown, country: string): NumberReading {
  const text = plainText(typed);
  if (text === null) return refusal('unreadable');
  // Addresses that providers have for other channels; whoever writes one does not mean an SMS.
  if (/^(whatsapp|messenger|rcs|sip|client)\s*:/i.test(text)) return refusal('channel');
  if (!isWrittenLikeNumber(text)) return refusal('unreadable');
  const digits = text.replace(/\D/g, '');
  const isZeroAside = /\( ?0 ?\)/.test(text);
  if (text.includes('+')) return readWithCode(digits, isZeroAside);
  const from = countryOf(country);
  return digits.startsWith('00')
    ? readAfterZeros(digits, isZeroAside, from)
    : readWithoutCode(text, digits, from);
}

/** The same for callers that take nothing else. Throws a Trouble, `bad-number`, that says why and how to write it. */
export function readNumberOrThrow(typed: unknown, country: string): string {
  const { number, refused } = readNumber(typed, country);
  if (number === null) throw new Trouble('bad-number', refusalSentences[refused]);
  return number;
}

const refusalSentences = {
  unreadable: 'sms.bad-number',
  ambiguous: 'sms.ambiguous-number',
  channel: 'sms.other-channel',
} as const satisfies Record<NumberRefusal, SentenceKey>;

/** A number as it may be shown: its country and the last three digits, such as `+44 … 123`. */
export function shortNumber(number: string): string {
  const code = library().parsePhoneNumberFromString(number)?.countryCallingCode ?? '';
  return `+${code} … ${number.slice(-3)}`;
}

/** A number whole, in groups that do not break apart, such as `+44 7911 123456`: for whoever has just typed it. */
export function spacedNumber(number: string): string {
  const spaced = library().parsePhoneNumberFromString(number)?.formatInternational() ?? number;
  return spaced.replace(/ /g, '\u00a0');
}

/** The country of an E.164 number, ISO 3166; null where no list knows it. */
export function countryOfNumber(number: string): string | null {
  return library().parsePhoneNumberFromString(number)?.country ?? null;
}

/** Whether an E.164 number belongs to one of some countries (ISO 3166). */
export function isFromOneOf(number: string, countries: readonly string[]): boolean {
  const parsed = library().parsePhoneNumberFromString(number);
  if (!parsed) return false;
  return countries.some((one) => {
    const country = countryOf(one);
    if (country === undefined) return false;
    // A number in no country's list, under a calling code that several countries share, is judged by the calling code.
    return parsed.country === undefined
      ? library().getCountryCallingCode(country) === parsed.countryCallingCode
      : parsed.country === country;
  });
}

/** Whether an E.164 number is of a range where who is texted may earn by it: no stranger may have a code sent there. */
export function isCostly(number: string): boolean {
  const type = library().parsePhoneNumberFromString(number)?.getType();
  return type === 'PREMIUM_RATE' || type === 'SHARED_COST' || type === 'PERSONAL_NUMBER';
}

function countryOf(text: string): CountryCode | undefined {
  const upper = text.toUpperCase();
  return library().isSupportedCountry(upper) ? upper : undefined;
}

/** Digits and signs as on a keyboard, whatever they were copied from; null for what no number is written as. */
function plainText(typed: unknown): string | null {
  if (typeof typed === 'number') return Number.isSafeInteger(typed) ? String(typed) : null;
  if (typeof typed !== 'string' || typed.length > mostCharacters) return null;
  return (
    typed
      // Address books put invisible marks for the direction of writing around a number.
      .replace(/\p{Cf}/gu, '')
      .normalize('NFKC')
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** Far more than any number needs. */
const mostCharacters = 64;

/** Digits in groups, with a + before them or none; no IP address, no date. */
function isWrittenLikeNumber(text: string): boolean {
  if (!/^\(?\+?[ (]*\d[\d ()./-]*$/.test(text)) return false;
  const isAddress = /^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?\.?$/.test(text) && groupsOf(text).every(isOctet);
  const isDate =
    /^(19|20)\d\d([./-])(0?\d|1[0-2])\2([0-2]?\d|3[01])$/.test(text) ||
    /^([0-2]?\d|3[01])([./-])([0-2]?\d|3[01])\2(19|20)\d\d$/.test(text);
  return !isAddress && !isDate;
}

const isOctet = (group: string) => Number(group) <= 255;

/**
 * A number that begins with its country's calling code. A 0 behind that is a trunk prefix where the number is one only
 * without it; in brackets (`isZeroAside`) it is said to be none of the number's digits.
 */
function readWithCode(digits: string, isZeroAside: boolean): NumberReading {
  const { parsePhoneNumberFromString: parse } = library();
  const written = parse(`+${withoutOldOne(digits)}`);
  const code = written?.countryCallingCode ?? '';
  const other = digits.startsWith(`${code}0`) ? parse(`+${code}${digits.slice(code.length + 1)}`) : undefined;
  if (!other?.isValid() || other.number === written?.number) return taken(possible(written));
  if (!written?.isValid()) return taken(possible(other));
  return isZeroAside ? refusal('ambiguous') : taken(possible(written));
}

/**
 * A number after 00, which leads abroad in most countries; what else does so (Australia's 0011) the library knows, and Thailand
 * has numbers that begin with it.
 */
function readAfterZeros(
  digits: string,
  isZeroAside: boolean,
  country: CountryCode | undefined,
): NumberReading {
  const { parsePhoneNumberFromString: parse, getCountryCallingCode } = library();
  const named = readWithCode(digits.slice(2), isZeroAside);
  if (!country) return named;
  const own = [parse(digits, country), parse(`+${getCountryCallingCode(country)}${digits}`)].filter(
    (one) => one?.isValid() && one.number !== named.number,
  );
  if (own.length === 0) return named;
  const isAlsoNamed = named.number !== null && parse(named.number)?.isValid();
  return isAlsoNamed || own.length > 1 ? refusal('ambiguous') : taken(possible(own[0]));
}

function readWithoutCode(text: string, digits: string, country: CountryCode | undefined): NumberReading {
  // Without a country a missing + is not to be told from a missing trunk prefix.
  if (!country) return refusal('unreadable');
  const abroad = library().parsePhoneNumberFromString(`+${withoutOldOne(digits)}`);
  const { national, whole, trunkless } = nationally(digits, country);
  if (trunkless) return refusal('ambiguous');
  if (national && isNational(text, digits, national, abroad)) return taken(possible(national));
  const readings = [national, whole, abroad].filter((one) => one?.isValid());
  const numbers = new Set(readings.map((one) => one?.number));
  if (numbers.size > 1) return refusal('ambiguous');
  const [only] = readings;
  if (only) return taken(possible(only));
  return refusal(possible(national) || possible(abroad) ? 'ambiguous' : 'unreadable');
}

interface NationalReadings {
  national: PhoneNumber | undefined;
  /** With every digit for its own, where the library might have found a prefix for calls abroad in them. */
  whole: PhoneNumber | undefined;
  /** Another number of the same kind, if the leading 0 is a trunk prefix and no part of it: Gabon's older numbers. */
  trunkless: PhoneNumber | undefined;
}

function nationally(digits: string, country: CountryCode): NationalReadings {
  const { parsePhoneNumberFromString: parse, getCountryCallingCode } = library();
  const code = getCountryCallingCode(country);
  const whole = parse(`+${code}${digits}`);
  const read = parse(digits, country);
  const other = digits.startsWith('0') ? parse(`+${code}${digits.slice(1)}`) : undefined;
  const former = country === 'MX' ? parse(`+52${withoutMexicanPrefix(digits)}`) : undefined;
  const national = [read, whole, other, former].find((one) => one?.isValid()) ?? read;
  // Italy's landlines keep their 0, and its mobile numbers have none: of two kinds the one as written is meant.
  const isOther =
    other?.isValid() && other.number !== national?.number && other.getType() === national?.getType();
  return { national, whole, trunkless: isOther ? other : undefined };
}

/**
 * Mexico gave up all prefixes before its ten digits in 2019 (the 1 after +52, and 1, 01, 044 and 045 within the country), and the lists
 * do not know them any more; address books, and callbacks of providers, still write them.
 */
function withoutOldOne(digits: string): string {
  return digits.replace(/^521(?=\d{10}$)/, '52');
}

function withoutMexicanPrefix(digits: string): string {
  return digits.replace(/^(?:1|01|044|045)(?=\d{10}$)/, '');
}

/** Whether a text says by itself that it is national: by a leading 0, or by groups as that country writes them. */
function isNational(
  text: string,
  digits: string,
  national: PhoneNumber,
  abroad: PhoneNumber | undefined,
): boolean {
  // No calling code begins with a 0.
  if (digits.startsWith('0')) return true;
  const groups = groupsOf(text);
  if (groups.length === 1) return false;
  const usual = groupsOf(national.formatNational());
  const bracketed = /^\((\d+)\)/.exec(text)?.[1];
  if (bracketed !== undefined && bracketed === usual[0]) return true;
  const isAlsoAbroad = abroad?.isValid() && isSameList(groups, groupsOf(abroad.formatInternational()));
  return isSameList(groups, usual) && !isAlsoAbroad;
}

const isSameList = (one: string[], other: string[]) => one.join(' ') === other.join(' ');

function groupsOf(text: string): string[] {
  return text.match(/\d+/g) ?? [];
}

/** The shortest numbers of the world have seven digits with their country: less is one that was cut off. */
function possible(number: PhoneNumber | undefined): PhoneNumber | undefined {
  return number?.isPossible() && number.number.length >= 8 ? number : undefined;
}

function taken(number: PhoneNumber | undefined): NumberReading {
  return number ? { number: number.number, refused: null } : refusal('unreadable');
}
