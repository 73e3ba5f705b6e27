// What a store promises about SMS that came in: what people answered, until it has left its node.
import type { IncomingDecision, IncomingFacts, IncomingSms, WaitingIncoming } from './incoming-records';

/** SMS that came in, sealed. Nothing is kept of what strangers wrote. */
export interface IncomingStore {
  /**
   * Keeps those of these SMS that `decide` wants kept, each once, however often it is heard of. What it says of SMS from
   * now on is written at everybody with that number, and, where that is proven for nobody and was told, at the number; that alone
   * is remembered where the rest is not to be kept. Of all others nothing is. `accounts`: those whose SMS such an answer may
   * be to. The answer: how many are to leave now.
   */
  keepIncoming(
    accounts: readonly string[],
    incoming: readonly IncomingSms[],
    now: number,
    decide: (sms: IncomingSms, facts: IncomingFacts) => IncomingDecision,
  ): Promise<number>;
  /** Those that have not surely left, in the order in which they came in, of two at the same time in that in which they were kept. */
  waitingIncoming(): Promise<WaitingIncoming[]>;
  /** What the word of this one asks for was done. */
  noteActedOn(id: string): Promise<void>;
  /** These have left: that they came is remembered, what they said is not. */
  settleIncoming(ids: readonly string[]): Promise<void>;
  /** Whether whoever has this number (E.164) has answered STOP, and not START since. */
  hasStopped(number: string): Promise<boolean>;
  /**
   * What a number (E.164) was told by accepted alerts that were begun until a time, ms since 1970 UTC, as is `now`, as far as they
   * are remembered: the ids of the conversations and of the people whom they were about. What lies ahead was begun long ago.
   */
  toldTo(
    number: string,
    until: number,
    now: number,
  ): Promise<{ conversations: string[]; personIds: string[] }>;
  /**
   * Whether there is anything to listen for: when one of these accounts last told somebody, as far as that is remembered,
   * and whether anybody has answered STOP, and may take that back.
   */
  listensFor(accounts: readonly string[]): Promise<{ lastToldAt: number | null; hasStopped: boolean }>;
}
