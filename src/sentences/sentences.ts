// What people are told, in their language. A language is one file in languages/; nothing else names them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { en, replyWords as englishWords } from './languages/en';

export type SentenceKey = keyof typeof en;
type Words = Readonly<Record<SentenceKey, string>>;
/** What people answer, by what it means: each a word or several, as it is written. */
export type ReplyWords = Readonly<Record<keyof typeof englishWords, readonly string[]>>;

/** What may be filled into a sentence; it stands there as it is. */
export type Fill = Readonly<Record<string, string | number>>;

const folder = join(__dirname, 'languages');
const languages = new Map<string, Words>();
const replies = new Map<string, ReplyWords>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
  const language = file.slice(0, -'.js'.length);
  const exported: Record<string, Words> & { replyWords: ReplyWords } = require(join(folder, file));
  languages.set(language, exported[language] as Words);
  replies.set(language, exported.replyWords);
}

/** What people answer, by language: BCP 47 primary tags. */
export function replyWords(): ReadonlyMap<string, ReplyWords> {
  return replies;
}

/** The languages there are, as BCP 47 primary tags: `de`, `en`. */
export function knownLanguages(): string[] {
  return [...languages.keys()].sort();
}

/** The known language nearest to a wish such as `de-AT`; English where there is none. */
export function nearestLanguage(wish: string | undefined): string {
  const primary = (wish ?? '').slice(0, mostHeader).toLowerCase().split(/[-_]/)[0] ?? '';
  return languages.has(primary) ? primary : 'en';
}

/** So much of a header is read: browsers send some forty characters. */
const mostHeader = 500;

/** The known language that an `Accept-Language` header wishes most; English where it wishes for none of them. */
export function languageWished(header: string | undefined): string {
  const wishes = (header ?? '')
    .slice(0, mostHeader)
    .split(',')
    .map((one) => {
      // RFC 9110, 12.4.2: blanks may stand round the semicolon.
      const [tag = '', weight = ''] = one.split(';').map((part) => part.trim().toLowerCase());
      return {
        primary: tag.split(/[-_]/)[0] ?? '',
        weight: weight.startsWith('q=') ? Number(weight.slice(2)) : 1,
      };
    });
  const known = wishes.filter(({ primary, weight }) => languages.has(primary) && weight > 0);
  return known.sort((one, other) => other.weight - one.weight)[0]?.primary ?? 'en';
}

/** One sentence in the nearest known language, with `{name}` places filled in. */
export function sentence(language: string, key: SentenceKey, fill: Fill = {}): string {
  const words = languages.get(nearestLanguage(language))?.[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (place, name: string) => String(fill[name] ?? place));
}
