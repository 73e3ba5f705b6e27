// Fitbit's signature: is this body from somebody who knows the client secret?
import { createHmac } from 'node:crypto';
import { isSame } from '../net/secrets';

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
