// The one limiter: how often one household, one network and everybody together may do what costs us something.
// It outlives an engine, so that a Deploy forgives nobody.
import type { System } from '../net/system';
import { isCrowd, networksOf } from './caller';

interface Rule {
  windowMs: number;
  /** For one household: see `networksOf`. */
  own: number;
  /** For what one provider gives to one customer. */
  wide: number;
  /** For an address behind which many may stand. */
  crowd: number;
  /** For everybody together. */
  all: number;
}

const none = Number.POSITIVE_INFINITY;
const minute = 60_000;
const hour = 60 * minute;

const rules = {
  /** Answers of 4xx. Behind a private address may be a proxy through which everybody comes: it is not counted. */
  refusals: { windowMs: minute, own: 300, wide: 1_200, crowd: none, all: none },
  /** Forms that were sent, right or wrong. */
  forms: { windowMs: hour, own: 20, wide: 60, crowd: 200, all: none },
  /** Forms that were right: what is wrong costs a stranger nothing, and must not close the page to everybody. */
  signups: { windowMs: hour, own: none, wide: none, crowd: none, all: 200 },
} as const satisfies Record<string, Rule>;

export type Limited = keyof typeof rules;

/** How long who is turned away should wait, in seconds. */
export const retryAfterSeconds = (what: Limited) => rules[what].windowMs / 1000;

export interface Limits {
  /** Whether this caller has done it too often. `caller`: asked only where somebody was counted at all. */
  isExceeded(what: Limited, caller: () => string): boolean;
  /** `caller`: an address as `callerOf` tells it. */
  count(what: Limited, caller: string): void;
}

/** Somebody with a million addresses must not fill the memory: the one that was counted longest ago is forgotten. */
export const mostKeys = 10_000;
const everybody = 'everybody';

interface Count {
  times: number;
  /** When the window began. */
  since: number;
}

export function createLimits(system: Pick<System, 'now'>): Limits {
  const counts = {
    refusals: new Map<string, Count>(),
    forms: new Map<string, Count>(),
    signups: new Map<string, Count>(),
  } satisfies Record<Limited, Map<string, Count>>;

  function current(what: Limited, key: string): Count {
    const found = counts[what].get(key);
    const age = system.now() - (found?.since ?? 0);
    // Below zero: the clock was set back.
    return found && age >= 0 && age < rules[what].windowMs ? found : { times: 0, since: system.now() };
  }

  return {
    isExceeded(what, caller) {
      // Nearly always.
      if (counts[what].size === 0) return false;
      return sharesOf(rules[what], caller()).some(([key, most]) => current(what, key).times >= most);
    },
    count(what, caller) {
      const known = counts[what];
      for (const [key] of sharesOf(rules[what], caller)) {
        const { times, since } = current(what, key);
        known.delete(key);
        known.set(key, { times: times + 1, since });
        const [oldest] = known.size > mostKeys ? known.keys() : [];
        if (oldest !== undefined) known.delete(oldest);
      }
    },
  };
}

/** What one caller is counted under, and how many of each are too many. */
function sharesOf({ own, wide, crowd, all }: Rule, caller: string): [key: string, most: number][] {
  const names = networksOf(caller);
  const shares: [string, number][] = isCrowd(caller)
    ? [[`crowd ${names.own}`, crowd]]
    : [
        [names.own, own],
        // Of IPv4 it is the same.
        ...(names.wide === names.own ? [] : [[`wide ${names.wide}`, wide] as [string, number]]),
      ];
  return [...shares, [everybody, all] as [string, number]].filter(([, most]) => most !== none);
}
