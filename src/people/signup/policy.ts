// What the owner of one sign-up page decided, where its msgs go, and what somebody types there.
import type { SignupEvent, SignupSms } from '../../../types/messages';
import { isByMsg } from '../../clouds/registry';
import { sentence } from '../../sentences/sentences';

/** What one sign-up node's owner decided, and where its msgs go. */
export interface SignupPolicy {
  nodeId: string;
  cloud: string;
  clientId: string;
  /** How a number is proven: by a code, by the owner's click, or none is asked for. */
  confirm: 'sms' | 'owner' | 'none';
  /** A word that has to be known, or empty. */
  invitation: string;
  mostPeople: number;
  codesPerDay: number;
  /** The page's heading; it stands in the SMS too. Empty for one in the language of whoever reads it. */
  title: string;
  /** The page's public address. */
  address: string;
  send(sms: SignupSms): void;
  happened(what: SignupEvent, person: { id: string; name: string }): void;
  /** No code may go out any more today. */
  capReached(): void;
  /** Somebody new was turned away: there are that many people already. */
  full(count: number): void;
}

/** What somebody typed, read and found well-formed. */
export interface SignupForm {
  name: string;
  /** E.164, or null. */
  number: string | null;
  language: string;
}

/** The page's heading, for who reads this language. */
export function titleIn({ title, cloud }: Pick<SignupPolicy, 'title' | 'cloud'>, language: string): string {
  return title || sentence(language, isByMsg(cloud) ? 'signup.by-msg.title' : 'signup.title');
}
