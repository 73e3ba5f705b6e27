// Google's rules for redirect addresses of web application clients (identity/protocols/oauth2/web-server#uri-validation).

/** Names that are in use at home but are no public domain, besides what is reserved by RFC 2606 and RFC 6762. */
const PRIVATE_ENDINGS = new Set(
  'local lan home internal localdomain corp intranet private test example invalid onion arpa'.split(' '),
);
const SHORTENERS = new Set(['goo.gl', 'bit.ly', 't.co', 'tinyurl.com', 'ow.ly']);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What a client of the type "Desktop app" may use: RFC 8252, 7.3, and `localhost`. */
export function isLoopback(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && LOOPBACK.has(url.hostname);
}

/** Why Google would not let this address be registered, or null if it would. */
export function redirectProblem(address: string): string | null {
  const url = URL.parse(address);
  if (!url) return 'it is not an absolute address';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'its scheme is neither https nor http';
  if (address.includes('#')) return 'it has a fragment';
  if (url.username || url.password) return 'it has a user name or password';
  if (address.includes('*')) return 'it has a wildcard';
  if (/[/\\]\.\.([/\\?]|$)/.test(address) || address.includes('\\')) return 'its path climbs';
  if (LOOPBACK.has(url.hostname)) return null;
  if (url.protocol !== 'https:') return 'it is not https';
  if (/^[\d.]+$/.test(url.hostname) || url.hostname.startsWith('[')) return 'its host is a raw IP address';
  const labels = url.hostname.split('.');
  const ending = labels.at(-1) ?? '';
  if (labels.length < 2 || PRIVATE_ENDINGS.has(ending) || !/^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(ending))
    return 'its host does not end in a public top-level domain';
  if (url.hostname.endsWith('googleusercontent.com')) return 'its host is googleusercontent.com';
  if (SHORTENERS.has(url.hostname)) return 'its host is a URL shortener';
  return null;
}
