// Which of the languages that there are is nearest to a wish. Pure, and the same in the engine and in the editor.

/** So much of a wish is read: a tag has some ten characters. */
const mostWish = 100;

/**
 * The one of `known` (BCP 47 tags) that is nearest to a wish such as `de-AT`, `pt-PT`, `zh-HK` or `de_DE.UTF-8`: that of the same
 * language and script, else of the same language (UTS 35, likely subtags); null where there is none, or the wish is no tag.
 */
export function nearestOf(known: readonly string[], wish: string): string | null {
  const wished = likely(wish.slice(0, mostWish).replace(/\..*/s, '').replace(/_/g, '-'));
  if (!wished) return null;
  const sameLanguage = known.filter((tag) => likelyKnown(tag)?.language === wished.language);
  return sameLanguage.find((tag) => likelyKnown(tag)?.script === wished.script) ?? sameLanguage[0] ?? null;
}

const knownOnes = new Map<string, Intl.Locale | null>();

/** Remembered: a header may name dozens of languages, and each is compared with all that there are. */
function likelyKnown(tag: string): Intl.Locale | null {
  const before = knownOnes.get(tag);
  if (before !== undefined) return before;
  const found = likely(tag);
  knownOnes.set(tag, found);
  return found;
}

function likely(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return null;
  }
}
