// Load: as much as so many connections carry, or so many a second.
import autocannon = require('autocannon');

import { Agent, request } from 'undici';
import { percentile } from './numbers';
import type { Post } from './posts';

export interface Loaded {
  /** Answers. */
  count: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  p999: number;
  /** Answers other than 2xx, and none at all. */
  failed: number;
}

/** Each of the connections posts as soon as it has its answer. */
export async function fullLoad(
  origin: string,
  posts: readonly Post[],
  connections: number,
  seconds: number,
): Promise<Loaded> {
  const times: number[] = [];
  let failed = 0;
  let begun = 0;
  let ended = 0;
  const run = autocannon({
    url: origin,
    connections,
    duration: seconds,
    // It ends with a sample only, and takes one a second by default.
    sampleInt: 50,
    requests: posts.map(({ path, headers, body }) => ({ method: 'POST', path, headers, body })),
  });
  run.on('response', (_client, status, _bytes, milliseconds) => {
    ended = performance.now();
    if (begun === 0) begun = ended - milliseconds;
    times.push(milliseconds);
    if (status < 200 || status > 299) failed += 1;
  });
  const { errors, timeouts } = await run;
  return measured(times, (ended - begun) / 1000, failed + errors + timeouts);
}

/**
 * `rate` posts a second, evenly, whether or not the answers keep up. A time counts from when the post was due, so that
 * a server that stands still is not forgiven what could not be sent meanwhile.
 */
export async function steadyLoad(
  origin: string,
  posts: readonly Post[],
  rate: number,
  count: number,
  connections = 64,
): Promise<Loaded> {
  const agent = new Agent({ connections });
  const times: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const one = async (at: number) => {
    const { path, headers, body } = posts[at % posts.length] ?? { path: '', headers: {}, body: '' };
    const due = begun + (at * 1000) / rate;
    try {
      const response = await request(origin + path, { method: 'POST', headers, body, dispatcher: agent });
      await response.body.dump();
      if (response.statusCode > 299) failed += 1;
    } catch {
      failed += 1;
    }
    times.push(performance.now() - due);
  };
  const sent: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    const tick = () => {
      const due = Math.min(count, Math.floor(((performance.now() - begun) / 1000) * rate) + 1);
      while (sent.length < due) sent.push(one(sent.length));
      if (sent.length < count) setTimeout(tick, 1);
      else resolve();
    };
    tick();
  });
  await Promise.all(sent);
  const seconds = (performance.now() - begun) / 1000;
  await agent.close();
  return measured(times, seconds, failed);
}

function measured(times: readonly number[], seconds: number, failed: number): Loaded {
  return {
    count: times.length,
    perSecond: times.length / seconds,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    p999: percentile(times, 99.9),
    failed,
  };
}
