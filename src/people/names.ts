// Names of people as they are kept: one line, and nothing in them that turns the direction of what stands behind.

/** Control characters, line breaks, and what turns the direction of whatever stands behind a name. */
const unfitForNames = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** UTF-16 units. */
export const mostNameLength = 60;

/** A typed name as one line without stray blanks: it stands in SMS, statuses and lists. Its length is not judged. */
export function oneLine(typed: string): string {
  return typed.replace(unfitForNames, ' ').trim();
}
