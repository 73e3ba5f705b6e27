// How long ago something was, in words: it needs no zone.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** What two clocks may differ by. */
const driftMs = 5 * minute;

/** Such as `3 hours ago`, in whole units; null where it is not known, or lies ahead. Times in ms since 1970 UTC. */
export function ago(at: number | null, now: number, language: string): string | null {
  if (at === null || at - now > driftMs) return null;
  const age = Math.max(now - at, minute);
  const [unit, length] =
    age < 2 * hour
      ? (['minute', minute] as const)
      : age < 2 * day
        ? (['hour', hour] as const)
        : (['day', day] as const);
  return new Intl.RelativeTimeFormat(language).format(-Math.floor(age / length), unit);
}
