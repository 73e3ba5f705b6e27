// An SMS as readers of a flow may see it: what would let them act for somebody, or reach somebody, is blanked.
import type { ReadySms } from './message';
import { shortNumber } from './numbers';

const blank = '••••••';

/** The line of a dry run: the number shortened, and in the text codes and links blanked and numbers shortened. */
export function blankedLine({ to, body }: Pick<ReadySms, 'to' | 'body'>): string {
  return `SMS to ${shortNumber(to)}: ${blankedText(body)}`;
}

/**
 * A text without what gives a reader power: of a link the scheme is left, of a telephone number what `shortNumber`
 * shows, of a code nothing. Percent, hours, dates, times and models stay. Other digits are blanked; only a number of
 * four or five digits (of a few islands, without their country) may look like a year or a count.
 */
export function blankedText(text: string): string {
  const withoutLinks = text
    .replace(/https?:\/\/\S+/gi, 'https://…')
    .replace(/\S+/g, (word) => (/[?&#][^?&#=]+=/.test(word) ? '…' : word));
  const isAboutCode = /code|passw|kennw|token|\b(?:pin|tan|otp)\b/i.test(withoutLinks);
  let shown = '';
  let end = 0;
  for (const run of runsOf(withoutLinks)) {
    for (const { from, to, text } of blanksOf(run, isAboutCode)) {
      shown += withoutLinks.slice(end, from) + text;
      end = to;
    }
  }
  return shown + withoutLinks.slice(end);
}

/** Digits without anything between them. */
interface Group {
  /** As on a keyboard, whatever the script. */
  digits: string;
  from: number;
  to: number;
  /** What stands between the group before (or the beginning of the text) and this one. */
  gap: string;
}

/** Groups that could together be one number. */
interface Run {
  groups: Group[];
  /** The sign before them that says so: `+`, `(` or nothing. */
  sign: string;
  /** Where that sign stands. */
  from: number;
}

interface Blank {
  from: number;
  to: number;
  text: string;
}

function runsOf(text: string): Run[] {
  const groups = groupsOf(text);
  const runs: Run[] = [];
  let isCut = true;
  groups.forEach((group, at) => {
    const isPlain = isOfTime(groups, at, text) || isOfDate(groups, at);
    const last = runs.at(-1);
    if (!isPlain && last && !isCut && isJoint(group.gap)) last.groups.push(group);
    else if (!isPlain) runs.push({ groups: [group], ...signBefore(group) });
    isCut = isPlain;
  });
  return runs;
}

function groupsOf(text: string): Group[] {
  let before = 0;
  return [...text.matchAll(/\p{Nd}+/gu)].map((match) => {
    const gap = text.slice(before, match.index);
    before = match.index + match[0].length;
    return { digits: keyboardDigits(match[0]), from: match.index, to: before, gap };
  });
}

/** Digits of any script; in each the ten follow one another. */
function keyboardDigits(digits: string): string {
  return Array.from(digits, (digit) => {
    let value = 0;
    const code = digit.codePointAt(0) ?? 0;
    while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return value;
  }).join('');
}

/** Whether a number goes on after this; a full stop with a space ends a sentence. */
function isJoint(gap: string): boolean {
  const seen = gap.replace(/\p{Cf}/gu, '').normalize('NFKC');
  return seen.length <= 4 && /^[\p{Zs}\t().+/\p{Pd}\u2212]*$/u.test(seen) && !/[.+]\s/.test(seen);
}

function signBefore({ gap, from }: Group): Pick<Run, 'sign' | 'from'> {
  const found = /([+＋(（])[\p{Cf}\p{Zs}(（]{0,3}$/u.exec(gap);
  if (!found) return { sign: '', from };
  return { sign: (found[1] ?? '').normalize('NFKC'), from: from - gap.length + found.index };
}

/** `14:05` and `14:05:09`. */
function isOfTime(groups: readonly Group[], at: number, text: string): boolean {
  const isPair = (hours?: Group, minutes?: Group) =>
    minutes?.gap === ':' && (hours?.digits.length ?? 3) <= 2 && minutes.digits.length === 2;
  const isFraction = text[(groups[at]?.from ?? 0) - 1] === ':' && isPair(groups[at - 1], groups[at]);
  return isFraction || isPair(groups[at], groups[at + 1]);
}

/** `2026-11-29`, `29.11.2026`, `29. 11. 2026`, `11/29/2026`, `29.11.26`, but not within more groups of the same kind. */
function isOfDate(groups: readonly Group[], at: number): boolean {
  return [at - 2, at - 1, at].some((first) => {
    const [one, two, three] = [groups[first], groups[first + 1], groups[first + 2]];
    if (!one || !two || !three || two.gap !== three.gap || !/^(?:[./-]|\.[ \u00a0])$/.test(two.gap))
      return false;
    const isWithin =
      /^[+./()\p{Pd}]$/u.test(one.gap.slice(-1)) || /^[./)-]$/.test(groups[first + 3]?.gap ?? '');
    if (isWithin) return false;
    const [a, b, c] = [one.digits, two.digits, three.digits];
    if (isYear(a)) return isDayAndMonth(c, b);
    return (isYear(c) || (c.length === 2 && two.gap !== '-')) && (isDayAndMonth(a, b) || isDayAndMonth(b, a));
  });
}

const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits);
const isDayAndMonth = (day: string, month: string) => isUpTo(31, day) && isUpTo(12, month);
const isUpTo = (most: number, digits: string) =>
  digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= most;

/** What of a run is not shown, and what is shown instead. */
function blanksOf({ groups, sign, from }: Run, isAboutCode: boolean): Blank[] {
  const [first] = groups;
  const last = groups.at(-1);
  if (!first || !last) return [];
  const digits = groups.map((group) => group.digits).join('');
  const hasCountry = sign === '+';
  const isMarked = hasCountry || sign === '(' || digits.startsWith('0');
  const least = hasCountry ? 5 : isMarked && groups.length > 1 ? 6 : 7;
  if (digits.length >= least && !isModelWithYear(groups)) {
    const isOpened = hasCountry || groups.some(({ gap }, at) => at > 0 && /[)）]/.test(gap));
    // Digits that begin like no phone number may be a code, which is blanked whole.
    const text = isMarked && (hasCountry || !isAboutCode) ? shortened(digits, hasCountry) : blank;
    return [{ from: isOpened ? from : first.from, to: last.to, text }];
  }
  if (isShortNumber(groups)) return [{ from: first.from, to: last.to, text: blank }];
  return groups
    .filter((group) => group.digits.length >= (isAboutCode ? 4 : 5))
    .map((group) => ({ from: group.from, to: group.to, text: blank }));
}

/** Six digits in two groups, none of them a year, or in pairs: a code, or a number of a small country. */
function isShortNumber(groups: readonly Group[]): boolean {
  const lengths = groups.map(({ digits }) => digits.length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (lengths.length === 2) return total === 6 && !groups.some(({ digits }) => isYear(digits));
  return lengths.join('-') === '2-2-2';
}

function shortened(digits: string, hasCountry: boolean): string {
  const known = hasCountry ? shortNumber(`+${digits}`) : '';
  return /^\+\d/.test(known) ? known : `… ${digits.slice(-3)}`;
}

/** `Versa 3 2026 12 %`: no country groups its numbers like that. */
function isModelWithYear(groups: readonly Group[]): boolean {
  const [model, year, level] = groups;
  if (groups.length !== 3 || !model || !year || !level) return false;
  const isSpaced = year.gap === ' ' && level.gap === ' ';
  return isSpaced && model.digits.length === 1 && isYear(year.digits) && level.digits.length <= 3;
}
