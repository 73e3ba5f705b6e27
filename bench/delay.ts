// How long the event loop of this process is held up: the histogram of Node.js, without its own pause.
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { short } from './numbers';

export interface Delay {
  /** Milliseconds. */
  p50: number;
  p99: number;
  p999: number;
  max: number;
}

/** What holds up everything else in Node-RED for longer can be felt: one turn in a thousand, and the longest of all. */
export const mostMs = { p999: 20, longest: 50 };

/** As it stands in the table. */
export function delayText({ p99, p999, max }: Delay): string {
  return `p99/p99.9/longest ${short(p99)}/${short(p999)}/${short(max)} ms`;
}

/** `peersLongest`: that of a peer under the same load, on this machine and in the same minute. */
export function isFelt({ p999, max }: Delay, peersLongest = 0): boolean {
  return p999 > mostMs.p999 || max > Math.max(mostMs.longest, peersLongest);
}

const resolutionMs = 1;
let histogram: IntervalHistogram | null = null;

export function startDelay(): void {
  histogram?.disable();
  histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
}

export function endDelay(): Delay {
  histogram?.disable();
  const ms = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolutionMs);
  return {
    p50: ms(histogram?.percentile(50) ?? 0),
    p99: ms(histogram?.percentile(99) ?? 0),
    p999: ms(histogram?.percentile(99.9) ?? 0),
    max: ms(histogram?.max ?? 0),
  };
}

/** The same for a Node-RED: both run inside of it, and close over nothing. */
export function startDelayInside(_RED: unknown, load: NodeJS.Require): void {
  const { monitorEventLoopDelay }: typeof import('node:perf_hooks') = load('node:perf_hooks');
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  (globalThis as { benchDelay?: unknown }).benchDelay = histogram;
}

export function endDelayInside(): Delay {
  const { benchDelay } = globalThis as unknown as { benchDelay: import('node:perf_hooks').IntervalHistogram };
  benchDelay.disable();
  const ms = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - 1);
  const [p50 = 0, p99 = 0, p999 = 0] = [50, 99, 99.9].map((percent) => ms(benchDelay.percentile(percent)));
  return { p50, p99, p999, max: ms(benchDelay.max) };
}
