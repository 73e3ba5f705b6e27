// What the store keeps, as the engine sees it. Times are ms since 1970 UTC.

export type PersonId = string & { readonly brand: 'PersonId' };

export interface Person {
  id: PersonId;
  /** A person belongs to (cloud, client id), not to a node. */
  cloud: string;
  clientId: string;
  /** The cloud's own id of the person. */
  userId: string;
  name: string;
  /** E.164, or null. */
  number: string | null;
  numberState: 'none' | 'unproven' | 'proven';
  /** Their own choice to receive SMS. */
  sms: boolean;
  language: string;
  /** IANA zone, where the cloud told it. */
  timeZone: string | null;
  access: 'ok' | 'lost';
  /** Why access was lost: a problem's code. */
  accessReason: string | null;
  accessSince: number;
  connectedAt: number;
  /** No check has worked since then; null while they work. */
  failingSince: number | null;
  failingReason: string | null;
  /** The cloud has denied this account's data since then; null while it does not. */
  deniedSince: number | null;
  /** Their number answered STOP: providers send nothing to it. */
  stopped: boolean;
  /** Thresholds of their own, in place of the battery node's: percent and hours. */
  ownLow: number | null;
  ownNotSyncingHours: number | null;
  /** Their own advice hour, minutes after midnight, in place of the battery node's. */
  ownAdviceAt: number | null;
  /** Their own choice to be advised to charge. */
  advice: boolean;
  /** Their own quiet hours, minutes after midnight, in place of the battery node's; of two equal times nothing is quiet. */
  ownQuiet: { from: number; to: number } | null;
  /** Their own choice to be told in quiet hours what is critical. */
  criticalPasses: boolean;
  /** Until when nothing is told of their batteries; null for no pause. */
  pausedUntil: number | null;
  /** SHA-256 of the secret in their personal link, or null without one. */
  linkHash: string | null;
}

/** What may change about a person without a new consent. */
export type PersonChange = Partial<Omit<Person, 'id' | 'cloud' | 'clientId'>>;

export interface Grant {
  accessToken: string;
  refreshToken: string;
  scopes: readonly string[];
  expiresAt: number;
}

/** A grant with its number: a refresh may only replace the very grant it began with. */
export interface NumberedGrant extends Grant {
  generation: number;
}

/** An authorization under way, from the press of Connect to the cloud's answer. */
export interface Authorization {
  id: string;
  /** What is needed to finish it: client, secret, verifier, the person's data. Sealed. */
  plan: string;
  expiresAt: number;
}

export interface StoredReading {
  deviceId: string;
  name: string | null;
  type: string;
  /** When the cloud was asked. */
  at: number;
  level: number | null;
  status: string | null;
  syncedAt: number | null;
  /** Whether it is on its charger; left out where nothing is said of it. */
  charging?: boolean;
}

/** Per battery node, person and device; an empty device id stands for the person. `state` is JSON. */
export interface StoredState {
  deviceId: string;
  state: string;
}

/** A decided alert that has not yet surely left its node. `body` is the msg as JSON, sealed. */
export interface StoredAlert {
  id: string;
  body: string;
}

/** A sign-up under way. `state` is the sign-up's own JSON, sealed. */
export interface StoredSignup {
  /** SHA-256 of the secret in the browser's cookie. */
  id: string;
  nodeId: string;
  personId: string | null;
  createdAt: number;
  state: string;
}

/**
 * Whether an SMS was handed over: `posting` and `uncertain` may have been, `waiting` surely was not, `accepted` was,
 * `refused` never will be. An `uncertain` one is being looked up, or was given up if `nextLookAt` is null.
 */
/** `joining`: an alert that waits for others, to go with them as one SMS; it is neither judged nor counted yet. */
export type SmsState = 'joining' | 'posting' | 'waiting' | 'accepted' | 'refused' | 'uncertain';

/** How many SMS stand like this. */
export interface SmsCount extends Pick<StoredSms, 'state' | 'status' | 'errorCode'> {
  count: number;
}

export interface StoredSms {
  id: string;
  nodeId: string;
  account: string;
  /** Whom it is about, as far as the msg said so: it goes with them. */
  personId: string | null;
  /** Same account, alert and recipient: the same key. Null without an alert id or key. */
  key: string | null;
  /** To, body and what the node needs to tell of it later: JSON, sealed. */
  content: string;
  state: SmsState;
  sid: string | null;
  /** The carrier's or sender's word for how far it is. */
  status: string | null;
  errorCode: number | null;
  createdAt: number;
  /** When to ask the sender next how it fares, or null when it is settled. */
  nextLookAt: number | null;
  looks: number;
  /** By which accounts it went; null for one that its own account has had all the time. */
  chain: SmsChain | null;
  /** The id of the conversation that it tells of; empty for an alert of none, null for what is no alert. */
  conversation: string | null;
  /** The SMS in which it goes together with others: it stands as that one does. Null for one that goes by itself. */
  joint: string | null;
  /** When the quiet hours or the pause end, or have ended, for which it has waited; its validity begins then. Null for none. */
  heldUntil: number | null;
}

