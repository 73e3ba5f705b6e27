// What several Node-REDs did, one after the other, and what of that must not have been: who goes on with the people of one that is gone, and
// how soon; which result of a refresh is used; which SMS left twice because a process stood still inside of its post. What was lost or told under two ids is
// in the ledger (ledger.ts), whoever told it.
import type { Seen } from '../../src/sandbox/sandbox';
import type { Left } from './sms-ways';

/**
 * A life is one process: it ends for ever, and whoever is started in its place is another one. All times are those of the machine
 * that all of this runs on, ms since 1970 UTC: no clock of a Node-RED is believed.
 */
export interface History {
  calls: readonly Call[];
  posts: readonly Post[];
  ends: readonly End[];
  stops: readonly Stop[];
  /** When nobody could reach the database: so long everybody may wait. */
  outages: readonly Span[];
  /** When nothing happened to anybody, and everybody was to be checked on every copy, again and again. */
  calms: readonly Span[];
}

interface Span {
  from: number;
  to: number;
}

/** A request about a person, as a cloud was asked by it. */
export interface Call {
  at: number;
  life: string;
  person: string;
  /** The access token, of a refresh the refresh token. */
  token: string;
  isRefresh: boolean;
  /** Whether it asks how the battery is. */
  isCheck: boolean;
  isGood: boolean;
}

/** An SMS that Twilio has taken. */
export interface Post {
  at: number;
  life: string;
  to: string;
  body: string;
}

/** `at`: when the process was gone. */
export interface End {
  at: number;
  life: string;
  means: 'SIGKILL' | 'SIGTERM';
}

/** A process that stood still. */
export interface Stop extends Span {
  life: string;
}

const faults = ['refreshes kept twice', 'taken over late', 'handed over late', 'asked by several'] as const;
export type Verdict = Readonly<Record<(typeof faults)[number], readonly string[]>>;

/** Who holds the people of an instance that was killed acts for them within this; of one that was stopped in order, at once. */
const limits = { SIGKILL: 15_000, SIGTERM: 2_000 } as const;
/** A token that was read before another one came may still go out for so long: the database may be slow. */
const overlapMs = 5_000;
/** From the question whether it may act to what is known of its post. */
const postMs = 1_500;

export function judge(history: History): Verdict {
  const late = (means: End['means']) =>
    takeovers(history)
      .filter((one) => one.end.means === means && one.ms > one.limitMs)
      .map(({ end, people, ms }) => `${people.join(' and ')} of ${end.life}: ${inWords(ms)}`);
  return {
    'refreshes kept twice': keptTwice(history),
    'taken over late': late('SIGKILL'),
    'handed over late': late('SIGTERM'),
    'asked by several': askedBySeveral(history),
  };
}

/** While nothing happens people stay whose they are: of N copies that check everybody, always the same one asks the cloud about each. */
function askedBySeveral({ calls, calms }: Pick<History, 'calls' | 'calms'>): string[] {
  return calms.flatMap(({ from, to }) => {
    const checks = calls.filter(({ at, isCheck }) => isCheck && at >= from && at <= to);
    return [...grouped(checks, ({ person }) => person)].flatMap(([person, all]) => {
      const lives = [...new Set(all.map(({ life }) => life))];
      return lives.length > 1 ? [`${person} by ${lives.join(' and ')}`] : [];
    });
  });
}

const inWords = (ms: number) => (ms === Number.POSITIVE_INFINITY ? 'never' : `after ${ms} ms`);

export interface Takeover {
  end: End;
  people: string[];
  /** How long after the end another one acted for one of them; infinite where nobody did. */
  ms: number;
  limitMs: number;
}

/** Of each process that is gone and acted for somebody until then, who went on. */
export function takeovers({ calls, ends, outages }: Omit<History, 'posts' | 'stops' | 'calms'>): Takeover[] {
  return ends.flatMap((end) => {
    const people = peopleOf(calls, end);
    if (people.length === 0) return [];
    const first = calls
      .filter(({ at, life, person }) => at > end.at && life !== end.life && people.includes(person))
      .reduce((soonest, { at }) => Math.min(soonest, at), Number.POSITIVE_INFINITY);
    const limit = limits[end.means];
    const waiting = outages
      .map(({ from, to }) => Math.min(to, first) - Math.max(from, end.at))
      .reduce((sum, ms) => sum + Math.max(0, ms), 0);
    return [{ end, people, ms: first - end.at, limitMs: limit + waiting }];
  });
}

/** Those for whom it was the last one to act. Who was never checked is nobody yet: a consent that ended with it is given again. */
function peopleOf(calls: readonly Call[], { life, at }: End): string[] {
  const last = new Map<string, Call>();
  const checked = new Set<string>();
  for (const call of calls) {
    if (call.at > at) continue;
    if (call.at >= (last.get(call.person)?.at ?? 0)) last.set(call.person, call);
    if (call.isCheck && call.isGood) checked.add(call.person);
  }
  return [...last.values()]
    .filter((call) => call.life === life && checked.has(call.person))
    .map(({ person }) => person);
}

