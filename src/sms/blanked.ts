// An SMS as readers of a flow may see it: what would let them act for somebody is blanked.
import type { ReadySms } from './message';
import { shortNumber } from './numbers';

/** The line of a dry run with the number shortened, and links and codes (six digits) blanked. */
export function blankedLine({ to, body }: Pick<ReadySms, 'to' | 'body'>): string {
  const text = body.replace(/https?:\/\/\S+/gi, 'https://…').replace(/(?<!\d)\d{6}(?!\d)/g, '••••••');
  return `SMS to ${shortNumber(to)}: ${text}`;
}
