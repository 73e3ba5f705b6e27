// What may be sent: a number that can exist and a text that fits, or a Trouble that says what is missing.
import { Trouble } from '../sentences/trouble';
import { readNumberOrThrow } from './numbers';
import { segmentsOf } from './segments';

export interface ReadySms {
  /** E.164. */
  to: string;
  body: string;
  segments: number;
}

/**
 * `to` and `body` are whatever a msg holds; `country` is the default for numbers without one; `most`: how many characters
 * its provider takes. Throws a Trouble: `no-number`, `bad-number`, `no-body`, `too-long`.
 */
export function readySms(to: unknown, body: unknown, country: string, most: number): ReadySms {
  return { to: readyNumber(to, country), ...readyText(body, most) };
}

/** The number alone, E.164. */
export function readyNumber(to: unknown, country: string): string {
  if (isMissing(to)) throw new Trouble('no-number', 'sms.no-number');
  return readNumberOrThrow(to, country);
}

/** Whether no number is meant, instead of a bad one. */
export function isMissing(to: unknown): boolean {
  return to === undefined || to === null || to === '';
}

/** The text alone. */
export function readyText(body: unknown, most: number): Omit<ReadySms, 'to'> {
  const text = textOf(body);
  if (text === null) throw new Trouble('no-body', 'sms.no-body');
  if (text.length > most) {
    throw new Trouble('too-long', 'sms.too-long', { length: text.length, most });
  }
  return { body: text, segments: segmentsOf(text).count };
}

function textOf(body: unknown): string | null {
  if (typeof body === 'number' || typeof body === 'boolean') return String(body);
  return typeof body === 'string' && body.trim() !== '' ? body : null;
}
