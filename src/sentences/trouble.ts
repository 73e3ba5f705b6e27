// An error that people may see: a short code for Catch, a sentence of ours in any language, and no secret.
import { isolatedFill } from './isolated';
import { type Fill, type SentenceKey, sentence } from './sentences';

export class Trouble extends Error {
  override readonly name = 'Trouble';
  /**
   * `code`: short, stable, for a Catch node. `key` and `fill`: the sentence.
   * `facts`: plain data for `err.cause`, free of secrets and numbers.
   * `reason`: a Trouble that led to this one; its sentence follows.
   */
  readonly code: string;
  readonly key: SentenceKey;
  readonly fill: Fill;
  readonly facts: Readonly<Record<string, unknown>> | undefined;
  readonly reason: Trouble | null;

  constructor(
    code: string,
    key: SentenceKey,
    fill: Fill = {},
    facts?: Readonly<Record<string, unknown>>,
    reason: Trouble | null = null,
  ) {
    super([sentence('en', key, fill), ...(reason ? [reason.message] : [])].join(' '));
    this.code = code;
    this.key = key;
    this.fill = fill;
    this.facts = facts;
    this.reason = reason;
  }

  tell(language: string): string {
    const told = sentence(language, this.key, isolatedFill(this.fill));
    return this.reason ? `${told} ${this.reason.tell(language)}` : told;
  }
}

/**
 * Any thrown value as a Trouble. What is none is a defect of ours or of a library: only the name of its kind goes
 * on, because its message may hold anything.
 */
export function asTrouble(thrown: unknown): Trouble {
  if (thrown instanceof Trouble) return thrown;
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  const code = thrown instanceof Error && 'code' in thrown ? ` ${String(thrown.code)}` : '';
  const detail = `${kind}${code}`.replace(/[^\w .-]/g, '').slice(0, 60);
  if (code === ' MODULE_NOT_FOUND')
    return new Trouble('palette-unreadable', 'palette.unreadable', { detail });
  return new Trouble('internal', 'internal.trouble', { detail });
}
