// What the sandbox tests share: a sandbox with a clock that only the test moves, and the usual requests.
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox';

/** 20 November 2026, 10:00 UTC. */
export const START = Date.UTC(2026, 10, 20, 10);
export const SETTINGS = 'https://www.googleapis.com/auth/googlehealth.settings.readonly';
export const PROFILE = 'https://www.googleapis.com/auth/googlehealth.profile.readonly';
export const REDIRECT = 'http://localhost:1880/fitbit/callback';
export const VERIFIER = 'a-verifier-that-is-long-enough-to-be-one-0123456789';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

export const start = (options: SandboxOptions = {}): Promise<Sandbox> =>
  startSandbox({ now: () => START, ...options });

/** A JSON answer, loosely typed: tests look at single fields. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  json: any;
}

export async function ask(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

export function post(url: string, fields: Record<string, string> | [string, string][], headers = {}) {
  return ask(url, { method: 'POST', body: new URLSearchParams(fields), headers });
}

export function command(sandbox: Sandbox, path: string, body: unknown, method = 'POST') {
  return ask(`${sandbox.url}/sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
export const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

export function clientOf(sandbox: Sandbox, vendor: 'google' | 'fitbit') {
  const client = sandbox.control.state().clients.find((one) => one.vendor === vendor);
  if (!client) throw new Error('no client');
  return client;
}

export function accountOf(sandbox: Sandbox) {
  const account = sandbox.control.state().twilio[0];
  if (!account) throw new Error('no account');
  return account;
}

export function personOf(sandbox: Sandbox, key: string) {
  const person = sandbox.control.state().people.find((one) => one.key === key);
  if (!person) throw new Error('no person');
  return person;
}

export const googleGrant = (sandbox: Sandbox, person = 'anna', scopes = [SETTINGS]) =>
  sandbox.issueGrant('google', person, clientOf(sandbox, 'google').clientId, scopes);

export const fitbitGrant = (sandbox: Sandbox, person = 'anna', scopes = ['settings', 'profile']) =>
  sandbox.issueGrant('fitbit', person, clientOf(sandbox, 'fitbit').clientId, scopes);

export const devicesOf = (sandbox: Sandbox, token: string, query = '') =>
  ask(`${sandbox.url}/v4/users/me/pairedDevices${query}`, bearer(token));

export const fitbitDevices = (sandbox: Sandbox, token: string) =>
  ask(`${sandbox.url}/1/user/-/devices.json`, bearer(token));

export interface Caught {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A webhook that answers with these statuses in turn (the last one for ever) and remembers what came. */
export async function catcher(...statuses: number[]) {
  const caught: Caught[] = [];
  let waiting: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    caught.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(statuses[caught.length - 1] ?? statuses.at(-1) ?? 204).end();
    for (const wake of waiting.splice(0)) wake();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    caught,
    /** Resolves once this many requests have come. */
    async until(count: number) {
      while (caught.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      waiting = [];
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
