// What a provider of SMS declares: the fields of its accounts, its limits, what its words and its refusals mean, how it
// calls back, and how an SMS is handed over and found again. One is a file in providers/, and nothing else names it.
import type { IncomingHttpHeaders } from 'node:http';
import type { Http } from '../net/http';
import type { System } from '../net/system';
import type { SentenceKey } from '../sentences/sentences';
import type { Trouble } from '../sentences/trouble';
import type { Choices, ProviderField, ProviderPreset, ProviderWarning, Settings } from './fields';
import type { ReadySms } from './message';

/** How the SMS of a provider are read: also of one that needs no account. */
export interface Provider {
  /** As flows and stored SMS name it. */
  readonly id: string;
  /** Its proper name, as sentences for people say it. */
  readonly label: string;
  readonly limits: ProviderLimits;
  /** Its words for how an SMS fares, in the order in which an SMS comes to them. */
  readonly statuses: readonly ProviderStatus[];
  /**
   * Whether an SMS is asked after for as long as it is valid while it is only queued: it waits for a phone, which may be off
   * for a day. What is queued no longer than that is taken back where the sender can `cancel`, and told as failed.
   */
  readonly isPolledWhileQueued?: boolean;
  /**
   * What its refusals and late failures mean, by its code or by ours. A code that is not listed says no more than that
   * this SMS was not delivered.
   */
  readonly refusals: Readonly<Record<string, Refusal>>;
  /** How it calls us when an SMS fares on, or when somebody answers; null where it never does. */
  readonly callback: ProviderCallback | null;
}

/** A provider that an account may choose. `Name`: the names of its fields. */
export interface AccountProvider<Name extends string = string> extends Provider {
  /** What its account asks for; the dialog draws them in this order. */
  readonly fields: readonly ProviderField<Name>[];
  /** What the dialog warns of. */
  readonly warnings: readonly ProviderWarning<Name>[];
  /** What fills in its fields at once, where there are things that many have. */
  readonly presets?: readonly ProviderPreset<Name>[];
  /** It sends nothing by itself to who has answered STOP; without that, we send nothing to them. */
  handlesStop?: true;
  /** Finds what may stand in a field that declares `choicesFrom`. Rejects with a Trouble where that cannot be asked. */
  choices?(field: Name, settings: Settings<Name>, tools: ProviderTools): Promise<Choices['choices']>;
  /** Opens an account of it. Throws a Trouble where the settings lack what no request could do without. */
  open(settings: Settings<Name>, tools: ProviderTools): Sender;
}

export interface ProviderTools {
  http: Http;
  time: Pick<System, 'now' | 'steady'>;
}

export interface ProviderLimits {
  /** The longest text that it takes, in characters. */
  characters: number;
  /** For how long it can be told to try to deliver an SMS. */
  validityMinutes: { least: number; most: number };
}

/** How far an SMS is, whatever a provider calls it; `dry-run`: nothing was to leave, and nothing has. */
export type SmsProgress = 'queued' | 'sent' | 'delivered' | 'failed' | 'dry-run';

export interface ProviderStatus {
  /** The provider's word, as a msg carries it on. */
  word: string;
  means: SmsProgress;
  /** It surely has not left and never does, as with what was taken back. */
  isUnsent?: true;
  /**
   * Nothing follows it, so an SMS that is accepted with it is never asked after. Of two final words the one that was heard
   * first stays.
   */
  isFinal: boolean;
}

/**
 * - `retry`: it surely was not sent, and may go a little later.
 * - `give-up`: the same again would end the same here; another account may send it.
 * - `undeliverable`: it is the number or the text, so no account could deliver it.
 * - `opted-out`: who has the number wants none.
 * - `account`: the provider refuses the account or its sender, and so every SMS of it until somebody acts there.
 * - `settings`: what is typed into the account is missing or wrong, and so every SMS of it until somebody changes it.
 */
export type RefusalMeaning = 'retry' | 'give-up' | 'undeliverable' | 'opted-out' | 'account' | 'settings';

export interface Refusal {
  means: RefusalMeaning;
  sentence: SentenceKey;
}

/** One SMS to be handed over. */
export interface SmsOrder extends ReadySms {
  /** The row's own id, the same for each try and never another's: for a provider that takes a key. */
  id: string;
  /** For how long the network may try to deliver it. */
  validitySeconds: number;
  /** Where to tell how it fares, or null. */
  callback: string | null;
  /** Whom it is about, for who shows it here; a network is not told. Null where that is not known. */
  personId: string | null;
}

/** `sid` is what the provider calls the message, in whatever form. */
export type SendOutcome =
  | { kind: 'accepted'; sid: string; status: string; segments: number | null }
  /** It will not be sent: retrying the same would end the same. */
  | { kind: 'refused'; trouble: Trouble; errorCode: number | null }
  /** Surely not sent; may be tried again. */
  | { kind: 'unsent'; trouble: Trouble }
  /** It may have been sent. What follows is the sender's `ifUncertain`. `why`: what is known of that, as `sms-unclear`. */
  | { kind: 'uncertain'; why?: Trouble };

export type PollOutcome = { kind: 'known'; status: string; errorCode: number | null } | { kind: 'unknown' };

/**
 * Messages that may be the SMS in question, oldest first. A `list` without any, twice, means that it is sent again.
 * `unknown`: the list could not be read, or not all of it.
 */
export type FindOutcome = { kind: 'list'; found: { sid: string; status: string }[] } | { kind: 'unknown' };

/**
 * What became of a message that was to be taken back. `cancelled`: it surely never goes out. `not`: the provider has done with
 * it already, so it may have gone. `unknown`: nobody could be asked, or it was not clear yet.
 */
export type CancelOutcome = 'cancelled' | 'not' | 'unknown';

