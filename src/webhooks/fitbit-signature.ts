// Fitbit's signature: is this body from somebody who knows the client secret?
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `X-Fitbit-Signature` fits the raw bytes: base64(HMAC-SHA1(client secret + "&", body)), standard base64,
 * compared as it came: URL-decoding would turn a plus into a blank. Source: Fitbit's "Subscriber Security".
 */
export function isFitbitSignature(
  rawBody: Uint8Array,
  header: string | undefined,
  clientSecret: string,
): boolean {
  if (!header || !clientSecret) return false;
  const right = createHmac('sha1', `${clientSecret}&`).update(rawBody).digest('base64');
  return isSame(header, right);
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function isSame(given: string, right: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(right);
  return one.length === other.length && timingSafeEqual(one, other);
}
