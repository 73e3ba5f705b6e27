// What a store promises, by subject. Each room takes only the parts that it uses; a driver (sqlite/, postgres/) keeps all of it.
import type { Trouble } from '../sentences/trouble';
import type { AgendaStore, Due, StoredTalk } from './agenda-store';
import type { CheckStore } from './check-store';
import type { IncomingStore } from './incoming-store';
import type { InstanceStore, Instances } from './instance-store';
import type { JointSmsStore } from './joint-store';
import type { NotificationStore } from './notification-store';
import type { PeopleStore } from './people-store';
import type { ReadingStore } from './reading-store';
import type {
  Authorization,
  Grant,
  NumberedGrant,
  Person,
  PersonChange,
  SmsChange,
  SmsCount,
  SmsCounts,
  SmsDecision,
  SmsHandOver,
  SmsState,
  SmsText,
  SmsVerdict,
  StoredAlert,
  StoredSignup,
  StoredSms,
  StoredState,
  UntoldAlert,
} from './records';
import type { SignupStore } from './signup-store';

export type { AgendaStore, Due, StoredTalk } from './agenda-store';
export type { CheckAnswer, CheckStore, KeptNow, NodeDecision } from './check-store';
export type { IncomingStore } from './incoming-store';
export type { Instance, InstanceStore, Instances } from './instance-store';
export type { NotificationStore } from './notification-store';
export type { PeopleStore } from './people-store';
export type { ReadingStore } from './reading-store';
export type { SignupStore } from './signup-store';

/**
 * Every call is whole: it happens altogether or not at all, in the order of the calls. Its promise resolves when what it
 * wrote has reached the disk, and is rejected with a Trouble otherwise. Times are ms since 1970 UTC. Functions that come with a
 * call are run inside of its transaction, and again where that had to begin anew: they change nothing and wait for nothing.
 */
export type Store = PeopleStore &
  GrantStore &
  AuthorizationStore &
  ReadingStore &
  AlertStore &
  CheckStore &
  AgendaStore &
  UntoldStore &
  SignupStore &
  NotificationStore &
  SmsStore &
  IncomingStore &
  FactStore &
  SweepStore &
  InstanceStore &
  StoreHandle;

/** The store itself, whatever it keeps. */
export interface StoreHandle extends Instances {
  /** What keeps it from writing, or null. After a trouble a write is tried: there may be room again. */
  trouble(): Promise<Trouble | null>;
  /** Calls `run` after every commit that changed something, and when none can be. The answer ends that. `run` must not throw. */
  onChange(run: () => void): () => void;
  /** Writes out what is queued and lets go of the place; later calls are refused. May be called twice. */
  close(): Promise<void>;
}

/** Tokens, sealed. */
export interface GrantStore {
  /** Adds a person or replaces all that is known of one, together with the grant: one is never there without the other. */
  savePersonAndGrant(person: Person, grant: Grant): Promise<void>;
  /** Null where the person is gone or has taken back consent. */
  grant(personId: string): Promise<NumberedGrant | null>;
  /** Puts a refreshed grant in the place of the one it came from; false if that was replaced or removed meanwhile. */
  replaceGrant(personId: string, generation: number, grant: Grant): Promise<boolean>;
  /** Writes a grant once more as it is. A disk that does not take this would not take the next one either. */
  rewriteGrant(personId: string): Promise<void>;
  /** Consent was taken back: the grant and all that was learnt by it go, the person stays, changed like this. */
  dropConsent(personId: string, change: PersonChange): Promise<void>;
}

