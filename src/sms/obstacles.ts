// What keeps any SMS of an account from being tried, and how it is told by the code that Catch got.
import { type SentenceKey, sentence } from '../sentences/sentences';
import { mostNumbers } from './number-list';
import { accountProviders } from './providers/registry';
import { meaningOf, refusalTrouble } from './refusals';

const isOurWord = (code: string) => /^sms-\D/.test(code);

/**
 * Whether a code says that an account lacks what no request could do without: a word of ours, as its provider has not been
 * asked.
 */
export function isOfSettings(code: string): boolean {
  return isOurWord(code) && accountProviders.some((one) => meaningOf(one, code) === 'settings');
}

/** Why an SMS could not be tried, in this language. `code`: a Trouble's. */
export function obstacleText(code: string, language: string): string {
  const provider = accountProviders.find((one) => meaningOf(one, code) !== null);
  const word = code.replace(/^sms-/, '');
  if (provider) return refusalTrouble(provider, word).tell(language);
  return sentence(language, `sms.${word}` as SentenceKey, { most: mostNumbers });
}
