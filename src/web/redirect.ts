// The redirect address: where it leads, and whether a cloud will take it.
import { withoutSlashes } from '../net/text';
import type { SentenceKey } from '../sentences/sentences';

/** Where consent pages send the browser back to. Registered at the clouds for years: it holds no node's id. */
export const callbackPath = '/fitbit/callback';

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

/**
 * What to register at the cloud. A Google client of the type "Desktop app" takes every http address on `localhost`
 * unregistered: docs/decisions/0016-a-client-for-a-desktop-app.md.
 */
export function registration(redirectUri: string, cloud: string): SentenceKey {
  if (cloud !== 'google-health') return 'redirect.register';
  return /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(redirectUri)
    ? 'redirect.register.desktop'
    : 'redirect.register.web';
}

/**
 * What to say about a public address before the cloud refuses it, or null. Google's rules:
 * developers.google.com/identity/protocols/oauth2/web-server#uri-validation.
 */
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
  if (cloud !== 'google-health') return null;
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) return 'redirect.raw-ip';
  if (/\.(local|lan|home|internal|localdomain)$/.test(hostname) || !hostname.includes('.')) {
    return 'redirect.private-name';
  }
  return null;
}
