// The interface of whatever hands SMS over to the network.
import type { Trouble } from '../sentences/trouble';
import type { ReadySms } from './message';

export type SendOutcome =
  | { kind: 'accepted'; sid: string; status: string; segments: number | null }
  /** It will not be sent: retrying the same would end the same. */
  | { kind: 'refused'; trouble: Trouble; errorCode: number | null }
  /** Surely not sent; may be tried again. */
  | { kind: 'unsent'; trouble: Trouble }
  /** It may have been sent: to be looked up before it is sent again. */
  | { kind: 'uncertain' };

export type LookOutcome =
  | { kind: 'known'; status: string; trouble: Trouble | null; errorCode: number | null; final: boolean }
  | { kind: 'unknown' };

/** Messages that may be the SMS in question, oldest first; `unknown`: the list could not be read, or not all of it. */
export type FindOutcome = { kind: 'list'; found: { sid: string; status: string }[] } | { kind: 'unknown' };

export interface Sender {
  /**
   * `validitySeconds`: how long the network may try to deliver it. `callback`: where to tell how it fares, or null.
   * `personId`: whom it is about, for who shows it here; a network is not told. Null or left out where that is not known.
   * Never rejects.
   */
  send(
    sms: ReadySms,
    validitySeconds: number,
    callback: string | null,
    personId?: string | null,
  ): Promise<SendOutcome>;
  /**
   * What was sent to this number with this text since `since` (ms since 1970 UTC, by this machine's clock at that
   * time, which may have been set meanwhile), whoever asked for it. Never rejects.
   */
  find(sms: ReadySms, since: number): Promise<FindOutcome>;
  /** How an SMS fares. Never rejects. */
  look(sid: string): Promise<LookOutcome>;
  /** What a status means that came by callback. */
  read(status: string, errorCode: number | null): Extract<LookOutcome, { kind: 'known' }>;
}
