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
  if (to === undefined || to === null || to === '') throw new Trouble('no-number', 'sms.no-number');
  const number = readNumberOrThrow(to, country);
  const text = textOf(body);
  if (text === null) throw new Trouble('no-body', 'sms.no-body');
  if (text.length > most) {
    throw new Trouble('too-long', 'sms.too-long', { length: text.length, most });
  }
  return { to: number, body: text, segments: segmentsOf(text).count };
}

function textOf(body: unknown): string | null {
  if (typeof body === 'number' || typeof body === 'boolean') return String(body);
  return typeof body === 'string' && body.trim() !== '' ? body : null;
}
