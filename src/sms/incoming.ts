// SMS that come in: an answer of somebody whom we told is on disk before it leaves, and leaves once.

import type { ReplyMessage } from '../../types/messages';
import { inFlight, serialByKey } from '../net/concurrency';
import { createReopening, type Reopening } from '../net/reopening';
import { hashOf } from '../net/secrets';
import { newId, type System } from '../net/system';
import { topicOf } from '../net/text';
import { asTrouble, Trouble } from '../sentences/trouble';
import type { IncomingSms, WaitingIncoming } from '../store/incoming-records';
import type { IncomingStore, Instances } from '../store/store';
import { createUnacknowledged } from '../store/unacknowledged';
import { decideIncoming } from './decide-incoming';
import { type Keyword, keywordOf } from './keywords';
import { readNumber } from './numbers';
import type { ReceivedSms } from './provider';
import { accountProvider } from './providers/registry';
import { keywordIn, type Reply, replyOf } from './reply-words';

/** An SMS that came in with a word, to be acted upon. */
export interface GivenReply {
  /** Never another's. */
  id: string;
  reply: Reply;
  /** E.164. */
  from: string;
  /** When it was given, ms since 1970 UTC; not ahead of now. */
  at: number;
  /** By which accounts it can be answered, the one that was written to first. */
  accounts: readonly string[];
  /** The node whose SMS to that number was the last one. */
  nodeId: string;
  /** Whom that SMS was about, as in ReplyMessage. */
  person: { id: string; name: string } | null;
}

/**
 * Does what a reply asks for; done once more it changes nothing. Rejects with a Trouble where that fails; `fail` hears what goes
 * wrong with an answer, also later.
 */
export type ActOn = (given: GivenReply, fail: (trouble: Trouble) => void) => Promise<void>;

/** Where SMS come in. */
export interface IncomingSource {
  /** The provider's id. */
  provider: string;
  /** The accounts to whose SMS it may be an answer. */
  accounts: readonly string[];
  /** Default country for numbers without one, ISO 3166; empty for none. */
  country: string;
}

/** A sending node, for which answers may be. */
interface Receiver {
  nodeId: string;
  account: string;
  send(message: ReplyMessage): void;
  /** Something that its owner has to know of answers. */
  fail(trouble: Trouble): void;
}

export interface Incoming {
  /**
   * Takes what a provider brought, in whatever order and however often. Resolves when what is an answer is on disk; nothing
   * is kept of the rest.
   */
  take(source: IncomingSource, received: readonly ReceivedSms[]): Promise<void>;
  /** A sending node is there: what waits for it leaves. The answer detaches it; `returns`: a Deploy opens it again. */
  attach(receiver: Receiver): (returns: boolean) => void;
  /** What came in for an account could not be read for long: one of its nodes says so. `provider`: its name. */
  tellUnread(account: string, provider: string): void;
  /** Remembers what has surely left. Never rejects. */
  close(): Promise<void>;
}

/** What a message stored here holds. */
interface Content {
  from: string;
  text: string;
  /** What it says of all SMS, which was judged when it came. */
  keyword: Keyword | null;
}

/** No phone sends a longer one; what a stranger to the rules sends is cut. */
const mostCharacters = 5_000;
/** A node that a Deploy has closed is waited for by `Reopening`; then another one gets what was for it. */
const lookAgainMs = 3 * 60_000;

interface IncomingParts {
  store: IncomingStore & Pick<Instances, 'onFree'>;
  system: System;
  actOn: ActOn;
}

