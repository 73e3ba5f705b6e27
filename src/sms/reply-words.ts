// What people answer to an alert: a word for what they want, however they write it, or nothing that is understood. Pure.
import { knownLanguages, nearestLanguage, type ReplyWords, replyWords } from '../sentences/sentences';
import type { Keyword } from './keywords';

export type Reply =
  | { word: 'ok' | 'battery' | Keyword }
  /** For so many hours. */
  | { word: 'later'; hours: number }
  /** For so many days; `asked`: for so many, where that is more than an SMS can. */
  | { word: 'pause'; days: number; asked: number };

/** `later` alone, and the longest that it can be. */
export const usualHours = 3;
const mostHours = 24;
/** `pause` alone, and the longest that it can be by SMS: senders can be forged. */
export const mostPauseDays = 7;

/** So much of a text is looked at: a longer one is no word, whatever it holds. */
const mostCharacters = 160;

/** What needs no language; a rejecting sign says something else. */
const approvingSigns = /[👍👌✅✔🆗]/u;
const rejectingSigns = /[👎❌✖🚫⛔]/u;
/** NFKC makes it of the full-width and the doubled ones, too. */
const questionMark = /[?؟]/u;
/** What quiets alerts is no answer with a question mark: "네?" asks what was said, "Urlaub?" whether somebody has one. */
const quiets: ReadonlySet<Reply['word']> = new Set(['ok', 'later', 'pause']);

type Meaning = keyof ReplyWords;

/**
 * What a text says, or null where it is not one of these words and nothing but thanks, punctuation and signs around it.
 * `language`: of whoever answers; all languages are understood, and theirs goes first where two differ.
 */
export function replyOf(text: string, language: string): Reply | null {
  if (text.length > mostCharacters) return null;
  const parts = partsOf(wordsIn(unitsApart(text)), meaningsFor(nearestLanguage(language)));
  if (parts === null) return null;
  const asks = questionMark.test(text.normalize('NFKC'));
  if (parts.length === 0)
    return approvingSigns.test(text) && !rejectingSigns.test(text) && !asks ? { word: 'ok' } : null;
  // "Ok, later": who says more than that they have read it means the rest.
  const wanted = new Map(parts.map((part) => [JSON.stringify(part), part]));
  if (wanted.size > 1) wanted.delete(JSON.stringify({ word: 'ok' }));
  const [only, ...others] = wanted.values();
  if (only === undefined || others.length > 0 || (asks && quiets.has(only.word))) return null;
  return only;
}

/** What a reply says of all SMS, or null. */
export function keywordIn(reply: Reply | null): Keyword | null {
  return reply?.word === 'stop' || reply?.word === 'start' ? reply.word : null;
}

/** The replies in words that are nothing else but thanks; null for any others. */
function partsOf(words: readonly string[], meanings: ReadonlyMap<string, Meaning>): Reply[] | null {
  const parts: Reply[] = [];
  for (let at = 0; at < words.length; ) {
    const before = spanAt(words, at, meanings);
    const found = longestAt(words, before?.end ?? at, meanings);
    if (!found || isUnit(found.meaning)) return null;
    // "6 hours later": a number that goes before its word has its unit as well.
    if (before && !(before.unit && takesSpan(found.meaning))) return null;
    at = found.end;
    if (found.meaning === 'thanks') continue;
    const span = before ?? spanAt(words, at, meanings);
    const reply = replyWith(found.meaning, span);
    if (reply === null) return null;
    parts.push(reply);
    if (span && takesSpan(found.meaning))
      at = afterRepeat(words, before ? at : span.end, found.meaning, meanings);
  }
  return parts;
}

/** Where words go on behind the same word without a number: "later, 6 hours later" is one reply. */
function afterRepeat(
  words: readonly string[],
  at: number,
  meaning: Meaning,
  meanings: ReadonlyMap<string, Meaning>,
): number {
  const next = longestAt(words, at, meanings);
  return next?.meaning === meaning && !spanAt(words, next.end, meanings) ? next.end : at;
}

/** A number beside a word, and its unit: without one, hours of `later` and days of `pause`. */
interface Span {
  count: number;
  unit: 'hours' | 'days' | 'weeks' | null;
  end: number;
}

function spanAt(words: readonly string[], at: number, meanings: ReadonlyMap<string, Meaning>): Span | null {
  const word = words[at] ?? '';
  if (!/^\d{1,3}$/.test(word)) return null;
  const unit = longestAt(words, at + 1, meanings);
  return unit && isUnit(unit.meaning)
    ? { count: Number(word), unit: unit.meaning, end: unit.end }
    : { count: Number(word), unit: null, end: at + 1 };
}

