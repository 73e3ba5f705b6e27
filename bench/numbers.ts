// Medians, percentiles, slopes, and how they are written.

/** The value below which `percent` of the numbers lie (nearest rank); NaN for none. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = Math.ceil((percent / 100) * sorted.length) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, at))] ?? Number.NaN;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/**
 * The standard error of a median, as a normal distribution as wide as these numbers would give it; how wide they are is told
 * by the median of their distances from the median, so that one odd number in ten changes nothing.
 */
export function medianError(numbers: readonly number[]): number {
  const middle = median(numbers);
  const deviation = 1.4826 * median(numbers.map((one) => Math.abs(one - middle)));
  return (1.2533 * deviation) / Math.sqrt(numbers.length);
}

/** The exponent b of cost = a * size^b, fitted through the logarithms. */
export function exponent(sizes: readonly number[], costs: readonly number[]): number {
  const xs = sizes.map(Math.log);
  const ys = costs.map((cost) => Math.log(Math.max(cost, 1e-9)));
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const above = xs.reduce((sum, x, at) => sum + (x - meanX) * ((ys[at] ?? 0) - meanY), 0);
  return above / xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
}

/** Three digits that matter. */
export function short(number: number): string {
  if (!Number.isFinite(number)) return '-';
  if (Math.abs(number) >= 100) return Math.round(number).toLocaleString('en');
  return String(Number(number.toPrecision(3)));
}

/** Median with the spread: `412 (390-431)`. */
export function spread(numbers: readonly number[], unit = ''): string {
  const text = short(median(numbers));
  const range = numbers.length > 1 ? ` (${short(Math.min(...numbers))}-${short(Math.max(...numbers))})` : '';
  return `${text}${unit && ` ${unit}`}${range}`;
}
