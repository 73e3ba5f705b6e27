// A service of somebody else's on the loopback: tells a test what it was asked, and answers as the test says.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Arrivals, arrivals } from './waiting';

export interface Request {
  method: string;
  /** With what stands behind the question mark. */
  path: string;
  headers: IncomingHttpHeaders;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

export interface Answer {
  status?: number;
  json: unknown;
}

export interface Service {
  /** Without a slash at the end. */
  url: string;
  requests: Arrivals<Request>;
  close(): Promise<void>;
}

export async function startService(answer: (request: Request) => Answer): Promise<Service> {
  const requests = arrivals<Request>('requests');
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, headers, body: parsed(Buffer.concat(chunks).toString('utf8')) };
    requests.add(one);
    const { status = 200, json } = answer(one);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
