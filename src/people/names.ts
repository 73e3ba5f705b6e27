// Names of people as they are kept: one line, and nothing in them that turns the direction of what stands behind.

import { hashOf } from '../net/secrets';

/** Control characters, line breaks, and what turns the direction of whatever stands behind a name. */
const unfitForNames = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** UTF-16 units. */
export const mostNameLength = 60;

/** What shows nothing: blanks, marks that join or hide, and the two that are letters by their class only. */
const unseen = /[\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u3164]/gu;

/**
 * A typed name as one line without stray blanks: it stands in SMS, statuses and lists. Empty where nothing of it would
 * be seen. Its length is not judged.
 */
export function oneLine(typed: string): string {
  const line = typed.replace(unfitForNames, ' ').trim();
  return line.replace(unseen, '') === '' ? '' : line;
}

/**
 * Names that people take for the same are: upper and lower case, wide and narrow letters, blanks, and marks that nobody sees.
 * A name that is longer than what is kept of it is compared whole.
 */
export function foldedName(typed: string): string {
  const folded = oneLine(typed)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    // Letters such as ß and the two kinds of a small sigma are the same only in upper case.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');
  return folded.length > mostNameLength ? hashOf(folded) : folded;
}

/** A typed name as one line, cut to what is kept, and never through a character: half of one cannot be stored or sent. */
export function shortLine(typed: string): string {
  return oneLine(typed)
    .slice(0, mostNameLength)
    .replace(/[\ud800-\udbff]$/, '');
}
