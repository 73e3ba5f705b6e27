// What a long life is measured by: series of samples, each with the most that it may be, and the table of them.

export interface Measure {
  name: string;
  /** In the order in which they were taken; the first one is taken when everything has been used once. */
  samples: readonly number[];
  /** By how much a later sample may be above the first. */
  growth?: number;
  /** What no sample may be above, for what fills up to a known height. */
  most?: number;
}

/** What the samples may not be above. */
export function limitOf({ samples, growth = 0, most }: Measure): number {
  return most ?? (samples[0] ?? 0) + growth;
}

/**
 * Whether something grows. One sample above is enough for what is counted; of what is noisy (`growth`), the lower of
 * the last two counts, so that a moment in which much was under way is no leak.
 */
export function grows(measure: Measure): boolean {
  const { samples, growth } = measure;
  const limit = limitOf(measure);
  if (samples.length < 2) return true;
  if (growth === undefined) return samples.some((one) => one > limit);
  return Math.min(...samples.slice(-2)) > limit;
}

/** One line for each measure, under a head: the first, middle and last sample, the limit, the verdict. */
export function table(measures: readonly Measure[]): string[] {
  const rows = measures.map((measure) => {
    const { name, samples } = measure;
    const middle = samples[Math.floor(samples.length / 2)];
    const numbers = [samples[0], middle, samples.at(-1), Math.max(...samples), limitOf(measure)];
    return [name, ...numbers.map((one) => String(one ?? '')), grows(measure) ? 'GROWS' : 'flat'];
  });
  const all = [['', 'first', 'middle', 'last', 'highest', 'limit', ''], ...rows];
  const widths = all[0]?.map((_cell, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? [];
  return all.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