/** The access token of one refresh, used after that of a later one had been: both results were kept by somebody. */
function keptTwice({ calls, stops }: History): string[] {
  const lines = new Set<string>();
  for (const [person, all] of grouped(calls, ({ person }) => person)) {
    const good = all
      .filter(({ isGood, isRefresh }) => isGood && !isRefresh)
      .sort((one, two) => one.at - two.at);
    const firstUse = new Map<string, number>();
    for (const { token, at } of good) if (!firstUse.has(token)) firstUse.set(token, at);
    for (const call of good) {
      if (hasStoodStill(stops, call)) continue;
      const own = firstUse.get(call.token) ?? call.at;
      const newer = [...firstUse.values()].filter((at) => at > own && call.at > at + overlapMs);
      if (newer.length > 0) lines.add(`${person}: ${call.life} used what was replaced`);
    }
  }
  return [...lines];
}

/** Who stood still goes on with what it had in its hands. */
function hasStoodStill(stops: readonly Stop[], { life, at }: Pick<Call, 'life' | 'at'>): boolean {
  return stops.some((stop) => stop.life === life && at >= stop.from && at <= stop.to + overlapMs);
}

function grouped(calls: readonly Call[], by: (call: Call) => string): Map<string, Call[]> {
  const groups = new Map<string, Call[]>();
  for (const call of calls) groups.set(by(call), [...(groups.get(by(call)) ?? []), call]);
  return groups;
}

/** How often the same refresh token was taken from two processes: both got the same result, or one that nobody kept. */
export function refreshedTwice({ calls }: Pick<History, 'calls'>): number {
  const refreshes = calls.filter(({ isGood, isRefresh }) => isGood && isRefresh);
  return [...grouped(refreshes, ({ person, token }) => `${person} ${token}`).values()].filter(
    (same) => new Set(same.map(({ life }) => life)).size > 1,
  ).length;
}

/** The devices of this harness, each of which names a low period. */
const labels = (body: string): string[] =>
  [...body.matchAll(/\b(?:Low|Up) \d{5}\b/g)].map(([label]) => label);

/**
 * Without those SMS that a process posted which stood still inside of that, where all that they say left another time as well: no epoch
 * fences a post that is on its way. The answer is what is to be judged, and how many were excused.
 */
export function withoutExcused(
  left: readonly Left[],
  { posts, stops }: Pick<History, 'posts' | 'stops'>,
): { left: Left[]; excused: number } {
  const kept = [...left];
  const isOdd = ({ life, at }: Post) =>
    stops.some((stop) => stop.life === life && stop.from <= at + postMs && stop.to >= at - postMs);
  for (const post of posts.filter(isOdd)) {
    const at = kept.findIndex(({ to, body }) => to === post.to && body === post.body);
    const others = kept.filter((one, place) => place !== at && one.to === post.to);
    const said = labels(post.body);
    const isRepeat = said.every((label) => others.some(({ body }) => labels(body).includes(label)));
    if (at >= 0 && said.length > 0 && isRepeat) kept.splice(at, 1);
  }
  return { left: kept, excused: left.length - kept.length };
}

/** What the sandbox has seen, as a call about a person or as a post to Twilio; null for what is neither, or of nobody that says who it is. */
export function readSeen({ vendor, call, person, headers, body, status }: Seen): {
  call?: Call;
  post?: Post;
} {
  const life = headers['x-crash-life'];
  const at = Number(headers['x-crash-at']);
  if (life === undefined) return {};
  const isGood = status !== null && status < 300;
  if (vendor === 'twilio') {
    if (call !== 'messages.create' || !isGood) return {};
    const fields = new URLSearchParams(body);
    return { post: { at, life, to: fields.get('To') ?? '', body: fields.get('Body') ?? '' } };
  }
  if (person === null || (vendor !== 'google' && vendor !== 'fitbit')) return {};
  const isRefresh = call === 'token' && body.includes('grant_type=refresh_token');
  if (call === 'token' && !isRefresh) return {};
  const token = isRefresh
    ? (new URLSearchParams(body).get('refresh_token') ?? '')
    : (headers.authorization ?? '');
  const isCheck = call === 'devices';
  return { call: { at, life, person: `${vendor} ${person}`, token, isRefresh, isCheck, isGood } };
}

export function isRight(verdict: Verdict): boolean {
  return Object.values(verdict).every((lines) => lines.length === 0);
}

/** The end of the last line: every fault with its number. */
export function verdictLine(verdict: Verdict): string {
  return faults.map((fault) => `${fault}: ${verdict[fault].length}`).join(', ');
}