/**
 * How the way is on which SMS leave, where that is a thing with a battery of its own.
 * - `phone`: its battery in percent and whether it charges, where the phone itself answered; null where it does not say.
 * - `lastSeenAt`: when a server last heard of it, ms since 1970 UTC; null where that is not known.
 */
export type SenderHealth =
  | {
      kind: 'reached';
      phone: { level: number | null; isCharging: boolean | null } | null;
      lastSeenAt: number | null;
    }
  /** Nobody answered, or not as such a gateway does. */
  | { kind: 'unreached' };

/** An SMS that came in, as a provider brings it: nothing of it is proven to be what it says. */
export interface ReceivedSms {
  /** The same whichever way it comes, and never another's of this provider; null where it has none, and is never the same. */
  id: string | null;
  /** The number as the provider writes it. */
  from: string;
  text: string;
  /** When it came in, ms since 1970 UTC, by this machine's clock as far as the two can be compared; null where nobody says. */
  at: number | null;
  /** What the provider itself takes it for, such as STOP, or null. */
  keyword: string | null;
}

/** `isWhole`: nothing is missing that came in since then. */
export type InboxOutcome = { kind: 'list'; received: ReceivedSms[]; isWhole: boolean } | { kind: 'unknown' };

/** Where SMS come in. */
export interface Inbox {
  /** Accounts with the same one at a provider share it. It is never shown or kept. */
  readonly key: string;
  /** All that came in since a time (ms since 1970 UTC, by this machine's clock), in any order; of two with the same time the earlier one first. Never rejects. */
  list(since: number): Promise<InboxOutcome>;
}

/** Where a provider is told to call, for all SMS of an account. */
export interface Registration {
  /** What tells where it is registered from anywhere else. It is never shown or kept. */
  readonly key: string;
  /**
   * Sees to it that the provider calls this address for `account`, and leaves alone what is right already. False where nobody
   * could say that it does. Never rejects.
   */
  reconcile(account: string, address: string): Promise<boolean>;
  /** Takes away what is registered for `account`. Never rejects. */
  remove(account: string): Promise<void>;
}

interface AnySender {
  /** Hands an SMS over. Never rejects. */
  send(order: SmsOrder): Promise<SendOutcome>;
  /** Asks how an SMS fares. Never rejects. */
  poll(sid: string): Promise<PollOutcome>;
  /** Takes back what the provider has not handed on yet, where it can. Never rejects. */
  cancel?(sid: string): Promise<CancelOutcome>;
  /** Asks how the way out is. Never rejects. */
  health?(): Promise<SenderHealth>;
  /** What people answer, where that can be read. */
  inbox?: Inbox;
  /** Where it is told once, and not with each SMS, where to call. */
  registration?: Registration;
}

/** One whose messages can be listed: what is not there was not sent, and is sent again. */
export interface ListingSender extends AnySender {
  ifUncertain: 'look-up';
  /**
   * Looks up what may have been sent, after an answer that was lost or a process that ended: what was sent to this
   * number with this text since `since` (ms since 1970 UTC, by this machine's clock at that time, which may have been
   * set meanwhile), whoever asked for it, or under this id. Where it can say nothing for as long as the SMS is valid (ten
   * minutes at least), the SMS is given up, and Catch hears that nobody knows. Never rejects.
   */
  find(sms: Pick<SmsOrder, 'id' | 'to' | 'body'>, since: number): Promise<FindOutcome>;
}

/**
 * An account of a provider, open. `ifUncertain`: what follows when an answer was lost, or the process ended inside a post.
 * - `look-up`: it is looked for, and sent again only where that says that it was not sent.
 * - `post-again`: the provider takes the SMS's id for a key, so the same post once more is harmless, and tells.
 * - `give-up`: it is not sent again, and Catch hears at once that nobody knows.
 */
export type Sender = ListingSender | (AnySender & { ifUncertain: 'post-again' | 'give-up' });

/** A post to the address that a provider was given with an SMS or once for all, or that somebody entered there. */
export interface CallbackPost {
  /** When it came, ms since 1970 UTC. */
  at: number;
  headers: IncomingHttpHeaders;
  query: URLSearchParams;
  body: Uint8Array;
  /** The addresses that it may have been sent to, whole: a signature may be over one of them. */
  addresses: readonly string[];
}

/** What a provider says in a post. `id`: the row's own id. */
export type CallbackNews =
  | { kind: 'status'; id: string; sid: string; status: string; errorCode: number | null }
  /** Somebody answered. */
  | { kind: 'incoming'; sms: ReceivedSms }
  /** What this account does not ask for, or what cannot be read. */
  | { kind: 'nothing' };

export interface ProviderCallback<Name extends string = string> {
  /** Below the public address. It is the same for all accounts of the provider, so it holds no node's id. */
  readonly path: `/fitbit/sms${string}`;
  /** The headers with which it proves a post, in lower case: who brings one is judged by that. */
  readonly proofs: readonly string[];
  /** The most bytes that are looked at while nobody has proven anything. */
  readonly mostBytes: number;
  /** Answers to somebody's SMS, such as that nothing is to be sent back; null where that needs no body. */
  readonly incomingAnswer: { type: string; body: string } | null;
  /** Whether the provider calls such an address: an SMS with one that it does not take may be refused for that. */
  isCallable(base: URL): boolean;
  /** Whether these settings are enough to prove a post; without that, no SMS asks for one. */
  canVerify(settings: Settings<Name>): boolean;
  /** Whether a post is proven to be for the account with these settings. */
  verify(post: CallbackPost, settings: Settings<Name>): boolean;
  /** What a post says that is proven for the account with these settings. */
  read(post: CallbackPost, settings: Settings<Name>): CallbackNews;
}
