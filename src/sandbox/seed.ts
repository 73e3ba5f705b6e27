// Everything made up in the sandbox (ids, secrets, keys) comes from one seed word, so that a restart knows it again.
import { createHmac, timingSafeEqual } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 32 bytes that belong to this seed and label, always the same. */
export function derive(seed: string, label: string): Buffer {
  return createHmac('sha256', `lowbatt sandbox ${seed}`).update(label).digest();
}

/** `length` lower-case hex digits (at most 64). */
export function deriveHex(seed: string, label: string, length: number): string {
  return derive(seed, label).toString('hex').slice(0, length);
}

/** `length` decimal digits (at most 32), the first one never 0. */
export function deriveDigits(seed: string, label: string, length: number): string {
  const digits = Array.from(derive(seed, label), (byte) => String(byte % 10)).slice(0, length);
  return digits.join('').replace(/^0/, '7');
}

/** `length` lower-case letters and digits (at most 32). */
export function deriveWord(seed: string, label: string, length: number): string {
  return Array.from(derive(seed, label), (byte) => LETTERS.charAt(byte % LETTERS.length))
    .join('')
    .slice(0, length);
}

/** A keyed checksum over text, base64url: what makes a token of this seed unforgeable. */
export function seal(seed: string, text: string): string {
  return createHmac('sha256', derive(seed, 'seal')).update(text).digest('base64url');
}

/** Compares two secrets without telling by the time it takes how much of them is right. */
export function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
