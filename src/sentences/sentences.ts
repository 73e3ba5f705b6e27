// What people are told, in their language. A language is one file in languages/; nothing else names them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { en } from './languages/en';

export type SentenceKey = keyof typeof en;
type Words = Readonly<Record<SentenceKey, string>>;

/** What may be filled into a sentence; it stands there as it is. */
export type Fill = Readonly<Record<string, string | number>>;

const folder = join(__dirname, 'languages');
const languages: ReadonlyMap<string, Words> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const language = file.slice(0, -'.js'.length);
      const words: Record<string, Words> = require(join(folder, file));
      return [language, words[language] as Words] as const;
    }),
);

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
