// Which part of an MQTT topic names the person and which the device: "watches/{person}/{device}/battery".

/** What a topic names; null for what the pattern has no place for. */
export interface Named {
  person: string | null;
  device: string | null;
}

/** Reads a topic; null where it is none of this pattern. */
export type ReadTopic = (topic: string) => Named | null;

type Place = keyof Named;

interface Segment {
  place: Place | null;
  /** The text before and behind the place, or all of it. */
  before: string;
  behind: string;
  /** `+`: any segment. */
  isAny: boolean;
}

const placeIn = /\{([^{}]*)\}/;
const allPlaces = /\{([^{}]*)\}/g;
const places: readonly string[] = ['person', 'device'];

/** What is wrong with a pattern, as a word for a sentence's key; null for nothing. An empty one is no pattern. */
export type PatternFault = 'place' | 'twice' | 'two-in-one' | 'brace' | 'hash';

export function faultOfPattern(pattern: string): PatternFault | null {
  const seen: string[] = [];
  const segments = pattern.split('/');
  for (const [at, segment] of segments.entries()) {
    if (segment.includes('#') && (segment !== '#' || at !== segments.length - 1)) return 'hash';
    const found = [...segment.matchAll(allPlaces)].map(([, name]) => name ?? '');
    if (/[{}]/.test(segment.replace(allPlaces, ''))) return 'brace';
    if (found.some((name) => !places.includes(name))) return 'place';
    if (found.length > 1) return 'two-in-one';
    seen.push(...found);
  }
  return new Set(seen).size < seen.length ? 'twice' : null;
}

/**
 * A pattern as a reader of topics; null for one with a fault, and for an empty one. `+` stands for any segment and a last
 * `#` for all that follow, as in a subscription. A place is never empty. Takes time linear in the topic.
 */
export function topicPattern(pattern: string): ReadTopic | null {
  if (pattern === '' || faultOfPattern(pattern) !== null) return null;
  const hasRest = pattern === '#' || pattern.endsWith('/#');
  const texts = pattern.split('/');
  const segments = (hasRest ? texts.slice(0, -1) : texts).map(segmentOf);
  return (topic) => {
    const given = topic.split('/');
    if (hasRest ? given.length < segments.length : given.length !== segments.length) return null;
    const named: Named = { person: null, device: null };
    for (const [at, segment] of segments.entries()) {
      const part = readSegment(segment, given[at] ?? '');
      if (part === null) return null;
      if (segment.place !== null) named[segment.place] = part;
    }
    return named;
  };
}

function segmentOf(text: string): Segment {
  const found = placeIn.exec(text);
  if (!found) return { place: null, before: text, behind: '', isAny: text === '+' };
  const [whole, name] = found;
  return {
    place: name as Place,
    before: text.slice(0, found.index),
    behind: text.slice(found.index + whole.length),
    isAny: false,
  };
}

/** What stands at the place, or an empty text without one; null where the segment does not fit. */
function readSegment({ place, before, behind, isAny }: Segment, given: string): string | null {
  if (place === null) return isAny || given === before ? '' : null;
  const isFit =
    given.length > before.length + behind.length && given.startsWith(before) && given.endsWith(behind);
  return isFit ? given.slice(before.length, given.length - behind.length) : null;
}

const mostShown = 80;

/** A topic as it may stand in an error: short, and without what may be a secret, a number or an address of somebody. */
export function shownTopic(topic: string): string {
  const shown = topic
    .slice(0, mostShown)
    .split('/')
    .map((segment) => (isPrivate(segment) ? '…' : segment.replace(/\p{C}/gu, ' ')))
    .join('/');
  return topic.length > mostShown ? `${shown}…` : shown;
}

/** Somebody's mail, a telephone number, or what no person has named. */
function isPrivate(segment: string): boolean {
  const hasNumber = /\d{6}/.test(segment.replace(/[ +().-]/g, ''));
  const runs = segment.match(/[a-z\d]{16,}/gi) ?? [];
  return hasNumber || segment.includes('@') || runs.some((run) => /\d/.test(run));
}
