// Sends the SMS of one msg, to one number or to each of a list, by the account or as dry runs.
import type { Node, NodeAPI } from 'node-red';
import { system } from '../../src/net/system';
import { asTrouble, Trouble } from '../../src/sentences/trouble';
import { isMissing, type ReadySms, readyNumber, readySms, readyText } from '../../src/sms/message';
import { listOf, mostNumbers } from '../../src/sms/number-list';
import { dryRun } from '../../src/sms/providers/dry-run';
import { type FailedSms, severalTrouble } from '../../src/sms/several';
import { onceBack } from '../../src/store/away';
import type { SmsFacts } from '../../types/messages';
import { wentBy } from '../common/sms-way';
import { show } from '../common/status';
import { typedValue } from '../common/typed-value';
import type { AccountNode } from '../fitbit-sms-account/node';
import type { DryRuns } from './dry-runs';
import type { LastList } from './last-list';
import {
  copyWithSms,
  designedFields,
  keyOf,
  personId,
  type SmsMessage,
  shown,
  wantsNone,
  withSms,
} from './message';
import type { SmsOutDef } from './settings';
import { progressStatus } from './statuses';
import { keepUntold } from './untold';

interface SendingParts {
  RED: NodeAPI;
  node: Node<{ to?: string }>;
  def: SmsOutDef;
  account: AccountNode | null;
  dryRuns: DryRuns;
  lastList: LastList;
}

/**
 * Sends to whom a msg names. A msg leaves by `leave` for each SMS that was taken; of who wants none, and of an SMS that has to wait and
 * whose account is closed before its end is known, none does. Rejects with a Trouble when all is tried, if anything failed.
 */
export async function sendSms(
  parts: SendingParts,
  msg: SmsMessage,
  leave: (msg: SmsMessage) => void,
): Promise<void> {
  const { RED, node, def, account, lastList } = parts;
  const to =
    def.toType === 'fixed' ? node.credentials?.to : await typedValue(RED, node, def.toType, def.toValue, msg);
  const list = listOf(to);
  // In a list somebody who wants no SMS has no number, as alone.
  const wanted = (list ?? [to]).filter((one) => !(isMissing(one) && wantsNone(msg)));
  lastList.begin([]);
  if (wanted.length === 0 && wantsNone(msg)) {
    show(RED, node, 'wantsNone');
    return;
  }
  const text = await typedValue(RED, node, def.textType, def.text, msg);
  if (list && wanted.length > 0) return sendEach(parts, msg, wanted, text, leave);
  const { limits } = account?.provider ?? dryRun;
  const sms = readySms(list ? '' : to, text, account?.country ?? '', limits.characters);
  const sent = await sendOne(parts, msg, sms);
  // An SMS that waits goes on without its msg: it is on disk, and the listener tells how it went.
  if (sent) leave(withSms(msg, sent));
}

/** Sends to each number of a list, side by side: none waits for another, nor is held up by a bad one. */
async function sendEach(
  parts: SendingParts,
  msg: SmsMessage,
  list: readonly unknown[],
  text: unknown,
  leave: (msg: SmsMessage) => void,
): Promise<void> {
  const { RED, node, account, lastList } = parts;
  if (list.length > mostNumbers) {
    throw new Trouble('too-many-numbers', 'sms.too-many-numbers', { most: mostNumbers });
  }
  const content = readyText(text, (account?.provider ?? dryRun).limits.characters);
  // What keeps the account from opening is one error, and no number's.
  await account?.ready;
  const { numbers, failed } = readNumbers(list, account?.country ?? '');
  lastList.begin([...numbers.keys()]);
  const fail = async (one: FailedSms) => {
    await keepUntold(RED, node.id, one.to === null ? msg : { ...msg, to: one.to }, one.trouble.code);
    return one;
  };
  // Before the others, as what stands in the way of those is to be remembered rather than one number.
  for (const one of failed) await fail(one);
  const sending = [...numbers].map(async ([to, place]) => {
    try {
      const sent = await sendOne(parts, { ...msg, to }, { to, ...content });
      if (sent) leave(copyWithSms(RED, msg, sent));
      return [];
    } catch (thrown) {
      return [await fail({ place, to, trouble: asTrouble(thrown) })];
    }
  });
  const later = (await Promise.all(sending)).flat();
  const [first, ...rest] = [...failed, ...later].sort((one, other) => one.place - other.place);
  if (!first) return;
  lastList.failed();
  throw severalTrouble([first, ...rest], numbers.size + failed.length);
}

/** The places of the numbers in a list, each number once, and the elements that are none. */
function readNumbers(
  list: readonly unknown[],
  country: string,
): { numbers: Map<string, number>; failed: FailedSms[] } {
  const numbers = new Map<string, number>();
  const failed: FailedSms[] = [];
  for (const [index, one] of list.entries()) {
    const place = index + 1;
    try {
      const to = readyNumber(one, country);
      if (!numbers.has(to)) numbers.set(to, place);
    } catch (thrown) {
      failed.push({ place, to: null, trouble: asTrouble(thrown) });
    }
  }
  return { numbers, failed };
}

const waitFor = (ms: number) => new Promise<boolean>((resolve) => system.after(ms, () => resolve(true)));

/** How one SMS stands; null if it has to wait and the account is closed before its end is known. Rejects with a Trouble. */
async function sendOne(
  { RED, node, def, account, dryRuns }: SendingParts,
  msg: SmsMessage,
  sms: ReadySms,
): Promise<SmsFacts | null> {
  const ready = account ? await account.ready : null;
  const engine = ready?.engine ?? (await dryRuns.open().engine);
  const { key, isAlert } = keyOf(msg);
  const askDemo = () => engine.people.isDemo(personId(msg), sms.to);
  // An alert has left its node by now, and is told once.
  const isDemo = await (isAlert ? onceBack(system, waitFor, askDemo) : askDemo());
  const isReal = ready !== null && !isDemo;
  const outbox = isReal ? ready.outbox : await dryRuns.open().outbox;
  if (isReal) show(RED, node, 'sending');
  const asked = {
    nodeId: node.id,
    sms,
    ...{ key, isAlert },
    msg: designedFields(msg),
    mayRepeat: def.mayRepeat === true,
    // A limit guards an account, and a dry run has none.
    isFree: !isReal,
  };
  const sent = await outbox.send(asked).catch((thrown: unknown) => {
    const trouble = asTrouble(thrown);
    if (isReal) wentBy(RED, account, trouble.facts?.account)?.noteRefused(trouble);
    throw thrown;
  });
  if (!sent) return null;
  const by = wentBy(RED, account, sent.account);
  const status = progressStatus(by && isReal ? by.provider : outbox.provider, sent.status);
  // A provider whose acceptance is final tells nothing later.
  if (isReal && (status === 'sent' || status === 'delivered')) by?.noteSent();
  // Without an account and a name of its own, the node is called a dry run already.
  show(RED, node, status === 'dryRun' && !account && !node.name ? 'notSent' : status);
  return shown(sent);
}
