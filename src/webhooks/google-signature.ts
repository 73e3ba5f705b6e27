// Google Health's signature: Tink's ECDSA over the raw body, by one of Google's published keys.
import { verify } from 'node:crypto';
import type { GoogleKeys } from './google-keys';

/** Renamed by Google in 2026; the older name is still seen. */
export const googleSignatureHeaders = ['google-health-api-signature', 'x-healthapi-signature'] as const;

const tinkPrefix = 0x01;
const prefixBytes = 5;

/**
 * Whether the header is standard base64 of 0x01, the key id (4 bytes, big endian) and a DER signature (P-256,
 * SHA-256) over the raw bytes. `unavailable`: the keys cannot be had right now, so nobody can say.
 */
export async function checkGoogleSignature(
  rawBody: Uint8Array,
  header: string,
  keys: GoogleKeys,
): Promise<'valid' | 'invalid' | 'unavailable'> {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(header) && header.length % 4 === 0;
  const signature = isBase64 ? Buffer.from(header, 'base64') : Buffer.alloc(0);
  if (signature.length <= prefixBytes || signature[0] !== tinkPrefix) return 'invalid';
  const key = await keys.find(signature.readUInt32BE(1));
  if (key === 'unavailable') return 'unavailable';
  if (key === 'unknown') return 'invalid';
  const der = signature.subarray(prefixBytes);
  return verify('sha256', rawBody, { key, dsaEncoding: 'der' }, der) ? 'valid' : 'invalid';
}
