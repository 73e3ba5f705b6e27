// The redirect address: where it leads, and whether a cloud will take it.
import { factsOf } from '../clouds/registry';
import { withoutSlashes } from '../net/text';
import type { SentenceKey } from '../sentences/sentences';
import { callbackPath } from '../use-cases/paths';

/** How Node-RED itself can be reached from a browser on the same machine. */
export interface LocalPlace {
  isHttps: boolean;
  port: number;
  /** httpAdminRoot: starts with a slash, ends without one; empty for the root. */
  adminRoot: string;
}

/** What the owner said about the public address. */
export interface PublicPlace {
  /** As typed; empty for none. */
  address: string;
  /** The path under which Node-RED serves it, if Node-RED does: without a slash at the end. */
  nodeRoot: string;
}

/**
 * The exact redirect address: on the public address if there is one, else on `localhost`, where the browser must
 * run on this machine, or the address is pasted.
 */
export function redirectAddress(local: LocalPlace, place: PublicPlace): string {
  if (place.address.trim()) return publicAddressOf(place, callbackPath);
  return `${local.isHttps ? 'https' : 'http'}://localhost:${local.port}${local.adminRoot}${callbackPath}`;
}

/** Where one of our paths is reached from outside. */
export function publicAddressOf({ address, nodeRoot }: PublicPlace, path: string): string {
  return `${withoutSlashes(address.trim())}${nodeRoot}${path}`;
}

/** How to register an address at this cloud, by its rules. */
export function registration(redirectUri: string, cloud: string): SentenceKey {
  return factsOf(cloud)?.redirect.registration(redirectUri) ?? 'redirect.register';
}

/** What to say about a public address before this cloud refuses it, or null. */
export function redirectHint(address: string, cloud: string): SentenceKey | null {
  const text = address.trim();
  if (!text) return null;
  if (!URL.canParse(text)) return 'redirect.not-an-address';
  const { protocol, hostname, username, password, hash, search } = new URL(text);
  if (username || password || hash || search || !['http:', 'https:'].includes(protocol)) {
    return 'redirect.not-an-address';
  }
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (isLocal) return null;
  if (protocol !== 'https:') return 'redirect.not-https';
  return factsOf(cloud)?.redirect.refusesHost(hostname) ?? null;
}
