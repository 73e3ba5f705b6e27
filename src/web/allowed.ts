// Who may open the sign-up pages: a list of networks, judged by the address behind the trusted proxies.
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Private, link-local and loopback networks: RFC 1918, 3927, 4193, 4291. */
const homeNetworks =
  '10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16, 127.0.0.0/8, fc00::/7, fe80::/10, ::1/128';

/** Reads networks (CIDR or single addresses) separated by commas, semicolons or blanks; what is none is left out. */
export function readNetworks(text: string): BlockList {
  const list = new BlockList();
  for (const one of text.split(/[\s,;]+/).filter(Boolean)) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address);
    if (family === 0) continue;
    const most = family === 4 ? 32 : 128;
    // A slash with nothing behind it must not mean everybody.
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : most + 1;
    if (prefix > most) continue;
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

const home = readNetworks(homeNetworks);

export function homeOnly(): BlockList {
  return home;
}

/** Whose forms and refusals are counted together: of IPv6 a whole /64, which one household has to itself. */
export function senderKey(address: string): string {
  const plain = plainAddress(address);
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = (text: string) => text.split(':').filter(Boolean);
  const missing = Math.max(0, 8 - groups(head).length - groups(tail).length);
  const all = [
    ...groups(head),
    ...Array<string>(plain.includes('::') ? missing : 0).fill('0'),
    ...groups(tail),
  ];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

export function contains(list: BlockList, address: string): boolean {
  const plain = plainAddress(address);
  const family = isIP(plain);
  return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * The address a request came from: that of the connection, or, as long as that is a trusted proxy's, the one that the
 * proxy names. Reads `X-Forwarded-For` from its end, because anybody can write its beginning. Empty where it cannot
 * be told: a proxy that nobody named as trusted stands in between, or a trusted one names no address. A list lets
 * nobody in whose address is empty.
 */
export function addressBehind(request: IncomingMessage, proxies: BlockList): string {
  const named = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  let address = plainAddress(request.socket.remoteAddress ?? '');
  // A tunnel or proxy on this machine or in this network would make everybody a neighbour.
  if (contains(home, address) && !contains(proxies, address) && named.length > 0) return '';
  while (contains(proxies, address)) {
    // A proxy that names nobody speaks for strangers, too.
    address = plainAddress(named.pop() ?? '');
    if (isIP(address) === 0) return '';
  }
  return address;
}

/** Without what may stand round it: an IPv4 address that came in by an IPv6 socket is an IPv4 address. */
function plainAddress(address: string): string {
  // An address has no more than 45 characters, a zone and a port beside them.
  const bounded = address.length > 100 ? '' : address;
  return (
    bounded
      .replace(/^\[(.*)\](:\d+)?$/, '$1')
      .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
      .split('%', 1)[0] ?? ''
  ).replace(/^::ffff:(?=\d+\.)/i, '');
}
