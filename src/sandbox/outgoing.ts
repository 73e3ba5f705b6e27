// Requests that the sandbox makes itself: notifications and status callbacks. Ended when the sandbox closes.
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

const TIMEOUT = 15_000;

export interface Outgoing {
  /** Status of the answer, or null with the reason where there was none. Never rejects. */
  send(
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<{ status: number | null; error: string | null }>;
  /** Runs something later in real time; forgotten when the sandbox closes. */
  later(ms: number, run: () => void): void;
  close(): void;
}

export function makeOutgoing(): Outgoing {
  const ending = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  return {
    send(method, url, headers, body = '') {
      return new Promise((resolve) => {
        const fail = (error: unknown) =>
          resolve({ status: null, error: error instanceof Error ? error.message : String(error) });
        try {
          const ask = new URL(url).protocol === 'https:' ? httpsRequest : httpRequest;
          const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
          const sent = ask(
            url,
            {
              method,
              headers: { ...headers, ...length },
              agent: false,
              signal: ending.signal,
              timeout: TIMEOUT,
            },
            (answer) => {
              answer.resume();
              answer.on('error', fail);
              answer.on('end', () => resolve({ status: answer.statusCode ?? null, error: null }));
            },
          );
          sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
          sent.on('error', fail);
          sent.end(body);
        } catch (error) {
          fail(error);
        }
      });
    },
    later(ms, run) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, ms);
      timer.unref();
      timers.add(timer);
    },
    close() {
      ending.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
