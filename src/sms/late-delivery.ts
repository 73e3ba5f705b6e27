// What is delivered while no msg waits for it: what the last run left, and what went on by another account. Its node hears how it
// went.

import type { inFlight, singleFlight } from '../net/concurrency';
import type { System } from '../net/system';
import { asTrouble, type Trouble } from '../sentences/trouble';
import { isAway, lookAgainMs } from '../store/away';
import { isLate } from '../store/late';
import type { StoredSms } from '../store/records';
import type { InstanceStore, SmsStore } from '../store/store';
import type { Ways } from './chain';
import { contentOf, membersOf, type SentSms, sentOf } from './content';
import { endingOf, readEnding } from './endings';
import type { Joining } from './joining';
import { jointTopic } from './joint-text';
import type { Listeners } from './listeners';
import { providerOf } from './providers/registry';
import { uncertainTrouble } from './refusals';
import { longestTimerMs, type Timers } from './timers';

export interface LateDelivery {
  /** What the last run left: posts cut off half-way are reconciled, waiting ones wait on, accepted ones are polled. */
  resume(): Promise<void>;
  /** The same of what a lost instance left, if it left anything. */
  takeOver(): Promise<void>;
  deliver(row: StoredSms): Promise<void>;
  /** This instance was late with it, or its database away: it goes on here where no other one has it then. */
  goOnLater(row: Pick<StoredSms, 'id'>): void;
  /**
   * The msg of an SMS ends with this Trouble, and nothing is left to tell. That of an alert has waited for others, and is on disk
   * nowhere else by now: it is told again if a crash, a stop or a Deploy follows at once.
   */
  endMsg(row: StoredSms, trouble: Trouble): Promise<void>;
}

interface LateDeliveryParts {
  store: SmsStore & Pick<InstanceStore, 'takeSms' | 'ownsSms'>;
  system: Pick<System, 'now'>;
  account: string;
  ways: Ways;
  timers: Pick<Timers, 'later'>;
  listeners: Pick<Listeners, 'tell' | 'noteEnd'>;
  flights: ReturnType<typeof singleFlight<SentSms | null>>;
  posting: Pick<ReturnType<typeof inFlight>, 'watch'>;
  /** Under these keys msgs wait: what becomes of their SMS they tell themselves. */
  awaited: ReadonlySet<string>;
  joining: Pick<Joining, 'follow'>;
  deliver(row: StoredSms): Promise<SentSms | null>;
  /** Of one SMS that several ask for. `delayMs`: until its next try. */
  deliverOne(row: StoredSms, delayMs: number): Promise<SentSms | null>;
  pollLater(row: StoredSms): void;
}

