// What the store keeps of SMS that came in, as the engine sees it. Times are ms since 1970 UTC.

/** An SMS that came in. */
export interface IncomingSms {
  /** A fingerprint of how its provider names it: the same whichever way it is heard of. */
  id: string;
  /** E.164. */
  from: string;
  /** What is needed to tell of it: JSON, sealed. */
  content: string;
  /** When it came in, by this machine's clock. */
  cameAt: number;
  /** What it says of SMS from now on, where it is one of the words for that. */
  keyword: 'stop' | 'start' | null;
}

/** What is known of who sent an SMS that came in. */
export interface IncomingFacts {
  /** When the first SMS went to them that is remembered; null where none is. */
  toldSince: number | null;
  /** How many of theirs were kept within the last hour. */
  ofLastHour: number;
  /** When the last of their words for all SMS came in, or null; one that lies ahead is not believed. */
  keywordAt: number | null;
}

export interface IncomingDecision {
  isKept: boolean;
  /** Whether it is of somebody who was told. */
  isAnswer: boolean;
  /** Whether they want no SMS from now on; null where nothing changes. */
  stopped: boolean | null;
}

/** An SMS that came in and has not surely left. */
export interface WaitingIncoming extends Pick<IncomingSms, 'id' | 'content' | 'cameAt'> {
  /** Whether its word was acted upon. */
  isActedOn: boolean;
  /** The account that the last SMS to them went by in the end. */
  via: string;
  /** The account and the node whose SMS to them was the last one. */
  account: string;
  nodeId: string;
  /** Whom that one was about, else whose number it is; null where that is not known. */
  person: { id: string; name: string } | null;
  /** Theirs; empty where nobody is known. */
  language: string;
}
