// What left our nodes, as the flow's own `http request` nodes bring it: in the harness, so that it outlives every kill.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One msg behind one of our nodes, or a start of Node-RED. `node`: the example's number. `life`: which one of several Node-REDs told it. */
export type Fact = { life?: string } & Happened;

type Happened =
  | { kind: 'start' }
  | { kind: 'notifications'; numbers: number[]; count: number }
  | {
      kind: 'alert';
      node: string;
      id: string;
      alert: string;
      device: string | null;
      to: string | null;
      text: string;
    }
  | { kind: 'reading'; node: string; device: string; level: number }
  | { kind: 'happened'; what: string; name: string }
  | { kind: 'error'; code: string; alert: string | null; device: string | null; text: string };

export interface Collector {
  url: string;
  facts: readonly Fact[];
  /** Node-RED is started: what comes now is of another life. */
  started(): void;
  /** Calls back for every fact that comes; the answer ends that. */
  on(listener: (fact: Fact) => void): () => void;
  close(): void;
}

export async function startCollector(): Promise<Collector> {
  const facts: Fact[] = [];
  const listeners = new Set<(fact: Fact) => void>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text) => {
      body += text;
    });
    request.on('end', () => {
      response.end('{}');
      if (request.url !== '/facts') return;
      const fact: Fact = JSON.parse(body);
      facts.push(fact);
      for (const listener of [...listeners]) listener(fact);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    facts,
    started() {
      facts.push({ kind: 'start' });
    },
    on(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