export function createLateDelivery(parts: LateDeliveryParts): LateDelivery {
  const { store, system, account, ways, timers, listeners, flights, posting, awaited, joining } = parts;
  const { deliver, deliverOne, pollLater } = parts;

  async function resume(): Promise<void> {
    await store.takeSms(account);
    await goOn(null);
  }

  /** What was taken while the database went away is known to nobody. */
  let isUnsure = false;

  async function takeOver(): Promise<void> {
    const taken = await store.takeSms(account).catch((error: unknown) => {
      isUnsure ||= isAway(error);
      throw error;
    });
    const ids = isUnsure ? null : taken;
    isUnsure = false;
    if (ids?.length === 0) return;
    await goOn(ids).catch((error: unknown) => {
      if (!isAway(error)) throw error;
      timers.later(lookAgainMs, () => goOn(ids));
    });
  }

  /** `ids`: of those only; null: of all. */
  async function goOn(ids: readonly string[] | null): Promise<void> {
    const due = system.now();
    const isMeant = ({ id }: StoredSms) => ids?.includes(id) ?? true;
    for (const { sms, ending } of await store.smsWithEnding(account)) {
      if (!isMeant(sms)) continue;
      const { status, trouble } = readEnding(ending);
      const whole = (sms.joint && (await store.sms(sms.joint))) || sms;
      listeners.tell(sms, status, { trouble, sms: sentOf({ ...whole, status }) });
    }
    await store.doubtInterruptedSms(account, due, ids);
    const rows = (await store.openSms(account)).filter(isMeant);
    // In the order in which they came: of two equal ones the first takes what is found first.
    for (const row of rows.sort((one, other) => one.createdAt - other.createdAt)) {
      const isOpen = row.state === 'joining' || row.state === 'waiting';
      // What is held asks by itself when it may leave, and shows meanwhile that it waits.
      const isHeld = row.heldUntil !== null && row.heldUntil === row.nextLookAt;
      const dueInMs = isHeld ? 0 : Math.min(longestTimerMs, (row.nextLookAt ?? 0) - due);
      if (!isOpen && contentOf(row).provider !== ways.of(row)?.provider.id) await giveUp(row);
      else if (row.state === 'accepted') pollLater(row);
      else if (contentOf(row).members) await followLate(row, row.state === 'waiting' ? dueInMs : 0);
      else if (row.state === 'waiting') timers.later(dueInMs, () => retryLate(row));
      else void deliverRow(row);
    }
  }

  /** Another provider had it, which this account does not ask any more: this one would not find it, and send it again. */
  async function giveUp(row: StoredSms): Promise<void> {
    const trouble = uncertainTrouble(providerOf(contentOf(row).provider));
    const isToTell = row.state === 'uncertain';
    const ending = isToTell ? { ending: endingOf(row, trouble) } : {};
    await store.changeSms(row.id, { state: row.state, nextLookAt: null, ...ending });
    if (isToTell) listeners.tell(row, 'failed', { trouble });
  }

  async function retryLate({ id }: StoredSms): Promise<void> {
    const row = await store.sms(id);
    // The same alert may have come again meanwhile, and taken this SMS up itself.
    if (row?.state === 'waiting' && !awaited.has(row.key ?? row.id)) await deliverRow(row);
  }

  /** A joint SMS, for each of its members. `delayMs`: until its next try. */
  async function followLate(joint: StoredSms, delayMs = 0): Promise<void> {
    const members = await Promise.all(membersOf(joint).map(({ id }) => store.sms(id)));
    void deliverOne(joint, delayMs).catch((error: unknown) => isAway(error) && goOnLater(joint));
    for (const member of members) if (member) void hearLate(member, () => joining.follow(member, joint));
  }

  /** Never rejects. */
  async function deliverRow(row: StoredSms): Promise<void> {
    const delivering = contentOf(row).members ? followLate(row) : hearLate(row, () => deliver(row));
    await delivering.catch((error: unknown) => isAway(error) && goOnLater(row));
  }

  /** Of an SMS whose msg ended with the last run the node hears how it went, unless the same alert came again. */
  async function hearLate(row: StoredSms, end: () => Promise<SentSms | null>): Promise<void> {
    const flight = row.key ?? row.id;
    try {
      const sent = await flights.run(flight, () => posting.watch(end()));
      // A msg leaves once: of one that an earlier account had taken it has left.
      const isNews = row.chain?.earlier.every(({ sid }) => sid === null) ?? true;
      const isAccepted = isNews && !contentOf(row).isAnswer;
      if (sent && !awaited.has(flight))
        listeners.tell(row, sent.status, { trouble: null, isAccepted, sms: sent });
    } catch (error) {
      // Its node hears of it by whoever goes on with it.
      if (isLate(error) || isAway(error)) return goOnLater(row);
      const trouble = asTrouble(error);
      if (awaited.has(flight)) await endMsg(row, trouble);
      else listeners.tell(row, 'failed', { trouble });
    }
  }

  function goOnLater({ id }: Pick<StoredSms, 'id'>): void {
    timers.later(lookAgainMs, () => goOnIfOwn(id));
  }

  async function goOnIfOwn(id: string): Promise<void> {
    const row = await store.sms(id);
    const whole = row?.joint ? await store.sms(row.joint) : row;
    if (!row || !whole || !(await store.ownsSms(id))) return;
    // The database had kept that, and was away before it could say so: the msg has not ended by it.
    if (whole.state === 'accepted') await deliverRow(row);
    await goOn([row.id, whole.id]);
  }

  async function endMsg(row: StoredSms, trouble: Trouble): Promise<void> {
    if (jointTopic(contentOf(row).msg) === null) await store.removeEndings([row.id]);
    else listeners.noteEnd(row, trouble);
  }

  return { resume, takeOver, deliver: deliverRow, goOnLater, endMsg };
}
