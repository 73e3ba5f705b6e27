// A mobile number as the owner typed it into a dialog.
import { readNumberOrThrow } from '../../../src/sms/numbers';

/** E.164, or null where nothing was typed. Throws a Trouble for what is no number. */
export function numberTyped(text: string | undefined, country: string): string | null {
  if (text === undefined || text.trim() === '') return null;
  return readNumberOrThrow(text, country);
}
