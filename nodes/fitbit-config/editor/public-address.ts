// What can be a public address.

export const localHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

export function parseAddress(value: string): URL | undefined {
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}

/** What Google accepts as the base of a redirect address, as far as it can be told here. */
export function isPublicAddress(value: string): boolean {
  const address = parseAddress(value.trim());
  if (!address || address.username || /[?#*\\\s]|\.\.|[^:]\/\//.test(value.trim())) return false;
  const isLocal = localHosts.includes(address.hostname);
  return address.protocol === 'https:' || (address.protocol === 'http:' && isLocal);
}
