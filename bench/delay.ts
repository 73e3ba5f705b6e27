// How long the event loop of this process is held up: the histogram of Node.js, without its own pause.
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

export interface Delay {
  /** Milliseconds. */
  p50: number;
  p99: number;
  max: number;
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
    max: ms(histogram?.max ?? 0),
  };
}