/** What may change of an SMS that is written down. */
export interface SmsChange
  extends Partial<
    Pick<StoredSms, 'state' | 'sid' | 'status' | 'errorCode' | 'nextLookAt' | 'looks' | 'heldUntil'>
  > {
  /** How it ended, for its node to hear: JSON, sealed. Null once that is not so any more. */
  ending?: string | null;
}

/** The way of an SMS that another account took over. Accounts by the ids of their nodes. */
export interface SmsChain {
  /** The account that has it now. */
  via: string;
  /** Since when, ms since 1970 UTC. */
  since: number;
  /** Those that had it before, the first one first. */
  earlier: readonly {
    account: string;
    /** What it called the SMS, where it had taken it. */
    sid: string | null;
    fate: SmsFateBefore;
  }[];
}

/**
 * What came of an SMS at an account from which it went on: `unsent`, it surely sent nothing; `failed`, it had taken it and told
 * that it was not delivered; `uncertain`, nobody knows.
 */
export type SmsFateBefore = 'unsent' | 'failed' | 'uncertain';

/** To which account an SMS goes next. */
export interface SmsHandOver {
  account: string;
  /** Ms since 1970 UTC. */
  at: number;
  /** The content with the next provider in it. */
  content: string;
  /** What came of it at the account that has it now. */
  fate: SmsFateBefore;
}

/** What an SMS is counted by: kept as fingerprints. */
export interface SmsText {
  /** E.164. */
  to: string;
  body: string;
  /** The alert's id or the flow's key, as it came; null without one. */
  key: string | null;
  /** It is our answer to a reply. */
  isAnswer?: boolean;
}

/** What an account has sent in the last 24 hours and this month, as far as it concerns one more SMS. */
export interface SmsCounts {
  /** When the same text last went to the same number, or null. What was refused is no repeat of anything. */
  sameTextAt: number | null;
  /** Whether the sign-up sends it: it has left a pass for this number and key. */
  hasPass: boolean;
  /**
   * SMS that count against the caps, to this number (without our answers) and altogether: `sent` may have gone out, `refused`
   * surely did not.
   */
  ofNumber: { sent: number; refused: number };
  ofAll: { sent: number; refused: number };
  /** Our answers to this number, by whatever account, and when the last one was written down; null without one. */
  ofAnswers: { count: number; lastAt: number | null };
  /** Of these, what may have gone out in the calendar month, by this machine's zone. */
  ofMonth: number;
}

/** How many SMS may go: in 24 hours to one number, and from an account altogether, and from it in a calendar month. */
export interface SmsCaps {
  perNumber: number;
  perDay: number;
  /** Null or missing: no cap. */
  perMonth?: number | null;
}

/** Whether an SMS may go; `isCapped`: whether it counts against the caps then. */
export type SmsDecision =
  | { verdict: 'added'; isCapped: boolean }
  /** `silent`: an answer that nobody misses. */
  | { verdict: 'repeated' | 'silent' | 'cap-number' | 'cap-day' | 'cap-month' | 'cap-refused' };

/** `gone`: the person whom it is about was removed lately. */
export type SmsVerdict = SmsDecision['verdict'] | 'gone';

/** How many codes went out to a number in an hour, and for a node in a day. */
export interface CodeCounts {
  ofNumber: number;
  ofNode: number;
}

/** Whether a code may go: not where its number, or its node, has had its share. */
export type CodeDecision = 'kept' | 'cap-number' | 'cap-node';

/** `over`: the sign-up has ended, or has gone on meanwhile. */
export type CodeVerdict = CodeDecision | 'over';

/** What is known now of the person whom an SMS is about, all of one moment. */
export interface Present {
  /** `gone`: was removed lately. `unknown`: never was here, or was removed long ago. */
  state: 'here' | 'gone' | 'unknown';
  /** Null unless they are here. */
  person: Person | null;
  readings: StoredReading[];
  /** Whether the number in question was theirs until lately, and is not now. */
  isFormer: boolean;
}

/** Codes of what stands in the way of an SMS until there is another number. */
export const obstaclesOfNumber: readonly string[] = ['no-number', 'bad-number', 'too-many-numbers'];

/** An alert whose SMS could not even be tried. */
export interface UntoldAlert {
  alertId: string;
  /** The sending node that could not. */
  smsNodeId: string;
  /** The battery node that decided it; null where that is not known any more. */
  nodeId: string | null;
  personId: string;
  /** Empty for an alert about the connection. */
  deviceId: string;
  kind: string;
  /** Why: the code that Catch got. */
  code: string;
  /** Whether what stood in the way has changed, so that it may be told anew. */
  isReady: boolean;
}
