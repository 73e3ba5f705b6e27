// What one learn and one predict cost, and how long a summary gets; and that words alone never become a number.
import { learn, predict } from '../../src/battery/forecast';
import { median, short } from '../numbers';
import type { Row } from '../report';
import { kinds } from './habits';
import { type CloudReading, liveOn } from './life';
import { randomFrom } from './random';

const seed = 77;
const times = 400;

export function costs(part: string): Row[] {
  const rows: Row[] = [];
  let longest = 0;
  for (const kind of kinds.slice(0, 4)) {
    const random = randomFrom(seed);
    const plan = { start: Date.UTC(2026, 0, 5), days: 90, offset: () => 0 };
    const { readings, habits } = liveOn(kind.draw(random), plan, random);
    let summary: unknown = null;
    const learned = readings.map((reading) => {
      const begun = performance.now();
      summary = learn(summary, reading);
      return performance.now() - begun;
    });
    longest = Math.max(longest, JSON.stringify(summary).length);
    const now = (readings.at(-1)?.at ?? 0) + 1;
    const settings = { now, low: 20, empty: 10, timeZone: 'Europe/Berlin', deviceName: habits.deviceName };
    const ms: number[] = [];
    const bytes: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const before = process.memoryUsage().heapUsed;
      const begun = performance.now();
      predict(summary, settings);
      ms.push(performance.now() - begun);
      bytes.push(process.memoryUsage().heapUsed - before);
    }
    // A collection in between makes it negative; what the question itself takes is measured beside it.
    const own = median(bytes) - idleBytes();
    const dearest = learned.slice(-2_000).sort((one, other) => one - other)[1_980] ?? Number.NaN;
    rows.push({
      part,
      what: `6. ${kind.name}; seed ${seed}: one predict; one learn, median and 99 %`,
      value: `${short(median(ms))} ms, ${short(own / 1024)} KiB; ${short(median(learned))} and ${short(dearest)} ms`,
      goal: '<= 1 ms, 64 KiB',
      met: median(ms) <= 1 && own <= 64 * 1024 && dearest <= 1,
    });
  }
  rows.push({
    part,
    what: '6. the longest summary, as JSON',
    value: `${longest} bytes`,
    goal: '<= 4,096',
    met: longest <= 4_096,
  });
  return [...rows, words(part)];
}

function idleBytes(): number {
  return median(
    Array.from({ length: times }, () => {
      const before = process.memoryUsage().heapUsed;
      performance.now();
      return process.memoryUsage().heapUsed - before;
    }),
  );
}

function words(part: string): Row {
  const random = randomFrom(seed);
  const [kind] = kinds;
  let numbers = 0;
  let summary: unknown = null;
  if (kind) {
    const plan = { start: Date.UTC(2026, 0, 5), days: 30, offset: () => 0 };
    const { readings } = liveOn(kind.draw(random), plan, random);
    for (const reading of readings) {
      const said: CloudReading = { ...reading, level: null };
      summary = learn(summary, said);
      const settings = { now: said.at, low: 20, empty: 10, timeZone: 'UTC', deviceName: 'Charge 6' };
      if (predict(summary, settings) !== null) numbers += 1;
    }
  }
  return {
    part,
    what: `5. words instead of levels; seed ${seed}: answers with a time`,
    value: `${numbers}`,
    goal: '0',
    met: numbers === 0,
  };
}
