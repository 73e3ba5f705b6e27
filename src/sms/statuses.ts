// What a provider's word for how an SMS fares means: how far it is, whether more follows, and whether it failed.
import type { Trouble } from '../sentences/trouble';
import type { Provider, SmsProgress } from './provider';
import { failureTrouble } from './refusals';

export interface StatusReading {
  /** Null for a word that the provider does not declare: nobody knows what it means, and it changes nothing. */
  means: SmsProgress | null;
  isFinal: boolean;
  /** It surely has not left. */
  isUnsent: boolean;
  /** Why it failed; null where it has not. */
  trouble: Trouble | null;
}

export function readStatus(
  provider: Pick<Provider, 'label' | 'statuses' | 'refusals'>,
  word: string,
  errorCode: number | null,
): StatusReading {
  const status = provider.statuses.find((one) => one.word === word);
  const means = status?.means ?? null;
  return {
    means,
    isFinal: status?.isFinal ?? false,
    isUnsent: status?.isUnsent ?? false,
    trouble: means === 'failed' ? failureTrouble(provider, errorCode) : null,
  };
}

/**
 * Whether a word takes an SMS further than the one before it: callbacks come out of order, and none may take it back.
 * Final words are level. A word that is not known takes it nowhere, and is passed by any other.
 */
export function isFurther(
  { statuses }: Pick<Provider, 'statuses'>,
  word: string,
  than: string | null,
): boolean {
  const rank = (one: string | null) => {
    const status = statuses.find((declared) => declared.word === one);
    if (!status) return -1;
    return status.isFinal ? statuses.length : statuses.indexOf(status);
  };
  return rank(word) > rank(than);
}
