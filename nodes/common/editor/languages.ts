// The languages that people can be told things in.
import { nearestOf } from '../../../src/sentences/nearest';

/** The languages that people can be told things in, by their names in the editor's language. */
export function knownLanguages(): { code: string; label: string }[] {
  const options = codes().map((code) => ({ code, label: languageName(code) }));
  return options.sort((a, b) => a.label.localeCompare(b.label));
}

export function languageName(code: string): string {
  return new Intl.DisplayNames([RED.i18n.lang()], { type: 'language' }).of(code) ?? code;
}

/** The editor's language, or English where the sentences of our catalogues are English: what stands within them is of their language. */
export function sentenceLanguage(): string {
  const wished = RED.i18n.lang();
  return nearestOf(codes(), wished) ? wished : 'en';
}

/** The one that is nearest to a wish such as `de-AT`; English where there is none. */
export const nearestLanguage = (wish: string) => nearestOf(codes(), wish) ?? 'en';

const codes = () => RED.settings.fitbitConfigLanguages ?? ['en'];
