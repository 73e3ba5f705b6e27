// What is said of a provider's refusal, and what it asks for.
import type { HttpFailure } from '../net/http';
import type { SentenceKey } from '../sentences/sentences';
import { Trouble } from '../sentences/trouble';
import type { Provider, RefusalMeaning, SendOutcome } from './provider';

type Refusing = Pick<Provider, 'label' | 'refusals'>;

/** A refusal, before anything was sent. The code for Catch is `sms-` and the provider's own, or a word of ours. */
export function refusalTrouble({ label, refusals }: Refusing, code: number | string): Trouble {
  const key = refusals[code]?.sentence ?? 'sms.rejected';
  return new Trouble(`sms-${code}`, key, { provider: label, detail: code });
}

/**
 * What follows from a refusal. `errorCode`: the provider's own code, kept with the SMS; null where `code` is only the
 * status of its answer.
 */
export function refusedOutcome(provider: Refusing, code: number, errorCode: number | null): SendOutcome {
  const trouble = refusalTrouble(provider, code);
  return provider.refusals[code]?.means === 'retry'
    ? { kind: 'unsent', trouble }
    : { kind: 'refused', trouble, errorCode };
}

/** A failure that was told only after the SMS had been accepted; null where its code was not. */
export function failureTrouble({ label, refusals }: Refusing, code: number | null): Trouble {
  const key = code === null ? 'sms.failed' : (refusals[code]?.sentence ?? 'sms.failed');
  const detail = code ?? '?';
  return new Trouble(code === null ? 'sms-failed' : `sms-${code}`, key, { provider: label, detail });
}

/** The provider could not be reached: surely not sent. */
export function unsentTrouble({ label }: Pick<Provider, 'label'>): Trouble {
  return new Trouble('sms-unsent', 'sms.unsent', { provider: label });
}

/**
 * Nobody took the connection to an address that somebody typed: surely not sent. `unreached`: what the provider says where
 * nobody answers there at all.
 */
export function unconnectedTrouble(address: URL, { reason }: HttpFailure, unreached: SentenceKey): Trouble {
  // What ends a connection by https before it is one, and is no certificate, is somebody who does not speak it.
  const isPlain = address.protocol === 'https:' && reason === 'cut-off';
  const key = reason === 'tls' ? 'sms.certificate' : isPlain ? 'sms.no-https' : unreached;
  return new Trouble('sms-unsent', key, { address: address.host });
}

/** The provider has not said whether it took an SMS, and it is still tried or looked up. */
export function unclearTrouble({ label }: Pick<Provider, 'label'>): Trouble {
  return new Trouble('sms-unclear', 'sms.unclear', { provider: label });
}

/** Nobody knows whether it was sent. `why`: what its provider says of that. */
export function uncertainTrouble({ label }: Pick<Provider, 'label'>, why?: Trouble): Trouble {
  return new Trouble('sms-uncertain', why?.key ?? 'sms.uncertain', why?.fill ?? { provider: label });
}

/** What a Trouble of an SMS means to its provider, by the Trouble's code; null for what is none of its own. */
export function meaningOf({ refusals }: Pick<Provider, 'refusals'>, code: string): RefusalMeaning | null {
  return refusals[code.replace(/^sms-/, '')]?.means ?? null;
}

/** Whether an SMS failed by its account and not by its number or its text. */
export function isOfAccount(provider: Pick<Provider, 'refusals'>, { code }: Trouble): boolean {
  const means = meaningOf(provider, code);
  return means === 'account' || means === 'settings';
}
