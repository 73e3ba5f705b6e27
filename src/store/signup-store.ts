// What a store promises about sign-ups: how far each has come, the codes that went out for them, and whom they bring.
import type { HasPlace } from './people-store';
import type { CodeCounts, CodeDecision, CodeVerdict, PersonChange, StoredSignup } from './records';

/** Sign-ups under way, sealed, and the codes that went out for them. */
export interface SignupStore {
  signup(id: string): Promise<StoredSignup | null>;
  /** Adds a sign-up or replaces it. */
  saveSignup(signup: StoredSignup): Promise<void>;
  /**
   * How far a sign-up is now; false where it has ended meanwhile, which no late write takes back. `from`: only where it still is
   * that far, as several instances may go on with it.
   */
  changeSignup(id: string, state: string, from?: string): Promise<boolean>;
  removeSignup(id: string): Promise<void>;
  /** Sign-ups that were begun before a time, oldest first. */
  signupsBefore(time: number): Promise<StoredSignup[]>;
  /** Sign-ups that have brought this person, or brought them back. */
  signupsOfPerson(personId: string): Promise<StoredSignup[]>;
  /** How many codes went out in an hour and a day since those times: to one number, and for a node altogether. */
  countCodes(nodeId: string, numberHash: string, hourAgo: number, dayAgo: number): Promise<CodeCounts>;
  /**
   * Keeps a new code, its count and the pass for its SMS, all or none, if `decide` lets it go: judged and counted at once, as by `addSms`.
   * `over` where the sign-up has ended, or is not `from` any more.
   */
  keepCode(
    signup: StoredSignup,
    numberHash: string,
    sms: { to: string; smsKey: string },
    now: number,
    decide: (counts: CodeCounts) => CodeDecision,
    from?: string,
  ): Promise<CodeVerdict>;
  /**
   * The number is theirs, all their sign-ups are over, a welcome may go; with a `signupId` only while that one is there, and it is of
   * this person. `ended`: what stands in its place then.
   * False, and nothing happens, where it is not, where a new id at the cloud is another's, and where `hasPlace` says no, which is
   * asked with the client's people as they are then.
   */
  proveNumber(
    personId: string,
    change: PersonChange,
    welcome?: { to: string; smsKey: string; at: number } | null,
    signupId?: string | null,
    ended?: StoredSignup | null,
    hasPlace?: HasPlace | null,
  ): Promise<boolean>;
  /** Deletes a person as `removePerson` does, unless their sign-up went on meanwhile; whether it did. */
  removeUnfinished(personId: string, signupId: string): Promise<boolean>;
  /** The same, unless they have another id at the cloud meanwhile or their number is proven. */
  removeUnlinked(personId: string, userId: string): Promise<boolean>;
}