export function createIncoming({ store, system, actOn }: IncomingParts): Incoming {
  const receivers = new Map<string, Receiver>();
  const reopening = createReopening(system);
  const unacknowledged = createUnacknowledged<string, string>(system, store.settleIncoming);
  const timers = new Set<() => void>();
  // One after the other: of two that look at once both would act.
  const inTurn = serialByKey();
  const looking = inFlight();
  let isClosed = false;

  /** Acts upon a reply, unless that fails and there is nobody yet who could be told. */
  async function act(waiting: WaitingIncoming): Promise<void> {
    const given = givenIn(waiting, system.now());
    if (!given) return;
    const receiver = () => receiverOf(waiting, receivers, reopening);
    try {
      await actOn(given, (trouble) => receiver()?.fail(trouble));
    } catch (thrown) {
      const node = receiver();
      if (!node) return;
      node.fail(new Trouble('reply-failed', 'reply.failed', {}, undefined, asTrouble(thrown)));
    }
    await store.noteActedOn(waiting.id);
  }

  async function tellWaiting(): Promise<void> {
    const isDue = (waiting: WaitingIncoming) => givenIn(waiting, system.now()) !== null;
    let all = isClosed ? [] : await store.waitingIncoming();
    const due = all.filter(isDue);
    for (const waiting of due) if (!isClosed) await act(waiting);
    // Meanwhile some of them may have left.
    if (due.length > 0 && !isClosed) all = await store.waitingIncoming();
    for (const waiting of all) {
      if (isClosed) return;
      if (isDue(waiting) || unacknowledged.has(waiting.id)) continue;
      const receiver = receiverOf(waiting, receivers, reopening);
      if (!receiver) continue;
      unacknowledged.add([waiting.id], [receiver.nodeId]);
      receiver.send(messageOf(waiting));
    }
  }
  /** A store in trouble is told elsewhere; what waits stays, and leaves with the next look. */
  const look = () => void looking.watch(inTurn('', tellWaiting)).catch(() => undefined);
  const stop = store.onFree(look);

  return {
    async take(source, received) {
      const now = system.now();
      const messages = received.flatMap(
        (one) => readReceived(source, { ...one, id: one.id ?? newId(system, 'sms') }, now) ?? [],
      );
      if (messages.length === 0) return;
      // As a provider lists them is no order: of two words the later one holds.
      messages.sort((one, other) => one.cameAt - other.cameAt);
      const decide: Parameters<IncomingStore['keepIncoming']>[3] = (sms, facts) =>
        decideIncoming(sms, facts, now);
      if ((await store.keepIncoming(source.accounts, messages, now, decide)) > 0) look();
    },
    attach(receiver) {
      const { nodeId } = receiver;
      receivers.set(nodeId, receiver);
      reopening.delete(nodeId);
      look();
      return (returns) => {
        if (receivers.get(nodeId) !== receiver) return;
        receivers.delete(nodeId);
        unacknowledged.takeBack(nodeId);
        if (!returns) return look();
        reopening.add(nodeId);
        const cancel = system.after(lookAgainMs, () => {
          timers.delete(cancel);
          look();
        });
        timers.add(cancel);
      };
    },
    tellUnread(account, provider) {
      firstOf(account, receivers)?.fail(new Trouble('replies-unread', 'sms.replies-unread', { provider }));
    },
    async close() {
      isClosed = true;
      stop();
      for (const cancel of timers) cancel();
      timers.clear();
      await looking.idle();
      await unacknowledged.close();
    },
  };
}

/** Who tells the flow: the node whose SMS was the last one to that number, else the first of the account by id. */
function receiverOf(
  { nodeId, account }: WaitingIncoming,
  receivers: ReadonlyMap<string, Receiver>,
  reopening: Pick<Reopening, 'has'>,
): Receiver | null {
  const own = receivers.get(nodeId);
  if (own || reopening.has(nodeId)) return own ?? null;
  return firstOf(account, receivers);
}

function firstOf(account: string, receivers: ReadonlyMap<string, Receiver>): Receiver | null {
  const all = [...receivers.values()].filter((one) => one.account === account);
  return all.sort((one, other) => (one.nodeId < other.nodeId ? -1 : 1))[0] ?? null;
}

/** Some carriers leave out the + of a sender. No harm where that is not what was meant: nobody is known by such a number. */
function numberOf(from: string, country: string): string | null {
  const { number } = readNumber(from, country);
  return number ?? (/^[1-9]\d{7,14}$/.test(from) ? readNumber(`+${from}`, '').number : null);
}

/** Null for what no number sent that we could have told: a name, a short code. */
function readReceived(
  { provider, country }: IncomingSource,
  { id, from, text, at, keyword }: ReceivedSms & { id: string },
  now: number,
): IncomingSms | null {
  const number = numberOf(from, country);
  if (number === null) return null;
  // Who acts upon the bare words by itself goes on to send to whoever wrote anything else.
  const isExact = keyword !== null || accountProvider(provider).handlesStop === true;
  const word = isExact ? keywordOf(keyword ?? text) : keywordIn(replyOf(text, ''));
  const content: Content = { from: number, text: text.slice(0, mostCharacters), keyword: word };
  return {
    id: hashOf(JSON.stringify([provider, id])),
    from: number,
    content: JSON.stringify(content),
    cameAt: at ?? now,
    keyword: word,
  };
}

/** What is understood. Of STOP and START nothing but what was judged when it came. */
function replyIn({ text, keyword }: Content, language: string): Reply | null {
  if (keyword !== null) return { word: keyword };
  const reply = replyOf(text, language);
  return keywordIn(reply) === null ? reply : null;
}

/** What is to be done yet for an SMS that came in; null for nothing. `now`: ms since 1970 UTC. */
function givenIn(waiting: WaitingIncoming, now: number): GivenReply | null {
  const { id, isActedOn, content, cameAt, via, account, nodeId, person, language } = waiting;
  const told: Content = JSON.parse(content);
  const reply = isActedOn ? null : replyIn(told, language);
  if (!reply || keywordIn(reply) !== null) return null;
  const accounts = [...new Set([via, account])];
  return { id, reply, from: told.from, at: Math.min(cameAt, now), accounts, nodeId, person };
}

function messageOf({ content, person, language }: WaitingIncoming): ReplyMessage {
  const told: Content = JSON.parse(content);
  const { from, text } = told;
  const reply = replyIn(told, language)?.word ?? null;
  return { payload: text, topic: topicOf(person?.name ?? from), from, person, reply };
}
