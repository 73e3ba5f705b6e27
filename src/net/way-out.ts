// The way out: straight, or through the proxy that the environment names, with the same limits either way.
import type { Dispatcher, Pool } from 'undici';
import { Agent, loadWhole } from './undici';

/** Environment variables by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Limits of one connection and of what comes over it. */
export interface Limits {
  connectMs: number;
  headersMs: number;
  bodyMs: number;
  bytes: number;
  connectionsPerOrigin: number;
}

export interface WayOut {
  /** For a request to this address, or null where the proxy in the environment is named by no usable address. */
  to(url: URL): Dispatcher | null;
  /** Whether a request failed with this because there was no connection yet: nothing of it can have arrived. */
  isUnconnected(error: unknown): boolean;
  close(): Promise<void>;
}

/**
 * Opens the pools. `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in small letters before capitals, are read as undici reads
 * them; a proxy may leave out its `http://`. This machine itself is never asked through a proxy: Demo lives there.
 */
export function openWayOut(limits: Limits, environment: Environment): WayOut {
  const bounds = {
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    connections: limits.connectionsPerOrigin,
    maxResponseSize: limits.bytes,
  };
  /** What connections have failed with, by name, TLS and tunnel too. Undici rejects the requests that waited for one with the same. */
  const unconnected = new WeakSet<object>();
  const note = (_origin: URL, _targets: readonly Dispatcher[], error: Error) => void unconnected.add(error);
  const direct = new Agent({ ...bounds, connect: { timeout: limits.connectMs } }).on('connectionError', note);
  const proxied = openProxied(bounds, limits.connectMs, note, environment);
  return {
    isUnconnected: (error) => typeof error === 'object' && error !== null && unconnected.has(error),
    to: ({ hostname }) => (isThisMachine(hostname) ? direct : proxied === 'none' ? direct : proxied),
    async close() {
      await Promise.all([direct.destroy(), proxied === 'none' ? null : proxied?.destroy()]);
    },
  };
}

function openProxied(
  bounds: Pool.Options,
  connectTimeout: number,
  note: (origin: URL, targets: readonly Dispatcher[], error: Error) => void,
  environment: Environment,
): Dispatcher | 'none' | null {
  const httpProxy = withScheme(environment.http_proxy ?? environment.HTTP_PROXY);
  const httpsProxy = withScheme(environment.https_proxy ?? environment.HTTPS_PROXY);
  if (!httpProxy && !httpsProxy) return 'none';
  const { EnvHttpProxyAgent, Pool: ProxyPool } = loadWhole();
  // Pools of undici's own making would lose the limits on the way to the proxy.
  const pool = (origin: string | URL, options: object) =>
    new ProxyPool(origin, { ...bounds, ...options }).on('connectionError', note);
  try {
    return new EnvHttpProxyAgent({
      ...bounds,
      connectTimeout,
      httpProxy,
      httpsProxy,
      noProxy: environment.no_proxy ?? environment.NO_PROXY ?? '',
      factory: pool,
      clientFactory: pool,
    });
  } catch {
    // No guess: what should go through a proxy does not go past it.
    return null;
  }
}

function withScheme(proxy: string | undefined): string {
  const text = proxy?.trim() ?? '';
  return text === '' || text.includes('://') ? text : `http://${text}`;
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