/** Authorizations under way, known by their state's hash. */
export interface AuthorizationStore {
  /** Sweeps away what is old at the same time: see `forgetOld`. */
  addAuthorization(authorization: Authorization, stateHash: string, now: number): Promise<void>;
  /** An authorization that nobody has come back from yet, by its state's hash. */
  authorization(stateHash: string): Promise<Authorization | null>;
  /** Takes an authorization by its state's hash: a second call finds none, so that a state serves once. */
  takeAuthorization(stateHash: string): Promise<Authorization | null>;
  /** Keeps the new grant with its authorization: before it is first used, nobody knows whose it is. */
  keepAuthorizationGrant(id: string, plan: string): Promise<void>;
  /** Authorizations whose grant came in, but whose person was not saved: the process ended in between. */
  interruptedAuthorizations(): Promise<Authorization[]>;
  /** Keeps how it ended, and forgets everything else. */
  endAuthorization(id: string, outcome: string): Promise<void>;
  /**
   * The end of an authorization and the person it brought, together. With a sign-up, what they began before it is over. `hasPlace`:
   * asked with how many the client has, counted at once with the writing; false, and nothing is kept, where it says no.
   */
  join(
    person: Person,
    grant: Grant,
    authorizationId: string,
    outcome: string,
    signup?: StoredSignup | null,
    hasPlace?: ((people: number) => boolean) | null,
  ): Promise<boolean>;
  /** `outcome` is null while it is under way. */
  authorizationOutcome(id: string): Promise<{ outcome: string | null; expiresAt: number } | null>;
  /** How the authorization of a state ended; null if it did not, or if there is none. */
  outcomeOfState(stateHash: string): Promise<{ outcome: string | null; expiresAt: number } | null>;
}

/** What each battery node has told of each person, and the alerts that have not surely left it. */
export interface AlertStore {
  states(nodeId: string, personId: string): Promise<StoredState[]>;
  /**
   * Keeps what a check decided: new states and alerts together, so that neither is there without the other, and lets go
   * of the untold alerts that were resumed or are settled. False, and nothing is kept, where the person is not what the
   * decision was about any more: gone, changed, consent taken back. `due`: see AgendaStore; without it that stays as it is.
   */
  saveDecision(
    nodeId: string,
    person: Person,
    states: readonly StoredState[],
    alerts: readonly StoredAlert[],
    settled?: readonly Pick<UntoldAlert, 'alertId' | 'smsNodeId'>[],
    due?: Due | null,
  ): Promise<boolean>;
  /** What all nodes remember of devices with a conversation or a held alert; of one person, or, for null, of everybody. */
  talks(personId: string | null): Promise<StoredTalk[]>;
  /** Alerts of a node that have not yet surely left it, in the order in which they were decided. */
  alertsOfNode(nodeId: string): Promise<StoredAlert[]>;
  removeAlerts(ids: readonly string[]): Promise<void>;
  /** Forgets the alert states of everybody of a cloud. Demo starts over with Node-RED. */
  forgetStates(cloud: string): Promise<void>;
}

/** Alerts whose SMS could not even be tried. */
export interface UntoldStore {
  /**
   * Keeps one, as `decide` says of the person as they are now: ready to be told anew, waiting for what stands in its way,
   * or not at all. `to`: the number that it was for, null for none. Nothing is kept of who is not here. `leftAs`: its own id, where
   * it was told anew itself; what is ready does not leave once more under that after a crash.
   */
  keepUntold(
    untold: Omit<UntoldAlert, 'isReady'> & { leftAs?: string },
    to: string | null,
    decide: (person: Person, isFormer: boolean) => 'ready' | 'waiting' | 'dropped',
  ): Promise<void>;
  untoldOf(personId: string): Promise<UntoldAlert[]>;
  everyUntold(): Promise<UntoldAlert[]>;
  /** What stood in the way has changed: they may be told anew; but one that is about to leave once more is told by that. */
  readyUntold(untold: readonly Pick<UntoldAlert, 'personId' | 'alertId' | 'smsNodeId'>[]): Promise<void>;
}

