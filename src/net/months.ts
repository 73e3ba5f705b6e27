// Calendar months, as this machine's own zone has them.

/**
 * The calendar month of a moment, counted from the year 0: two that follow one another differ by 1. `ms`: since 1970 UTC.
 * By the zone of the machine that runs this, which is the one that an owner's "this month" means.
 */
export function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getFullYear() * 12 + date.getMonth();
}
