// Lists of networks: who may open the sign-up pages, who may post, which proxies are trusted.
import { BlockList, isIP } from 'node:net';

/** Private and link-local networks: RFC 1918, 3927, 4193, 4291. */
const homeNetworks = '10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16, fc00::/7, fe80::/10';

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
const local = readNetworks(`${homeNetworks}, 127.0.0.0/8, ::1/128`);

/**
 * The home network. This machine itself is not in it: a connection from it is a tunnel's or a proxy's, which speaks
 * for anybody.
 */
export function homeOnly(): BlockList {
  return home;
}

/** The home network and this machine: where a proxy may stand that speaks for others. */
export function privateNetworks(): BlockList {
  return local;
}

export function contains(list: BlockList, address: string): boolean {
  const plain = plainAddress(address);
  const family = isIP(plain);
  return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/** No address is longer, with brackets, a zone and a port. */
const mostLength = 100;

/**
 * An address in its shortest form, without brackets, port and zone; an IPv4 address that came in by an IPv6 socket is
 * an IPv4 address. Empty for what is no address.
 */
export function plainAddress(text: string): string {
  if (text.length > mostLength) return '';
  const bare = text
    .replace(/^\[([^\]]*)\](?::\d{1,5})?$/, '$1')
    .replace(/^(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}):\d{1,5}$/, '$1');
  const [address = ''] = bare.includes(':') ? bare.split('%', 1) : [bare];
  const family = isIP(address);
  if (family !== 6) return family === 4 ? address : '';
  const shortest = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(shortest) ?? [];
  if (high === undefined || low === undefined) return shortest;
  const bytes = [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((two) => [two >> 8, two & 255]);
  return bytes.join('.');
}
