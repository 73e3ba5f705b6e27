// Checks of lists of addresses and networks, as they are typed.
import { isInteger } from './checks';

/** The entries of a list that is separated by commas or lines. */
export function entriesOf(text: string): string[] {
  return (text ?? '').split(/[\s,;]+/).filter((entry) => entry !== '');
}

export function isIPv4(text: string): boolean {
  return /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/.test(text);
}

export function isIPv6(text: string): boolean {
  if (!/^[\da-f:.]+$/i.test(text) || !text.includes(':')) return false;
  try {
    return new URL(`http://[${text}]/`).hostname !== '';
  } catch {
    return false;
  }
}

/** An IP address or, with its length behind a slash, a network. */
export function isNetwork(entry: string): boolean {
  const [address = '', length, ...more] = entry.split('/');
  if (more.length > 0 || !(isIPv4(address) || isIPv6(address))) return false;
  return length === undefined || isInteger(length, 0, address.includes(':') ? 128 : 32);
}

/** The first entry of a list that is neither an address nor a network. */
export function wrongNetwork(list: string): string | undefined {
  return entriesOf(list).find((entry) => !isNetwork(entry));
}