/** SMS on their way, sealed, and the counts that the caps go by. */
export interface SmsStore extends JointSmsStore {
  /**
   * Writes an SMS down and counts it, if `decide` lets it go by what the last 24 hours and the month have counted: judged and counted at
   * once, so that two at the same time see each other. A pass that lets it go is used up. Nothing is kept of who is gone.
   */
  addSms(sms: StoredSms, text: SmsText, decide: (counts: SmsCounts) => SmsDecision): Promise<SmsVerdict>;
  /** How many SMS count against an account's caps since a time: all of them, and those to the number that had most. */
  countCappedSms(account: string, since: number): Promise<{ ofDay: number; ofOneNumber: number }>;
  /**
   * How many SMS count against an account's cap of the calendar month in which `now` lies, by this machine's zone. What a
   * clock that was ahead has counted in the month to come counts as well.
   */
  countSmsOfMonth(account: string, now: number): Promise<number>;
  /**
   * Changes an SMS; where `from` is given, only in one of those states; where `via` is, only one that went on to that account
   * last (null: to none). False if there was nothing to change. One that is refused counts as refused from then on. What
   * becomes of a joint SMS becomes of its members, and they have its ending.
   */
  changeSms(
    id: string,
    change: SmsChange,
    from?: readonly SmsState[] | null,
    via?: string | null,
  ): Promise<boolean>;
  /**
   * Takes the first of some messages of the sender that no SMS has taken, at whatever account, and the SMS is accepted with it,
   * unless it went on from `via`, as in `changeSms`. The answer: whether the SMS is accepted now.
   */
  claimSms(
    id: string,
    found: readonly ({ sid: string; status: string } & Pick<SmsChange, 'errorCode' | 'ending'>)[],
    nextLookAt: number | null,
    via?: string | null,
  ): Promise<boolean>;
  sms(id: string): Promise<StoredSms | null>;
  /** The newest SMS of a key that was begun between two times and not refused. */
  smsOfKey(key: string, since: number, until: number): Promise<StoredSms | null>;
  /** The last SMS about a person, the newest first; of members the SMS in which they went. */
  smsOfPerson(personId: string, most: number): Promise<StoredSms[]>;
  /** How the SMS that are still remembered ended, counted, a joint one once: nothing of whom they were for. */
  countSms(): Promise<SmsCount[]>;
  /** SMS of an account that somebody still has to look at, the most urgent first. */
  openSms(account: string): Promise<StoredSms[]>;
  /** Of the SMS of an account that wait at other instances the newest that is tried, else the one that is held longest, or null. */
  waitingElsewhere(account: string): Promise<StoredSms | null>;
  /** The SMS of an account with an ending that is kept still, the oldest first. */
  smsWithEnding(account: string): Promise<{ sms: StoredSms; ending: string }[]>;
  /** The nodes of these SMS have heard how they ended. */
  removeEndings(ids: readonly string[]): Promise<void>;
  /**
   * Gives an SMS that is still as `row` says (state, message and account) to the next account, to which it then `waiting` goes:
   * whoever had it before will not send it any more. Judged by the caps of the next account as `addSms` does, and counted
   * there, unless it counts against none. `changed`: it is not like that any more, and stays as it is.
   */
  handOverSms(
    row: StoredSms,
    to: SmsText,
    next: SmsHandOver,
    decide: (counts: SmsCounts) => SmsDecision,
  ): Promise<SmsVerdict | 'changed'>;
  /**
   * SMS written down but never heard of again, as the process ended while they were being posted: now uncertain. `ids`: only of
   * these; null: of all.
   */
  doubtInterruptedSms(account: string, nextLookAt: number, ids?: readonly string[] | null): Promise<void>;
}

/** Single values by name. */
export interface FactStore {
  fact(name: string): Promise<string | null>;
  setFact(name: string, value: string): Promise<void>;
  /** Sets it where it was never set. The answer: what it is then, which is the same for all who do so at once. */
  firstFact(name: string, value: string): Promise<string>;
}

/** What is forgotten by its age. */
export interface SweepStore {
  /**
   * Forgets fingerprints of numbers, settled SMS, and authorizations that nobody came back from, each after its time:
   * retention.ts. What lies ahead of now was stamped by a clock that was wrong, and would be kept and hold for as long as
   * it was: codes count as sent long ago, the rest as of now, so that it ends by its own rule, and so does what must not
   * be forgotten too early and was stamped by a clock that had not been set yet. An SMS that somebody still has to look
   * up keeps its time: decision 23.
   */
  forgetOld(now: number): Promise<void>;
  /**
   * Forgets what is kept for battery nodes that are not there any more: what they know of devices, what they had to tell or
   * could not tell, and who is due there. `isThere` must not throw.
   */
  forgetNodes(isThere: (nodeId: string) => boolean): Promise<void>;
}