type Unit = Exclude<Span['unit'], null>;
type Said = Exclude<Meaning, Unit | 'thanks'>;

const isUnit = (meaning: Meaning): meaning is Unit => ['hours', 'days', 'weeks'].includes(meaning);
const takesSpan = (meaning: Meaning) => meaning === 'later' || meaning === 'pause';

const hoursIn = { hours: 1, days: 24, weeks: 168 } as const satisfies Record<Unit, number>;

/** Null where a number says nothing that can be meant. */
function replyWith(word: Said, span: Span | null): Reply | null {
  if (word === 'later') {
    const hours = span ? span.count * hoursIn[span.unit ?? 'hours'] : usualHours;
    return hours > 0 ? { word, hours: Math.min(hours, mostHours) } : null;
  }
  if (word === 'pause') {
    const asked = span ? (span.count * hoursIn[span.unit ?? 'days']) / hoursIn.days : mostPauseDays;
    return asked > 0 && Number.isInteger(asked)
      ? { word, days: Math.min(asked, mostPauseDays), asked }
      : null;
  }
  return { word };
}

function longestAt(
  words: readonly string[],
  at: number,
  meanings: ReadonlyMap<string, Meaning>,
): { meaning: Meaning; end: number } | null {
  for (let end = Math.min(words.length, at + mostWords); end > at; end -= 1) {
    const meaning = meanings.get(words.slice(at, end).join(' '));
    if (meaning) return { meaning, end };
  }
  return null;
}

/** As many as the longest of them has. */
const mostWords = 6;

/** Letters and digits, as a keyboard without accents writes them. */
function wordsIn(text: string): string[] {
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .toLowerCase();
  return withoutAccents(plain).match(/\p{L}+|\p{N}+/gu) ?? [];
}

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');

/** In Chinese, Japanese and Korean no blank stands around a unit, and a small number may be a word. */
function unitsApart(text: string): string {
  return text.normalize('NFKC').replace(countAndLetters, (all, count: string, letters: string) => {
    const unit = unitsWithoutBlanks().find((one) => letters.startsWith(one));
    return unit ? ` ${digitsOf(count)} ${unit} ${letters.slice(unit.length)}` : all;
  });
}

/** Digits or one Han numeral, and letters that may begin with a unit. */
const countAndLetters =
  /(?<![\d一二两兩三四五六七八九十])(\d{1,3}|[一二两兩三四五六七八九十])\s{0,3}([^\P{L}一二两兩三四五六七八九十]{1,6})/gu;

/** Digits, or one to ten as a Han numeral. */
function digitsOf(count: string): string {
  const han = '一二三四五六七八九十'.indexOf(count.replace(/[两兩]/, '二'));
  return han < 0 ? count : String(han + 1);
}

let longestFirst: readonly string[] | undefined;

/** The units of languages that write no blank after them, the longest first. */
function unitsWithoutBlanks(): readonly string[] {
  if (longestFirst) return longestFirst;
  const all = replyWords();
  const units = [...all]
    .flatMap(([, { hours, days, weeks }]) => [...hours, ...days, ...weeks])
    .filter((unit) => /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Hangul}]+$/u.test(unit))
    .sort((one, other) => other.length - one.length);
  if (isWhole(all)) longestFirst = units;
  return units;
}

/** Whether no language is missing, as one is whose file cannot be read just now. */
const isWhole = (all: { size: number }) => all.size === knownLanguages().length;

/** The other way in which German writes an umlaut without having one. */
const spelledOut = (text: string) => text.normalize('NFC').replace(/[äöü]/gi, '$&e');

const known = new Map<string, ReadonlyMap<string, Meaning>>();

/** What each word means to somebody of this language. */
function meaningsFor(language: string): ReadonlyMap<string, Meaning> {
  const before = known.get(language);
  if (before) return before;
  const read = replyWords();
  const all = [...read].sort(([one], [other]) => Number(one === language) - Number(other === language));
  const meanings = new Map<string, Meaning>();
  for (const [, words] of all) {
    for (const [meaning, phrases] of Object.entries(words) as [Meaning, readonly string[]][]) {
      for (const phrase of phrases.flatMap((one) => [one, spelledOut(one)]))
        meanings.set(wordsIn(phrase).join(' '), meaning);
    }
  }
  if (isWhole(read)) known.set(language, meanings);
  return meanings;
}
