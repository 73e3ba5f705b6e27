// What people are told, in their language. A language is one file in languages/; nothing else names them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { words as english, replyWords as englishReplies } from './languages/en';
import { nearestOf } from './nearest';

export type SentenceKey = keyof typeof english;
/** Where a number decides: `by` names the place that holds it, the forms are what `Intl.PluralRules` tells apart. */
type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { by: string; other: string }>;
export type Sentence = string | PluralForms;
/** The sentences of a language. What one does not have yet is told in English, whose words are total. */
export type Words = Readonly<Partial<Record<SentenceKey, Sentence>>>;
/** What people answer, by what it means: each a word or several, as it is written. */
export type ReplyWords = Readonly<Record<keyof typeof englishReplies, readonly string[]>>;

/** What may be filled into a sentence; it stands there as it is. */
export type Fill = Readonly<Record<string, string | number>>;

interface Language {
  words: Words;
  replyWords: ReplyWords;
  plurals: Intl.PluralRules;
}

const folder = join(__dirname, 'languages');
/** By BCP 47 tags, the names of their files; null until somebody is told something in it, as each takes 0.2 MiB. */
const languages = new Map<string, Language | null>(
  readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((file) => [file.slice(0, -'.js'.length), null]),
);
const tags = [...languages.keys()].sort();

/** Null as long as its file cannot be read, because the palette is being updated, say: an alert is not lost with it. */
function load(tag: string): Language | null {
  const before = languages.get(tag);
  if (before) return before;
  try {
    const language = read(tag);
    languages.set(tag, language);
    return language;
  } catch {
    return null;
  }
}

function read(tag: string): Language {
  const { words, replyWords }: Omit<Language, 'plurals'> = require(join(folder, `${tag}.js`));
  return { words, replyWords, plurals: new Intl.PluralRules(tag) };
}

// English stands in for every other: without it a key would be sent as an SMS, so nothing of this is there without it.
languages.set('en', read('en'));

/** What people answer, by language. Whoever answers may write in any of them. */
export function replyWords(): ReadonlyMap<string, ReplyWords> {
  return new Map(
    tags.flatMap((tag) => {
      const language = load(tag);
      return language ? [[tag, language.replyWords] as const] : [];
    }),
  );
}

/** The languages there are, as BCP 47 tags: `de`, `en`, `zh-TW`. */
export function knownLanguages(): string[] {
  return [...tags];
}

/** The known language nearest to a wish such as `de-AT`; English where there is none. */
export function nearestLanguage(wish: string | undefined): string {
  if (wish === undefined || languages.has(wish)) return wish ?? 'en';
  return nearestOf(tags, wish) ?? 'en';
}

/** So much of a header is read: browsers send some forty characters. */
const mostHeader = 500;
/** And so many of its wishes. */
const mostWishes = 30;

/** The known language that an `Accept-Language` header wishes most; English where it wishes for none of them. */
export function languageWished(header: string | undefined): string {
  const wishes = (header ?? '')
    .slice(0, mostHeader)
    .split(',', mostWishes)
    .map((one) => {
      // RFC 9110, 12.4.2: blanks may stand round the semicolon.
      const [tag = '', weight = ''] = one.split(';').map((part) => part.trim().toLowerCase());
      return {
        language: nearestOf(tags, tag),
        weight: weight.startsWith('q=') ? Number(weight.slice(2)) : 1,
      };
    });
  const known = wishes.filter(({ language, weight }) => language !== null && weight > 0);
  return known.sort((one, other) => other.weight - one.weight)[0]?.language ?? 'en';
}

/**
 * One sentence in the nearest known language, or in English where that one lacks it or cannot be read, with `{name}` places
 * filled in.
 */
export function sentence(language: string, key: SentenceKey, fill: Fill = {}): string {
  const text = formOf(nearestLanguage(language), key, fill) ?? formOf('en', key, fill) ?? key;
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(fill[name] ?? place));
}

function formOf(tag: string, key: SentenceKey, fill: Fill): string | undefined {
  const language = load(tag);
  if (!language) return undefined;
  const found = language.words[key];
  if (found === undefined || typeof found === 'string') return found;
  return found[language.plurals.select(Number(fill[found.by]))] ?? found.other;
}
