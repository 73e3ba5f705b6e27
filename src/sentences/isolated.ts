// Names written from right to left, set apart from the sentence that they stand in: without that, what stands behind
// them (a level, a sign) is shown on their wrong side. For what is shown on a screen only: in an SMS the two marks
// would make every character cost two bytes.
import type { Fill } from './sentences';

/** Any character of a script that is written from right to left. */
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: Unicode Standard Annex 9, 2.4 and 2.7. */
const [open, close] = ['\u2068', '\u2069'];

/** A name or another text of somebody's; one that turns no direction stays as it is. */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `${open}${text}${close}` : text;
}

/** What is filled into a sentence for a screen. */
export function isolatedFill(fill: Fill): Fill {
  return Object.fromEntries(
    Object.entries(fill).map(([name, value]) => [name, typeof value === 'string' ? isolated(value) : value]),
  );
}
