// Who asks: the one answer to it, for lists of allowed addresses, for limits and for logs.
import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import { contains, plainAddress, privateNetworks } from './allowed';

/** How requests reach a path of ours. */
export interface Way {
  /** Proxies that are believed about where a request came from. */
  proxies: BlockList;
  /** What stands before the path, from outside: `https://example.org/endpoint`. Empty where nobody knows. */
  base: string;
}

/** No chain of proxies is longer; who writes a longer one hides something. */
const mostProxies = 16;
/** What proxies add. Behind an address of a private network it tells of a proxy that nobody named as trusted. */
const marksOfProxies = [
  'x-forwarded-for',
  'forwarded',
  'x-real-ip',
  'x-forwarded-host',
  'x-forwarded-proto',
  'cf-connecting-ip',
  'via',
] as const;

/**
 * The address a request came from, in its shortest form: that of the connection, or, as long as that is a trusted
 * proxy's, the one that the proxy names. Reads `X-Forwarded-For` from its end, because anybody can write its
 * beginning. `ways`: of all nodes that serve the path; a proxy that one of them trusts is nobody's sender.
 *
 * Empty where it cannot be told, and a list lets nobody in whose address is empty: a trusted proxy names nobody
 * (no header, an empty entry, `unknown`), or one that nobody named as trusted stands in between. That one shows by
 * what it adds to the request, or by an unencrypted connection where the public address is https.
 */
export function callerOf(request: IncomingMessage, ways: readonly Way[]): string {
  const { socket, headers } = request;
  const isTrusted = (one: string) => ways.some(({ proxies }) => contains(proxies, one));
  let address = plainAddress(socket.remoteAddress ?? '');
  if (!isTrusted(address)) return isBehindUnknown(request, address, ways) ? '' : address;
  // Not without its empty entries: one at the end is the proxy's own word, and the one before it the browser's.
  const named = String(headers['x-forwarded-for'] ?? '').split(',');
  for (let hops = 0; hops < mostProxies; hops += 1) {
    // Nothing left to read is a proxy that speaks for nobody.
    address = plainAddress((named.pop() ?? '').trim());
    if (address === '' || !isTrusted(address)) return address;
  }
  return '';
}

/** For logs: the caller, or, where nobody can tell, the connection it came by. */
export function callerName(request: IncomingMessage, address: string): string {
  return address || `? (${plainAddress(request.socket.remoteAddress ?? '')})`;
}

/** Whether many may stand behind an address: nobody can tell who it is, or a proxy in the house may speak for all. */
export function isCrowd(address: string): boolean {
  return address === '' || contains(privateNetworks(), address);
}

/**
 * Under which names an address is counted: `own` is one household, of IPv6 a whole /64, `wide` what one provider gives
 * to one customer, of IPv6 a /56 and of IPv4 the address.
 */
export function networksOf(address: string): { own: string; wide: string } {
  if (!address.includes(':')) return { own: address, wide: address };
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const behind = (tail ?? '').split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  const all = [...groups, ...Array<string>(missing).fill('0'), ...behind];
  const [a = '0', b = '0', c = '0', d = '0'] = all;
  return {
    own: `${a}:${b}:${c}:${d}/64`,
    wide: `${a}:${b}:${c}:${(Number.parseInt(d, 16) >> 8).toString(16)}/56`,
  };
}

function isBehindUnknown(
  { socket, headers }: IncomingMessage,
  address: string,
  ways: readonly Way[],
): boolean {
  // TLS ended before us, so this connection is not the visitor's.
  const isEncrypted = (socket as { encrypted?: boolean }).encrypted === true;
  if (!isEncrypted && ways.some(({ base }) => base.toLowerCase().startsWith('https:'))) return true;
  // A tunnel or proxy on this machine or in this network would make everybody a neighbour.
  return (
    contains(privateNetworks(), address) && marksOfProxies.some((header) => headers[header] !== undefined)
  );
}
