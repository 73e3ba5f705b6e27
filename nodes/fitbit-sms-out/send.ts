// Sends the SMS of one msg, by the account or as a dry run.
import type { Node, NodeAPI } from 'node-red';
import { asTrouble } from '../../src/sentences/trouble';
import { readySms } from '../../src/sms/message';
import { dryRun } from '../../src/sms/providers/dry-run';
import { wentBy } from '../common/sms-way';
import { show } from '../common/status';
import { typedValue } from '../common/typed-value';
import type { AccountNode } from '../fitbit-sms-account/node';
import type { DryRuns } from './dry-runs';
import { designedFields, keyOf, personId, type ShownSms, type SmsMessage, shown, wantsNone } from './message';
import type { SmsOutDef } from './settings';
import { progressStatus } from './statuses';

/**
 * How the SMS of a msg stands; null for who wants none, and if it has to wait and the account is closed before its
 * end is known. Rejects with a Trouble.
 */
export async function sendSms(
  RED: NodeAPI,
  node: Node<{ to?: string }>,
  def: SmsOutDef,
  account: AccountNode | null,
  dryRuns: DryRuns,
  msg: SmsMessage,
): Promise<ShownSms | null> {
  const to =
    def.toType === 'fixed' ? node.credentials?.to : await typedValue(RED, node, def.toType, def.toValue, msg);
  if ((to === undefined || to === null || to === '') && wantsNone(msg)) {
    show(RED, node, 'wantsNone');
    return null;
  }
  const text = await typedValue(RED, node, def.textType, def.text, msg);
  const { limits } = account?.provider ?? dryRun;
  const sms = readySms(to, text, account?.country ?? '', limits.characters);
  const ready = account ? await account.ready : null;
  const engine = ready?.engine ?? (await dryRuns.open().engine);
  const isDemo = await engine.people.isDemo(personId(msg), sms.to);
  const isReal = ready !== null && !isDemo;
  const outbox = isReal ? ready.outbox : await dryRuns.open().outbox;
  if (isReal) show(RED, node, 'sending');
  const asked = {
    nodeId: node.id,
    sms,
    ...keyOf(msg),
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
