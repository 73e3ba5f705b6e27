// How secrets are kept and compared: by a fingerprint, and in a time that does not tell where they differ.
import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 as base64url: who reads it cannot use what it was made from. For secrets that nobody can guess. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function isSame(given: string, right: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(right);
  return one.length === other.length && timingSafeEqual(one, other);
}
